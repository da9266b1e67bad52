import { useQuery } from '@tanstack/react-query';
import { type ClipboardEvent, useDeferredValue, useState } from 'react';
import { nameOf } from '../kit/values.ts';
import { lookupQuery, unitsQuery } from '../queries.ts';
import { type Choice, Combobox } from './combobox.tsx';
import { useForm } from './form-context.ts';
import type { InputProps } from './input.ts';
import { labelsIn, pastedIds } from './pasted.ts';

interface PickProps {
  readonly p: InputProps;
  readonly options: readonly Choice[];
  readonly busy: boolean;
  readonly onSearch: (q: string) => void;
  readonly placeholder: string;
}

/** Finds and picks one or several from the register; what is already chosen keeps its printed name. */
function Pick({ p, options, busy, onSearch, placeholder }: PickProps) {
  const many = p.field.many === true;
  const { learn } = useForm();
  const values = (Array.isArray(p.value) ? p.value : [p.value]).filter((v): v is string => typeof v === 'string' && v !== '');
  const chosen = values.map((v) => options.find((o) => o.value === v) ?? { value: v, label: nameOf(p.field, v, p.names), note: '' });
  return (
    <Combobox
      id={p.id}
      chosen={chosen}
      options={options}
      many={many}
      busy={busy}
      invalid={p.invalid}
      describedBy={p.describedBy}
      placeholder={placeholder}
      onSearch={onSearch}
      onChange={(all) => {
        learn(Object.fromEntries(all.map((one) => [one.value, one.label])));
        p.onChange(many ? all.map((one) => one.value) : all[0]?.value);
      }}
    />
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
  const { learn } = useForm();
  const held = Array.isArray(p.value) ? (p.value as readonly unknown[]) : [];
  const take = (event: ClipboardEvent) => {
    const ids = p.field.many === true ? pastedIds(event) : [];
    if (ids.length === 0) return;
    learn(labelsIn(event.clipboardData.getData('text')));
    p.onChange([...new Set([...held, ...ids])]);
  };
  return (
    <div onPaste={take}>
      <Pick p={p} options={options} busy={found.isFetching} onSearch={setTyped} placeholder="输入名称或编号查找" />
    </div>
  );
}
