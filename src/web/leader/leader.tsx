import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { OverviewDto, OverviewUnit } from '../../api/contract/overview.ts';
import { useSession } from '../frame/session.ts';
import { printNumber, printWeekday } from '../kit/format.ts';
import { LightMark } from '../kit/light.tsx';
import { Await } from '../kit/states.tsx';
import { TileMap } from '../kit/tile-map.tsx';
import { useTitle } from '../kit/title.ts';
import { usePhone } from '../preferences.ts';
import { allOf, percent, tilesOf, worst } from './counts.ts';
import { InstructDialog, mayInstruct, type Order } from './instruct.tsx';
import { LightTable } from './light-table.tsx';
import { overviewQuery } from './queries.ts';
import { RedList } from './red-list.tsx';
import { Talks } from './talks.tsx';
import { TaskLights } from './task-lights.tsx';
import { Trends } from './trends.tsx';
import './leader.css';

/** 领导一屏: what is red, whom to call, how it moves. */
export function LeaderPage() {
  const { unit } = useSearch({ strict: false });
  const overview = useQuery(overviewQuery(unit));
  useTitle(overview.data ? `${overview.data.unit.name}一屏` : '一屏');
  return (
    <div className="page leader">
      <Await query={overview}>{(data) => <Screen key={data.unit.code} data={data} />}</Await>
    </div>
  );
}

function Screen({ data }: { readonly data: OverviewDto }) {
  const session = useSession();
  const [order, setOrder] = useState<Order | undefined>(undefined);
  const red = usePhone() ? data.red.slice(0, 6) : data.red;
  const kinds = new Map(data.systems.map((s) => [s.procedure, s.title]));
  return (
    <>
      <Head data={data} />
      <Saying data={data} />
      <div className="leader-top">
        <div className="leader-left">
          {data.territories.length > 0 ? <MapSection data={data} /> : null}
          <Systems data={data} />
        </div>
        <section className="leader-red" aria-labelledby="red-head">
          <h2 id="red-head" className="leader-h2">
            逾期最久
            {data.total.overdue > red.length ? (
              <Link to="/leader/matters" search={{ unit: data.unit.code, light: 'overdue' }} className="leader-more">
                看全部 {printNumber(data.total.overdue)} 件
              </Link>
            ) : null}
          </h2>
          {red.length > 0 ? (
            <RedList rows={red} kinds={kinds} label="逾期最久的事项" onOrder={mayInstruct(session) ? setOrder : undefined} />
          ) : (
            <p className="grey leader-none">没有逾期的事项。</p>
          )}
        </section>
      </div>
      <Talks unit={data.unit.code} />
      <TaskLights unit={data.unit.code} map={data.map !== null} />
      <Units data={data} />
      <Trends unit={data.unit.code} />
      {order ? <InstructDialog order={order} onClose={() => setOrder(undefined)} /> : null}
    </>
  );
}

function Head({ data }: { readonly data: OverviewDto }) {
  const { today } = useSession();
  return (
    <header className="page-head leader-head">
      <div>
        {data.above.length > 0 ? (
          <nav className="leader-above small" aria-label="上级">
            {data.above.map((u) => (
              <Link key={u.code} to="/leader" search={{ unit: u.code }}>
                {u.name}
              </Link>
            ))}
          </nav>
        ) : null}
        <h1>{data.unit.name}一屏</h1>
        <p className="grey">
          {today} {printWeekday(today)}
        </p>
      </div>
      <Link to="/wall" search={data.above.length > 0 ? { unit: data.unit.code } : {}} className="button compact leader-wall">
        大屏
      </Link>
    </header>
  );
}

function Names({ units }: { readonly units: readonly OverviewUnit[] }) {
  return units.map((u, i) => (
    <span key={u.unit.code}>
      {i > 0 ? '、' : ''}
      <Link to="/leader" search={{ unit: u.unit.code }}>
        {u.label}
      </Link>
    </span>
  ));
}

