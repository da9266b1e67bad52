/** What a careful official writes of pledges, quarterly reviews, points, and reward and sanction. */
import { isList, type Json } from '#kernel';
import { type Desk, type Given, put } from './desk.ts';

type Row = { readonly [key: string]: Json | undefined };

const rowsOf = (value: Json | undefined): readonly Row[] => (isList(value) ? (value as readonly Row[]) : []);

const row = (code: string, weight: number, more: object): Json => ({
  ...{ code, name: '指标', category: 'common', field: 'law', weight, direction: 'higherBetter', target: 100, floor: 60 },
  ...{ scoring: 'linear', dataSource: 'systemMetric', metricRef: 'rectification.cross-off-rate', ownerTitle: '负责人' },
  ...more,
});
const own = { category: 'function', field: 'other', scoring: 'manual', dataSource: 'selfReport' };
const table = (law: number): Json => [row('GX-1', law, {}), row('ZN-1', 100 - law, { ...own, metricRef: undefined })];

function pledged(given: Given, { procedure, on, held, linked }: Desk): void {
  const year = Number(on.slice(0, 4));
  put(given, 'year', year);
  put(given, 'indicators', table(20));
  put(given, 'signBy', `${year}-03-31`);
  put(given, 'revision', 2);
  const opinions = rowsOf(held.opinions).map(({ opinion }) => ({ opinion: opinion ?? '' }));
  if (given.opinions !== undefined) given.opinions = [...opinions, { opinion: '建议调整权重' }];
  put(given, 'answers', opinions.map((one) => ({ ...one, result: 'adopted', reason: '采纳' })) as unknown as Json);
  put(given, 'metTargets', 1);
  put(given, 'dueTargets', 2);
  if (procedure.id !== 'pledge-amendment') return;
  const pledge = linked(given.pledge ?? held.pledge);
  put(given, 'unit', pledge?.values.unit);
  put(given, 'indicators', table(25 + Number(pledge?.values.revision ?? 1)));
  put(given, 'revision', Number(pledge?.values.revision ?? 1) + 1);
}

function scheduled(given: Given, { on }: Desk): void {
  const year = Number(on.slice(0, 4));
  put(given, 'year', year);
  put(given, 'quarter', '1');
  put(given, 'quarterEnd', `${year}-03-31`);
  put(given, 'openOn', `${year}-04-01`);
  put(given, 'reportBy', `${year}-04-09`);
  put(given, 'lockOn', `${year}-04-10`);
  put(given, 'onsiteShare', 30);
  put(given, 'sampleFrom', [{ unit: '411722' }]);
  put(given, 'sample', [{ unit: '411722' }]);
}

const result = { indicatorScore: 80, bonus: 0, deduction: 0, creditScore: 0, total: 80, grade: 'fair' } as const;

function reviewed(given: Given, desk: Desk): void {
  const { held, linked, on, chance } = desk;
  const round = linked(given.round ?? held.round);
  const pledge = linked(given.pledge ?? held.pledge);
  for (const field of ['year', 'quarter', 'reportBy']) if (held[field] === undefined) put(given, field, round?.values[field]);
  if (held.reportBy !== undefined) put(given, 'reportBy', chance.maybe(0.5) ? '2019-04-12' : on);
  put(given, 'unit', pledge?.values.unit);
  put(given, 'indicators', pledge?.values.indicators);
  const rows = rowsOf(held.indicators ?? pledge?.values.indicators);
  const system = rows.filter((one) => one.dataSource === 'systemMetric');
  const told = rows.filter((one) => one.dataSource !== 'systemMetric');
  const manual = rows.filter((one) => one.scoring === 'manual');
  const numbers = { value: 90, numerator: 9, denominator: 10, asOf: 1 };
  put(given, 'figures', system.map(({ code, metricRef }) => ({ code, metric: metricRef, ...numbers })) as unknown as Json);
  const [first] = rowsOf(given.reported);
  put(given, 'reported', told.map(({ code }) => ({ ...first, code, value: 80 })) as unknown as Json);
  const points = manual.map(({ code }) => ({ code, points: 40, reason: '按材料' })) as unknown as Json;
  for (const field of ['scoresFirst', 'scoresThird']) put(given, field, points);
  put(
    given,
    'scoresSecond',
    manual.map(({ code }) => ({ code, points: chance.maybe(0.5) ? 40 : 20, reason: '按材料' })) as unknown as Json,
  );
  const scored = rows.map(({ code, name, dataSource, scoring, weight }, i) => {
    const gained = i === 0 ? 20 : 60;
    return { code, name, source: dataSource, scoring, weight, actual: '80', points: gained, lost: Number(weight) - gained, why: '评分' };
  });
  put(given, 'scores', scored as unknown as Json);
  for (const [field, value] of Object.entries(result)) put(given, field, value);
  put(given, 'rank', 1);
  put(given, 'groupSize', 3);
  put(given, 'onsiteReason', 'anomaly');
}

function counted(given: Given, { on }: Desk): void {
  put(given, 'eventCode', 'late-short');
  put(given, 'points', -1);
  put(given, 'occurredOn', on);
  put(given, 'year', Number(on.slice(0, 4)));
  put(given, 'quarter', String(Math.ceil(Number(on.slice(5, 7)) / 3)));
}

const bodies: Readonly<Record<string, string>> = { 'merit-citation': 'reward-authority', 'no-excellent-rating': 'personnel-authority' };

function rewarded(given: Given, { chance }: Desk): void {
  put(given, 'body', bodies[String(given.kind)] ?? 'government');
  put(given, 'decidingUnit', '411722');
  put(given, 'legalityUnit', '411700-D09');
  put(given, 'executingUnit', '411722');
  if (chance.maybe(0.9)) for (const field of ['result', 'round']) delete given[field];
}

function appraised(given: Given, _desk: Desk): void {
  put(given, 'members', 1);
  const [first] = rowsOf(given.grades);
  if (first) given.grades = [{ ...first, months: 12, grade: 'competent' } as Json];
}

const habits: Readonly<Record<string, (given: Given, desk: Desk) => void>> = {
  'responsibility-pledge': pledged,
  'pledge-amendment': pledged,
  'quarterly-review': scheduled,
  'unit-quarter': reviewed,
  'point-entry': counted,
  incentive: rewarded,
  'leadership-appraisal': appraised,
  'inspection-objection': (given, { on }) => {
    put(given, 'receivedOn', on);
    put(given, 'concludedBy', '411700');
    if (given.reviewers !== undefined) given.reviewers = [{ name: '复核甲', tookPart: false }];
  },
};

/** The wing of supervision and target responsibility. */
export function supervised(given: Given, desk: Desk): void {
  habits[desk.procedure.id]?.(given, desk);
}
