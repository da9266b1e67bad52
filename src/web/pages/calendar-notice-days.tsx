import { addDays, printDate } from '#kernel';
import type { NoticeDto } from '../../api/contract/calendar.ts';

/** 2月15日至23日, a run of days in words. */
const printRun = (first: string, last: string): string => {
  if (first === last) return printDate(first);
  const end = first.slice(0, 7) === last.slice(0, 7) ? `${Number(last.slice(8))}日` : printDate(last);
  return `${printDate(first)}至${end}`;
};

/** Each festival on one line: the days off, and the days worked to make up for them. */
export function NoticeDays({ days }: { readonly days: NoticeDto['days'] }) {
  const lines: { name: string; working: boolean; first: string; last: string }[] = [];
  for (const day of days.toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
    const open = lines.findLast((l) => l.name === day.name && l.working === day.working);
    if (open && addDays(open.last, 1) === day.date) open.last = day.date;
    else lines.push({ name: day.name, working: day.working, first: day.date, last: day.date });
  }
  return (
    <ul className="notice-days small">
      {lines.map((l) => (
        <li key={`${l.first} ${l.working}`}>
          <span className={`calendar-tag ${l.working ? 'make-up' : 'holiday'}`}>
            <b>{l.working ? '班' : '休'}</b>
            {l.name}
          </span>
          {printRun(l.first, l.last)}
        </li>
      ))}
    </ul>
  );
}
