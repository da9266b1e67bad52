import { expect, test } from 'vitest';
import { checkScheme } from './check.ts';
import type { Scheme } from './model.ts';
import { forNextYear } from './next-year.ts';
import { shippedScheme } from './shipped.ts';

const period = { from: '2019-01-01', to: '2019-11-30' };
const scheme = shippedScheme(2019, period);
/** What stands against a scheme, told as one line each; every figure is taken to exist. */
const said = (one: Scheme) => checkScheme(one, { figureUnit: () => '%' }).map((p) => `${p.severity} ${p.at ?? ''} ${p.text}`);

test('树、分组和计分办法要站得住：编号、名称、上级、下级、组别、等次、总分相同时的比较', () => {
  const whole = shippedScheme(2019, period);
  const [first, ...nodes] = whole.nodes;
  if (!first) throw new Error('no first level');
  const broken: Scheme = {
    ...whole,
    nodes: [
      { ...first, title: ' ' },
      ...nodes,
      { code: '9', level: 1, parent: null, title: '新的' },
      { code: '9.1', level: 2, parent: '7.1', title: '二级' },
    ],
    groups: [...whole.groups, { id: 'county', title: '', kinds: [] }],
    grades: { ...whole.grades, nobody: [{ title: '', from: '九十' }] },
    extras: { bonus: '0', deduction: '5' },
    ties: ['1', '1.1'],
  };
  expect(said(broken).toSorted()).toEqual(
    expect.arrayContaining(
      [
        'refusal 1 没有名称',
        'question 9 下面没有指标',
        'refusal 9.1 没有归到任何一级指标',
        'refusal county 组别的代号“county”重复',
        'refusal county 组别没有名称',
        'refusal nobody 没有“nobody”这一组，却写了它的等次',
        'refusal  等次的下限应是数',
        'refusal  等次没有名称',
        'question  加分至多0分，各加分项不起作用',
        'refusal  总分相同时比较的“1.1”不是一级指标',
      ].toSorted(),
    ),
  );
  expect(said(whole).filter((line) => line.startsWith('refusal') && !line.includes('数字'))).toEqual([]);
});

test('下一年度以上一年度为底稿：代号、名称、考核期各进一年，月末仍是月末', () => {
  const next = forNextYear({
    ...scheme,
    id: 'law-administration-2019',
    title: '2019年度考核',
    year: 2019,
    period: { from: '2019-01-01', to: '2019-02-28' },
  });
  expect([next.id, next.title, next.year, next.period]).toEqual([
    'law-administration-2020',
    '2020年度考核',
    2020,
    { from: '2020-01-01', to: '2020-02-29' },
  ]);
  expect(forNextYear({ ...scheme, id: 'trial', title: '试行' })).toMatchObject({
    id: `trial-${scheme.year + 1}`,
    title: `试行（${scheme.year + 1}年度）`,
  });
  expect(next.indicators).toBe(scheme.indicators);
});
