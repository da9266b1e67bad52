import { useMutation } from '@tanstack/react-query';
import { Link, type LinkProps, useSearch } from '@tanstack/react-router';
import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { OverviewUnit, WallAct, WallDto } from '../../api/contract/overview.ts';
import type { SessionDto } from '../../api/contract.ts';
import { call, get, keepCsrf } from '../client.ts';
import { Dialog } from '../kit/dialog.tsx';
import { FigureDoor } from '../kit/figure.tsx';
import { printFigure, printNumber, printWeekday } from '../kit/format.ts';
import { LightMark } from '../kit/light.tsx';
import { TileMap } from '../kit/tile-map.tsx';
import { useTitle } from '../kit/title.ts';
import { Trend } from '../kit/trend.tsx';
import { allOf, percent, tilesOf } from '../leader/counts.ts';
import { ThreePartBar } from '../leader/light-table.tsx';
import { applyPreferences } from '../preferences.ts';
import { type LineState, useWall, type Wall } from './stream.ts';
import './wall.css';

/** Whether what is shown opens: not on a screen left to itself. */
const Doors = createContext(true);

/** A link where links lead somewhere, else its words. */
function Door({ children, ...to }: LinkProps & { readonly children: ReactNode }) {
  return useContext(Doors) ? <Link {...to}>{children}</Link> : <span className="wall-shut">{children}</span>;
}

/** 大屏: how the city stands, on the wall of the operations hall, as it happens. */
export function WallPage() {
  const { unit } = useSearch({ strict: false });
  const [dark, setDark] = useState(true);
  const wall = useWall(unit);
  useTitle(wall.data ? `${wall.data.unit.name}大屏` : '大屏');
  // The hall is dark; the choice is for this screen alone and leaves the person's own as it was.
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    return applyPreferences;
  }, [dark]);
  const doors = wall.data?.doors !== false;
  return (
    <Doors value={doors}>
      <div className="wall">
        <WallHead wall={wall} dark={dark} onDark={setDark} />
        <main className="wall-body" aria-busy={wall.data === undefined}>
          <Left data={wall.data} />
          <Middle data={wall.data} />
          <Feed acts={wall.data?.acts ?? []} fresh={wall.fresh} />
          <TrendRow data={wall.data} />
        </main>
        <StateNote wall={wall} />
      </div>
    </Doors>
  );
}

/** Leaves the screen to itself: it goes on showing, and whoever put it up is signed out of this machine. */
function Leave() {
  const [asked, setAsked] = useState(false);
  const leave = useMutation({
    mutationFn: async () => {
      // The wall stands outside the frame, which asks for the session elsewhere.
      keepCsrf((await get<SessionDto>('/session')).csrf);
      await call<unknown>('POST', '/stream/pass');
    },
    // The line is opened anew, by the pass.
    onSuccess: () => location.reload(),
  });
  return (
    <>
      <button type="button" className="button compact" onClick={() => setAsked(true)}>
        值守
      </button>
      {asked ? (
        <Dialog title="大屏值守" kind="box" onClose={() => setAsked(false)}>
          <p>这台机器将退出登录，只留大屏一直开着；屏上的数字不能再点开，别的页面也打不开，最长到一次登录的时限。</p>
          <div className="dialog-acts">
            <button type="button" className="button primary" disabled={leave.isPending} onClick={() => leave.mutate()}>
              退出登录，留下大屏
            </button>
          </div>
          <p role="alert" className="field-no">
            {leave.isError ? '没有办成，请再试一次。' : ''}
          </p>
        </Dialog>
      ) : null}
    </>
  );
}

/** The time of day on this machine, by the minute. */
function useClock(): string {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 5000);
    return () => clearInterval(timer);
  }, []);
  return clockOf(now);
}

const clockOf = (at: Date): string =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hour12: false }).format(at);

const words: Readonly<Record<LineState, string>> = {
  opening: '正在连接',
  live: '随时更新',
  lost: '连接中断，正在重连',
  full: '大屏开得太多，稍后再试',
  ended: '登录已结束',
};

