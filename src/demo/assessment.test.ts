import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { registry } from '#kernel';
import { cityCalendar } from '#law';
import { type Sheet, shippedScheme } from '#reports';
import { procedures } from '../app/procedures.ts';
import { tellAssessment } from './assessment.ts';
import { countedCounties, units as register } from './units.ts';

const period = { from: '2019-01-01', to: '2019-11-30' };
const scheme = shippedScheme(2019, period);
/** Of these the less the better. */
const lower = new Set(scheme.indicators.filter((i) => i.direction === 'lower').map((i) => i.figure));
const sheet: Sheet = {
  period,
  asOf: { events: 1, at: '2020-01-07T09:00:00+08:00' },
  // Believable figures without a database: every unit and figure a number of its own.
  cell: (figure, unit) => {
    const value = lower.has(figure)
      ? 0
      : 94 + (Number.parseInt(createHash('sha256').update(`${figure} ${unit}`).digest('hex').slice(0, 4), 16) % 50) / 10;
    return { value };
  },
};
const units = [...countedCounties, ...register.filter((u) => u.kind === 'department')].map(({ code, name, kind, parent }) => ({
  code,
  name,
  kind,
  parent,
}));
const told = tellAssessment({
  ...{ registry: registry(procedures), law: { calendar: cityCalendar, policies: [] }, year: 2019, today: '2020-01-10' },
  ...{ scheme, schemeVersion: 1, schemeSeal: 'a'.repeat(64), sheet, units },
  ...{ daily: new Map(), seed: '2019-abcdef-12', sealOf: () => 'b'.repeat(64) },
  drawn: new Map(
    units.map((u) => [
      u.code,
      { population: 3, sample: [1, 2, 3].map((n) => ({ record: `${u.code}/${n}`, kind: '备案', title: `第${n}件` })) },
    ]),
  ),
});
const of = (id: string) => told.matters.filter((m) => m.procedure.id === id);
const assessments = of('unit-assessment').map((m) => m.matter);
const done = (act: string) => told.matters.flatMap((m) => m.entries.filter((e) => e.draft.act === act));
const number = (value: unknown): number => Number(value);

test('五十八个单位考核完毕，结果在一月九日公布', () => {
  expect(assessments).toHaveLength(58);
  expect(of('assessment-cycle')[0]?.matter.state).toBe('transferred');
  expect(done('publish')).toHaveLength(58);
  expect(new Set(done('publish').map((e) => e.draft.occurredOn))).toEqual(new Set(['2020-01-09']));
  expect(assessments.every((m) => ['published', 'rectifying'].includes(m.state))).toBe(true);
  expect(done('issue-rectification').length).toBeGreaterThan(5);
  expect(done('self-lapse')).toHaveLength(1);
});

test('公布的名次就是各单位的定分；事件数不超过八千', () => {
  const ranking = of('assessment-cycle')[0]?.matter.values.ranking as unknown as readonly {
    unit: string;
    total: number;
    rank: number;
    group: string;
  }[];
  expect(ranking).toHaveLength(58);
  for (const m of assessments) expect(ranking.find((row) => row.unit === m.unit)?.total).toBe(m.values.total);
  expect(
    ranking
      .filter((row) => row.rank === 1)
      .map((row) => row.group)
      .sort(),
  ).toEqual(['county', 'department', 'enforcement']);
  expect(told.matters.flatMap((m) => m.entries).length).toBeLessThan(8000);
});

test('自评比核定平均高四分半左右；百分之六左右的项目由第三人评分', () => {
  const gaps = assessments.filter((m) => m.values.pledge === true).map((m) => number(m.values.selfTotal) - number(m.values.total));
  const mean = gaps.reduce((a, b) => a + b, 0) / gaps.length;
  expect(mean).toBeGreaterThan(3.5);
  expect(mean).toBeLessThan(5.5);
  const rows = assessments.flatMap((m) => (m.values.material ?? []) as unknown as readonly { third?: number }[]);
  const third = rows.filter((row) => row.third !== undefined).length / rows.length;
  expect(third).toBeGreaterThan(0.03);
  expect(third).toBeLessThan(0.1);
});

test('一成单位提出异议，三分之一改分，改幅不超过一分半；复核的单位没有评过分', () => {
  expect(done('object')).toHaveLength(6);
  expect(done('amend')).toHaveLength(2);
  expect(done('uphold')).toHaveLength(4);
  for (const { matter, entries } of of('unit-assessment')) {
    const totals = entries.filter((e) => e.draft.act === 'notify').map((e) => number(e.draft.values.total));
    if (totals.length === 2) {
      const change = number(totals[1]) - number(totals[0]);
      expect(change).toBeGreaterThan(0);
      expect(change).toBeLessThanOrEqual(1.5);
    }
    const sheets = of('score-sheet').filter((m) => m.matter.values.assessment === `${matter.region}/${matter.id}`);
    expect(sheets.map((m) => m.matter.unit)).not.toContain(matter.values.reviewUnit);
  }
});

test('满意度样本达到下限；回避的另派他人', () => {
  const surveys = of('satisfaction-survey').map((m) => m.matter.values);
  expect(surveys).toHaveLength(58);
  for (const { unit, sampleSize } of surveys) expect(number(sampleSize)).toBeGreaterThanOrEqual(String(unit).includes('-D') ? 100 : 400);
  expect(of('score-sheet').every((m) => ['used', 'recused'].includes(m.matter.state))).toBe(true);
  expect(done('recuse').length).toBeGreaterThan(0);
});
