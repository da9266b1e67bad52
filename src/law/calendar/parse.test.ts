import { describe, expect, test } from 'vitest';
import { addDays, calendar, type NoticeDay } from '#kernel';
import { holidayNotices, parseHolidayNotice } from './index.ts';

const off = (date: string, name: string): NoticeDay => ({ date, working: false, name });
const work = (date: string, name: string): NoticeDay => ({ date, working: true, name });

/** Made up for the tests; the real notice of 2027 is not in the code. */
const days: NoticeDay[] = [
  off('2027-01-01', '元旦'),
  ...[5, 6, 7, 8, 9, 10, 11].map((n) => off(addDays('2027-02-01', n - 1), '春节')),
  work('2027-02-20', '春节'),
  off('2027-04-05', '清明节'),
  off('2027-05-01', '劳动节'),
  off('2027-06-09', '端午节'),
  off('2027-09-15', '中秋节'),
  off('2027-10-01', '国庆节'),
];
const notice = {
  year: 2027,
  number: '国办发明电〔2026〕99号',
  title: '国务院办公厅关于2027年部分节假日安排的通知',
  issuedOn: '2026-11-10',
  days,
};

const codes = (input: unknown): string[] => {
  const reading = parseHolidayNotice(input);
  return reading.ok ? [] : reading.refusals.map((r) => r.code.replace('holiday-notice-', ''));
};

describe('an imported notice', () => {
  test('becomes a notice that publishes its year', () => {
    const reading = parseHolidayNotice(JSON.stringify(notice));
    if (!reading.ok) throw new Error(reading.refusals.map((r) => r.text).join());
    expect(reading.notice).toMatchObject({ id: 'holidays-2027', year: 2027, number: notice.number, mark: 'recalled' });
    const of2027 = calendar([...holidayNotices, reading.notice]);
    expect(of2027.isPublished(2027)).toBe(true);
    expect(of2027.isWorking('2027-02-20')).toBe(true);
    expect(of2027.day('2027-01-01')).toMatchObject({ working: false, provisional: false });
  });

  test('of a year already arranged is a change and needs only the days it changes', () => {
    const change = { ...notice, year: 2026, title: '调整', number: '国办发明电〔2026〕98号', issuedOn: '2026-03-01' };
    const reading = parseHolidayNotice({ ...change, days: [off('2026-05-06', '劳动节')] });
    expect(reading).toMatchObject({ ok: true, notice: { id: 'holidays-2026-change-2026-03-01', year: 2026 } });
  });

  test('may begin in the last days of the year before', () => {
    expect(codes({ ...notice, days: [work('2026-12-27', '元旦'), off('2026-12-31', '元旦'), ...days] })).toEqual([]);
  });

  test.each([
    ['what is not a notice', '不是', ['shape']],
    ['a list', [], ['shape']],
    ['no year', { ...notice, year: '2027' }, ['year']],
    ['a day that does not exist', { ...notice, days: [...days, off('2027-02-29', '春节')] }, ['date']],
    ['a day of another year', { ...notice, days: [...days, off('2028-01-01', '元旦')] }, ['wrong-year']],
    ['a day twice', { ...notice, days: [...days, off('2027-10-01', '国庆节')] }, ['duplicate']],
    ['a make-up day on a weekday', { ...notice, days: [...days, work('2027-10-12', '国庆节')] }, ['make-up']],
    ['a make-up day for no holiday', { ...notice, days: [...days, work('2027-10-10', '春分')] }, ['make-up-name']],
    ['a year without all festivals', { ...notice, days: days.slice(1) }, ['festivals']],
    ['no days', { ...notice, days: [] }, ['days']],
    ['a day that says neither off nor on', { ...notice, days: [...days, { date: '2027-10-02', name: '国庆节' }] }, ['working']],
    ['a day without a name', { ...notice, days: [...days, off('2027-10-02', ' ')] }, ['name']],
    ['no title and no date', { ...notice, title: '', issuedOn: '2026-11-31' }, ['title', 'issued-on']],
    ['a date far from the year', { ...notice, issuedOn: '2025-11-04' }, ['issued-on', 'number']],
    ['a number in square brackets', { ...notice, number: '国办发明电[2026]7号' }, ['number']],
    ['a number already taken in', { ...notice, number: '国办发明电〔2025〕7号', issuedOn: '2026-01-04' }, ['number', 'known']],
  ])('is refused: %s', (_why, input, expected) => {
    expect(codes(input)).toEqual(expected);
  });

  test('is refused when a holiday is longer than twelve days, and taken when it has twelve', () => {
    const run = (n: number) => Array.from({ length: n }, (_, i) => off(addDays('2027-10-01', i), '国庆节'));
    const rest = days.filter((d) => d.date !== '2027-10-01');
    expect(codes({ ...notice, days: [...rest, ...run(13)] })).toEqual(['too-long']);
    expect(codes({ ...notice, days: [...rest, ...run(12)] })).toEqual([]);
  });

  test('says everything that is wrong at once, where, and what to do', () => {
    const reading = parseHolidayNotice({
      ...notice,
      title: '',
      days: [...days, off('2027-10-01', '国庆节'), work('2027-10-12', '国庆节')],
    });
    if (reading.ok) throw new Error('taken in');
    expect(reading.refusals.map((r) => r.field)).toEqual(['title', `days.${days.length}`, `days.${days.length + 1}`]);
    for (const r of reading.refusals) expect(r.remedy).not.toBe('');
  });
});