/** The screen in one sentence and three numbers. */
function Saying({ data }: { readonly data: OverviewDto }) {
  const { total, unit } = data;
  const [first, ...next] = worst([...data.territories, ...data.departments], 3);
  const counts = [
    { light: 'overdue', colour: 'red', word: '逾期', n: total.overdue },
    { light: 'soon', colour: 'amber', word: '临近', n: total.soon },
    { light: 'in-time', colour: 'green', word: '在期', n: total.inTime },
  ] as const;
  return (
    <section className="leader-saying" aria-label="总体">
      <dl className="leader-counts">
        {counts.map(({ light, colour, word, n }) => (
          <div key={light}>
            <dt className={`light-${colour}`}>
              <LightMark colour={colour} /> {word}
            </dt>
            <dd className={colour === 'red' && n > 0 ? 'light-red' : ''}>
              {n > 0 ? (
                <Link to="/leader/matters" search={{ unit: unit.code, light }}>
                  {printNumber(n)}
                </Link>
              ) : (
                '0'
              )}
              <span className="unit-word">件</span>
              <span className="leader-share">{percent(n, allOf(total))}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="leader-sentence song">
        {total.overdue === 0 ? '没有逾期的事项。' : null}
        {first ? (
          <>
            <Link to="/leader" search={{ unit: first.unit.code }}>
              {first.label}
            </Link>
            逾期最多，{printNumber(first.overdue)}件
            {next.length > 0 ? (
              <>
                ；其次
                <Names units={next} />
              </>
            ) : null}
            。
          </>
        ) : null}
      </p>
    </section>
  );
}

/** The map with its two readings: how many, and how large a part. */
function MapSection({ data }: { readonly data: OverviewDto }) {
  const [by, setBy] = useState<'count' | 'share'>('count');
  const choices = [
    ['count', '件数'],
    ['share', '占比'],
  ] as const;
  return (
    <section aria-labelledby="map-head">
      <h2 id="map-head" className="leader-h2">
        {data.map ? '各县区' : '下辖单位'}
        <fieldset className="leader-by">
          <legend className="unseen">按什么着色</legend>
          {choices.map(([value, word]) => (
            <label key={value}>
              <input type="radio" name="by" checked={by === value} onChange={() => setBy(value)} />
              <span>{word}</span>
            </label>
          ))}
        </fieldset>
      </h2>
      <TileMap
        tiles={tilesOf(data.territories, by)}
        columns={data.map?.columns ?? null}
        to="/leader"
        label={data.map ? '按大致方位排列的各县区，方向键可以移动' : '下辖单位'}
      />
      <p className="leader-note small grey">
        {data.map ? '上北下南，大致方位；' : ''}底色越深，逾期{by === 'count' ? '越多' : '占比越高'}。
      </p>
    </section>
  );
}

/** Where each kind of matter stands. */
function Systems({ data }: { readonly data: OverviewDto }) {
  const { unit } = data;
  if (data.systems.length === 0) return null;
  const lines = data.systems.map((s) => ({ ...s, key: s.procedure, name: s.title, behind: { unit: unit.code, procedure: s.procedure } }));
  return (
    <section aria-labelledby="systems-head">
      <h2 id="systems-head" className="leader-h2">
        各项工作
      </h2>
      <LightTable lines={lines} head="事项" caption="各项工作的逾期、临近、在期件数" />
    </section>
  );
}

/** Bars by unit, the worst first. */
function Units({ data }: { readonly data: OverviewDto }) {
  const lines = (units: readonly OverviewUnit[]) =>
    units.map((u) => ({ ...u, key: u.unit.code, name: u.unit.name, behind: { unit: u.unit.code }, opens: u.unit.code }));
  const ranked = data.territories.toSorted((a, b) => b.overdue - a.overdue || allOf(b) - allOf(a));
  if (ranked.length === 0 && data.departments.length === 0) return null;
  return (
    <div className="leader-tables">
      {ranked.length > 0 ? (
        <section aria-labelledby="territories-head">
          <h2 id="territories-head" className="leader-h2">
            {data.map ? '县区' : '下辖单位'}
          </h2>
          <LightTable lines={lines(ranked)} head="单位" caption="下辖单位的逾期、临近、在期件数" />
        </section>
      ) : null}
      {data.departments.length > 0 ? (
        <section aria-labelledby="departments-head">
          <h2 id="departments-head" className="leader-h2">
            部门
          </h2>
          <LightTable lines={lines(data.departments)} head="部门" caption="各部门的逾期、临近、在期件数" />
        </section>
      ) : null}
    </div>
  );
}
