import { type Actor, holds, type Procedure, printRefusal, refusal } from '#kernel';
import { type PointProposal, type PointRule, parseQuarter, pointReadings, printQuarter, type Quarter, quarterOn, shifted } from '#reports';
import type { PointLine, PointsDecided, PointsDto, PointWords } from './contract/points.ts';
import type { Platform } from './platform.ts';
import type { PointDoor } from './points.ts';
import { basisDto, malformed, notFound, Refused } from './problem.ts';
import { handlesMatters } from './scope.ts';
import type { Signed } from './session.ts';

/** Quarters that may be looked through. */
const shown = 8;

export function pointDoorOf(platform: Platform): PointDoor {
  if (!platform.points) throw notFound();
  return platform.points;
}

function entryOf(platform: Platform): Procedure {
  const found = platform.registry.latest(pointDoorOf(platform).entry);
  if (!found) throw notFound();
  return found;
}

/** Whether a post keeps the points of its government: in the office that does, in one of the parts that may. */
function keeps(platform: Platform, actor: Actor, roles: readonly string[]): boolean {
  const entry = entryOf(platform);
  return roles.some((id) => actor.offices.includes(entry.roles[id]?.office ?? '') && holds(entry, id, actor));
}

/** Suggestions are for whoever keeps the points: a unit sees what was entered, not what is thought of. */
export function asKeeper(platform: Platform, { actor }: Signed, chief = false): PointDoor {
  const door = pointDoorOf(platform);
  if (handlesMatters(actor) && keeps(platform, actor, chief ? ['chief'] : ['inspector', 'chief'])) return door;
  const who = chief ? '督查机构负责人' : '督查机构';
  throw new Refused(403, refusal('not-competent', `积分建议由${who}办理`, { remedy: '本单位已计的积分见「季度考评」' }));
}

/** A quarter by its id, 2019Q4; without one the running quarter, in its first month the last one. */
function quarterOf(platform: Platform, id: string | undefined): Quarter {
  const now = quarterOn(platform.today());
  const asked = id === undefined ? shifted(now, Number(platform.today().slice(5, 7)) % 3 === 1 ? -1 : 0) : parseQuarter(id);
  if (!asked) throw malformed('季度不正确', '请按 2019Q4 的格式填写', 'quarter');
  if (printQuarter(asked) > printQuarter(now)) throw malformed('季度尚未开始', '请选择已经开始的季度', 'quarter');
  return asked;
}

const titleOf = ({ year, n }: Quarter): string => `${year}年第${'一二三四'[n - 1] ?? ''}季度`;

function lineOf(platform: Platform, rules: readonly PointRule[], p: PointProposal): PointLine {
  const { mark, event, procedure, key, number, title, unit, on, why } = p;
  const door = pointDoorOf(platform);
  return {
    ...{ mark, event, procedure, key, number, title, unit, on, why, points: door.worth(event, on) },
    ruleTitle: rules.find((one) => one.id === p.rule)?.title ?? '',
    eventTitle: entryOf(platform).fields[door.cause]?.spec.options?.[event] ?? event,
    unitName: platform.units.get(unit)?.name ?? unit,
  };
}

export function pointWords(platform: Platform): PointWords {
  const door = pointDoorOf(platform);
  const kinds = door.watched.flatMap((id) => {
    const declared = platform.registry.latest(id);
    if (!declared) return [];
    const titled = (of: Readonly<Record<string, { readonly title: string }>>) =>
      Object.entries(of).map(([name, { title }]) => ({ id: name, title }));
    return [{ id, title: declared.title, acts: titled(declared.acts), clocks: titled(declared.deadlines) }];
  });
  const events = Object.entries(entryOf(platform).fields[door.cause]?.spec.options ?? {});
  return {
    kinds,
    readings: (Object.keys(pointReadings) as (keyof typeof pointReadings)[]).map((id) => ({ id, title: pointReadings[id] })),
    events: events.map(([id, title]) => ({ id, title, points: door.worth(id, platform.today()) })),
  };
}

