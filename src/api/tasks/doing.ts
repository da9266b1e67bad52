import { addMonths, type CivilDate, type Json, printRefusal, refusal } from '#kernel';
import type { ActAnswer, MatterRow } from '#store';
import type { TaskLine, TaskPartInput, TaskResults } from '../contract/tasks.ts';
import type { Platform } from '../platform.ts';
import { notFound, Refused } from '../problem.ts';
import type { Signed } from '../session.ts';
import { doorOf } from './door.ts';
import { figuresOf, inReach } from './reading.ts';

interface Doing {
  readonly platform: Platform;
  readonly who: Signed;
  readonly on: CivilDate;
  readonly idempotency: string;
}

type Row = TaskResults['rows'][number];
type Values = Readonly<Record<string, Json | undefined>>;

async function doOne(
  { platform, who, on, idempotency }: Doing,
  act: string,
  values: object,
  more: { key?: string; sign: string },
): Promise<ActAnswer> {
  return platform.store.act({
    ...{ procedure: doorOf(platform).task, act, values: { ...values }, on, actor: who.actor, recordedAt: platform.now() },
    ...{ idempotencyKey: `${idempotency}.${more.sign}`, ...(more.key !== undefined && { key: more.key }) },
  });
}

const rowOf = (title: string, answer: ActAnswer): Row =>
  answer.ok ? { title, key: answer.key, refusals: [] } : { title, key: null, refusals: answer.refusals.map(printRefusal) };

const resultsOf = (rows: readonly Row[]): TaskResults => ({ done: rows.filter((r) => r.key !== null).length, rows });

/** The task, if this person sees it. */
async function taskAt({ platform, who }: Pick<Doing, 'platform' | 'who'>, key: string) {
  const door = doorOf(platform);
  const [row] = await platform.store.rows([key]);
  if (row?.procedure !== door.task || row.number === null) throw notFound();
  const all = await door.board(Number(row.number.slice(3, 7)), platform.today());
  const line = inReach(all, who.actor).find((one) => one.key === key);
  if (!line) throw notFound();
  return { row, line, all };
}

const levelOf: Readonly<Record<string, string>> = { first: 'assign-second', second: 'assign-third' };

/** The criteria of the whole that a part answers for. */
function criteriaFor(values: Values, covers: string): Json {
  const all = (values.criteria ?? []) as readonly Json[];
  return covers.split(/[、,]/).flatMap((n) => all[Number(n) - 1] ?? []) as unknown as Json;
}

/** The values of a task once it is broken down: by this very act, where it stands at that. */
async function splitValues(doing: Doing, row: MatterRow, parts: readonly TaskPartInput[] | undefined): Promise<Values> {
  if (row.state !== 'signed') return row.values;
  const answer = await doOne(doing, 'decompose', { parts }, { key: row.key, sign: 'split' });
  if (!answer.ok) throw new Refused(answer.conflict ? 409 : 422, ...answer.refusals);
  return answer.matter.values;
}

/** One part handed down, as the break-down has it. */
async function handDown(
  doing: Doing,
  row: MatterRow,
  values: Values,
  { taskNo, part }: { taskNo: string; part: TaskPartInput },
): Promise<Row> {
  const { covers, unit, ...own } = part;
  const { source, decidedBy, bases, cycle } = values;
  const startOn = [doing.on, String(values.startOn)].sort()[1] ?? doing.on;
  const shape = { source, decidedBy, bases, cycle, startOn, criteria: criteriaFor(values, covers) };
  const named = { leadUnit: unit, issuer: row.unit, parent: row.key, taskNo };
  return rowOf(part.title, await doOne(doing, levelOf[String(values.level)] ?? '', { ...shape, ...own, ...named }, { sign: taskNo }));
}

/** Breaks a task down, if it stands at that, and hands down every part that is not yet: one result a part. */
export async function breakDown(doing: Doing, key: string, parts: readonly TaskPartInput[] | undefined): Promise<TaskResults> {
  const { row } = await taskAt(doing, key);
  const values = await splitValues(doing, row, parts);
  const planned = (values.parts ?? []) as unknown as readonly TaskPartInput[];
  if (planned.length === 0 || levelOf[String(values.level)] === undefined)
    throw new Refused(422, refusal('not-split', '任务没有分解方案', { remedy: '请先填写分解方案' }));
  const opened = new Set((await taskAt(doing, key)).all.filter((one) => one.parent === key).map((one) => one.number));
  const rows: Row[] = [];
  for (const [i, part] of planned.entries()) {
    const taskNo = `${row.number}-${String(i + 1).padStart(2, '0')}`;
    if (!opened.has(taskNo)) rows.push(await handDown(doing, row, values, { taskNo, part }));
  }
  return resultsOf(rows);
}

