/** What a careful official writes of an assessment: rows that agree, evidence of the period, sums that add up. */
import { addDays, isList, type Json } from '#kernel';
import { combine, selfTotalOf, sheetOf } from '#modules/unit-assessment';
import { type Desk, type Given, put } from './desk.ts';

const rowsOf = (value: Json | undefined): readonly Given[] => (isList(value) ? (value as unknown as readonly Given[]) : []);

/** The year before the day: its period is over. */
const lastYear = (on: string): number => Number(on.slice(0, 4)) - 1;

function cycled(given: Given, { on, held, chance }: Desk): void {
  const year = chance.maybe(0.7) ? lastYear(on) : lastYear(on) + 1;
  put(given, 'year', year);
  put(given, 'periodFrom', `${year}-01-01`);
  put(given, 'periodTo', `${year}-11-30`);
  put(given, 'lateReason', '方案另行商定');
  if (given.schemeId !== undefined) given.schemeId = `law-administration-${year}`;
  put(given, 'noticeNo', undefined);
  put(given, 'ranking', held.proposal);
}

const items = [{ indicator: '1.1', title: '指标', weight: 10, counts: 10 }];

function opened(given: Given, desk: Desk): void {
  const cycle = desk.linked(given.cycle)?.values;
  for (const field of ['year', 'periodFrom', 'periodTo']) put(given, field, cycle?.[field]);
  put(given, 'unit', '411722');
  put(given, 'evidenceItems', items);
}

function selfed(given: Given, { held, on }: Desk): void {
  put(given, 'selfItems', [{ indicator: '1.1', selfScore: 0, statement: '说明' }]);
  delete given.evidence;
  delete given.disputes;
  put(given, 'pledge', true);
  const { disputes: _none, ...values } = { ...held, ...given };
  if (given.selfTotal !== undefined) given.selfTotal = selfTotalOf(values as never);
  put(given, 'signedOn', on);
}

function judged(given: Given, desk: Desk): void {
  for (const field of ['onsite', 'adjustments', 'extras', 'sample', 'findings']) delete given[field];
  const { held } = desk;
  const sheets = rowsOf(given.sheets as Json | undefined).map(String);
  const linked = sheets.flatMap((key) => desk.linked(key) ?? []);
  if (given.material !== undefined) given.material = combine(items, linked.map(sheetOf), 20).rows as unknown as Json;
  put(given, 'population', 0);
  for (const [field, from] of [
    ['items', 'draftItems'],
    ['total', 'draftTotal'],
    ['grade', 'draftGrade'],
  ] as const)
    put(given, field, held[from]);
  if (given.draftItems !== undefined)
    given.draftItems = [{ indicator: '1.1', title: '指标', kind: 'evidence', weight: 10, score: 8, why: '扣分依据' }];
  put(given, 'objections', [{ indicator: '1.1', claim: 9, reason: '理由' }]);
  put(given, 'ruling', [{ indicator: '1.1', to: 9, why: '理由' }]);
  put(given, 'reviewUnit', '411700-D01');
}

function rated(given: Given, { procedure, linked }: Desk): void {
  if (procedure.id === 'score-sheet') {
    put(given, 'assessedUnit', linked(given.assessment)?.unit);
    put(given, 'raterUnit', '411700-D05');
    put(given, 'seat', 'first');
    put(given, 'items', [{ indicator: '1.1', title: '指标', weight: 10 }]);
    put(given, 'noInterest', true);
    put(given, 'scores', [{ indicator: '1.1', score: 8, reason: '扣分理由' }]);
  }
  if (procedure.id === 'onsite-finding') {
    put(given, 'unit', linked(given.assessment)?.unit);
    put(given, 'coUnit', '411700-D30');
    put(given, 'rows', [{ indicator: '1.1', verdict: 'verified', points: 0 }]);
    put(given, 'checked', 5);
    put(given, 'wrong', 0);
  }
}

function surveyed(given: Given, { held, chance, on }: Desk): void {
  put(given, 'unit', '411722');
  put(given, 'year', lastYear(on));
  put(given, 'openFrom', on);
  put(given, 'openTo', addDays(on, 20));
  for (const [field, value] of [
    ['sampleSize', 420],
    ['score', 86],
    ['scoreLow', 85],
    ['scoreHigh', 87],
  ] as const)
    put(given, field, value);
  if (given.channel !== undefined) given.channel = chance.maybe(0.5) ? 'platform' : 'agency';
  if (given.channel === 'platform' || held.channel === 'platform') delete given.agency;
  if (given.channel === 'agency') given.agency = '民调机构';
}

/** The whole of an assessment. */
export function assessed(given: Given, desk: Desk): void {
  const { id } = desk.procedure;
  if (id === 'assessment-cycle') cycled(given, desk);
  if (id === 'unit-assessment') {
    opened(given, desk);
    selfed(given, desk);
    judged(given, desk);
  }
  if (id === 'satisfaction-survey') surveyed(given, desk);
  rated(given, desk);
}
