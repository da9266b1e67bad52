import { type Basis, inForceOn } from './basis.ts';
import type { Field } from './field/index.ts';
import type { MetricDecl } from './metric.ts';
import type { ActDecl, Consequence, DeadlineDecl, Fields, Procedure, RoleDecl } from './procedure.ts';
import { isApart } from './publicity.ts';
import { listOf } from './value.ts';

/** What is wrong with a declaration: for its author, at load. */
export interface Flaw {
  readonly procedure: string;
  readonly at: string;
  readonly problem: string;
}

type Found = readonly [at: string, problem: string];
type Rule = readonly [wrong: boolean, problem: string];

/** The problems of one place: those of its rules that are broken. */
const told = (at: string, ...rules: readonly Rule[]): Found[] =>
  rules.filter(([wrong]) => wrong).map(([, problem]) => [at, problem] as const);

/** Goes through one record of a declaration. */
const each = <T>(record: Readonly<Record<string, T>>, judge: (id: string, one: T) => Found[]): Found[] =>
  Object.entries(record).flatMap(([id, one]) => judge(id, one));

/** Checks all declarations together: every reference resolves, every state can be reached and left, every limit is cited. */
export function check(procedures: readonly Procedure[]): readonly Flaw[] {
  return procedures.flatMap((p) => {
    const twice = procedures.some((q) => q !== p && q.id === p.id && q.version === p.version);
    const found = [
      ...told('version', [twice, 'is declared twice']),
      ...order(p),
      ...names(p),
      ...each(p.roles, (id, role) => roleFlaws(p, id, role)),
      ...each(p.fields, (id, field) => fieldFlaws(p, procedures, id, field)),
      ...told('owner', [p.owner !== undefined && p.fields[p.owner]?.kind !== 'unit', 'is no unit field']),
      ...reach(p),
      ...each(p.acts, (id, act) => actFlaws(p, procedures, id, act)),
      ...each(p.deadlines, (id, deadline) => deadlineFlaws(p, id, deadline)),
      ...each(p.metrics, (id, metric) => metricFlaws(p, id, metric)),
    ];
    return found.map(([at, problem]) => ({ procedure: `${p.id}@${p.version}`, at, problem }));
  });
}

const keyOrder = 'id version from title group basis roles fields shows owner states publicIn acts deadlines serials metrics'.split(' ');

function order(p: Procedure): Found[] {
  const keys = Object.keys(p);
  const sorted = keyOrder.filter((k) => keys.includes(k));
  return told('keys', [keys.join() !== sorted.join(), `keys should be in the order ${sorted.join(', ')}`]);
}

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const camel = /^[a-z][a-zA-Z0-9]*$/;

function names(p: Procedure): Found[] {
  const ids = [p.id, ...[p.states, p.acts, p.roles, p.deadlines, p.metrics].flatMap((record) => Object.keys(record))];
  return [
    ...ids.flatMap((id) => told(id, [!kebab.test(id), 'is not kebab-case'])),
    ...Object.keys(p.fields).flatMap((id) => told(id, [!camel.test(id), 'is not camelCase'])),
  ];
}

const uncited = (basis: Basis): boolean => basis.provision.trim() === '';

const roleFlaws = (p: Procedure, id: string, role: RoleDecl): Found[] =>
  told(
    id,
    [role.relation === 'named' && p.fields[role.field ?? '']?.kind !== 'unit', 'is named by no unit field'],
    [role.relation === 'office' && !role.office, 'names no office'],
  );

const acts = (p: Procedure): readonly ActDecl[] => Object.values(p.acts);
const fromStates = (p: Procedure, act: ActDecl): readonly string[] =>
  act.from === 'open' ? Object.keys(p.states).filter((s) => !p.states[s]?.final) : listOf(act.from);

/** States that can be reached from the opening acts, and states from which no act leads on. */
function reach(p: Procedure): Found[] {
  const reached = new Set(acts(p).flatMap((act) => (act.from === undefined && act.to !== undefined ? [act.to] : [])));
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const act of acts(p)) if (act.to !== undefined && fromStates(p, act).some((s) => reached.has(s))) reached.add(act.to);
  }
  const leadsOn = (state: string) => acts(p).some((act) => act.to !== undefined && act.to !== state && fromStates(p, act).includes(state));
  return each(p.states, (id, state) =>
    told(
      id,
      [id === 'open', 'is the word for any state that is not final'],
      [!reached.has(id), 'cannot be reached'],
      [!state.final && !leadsOn(id), 'is not final and has no way out'],
      [state.final === true && state.settled === true, 'is final, hence settled'],
    ),
  );
}

const forClock = (act: ActDecl | undefined): boolean => listOf(act?.by).includes('clock');

