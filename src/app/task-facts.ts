/** From what the store keeps of tasks to what their lights hang on. */
import { addWorkingDays, type CivilDate, isLimit, type Json, type Law, type Limit, type Norm, printLimit, resolve } from '#kernel';
import { behindShare, missedPeriods, nearDue, nearProgress, redShare, redYellowShare } from '#law';
import { endOfPeriod } from '#modules/progress-report';
import type { LightRules, OrderFact, ReportFact, Since, TaskFacts, TaskRecord } from '#reports';
import type { KindMove, KindRow } from '#store';

type Held = Readonly<Record<string, Json | undefined>>;

/** What is read of each task and each report. */
export const taskFields = [
  ...[
    'level',
    'parent',
    'issuer',
    'leadUnit',
    'source',
    'weight',
    'isKey',
    'startOn',
    'dueOn',
    'cycle',
    'plan',
    'parts',
    'progress',
    'progressPeriod',
  ],
  ...['lateDone', 'evidenceFalse'],
];
export const reportFields = ['task', 'period', 'pct', 'missed'];

const text = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
const count = (value: Json | undefined): number => (Array.isArray(value) ? value.length : 0);

const adjustable = [behindShare, nearDue, nearProgress, missedPeriods, redShare, redYellowShare] as unknown as readonly Norm<
  Json | Limit
>[];

/** The thresholds in force on a day. */
export function rulesOn(law: Law, on: CivilDate): LightRules {
  const [behind, near, progress, missed, red, both] = adjustable.map((n) => resolve(n, on, law.policies).value);
  const nearDays = isLimit(near) ? near.n : Number(near);
  return {
    ...{ behindShare: Number(behind), nearDays, nearUntil: addWorkingDays(law.calendar, on, nearDays), nearProgress: Number(progress) },
    ...{ missedPeriods: Number(missed), redShare: Number(red), redYellowShare: Number(both) },
  };
}

/** The same for the reader, and whether a value is the city's own. */
export const rulesTold = (law: Law, on: CivilDate) =>
  adjustable.map((of) => {
    const { value, local } = resolve(of, on, law.policies);
    return { title: of.title, value: isLimit(value) ? printLimit(value) : String(value), local };
  });

export const reportFact = (row: KindRow): ReportFact => {
  const { filing, review } = row.clocks;
  const filedOn = row.values.missed === true ? review?.start : (filing?.stopped ?? undefined);
  return { period: String(row.values.period), dueOn: filing?.due ?? '', filedOn: filedOn ?? undefined };
};

interface Beside {
  readonly reports: readonly ReportFact[];
  readonly orders: readonly OrderFact[];
}

const planOf = (values: Held): TaskFacts['plan'] => (Array.isArray(values.plan) ? (values.plan as unknown as TaskFacts['plan']) : []);

function recordOf(row: KindRow, facts: TaskFacts): TaskRecord {
  const { values } = row;
  const common = { key: row.key, number: row.number, parent: text(values.parent), weight: Number(values.weight ?? 0) };
  return { ...common, isKey: values.isKey === true, parts: count(values.parts), facts };
}

/** The last day of the period that progress was reported of. */
function asOf(values: Held): { readonly asOf?: CivilDate } {
  const end = endOfPeriod(text(values.progressPeriod) ?? '', text(values.cycle));
  return end === undefined ? {} : { asOf: end };
}

/** A task as it stands now, from its projection alone. */
export function standingRecord(row: KindRow, { reports, orders }: Beside): TaskRecord {
  const { values, clocks, openedOn } = row;
  const claimedOn = clocks.completion?.stopped ?? undefined;
  const at = (is: string): Since<string> => ({ on: claimedOn ?? openedOn, is });
  return recordOf(row, {
    states: claimedOn === undefined ? [at(row.state)] : [at('completion-review'), at(row.state)],
    startOn: text(values.startOn) ?? openedOn,
    dueOn: [{ on: openedOn, is: text(values.dueOn) ?? openedOn }],
    progress: [{ on: openedOn, is: Number(values.progress ?? 0), ...asOf(values) }],
    falseEvidence: [{ on: openedOn, is: values.evidenceFalse === true }],
    signBy: clocks['sign-off']?.due ?? undefined,
    plan: planOf(values),
    ...{ reports, orders },
  });
}

/** A task over its life, from all that was done to it. */
export function livedRecord(row: KindRow, moves: readonly KindMove[], { reports, orders }: Beside): TaskRecord {
  const over = <T>(pick: (move: KindMove) => T | undefined): Since<T>[] =>
    moves.flatMap((move) => {
      const is = pick(move);
      return is === undefined ? [] : [{ on: move.on, is }];
    });
  return recordOf(row, {
    states: over((m) => m.to),
    startOn: text(row.values.startOn) ?? row.openedOn,
    dueOn: over((m) => text(m.values.dueOn)),
    progress: moves.flatMap(({ on, values }) =>
      typeof values.progress === 'number' ? [{ on, is: values.progress, ...asOf({ ...values, cycle: row.values.cycle }) }] : [],
    ),
    falseEvidence: over((m) => (typeof m.values.evidenceFalse === 'boolean' ? m.values.evidenceFalse : undefined)),
    signBy: row.clocks['sign-off']?.due ?? undefined,
    plan: planOf(row.values),
    ...{ reports, orders },
  });
}
