import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { MatterDto, ProcedureDetail } from '../../api/contract.ts';
import { Watch } from '../desk/watch.tsx';
import { ActForm } from '../form/act-form.tsx';
import { askAnew } from '../form/after-act.ts';
import type { Target } from '../form/draft.ts';
import { useSession } from '../frame/session.ts';
import { ActBar } from '../kit/act-bar.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Light } from '../kit/light.tsx';
import { StatePath } from '../kit/state-path.tsx';
import { Await } from '../kit/states.tsx';
import { Links, Timeline } from '../kit/timeline.tsx';
import { useTitle } from '../kit/title.ts';
import { Letters } from '../letters/letters.tsx';
import { matterQuery, procedureQuery } from '../queries.ts';
import { Clocks } from './matter-clocks.tsx';
import { MatterValues } from './matter-values.tsx';
import './matter.css';
import './matter-print.css';

const DossierPanel = lazy(() => import('../showcase/dossier-panel.tsx').then((m) => ({ default: m.DossierPanel })));
const Companion = lazy(() => import('../library/companion.tsx').then((m) => ({ default: m.Companion })));

export function MatterPage() {
  const { procedure = '', region = '', id = '' } = useParams({ strict: false });
  const matter = useQuery(matterQuery(procedure, `${region}/${id}`));
  const today = useQuery(procedureQuery(procedure));
  // A matter keeps the rules under which it was opened; mostly they are those of today.
  const edition = matter.data?.edition;
  const past = edition !== undefined && today.data !== undefined && edition !== today.data.version;
  const own = useQuery({ ...procedureQuery(procedure, edition), enabled: past });
  const detail = past ? own : today;
  useTitle(matter.data?.title);
  return (
    <Await query={matter}>
      {(m) => <Await query={detail}>{(d) => <Matter key={m.key} matter={m} detail={d} reload={() => void matter.refetch()} />}</Await>}
    </Await>
  );
}

interface Props {
  readonly matter: MatterDto;
  readonly detail: ProcedureDetail;
}

function Matter({ matter, detail, reload }: Props & { readonly reload: () => void }) {
  const navigate = useNavigate();
  const { today } = useSession();
  const search = useSearch({ strict: false });
  const act = matter.acts.find((a) => a.id === search.act);
  const goTo = (next: string | undefined) => void navigate({ to: '.', search: next ? { act: next } : {} });
  const done = useMatterDone(matter);
  return (
    <>
      <div className="page matter">
        <p className="print-only matter-paper-head">{matter.unit.name}</p>
        <MatterHead matter={matter} detail={detail} />
        <StatePath matter={matter} detail={detail} />
        <div className="matter-body">
          <div>
            <Clocks clocks={matter.clocks} today={today} />
            <MatterValues matter={matter} detail={detail} />
            <Suspense fallback={null}>
              <Companion matter={matter} />
              <DossierPanel matter={matter} />
            </Suspense>
          </div>
          <aside>
            <Related matter={matter} />
            <Letters matter={matter} />
            <section className="section">
              <h2>办理经过</h2>
              <Timeline matter={matter} detail={detail} />
            </section>
          </aside>
        </div>
        <PaperFoot matter={matter} />
      </div>
      <ActBar matter={matter} detail={detail} onAct={goTo} />
      {act ? (
        <Dialog title={act.title} onClose={() => goTo(undefined)}>
          <ActForm
            key={act.id}
            detail={detail}
            act={act}
            target={targetOf(matter, act.id)}
            start={startOf(matter, [...act.needs, ...act.asks])}
            names={matter.names}
            today={today}
            onDone={done}
            onReload={reload}
          />
        </Dialog>
      ) : null}
    </>
  );
}

const targetOf = (matter: MatterDto, act: string): Target => ({
  path: `/matters/${matter.procedure}/${matter.key}/acts/${act}`,
  extra: { seq: matter.seq },
  held: matter.values,
  place: { procedure: matter.procedure, act, matter: matter.key, seq: matter.seq },
  tried: true,
});

/** What the matter holds stands in the form to be looked at; masked values are not put into it. */
function startOf(matter: MatterDto, asked: readonly string[]): Readonly<Record<string, unknown>> {
  const open = asked.filter((id) => matter.values[id] !== undefined && !matter.masked.includes(id));
  return Object.fromEntries(open.map((id) => [id, matter.values[id]]));
}

/** Takes the answer as the new state of the page; lists and figures are asked for anew when next looked at. */
function useMatterDone(matter: MatterDto) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (next: MatterDto) => {
    queries.setQueryData(matterQuery(matter.procedure, matter.key).queryKey, next);
    askAnew(queries);
    void navigate({ to: '.', search: {}, replace: true });
  };
}

/** Said on paper only: who took the print and when, and by what it can be held against the ledger. */
function PaperFoot({ matter }: { readonly matter: MatterDto }) {
  const { name, post, today, demonstration } = useSession();
  const seal = matter.steps.at(-1)?.seal ?? '';
  return (
    <p className="print-only matter-paper-foot">
      {today} 由{post.unit.name}
      {name}打印。以上为台账第{matter.seq}步时的情况，封存码 {seal}。{demonstration ? '本件为演示数据，均为模拟。' : ''}
    </p>
  );
}

function MatterHead({ matter, detail }: Props) {
  return (
    <header className="matter-head">
      <p className="grey small">
        <Link to="/m/$procedure" params={{ procedure: matter.procedure }}>
          {detail.title}
        </Link>
        {matter.number ? `　${matter.number}` : ''}
      </p>
      <h1>{matter.title}</h1>
      <p className="matter-facts">
        <b>{matter.state.title}</b>
        <Light light={matter.light} since />
        <span>{matter.unit.name}</span>
        <span className="grey">{matter.openedOn} 登记</span>
        {matter.closedOn ? <span className="grey">{matter.closedOn} 办结</span> : null}
        {matter.suspendedOn ? <span className="grey">{matter.suspendedOn} 起中止</span> : null}
        <button type="button" className="link-button no-print" onClick={() => print()}>
          打印
        </button>
      </p>
      <Watch matter={matter} />
    </header>
  );
}

function Related({ matter }: { readonly matter: MatterDto }) {
  if (matter.links.length === 0 && matter.starts.length === 0) return null;
  return (
    <section className="section">
      <h2>相关事项</h2>
      <Links matter={matter} />
      {matter.starts.map((s) => (
        <Link
          key={`${s.procedure}.${s.act}.${s.field}`}
          to="/m/$procedure/new/$act"
          params={{ procedure: s.procedure, act: s.act }}
          search={{ ref: matter.key, field: s.field }}
          className="button compact matter-start no-print"
        >
          {s.title}
        </Link>
      ))}
    </section>
  );
}