/** What the records of a quarter suggest in the territory of whoever asks. */
export async function pointsDto(platform: Platform, who: Signed, id: string | undefined): Promise<PointsDto> {
  const door = asKeeper(platform, who);
  const quarter = quarterOf(platform, id);
  const [found, held] = await Promise.all([door.look({ year: quarter.year, quarter: quarter.n }, who.actor.territory), door.rules()]);
  const now = quarterOn(platform.today());
  const quarters = Array.from({ length: shown }, (_none, i) => shifted(now, -i));
  const by = held.by === null ? undefined : (await platform.store.names([held.by])).get(held.by);
  return {
    ...{ entry: door.entry, quarter: printQuarter(quarter), rules: held.rules, version: held.version, setAt: held.at, setBy: by ?? null },
    quarters: quarters.map((q) => ({ id: printQuarter(q), title: titleOf(q) })),
    lines: found.map((p) => lineOf(platform, held.rules, p)).sort(byUnit),
    basis: basisDto(door.basis),
    words: pointWords(platform),
    mayDecide: true,
    mayRule: isCity(platform, who.actor) && keeps(platform, who.actor, ['chief']),
  };
}

/** The rules are the city's; a county counts by them. */
const isCity = (platform: Platform, { territory }: Actor): boolean => territory === platform.units.get(platform.cityCode)?.path;

const byUnit = (a: PointLine, b: PointLine): number => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : a.on < b.on ? -1 : 1);

interface Deciding {
  readonly quarter: string;
  readonly marks: readonly string[];
  readonly accept: boolean;
  readonly reason: string;
}

/** Enters or refuses suggestions, each judged by itself: what somebody else decided meanwhile is told. */
export async function decidePoints(platform: Platform, who: Signed, { quarter, marks, accept, reason }: Deciding): Promise<PointsDecided> {
  const door = asKeeper(platform, who);
  const { year, n } = quarterOf(platform, quarter);
  if (!accept && reason.trim().length < 2) throw malformed('没有填写不予计分的理由', '请填写理由', 'reason');
  const found = new Map((await door.look({ year, quarter: n }, who.actor.territory)).map((p) => [p.mark, p]));
  const refused: { mark: string; why: string }[] = [];
  let done = 0;
  for (const mark of new Set(marks)) {
    const proposal = found.get(mark);
    if (!proposal) {
      refused.push({ mark, why: '已经有人办理，或者记录已有变化' });
      continue;
    }
    const by = { accept, reason, actor: who.actor, on: platform.today(), at: platform.now() };
    const answer = await door.decide(proposal, by);
    if (answer.ok) done += 1;
    else refused.push({ mark, why: answer.refusals.map(printRefusal).join('；') });
  }
  return { done, refused };
}

type Kind = PointWords['kinds'][number];

function wrongActs(kind: Kind, { acts, spoiledBy = [], after = [], passed, reads }: PointRule): string | undefined {
  const known = new Set(kind.acts.map(({ id }) => id));
  const named = [...acts, ...spoiledBy, ...after, ...(passed === undefined ? [] : [passed])];
  if (named.some((act) => !known.has(act))) return `「${kind.title}」没有所选的动作`;
  return reads !== 'red-light' && acts.length === 0 ? '没有选择所看的动作' : undefined;
}

/** What is wrong with a rule, as a sentence; undefined for one that can be worked by. */
function wrongOf({ kinds, events }: PointWords, lit: string, rule: PointRule): string | undefined {
  const kind = kinds.find((one) => one.id === rule.procedure);
  if (!kind) return '所看事项不在可看的范围内';
  if (rule.reads === 'red-light' && rule.procedure !== lit) return '只有任务有亮灯';
  const wrong = wrongActs(kind, rule);
  if (wrong !== undefined) return wrong;
  if (rule.reads === 'late' || rule.reads === 'in-time')
    return kind.clocks.some(({ id }) => id === rule.clock) ? undefined : '没有选择所看的期限';
  return events.some(({ id }) => id === rule.event) ? undefined : '没有选择计分的事由';
}

/** The city's own rules: each must be one that the records can answer. */
export async function savePointRules(platform: Platform, who: Signed, rules: readonly PointRule[]): Promise<PointsDto> {
  const door = asKeeper(platform, who, true);
  if (!isCity(platform, who.actor))
    throw new Refused(403, refusal('not-competent', '计分规则由市督查机构设定', { remedy: '请向市督查机构提出' }));
  if (new Set(rules.map(({ id }) => id)).size !== rules.length) throw malformed('规则的编号重复', '请改用不同的编号', 'rules');
  const words = pointWords(platform);
  for (const rule of rules) {
    const why = wrongOf(words, platform.tasks?.task ?? '', rule);
    if (why !== undefined) throw malformed(`规则「${rule.title}」：${why}`, '请改正后再保存', 'rules');
  }
  await door.saveRules(rules, { id: who.id, at: platform.now() });
  return pointsDto(platform, who, undefined);
}
