import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { DescribedField } from '#kernel';
import type { ListSetupDto } from '../../api/contract/exchange.ts';
import type { ProcedureDetail } from '../../api/contract.ts';
import { askedFields } from '../list/ask.ts';
import { FieldCondition } from '../list/field-condition.tsx';
import { UnitSelect } from '../list/unit-select.tsx';
import { usePhone } from '../preferences.ts';

interface Props {
  readonly detail: ProcedureDetail;
  readonly setup: ListSetupDto | undefined;
  readonly conditions: Readonly<Record<string, string>>;
  /** The part of the address that stays when a condition changes: columns, length. */
  readonly shape: Readonly<Record<string, string>>;
}

/** Conditions act at once and stand in the address; the rarer ones fold away. */
export function Filters({ detail, setup, conditions, shape }: Props) {
  const navigate = useNavigate();
  const set = (change: Readonly<Record<string, string>>) => {
    const next: Record<string, string> = { ...shape, ...conditions, ...change };
    for (const [name, value] of Object.entries(next)) if (!value) delete next[name];
    // With nothing asked at all the default view would come back.
    void navigate({ to: '.', search: Object.keys(next).length > 0 ? next : { view: 'all' }, replace: true });
  };
  const rare = Object.keys(conditions).some((name) => name === 'from' || name === 'to' || name.startsWith('f.'));
  const units = setup?.units ?? [];
  const phone = usePhone();
  return (
    <search className="filters no-print" aria-label="筛选">
      <TextFilter key={conditions.q ?? ''} held={conditions.q ?? ''} onSet={(q) => set({ q })} />
      <Select title="状态" value={conditions.state} onSet={(state) => set({ state })}>
        {detail.states.map((s) => (
          <option key={s.id} value={s.id}>
            {s.title}
          </option>
        ))}
      </Select>
      {units.length > 1 ? <UnitSelect title="单位" value={conditions.unit ?? ''} units={units} onSet={(unit) => set({ unit })} /> : null}
      <Select title="期限" value={conditions.due} onSet={(due) => set({ due })}>
        <option value="overdue">已逾期</option>
        <option value="soon">临近到期</option>
      </Select>
      {Object.keys(conditions).length > 0 ? (
        <button
          type="button"
          className="link-button"
          onClick={() => void navigate({ to: '.', search: { ...shape, view: 'all' }, replace: true })}
        >
          清除
        </button>
      ) : null}
      <details className="filters-more" open={rare && !phone}>
        <summary className="button plain compact">更多条件</summary>
        <More detail={detail} setup={setup} conditions={conditions} onSet={set} />
      </details>
    </search>
  );
}

interface MoreProps extends Omit<Props, 'shape'> {
  readonly onSet: (change: Readonly<Record<string, string>>) => void;
}

/** Days of entry, and any field of the declaration that is added. */
function More({ detail, setup, conditions, onSet }: MoreProps) {
  const [added, setAdded] = useState<readonly string[]>([]);
  const offered = detail.fields.filter((f) => setup?.filters.includes(f.id));
  const asked = askedFields(conditions, offered);
  const shown = [...asked, ...offered.filter((f) => added.includes(f.id) && !asked.includes(f))];
  const remove = (field: DescribedField) => {
    setAdded(added.filter((id) => id !== field.id));
    const names = [`f.${field.id}`, `f.${field.id}.from`, `f.${field.id}.to`];
    if (asked.includes(field)) onSet(Object.fromEntries(names.map((name) => [name, ''])));
  };
  return (
    <div className="filters-fold">
      <DateFilter title="登记自" value={conditions.from} onSet={(from) => onSet({ from })} />
      <DateFilter title="至" value={conditions.to} onSet={(to) => onSet({ to })} />
      {shown.map((field) => (
        <FieldCondition
          key={field.id}
          field={field}
          conditions={conditions}
          units={setup?.units ?? []}
          onSet={onSet}
          onRemove={() => remove(field)}
        />
      ))}
      <select className="input" aria-label="添加条件" value="" onChange={(e) => setAdded([...added, e.target.value])}>
        <option value="">添加条件…</option>
        {offered
          .filter((f) => !shown.includes(f))
          .map((f) => (
            <option key={f.id} value={f.id}>
              {f.title}
            </option>
          ))}
      </select>
    </div>
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
