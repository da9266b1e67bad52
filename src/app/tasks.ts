/** The tasks of the city: lights worked out from the ledger, and what is to be filed each period. */
import type { TaskDoor, TaskDto, TaskLine, UnitBook } from '#api';
import { type Actor, addDays, type CivilDate, type Json, type Law, type Registry } from '#kernel';
import { endOfPeriod } from '#modules/progress-report';
import {
  changesOf,
  heldOn,
  type LightRules,
  lightOf,
  lightOfWhole,
  type OrderFact,
  partsOf,
  plannedOn,
  progressOfWhole,
  type ReportFact,
  type Shown,
  showAll,
  type TaskRecord,
  whyLit,
} from '#reports';
import type { KindMove, KindRow, Store } from '#store';
import { livedRecord, reportFact, reportFields, rulesOn, rulesTold, standingRecord, taskFields } from './task-facts.ts';

const [task, report, order] = ['supervision-task', 'progress-report', 'supervision-order'] as const;

interface Parts {
  readonly store: Store;
  readonly registry: Registry;
  readonly units: UnitBook;
  readonly law: () => Law;
  readonly today: () => CivilDate;
}

interface Read {
  /** What was read, as it came: as long as nothing changes, it is the same. */
  readonly raw: readonly unknown[];
  readonly rows: readonly KindRow[];
  readonly reports: ReadonlyMap<string, readonly KindRow[]>;
  readonly orders: ReadonlyMap<string, readonly OrderFact[]>;
}

const grouped = <T, V>(items: readonly T[], key: (item: T) => string, value: (item: T) => V): Map<string, V[]> => {
  const groups = new Map<string, V[]>();
  for (const item of items) {
    const list = groups.get(key(item));
    if (list) list.push(value(item));
    else groups.set(key(item), [value(item)]);
  }
  return groups;
};

/** Tasks whose numbers begin so, with their reports and the orders about them. */
async function read({ store }: Parts, numberFrom: string): Promise<Read> {
  const kept = <T>(procedure: string, compute: () => Promise<T>) =>
    store.remember({ procedure, unitPath: '' }, `tasks from ${numberFrom}`, compute);
  const [rows, reports, orders] = await Promise.all([
    kept(task, () => store.ofKind({ procedure: task, numberFrom, fields: taskFields })),
    kept(report, () => store.ofKind({ procedure: report, numberFrom, fields: reportFields })),
    kept(order, () => store.referring(order, 'tasks', 'reply')),
  ]);
  return {
    raw: [reports, orders],
    rows,
    reports: grouped(
      reports,
      (r) => String(r.values.task),
      (r) => r,
    ),
    orders: grouped(
      orders.filter((o) => o.clock.due !== null),
      (o) => o.target,
      ({ clock }) => ({ dueOn: clock.due ?? '', answeredOn: clock.stopped ?? undefined }),
    ),
  };
}

const beside = ({ reports, orders }: Read, key: string) => ({
  reports: (reports.get(key) ?? []).map(reportFact) as readonly ReportFact[],
  orders: orders.get(key) ?? [],
});

/** All that was done to tasks: read whole and kept, since the lights of any day are then told from one reading. */
function movesOf({ store }: Parts, numberFrom: string): Promise<readonly KindMove[]> {
  const fields = ['dueOn', 'progress', 'progressPeriod', 'evidenceFalse'];
  return store.remember({ procedure: task, unitPath: '' }, `moves from ${numberFrom}`, () =>
    store.moves({ procedure: task, numberFrom, fields }, '9999-12-31'),
  );
}

function livedOf(found: Read, moves: readonly KindMove[], until: CivilDate): TaskRecord[] {
  const byKey = grouped<KindMove, KindMove>(
    moves.filter((move) => move.on <= until),
    (m) => m.key,
    (m) => m,
  );
  return found.rows.flatMap((row) => {
    const own = byKey.get(row.key);
    return own ? [livedRecord(row, own, beside(found, row.key))] : [];
  });
}

