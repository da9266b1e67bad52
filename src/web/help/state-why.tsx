import type { MatterDto, ProcedureDetail } from '../../api/contract.ts';
import { Provision } from '../kit/provision.tsx';
import { Why } from './why.tsx';
import { roleTitles, stateWords } from './words.ts';

interface Props {
  readonly matter: MatterDto;
  readonly detail: ProcedureDetail;
  /** Title of the state. */
  readonly title: string;
}

type Act = ProcedureDetail['acts'][number];

/** Acts by which a matter comes to a state from where it stands now; for a past state the steps that led there. */
function waysTo(matter: MatterDto, detail: ProcedureDetail, state: string): readonly Act[] {
  const taken = matter.steps.filter((s) => s.state === detail.states.find((t) => t.id === state)?.title).map((s) => s.act);
  const past = detail.acts.filter((a) => taken.includes(a.id) && a.to === state);
  if (past.length > 0) return past;
  return detail.acts.filter((a) => a.to === state && a.from !== null && (a.from === 'open' || a.from.includes(matter.state.id)));
}

/** Beside a state of the path: what standing there means, by which act and provision one comes there. */
export function StateWhy({ matter, detail, title }: Props) {
  const state = detail.states.find((s) => s.title === title);
  if (!state) return <>{title}</>;
  const ways = waysTo(matter, detail, state.id);
  return (
    <Why about={title} word={title} plain>
      <p className="why-more">{stateWords(state)}。</p>
      {ways.length > 0 ? (
        <>
          <p className="why-more grey">到这一步，经：</p>
          <ul className="why-acts">
            {ways.map((act) => (
              <li key={act.id}>
                「{act.title}」<span className="grey small">{roleTitles(act.by, detail)}</span>
                <br />
                <Provision basis={act.basis} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Why>
  );
}
