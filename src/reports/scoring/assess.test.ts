import { describe, expect, test } from 'vitest';
import { assess, dailyOf } from './assess.ts';
import { checkScheme, lockedProblem } from './check.ts';
import { costRecords } from './gaps.ts';
import type { AssessedUnit, Cell, Indicator, Inputs, Scheme, Sheet } from './model.ts';
import { officialExample } from './official.ts';
import { schemeOfRows, schemeRows } from './rows.ts';
import { shippedScheme } from './shipped.ts';
import { shippedTownshipScheme } from './shipped-townships.ts';
import { noiseOf, recordEffects, reweighed, weightEffects, whatIf } from './stress.ts';

const basis = { text: '《平台缺省规则》', mark: 'default' } as const;
const share = (code: string, parent: string, figure: string, weight: string): Indicator => ({
  ...{ code, parent, title: code, kind: 'computed', figure, unit: '%', rule: { kind: 'linear', floor: '0', target: '100' } },
  ...{ weights: { county: weight }, absent: 'redistribute', basis },
});
const evidence = (code: string, parent: string, weight: string): Indicator => ({
  ...{ code, parent, title: code, kind: 'evidence', rule: { kind: 'rated' }, weights: { county: weight }, absent: 'zero', basis },
});
const extra = (code: string, kind: Indicator['kind'], each: string, most?: string): Indicator => ({
  ...{ code, parent: null, title: code, kind, rule: { kind: 'per-case', each, ...(most !== undefined && { most }) } },
  ...{ weights: { county: '0' }, absent: 'full', basis },
});

const scheme: Scheme = {
  id: 'trial-2019',
  title: '试行考核',
  year: 2019,
  period: { from: '2019-01-01', to: '2019-11-30' },
  groups: [{ id: 'county', title: '县区', kinds: ['county'] }],
  nodes: [
    { code: '1', level: 1, parent: null, title: '甲' },
    { code: '2', level: 1, parent: null, title: '乙' },
  ],
  indicators: [share('1.1', '1', 'a.rate', '30'), share('1.2', '1', 'b.rate', '20'), evidence('2.1', '2', '50')],
  composition: { material: '100', onsite: '0', survey: '0', daily: '0' },
  extras: { bonus: '5', deduction: '5' },
  grades: {
    '*': [
      { title: '优秀', from: '90' },
      { title: '良好', from: '80' },
      { title: '一般', from: '70' },
    ],
  },
  spread: 'first-level',
  ties: [],
  rounding: { mode: 'half-up', digits: 2 },
  basis,
};

const unit = (code: string): AssessedUnit => ({ code, name: `${code}县`, kind: 'county', parent: '4117' });
const units = ['u1', 'u2', 'u3'].map(unit);
const ratio = (numerator: number, denominator: number): Cell => ({
  ...{ value: denominator === 0 ? null : (numerator / denominator) * 100, numerator, denominator, scale: 100 },
});
const sheetOf = (cells: Record<string, Record<string, Cell>>): Sheet => ({
  ...{ period: scheme.period, asOf: { events: 9, at: '2020-01-01T00:00:00+08:00' }, cell: (figure, code) => cells[figure]?.[code] },
});
const full: Inputs = { rated: { '2.1': { material: '50' } } };
const everyone = (inputs: Inputs) => new Map(units.map((u) => [u.code, inputs]));
const of = (given: Scheme, sheet: Sheet, inputs: ReadonlyMap<string, Inputs>) =>
  new Map(assess(given, units, sheet, inputs).units.map((u) => [u.unit, u]));

const plainSheet = sheetOf({
  'a.rate': { u1: ratio(9, 10), u2: ratio(9, 10), u3: ratio(5, 10) },
  'b.rate': { u1: ratio(2, 3), u2: ratio(2, 3), u3: ratio(0, 0) },
});

