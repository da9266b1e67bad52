import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import type { RoleNamesDto, SeatDto } from '../../api/contract/administration.ts';
import type { RefusalDto } from '../../api/contract.ts';
import { type Choice, Combobox } from '../form/combobox.tsx';
import '../form/form.css';
import { unitsQuery } from '../queries.ts';
import { peopleQuery, roleNamesQuery } from './queries.ts';
import './administration.css';

interface BoxProps {
  readonly label: string;
  /** Name by which a refusal finds its field. */
  readonly field: string;
  readonly refusals: readonly RefusalDto[];
  readonly help?: string;
  readonly optional?: boolean;
  readonly children: (control: { readonly id: string; readonly describedBy: string | undefined; readonly invalid: boolean }) => ReactNode;
}

/** Label above, help below it, the control, and what was refused right at it. */
export function Box({ label, field, refusals, help, optional = false, children }: BoxProps) {
  const id = useId();
  const own = refusals.filter((r) => r.field === field);
  const noted = [help && `${id}-help`, own.length > 0 && `${id}-no`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={own.length > 0 ? 'field field-refused' : 'field'}>
      <label htmlFor={id}>
        {label}
        {optional ? <span className="grey small">　选填</span> : null}
      </label>
      {help ? (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      ) : null}
      {children({ id, describedBy: noted, invalid: own.length > 0 })}
      <div className="field-no" id={`${id}-no`}>
        {own.map((r) => (
          <p key={r.code}>
            {r.text}。{r.remedy}
          </p>
        ))}
      </div>
    </div>
  );
}

interface TextProps extends Omit<BoxProps, 'children'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'date';
  readonly autoComplete?: string;
}

export function TextBox({ value, onChange, type = 'text', autoComplete = 'off', ...box }: TextProps) {
  return (
    <Box {...box}>
      {({ id, describedBy, invalid }) => (
        <input
          id={id}
          type={type}
          className={type === 'date' ? 'input input-date' : 'input'}
          value={value}
          autoComplete={autoComplete}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    </Box>
  );
}

interface PickProps extends Omit<BoxProps, 'children'> {
  readonly chosen: Choice | undefined;
  readonly onChange: (chosen: Choice | undefined) => void;
}

/** A unit of today's register, found by typing part of its name. */
export function UnitBox({ chosen, onChange, ...box }: PickProps) {
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed);
  const found = useQuery(unitsQuery(q ? { q } : {}));
  const all = useQuery(unitsQuery({})).data ?? [];
  const names = new Map(all.map((u) => [u.code, u.name]));
  const options = (found.data ?? []).map((u) => ({ value: u.code, label: u.name, note: u.parent ? (names.get(u.parent) ?? '') : '' }));
  return (
    <Box {...box}>
      {({ id, describedBy, invalid }) => (
        <Combobox
          {...{ id, describedBy, invalid, options }}
          chosen={chosen ? [chosen] : []}
          many={false}
          busy={found.isFetching}
          placeholder="输入单位名称查找"
          onSearch={setTyped}
          onChange={(all) => onChange(all[0])}
        />
      )}
    </Box>
  );
}

/** A person with an account in use, found by name, unit or post. */
export function PersonBox({ chosen, onChange, ...box }: PickProps) {
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed);
  const found = useQuery(peopleQuery({ q, state: 'active' }));
  const seatOf = (seats: readonly SeatDto[]) => seats.find((s) => s.state === 'held');
  const options = (found.data?.rows ?? []).map((p) => {
    const seat = seatOf(p.seats);
    return { value: p.id, label: p.name, note: seat ? `${seat.unit.name} ${seat.title}` : p.login };
  });
  return (
    <Box {...box}>
      {({ id, describedBy, invalid }) => (
        <Combobox
          {...{ id, describedBy, invalid, options }}
          chosen={chosen ? [chosen] : []}
          many={false}
          busy={found.isFetching}
          placeholder="输入姓名或者单位查找"
          onSearch={setTyped}
          onChange={(all) => onChange(all[0])}
        />
      )}
    </Box>
  );
}

interface RoleChecksProps {
  readonly legend: string;
  readonly help?: string;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly refusals: readonly RefusalDto[];
  /** Only these may be chosen. */
  readonly among?: readonly string[];
}

const kinds = { 'built-in': '平台内置', own: '本市设立', administrator: '三员（只能单独担任）' } as const;

/** Roles to tick, by kind. */
export function RoleChecks({ legend, help, chosen, onChange, refusals, among }: RoleChecksProps) {
  const names = (useQuery(roleNamesQuery).data ?? []).filter((r) => !among || among.includes(r.id));
  const own = refusals.filter((r) => r.field === 'roles');
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((c) => c !== id) : [...chosen, id]);
  return (
    <fieldset className={own.length > 0 ? 'field field-refused' : 'field'}>
      <legend>{legend}</legend>
      {help ? <p className="field-help">{help}</p> : null}
      {(['built-in', 'own', 'administrator'] as const).map((kind) => {
        const of = names.filter((r) => r.kind === kind);
        if (of.length === 0) return null;
        return (
          <div key={kind} className="role-checks">
            <span className="grey small">{kinds[kind]}</span>
            <div className="options">
              {of.map((r) => (
                <label key={r.id}>
                  <input type="checkbox" checked={chosen.includes(r.id)} onChange={() => toggle(r.id)} />
                  {r.title}
                </label>
              ))}
            </div>
          </div>
        );
      })}
      <div className="field-no">
        {own.map((r) => (
          <p key={r.code}>
            {r.text}。{r.remedy}
          </p>
        ))}
      </div>
    </fieldset>
  );
}

export const titlesOf = (names: RoleNamesDto | undefined, roles: readonly string[]): string =>
  roles.map((r) => names?.find((n) => n.id === r)?.title ?? r).join('、');

/** What speaks against it and belongs to no field: on top, in focus, read out. */
export function Refusals({ refusals, fields }: { readonly refusals: readonly RefusalDto[]; readonly fields: readonly string[] }) {
  const ref = useRef<HTMLDivElement>(null);
  const loose = refusals.filter((r) => !fields.includes(r.field ?? ''));
  useEffect(() => {
    if (refusals.length > 0) ref.current?.focus();
  }, [refusals]);
  return (
    <div ref={ref} role="alert" tabIndex={-1} className={loose.length > 0 ? 'summary' : 'summary-none'}>
      {loose.map((r) => (
        <p key={r.code}>
          {r.text}。{r.remedy}。
        </p>
      ))}
    </div>
  );
}

/** The search box over a table. */
export function Find({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (q: string) => void;
}) {
  return (
    <input
      className="input admin-find"
      type="search"
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={(e) => onChange(e.target.value)}
    />
  );
}

/** From when to when, as it is said; the last day is the one before the end. */
export function Span({ from, to }: { readonly from: string; readonly to: string | null }) {
  const since = from <= '2000-01-01' ? '' : `${from} 起`;
  return <span className="nowrap">{to === null ? since || '长期' : `${since}${since ? ' ' : ''}至 ${to} 前`}</span>;
}