function actFlaws(p: Procedure, procedures: readonly Procedure[], id: string, act: ActDecl): Found[] {
  const froms = fromStates(p, act);
  const begins = p.from;
  return [
    ...told(
      id,
      [act.from === undefined && act.to === undefined, 'opens a matter but leads nowhere'],
      [act.from !== undefined && froms.length === 0, 'can never be done'],
      [froms.some((s) => !p.states[s]), 'starts from an unknown state'],
      [act.suspends === true && !acts(p).some((a) => a.resumes), 'suspends but nothing resumes'],
      [uncited(act.basis), 'cites no provision'],
      [
        begins !== undefined && act.basis.instrument.to !== undefined && !inForceOn(act.basis, begins),
        'basis not in force when the edition begins',
      ],
    ),
    ...(act.notBy ?? []).flatMap((other) => told(id, [!p.acts[other], `notBy names no act ${other}`])),
    ...listOf(act.by).flatMap((role) => told(id, [role !== 'clock' && !p.roles[role], `unknown role ${role}`])),
    ...(act.brings ?? []).flatMap((brought) => consequenceFlaws(p, procedures, id, brought)),
  ];
}

function consequenceFlaws(p: Procedure, procedures: readonly Procedure[], at: string, brought: Consequence<string>): Found[] {
  const targets = procedures.filter((q) => q.id === p.fields[brought.on]?.spec.procedure).map((q) => q.acts[brought.act]);
  const unknown = targets.length === 0 || targets.includes(undefined);
  return told(
    at,
    [unknown, `brings about an unknown act ${brought.act}`],
    [!unknown && !targets.every(forClock), `${brought.act} is not open to the clock`],
  );
}

const isCarried = (p: Procedure, id: string): boolean =>
  id in p.serials ||
  acts(p).some((a) => a.needs?.includes(id) || a.asks?.includes(id) || a.lateReason === id || Object.keys(a.sets ?? {}).includes(id));

function fieldFlaws(p: Procedure, procedures: readonly Procedure[], id: string, field: Field): Found[] {
  const { columns, procedure } = field.spec;
  return [
    ...told(
      id,
      [!isCarried(p, id), 'is asked for by no act'],
      [procedure !== undefined && !procedures.some((q) => q.id === procedure), `refers to no procedure ${procedure}`],
    ),
    ...visibilityFlaws(p, p.fields, id, field),
    ...each(columns ?? {}, (column, one) => visibilityFlaws(p, columns ?? {}, `${id}.${column}`, one)),
  ];
}

/** What holds for a field among fields, and for a column among columns. */
function visibilityFlaws(p: Procedure, beside: Fields, at: string, field: Field): Found[] {
  return [
    ...told(
      at,
      [field.when !== undefined && !beside[field.when.field], `hangs on no field ${field.when?.field}`],
      [field.publicity === 'sealed' && !field.openTo?.length, 'is sealed and open to nobody'],
    ),
    ...(field.openTo ?? []).flatMap((role) => told(at, [!p.roles[role], `is open to no role ${role}`])),
  ];
}

function deadlineFlaws(p: Procedure, id: string, d: DeadlineDecl): Found[] {
  const isDate = (field: string | undefined) => field === undefined || p.fields[field]?.kind === 'date';
  return told(
    id,
    [(d.within === undefined) === (d.until === undefined), 'needs either within or until'],
    [uncited(d.basis), 'cites no provision'],
    [d.kind === 'at-least' && !d.gates?.length, 'is an at-least limit that gates nothing'],
    [d.then !== undefined && !forClock(p.acts[d.then]), `${d.then} is not open to the clock`],
    [!isDate(d.until), 'until names no date field'],
    [!isDate(d.startsOn), 'startsOn names no date field'],
  );
}

const splits = ['choice', 'unit', 'flag'];

function metricFlaws(p: Procedure, id: string, m: MetricDecl): Found[] {
  const kindOf = (field: string) => p.fields[field]?.kind ?? '';
  const summed = m.kind === 'sum' ? [m.field] : [];
  const stopping = m.kind === 'duration' ? listOf(p.deadlines[m.clock]?.stops) : [];
  const read = [...(m.by ?? []), ...summed, ...Object.keys(('where' in m && m.where) || {})];
  return [
    ...(m.by ?? []).flatMap((field) => told(id, [!splits.includes(kindOf(field)), `cannot split by ${field}`])),
    ...told(
      id,
      [m.kind === 'share' && ![m.of, m.over].every((part) => p.metrics[part]), 'divides metrics that do not exist'],
      [!summed.every((field) => ['number', 'money'].includes(kindOf(field))), 'sums a field that is no number'],
      [m.kind === 'duration' && !listOf(m.acts).every((a) => stopping.includes(a)), 'measures an act that does not stop the clock'],
      [read.some((field) => isApart(p.fields[field])), 'counts by a value kept apart'],
    ),
  ];
}
