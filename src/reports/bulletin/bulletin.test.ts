import { describe, expect, test } from 'vitest';
import type { Figure } from '#kernel';
import { runsText } from '../model.ts';
import { type Change, cellChange, parseBulletinCitation, wordChange } from './citation.ts';
import { againstBulletin, type BulletinRequest, composeBulletin } from './compose.ts';
import { fillQuarter, parseQuarter, periodOf, quarterOn, shifted } from './quarter.ts';
import { leaders, type Ranking, rank, readRanking, type UnitRow } from './ranking.ts';

const quarter = { year: 2019, n: 4 } as const;

describe('quarters', () => {
  test('2019Q4 and what lies around it', () => {
    expect(parseQuarter('2019Q4')).toEqual(quarter);
    expect(parseQuarter('2019Q5')).toBeUndefined();
    expect(periodOf(quarter, 'quarter')).toEqual({ from: '2019-10-01', to: '2019-12-31' });
    expect(periodOf(quarter, 'last-quarter')).toEqual({ from: '2019-07-01', to: '2019-09-30' });
    expect(periodOf(quarter, 'last-year')).toEqual({ from: '2018-10-01', to: '2018-12-31' });
    expect(periodOf(quarter, 'to-date')).toEqual({ from: '2019-01-01', to: '2019-12-31' });
    expect(periodOf({ year: 2020, n: 1 }, 'last-quarter')).toEqual({ from: '2019-10-01', to: '2019-12-31' });
    expect(quarterOn('2020-02-29')).toEqual({ year: 2020, n: 1 });
    expect(shifted(quarter, -4)).toEqual({ year: 2018, n: 4 });
  });
  test('a template is filled with its quarter', () => {
    expect(fillQuarter('{year}年第{quarter}季度，{from}至{to}，{issueYear}，{nextQuarter}，{other}', quarter)).toBe(
      '2019年第四季度，2019年10月1日至2019年12月31日，2020，2020年第一季度，{other}',
    );
  });
});

const figure = (value: number | null, more: Partial<Figure> = {}): Figure => ({
  ...{ id: 'a.b', title: '登记', unit: '件', value, rounding: { mode: 'half-up', digits: 0 }, definition: '' },
  ...{ period: periodOf(quarter, 'quarter'), scope: { code: '1', name: '市' }, asOf: { events: 1, at: '' } },
  ...more,
});
const percentage = (value: number): Figure => figure(value, { unit: '%', rounding: { mode: 'half-up', digits: 2 } });
const said = (change: Partial<Change> & Pick<Change, 'now' | 'base'>): string => {
  const { before, number = '', after = '' } = wordChange({ against: 'last-year', as: 'rate', whole: true, ...change });
  return `${before}${number}${after}`;
};

describe('comparisons', () => {
  test.each([
    [{ now: figure(9), base: figure(8) }, '同比增长12.5%', '12.5%'],
    [{ now: figure(7), base: figure(8) }, '同比下降12.5%', '-12.5%'],
    [{ now: figure(8), base: figure(8) }, '与去年同期持平', '持平'],
    [{ now: figure(8), base: figure(0) }, '去年同期为零，不作比较', '—'],
    [{ now: figure(8), base: figure(null) }, '去年同期没有可比数据', '—'],
    [{ now: figure(8), base: figure(3), whole: false }, '去年同期没有完整记录，不作比较', '—'],
    [{ now: figure(10), base: figure(8), as: 'difference' as const }, '同比增加2件', '2'],
    [{ now: percentage(98.7), base: percentage(97.5), against: 'last-quarter' as const }, '环比提高1.20个百分点', '1.20个百分点'],
    [{ now: percentage(97.5), base: percentage(98.7) }, '同比降低1.20个百分点', '-1.20个百分点'],
  ])('%#', (change, words, cell) => {
    expect(said(change)).toBe(words);
    expect(cellChange({ against: 'last-year', as: 'rate', whole: true, ...change })).toBe(cell);
  });

  test('a citation names its period and what it shows', () => {
    expect(parseBulletinCitation('a.b[c=d]@累计 | percent', 1)).toMatchObject({
      id: 'a.b[c=d]',
      span: 'to-date',
      showing: { kind: 'value', format: { kind: 'percent' } },
    });
    expect(parseBulletinCitation('a.b | 前3:县区、部门', 1)).toMatchObject({
      showing: { kind: 'leaders', end: 'top', n: 3, groups: ['county-level', 'department'] },
    });
    for (const wrong of ['a.b@去年', 'a.b@上季 | 同比', 'a.b@累计 | 环比', 'a.b | 前0:县区', 'a.b | 前3:村', 'ab']) {
      expect(parseBulletinCitation(wrong, 1), wrong).toBeUndefined();
    }
  });
});

