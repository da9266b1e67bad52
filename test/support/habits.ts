/** What a careful official writes: values made up at random are set right where declarations ask for agreement between them. */
import { addDays, addMonths, type Field, isList, type Json, listOf } from '#kernel';
import { wilson } from '#modules/mediation-check';
import type { Desk, Given } from './desk.ts';
import { assessed } from './habits-assessment.ts';
import { planned, ruled } from './habits-decisions.ts';
import { shown } from './habits-demonstration.ts';
import { narrated } from './habits-report.ts';
import { accounted, advised, sued } from './habits-responsibility.ts';
import { supervised } from './habits-supervision.ts';
import { reported, tasked } from './habits-tasks.ts';

type Habit = (given: Given, desk: Desk) => void;

const hashOf = (file: Json | undefined): Json | undefined =>
  file !== null && typeof file === 'object' && !isList(file) ? file.sha256 : undefined;

const rowsOf = (value: Json | undefined): readonly { readonly [key: string]: Json | undefined }[] =>
  isList(value) ? (value as readonly { readonly [key: string]: Json | undefined }[]) : [];

/** Days are mostly today's, lists mostly complete, findings mostly good. */
const kinds: Readonly<Record<string, (field: Field, value: Json, desk: Desk) => Json>> = {
  date: (field, value, { on, chance }) => (chance.maybe(0.8) && !field.spec.future ? on : value),
  choices: (field, value, { chance }) => (chance.maybe(0.7) ? Object.keys(field.spec.options ?? {}) : value),
  choice: (field, value, { chance }) => (field.spec.options && 'pass' in field.spec.options && chance.maybe(0.7) ? 'pass' : value),
};

const set =
  (field: string, value: (given: Given, desk: Desk) => Json | undefined): Habit =>
  (given, desk) => {
    const said = given[field] === undefined ? undefined : value(given, desk);
    if (said !== undefined) given[field] = said;
  };

const seldom =
  (field: string, share: number): Habit =>
  (given, { chance }) => {
    if (!chance.maybe(share)) delete given[field];
  };

const now = (given: Given, { held }: Desk, field: string): Json | undefined => given[field] ?? held[field];

/** A text that has been reviewed is the text that goes on. */
const reviewedText: Habit = (given, desk) => {
  const review = desk.linked(now(given, desk, 'review') ?? now(given, desk, 'legalityReview'));
  const file = given.textFile;
  if (review && file && typeof file === 'object' && !isList(file) && desk.chance.maybe(0.8)) {
    given.textFile = { ...file, sha256: review.values.textHash ?? file.sha256 } as Json;
  }
};

const filedAsPublished: Habit = (given, desk) => {
  const document = desk.linked(now(given, desk, 'document'));
  for (const id of ['title', 'docNo', 'issuer', 'publishedOn']) {
    const held = document?.values[id];
    if (given[id] !== undefined && held !== undefined) given[id] = held;
  }
};

const countsOfAdoption: Habit = (given, desk) => {
  if (given.adoption === undefined) return;
  const comments = rowsOf(now(given, desk, 'comments'));
  const [first] = rowsOf(given.adoption);
  const rows = comments.map(() => ({ ...first, adopted: true, reason: '理由' }));
  if (rows.length > 0) given.adoption = rows as unknown as Json;
  if (given.adoptedCount !== undefined) given.adoptedCount = rows.length;
};

const clearedSteps: Habit = (given, desk) => {
  if (given.clearedSteps === undefined) return;
  const [first] = rowsOf(given.clearedSteps);
  const steps = rowsOf(now(given, desk, 'missingSteps')).map((row) => ({ ...first, step: row.step }));
  if (steps.length > 0) given.clearedSteps = steps as unknown as Json;
};

const fullChecklist: Habit = (given, { procedure, chance }) => {
  if (given.checklist === undefined) return;
  const items = Object.keys(procedure.fields.checklist?.spec.columns?.item?.spec.options ?? {});
  const present = chance.maybe(0.25);
  given.checklist = items.map((item, i) => ({ item, finding: present && i === 0 ? 'present' : 'absent' }));
};

const genreOf: Readonly<Record<string, string>> = {
  decision: '决定',
  proclamation: '公告',
  announcement: '通告',
  opinion: '意见',
  notice: '通知',
};

