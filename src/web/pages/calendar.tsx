import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { addDays, addMonths, printDate, weekday } from '#kernel';
import type { CalendarDayDto, CalendarMonthDto } from '../../api/contract/calendar.ts';
import { printNumber, printWeekday, weekdayNames } from '../kit/format.ts';
import { LightMark } from '../kit/light.tsx';
import { MatterRows } from '../kit/matter-rows.tsx';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { usePhone } from '../preferences.ts';
import { proceduresQuery } from '../queries.ts';
import { dayQuery, monthQuery } from './calendar-query.ts';
import './calendar.css';

const monthName = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
const nextMonth = (month: string, by: number): string => addMonths(`${month}-01`, by).slice(0, 7);

/** 月历: what falls due when, on which days nobody works, and by which notice. */
export function CalendarPage() {
  const { month, day } = useSearch({ strict: false });
  const held = useQuery(monthQuery(month ?? day?.slice(0, 7)));
  useTitle(held.data ? `${monthName(held.data.month)}月历` : '月历');
  return (
    <div className="page">
      <Await query={held}>
        {(data) => (
          <>
            <Head data={data} />
            <Month data={data} day={day} />
            <DepartingDays days={data.days} />
            {day ? <DayList day={day} /> : null}
          </>
        )}
      </Await>
    </div>
  );
}

function Head({ data }: { readonly data: CalendarMonthDto }) {
  return (
    <header className="page-head">
      <div>
        <h1>{monthName(data.month)}</h1>
        <p className="grey">
          {data.scope ? `${data.scope}及所属，在办事项到期${printNumber(data.due)}件。` : '现在的岗位不办理事项。'}
          {data.published ? null : (
            <span className="calendar-provisional">{data.month.slice(0, 4)}年放假安排尚未公布，暂按周末推算，公布后可能变动。</span>
          )}
        </p>
      </div>
      <nav className="calendar-nav no-print" aria-label="月份">
        <Link to="/calendar" search={{ month: nextMonth(data.month, -1) }} className="button compact">
          上月
        </Link>
        <Link to="/calendar" className="button compact">
          本月
        </Link>
        <Link to="/calendar" search={{ month: nextMonth(data.month, 1) }} className="button compact">
          下月
        </Link>
        <Link to="/calendar/notices" className="calendar-notices-link">
          放假安排
        </Link>
      </nav>
    </header>
  );
}

function Month({ data, day }: { readonly data: CalendarMonthDto; readonly day: string | undefined }) {
  return usePhone() ? <Agenda data={data} day={day} /> : <Grid data={data} day={day} />;
}

/** Whole weeks from Monday to Sunday; days of other months stay empty. */
function weeksOf(days: readonly CalendarDayDto[]): (CalendarDayDto | undefined)[][] {
  const first = days[0];
  const lead = first ? (weekday(first.date) + 6) % 7 : 0;
  const cells: (CalendarDayDto | undefined)[] = [...new Array<undefined>(lead).fill(undefined), ...days];
  while (cells.length % 7 !== 0) cells.push(undefined);
  return Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7));
}

