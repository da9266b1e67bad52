import { type Procedure, refusal } from '#kernel';
import type { MatterRow, UrgeRow } from '#store';
import type { UrgeBody, UrgeDto, UrgesDto, WatchDto } from '../contract/desk.ts';
import { presentRows, procedureOf } from '../matters.ts';
import { audienceOf, placeOf, tell } from '../notices/pass.ts';
import { ruleOf } from '../notices/rule.ts';
import type { Platform, RegisteredUnit } from '../platform.ts';
import { malformed, notFound, Refused } from '../problem.ts';
import { handlesMatters } from '../scope.ts';
import { audit, type Signed } from '../session.ts';
import { mayPlan } from '../tasks/door.ts';
import { instructionNo, tasksMadeOf } from '../tasks/instructed.ts';
import { namedUnit, soonOf } from './rows.ts';
import { mayUrge, unitTurns, urgeable } from './turn.ts';

/** A matter that the person may know of. */
export async function seenRow(platform: Platform, who: Signed, key: string): Promise<{ row: MatterRow; procedure: Procedure }> {
  const [row] = await platform.store.rows([key]);
  if (!row || presentRows(platform, [row], who.actor).length === 0) throw notFound();
  return { row, procedure: procedureOf(platform, row) };
}

type Names = ReadonlyMap<string, string>;

const urgeDto = (platform: Platform, urge: UrgeRow, procedure: Procedure, names: Names): Omit<UrgeDto, 'row'> => ({
  id: urge.id,
  no: urge.kind === 'instruction' ? instructionNo(urge) : null,
  kind: urge.kind,
  to: namedUnit(platform, urge.toUnit),
  from: namedUnit(platform, urge.fromUnit),
  by: names.get(urge.account) ?? '',
  words: urge.words,
  on: urge.at.slice(0, 10),
  answer: urge.answer && { act: procedure.acts[urge.answer.act]?.title ?? urge.answer.act, on: urge.answer.on },
});

/** Urges at and by the person's unit, on matters the person may know of. */
export async function urgesDto(platform: Platform, who: Signed): Promise<UrgesDto> {
  if (!handlesMatters(who.actor)) return { at: [], by: [] };
  const [at, by] = await Promise.all([platform.store.urges({ to: who.actor.unit }), platform.store.urges({ from: who.actor.unit })]);
  const all = [...at, ...by];
  const [rows, names] = await Promise.all([
    platform.store.rows([...new Set(all.map((u) => u.key))]),
    platform.store.names([...new Set(all.map((u) => u.account))]),
  ]);
  const seen = new Map(presentRows(platform, rows, who.actor).map((r) => [r.key, r]));
  const kinds = new Map(rows.map((r) => [r.key, procedureOf(platform, r)]));
  const dtos = (urges: readonly UrgeRow[]) =>
    urges.flatMap((u): UrgeDto[] => {
      const [row, procedure] = [seen.get(u.key), kinds.get(u.key)];
      return row && procedure ? [{ ...urgeDto(platform, u, procedure, names), row }] : [];
    });
  return { at: dtos(at), by: dtos(by) };
}

const longestWords = 200;

function wordsOf(text: string): string {
  const words = text.trim();
  if (words.length < 2) throw malformed('请写一句催办的话', '例如“请于本周五前办理”', 'words');
  if (words.length > longestWords) throw malformed(`催办的话不超过${longestWords}字`, '请精简后再提交', 'words');
  return words;
}

/** The unit to be urged, or why it is not to be. */
function urgedUnit(platform: Platform, who: Signed, at: { row: MatterRow; procedure: Procedure }, code: string): RegisteredUnit {
  const { row, procedure } = at;
  const on = { platform, soon: soonOf(platform) };
  const found = unitTurns(on, procedure, row).find((t) => t.unit.code === code);
  if (!found) {
    throw new Refused(
      422,
      refusal('not-waiting', '这个事项现在不在该单位手上', { remedy: '请查看最新情况，催办正在办理的单位', field: 'unit' }),
    );
  }
  if (mayUrge(procedure, who.actor, found.unit)) return found.unit;
  throw new Refused(
    403,
    refusal('may-not-urge', `您的岗位不能催办${found.unit.name}`, { remedy: '催办由上级单位或者主管部门提出', field: 'unit' }),
  );
}

/** Urges a unit: once a day from one unit to another on one matter, until it is answered. */
export async function urgeUnit(platform: Platform, who: Signed, body: UrgeBody): Promise<UrgeDto> {
  const words = wordsOf(body.words);
  const at = await seenRow(platform, who, body.matter);
  const unit = urgedUnit(platform, who, at, body.unit);
  const before = await platform.store.urges({ key: at.row.key });
  const today = platform.today();
  const same = (u: UrgeRow) =>
    u.kind === 'urge' && u.fromUnit === who.actor.unit && u.toUnit === unit.code && u.at.startsWith(today) && !u.answer;
  if (before.some(same)) {
    throw new Refused(422, refusal('already-urged', `本单位今天已经催过${unit.name}`, { remedy: '明天仍未办理的，可以再催' }));
  }
  const urge = await platform.store.urge({
    ...{ key: at.row.key, seq: at.row.seq, toUnit: unit.code, fromUnit: who.actor.unit },
    ...{ account: who.id, words, at: platform.now() },
  });
  await Promise.all([audit(platform, who.id, 'urge', at.row.key), tellUnit(platform, who, at, unit, words)]);
  const [row] = presentRows(platform, [at.row], who.actor);
  if (!row) throw notFound();
  return { ...urgeDto(platform, urge, at.procedure, new Map([[who.id, who.name]])), row };
}

/** Those of the unit who handle the matter get a message as well. */
async function tellUnit(
  platform: Platform,
  who: Signed,
  at: { row: MatterRow; procedure: Procedure },
  unit: RegisteredUnit,
  words: string,
) {
  const { row, procedure } = at;
  const holders = (await audienceOf(platform)).handlers(placeOf(platform, procedure, row)).filter((h) => h.actor.unit === unit.code);
  const content = { from: who.actor.unit, deadline: row.nextDue, words };
  const stage = `urge:${who.actor.unit}:${platform.today()}`;
  await tell(platform, await ruleOf(platform), [{ row, procedure, kind: 'urged', stage, holders, content }]);
}

/** Whether the person follows a matter, whom they may urge, who has been urged. Looked at, it has been seen. */
export async function watchDto(platform: Platform, who: Signed, key: string): Promise<WatchDto> {
  const { row, procedure } = await seenRow(platform, who, key);
  const [seen, urges] = await Promise.all([platform.store.following(who.id, key), platform.store.urges({ key })]);
  if (seen !== undefined && seen < row.seq) await platform.store.follow(who.id, key, { seq: row.seq, since: platform.now() });
  const [names, made] = await Promise.all([
    platform.store.names([...new Set(urges.map((u) => u.account))]),
    tasksMadeOf(platform, who, urges.filter((u) => u.kind === 'instruction').map(instructionNo)),
  ]);
  const units = urgeable({ platform, soon: soonOf(platform) }, procedure, who.actor, row);
  return {
    following: seen !== undefined,
    urge: units.map(({ code, name }) => ({ code, name })),
    urges: urges.map((u) => urgeDto(platform, u, procedure, names)),
    ...{ made, mayPlan: platform.tasks !== undefined && mayPlan(who) },
  };
}
