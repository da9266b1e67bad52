import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { DescribedField } from '#kernel';
import type { ProcedureDetail, UnitsDto } from '../../api/contract.ts';
import { filterFields, filterNames } from './list-filters.ts';

interface Props {
  readonly detail: ProcedureDetail;
  readonly filters: Readonly<Record<string, string>>;
  readonly units: UnitsDto;
}

/** Filters act at once and stand in the address; the rarer ones fold away. */
export function Filters({ detail, filters, units }: Props) {
  const navigate = useNavigate();
  const set = (name: string, value: string) => {
    const next: Record<string, string> = { ...filters, [name]: value };
    if (!value) delete next[name];
    void navigate({ to: '.', search: next, replace: true });
  };
  const fields = filterFields(detail.fields);
  const hidden = ['from', 'to', ...fields.map((f) => `f.${f.id}`)].filter((name) => filters[name]).length;
  return (
    <search className="filters no-print" aria-label="筛选">
      <TextFilter key={filters.q ?? ''} held={filters.q ?? ''} onSet={(q) => set('q', q)} />
      <Select title="状态" value={filters.state} onSet={(v) => set('state', v)}>
        {detail.states.map((s) => (
          <option key={s.id} value={s.id}>
            {s.title}
          </option>
        ))}
      </Select>
      {units.length > 1 ? (
        <Select title="单位" value={filters.unit} onSet={(v) => set('unit', v)}>
          {units.map((u) => (
            <option key={u.code} value={u.code}>
              {u.name}
            </option>
          ))}
        </Select>
      ) : null}
      <Select title="期限" value={filters.due} onSet={(v) => set('due', v)}>
        <option value="overdue">已逾期</option>
        <option value="soon">临近到期</option>
      </Select>
      <details className="filters-more" open={hidden > 0}>
        <summary className="button plain compact">更多条件</summary>
        <div className="filters-fold">
          <DateFilter title="登记自" value={filters.from} onSet={(v) => set('from', v)} />
          <DateFilter title="至" value={filters.to} onSet={(v) => set('to', v)} />
          {fields.map((f) => (
            <FieldFilter key={f.id} field={f} value={filters[`f.${f.id}`]} onSet={(v) => set(`f.${f.id}`, v)} />
          ))}
        </div>
      </details>
      {Object.keys(filters).some((n) => (filterNames as readonly string[]).includes(n) || n.startsWith('f.')) ? (
        <button type="button" className="link-button" onClick={() => void navigate({ to: '.', search: {}, replace: true })}>
          清除
        </button>
      ) : null}
    </search>
  );
}

function TextFilter({ held, onSet }: { readonly held: string; readonly onSet: (q: string) => void }) {
  const [typed, setTyped] = useState(held);
  return (
    <form
      className="filter-text"
      onSubmit={(event) => {
        event.preventDefault();
        onSet(typed.trim());
      }}
    >
      <input
        className="input"
        type="search"
        value={typed}
        placeholder="在本类事项中查"
        aria-label="在本类事项中查"
        onChange={(e) => {
          setTyped(e.target.value);
          if (e.target.value === '') onSet('');
        }}
      />
    </form>
  );
}

interface OneProps {
  readonly title: string;
  readonly value: string | undefined;
  readonly onSet: (value: string) => void;
}

function Select({ title, value, onSet, children }: OneProps & { readonly children: ReactNode }) {
  return (
    <select className={`input ${value ? 'filter-set' : ''}`} aria-label={title} value={value ?? ''} onChange={(e) => onSet(e.target.value)}>
      <option value="">{title}：全部</option>
      {children}
    </select>
  );
}

function DateFilter({ title, value, onSet }: OneProps) {
  return (
    <label className="filter-date">
      <span className="grey">{title}</span>
      <input type="date" className="input" value={value ?? ''} onChange={(e) => onSet(e.target.value)} />
    </label>
  );
}

interface FieldProps extends Omit<OneProps, 'title'> {
  readonly field: DescribedField;
}

function FieldFilter({ field, value, onSet }: FieldProps) {
  const options = field.kind === 'flag' ? { true: '是', false: '否' } : (field.options ?? {});
  return (
    <Select title={field.title} value={value} onSet={onSet}>
      {Object.entries(options).map(([code, title]) => (
        <option key={code} value={code}>
          {title}
        </option>
      ))}
    </Select>
  );
}
