import { describe, expect, test } from 'vitest';
import { readNoticeLines } from './lines.ts';
import { holidayNotices } from './notices.ts';

const printed = `各省、自治区、直辖市人民政府：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。`;

const byDate = (days: readonly { date: string; working: boolean; name: string }[]) =>
  days.map((d) => `${d.date} ${d.working ? '班' : '休'} ${d.name}`).sort();

describe('a holiday notice as it is printed', () => {
  test('gives the days that were entered by hand from the same notice', () => {
    const known = holidayNotices.find((n) => n.id === 'holidays-2026');
    const read = readNoticeLines(printed, 2026);
    expect(read.ok && byDate(read.days)).toEqual(byDate(known?.days ?? []));
  });

  test('a span over the turn of the year names its years', () => {
    const read = readNoticeLines('一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。', 2019);
    expect(read.ok && byDate(read.days)).toEqual(['2018-12-29 班 元旦', '2018-12-30 休 元旦', '2018-12-31 休 元旦', '2019-01-01 休 元旦']);
  });

  test('dates with hyphens and several make-up days read too', () => {
    const read = readNoticeLines('春节 2021-02-11 至 2021-02-13 放假，2021-02-07、2021-02-20 上班', 2021);
    expect(read.ok && byDate(read.days)).toEqual([
      '2021-02-07 班 春节',
      '2021-02-11 休 春节',
      '2021-02-12 休 春节',
      '2021-02-13 休 春节',
      '2021-02-20 班 春节',
    ]);
  });

  test.each(['元旦：2月30日放假', '元旦：1月1日', '1月1日放假', '元旦：1月1日放假，1月2日'])(
    '«%s» is not guessed at, its line is named',
    (line) => {
      const read = readNoticeLines(`通知如下\n${line}`, 2026);
      expect(read.ok ? [] : read.refusals.map((r) => [r.code, r.field, r.text.slice(0, 3)])).toEqual([
        ['holiday-notice-line', 'text', '第2行'],
      ]);
    },
  );
});