const titled: Habit = (given, desk) => {
  if (desk.procedure.fields.genre === undefined || typeof given.title !== 'string') return;
  given.title = `市教育局关于${given.title}的${genreOf[String(now(given, desk, 'genre'))] ?? '通知'}`;
};

/** Who sits at a hearing, and on whom a decision is served. */
const reconsidered: Habit = (given, { procedure, chance, on }) => {
  if (procedure.id !== 'reconsideration-case') return;
  if (given.organ !== undefined) given.organ = given.institution ?? given.organ;
  if (given.major !== undefined) given.major = chance.maybe(0.3);
  if (given.panel !== undefined) given.panel = ['presiding', 'member', 'member', 'recorder'].map((seat) => ({ name: '某', seat }));
  if (given.service !== undefined) given.service = ['applicant', 'respondent'].map((to) => ({ to, mode: 'post', on }));
  for (const field of ['severalActs', 'adverse']) if (given[field] !== undefined) given[field] = false;
  if (given.otherRemedy !== undefined) given.otherRemedy = 'none';
  if (given.madeOn !== undefined && given.knownOn !== undefined) given.madeOn = given.knownOn;
};

/** What is received on the net is received on the day; the yearly table of applications closes. */
const openly: Habit = (given, { procedure, on }) => {
  if (procedure.id === 'information-request' && given.receivedOn !== undefined) given.receivedOn = on;
  if (procedure.id !== 'disclosure-report') return;
  const { periodTo, level } = given;
  if (given.dueOn !== undefined) given.dueOn = `${Number(String(periodTo).slice(0, 4)) + 1}-${level === 'government' ? '03-31' : '01-31'}`;
  if (given.closedCount === undefined) return;
  given.carriedOut = 0;
  given.closedCount = Number(given.carriedIn) + Number(given.newlyReceived);
};

/** A check of mediation is of a period that is over, big enough, and its numbers are those of its calls. */
const sampled: Habit = (given, { procedure, on, held, linked }) => {
  if (procedure.id !== 'mediation-check') return;
  if (given.periodTo !== undefined) Object.assign(given, { periodFrom: addDays(on, -90), periodTo: addDays(on, -1) });
  if (given.plannedSize !== undefined) given.plannedSize = 40;
  if (isList(given.sample)) {
    const ended = given.sample.filter((one) => linked(one)?.values.kind === 'people' && linked(one)?.values.form !== undefined);
    if (ended.length > 0) given.sample = ended;
    Object.assign(given, { population: listOf(given.sample).length, reportedSuccesses: 0 });
  }
  if (given.calls === undefined || !isList(held.sample)) return;
  given.calls = held.sample.map((one) => ({ case: one, result: 'agreed' }));
  const n = held.sample.length;
  const { rate, low: rateLow, high: rateHigh } = wilson(n, n, 1.96) ?? { rate: 0, low: 0, high: 0 };
  if (given.rate !== undefined) Object.assign(given, { reached: n, confirmed: n, rate, rateLow, rateHigh });
};

/** Counsel is engaged by the unit that asks, fit to serve, for a term that has begun. */
const counselled: Habit = (given, { procedure, chance, on, linked }) => {
  if (!['counsel-engagement', 'counsel-consultation'].includes(procedure.id)) return;
  if (given.unit !== undefined && chance.maybe(0.8))
    Object.assign(given, { unit: '411722', ...(given.level !== undefined && { level: 'county' }) });
  if (given.termFrom !== undefined) given.termFrom = on;
  if (given.termTo !== undefined) given.termTo = linked(given.sharedBy)?.values.termTo ?? addMonths(on, 24);
  if (given.appraisalYear !== undefined) given.appraisalYear = Number(on.slice(0, 4));
  const fit = { practiceYears: 8, noPenalty: true, heldUnits: 1, conflictDeclared: true, interest: 'none' };
  for (const [field, value] of Object.entries(fit)) if (given[field] !== undefined && chance.maybe(0.9)) given[field] = value;
};

/** An opinion goes to whoever drafts the document. */
const spokenTo: Habit = (given, desk) => {
  if (desk.procedure.id !== 'public-opinion' || given.draftingUnit === undefined) return;
  given.draftingUnit = desk.linked(now(given, desk, 'document'))?.values.draftingUnit ?? given.draftingUnit;
};