/** Asks the figures whether the criteria are met; the platform notes what they say and proposes completion where all are. */
export async function prove(doing: Doing, key: string): Promise<TaskResults> {
  const { platform } = doing;
  const { row, line } = await taskAt(doing, key);
  const own = doing.who.actor.unit;
  if (own !== line.unit && own !== line.issuer)
    throw new Refused(403, refusal('not-competent', '您的单位不能核验这项任务', { remedy: '应由责任单位或者交办单位办理' }));
  const criteria = (row.values.criteria ?? []) as readonly { figure?: string; target?: number; measure?: string }[];
  const on = platform.today();
  const values = await figuresOf(platform, line, criteria, on);
  const figureProofs = criteria.flatMap((one, i) => {
    const value = one.figure === undefined ? null : (values.get(one.figure) ?? null);
    return one.figure === undefined || value === null
      ? []
      : [{ criterion: i + 1, figure: one.figure, value: Math.max(0, value), target: one.target ?? 0, asOf: on }];
  });
  if (figureProofs.length === 0) throw new Refused(422, refusal('no-figure', '平台还没有这项数据', { remedy: '有了记录后再核验' }));
  const whole = criteria.every(
    (one, i) => one.measure === 'figure' && figureProofs.some((p) => p.criterion === i + 1 && p.value >= p.target),
  );
  const clock = {
    id: 'clock',
    name: '平台',
    kind: 'clock' as const,
    unit: line.unit,
    unitPath: line.unitPath,
    duties: [],
    offices: [],
    territory: line.unitPath,
  };
  const answer = await platform.store.act({
    ...{ procedure: doorOf(platform).task, key, act: whole ? 'propose-completion' : 'prove', on, actor: clock, recordedAt: platform.now() },
    values: { figureProofs, ...(whole && { progress: 100 }) },
    idempotencyKey: `${doing.idempotency}.prove`,
  });
  return resultsOf([rowOf(whole ? '数据已达到，提请审核' : '数据尚未全部达到，已记录', answer)]);
}

const yearLater = (day: string, years: number): CivilDate => addMonths(day, 12 * years);

/** Drafts of a new year from the plan of an old one: each task of the city once, its days moved on. */
export async function copyPlan(doing: Doing, from: number, to: number): Promise<TaskResults> {
  const { platform } = doing;
  const door = doorOf(platform);
  const [old, there] = await Promise.all([door.board(from, platform.today()), door.board(to, platform.today())]);
  const taken = new Set(there.map((line) => line.title));
  const tops = old.filter((line) => line.level === 'first' && line.state !== 'cancelled' && !taken.has(line.title));
  const held = new Map((await platform.store.rows(tops.map((line) => line.key))).map((row) => [row.key, row.values]));
  const rows: Row[] = [];
  for (const line of tops) {
    const { title, bases, issuer, leadUnit, assistUnits, weight, cycle, criteria, isKey } = held.get(line.key) ?? {};
    const dates = { startOn: yearLater(line.startOn, to - from), dueOn: yearLater(line.dueOn, to - from) };
    const shape = { title, bases, issuer, leadUnit, assistUnits, weight, cycle, criteria, isKey, ...dates, source: plainSource(line) };
    rows.push(rowOf(line.title, await doOne(doing, 'plan', shape, { sign: `copy-${line.number}` })));
  }
  return resultsOf(rows);
}

/** A decision of a meeting is not taken again by copying: what is copied is a point of the year's work. */
const plainSource = ({ source }: TaskLine): string => (source === 'meeting-decision' ? 'annual-point' : source);

/** Drafts from what meetings handed out, each bound to its item; those that already became tasks are left out. */
export async function fromMeetings(doing: Doing, items: readonly string[]): Promise<TaskResults> {
  const { platform, who } = doing;
  const rows: Row[] = [];
  for (const item of await platform.store.rows(items)) {
    if (item.procedure !== doorOf(platform).meeting || item.state !== 'assigned') continue;
    const tasks = (item.values.tasks ?? []) as readonly { unit?: string; task?: string; dueOn?: string }[];
    for (const [i, one] of tasks.entries()) {
      const title = `${one.task ?? item.title}`.slice(0, 60).padEnd(4, '　');
      const shape = {
        ...{
          title,
          source: 'meeting-decision',
          decidedBy: item.key,
          issuer: who.actor.unit,
          leadUnit: one.unit,
          weight: 1,
          cycle: 'quarter',
        },
        ...{ startOn: doing.on, dueOn: one.dueOn, criteria: [{ text: title, measure: 'evidence' }] },
        bases: [{ instrument: item.title, provision: String(item.values.meetingNo ?? '会议决定') }],
      };
      rows.push(rowOf(title, await doOne(doing, 'plan', shape, { sign: `${item.key}.${i}` })));
    }
  }
  return resultsOf(rows);
}
