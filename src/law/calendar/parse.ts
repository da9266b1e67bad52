import { type CivilDate, daysBetween, type HolidayNotice, isCivilDate, type NoticeDay, type Refusal, refusal, weekday } from '#kernel';
import { holidayNotices } from './notices.ts';

/** A notice that can be taken in, or everything that speaks against it. */
export type HolidayNoticeReading =
  | { readonly ok: true; readonly notice: HolidayNotice }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** The longest holiday so far had ten days (Spring Festival 2020, extended): a longer one is a typing mistake. */
const longestHoliday = 12;
const festivals = ['元旦', '春节', '清明', '劳动', '端午', '中秋', '国庆'];
const number = /^[\u4e00-\u9fa5]{1,12}〔(\d{4})〕[1-9]\d{0,4}号$/;

type Members = { readonly [member: string]: unknown };

/**
 * Reads an administrator's import of a holiday notice: JSON text or its value,
 * `{year, number, title, issuedOn, days: [{date, working, name}]}`. The notice is marked `recalled` (待核) until
 * somebody has compared it with the original. A year none of the `known` notices arranges needs all seven festivals;
 * for an arranged year it is a change. Several refusals come back together.
 */
export function parseHolidayNotice(input: unknown, known: readonly HolidayNotice[] = holidayNotices): HolidayNoticeReading {
  const read = membersOf(input);
  if (!read)
    return { ok: false, refusals: [bad('shape', '导入内容不是放假安排', '请按「年份、文号、标题、成文日期、日期清单」的格式填写')] };
  const year = read['year'];
  if (typeof year !== 'number' || !Number.isInteger(year) || year < 2000 || year > 2199) {
    return { ok: false, refusals: [bad('year', '缺少年份或年份有误', '请填写四位年份，例：2027', 'year')] };
  }
  const headRefusals = checkHead(read, year, known);
  const { days, refusals: dayRefusals } = readDays(read['days']);
  const refusals = [...headRefusals, ...dayRefusals];
  if (dayRefusals.length === 0) refusals.push(...checkDays(days, year), ...checkFestivals(days, year, known));
  if (refusals.length > 0) return { ok: false, refusals };
  return { ok: true, notice: build(read, year, days, known) };
}

const bad = (code: string, text: string, remedy: string, field?: string): Refusal =>
  refusal(`holiday-notice-${code}`, text, { remedy, field });

function membersOf(input: unknown): Members | undefined {
  let value = input;
  if (typeof input === 'string') {
    try {
      value = JSON.parse(input) as unknown;
    } catch {
      return undefined;
    }
  }
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Members) : undefined;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

function checkHead(read: Members, year: number, known: readonly HolidayNotice[]): Refusal[] {
  const refusals: Refusal[] = [];
  if (!textOf(read['title'])) refusals.push(bad('title', '缺少通知标题', '请填写通知全称', 'title'));
  const issuedOn = read['issuedOn'];
  const dated = isCivilDate(issuedOn);
  if (!dated) refusals.push(bad('issued-on', '成文日期不存在', '请按「2026-11-04」的格式填写通知的成文日期', 'issuedOn'));
  else if (issuedOn < `${year - 1}-01-01` || issuedOn > `${year}-12-31`) {
    refusals.push(bad('issued-on', `成文日期${issuedOn}与${year}年不符`, '请核对通知的年份和成文日期', 'issuedOn'));
  }
  const given = textOf(read['number']);
  const match = number.exec(given);
  if (!match) {
    refusals.push(bad('number', '通知文号格式有误', '文号格式应为 机关代字〔年份〕顺序号号，例：国办发明电〔2025〕7号', 'number'));
  } else if (dated && match[1] !== issuedOn.slice(0, 4)) {
    refusals.push(bad('number', `文号年份${match[1]}与成文日期不符`, '请核对文号和成文日期', 'number'));
  }
  if (known.some((n) => n.number === given)) {
    refusals.push(bad('known', `${given}已经录入`, '如有更正，请按新的通知录入', 'number'));
  }
  return refusals;
}

