import { useQuery } from '@tanstack/react-query';
import { ConfigProvider, Select, theme } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { nameOf } from '../kit/values.ts';
import { useDark } from '../preferences.ts';
import { lookupQuery, unitsQuery } from '../queries.ts';
import type { InputProps } from './input.ts';

const light = {
  colorPrimary: '#1f1d1a',
  colorBgBase: '#ffffff',
  colorTextBase: '#1f1d1a',
  colorBorder: '#c9bfac',
  colorTextPlaceholder: '#6b655c',
};
const dark = {
  colorPrimary: '#e9e5dc',
  colorBgBase: '#1b2533',
  colorTextBase: '#e9e5dc',
  colorBorder: '#44546a',
  colorTextPlaceholder: '#9fa6b2',
};

/** Our own look for the few controls taken from the library: paper, ink, small corners, no motion. */
export function LookProvider({ children }: { readonly children: ReactNode }) {
  const isDark = useDark();
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const tokens = {
    ...(isDark ? dark : light),
    borderRadius: 3,
    fontFamily: 'inherit',
    fontSize: size,
    controlHeight: size * 2.571,
    motion: false,
  };
  const select = isDark
    ? { optionSelectedBg: '#2c3848', optionActiveBg: '#243040' }
    : { optionSelectedBg: '#f3eee4', optionActiveBg: '#faf7f1' };
  return (
    <ConfigProvider
      theme={{ algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm, token: tokens, components: { Select: select } }}
    >
      {children}
    </ConfigProvider>
  );
}

interface PickProps {
  readonly p: InputProps;
  readonly options: readonly { readonly value: string; readonly label: string; readonly note: string }[];
  readonly busy: boolean;
  readonly onSearch: (q: string) => void;
  readonly placeholder: string;
}

/** Finds and picks one or several from the register; what is already chosen keeps its printed name. */
function Pick({ p, options, busy, onSearch, placeholder }: PickProps) {
  const many = p.field.many === true;
  const chosen = (Array.isArray(p.value) ? p.value : [p.value]).filter((v): v is string => typeof v === 'string' && v !== '');
  const known = new Set(options.map((o) => o.value));
  const held = chosen.filter((v) => !known.has(v)).map((v) => ({ value: v, label: nameOf(p.field, v, p.names), note: '' }));
  return (
    <LookProvider>
      <Select
        id={p.id}
        {...(many && { mode: 'multiple' as const })}
        value={many ? chosen : chosen[0]}
        options={[...held, ...options]}
        showSearch={{ filterOption: false, onSearch }}
        loading={busy}
        allowClear
        // Inside a modal dialog the list must hang in the dialog, or it opens behind it.
        getPopupContainer={(node: HTMLElement) => node.closest('dialog') ?? document.body}
        placeholder={placeholder}
        notFoundContent={busy ? '正在查找…' : '没有找到，换个词试试'}
        onChange={(value: unknown) => p.onChange(value)}
        style={{ width: '100%' }}
        status={p.invalid ? 'error' : ''}
        aria-describedby={p.describedBy}
        optionRender={(option) => (
          <>
            {option.label}
            <span className="grey small">　{option.data.note}</span>
          </>
        )}
      />
    </LookProvider>
  );
}

export function UnitInput(p: InputProps) {
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed);
  const units = useQuery(unitsQuery(q ? { q } : {}));
  const kinds = p.field.unitKinds;
  const all = units.data ?? [];
  const names = new Map(all.map((u) => [u.code, u.name]));
  const options = all
    .filter((u) => !kinds || kinds.includes(u.kind))
    .map((u) => ({ value: u.code, label: u.name, note: u.parent ? (names.get(u.parent) ?? '') : '' }));
  return <Pick p={p} options={options} busy={units.isFetching} onSearch={setTyped} placeholder="输入单位名称查找" />;
}

export function ReferenceInput(p: InputProps) {
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed);
  const found = useQuery(lookupQuery(p.field.procedure ?? '', q));
  const options = (found.data ?? []).map((one) => ({ value: one.key, label: one.label, note: one.state }));
  return <Pick p={p} options={options} busy={found.isFetching} onSearch={setTyped} placeholder="输入名称或编号查找" />;
}
