import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { AuditDto } from '../../api/contract/audit.ts';
import { unitsQuery } from '../queries.ts';

const names = ['person', 'unit', 'what', 'subject', 'from', 'to'] as const;
export type AuditAsk = Readonly<Partial<Record<(typeof names)[number], string>>>;

/** The filters that stand in the address. */
export const askOf = (search: Readonly<Record<string, string | undefined>>): AuditAsk =>
  Object.fromEntries(names.flatMap((name) => (search[name] ? [[name, search[name]]] : [])));

interface Props {
  readonly ask: AuditAsk;
  readonly kinds: AuditDto['kinds'];
  readonly onSet: (ask: AuditAsk) => void;
}

/** Person, unit, kind, subject, period; they act at once. */
export function AuditFilters({ ask, kinds, onSet }: Props) {
  const units = useQuery(unitsQuery({})).data ?? [];
  const set = (name: (typeof names)[number], value: string) => {
    const { [name]: _before, ...rest } = ask;
    onSet(value ? { ...rest, [name]: value } : rest);
  };
  return (
    <search className="audit-filters no-print" aria-label="筛选">
      <TextFilter key={`person ${ask.person ?? ''}`} title="姓名或账号" held={ask.person ?? ''} onSet={(v) => set('person', v)} />
      <Select title="单位" value={ask.unit} onSet={(v) => set('unit', v)}>
        {units.map((u) => (
          <option key={u.code} value={u.code}>
            {u.name}
          </option>
        ))}
      </Select>
      <Select title="操作" value={ask.what} onSet={(v) => set('what', v)}>
        {kinds.map((k) => (
          <option key={k.what} value={k.what}>
            {k.word}
          </option>
        ))}
      </Select>
      <TextFilter key={`subject ${ask.subject ?? ''}`} title="对象编号" held={ask.subject ?? ''} onSet={(v) => set('subject', v)} />
      <DateFilter title="自" value={ask.from} onSet={(v) => set('from', v)} />
      <DateFilter title="至" value={ask.to} onSet={(v) => set('to', v)} />
      {Object.keys(ask).length > 0 ? (
        <button type="button" className="link-button" onClick={() => onSet({})}>
          清除
        </button>
      ) : null}
    </search>
  );
}

interface OneProps {
  readonly title: string;
  readonly onSet: (value: string) => void;
}

function TextFilter({ title, held, onSet }: OneProps & { readonly held: string }) {
  const [typed, setTyped] = useState(held);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSet(typed.trim());
      }}
    >
      <input
        className="input"
        type="search"
        maxLength={100}
        value={typed}
        placeholder={title}
        aria-label={title}
        onChange={(e) => {
          setTyped(e.target.value);
          if (e.target.value === '') onSet('');
        }}
      />
    </form>
  );
}

function Select({ title, value, onSet, children }: OneProps & { readonly value: string | undefined; readonly children: ReactNode }) {
  return (
    <select className="input" aria-label={title} value={value ?? ''} onChange={(e) => onSet(e.target.value)}>
      <option value="">{title}：全部</option>
      {children}
    </select>
  );
}

function DateFilter({ title, value, onSet }: OneProps & { readonly value: string | undefined }) {
  return (
    <label>
      <span className="grey">{title}</span>
      <input type="date" className="input" value={value ?? ''} onChange={(e) => onSet(e.target.value)} />
    </label>
  );
}