function readDays(value: unknown): { days: NoticeDay[]; refusals: Refusal[] } {
  if (!Array.isArray(value) || value.length === 0) {
    return { days: [], refusals: [bad('days', '缺少日期清单', '请逐日列出放假日和调休上班日', 'days')] };
  }
  const days: NoticeDay[] = [];
  const refusals: Refusal[] = [];
  value.forEach((item: unknown, index) => {
    const field = `days.${index}`;
    const day = membersOf(item) ?? {};
    const [date, working, name] = [day['date'], day['working'], textOf(day['name'])];
    if (!isCivilDate(date)) refusals.push(bad('date', `第${index + 1}行日期不存在`, '请按「2027-01-01」的格式填写', field));
    else if (typeof working !== 'boolean') refusals.push(bad('working', `${date}未注明放假或上班`, '请注明放假或上班', field));
    else if (!name) refusals.push(bad('name', `${date}未注明节日`, '请填写节日名称', field));
    else days.push({ date, working, name });
  });
  return { days, refusals };
}

function checkDays(days: readonly NoticeDay[], year: number): Refusal[] {
  const refusals: Refusal[] = [];
  const seen = new Set<CivilDate>();
  const holidays = new Set(days.filter((d) => !d.working).map((d) => d.name));
  days.forEach(({ date, working, name }, index) => {
    const field = `days.${index}`;
    if (!belongsTo(date, year)) refusals.push(bad('wrong-year', `${date}不属于${year}年的放假安排`, '请删除该日或更正年份', field));
    if (seen.has(date)) refusals.push(bad('duplicate', `${date}重复`, '同一日只能列一次', field));
    seen.add(date);
    if (working && weekday(date) % 6 !== 0) {
      refusals.push(bad('make-up', `${date}不是周六、周日，不能作为调休上班日`, '请核对调休上班的日期', field));
    }
    if (working && !holidays.has(name)) {
      refusals.push(bad('make-up-name', `${date}所调休的「${name}」没有放假日`, '节日名称须与放假日一致', field));
    }
  });
  return [...refusals, ...checkLengths(days)];
}

/** New Year's holiday may begin, and be made up for, in the last days of the year before (2018-12-29). */
const belongsTo = (date: CivilDate, year: number): boolean => date >= `${year - 1}-12-20` && date <= `${year}-12-31`;

function checkLengths(days: readonly NoticeDay[]): Refusal[] {
  const dates = [...new Set(days.filter((d) => !d.working).map((d) => d.date))].sort();
  const refusals: Refusal[] = [];
  let first = dates[0];
  dates.forEach((date, i) => {
    const next = dates[i + 1];
    if (next !== undefined && daysBetween(date, next) === 1) return;
    const length = first === undefined ? 0 : daysBetween(first, date) + 1;
    if (length > longestHoliday) {
      const remedy = `一次放假不应超过${longestHoliday}日，请核对起止日期`;
      refusals.push(bad('too-long', `${first}至${date}连续放假${length}日`, remedy, 'days'));
    }
    first = next;
  });
  return refusals;
}

function checkFestivals(days: readonly NoticeDay[], year: number, known: readonly HolidayNotice[]): Refusal[] {
  if (known.some((n) => n.year === year)) return [];
  const missing = festivals.filter((festival) => !days.some((d) => !d.working && d.name.includes(festival)));
  if (missing.length === 0) return [];
  return [bad('festivals', `${year}年的安排缺少：${missing.join('、')}`, '年度安排须列全七个节日', 'days')];
}

function build(read: Members, year: number, days: readonly NoticeDay[], known: readonly HolidayNotice[]): HolidayNotice {
  const issuedOn = textOf(read['issuedOn']);
  return {
    id: known.some((n) => n.year === year) ? `holidays-${year}-change-${issuedOn}` : `holidays-${year}`,
    number: textOf(read['number']),
    title: textOf(read['title']),
    issuedOn,
    year,
    mark: 'recalled',
    days: [...days].sort((a, b) => a.date.localeCompare(b.date)),
  };
}