const ended = new Set(['accepted', 'archived', 'archived-internal']);

function lineOf({ units, registry }: Parts, row: KindRow, record: TaskRecord, shown: Shown, state: string): TaskLine {
  const { values } = row;
  return {
    ...{ key: row.key, number: row.number, title: row.title, parent: record.parent ?? null, unit: row.unit, unitPath: row.unitPath },
    ...{
      level: values.level as TaskLine['level'],
      issuer: String(values.issuer),
      source: String(values.source),
      cycle: String(values.cycle),
    },
    ...{ unitName: units.get(row.unit)?.name ?? row.unit, state, stateTitle: registry.latest(task)?.states[state]?.title ?? state },
    ...{ weight: record.weight, isKey: record.isKey, startOn: record.facts.startOn, dueOn: shown.dueOn, parts: record.parts },
    ...{ progress: shown.progress, planned: shown.planned, done: ended.has(state) },
    ...{ light: shown.lit.light, rule: shown.lit.rule, why: whyLit(shown.lit) },
  };
}

interface Told {
  readonly from: readonly unknown[];
  readonly lines: readonly TaskLine[];
}

/** Boards by the tasks they were made of: what was told of a day holds while all that it was made of is the same. */
class Boards {
  readonly #held = new WeakMap<readonly KindRow[], Map<CivilDate, Told>>();

  tell(rows: readonly KindRow[], on: CivilDate, from: readonly unknown[], make: () => readonly TaskLine[]): readonly TaskLine[] {
    const days = this.#held.get(rows) ?? new Map<CivilDate, Told>();
    this.#held.set(rows, days);
    const there = days.get(on);
    if (there?.from.every((one, i) => one === from[i])) return there.lines;
    if (days.size >= mostDays) days.clear();
    const lines = make();
    days.set(on, { from, lines });
    return lines;
  }
}

/** Days whose lights are kept at once: a year of month ends, and what people look at. */
const mostDays = 32;

async function board(parts: Parts, boards: Boards, year: number, on: CivilDate): Promise<readonly TaskLine[]> {
  const numberFrom = `RW-${year}-`;
  const now = on >= parts.today();
  const [found, moves] = await Promise.all([read(parts, numberFrom), now ? undefined : movesOf(parts, numberFrom)]);
  return boards.tell(found.rows, on, [...found.raw, moves, parts.law(), parts.units.all()], () => linesOn(parts, found, moves, on));
}

/** The tasks as they stand now, or stood on a day by what was done until then. */
function linesOn(parts: Parts, found: Read, moves: readonly KindMove[] | undefined, on: CivilDate): readonly TaskLine[] {
  const now = moves === undefined;
  const records = now ? found.rows.map((row) => standingRecord(row, beside(found, row.key))) : livedOf(found, moves, on);
  const shown = showAll(records, rulesOn(parts.law(), on), on);
  const byKey = new Map(records.map((r) => [r.key, r]));
  return found.rows.flatMap((row) => {
    const [record, held] = [byKey.get(row.key), shown.get(row.key)];
    const state = now ? row.state : record?.facts.states.at(-1)?.is;
    return record && held && state !== undefined ? [lineOf(parts, row, record, held, state)] : [];
  });
}

type Shining = Pick<Shown, 'lit' | 'progress'>;

/** The light and progress of a task on a day, with those of its parts that were handed down by then. */
function shineOn(one: TaskRecord, parts: ReadonlyMap<string, readonly TaskRecord[]>, rules: LightRules, day: CivilDate): Shining {
  const below = (parts.get(one.key) ?? [])
    .filter((p) => (p.facts.states[0]?.on ?? '') <= day)
    .map((p) => ({ weight: p.weight, isKey: p.isKey, ...shineOn(p, parts, rules, day) }));
  const over = ended.has(heldOn(one.facts.states, day) ?? '');
  const own = over ? 100 : (heldOn(one.facts.progress, day) ?? 0);
  const progress = below.length > 0 && !over ? progressOfWhole(below) : own;
  const lit = lightOf(one.facts, rules, day, progress);
  return { lit: below.length > 0 ? lightOfWhole(lit, below, rules) : lit, progress };
}

