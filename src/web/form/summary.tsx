import { useEffect, useRef } from 'react';
import type { RefusalDto } from '../../api/contract.ts';
import { Provision } from '../kit/provision.tsx';
import type { Outcome } from './draft.ts';

interface Props {
  readonly outcome: Outcome | undefined;
  /** Fields that stand on the form, by id: a refusal leads to its own. */
  readonly shown: ReadonlySet<string>;
  readonly onReload: (() => void) | undefined;
}

/** What stands against it, all at once, on top; read out and in focus as soon as it comes. */
export function Summary({ outcome, shown, onReload }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const told = useRef<Outcome>(undefined);
  useEffect(() => {
    // Refusals that are dealt with fall away one by one: only the first telling takes the focus.
    const news = outcome !== undefined && told.current === undefined;
    told.current = outcome;
    if (!news) return;
    ref.current?.focus({ preventScroll: true });
    ref.current?.scrollIntoView({ block: 'center' });
  }, [outcome]);
  const nothing = outcome === undefined || (outcome.kind === 'refused' && outcome.refusals.length === 0);
  return (
    <div ref={ref} role="alert" tabIndex={-1} className={nothing ? 'summary-none' : 'summary'}>
      {nothing ? null : <SummaryText outcome={outcome} shown={shown} onReload={onReload} />}
    </div>
  );
}

function SummaryText({ outcome, shown, onReload }: Props & { readonly outcome: Outcome }) {
  if (outcome.kind === 'failed') return <p>{outcome.text}</p>;
  if (outcome.kind === 'overtaken') {
    return (
      <>
        <p>{outcome.text}您填的内容还在，请先看最新情况，再决定是否提交。</p>
        {onReload ? (
          <button type="button" className="button compact" onClick={onReload}>
            载入最新情况
          </button>
        ) : null}
      </>
    );
  }
  return (
    <>
      <p className="summary-title">还不能办理，有{outcome.refusals.length}处需要处理</p>
      <ul>
        {outcome.refusals.map((r) => (
          <li key={`${r.code}${r.field ?? ''}${r.text}`}>
            <RefusalLine refusal={r} shown={shown.has(r.field ?? '')} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** To the first control of the field, which reads out what is wrong with it. */
function goTo(field: string): void {
  const box = document.getElementById(`f-${field}`);
  const control = box?.matches('fieldset') ? (box.querySelector<HTMLElement>('input:not([hidden]), select, textarea, button') ?? box) : box;
  box?.scrollIntoView({ block: 'center' });
  control?.focus({ preventScroll: true });
}

function RefusalLine({ refusal, shown }: { readonly refusal: RefusalDto; readonly shown: boolean }) {
  const { field = '' } = refusal;
  return (
    <>
      {shown ? (
        <button type="button" className="link-button" onClick={() => goTo(field)}>
          {refusal.text}
        </button>
      ) : (
        refusal.text
      )}
      。{refusal.remedy}。{refusal.basis ? <Provision basis={refusal.basis} /> : null}
    </>
  );
}