function WallHead({ wall, dark, onDark }: { readonly wall: Wall; readonly dark: boolean; readonly onDark: (dark: boolean) => void }) {
  const clock = useClock();
  const { data, state } = wall;
  return (
    <header className="wall-head">
      <p className="wall-brand">准绳</p>
      <h1>{data ? `${data.unit.name}法治政府建设` : '法治政府建设'}</h1>
      <p className="wall-when">
        {data ? `${data.today} ${printWeekday(data.today)}` : ''}
        <b>{clock}</b>
      </p>
      <p className={`wall-state wall-state-${state}`} role="status">
        {words[state]}
      </p>
      <div className="wall-buttons">
        <FullScreen />
        <button type="button" className="button compact" onClick={() => onDark(!dark)}>
          {dark ? '浅色' : '深色'}
        </button>
        {data?.doors ? (
          <>
            <Leave />
            <Link to="/leader" className="button compact">
              返回
            </Link>
          </>
        ) : null}
      </div>
      {data?.demonstration ? <p className="wall-demo">演示数据均为模拟</p> : null}
    </header>
  );
}

const isFull = (): boolean => document.fullscreenElement !== null;

function FullScreen() {
  const full = useSyncExternalStore((listener) => {
    document.addEventListener('fullscreenchange', listener);
    return () => document.removeEventListener('fullscreenchange', listener);
  }, isFull);
  if (!document.fullscreenEnabled) return null;
  const turn = () => void (isFull() ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => undefined);
  return (
    <button type="button" className="button compact" onClick={turn}>
      {full ? '退出全屏' : '全屏'}
    </button>
  );
}

const counts = [
  ['overdue', 'red', '逾期'],
  ['soon', 'amber', '临近'],
  ['inTime', 'green', '在期'],
] as const;

const lamps = [
  ['red', 'red', '红灯'],
  ['yellow', 'amber', '黄灯'],
  ['green', 'green', '绿灯'],
] as const;
/** Units with red tasks that the wall has room for, and systems beside them or alone. */
const redUnitsShown = 4;
const systemsShown = { beside: 3, alone: 7 } as const;

/** 督导任务: the lights of the year, and whose are red. */
function TaskLamps({ data }: { readonly data: WallDto }) {
  const { tasks, unit } = data;
  if (!tasks) return null;
  const year = String(tasks.year);
  const red = tasks.units.filter((one) => one.red > 0).slice(0, redUnitsShown);
  return (
    <>
      <h2>督导任务亮灯</h2>
      <ul className="wall-lamps">
        {lamps.map(([lamp, colour, word]) => (
          <li key={lamp} className={`light-${colour}`}>
            <Door to="/tasks" search={{ unit: unit.code, year, light: lamp }}>
              <LightMark colour={colour} /> {word}
              <b>{printNumber(tasks.total[lamp])}</b>
            </Door>
          </li>
        ))}
      </ul>
      <ul className="wall-red-units">
        {red.map((one) => (
          <li key={one.unit.code}>
            <Door to="/tasks" search={{ unit: one.unit.code, year, light: 'red' }}>
              <span className="wall-department-name">{one.unit.name}</span>
              <span className="wall-department-n light-red">
                红灯<b>{printNumber(one.red)}</b>
              </span>
            </Door>
          </li>
        ))}
      </ul>
    </>
  );
}

