import type { MatterDto, ProcedureDetail } from '../../api/contract.ts';
import { StateWhy } from '../help/state-why.tsx';
import './state-path.css';

/** Acts that start from the state where the matter stands, done by persons. */
function nextActs(matter: MatterDto, detail: ProcedureDetail) {
  if (matter.state.final || matter.suspendedOn) return [];
  return detail.acts.filter((a) => a.from !== null && (a.from === 'open' || a.from.includes(matter.state.id)));
}

/** Role ids or titles → titles, each once; the clock is no person. */
export function rolesInWords(by: readonly string[], detail: ProcedureDetail): string {
  const titles = by.map((id) => (id === 'clock' ? '到期自动' : (detail.roles.find((r) => r.id === id)?.title ?? id)));
  return [...new Set(titles)].join('、');
}

interface Place {
  readonly title: string;
  readonly kind: 'past' | 'here' | 'next';
  readonly by?: string;
}

function places(matter: MatterDto, detail: ProcedureDetail): readonly Place[] {
  const past: Place[] = [];
  for (const step of matter.steps) {
    if (step.state !== past.at(-1)?.title) past.push({ title: step.state, kind: 'past' });
  }
  if (past.at(-1)?.title === matter.state.title) past.pop();
  const next = new Map<string, string[]>();
  for (const act of nextActs(matter, detail)) {
    if (!act.to || act.to === matter.state.id) continue;
    next.set(act.to, [...(next.get(act.to) ?? []), rolesInWords(act.by, detail)]);
  }
  const ahead = [...next].map(([to, by]): Place => {
    const title = detail.states.find((s) => s.id === to)?.title ?? to;
    return { title, kind: 'next', by: [...new Set(by)].join('、') };
  });
  return [...past, { title: matter.state.title, kind: 'here' }, ...ahead];
}

/** Where the matter came through, where it stands, where it may go and who must move. */
export function StatePath({ matter, detail }: { readonly matter: MatterDto; readonly detail: ProcedureDetail }) {
  const path = places(matter, detail);
  const next = path.filter((p) => p.kind === 'next');
  return (
    <nav className="path" aria-label="办理进程">
      <ol>
        {path
          .filter((p) => p.kind !== 'next')
          .map((p, i) => (
            <li key={i} className={`path-${p.kind}`} aria-current={p.kind === 'here' ? 'step' : undefined}>
              <span className="path-dot" aria-hidden="true" />
              <span>
                <StateWhy matter={matter} detail={detail} title={p.title} />
              </span>
              {p.kind === 'here' && matter.suspendedOn ? <small>自 {matter.suspendedOn} 中止</small> : null}
              {p.kind === 'here' && matter.state.final && matter.closedOn ? <small>{matter.closedOn}</small> : null}
            </li>
          ))}
        {next.length ? (
          <li className="path-fork">
            <ul>
              {next.map((p) => (
                <li key={p.title} className="path-next">
                  <span className="path-dot" aria-hidden="true" />
                  <span>
                    <StateWhy matter={matter} detail={detail} title={p.title} />
                  </span>
                  <small>{p.by}</small>
                </li>
              ))}
            </ul>
          </li>
        ) : null}
      </ol>
    </nav>
  );
}
