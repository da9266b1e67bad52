import { addDays, type CivilDate, daysBetween, isCivilDate, type NoticeDay, type Refusal, refusal } from '#kernel';

/** What the text of a notice says, day by day, or the lines that were not understood. */
export type NoticeLines =
  | { readonly ok: true; readonly days: readonly NoticeDay[] }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

const datePattern = /(\d{4})-(\d{2})-(\d{2})|(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日/g;
const pad = (n: number): string => String(n).padStart(2, '0');

/** Year and month that a shorter date leaves out: those of the date before it. */
interface Told {
  year: number;
  month: number;
}

interface Placed {
  readonly date: CivilDate;
  /** Ends the span that the date before it began. */
  readonly ends: boolean;
}

/** The dates of a piece of text, in order; undefined when one of them does not exist. */
function datesIn(text: string, year: number, told: Told): Placed[] | undefined {
  const found: Placed[] = [];
  let end = 0;
  for (const m of text.matchAll(datePattern)) {
    const date = m[1] ? m[0] : plainDate(m, year, told);
    if (!isCivilDate(date)) return undefined;
    const between = text.slice(end, m.index).replace(/[（(][^）)]*[）)]/g, '');
    found.push({ date, ends: found.length > 0 && /^\s*(至|到|-|—|–|~)\s*$/.test(between) });
    end = m.index + m[0].length;
  }
  return found;
}

/** A date as notices write it: 2026年2月15日, 2月15日 or, after one of these, 23日. */
function plainDate(m: RegExpMatchArray, year: number, told: Told): string {
  if (m[4]) told.year = Number(m[4]);
  if (m[5]) {
    // December of the year before was named with its year; a month after it without one lies in the year itself.
    if (!m[4] && Number(m[5]) < told.month && told.year === year - 1) told.year = year;
    told.month = Number(m[5]);
  }
  return `${told.year}-${pad(told.month)}-${pad(Number(m[6]))}`;
}

function spread(dates: readonly Placed[]): CivilDate[] {
  const days: CivilDate[] = [];
  for (const { date, ends } of dates) {
    const last = days.at(-1);
    if (ends && last !== undefined && daysBetween(last, date) > 0 && daysBetween(last, date) < 40) {
      for (let day = addDays(last, 1); day <= date; day = addDays(day, 1)) days.push(day);
    } else days.push(date);
  }
  return days;
}

const nameOf = (line: string): string => {
  const [head = ''] = line.replace(/^\s*[（(]?[一二三四五六七八九十\d]+[）)]?[、.．]\s*/, '').split(/[：:\d\s]/);
  return head.replace(/[，,。]$/, '').trim();
};

/** One line is one festival; a piece with dates but no verb goes with the next one that has it. */
function readLine(line: string, year: number): NoticeDay[] | undefined {
  const name = nameOf(line);
  const told: Told = { year, month: 0 };
  const days: NoticeDay[] = [];
  let waiting: Placed[] = [];
  for (const piece of line.split(/[，,。；;]/)) {
    const dates = datesIn(piece, year, told);
    if (!dates) return undefined;
    waiting = [...waiting, ...dates];
    const working = /上班/.test(piece);
    if (!working && !/放假|休息|调休/.test(piece)) continue;
    days.push(...spread(waiting).map((date) => ({ date, working, name })));
    waiting = [];
  }
  return waiting.length > 0 || days.length === 0 || !name ? undefined : days;
}

/**
 * Reads the body of a holiday notice as it is printed, one festival a line:
 * 「二、春节：2月15日至23日放假调休，共9天。2月14日（星期六）、2月28日（星期六）上班。」 Lines without a date are left out.
 * Weekends that merely adjoin need not be listed.
 */
export function readNoticeLines(text: string, year: number): NoticeLines {
  const lines = text.normalize('NFC').split(/\r?\n/);
  const refusals: Refusal[] = [];
  const days: NoticeDay[] = [];
  lines.forEach((line, i) => {
    if (!/\d日|\d{4}-\d{2}-\d{2}/.test(line)) return;
    const read = readLine(line.trim(), year);
    if (read) days.push(...read);
    else {
      const remedy = '每个节日一行，例：春节：2月15日至23日放假调休，2月14日（星期六）、2月28日（星期六）上班';
      refusals.push(refusal('holiday-notice-line', `第${i + 1}行没有读懂：${line.trim().slice(0, 40)}`, { remedy, field: 'text' }));
    }
  });
  if (refusals.length > 0) return { ok: false, refusals };
  return { ok: true, days };
}
