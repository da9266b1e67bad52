/** What a careful official writes of suits against the government, and of faults looked into. */
import { addDays, addMonths, isList } from '#kernel';
import { type Desk, type Given, put } from './desk.ts';

const kindOf = (unit: string): string => {
  if (unit === '411700') return 'city-government';
  if (unit.includes('-D')) return 'department';
  return unit.length === 6 ? 'county-government' : 'township';
};

/** A suit is served after it is filed, heard on the day set, and answered by the defendant's own people. */
export function sued(given: Given, { procedure, on, chance, held }: Desk): void {
  if (procedure.id !== 'litigation-case') return;
  put(given, 'defendantKind', kindOf(String(given.defendant)));
  put(given, 'filedOn', addDays(on, -3));
  put(given, 'servedOn', on);
  for (const field of ['previous', 'documents']) if (chance.maybe(0.85)) delete given[field];
  put(given, 'previousNo', '（2018）虚行初1号');
  put(given, 'hearingOn', chance.maybe(0.7) ? on : addDays(on, chance.whole(1, 9)));
  put(given, 'mustAppear', chance.maybe(0.7) ? 'none' : 'mass');
  put(given, 'reportedToHead', true);
  put(given, 'headUnit', held.defendant);
  for (const kind of ['headKind', 'secondHeadKind']) put(given, kind, chance.maybe(0.5) ? 'head' : 'deputy');
  put(given, 'absenceGround', held.mustAppear === 'none' ? 'not-required' : 'duty');
  put(given, 'termStated', true);
  if (isList(given.staffers)) given.staffers = given.staffers.map((row) => ({ ...(row as object), kind: 'staff' }));
}

/** Advice names a term that lies ahead. */
export function advised(given: Given, { procedure, on }: Desk): void {
  if (procedure.id !== 'judicial-advice') return;
  put(given, 'receivedOn', on);
  put(given, 'replyBy', addDays(on, 30));
}

/** Who may give which measure to whom. */
const measures: Readonly<Record<string, readonly (readonly [measure: string, authority: string])[]>> = {
  agency: [['public-criticism', 'government']],
  person: [
    ['admonition', 'appointing'],
    ['warning', 'appointing'],
    ['training', 'own-body'],
  ],
};

/** Two look into it, the proposal is within somebody's power, and what is decided is what was proposed. */
export function accounted(given: Given, { procedure, on, chance, held }: Desk): void {
  if (procedure.id !== 'accountability-case') return;
  if (given.checkers !== undefined) given.checkers = ['甲', '乙'].map((name) => ({ name, related: false }));
  put(given, 'servedOn', on);
  if (given.proposed !== undefined) {
    const [measure, authority] = chance.pick(measures[String(held.respondentType)] ?? []) ?? ['reminder', 'appointing'];
    const unit = { government: '411722', 'own-body': String(held.respondentUnit) }[authority];
    Object.assign(given, { proposed: measure, authorityKind: authority, ...(unit !== undefined && { decidingUnit: unit }) });
  }
  if (given.measure === undefined) return;
  const lighter = held.respondentType === 'agency' ? 'rectify' : 'reminder';
  given.measure = held.measure === undefined ? String(held.proposed) : lighter;
  given.effectiveFrom = on;
  for (const field of ['months', 'effectiveTo']) delete given[field];
  if (given.measure === 'warning') Object.assign(given, { months: '6', effectiveTo: addMonths(on, 6) });
  else if (held.effectiveTo !== undefined) given.effectiveTo = on;
}