function Left({ data }: { readonly data: WallDto | undefined }) {
  const all = data ? allOf(data.total) : 0;
  const systems = data?.systems.slice(0, data.tasks ? systemsShown.beside : systemsShown.alone) ?? [];
  const most = Math.max(...systems.map(allOf), 1);
  return (
    <section className="wall-left" aria-label="总体和各项工作">
      <dl className="wall-counts">
        {counts.map(([name, colour, word]) => (
          <div key={name} className={`wall-count light-${colour}`}>
            <dt>
              <LightMark colour={colour} />
              {word}
            </dt>
            <dd>
              {data ? (
                <Door to="/leader/matters" search={{ unit: data.unit.code, light: name === 'inTime' ? 'in-time' : name }}>
                  {printNumber(data.total[name])}
                </Door>
              ) : (
                '—'
              )}
              <span className="wall-share">{data ? percent(data.total[name], all) : ''}</span>
            </dd>
          </div>
        ))}
      </dl>
      {data ? <TaskLamps data={data} /> : null}
      <h2>各项工作</h2>
      <ul className="wall-systems">
        {systems.map((s) => (
          <li key={s.procedure}>
            <p>
              <LightMark colour={s.colour} />
              <span className="wall-system-name">{s.title}</span>
              <span className="wall-system-n">
                {s.overdue > 0
                  ? `逾期 ${printNumber(s.overdue)}`
                  : s.soon > 0
                    ? `临近 ${printNumber(s.soon)}`
                    : `在期 ${printNumber(s.inTime)}`}
              </span>
            </p>
            <ThreePartBar line={s} most={most} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How many lights of departments the wall has room for. */
const departmentsShown = 12;

function Middle({ data }: { readonly data: WallDto | undefined }) {
  const territories = data?.territories ?? [];
  const doors = useContext(Doors);
  return (
    <section className="wall-middle" aria-label="各县区和部门">
      {data?.map ? <p className="wall-map-note">上北下南，大致方位；底色越深，逾期越多</p> : null}
      <TileMap
        tiles={tilesOf(territories, 'count')}
        columns={data?.map?.columns ?? null}
        {...(doors && { to: '/leader' })}
        label="各县区，按大致方位"
      />
      {data && data.departments.length > 0 ? (
        <>
          <h2>部门</h2>
          <ul className="wall-departments">
            {data.departments.slice(0, departmentsShown).map((d) => (
              <Department key={d.unit.code} unit={d} />
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function Department({ unit: d }: { readonly unit: OverviewUnit }) {
  const [n, word] = d.overdue > 0 ? [d.overdue, '逾期'] : d.soon > 0 ? [d.soon, '临近'] : [d.inTime, '在期'];
  return (
    <li>
      <Door to="/leader" search={{ unit: d.unit.code }}>
        <LightMark colour={d.colour} />
        <span className="wall-department-name">{d.label}</span>
        <span className={`wall-department-n light-${d.colour}`}>
          {word}
          <b>{printNumber(n)}</b>
        </span>
      </Door>
    </li>
  );
}

/** How many acts the wall has room for. */
const actsShown = 11;

/** What was just done: where, what, nothing of any person. */
function Feed({ acts, fresh }: { readonly acts: readonly WallAct[]; readonly fresh: ReadonlySet<string> }) {
  return (
    <section className="wall-feed" aria-labelledby="feed-head">
      <h2 id="feed-head">刚刚办理</h2>
      <ol aria-live="polite">
        {acts.slice(0, actsShown).map((a) => (
          <li key={a.id} className={fresh.has(a.id) ? 'wall-act wall-act-new' : 'wall-act'}>
            <span className="wall-act-time">{a.time}</span>
            <p>
              <b>{a.act}</b>
              <span className="wall-act-unit">{a.unit}</span>
            </p>
            <p className="wall-act-what">{a.title ?? a.procedure}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function TrendRow({ data }: { readonly data: WallDto | undefined }) {
  const doors = useContext(Doors);
  return (
    <section className="wall-trends" aria-label="主要数字，近八个季度">
      {(data?.trends ?? []).map(({ figure, points, system }) => (
        <article key={figure.id}>
          <h3>
            <span>{system}</span>
            {figure.title}
          </h3>
          <p className="wall-trend-value">
            {doors ? (
              <FigureDoor figure={figure} size="large" />
            ) : (
              <>
                <span className="figure-number">{printFigure(figure)}</span>
                <span className="unit-word">{figure.unit}</span>
              </>
            )}
          </p>
          <Trend title={figure.title} points={points} unit={figure.unit} digits={figure.rounding.digits} />
        </article>
      ))}
    </section>
  );
}

/** Says when what is shown is no longer how it stands. */
function StateNote({ wall: { state, heardAt } }: { readonly wall: Wall }) {
  if (state === 'live' || state === 'opening') return null;
  const at = heardAt ? `画面停在${clockOf(heardAt)}。` : '';
  return (
    <div className="wall-note" role="alert">
      <p>
        {words[state]}。{at}
      </p>
      {state === 'ended' ? (
        <Link to="/sign-in" search={{ to: '/wall' }} className="button primary">
          重新登录
        </Link>
      ) : null}
    </div>
  );
}
