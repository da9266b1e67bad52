import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { BatchActsDto, BatchDto, BatchItem } from '../../api/contract/work.ts';
import type { ProcedureDetail, RowDto } from '../../api/contract.ts';
import { call } from '../client.ts';
import { useSession } from '../frame/session.ts';
import { Dialog } from '../kit/dialog.tsx';
import { ActForm, type FormAct } from './act-form.tsx';
import { askAnew } from './after-act.ts';
import './batch-bar.css';

const most = 200;

interface Props {
  /** The chosen rows, all of one procedure. */
  readonly rows: readonly RowDto[];
  readonly detail: ProcedureDetail;
  /** Nothing is chosen any more. */
  readonly onClear: () => void;
  /** More to be done with the chosen rows, beside the acts: an export, an urging. */
  readonly children?: ReactNode;
}

const actsQuery = (procedure: string, keys: readonly string[]) =>
  queryOptions({
    queryKey: ['batch-acts', procedure, keys],
    queryFn: ({ signal }) => call<BatchActsDto>('POST', '/batch/acts', { body: { procedure, keys }, signal }),
    staleTime: 15_000,
    placeholderData: (before) => before,
  });

/** For chosen rows of a list: what may be done with all of them at once. Renders nothing while nothing is chosen. */
export function BatchBar({ rows, detail, onClear, children }: Props) {
  const [act, setAct] = useState<FormAct>();
  const [told, setTold] = useState<BatchDto>();
  const keys = rows.map((r) => r.key).sort();
  const within = keys.length > 0 && keys.length <= most;
  const acts = useQuery({ ...actsQuery(detail.id, keys), enabled: within });
  const queries = useQueryClient();
  // Lists are asked for anew once the result has been read: before, the chosen rows might leave the list, and the bar with them.
  const close = () => {
    setTold(undefined);
    onClear();
    askAnew(queries);
  };
  if (rows.length === 0 && !told) return null;
  return (
    <section className="batch-bar no-print" aria-label="批量办理">
      <div className="batch-bar-in">
        <p role="status">
          已选 <b>{rows.length}</b> 件{rows.length > most ? `，一次最多办理${most}件` : ''}
        </p>
        {within ? <Choices acts={acts.data ?? []} n={rows.length} detail={detail} onAct={setAct} /> : null}
        {children}
        <button type="button" className="button plain compact batch-clear" onClick={onClear}>
          不选了
        </button>
      </div>
      {act ? (
        <Dialog title={`${act.title}（${rows.length}件）`} onClose={() => setAct(undefined)}>
          <BatchForm
            detail={detail}
            act={act}
            keys={keys}
            onDone={(answer) => {
              setAct(undefined);
              setTold(answer);
            }}
          />
        </Dialog>
      ) : null}
      {told ? <Told answer={told} detail={detail} onClose={close} /> : null}
    </section>
  );
}

interface ChoicesProps {
  readonly acts: BatchActsDto;
  readonly n: number;
  readonly detail: ProcedureDetail;
  readonly onAct: (act: FormAct) => void;
}

/** The acts that are open for most of the chosen stand first; how many an act reaches stands beside it. */
function Choices({ acts, n, detail, onAct }: ChoicesProps) {
  const sorted = [...acts].sort((a, b) => b.n - a.n);
  if (sorted.length === 0) return <p className="grey">所选事项现在没有您可以办理的。</p>;
  return (
    <>
      {sorted.slice(0, 6).map((a) => {
        const described = detail.acts.find((d) => d.id === a.act);
        return described ? (
          <button key={a.act} type="button" className="button compact" onClick={() => onAct(described)}>
            {described.title}
            {a.n < n ? <span className="grey small">可办{a.n}件</span> : null}
          </button>
        ) : null;
      })}
    </>
  );
}

interface FormProps {
  readonly detail: ProcedureDetail;
  readonly act: FormAct;
  readonly keys: readonly string[];
  readonly onDone: (answer: BatchDto) => void;
}

function BatchForm({ detail, act, keys, onDone }: FormProps) {
  const { today } = useSession();
  return (
    <>
      <p className="batch-note">所填内容用于每一件；逐件核对条件，不符合的不办，并说明原因。</p>
      <ActForm<BatchDto>
        detail={detail}
        act={act}
        target={{ path: '/batch', extra: { procedure: detail.id, act: act.id, keys }, held: {}, tried: false }}
        start={{}}
        names={{}}
        today={today}
        onDone={onDone}
      />
    </>
  );
}

interface ToldProps {
  readonly answer: BatchDto;
  readonly detail: ProcedureDetail;
  readonly onClose: () => void;
}

/** What became of each: those not done first, with the reason and the way out. */
function Told({ answer, detail, onClose }: ToldProps) {
  const sorted = [...answer.items].sort((a, b) => Number(a.ok) - Number(b.ok));
  return (
    <Dialog title="办理结果" onClose={onClose}>
      <p className="batch-sum" role="status">
        办成 <b>{answer.done}</b> 件{answer.refused ? `，没有办成 ${answer.refused} 件` : ''}。
      </p>
      <ul className="batch-items">
        {sorted.map((item) => (
          <li key={item.key} className={item.ok ? 'batch-ok' : 'batch-no'}>
            <ItemLink item={item} procedure={detail.id} />
            {item.ok ? <span className="light-green">已办，现为「{item.state}」</span> : <Why item={item} />}
          </li>
        ))}
      </ul>
      <div className="dialog-acts">
        <button type="button" className="button" onClick={onClose}>
          回到列表
        </button>
      </div>
    </Dialog>
  );
}

function ItemLink({ item, procedure }: { readonly item: BatchItem; readonly procedure: string }) {
  const [region = '', id = ''] = item.key.split('/');
  if (!item.title) return <span>不在您的查看范围内</span>;
  return (
    <Link to="/m/$procedure/$region/$id" params={{ procedure, region, id }}>
      {item.title}
    </Link>
  );
}

const Why = ({ item }: { readonly item: BatchItem }) => (
  <span className="field-no">{item.refusals.map((r) => `${r.text}。${r.remedy}`).join(' ')}</span>
);
