import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { printDate } from '#kernel';
import type { QuarterBoardDto, QuarterLine, QuarterRoundLine } from '../../api/contract/quarter.ts';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { Manage } from './manage.tsx';
import { paramsOf, quarterQuery } from './queries.ts';
import { Sample } from './sample.tsx';
import './quarter.css';

/** 季度考评: a round, where each unit stands, its score, and the places within each group. */
export function QuarterPage() {
  const { round } = useSearch({ strict: false });
  const found = useQuery(quarterQuery(round));
  useTitle('季度考评');
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>季度考评</h1>
          <p className="grey">平台取数的指标由台账算出，得分由平台汇总；分组排名，不跨组。</p>
        </div>
      </header>
      <Await query={found}>{(data) => <Board data={data} />}</Await>
    </div>
  );
}

function Board({ data }: { readonly data: QuarterBoardDto }) {
  const { round, rounds, groups, states } = data;
  const navigate = useNavigate();
  if (!round)
    return (
      <Note title="还没有安排季度考评" act={data.mayPlan ? <Plan kind={data.kind} /> : null}>
        安排后，季末次日开始自评。
      </Note>
    );
  return (
    <>
      <div className="quarter-bar-line">
        <label>
          <span className="grey">轮次</span>
          <select className="input" value={round.key} onChange={(e) => void navigate({ to: '.', search: { round: e.target.value } })}>
            {rounds.map((one) => (
              <option key={one.key} value={one.key}>
                {one.title}
              </option>
            ))}
          </select>
        </label>
        <Windows round={round} />
      </div>
      {data.mayManage ? <Manage data={data} round={round} /> : data.mayPlan ? <Plan kind={data.kind} /> : null}
      {states.length > 0 ? (
        <dl className="quarter-states" aria-label="单位所处阶段">
          {states.map(({ state, title, n }) => (
            <div key={state}>
              <dt>{title}</dt>
              <dd>{n}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {groups.length === 0 ? <Note title="本轮还没有可看的单位">结果通报后，这里列出各组名次。</Note> : null}
      {groups.map((group) => (
        <section className="section" key={group.id} aria-labelledby={`group-${group.id}`}>
          <h2 id={`group-${group.id}`}>{group.title}</h2>
          <ol className="quarter-lines">
            {group.lines.map((line) => (
              <UnitLine key={line.unit} line={line} />
            ))}
          </ol>
        </section>
      ))}
      {data.sample ? <Sample sample={data.sample} round={round} kind={data.kind} mayManage={data.mayManage} /> : null}
    </>
  );
}

/** A county arranges a round of its own, which the head of its own government approves. */
function Plan({ kind }: { readonly kind: string }) {
  return (
    <div className="quarter-acts no-print">
      <Link to="/m/$procedure/new/$act" params={{ procedure: kind, act: 'schedule' }} className="button">
        安排本级考评
      </Link>
    </div>
  );
}

function Windows({ round }: { readonly round: QuarterRoundLine }) {
  return (
    <span>
      {round.stateTitle}
      <span className="grey">
        {`，自评${printDate(round.openOn)}至${printDate(round.reportBy)}，${printDate(round.lockOn)}锁定`}
        {round.publishBy ? `，${printDate(round.publishBy)}前通报` : ''}
      </span>
    </span>
  );
}

export const placeWords = ({ rank, tied }: Pick<QuarterLine, 'rank' | 'tied'>): string => {
  if (rank === null) return '—';
  return tied ? `并列${rank}` : String(rank);
};

function UnitLine({ line }: { readonly line: QuarterLine }) {
  const { key, unitName, total, rank } = line;
  return (
    <li>
      <span className="quarter-place">
        <span className="unseen">名次</span>
        {placeWords(line)}
      </span>
      {key === null ? (
        <span>{unitName}</span>
      ) : (
        <Link to="/quarter/$region/$id" params={paramsOf(key)}>
          {unitName}
        </Link>
      )}
      {total === null ? (
        <span className="quarter-grade" />
      ) : (
        <svg className="quarter-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
          <rect width={Math.min(100, total)} height="4" />
        </svg>
      )}
      <span className="quarter-total">{total === null ? '—' : `${total.toFixed(2)}分`}</span>
      <span className="quarter-grade">{line.grade ?? ''}</span>
      <span className="quarter-state grey">
        {rank === null || key !== null ? line.stateTitle : ''}
        {line.dueOn ? `，${printDate(line.dueOn)}前` : ''}
      </span>
    </li>
  );
}