const habits: readonly Habit[] = [
  spokenTo,
  seldom('opinions', 0.05),
  counselled,
  openly,
  sampled,
  reconsidered,
  sued,
  tasked,
  reported,
  advised,
  accounted,
  shown,
  titled,
  set('classified', () => false),
  set('conflict', () => false),
  set('consent', (_given, { chance }) => chance.maybe(0.85)),
  set('fee', () => 0),
  seldom('forbiddenClauses', 0.05),
  seldom('amends', 0.2),
  seldom('replaces', 0.2),
  set('nature', () => 'review'),
  set('commentUntil', (given, desk) => addDays(String(now(given, desk, 'commentFrom') ?? desk.on), 45)),
  set('commentAdopted', () => 0),
  set('effectiveOn', (_given, { on }) => addDays(on, 35)),
  set('expiresOn', (given, desk) => addDays(String(now(given, desk, 'effectiveOn') ?? desk.on), desk.chance.whole(60, 700))),
  set('intendedMeetingOn', (_given, { on }) => addDays(on, 60)),
  set('memberCount', (_given, { chance }) => chance.whole(3, 9)),
  set('hasWoman', () => true),
  set('electedOn', (_given, { on }) => on),
  set('termEndsOn', (given, { on }) => addMonths(String(given.electedOn ?? on), 36)),
  set('answerBy', (_given, { on }) => addDays(on, 30)),
  set('meetingOn', (_given, { on, chance }) => addDays(on, chance.whole(0, 25))),
  set('scopeIssuer', (given, { chance }) => (chance.maybe(0.8) ? '411722' : given.scopeIssuer)),
  set('scopeFrom', (_given, { on }) => addDays(on, -900)),
  set('scopeTo', (_given, { on }) => on),
  set('issuer', (given, { procedure, chance }) => (procedure.fields.genre && chance.maybe(0.6) ? '411722' : given.issuer)),
  set('unaltered', () => true),
  reviewedText,
  set('textHash', (given, desk) => hashOf(now(given, desk, 'textFile'))),
  set('minutesHash', (given, desk) => hashOf(now(given, desk, 'minutesFile'))),
  filedAsPublished,
  fullChecklist,
  clearedSteps,
  set('commentCount', (given, desk) => rowsOf(now(given, desk, 'comments')).length),
  countsOfAdoption,
  set('compiledCount', (given, desk) => rowsOf(now(given, desk, 'documents')).length),
  set('supplementItems', (given, { held }) =>
    held.supplementItems === undefined
      ? undefined
      : (rowsOf(given.supplementItems).map((row) => ({ ...row, done: true })) as unknown as Json),
  ),
  planned,
  ruled,
  assessed,
  supervised,
  narrated,
];

/** The values as a careful official would have given them; a few stay careless, so that refusals are met too. */
export function careful(given: Record<string, Json>, desk: Desk): Record<string, Json> {
  const better: Given = { ...given };
  for (const [id, value] of Object.entries(better)) {
    const field = desk.procedure.fields[id];
    const mend = field && kinds[field.kind];
    if (field && mend) better[id] = mend(field, value, desk);
  }
  for (const habit of habits) habit(better, desk);
  return better;
}

/** States in which other matters may rely on a matter; a careful official picks from these first. */
export const relied: Readonly<Record<string, readonly string[]>> = {
  'normative-document': ['in-force', 'amending', 'published', 'consulting'],
  'cleanup-campaign': ['planned'],
  'annual-report': ['collecting'],
  'assessment-cycle': ['under-way'],
  'unit-assessment': ['material-review', 'onsite'],
  'score-sheet': ['submitted'],
  'onsite-finding': ['signed'],
  'satisfaction-survey': ['closed'],
  'demonstration-programme': ['applying'],
  'demonstration-application': ['named', 'applied', 'recommended'],
  'litigation-case': ['won', 'lost', 'ruled', 'appealed'],
  'accountability-rule': ['in-force'],
  'decision-item': ['studied', 'listed'],
  'decision-catalogue': ['published'],
  'rule-plan': ['published'],
  'government-rule': ['applied', 'promulgated', 'in-force'],
  'mediation-case': ['agreed', 'oral-agreed', 'failed'],
  'legality-review': ['issued', 'adopted'],
  'supervision-task': ['in-progress'],
  'counsel-engagement': ['active'],
  'proposal-commitment': ['proposed'],
  'responsibility-pledge': ['effective'],
  'quarterly-review': ['scheduled', 'self-report'],
  any: ['issued', 'adopted', 'active', 'concluded'],
};
