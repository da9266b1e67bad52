/** 批示 and tasks: an instruction of a leader becomes the draft of a task, and either tells of the other. */
import { isCivilDate, printDate, refusal } from '#kernel';
import type { UrgeRow } from '#store';
import type { InstructedTask, InstructionDto, InstructionStart } from '../contract/tasks.ts';
import { openTitle, presentRows, procedureOf } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { notFound, Refused } from '../problem.ts';
import { reachOf } from '../scope.ts';
import type { Signed } from '../session.ts';
import { doorOf, mayPlan } from './door.ts';

/** The number of an instruction: its day and the end of its id. */
export const instructionNo = ({ at, id }: Pick<UrgeRow, 'at' | 'id'>): string =>
  `PS-${at.slice(0, 10).replaceAll('-', '')}-${id.slice(-12)}`;

const shape = /^PS-(\d{4})(\d{2})(\d{2})-([0-9a-f]{12})$/;

async function instructionAt(platform: Platform, no: string): Promise<UrgeRow | undefined> {
  const [, year, month, day, ending] = shape.exec(no) ?? [];
  const on = `${year}-${month}-${day}`;
  return ending !== undefined && isCivilDate(on) ? (await platform.store.instructions({ on, ending }))[0] : undefined;
}

/** The tasks that were made of these instructions, as far as the person may know of them. */
export async function tasksMadeOf(platform: Platform, who: Signed, numbers: readonly string[]): Promise<readonly InstructedTask[]> {
  if (!platform.tasks || numbers.length === 0) return [];
  const asked = new Set(numbers);
  const made = (await platform.tasks.instructed()).filter((one) => asked.has(one.instruction));
  const numberOf = new Map(made.map((one) => [one.key, one.instruction]));
  const rows = presentRows(platform, await platform.store.rows([...numberOf.keys()]), who.actor);
  return rows.map((row) => ({
    ...{ no: numberOf.get(row.key) ?? '', key: row.key, procedure: row.procedure, title: row.title, stateTitle: row.state.title },
    drafting: platform.tasks?.drafting.includes(row.state.id) === true,
  }));
}

/** Instructions with who gave them and on what; those on matters that the person may not know of are left out. */
async function told(platform: Platform, who: Signed, urges: readonly UrgeRow[]): Promise<readonly InstructionDto[]> {
  const [rows, names, made] = await Promise.all([
    platform.store.rows([...new Set(urges.map((u) => u.key))]),
    platform.store.names([...new Set(urges.map((u) => u.account))]),
    tasksMadeOf(platform, who, urges.map(instructionNo)),
  ]);
  const seen = new Map(presentRows(platform, rows, who.actor).map((row) => [row.key, row]));
  const named = (code: string) => ({ code, name: platform.units.get(code)?.name ?? code });
  return urges.flatMap((urge): InstructionDto[] => {
    const row = seen.get(urge.key);
    if (!row) return [];
    const { key, procedure, title } = row;
    const no = instructionNo(urge);
    return [
      {
        ...{ no, words: urge.words, on: urge.at.slice(0, 10), by: names.get(urge.account) ?? '', from: named(urge.fromUnit) },
        ...{ to: named(urge.toUnit), matter: { key, procedure, title }, tasks: made.filter((one) => one.no === no) },
      },
    ];
  });
}

function assertPlans(who: Signed): void {
  if (mayPlan(who)) return;
  throw new Refused(403, refusal('not-competent', '您的岗位不拟制督导任务', { remedy: '由法治政府建设领导小组办公室拟制' }));
}

/** What the leaders of the territory and of the office itself instructed, the newest first. */
export async function instructionsDto(platform: Platform, who: Signed): Promise<readonly InstructionDto[]> {
  assertPlans(who);
  const reach = reachOf(who.actor);
  const government = platform.units.all().find((unit) => unit.path === reach)?.code;
  const by = [...new Set([who.actor.unit, ...(government === undefined ? [] : [government])])];
  return told(platform, who, await platform.store.instructions({ by }));
}

/** The instruction a task was made of, for whoever may know of the matter it was about. */
export async function instructionOf(platform: Platform, who: Signed, no: unknown): Promise<InstructionDto | null> {
  const urge = typeof no === 'string' ? await instructionAt(platform, no) : undefined;
  return urge ? ((await told(platform, who, [urge]))[0] ?? null) : null;
}

/** The title of the post in which somebody leads the unit; undefined where a deputy spoke: only its head approves. */
async function headPost({ store }: Platform, { account, fromUnit, at }: UrgeRow): Promise<string | undefined> {
  const posts = await store.posts(account, at.slice(0, 10));
  return posts.find((post) => post.unit === fromUnit && post.duties.includes('head'))?.title;
}

const longestTitle = 60;
const shortened = (title: string, room: number): string =>
  [...title].length > room ? `${[...title].slice(0, room - 1).join('')}…` : title;

/** The form of a task as an instruction fills it in: to be looked over, not yet a draft. */
export async function startOf(platform: Platform, who: Signed, no: string): Promise<InstructionStart> {
  assertPlans(who);
  const [urge, instruction] = await Promise.all([instructionAt(platform, no), instructionOf(platform, who, no)]);
  if (!urge || !instruction) throw notFound();
  const today = platform.today();
  const { on, from, to } = instruction;
  const [row] = await platform.store.rows([urge.key]);
  if (!row) throw notFound();
  const kind = procedureOf(platform, row);
  // Title, bases and criteria are published with the result one day: no words of the instruction, no name that is not open.
  const about = openTitle(kind, row) ?? kind.title;
  const kinds = platform.registry.latest(doorOf(platform).task)?.fields.leadUnit?.spec.unitKinds ?? [];
  const chief = from.code === platform.cityCode ? await headPost(platform, urge) : undefined;
  const due = row.nextDueOn;
  const start = {
    title: `落实“${shortened(about, longestTitle - 8)}”的批示`,
    ...{ source: 'leader-instruction', instruction: no, instructionText: instruction.words, issuer: who.actor.unit, startOn: today },
    bases: [{ instrument: `${from.name}领导批示（${printDate(on)}）`, provision: shortened(about, 200) }],
    criteria: [{ text: '批示事项办结，结果报批示领导', measure: 'evidence' }],
    ...{ weight: 1, cycle: 'month' },
    ...(kinds.includes(platform.units.get(to.code)?.kind ?? '') && { leadUnit: to.code }),
    ...(due !== null && due > today && { dueOn: due }),
    ...(chief !== undefined && { approvalRecord: `${chief}批示（${printDate(on)}）` }),
  };
  const names = Object.fromEntries([who.actor.unit, to.code].map((code) => [code, platform.units.get(code)?.name ?? code]));
  return { instruction, start, names, kinds: { task: doorOf(platform).task, act: doorOf(platform).planAct } };
}