describe('得分的合成', () => {
  test('各项得分相加；公布的分数四舍五入到两位，名次按未舍入的值', () => {
    const scores = of(scheme, plainSheet, everyone(full));
    expect(scores.get('u1')).toMatchObject({ total: '90.33', grade: '优秀', rank: 1, shared: 1 });
    expect(scores.get('u1')?.exact).toBe('271/3');
    const close = sheetOf({ 'a.rate': { u1: ratio(90001, 100000), u2: ratio(90002, 100000), u3: ratio(1, 2) }, 'b.rate': {} });
    const near = of(scheme, close, everyone(full));
    expect([near.get('u1')?.total, near.get('u2')?.total]).toEqual(['95.00', '95.00']);
    expect([near.get('u1')?.rank, near.get('u2')?.rank]).toEqual([2, 1]);
  });

  test('没有事项的指标不适用：分值分到同一一级指标的其他指标，既不奖也不罚', () => {
    const score = of(scheme, plainSheet, everyone(full)).get('u3');
    const [first, second] = score?.items ?? [];
    expect(second).toMatchObject({ state: 'absent', weight: '0.00', declared: '20.00', points: '0.00', lost: '0.00' });
    expect(first).toMatchObject({ weight: '50.00', points: '25.00' });
    expect(score?.total).toBe('75.00');
  });

  test('一级指标下都不适用的，分到其余各项；什么都不适用的不排名', () => {
    const nothing = sheetOf({});
    const score = of(scheme, nothing, everyone(full)).get('u1');
    expect(score?.items.at(-1)).toMatchObject({ code: '2.1', weight: '100.00', points: '100.00' });
    const computedOnly = { ...scheme, indicators: scheme.indicators.slice(0, 2) };
    expect(of(computedOnly, nothing, everyone({})).get('u1')).toMatchObject({ rank: 0, grade: '不计', total: '0.00' });
  });

  test('无事项时按办法得满分或者不得分的，分值不动', () => {
    const fixed = { ...scheme, indicators: scheme.indicators.map((i) => (i.code === '1.2' ? { ...i, absent: 'full' as const } : i)) };
    expect(of(fixed, plainSheet, everyone(full)).get('u3')?.items[1]).toMatchObject({ state: 'absent', weight: '20.00', points: '20.00' });
    const none = { ...scheme, indicators: scheme.indicators.map((i) => (i.code === '1.2' ? { ...i, absent: 'zero' as const } : i)) };
    expect(of(none, plainSheet, everyone(full)).get('u3')?.items[1]).toMatchObject({ weight: '20.00', lost: '20.00' });
  });

  test('适用的前提没有，计数的指标也不适用', () => {
    const late: Indicator = {
      ...{ code: '1.2', parent: '1', title: '逾期', kind: 'computed', figure: 'b.late', applies: 'b.all', unit: '件' },
      ...{ rule: { kind: 'per-case', each: '5' }, weights: { county: '20' }, absent: 'redistribute', basis },
    };
    const cells = {
      'a.rate': { u1: ratio(1, 1), u2: ratio(1, 1), u3: ratio(1, 1) },
      'b.late': { u1: { value: 0 }, u2: { value: 3 }, u3: { value: 0 } },
    };
    const sheet = sheetOf({ ...cells, 'b.all': { u1: { value: 7 }, u2: { value: 7 }, u3: { value: 0 } } });
    const scores = of(
      { ...scheme, indicators: [share('1.1', '1', 'a.rate', '30'), late, evidence('2.1', '2', '50')] },
      sheet,
      everyone(full),
    );
    expect(['u1', 'u2', 'u3'].map((u) => scores.get(u)?.items[1]?.state)).toEqual(['scored', 'scored', 'absent']);
    expect(scores.get('u2')?.items[1]).toMatchObject({ points: '5.00', why: '3件，每件扣5分，扣15分' });
  });

  test('总分按材料、实地、满意度、日常监测的比例合成；缺的部分由其他部分分担', () => {
    const parts = { ...scheme, composition: { material: '50', onsite: '25', survey: '15', daily: '10' } };
    const sheet = sheetOf({ 'a.rate': { u1: ratio(1, 1) }, 'b.rate': { u1: ratio(1, 1) } });
    const rated = { rated: { '2.1': { material: '40', onsite: '20' } } };
    const whole = of(parts, sheet, new Map([['u1', { ...rated, survey: '80', daily: '60' }]])).get('u1');
    expect(whole?.total).toBe(((90 * 50 + 70 * 25 + 80 * 15 + 60 * 10) / 100).toFixed(2));
    const without = of(parts, sheet, new Map([['u1', rated]])).get('u1');
    expect(without?.total).toBe(((90 * 50 + 70 * 25) / 75).toFixed(2));
    expect(without?.parts).toMatchObject({ survey: null, daily: null });
  });

  test('材料尚未评分的，等次待定；自评不计分', () => {
    expect(of(scheme, plainSheet, new Map()).get('u1')).toMatchObject({ grade: '待定' });
  });

  test('加分减分封顶，总分不出0至100；否决项不得评最高等次', () => {
    const indicators = [...scheme.indicators, extra('J1', 'bonus', '4'), extra('K1', 'deduction', '2', '3'), extra('F1', 'veto', '0')];
    const given = { ...scheme, indicators };
    const sheet = sheetOf({ 'a.rate': { u1: ratio(1, 1), u2: ratio(1, 1) }, 'b.rate': { u1: ratio(1, 1), u2: ratio(1, 1) } });
    const found = (more: Inputs['found']) => new Map([['u1', { ...full, found: more ?? {} }]]);
    expect(of(given, sheet, found({ J1: { times: 3, why: '命名' } })).get('u1')).toMatchObject({ bonus: '5.00', total: '100.00' });
    expect(of(given, sheet, found({ K1: { times: 9, why: '通报' } })).get('u1')).toMatchObject({ deduction: '3.00', total: '97.00' });
    expect(of(given, sheet, found({ F1: { times: 1, why: '查实' } })).get('u1')).toMatchObject({ grade: '良好', vetoes: ['F1'] });
  });

  test('等次左闭：90.00为优秀，89.99为良好', () => {
    const only = { ...scheme, nodes: scheme.nodes.slice(1), indicators: [evidence('2.1', '2', '100')] };
    const at = (points: string) => of(only, sheetOf({}), new Map([['u1', { rated: { '2.1': { material: points } } }]])).get('u1')?.grade;
    expect(['90', '89.99', '80', '70', '69.99'].map(at)).toEqual(['优秀', '良好', '良好', '一般', '不合格']);
  });

  test('名次并列后跳号；办法写明的先比一级指标', () => {
    const sheet = sheetOf({
      'a.rate': { u1: ratio(1, 2), u2: ratio(1, 2), u3: ratio(1, 5) },
      'b.rate': { u1: ratio(1, 1), u2: ratio(1, 1), u3: ratio(1, 5) },
    });
    expect([...of(scheme, sheet, everyone(full)).values()].map((u) => [u.unit, u.rank, u.shared])).toEqual([
      ['u1', 1, 1],
      ['u2', 1, 1],
      ['u3', 3, 0],
    ]);
    const inputs = new Map([
      ['u1', { rated: { '2.1': { material: '25' } } }],
      ['u2', { rated: { '2.1': { material: '40' } } }],
    ]);
    const other = sheetOf({ 'a.rate': { u1: ratio(10, 10), u2: ratio(5, 10) }, 'b.rate': { u1: ratio(5, 5), u2: ratio(5, 5) } });
    expect([...of(scheme, other, inputs).values()].slice(0, 2).map((u) => [u.unit, u.rank])).toEqual([
      ['u1', 1],
      ['u2', 1],
    ]);
    expect([...of({ ...scheme, ties: ['2'] }, other, inputs).values()].slice(0, 2).map((u) => [u.unit, u.rank])).toEqual([
      ['u2', 1],
      ['u1', 2],
    ]);
  });

  test('日常监测：各季度只算记录，取平均；没有事项的季度不计', () => {
    const quarters = [
      sheetOf({ 'a.rate': { u1: ratio(1, 2) }, 'b.rate': { u1: ratio(1, 1) } }),
      sheetOf({ 'a.rate': { u1: ratio(1, 1) }, 'b.rate': {} }),
      sheetOf({}),
    ];
    expect(dailyOf(scheme, units, quarters).get('u1')).toBe('85/1');
    expect(dailyOf(scheme, units, quarters).has('u2')).toBe(false);
  });
});

