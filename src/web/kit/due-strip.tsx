import type { DescribedBasis, StripDay } from '#kernel';
import { daysBetween, weekday } from '#kernel';
import { printWeekday, weekdayNames } from './format.ts';
import { Provision } from './provision.tsx';
import './due-strip.css';

interface Props {
  readonly strip: readonly StripDay[];
  readonly today: string;
  readonly basis?: DescribedBasis;
}

/** 国庆节放假 → 国庆节: what fits under a cell. */
const holidayName = (why: string) => why.replace(/(放假|调休|假期|休息).*$/, '').slice(0, 4);

const wordOf = (day: StripDay): string => {
  if (day.kind === 'day-zero') return '起';
  if (day.makeUp) return '班';
  if (day.kind === 'holiday') return holidayName(day.why).slice(0, 2) || '休';
  return day.kind === 'weekend' ? '休' : day.kind === 'paused' ? '停' : day.kind === 'rolled' ? '顺' : '';
};

function said(day: StripDay): string {
  const count = day.counted ? `第${day.n}日` : '不计入';
  const more = [day.notice, day.provisional ? '放假安排尚未公布，暂按周末推算' : '', day.due ? '届满' : ''].filter(Boolean);
  return [`${day.date} ${printWeekday(day.date)}`, count, day.why, ...more].join('，');
}

function Cell({ day, today }: { readonly day: StripDay; readonly today: boolean }) {
  const marks = [day.kind, day.due && 'due', today && 'today', day.makeUp && 'make-up', day.provisional && 'provisional'];
  const text = said(day);
  return (
    <li className={`day ${marks.filter(Boolean).join(' ')}`} title={text}>
      <span className="unseen">{text}</span>
      <span className="day-box" aria-hidden="true">
        {day.counted ? day.n : wordOf(day)}
      </span>
      <span className="day-date" aria-hidden="true">
        {Number(day.date.slice(8))}
      </span>
    </li>
  );
}

/** Runs of the strip by a key, in order. */
function runs(strip: readonly StripDay[], keyOf: (day: StripDay, before: StripDay | undefined) => boolean): StripDay[][] {
  const out: StripDay[][] = [];
  for (const [i, day] of strip.entries()) {
    if (out.length === 0 || keyOf(day, strip[i - 1])) out.push([]);
    out.at(-1)?.push(day);
  }
  return out;
}

const byMonth = (strip: readonly StripDay[]) => runs(strip, (day, before) => day.date.slice(0, 7) !== before?.date.slice(0, 7));
const byWeek = (strip: readonly StripDay[]) => runs(strip, (day) => weekday(day.date) === 1);

/** A run of days by its ends, single days one by one. */
function daysInWords(days: readonly string[]): string {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  if (days.length > 2 && daysBetween(first, last) === days.length - 1) return `${first} 至 ${last}，${days.length}天`;
  return days.length > 6 ? `${first} 至 ${last}间${days.length}天` : days.join('、');
}

/** Days left out for a named reason, said in words once each below the cells. */
function reasons(strip: readonly StripDay[]): readonly (readonly [string, string])[] {
  const found = new Map<string, string[]>();
  for (const day of strip) {
    if (day.kind !== 'holiday' && day.kind !== 'paused' && day.kind !== 'rolled' && !day.makeUp) continue;
    const label = day.kind === 'holiday' ? `${holidayName(day.why) || '节假日'}${day.notice ? `（${day.notice}）` : ''}` : day.why;
    found.set(label, [...(found.get(label) ?? []), day.date]);
  }
  return [...found].map(([label, days]) => {
    return [label, daysInWords(days)] as const;
  });
}

/**
 * Why a due date is this day: a cell per day from day zero, grouped by month at the desk and by week on a phone.
 * Long limits get narrow cells; nothing is left out.
 */
export function DueStrip({ strip, today, basis }: Props) {
  const counted = strip.reduce((most, day) => Math.max(most, day.n), 0);
  const due = strip.find((day) => day.due);
  return (
    <div className={`strip ${strip.length > 70 ? 'strip-long' : ''}`}>
      <div className="strip-months">
        {byMonth(strip).map((days) => (
          <div key={days[0]?.date} className="strip-month">
            <span className="strip-name">
              {days[0]?.date.slice(0, 4)}年{Number(days[0]?.date.slice(5, 7))}月
            </span>
            <ol>
              {days.map((day) => (
                <Cell key={day.date} day={day} today={day.date === today} />
              ))}
            </ol>
          </div>
        ))}
      </div>
      <StripWeeks strip={strip} today={today} />
      <p className="strip-sum">
        {due ? `计${counted}日，${due.date}（${printWeekday(due.date)}）届满。` : `已计${counted}日，尚未届满。`}
        {basis ? <Provision basis={basis} /> : null}
      </p>
      <StripReasons strip={strip} />
    </div>
  );
}

function StripWeeks({ strip, today }: { readonly strip: readonly StripDay[]; readonly today: string }) {
  return (
    <div className="strip-weeks">
      <div className="strip-week-names" aria-hidden="true">
        {[1, 2, 3, 4, 5, 6, 0].map((d) => (
          <span key={d}>{weekdayNames[d]}</span>
        ))}
      </div>
      {byWeek(strip).map((days) => (
        <div key={days[0]?.date} className="strip-week">
          <span className="strip-name">{days[0]?.date.slice(5)}</span>
          <ol data-from={days[0] ? (weekday(days[0].date) + 6) % 7 : 0}>
            {days.map((day) => (
              <Cell key={day.date} day={day} today={day.date === today} />
            ))}
          </ol>
        </div>
      ))}
    </div>
  );
}

function StripReasons({ strip }: { readonly strip: readonly StripDay[] }) {
  const list = reasons(strip);
  if (list.length === 0) return null;
  return (
    <ul className="strip-reasons">
      {list.map(([label, days]) => (
        <li key={label}>
          {label}：{days}
        </li>
      ))}
    </ul>
  );
}