/** The light of a task and all below it, day by day. */
function daily(records: readonly TaskRecord[], root: TaskRecord, law: Law, on: CivilDate) {
  const parts = partsOf(records);
  const first = root.facts.states.find((s) => s.is !== 'draft' && s.is !== 'pending-approval')?.on ?? on;
  const days: { on: CivilDate; shown: Shining & { planned: number } }[] = [];
  for (let day = first; day <= on; day = addDays(day, 1)) {
    const planned = plannedOn(root.facts, heldOn(root.facts.dueOn, day) ?? day, day);
    days.push({ on: day, shown: { ...shineOn(root, parts, rulesOn(law, day), day), planned } });
  }
  return days;
}

async function life(
  parts: Parts,
  key: string,
  on: CivilDate,
): Promise<Pick<TaskDto, 'curve' | 'changes' | 'reports' | 'rules'> | undefined> {
  const [row] = await parts.store.rows([key]);
  if (row?.procedure !== task || row.number === null) return undefined;
  const found = await read(parts, row.number);
  const records = livedOf(found, await movesOf(parts, row.number), on);
  const root = records.find((r) => r.key === key);
  if (!root) return undefined;
  const law = parts.law();
  const days = daily(records, root, law, on);
  const changes = changesOf(days.map((d) => ({ on: d.on, lit: d.shown.lit })));
  const weekly = days.filter((_, i) => i % 7 === 0 || i === days.length - 1);
  return {
    curve: [...weekly.map((d) => ({ on: d.on, planned: d.shown.planned, actual: d.shown.progress })), ...ahead(root, on)],
    changes: changes.map((c) => ({ on: c.on, from: c.from ?? null, to: c.lit.light, rule: c.lit.rule, why: whyLit(c.lit) })).toReversed(),
    reports: (found.reports.get(key) ?? []).map((r) => reportLine(parts, r)),
    rules: rulesTold(law, on),
  };
}

/** The rest of the plan, which has no actual progress yet. */
function ahead({ facts }: TaskRecord, on: CivilDate): TaskDto['curve'] {
  const dueOn = facts.dueOn.at(-1)?.is ?? on;
  return dueOn > on ? [{ on: dueOn, planned: 100, actual: null }] : [];
}

function reportLine({ registry }: Parts, row: KindRow): TaskDto['reports'][number] {
  const fact = reportFact(row);
  return {
    ...{ key: row.key, period: fact.period, state: row.state, stateTitle: registry.latest(report)?.states[row.state]?.title ?? row.state },
    pct: typeof row.values.pct === 'number' ? row.values.pct : null,
    ...{ dueOn: fact.dueOn || null, filedOn: fact.filedOn ?? null, missed: row.values.missed === true },
  };
}

/** The periods of a task that are over by a day: at most the two newest, since older ones were called for in their time. */
function periodsOver(cycle: string, startOn: CivilDate, today: CivilDate): readonly (readonly [period: string, end: CivilDate])[] {
  const year = Number(today.slice(0, 4));
  const names = [year - 1, year].flatMap((y) =>
    cycle === 'month'
      ? Array.from({ length: 12 }, (_, i) => `${y}-${String(i + 1).padStart(2, '0')}`)
      : [1, 2, 3, 4].map((q) => `${y}-Q${q}`),
  );
  const over = names.flatMap((name) => {
    const end = endOfPeriod(name, cycle);
    return end !== undefined && end < today && end >= startOn ? [[name, end] as const] : [];
  });
  return over.slice(-2);
}

