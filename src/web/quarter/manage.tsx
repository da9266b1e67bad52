import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { QuarterBoardDto, QuarterResults, QuarterRoundLine } from '../../api/contract/quarter.ts';
import { call, newKey } from '../client.ts';
import { ErrorNote } from '../kit/states.tsx';
import { paramsOf } from './queries.ts';

type Work = 'open' | 'take' | 'draw' | 'settle' | 'rank';
const works: Readonly<Record<Work, readonly [title: string, done: string]>> = {
  open: ['列入应考评的单位', '已列入'],
  take: ['平台取数', '已取数'],
  draw: ['抽取现场核查的单位', '已抽取'],
  settle: ['汇总得分', '已汇总'],
  rank: ['组内排名', '已排名'],
};

/** What stands to be done for the whole round now. */
function dueWorks({ states, missing, round, sample }: QuarterBoardDto): readonly Work[] {
  const at = new Map(states.map(({ state, n }) => [state, n]));
  const some = (...names: readonly string[]) => names.some((name) => (at.get(name) ?? 0) > 0);
  const waiting = some(
    'self-report',
    'data-check',
    'clarification',
    'onsite',
    'scoring',
    'double-scored',
    'scored',
    'notified',
    'reviewing',
    'changed',
  );
  return [
    ...(missing > 0 ? (['open'] as const) : []),
    ...(some('self-report', 'data-check', 'clarification', 'onsite', 'scoring') ? (['take'] as const) : []),
    ...(round?.state === 'checking' && sample?.seed && sample.drawn.length === 0 ? (['draw'] as const) : []),
    ...(some('double-scored', 'changed') ? (['settle'] as const) : []),
    ...(some('confirmed') && !waiting ? (['rank'] as const) : []),
  ];
}

/** For the office that reviews: what the platform does for all units in one go. */
export function Manage({ data, round }: { readonly data: QuarterBoardDto; readonly round: QuarterRoundLine }) {
  const queries = useQueryClient();
  const [key, setKey] = useState(newKey);
  const [last, setLast] = useState<Work>();
  const work = useMutation({
    mutationFn: (name: Work) => call<QuarterResults>('POST', `/quarter/${round.key}/work`, { body: { work: name }, idempotencyKey: key }),
    onSuccess: (_done, name) => {
      setKey(newKey());
      setLast(name);
      void queries.invalidateQueries({ queryKey: ['quarter'] });
    },
  });
  const due = dueWorks(data);
  return (
    <section className="no-print" aria-label="考评办理">
      <div className="quarter-acts">
        {due.map((name) => (
          <button key={name} type="button" className="button" disabled={work.isPending} onClick={() => work.mutate(name)}>
            {works[name][0]}
            {name === 'open' ? `（${data.missing}个）` : ''}
          </button>
        ))}
        <Link to="/m/$procedure/$region/$id" params={{ procedure: data.kind, ...paramsOf(round.key) }} className="button">
          本轮考评事项
        </Link>
        <Link to="/m/$procedure/new/$act" params={{ procedure: data.kind, act: 'schedule' }} className="button">
          安排考评
        </Link>
        <Link to="/quarter/points" search={{ quarter: `${round.year}Q${round.quarter}` }} className="button">
          积分建议
        </Link>
      </div>
      {work.error ? <ErrorNote error={work.error} /> : null}
      {work.data && last ? <Told results={work.data} done={works[last][1]} /> : null}
    </section>
  );
}

function Told({ results, done }: { readonly results: QuarterResults; readonly done: string }) {
  const { refused } = results;
  return (
    <div role="status">
      <p>
        {done}
        {results.done}个单位{refused.length > 0 ? `，${refused.length}个没有办成：` : '。'}
      </p>
      {refused.length > 0 ? (
        <ul className="findings">
          {refused.map(({ unitName, why }) => (
            <li key={unitName}>
              {unitName}：{why}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
