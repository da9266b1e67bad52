import { useState } from 'react';
import type { ActDto, MatterDto, ProcedureDetail } from '../../api/contract.ts';
import { Dialog } from './dialog.tsx';
import { Provision } from './provision.tsx';
import { rolesInWords } from './state-path.tsx';
import './act-bar.css';

interface Props {
  readonly matter: MatterDto;
  readonly detail: ProcedureDetail;
  readonly onAct: (act: string) => void;
}

/** Whether some act leads from one state to the other. */
const leads = (detail: ProcedureDetail, from: string, to: string): boolean =>
  detail.acts.some((a) => a.to === to && Array.isArray(a.from) && a.from.includes(from));

/**
 * The act that carries the matter onward comes first: not one that leaves the state as it is, ends the matter, goes
 * back to where it was, or only turns aside for a while and returns here.
 */
function weight(act: Pick<ActDto, 'to'>, matter: MatterDto, detail: ProcedureDetail): number {
  const { to } = act;
  const state = detail.states.findIndex((s) => s.id === to);
  if (to === null || to === matter.state.id) return 400;
  const title = detail.states[state]?.title;
  if (matter.steps.some((s) => s.state === title)) return 300;
  if (detail.states[state]?.final) return 200;
  // Among detours the one that lies furthest on in the declaration is the likeliest to be the way.
  return leads(detail, to, matter.state.id) ? 199 - state : 0;
}

const ranked = <A extends Pick<ActDto, 'to'>>(acts: readonly A[], matter: MatterDto, detail: ProcedureDetail): readonly A[] =>
  [...acts].sort((a, b) => weight(a, matter, detail) - weight(b, matter, detail));

/** Sticky at the bottom: one primary act, others beside it; who must move when nothing is mine. */
export function ActBar({ matter, detail, onAct }: Props) {
  const [why, setWhy] = useState(false);
  const open = ranked(
    matter.acts.filter((a) => a.mine && a.closed === null),
    matter,
    detail,
  );
  const shut = matter.acts.filter((a) => a.closed !== null || !a.mine);
  const [first, ...others] = open;
  if (matter.state.final && !first && shut.length === 0) return null;
  return (
    <div className="act-bar no-print" role="toolbar" aria-label="办理">
      <div className="act-bar-in">
        {first ? (
          <button type="button" className="button primary" onClick={() => onAct(first.id)}>
            {first.title}
          </button>
        ) : (
          <p className="act-bar-wait">{waiting(matter, detail)}</p>
        )}
        {others.map((act) => (
          <button key={act.id} type="button" className="button" onClick={() => onAct(act.id)}>
            {act.title}
          </button>
        ))}
        {shut.length ? (
          <button type="button" className="button plain act-bar-why" onClick={() => setWhy(true)}>
            其他办理事项
          </button>
        ) : null}
      </div>
      {why ? <ClosedActs acts={shut} detail={detail} onClose={() => setWhy(false)} /> : null}
    </div>
  );
}

function waiting(matter: MatterDto, detail: ProcedureDetail): string {
  if (matter.state.final) return `本事项已${matter.state.title}。`;
  const here = detail.acts.filter((a) => a.from !== null && (a.from === 'open' || a.from.includes(matter.state.id)));
  const persons = here.filter((a) => a.to !== null && a.to !== matter.state.id && a.by.some((role) => role !== 'clock'));
  const next = ranked(persons, matter, detail);
  const words = next.slice(0, 2).map((a) => `由${rolesInWords(a.by, detail)}「${a.title}」`);
  return words.length ? `现在没有需要您办理的。下一步${words.join('，或')}。` : '现在没有需要您办理的。';
}

function ClosedActs({
  acts,
  detail,
  onClose,
}: {
  readonly acts: readonly ActDto[];
  readonly detail: ProcedureDetail;
  readonly onClose: () => void;
}) {
  return (
    <Dialog title="现在还不能办的，为什么" kind="box" onClose={onClose}>
      <ul className="closed-acts">
        {acts.map((act) => (
          <li key={act.id}>
            <h3>
              {act.title} <span className="grey small">{rolesInWords(act.by, detail)}</span>
            </h3>
            <p>{act.closed ? `${act.closed.text}。${act.closed.remedy}` : '由上述人员办理。'}</p>
            <Provision basis={act.closed?.basis ?? act.basis} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