const underWay = new Set(['in-progress', 'extension-pending', 'completion-review', 'completion-checked', 'rectifying']);

/** The periods of a task that are over and were not called for yet. */
function uncalled(row: KindRow, reports: readonly KindRow[], today: CivilDate) {
  if (!underWay.has(row.state) || Array.isArray(row.values.parts)) return [];
  const held = new Set(reports.map((r) => String(r.values.period)));
  const { cycle, startOn } = row.values;
  return periodsOver(String(cycle), String(startOn), today).filter(([period, end]) => !held.has(period) && end >= row.openedOn);
}

/** Opens the reports that are due of every task under way that is not broken down. */
async function call(parts: Parts, today: CivilDate, recordedAt: string): Promise<number> {
  const { rows, reports } = await read(parts, 'RW-');
  let opened = 0;
  for (const row of rows) {
    for (const [period, periodEnd] of uncalled(row, reports.get(row.key) ?? [], today)) {
      const { cycle, leadUnit, issuer } = row.values;
      const common = { taskTitle: row.title.slice(0, 60), task: row.key, unit: leadUnit, superior: issuer, cycle, period, periodEnd };
      const values: Record<string, Json | undefined> = { ...common, reportNo: `${row.number}/${period}` };
      const on = addDays(periodEnd, 1);
      const answer = await parts.store.act({ procedure: report, act: 'call', values, on, actor: clockFor(row), recordedAt });
      if (answer.ok) opened += 1;
    }
  }
  return opened;
}

/** The machine, acting for the unit that owns the task. */
const clockFor = ({ unit, unitPath }: KindRow): Actor => ({
  ...{ id: 'clock', name: '平台', kind: 'clock', unit, unitPath },
  ...{ duties: [], offices: [], territory: unitPath },
});

/** 四个亲自 (党政主要负责人履行推进法治建设第一责任人职责规定第4条), each counted by what is on record. */
const inPerson: TaskDoor['inPerson'] = [
  { id: 'deploy', title: '重要工作亲自部署', what: '研究法治政府建设的会议', figures: ['meeting-item.rule-of-law-meetings'] },
  { id: 'ask', title: '重大问题亲自过问', what: '批准下达督导任务', figures: ['supervision-task.approved'] },
  {
    id: 'coordinate',
    title: '重点环节亲自协调',
    what: '裁定分派异议、批准紧急议题先行上会',
    figures: ['supervision-task.upheld', 'meeting-item.exempted'],
  },
  { id: 'supervise', title: '重要案件亲自督办', what: '经批准下发的督办单', figures: ['supervision-order.issued'] },
];

/** The one door to tasks for the HTTP layer and the housekeeping. */
export function taskDoor(parts: Parts): TaskDoor {
  const { store } = parts;
  const boards = new Boards();
  return {
    ...{ task, report, meeting: 'meeting-item', inPerson },
    ...{ planAct: 'plan', drafting: ['draft', 'pending-approval'] },
    instructed: () =>
      store.remember({ procedure: task, unitPath: '' }, 'instructed tasks', async () => {
        const rows = await store.ofKind({ procedure: task, numberFrom: 'RW-', fields: ['instruction'] });
        return rows.flatMap(({ key, state, values }) =>
          typeof values.instruction === 'string' && state !== 'cancelled' ? [{ key, instruction: values.instruction }] : [],
        );
      }),
    board: (year, on) => board(parts, boards, year, on),
    years: () =>
      store.remember({ procedure: task, unitPath: '' }, 'task years', async () => {
        const rows = await store.ofKind({ procedure: task, numberFrom: 'RW-', fields: ['level'] });
        return [...new Set(rows.map((r) => Number(r.number.slice(3, 7))))].sort((a, b) => b - a);
      }),
    life: (key, on) => life(parts, key, on),
    call: (today, recordedAt) => call(parts, today, recordedAt),
  };
}
