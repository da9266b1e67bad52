/** What a careful official writes of calls, applications and indicators. */
import { addDays, addMonths, isList, type Json } from '#kernel';
import { type Desk, type Given, put } from './desk.ts';

/** The rows of a table with some of their cells set. */
const rowsWith = (given: Given, field: string, cells: readonly Readonly<Record<string, Json>>[]): void => {
  const held = given[field];
  if (!isList(held) || held.length === 0) return;
  const [first] = held;
  given[field] = cells.map((cell) => ({ ...(first as object), ...cell }));
};

function called(given: Given, { on }: Desk): void {
  for (const [field, value] of Object.entries({
    ...{ organiser: '411700-D09', charges: false, criteriaEdition: 'own', scoring: 'points', recommendQuota: 40, quota: 30 },
    ...{ entryScore: 60, passScore: 50, applyFrom: addDays(on, -3), applyTo: addDays(on, 40) },
  }))
    put(given, field, value);
  rowsWith(given, 'criteria', [{ code: '1' }]);
}

function asCalled(given: Given, { linked }: Desk): void {
  const call = linked(given.programme)?.values ?? {};
  for (const field of ['kind', 'tier', 'organiser'] as const) put(given, field, call[field]);
  if (call.scoring === 'points') put(given, 'selfScore', 90);
  else delete given.selfScore;
}

function applied(given: Given, desk: Desk): void {
  const { on, chance, held } = desk;
  if (given.programme !== undefined) asCalled(given, desk);
  for (const field of ['vetoReasons', 'heldTitles']) if (chance.maybe(0.9)) delete given[field];
  rowsWith(given, 'guidanceLogs', [{ onSite: true }]);
  rowsWith(given, 'evidence', [{ code: '1' }]);
  const score = chance.maybe(0.7) ? 90 : 10;
  if (given.panel !== undefined) given.panel = ['甲', '乙', '丙'].map((name) => ({ name, related: false, score }));
  rowsWith(given, 'visits', [{ way: 'open' }, { way: 'unannounced' }]);
  put(given, 'evaluatorRelated', false);
  put(given, 'surveyed', 100);
  put(given, 'satisfied', 90);
  for (const field of ['namedOn', 'revokedOn']) put(given, field, on);
  const until = typeof held.validUntil === 'string' ? held.validUntil : on;
  put(given, 'validUntil', addMonths(until > on ? until : on, 24));
  put(given, 'reportYear', Number(on.slice(0, 4)));
  put(given, 'reportDue', addDays(on, 10));
}

function mapped(given: Given, { chance }: Desk): void {
  put(given, 'edition', 'own');
  put(given, 'wording', 'own');
  put(given, 'verdict', chance.maybe(0.7) ? 'met' : 'not-met');
  if (chance.maybe(0.8)) delete given.assisting;
}

/** Applies for what is called for, while it is called for; proves what is claimed. */
export function shown(given: Given, desk: Desk): void {
  const { id } = desk.procedure;
  if (id === 'demonstration-programme') called(given, desk);
  if (id === 'demonstration-application') applied(given, desk);
  if (id === 'indicator-assignment') mapped(given, desk);
}
