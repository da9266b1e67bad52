/** What a careful official writes of catalogues, plans and rules. */
import { addDays, isList, type Json } from '#kernel';
import { type Desk, type Given, put } from './desk.ts';

/** Only those of the references that stand where they can be taken up. */
function ripe(given: Given, field: string, state: string, desk: Desk): void {
  const keys = given[field];
  if (!isList(keys)) return;
  const fit = [...new Set(keys.map(String))].filter((key) => desk.linked(key)?.state === state);
  if (fit.length > 0) given[field] = fit;
}

/** One county plans its decisions in good time. */
export function planned(given: Given, desk: Desk): void {
  const { id } = desk.procedure;
  if (!['decision-item', 'decision-catalogue', 'major-decision'].includes(id)) return;
  put(given, 'decisionMaker', '411722');
  put(given, 'excluded', 'none');
  put(given, 'year', Number(desk.on.slice(0, 4)) + 1);
  put(given, 'publishBy', `${Number(desk.on.slice(0, 4)) + 1}-03-20`);
  ripe(given, 'items', 'studied', desk);
  ripe(given, 'addedItems', 'studied', desk);
  if (desk.held.items !== undefined && isList(given.addedItems))
    given.items = [...(desk.held.items as readonly string[]), ...given.addedItems];
  put(given, 'hearingOn', addDays(desk.on, 12));
  put(given, 'headSpokeLast', true);
  put(given, 'residualLevel', 'low');
  put(given, 'publicHeard', true);
}

/** The name of a rule, and its day: one that is entered afterwards is in force already. */
function named(given: Given, on: string): void {
  if (typeof given.title === 'string') given.title = `${given.title.slice(0, 100)}管理规定`;
  put(given, 'issuer', '411700');
  if (given.orderNo !== undefined) given.effectiveOn = on;
}

/** A rule has a proper name, is signed by who drafted it, and is filed as it was promulgated. */
export function ruled(given: Given, desk: Desk): void {
  const { id } = desk.procedure;
  if (!['rule-plan', 'government-rule', 'rule-filing', 'local-regulation'].includes(id)) return;
  const { on, held } = desk;
  if (id === 'government-rule') named(given, on);
  for (const day of ['passedOn', 'promulgatedOn', 'approvedOn', 'governmentPassedOn']) put(given, day, on);
  put(given, 'channels', ['gazette', 'legal-site', 'newspaper']);
  put(given, 'meetingKind', 'plenary');
  if (given.meetingItem !== undefined) delete given.meetingItem;
  put(given, 'applyBy', addDays(on, 2));
  put(given, 'submitBy', addDays(on, 20));
  put(given, 'domain', 'urban');
  put(given, 'secondUntil', addDays(on, 40));
  put(given, 'hearingOn', addDays(on, 32));
  put(given, 'adopted', 0);
  put(
    given,
    'signatories',
    [held.draftingUnit, ...rowsOf(held.coDrafters)].map((unit) => ({ unit: unit ?? null, post: '主要负责人' })),
  );
  put(given, 'isInterim', false);
  for (const row of rowsOf(given.burdens, 'row'))
    if (typeof row === 'object' && row !== null) Object.assign(row, { basis: '上位法第三条' });
  ripe(given, 'projects', 'applied', desk);
  ripe(given, 'addedProjects', 'applied', desk);
  const rule = id === 'rule-filing' ? desk.linked(given.rule) : undefined;
  for (const field of ['title', 'issuer', 'orderNo', 'promulgatedOn']) put(given, field, rule?.values[field]);
}

const rowsOf = (value: Json | undefined, of: 'unit' | 'row' = 'unit'): (Json | undefined)[] =>
  isList(value) ? (value as readonly Json[]).map((row) => (of === 'row' ? row : (row as { unit?: Json }).unit)) : [];
