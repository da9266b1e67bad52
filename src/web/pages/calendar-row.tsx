import { type ReactNode, useId } from 'react';
import type { RefusalDto } from '../../api/contract.ts';
import { ProblemError } from '../client.ts';

/** What stands against it, when something does. */
export const refusalsOf = (error: unknown): readonly RefusalDto[] =>
  error instanceof ProblemError
    ? error.problem.refusals
    : error
      ? [{ code: 'offline', text: '没有连上服务器', remedy: '填写的内容还在，请再试一次' }]
      : [];

interface Wiring {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string;
}

interface RowProps {
  readonly label: string;
  readonly help: string;
  readonly field: string;
  readonly refusals: readonly RefusalDto[];
  readonly children: (more: Wiring) => ReactNode;
}

/** Label, help, the control, and what stands against it right below. */
export function Row({ label, help, field, refusals, children }: RowProps) {
  const id = useId();
  const own = refusals.filter((r) => r.field === field || (field === 'text' && r.field?.startsWith('days')));
  return (
    <div className="notice-row">
      <label htmlFor={id}>{label}</label>
      {help ? (
        <p id={`${id}-help`} className="help">
          {help}
        </p>
      ) : null}
      {children({ id, 'aria-invalid': own.length > 0, 'aria-describedby': `${id}-help ${id}-no` })}
      <div id={`${id}-no`} className="field-no small">
        {own.map((r) => (
          <p key={r.text}>
            {r.text}。{r.remedy}。
          </p>
        ))}
      </div>
    </div>
  );
}

/** Everything that stands against it, in one place at the head. */
export function RefusalList({ refusals }: { readonly refusals: readonly RefusalDto[] }) {
  if (refusals.length === 0) return null;
  return (
    <div className="summary" role="alert">
      <p className="summary-title">还不能办理：</p>
      <ul>
        {refusals.map((r) => (
          <li key={`${r.code} ${r.text}`}>
            {r.text}。{r.remedy}。{r.basis ? <span className="grey">{r.basis.text}</span> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