const row = (name: string, ...cells: (number | null)[]): UnitRow => ({
  name,
  cells: cells.map((value) => ({ run: { kind: 'text', text: String(value) }, value })),
});
const ranking = (more: Partial<Ranking> = {}): Ranking => ({
  ...{ kind: 'ranking', groups: [], columns: [], order: [{ column: 0, descending: true }], ties: 'same', places: true },
  ...{ none: 'last', first: undefined, total: false, line: 1 },
  ...more,
});
const places = (rows: readonly UnitRow[], more?: Partial<Ranking>) =>
  rank(rows, ranking(more)).ranked.map(({ place, row: { name } }) => `${place ?? '—'}${name}`);

describe('ranking', () => {
  const rows = [row('甲', 3), row('乙', 5), row('丙', 3), row('丁', 0), row('戊', 1)];
  test('equal units share a place, and the next place is left out', () => {
    expect(places(rows)).toEqual(['1乙', '2甲', '2丙', '4戊', '—丁']);
  });
  test('or follow in the order of the register', () => {
    expect(places(rows, { ties: 'next' })).toEqual(['1乙', '2甲', '3丙', '4戊', '—丁']);
  });
  test('the lowest first, a unit without a value never first', () => {
    expect(places([row('甲', 3, 1), row('乙', null, 1), row('丙', 1, 1)], { order: [{ column: 0, descending: false }] })).toEqual([
      '1丙',
      '2甲',
      '3乙',
    ]);
  });
  test('a second column decides between equals', () => {
    const order = [
      { column: 0, descending: true },
      { column: 1, descending: true },
    ];
    expect(places([row('甲', 3, 1), row('乙', 3, 2)], { order })).toEqual(['1乙', '2甲']);
  });
  test('units with nothing are left out, or named below; only the first places', () => {
    expect(places(rows, { none: 'omit' })).not.toContain('—丁');
    expect(rank(rows, ranking({ none: 'note' })).none.map((r) => r.name)).toEqual(['丁']);
    expect(places(rows, { first: 2 })).toEqual(['1乙', '2甲', '2丙']);
  });
  test('leaders: ties with the last are named too, units with nothing are not', () => {
    const units = [3, 5, 3, 0].map((value, i) => ({ name: '甲乙丙丁'[i] ?? '', value }));
    expect(leaders(units, 'top', 2).map((u) => u.name)).toEqual(['乙', '甲', '丙']);
    expect(leaders(units, 'top', 9).map((u) => u.name)).toEqual(['乙', '甲', '丙']);
    expect(leaders(units, 'bottom', 1).map((u) => u.name)).toEqual(['丁']);
  });
  test('a declaration that cannot be read is told with its line', () => {
    const { problems } = readRanking('单位: 村\n列:\n  - 甲 = 无\n排序: 乙 降序\n颜色: 红', 10);
    expect(problems.map((p) => p.text)).toEqual([
      '排名表没有「颜色」这一项',
      '排名表没有写明单位',
      '「甲 = 无」不是一列数据',
      '排序所说的「乙」不在表中',
    ]);
    expect(problems.at(2)?.line).toBe(13);
  });
});