describe('检查指标体系', () => {
  const world = { figureUnit: (id: string) => (id.endsWith('.rate') ? '%' : id === 'b.late' ? '件' : undefined) };
  const said = (given: Scheme) => checkScheme(given, world).map((p) => `${p.severity} ${p.at ?? ''} ${p.text}`);

  test('没有问题的不说什么', () => {
    expect(said(scheme)).toEqual([]);
  });

  test.each<[string, Partial<Scheme>, string]>([
    ['分值合计', { indicators: [share('1.1', '1', 'a.rate', '30')] }, 'refusal county 县区的分值合计30分，应为100分'],
    ['数字不存在', { indicators: [share('1.1', '1', 'x.none', '100')] }, 'refusal 1.1 没有“x.none”这个数字'],
    [
      '记录计算不到一半',
      { indicators: [share('1.1', '1', 'a.rate', '49'), evidence('2.1', '2', '51')] },
      'question county 县区由记录计算的分值只有49分，不到一半',
    ],
    ['编号重复', { indicators: [share('1.1', '1', 'a.rate', '50'), evidence('1.1', '2', '50')] }, 'refusal 1.1 编号1.1重复'],
    ['没有上级', { indicators: [share('9.1', '9', 'a.rate', '100')] }, 'refusal 9.1 没有归到任何一级指标'],
    ['考核期不是整月', { period: { from: '2019-01-02', to: '2019-11-30' } }, 'refusal  考核期应是整月'],
    ['总分的比例', { composition: { material: '50', onsite: '25', survey: '15', daily: '11' } }, 'refusal  总分各部分的比例合计应为100%'],
    [
      '单位不符',
      { indicators: [{ ...share('1.1', '1', 'b.late', '100'), applies: 'a.rate' }] },
      'refusal 1.1 单位写作“%”，所引数字的单位是“件”',
    ],
    [
      '起点即目标',
      { indicators: [{ ...share('1.1', '1', 'a.rate', '100'), rule: { kind: 'linear', floor: '9', target: '9' } }] },
      'refusal 1.1 起点和目标相同，无法按比例计分',
    ],
    [
      '没有依据',
      { indicators: [{ ...share('1.1', '1', 'a.rate', '100'), basis: { text: ' ', mark: 'default' } }] },
      'refusal 1.1 没有写明依据',
    ],
    [
      '不是数',
      { indicators: [{ ...share('1.1', '1', 'a.rate', '100'), rule: { kind: 'per-case', each: '一' } }] },
      'refusal 1.1 计分规则中的“一”不是数',
    ],
    [
      '分档次序',
      {
        indicators: [
          {
            ...share('1.1', '1', 'a.rate', '100'),
            rule: {
              kind: 'steps',
              steps: [
                { at: '1', share: '1' },
                { at: '2', share: '2' },
              ],
            },
          },
        ],
      },
      'refusal 1.1 各档应从最好的一档依次写起',
    ],
  ])('%s', (_what, change, expected) => {
    expect(said({ ...scheme, ...change })).toContain(expected);
  });

  test('考核期后指标体系锁定', () => {
    expect(lockedProblem(scheme, '2019-11-30')).toBeUndefined();
    expect(lockedProblem(scheme, '2019-12-01')?.text).toBe('指标体系已锁定，调整须生成新版本并重新公布');
  });

  test('官方示范指标只有已知的三项，不造分值，缺的标明', () => {
    const example = officialExample();
    expect(example.indicators.filter((i) => !i.missing).map((i) => i.code)).toEqual(['1.1.1', '1.1.2', '1.1.3']);
    expect(example.indicators.every((i) => Object.values(i.weights).every((w) => w === null))).toBe(true);
    const texts = said(example);
    expect(texts).toContain('refusal 1.1.1 分值未知');
    expect(texts).toContain('refusal 1.1.4 内容尚未取得');
    expect(assess(example, units, sheetOf({}), new Map()).units.every((u) => u.rank === 0)).toBe(true);
  });

  test('范例：八项一级，四十项三级以内，过半分值由记录计算，每组合计100分', () => {
    const whole = shippedScheme(2019, scheme.period);
    const ordinary = whole.indicators.filter((i) => i.parent !== null);
    expect(whole.nodes.filter((n) => n.level === 1)).toHaveLength(8);
    expect(ordinary.length).toBeGreaterThanOrEqual(25);
    expect(ordinary.length).toBeLessThanOrEqual(40);
    const known = { figureUnit: (id: string) => ordinary.find((i) => i.figure === id)?.unit ?? '件' };
    for (const one of [whole, shippedTownshipScheme(2019, scheme.period)])
      expect(checkScheme(one, known).filter((p) => p.severity === 'refusal' || p.text.includes('不到一半'))).toEqual([]);
  });

  test('写成表格再读回来，一字不差；看不懂的行逐行说明', () => {
    for (const one of [shippedScheme(2019, scheme.period), officialExample(), scheme]) {
      const { headers, rows } = schemeRows(one);
      const back = schemeOfRows(
        { ...one, nodes: [], indicators: [] },
        headers,
        rows.map((cells, i) => ({ line: i + 2, cells })),
      );
      expect(back.troubles).toEqual([]);
      expect(back.scheme.indicators).toEqual(
        one.indicators.map(({ text, ...i }) => (i.missing || text === undefined ? i : { ...i, text })),
      );
      expect(back.scheme.nodes).toEqual(one.nodes);
    }
    const { headers } = schemeRows(scheme);
    const cells = headers.map((h) => (h === '种类' ? '记录计算' : h === '计分规则' ? '随意' : ''));
    expect(schemeOfRows(scheme, headers, [{ line: 5, cells }]).troubles[0]).toMatchObject({
      row: 5,
      text: expect.stringContaining('看不懂计分规则“随意”'),
    });
  });
});