function Grid({ data, day }: { readonly data: CalendarMonthDto; readonly day: string | undefined }) {
  return (
    <table className="calendar">
      <caption className="unseen">{monthName(data.month)}到期事项</caption>
      <thead>
        <tr>
          {[1, 2, 3, 4, 5, 6, 0].map((d) => (
            <th key={d} scope="col">
              <span className="unseen">星期</span>
              {weekdayNames[d]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(data.days).map((week, i) => (
          <tr key={week.find(Boolean)?.date ?? i}>
            {week.map((one, k) =>
              one ? (
                <DayCell key={one.date} day={one} today={one.date === data.today} chosen={one.date === day} />
              ) : (
                <td key={`${i}-${[1, 2, 3, 4, 5, 6, 7][k]}`} className="calendar-none" />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 春节放假 → 春节; 国庆节调休上班 → 国庆节 */
const festival = (day: CalendarDayDto): string => day.why.replace(/(放假|调休上班)$/, '');

/** 休 hollow, 班 filled; a plain weekend says nothing but is grey. */
function DayTag({ day }: { readonly day: CalendarDayDto }) {
  if (day.kind !== 'holiday' && day.kind !== 'make-up') return null;
  return (
    <span className={`calendar-tag ${day.kind}`} title={[day.why, day.notice].filter(Boolean).join('，')}>
      <b>{day.kind === 'holiday' ? '休' : '班'}</b>
      {festival(day)}
    </span>
  );
}

function DueCount({ day }: { readonly day: CalendarDayDto }) {
  if (!day.light) return null;
  return (
    <span className={`calendar-due light-${day.light}`}>
      <LightMark colour={day.light} />
      <span>
        {printNumber(day.due)}
        <span className="unit-word">件</span>
      </span>
    </span>
  );
}

function DayCell({ day, today, chosen }: { readonly day: CalendarDayDto; readonly today: boolean; readonly chosen: boolean }) {
  const rest = day.kind === 'weekend' || day.kind === 'holiday';
  const marks = [rest && 'rest', today && 'today', chosen && 'chosen', day.provisional && 'provisional'];
  const head = (
    <>
      <span className="calendar-date">
        <span className="calendar-number">{Number(day.date.slice(8))}</span>
        {today ? <span className="calendar-today">今天</span> : null}
        <DayTag day={day} />
      </span>
      <DueCount day={day} />
    </>
  );
  return (
    <td className={marks.filter(Boolean).join(' ')} aria-current={today ? 'date' : undefined}>
      {day.due > 0 ? (
        <Link
          to="/calendar"
          search={{ month: day.date.slice(0, 7), day: day.date }}
          className="calendar-cell"
          resetScroll={false}
          title={day.kinds.map((k) => `${k.title}${k.n}件`).join('，')}
        >
          {head}
        </Link>
      ) : (
        <span className="calendar-cell">{head}</span>
      )}
    </td>
  );
}

/** On a phone: the days on which something falls due or nobody works, one below the other; a holiday's idle days as one. */
function Agenda({ data, day }: { readonly data: CalendarMonthDto; readonly day: string | undefined }) {
  const runs: Run[] = [];
  for (const d of data.days) {
    const open = runs.at(-1);
    const idle = (one: CalendarDayDto) => one.due === 0 && one.date !== data.today;
    const joins = open && idle(open.first) && idle(d) && open.first.why === d.why && addDays(open.last, 1) === d.date;
    if (joins) runs[runs.length - 1] = { ...open, last: d.date };
    else if (!idle(d) || d.kind === 'holiday' || d.kind === 'make-up') runs.push({ first: d, last: d.date });
  }
  return (
    <ul className="agenda" aria-label={`${monthName(data.month)}到期事项`}>
      {runs.map(({ first, last }) => (
        <AgendaDay key={first.date} day={first} last={last} today={first.date === data.today} chosen={first.date === day} />
      ))}
    </ul>
  );
}

interface AgendaProps {
  readonly day: CalendarDayDto;
  readonly last: string;
  readonly today: boolean;
  readonly chosen: boolean;
}

function AgendaDay({ day, last, today, chosen }: AgendaProps) {
  const until = last === day.date ? '' : `–${Number(last.slice(8))}`;
  return (
    <li className={[today && 'today', chosen && 'chosen'].filter(Boolean).join(' ')}>
      <span className="agenda-date">
        <span className="calendar-number">
          {Number(day.date.slice(8))}
          {until}
        </span>
        <span className="grey small">{today ? '今天' : `周${weekdayNames[weekday(day.date)]}${until && '起'}`}</span>
      </span>
      <span className="agenda-what">
        <DayTag day={day} />
        {day.due > 0 ? (
          <Link to="/calendar" search={{ month: day.date.slice(0, 7), day: day.date }} className="agenda-link" resetScroll={false}>
            <DueCount day={day} />
            <span className="grey small agenda-kinds">{day.kinds.map((k) => `${k.title}${k.n}`).join('　')}</span>
          </Link>
        ) : null}
      </span>
    </li>
  );
}

interface Run {
  readonly first: CalendarDayDto;
  readonly last: string;
}

/** The month's holidays and make-up days in words, with the number of the notice. */
function DepartingDays({ days }: { readonly days: readonly CalendarDayDto[] }) {
  const runs: Run[] = [];
  for (const day of days.filter((d) => d.kind === 'holiday' || d.kind === 'make-up')) {
    const open = runs.at(-1);
    const same = open && open.first.why === day.why && open.first.notice === day.notice;
    if (same && addDays(open.last, 1) === day.date) runs[runs.length - 1] = { ...open, last: day.date };
    else runs.push({ first: day, last: day.date });
  }
  if (runs.length === 0) return null;
  return (
    <ul className="calendar-runs grey small">
      {runs.map(({ first, last }) => (
        <li key={first.date}>
          {first.date === last ? printDate(first.date) : `${printDate(first.date)}至${Number(last.slice(8))}日`}
          {first.why}
          {first.notice ? `（${first.notice}）` : ''}
        </li>
      ))}
    </ul>
  );
}

function DayList({ day }: { readonly day: string }) {
  const rows = useQuery(dayQuery(day));
  const procedures = useQuery(proceduresQuery).data ?? [];
  const kinds = new Map(procedures.map((p) => [p.id, p.title]));
  const head = useRef<HTMLHeadingElement>(null);
  const phone = usePhone();
  // The list stands below the month: who chose a day is led to it.
  useEffect(() => {
    if (day) head.current?.scrollIntoView({ block: phone ? 'start' : 'nearest' });
  }, [day, phone]);
  return (
    <section className="section" aria-labelledby="calendar-day">
      <h2 id="calendar-day" ref={head} className="calendar-day">
        {printDate(day)}（{printWeekday(day)}）到期
      </h2>
      <Await query={rows}>
        {(data) =>
          data.rows.length === 0 ? (
            <Note title="这一天没有到期的事项" />
          ) : (
            <>
              <MatterRows
                rows={data.rows}
                caption={`${printDate(day)}到期的事项`}
                kinds={kinds}
                columns={[{ id: 'unit', title: '单位', cell: (row) => row.unit.name }]}
              />
              {data.more ? <p className="grey small">只列出前{data.rows.length}件，其余请到该类事项的列表中查看。</p> : null}
            </>
          )
        }
      </Await>
    </section>
  );
}