const head = [
  '---',
  '系统: 某事',
  '标题: 关于{year}年第{quarter}季度某事的通报',
  '发文机关: 某局',
  '主送: 各单位',
  '合计:',
  '  - a.total = .x + .y',
  '---',
  '',
];
const counts: Readonly<Record<string, number>> = { 'a.total': 5, 'a.x': 3, 'a.y': 2 };
const request = (body: string, more: Partial<BulletinRequest> = {}): BulletinRequest => ({
  template: { id: 'a', version: 0, from: '2000-01-01', text: [...head, body].join('\n') },
  quarter,
  scope: { code: '1', name: '市' },
  figures: async (asks) =>
    asks.map(({ id, unit, period }) => {
      const whole = counts[id];
      if (whole === undefined) return undefined;
      return figure(unit === '1' ? whole : unit === 'A' ? whole : 0, { id, period, scope: { code: unit, name: unit } });
    }),
  units: () => [
    { code: 'B', name: '乙县' },
    { code: 'A', name: '甲县' },
  ],
  since: () => '2019-01',
  ...more,
});

describe('a bulletin', () => {
  test('cites figures of its quarter, of others and of units, each a door of its own', async () => {
    const composed = await composeBulletin(
      request('共{{a.total}}件，{{a.total | 环比}}，累计{{a.total@累计}}件，较多的是{{a.total | 前1:县区}}。'),
    );
    expect(againstBulletin(composed)).toEqual([]);
    const [block] = composed.document.blocks;
    expect(block?.kind === 'paragraph' && runsText(block.runs)).toBe('共5件，与上季度持平，累计5件，较多的是甲县（5件）。');
    expect(composed.figures.map((f) => f.key)).toEqual(['a.total', 'a.total@to-date', 'a.total#A']);
    expect(composed.document.title.join('')).toBe('关于2019年第四季度某事的通报');
  });

  test('a year of which there are no whole records is not compared with', async () => {
    const composed = await composeBulletin(request('{{a.total | 同比}}'));
    const [block] = composed.document.blocks;
    expect(block?.kind === 'paragraph' && runsText(block.runs)).toBe('去年同期没有完整记录，不作比较');
  });

  test('a ranking table with its whole at the end', async () => {
    const table = ['```排名', '单位: 县区', '列:', '  - 总数 = a.total', '  - 环比 = a.total | 环比', '无数: 注明', '合计: 是', '```'].join(
      '\n',
    );
    const { document } = await composeBulletin(request(table));
    const [block, note] = document.blocks;
    const cells = block?.kind === 'table' ? [block.head, ...block.rows].map((r) => r.map(runsText).join('|')) : [];
    expect(cells).toEqual(['名次|单位|总数|环比', '1|甲县|5|持平', '|合计|5|持平']);
    expect(note?.kind === 'paragraph' && runsText(note.runs)).toBe('乙县本期没有相应数据，未列入表中。');
  });

  test('typed numbers, unknown figures and totals that do not add up stand in the way', async () => {
    const typed = await composeBulletin(request('共12件。'));
    expect(againstBulletin(typed).join()).toContain('数字「12」没有数据来源');
    const unknown = await composeBulletin(request('共{{a.z}}件。'));
    expect(againstBulletin(unknown).join()).toContain('没有「a.z」这一数据');
    const figures: BulletinRequest['figures'] = async (asks) => asks.map(({ id }) => figure(id === 'a.total' ? 6 : 2, { id }));
    const wrong = await composeBulletin(request('共{{a.total}}件。', { figures }));
    expect(againstBulletin(wrong).join()).toContain('须闭合');
  });

  test('signing gives the number and the date', async () => {
    const { document } = await composeBulletin(request('共{{a.total}}件。', { signing: { docNo: '某通〔2020〕1号', date: '2020-01-08' } }));
    expect(document.head.docNo).toBe('某通〔2020〕1号');
    expect(document.dateText).toBe('2020年1月8日');
  });
});