describe('公布前检验', () => {
  const world = { scheme, units, sheet: plainSheet, inputs: everyone(full) };

  test('改一项分值，其余按比例让出，合计不变', () => {
    const next = reweighed(scheme, 'county', '1.1', '10');
    expect(next.indicators.map((i) => Number(i.weights.county).toFixed(2))).toEqual(['40.00', '17.14', '42.86']);
    expect(reweighed(scheme, 'county', '1.1', '-90').indicators[0]?.weights.county).toBe('0.000000000');
  });

  test('分值的影响：说出谁从第几名到第几名', () => {
    const inputs = new Map([
      ['u1', { rated: { '2.1': { material: '30' } } }],
      ['u2', { rated: { '2.1': { material: '31' } } }],
      ['u3', full],
    ]);
    const sheet = sheetOf({
      'a.rate': { u1: ratio(10, 10), u2: ratio(9, 10), u3: ratio(1, 10) },
      'b.rate': { u1: ratio(1, 1), u2: ratio(1, 1), u3: ratio(1, 10) },
    });
    const effects = weightEffects({ scheme, units, sheet, inputs }, 'county', '20');
    const down = effects.find((e) => e.code === '1.1' && e.by === '-20');
    expect(down?.moved).toContainEqual(expect.objectContaining({ unit: 'u1', from: 1, to: 2 }));
    expect(effects).toHaveLength(6);
  });

  test('一件记录的影响：由合格变为不合格，总分少几分，名次到第几', () => {
    const effects = recordEffects(world);
    expect(effects.find((e) => e.unit === 'u1' && e.code === '1.2')).toMatchObject({ points: '6.67', rankFrom: 1, rankTo: 2 });
    expect(effects.some((e) => e.unit === 'u3' && e.code === '1.2')).toBe(false);
  });

  test('试算只改一格，不动原来的', () => {
    const tried = whatIf(plainSheet, 'a.rate', 'u1', ratio(10, 10));
    expect(tried.cell('a.rate', 'u1')?.numerator).toBe(10);
    expect(plainSheet.cell('a.rate', 'u1')?.numerator).toBe(9);
  });

  test('差别小于偶然的说得出，差别大的不说；同一种子结果相同', () => {
    const sheet = sheetOf({
      'a.rate': { u1: ratio(9, 10), u2: ratio(8, 10), u3: ratio(100, 1000) },
      'b.rate': { u1: ratio(8, 10), u2: ratio(8, 10), u3: ratio(100, 1000) },
    });
    const ask = { draws: 60, seed: 3 };
    const noise = noiseOf({ ...world, sheet }, ask);
    expect(noise.close.map((c) => [c.ahead, c.behind])).toEqual([['u1', 'u2']]);
    expect(noise.units.find((u) => u.unit === 'u3')).toMatchObject({ bestRank: 3, worstRank: 3 });
    expect(noiseOf({ ...world, sheet }, ask)).toEqual(noise);
  });

  test('失分的记录：写明的优先；比率为分母中不在分子的；越低越好的即分子', () => {
    const shareOf = () => ({ of: 'a.done', over: 'a.due' });
    const one = share('1.1', '1', 'a.rate', '30');
    expect(costRecords(one, shareOf)).toEqual({ missing: { of: 'a.done', over: 'a.due' } });
    expect(costRecords({ ...one, costs: 'a.late' }, shareOf)).toEqual({ costs: 'a.late' });
    expect(costRecords({ ...one, direction: 'lower' }, shareOf)).toEqual({ costs: 'a.done' });
    expect(costRecords({ ...one, rule: { kind: 'per-case', each: '1' } }, () => undefined)).toEqual({ costs: 'a.rate' });
    expect(costRecords(evidence('2.1', '2', '50'), shareOf)).toEqual({});
  });
});
