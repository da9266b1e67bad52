import { type Actor, cleanText, type Procedure, refusal } from '#kernel';
import type { MatterRow, TalkRow } from '#store';
import type { TalkDto } from './contract/overview.ts';
import { presentRows, procedureOf } from './matters.ts';
import { audienceOf, placeOf, tell } from './notices/pass.ts';
import { ruleOf } from './notices/rule.ts';
import { unitToCall } from './overview.ts';
import type { Platform, RegisteredUnit } from './platform.ts';
import { malformed, notFound, Refused } from './problem.ts';
import { reachOf } from './scope.ts';
import { audit, type Signed, unitDto } from './session.ts';

const longest = 500;

/** Who speaks for a government or a unit to those below it. */
const leads = (actor: Actor): boolean => actor.duties.some((d) => d === 'leader' || d === 'head');

function wordsOf(given: string, what: string): string {
  const text = cleanText(given, true) ?? '';
  if (text.length < 2) throw malformed(`${what}没有内容`, '请写一句话，或者选一条常用语', 'words');
  if ([...text].length > longest) throw malformed(`${what}超过${longest}字`, '请精简', 'words');
  return text;
}

interface Occasion {
  readonly row: MatterRow;
  readonly procedure: Procedure;
  /** Whose turn it is: the unit spoken to. */
  readonly unit: RegisteredUnit;
}

/** The matter spoken about, and the unit to be spoken to, which the person oversees. */
async function occasionOf(platform: Platform, who: Signed, key: string): Promise<Occasion> {
  if (!leads(who.actor)) {
    throw new Refused(403, refusal('not-a-leader', '批示和约谈由负责人提出', { remedy: '请报本单位负责人' }));
  }
  const [row] = await platform.store.rows([key]);
  if (!row || presentRows(platform, [row], who.actor).length === 0) throw notFound();
  const procedure = procedureOf(platform, row);
  const reach = reachOf(who.actor);
  const owner = platform.units.get(row.unit);
  const unit = [unitToCall(platform, procedure, row), owner].find((u) => u?.path.startsWith(reach));
  if (!unit) {
    throw new Refused(403, refusal('out-of-scope', '该单位不在您的领导范围内', { remedy: '请通过该单位的上级转达' }));
  }
  if (row.closedOn !== null) throw new Refused(422, refusal('closed', '这件事项已经办结', { remedy: '请刷新后查看结果' }));
  return { row, procedure, unit };
}

/** Puts a leader's word where the unit works: its urges, the matter's page, and a message to whoever handles the matter. */
async function deliver(
  platform: Platform,
  who: Signed,
  { row, procedure, unit }: Occasion,
  said: { kind: 'instruction' | 'talk'; words: string },
) {
  const from = { fromUnit: who.actor.unit, account: who.id, at: platform.now() };
  await platform.store.instruct({ key: row.key, seq: row.seq, toUnit: unit.code, ...said, ...from });
  const audience = await audienceOf(platform);
  const place = placeOf(platform, procedure, row);
  const holders = [...audience.handlers(place), ...audience.at('head', place)].filter((h) => h.actor.unit === unit.code);
  const content = { from: who.actor.unit, deadline: row.nextDue, words: `${said.kind === 'talk' ? '约谈' : '批示'}：${said.words}` };
  const stage = `${said.kind}:${who.actor.unit}:${platform.now()}`;
  await tell(platform, await ruleOf(platform), [{ row, procedure, kind: 'urged', stage, holders: [...new Set(holders)], content }]);
}

/** 批示: a leader's word on a matter, delivered to the unit whose turn it is. */
export async function instruct(platform: Platform, who: Signed, body: { matter: string; words: string }): Promise<void> {
  const words = wordsOf(body.words, '批示');
  const occasion = await occasionOf(platform, who, body.matter);
  await deliver(platform, who, occasion, { kind: 'instruction', words });
  await audit(platform, who.id, 'instruct', body.matter);
}

/** 约谈: proposed only; the rule-of-law office or the person's own unit completes it. */
export async function proposeTalk(platform: Platform, who: Signed, body: { matter: string; words: string }): Promise<TalkDto> {
  const words = wordsOf(body.words, '约谈事由');
  const { row, unit } = await occasionOf(platform, who, body.matter);
  const from = { account: who.id, fromUnit: who.actor.unit, fromPost: who.post.title };
  const at = { region: unit.region, unit: unit.code, unitPath: unit.path, key: row.key };
  const talk = await platform.store.proposeTalk({ ...at, words, ...from, proposedAt: platform.now() });
  await audit(platform, who.id, 'propose-talk', unit.code);
  const [dto] = await talkDtos(platform, [talk], who);
  if (!dto) throw notFound();
  return dto;
}

/** Whoever proposed it in this unit, and the rule-of-law office of the territory, may complete it. */
const maySettle = ({ actor }: Signed, talk: TalkRow): boolean =>
  talk.state === 'proposed' &&
  leads(actor) &&
  talk.unitPath.startsWith(reachOf(actor)) &&
  (talk.fromUnit === actor.unit || actor.offices.includes('oversight'));

/** Proposals about units under a path; those that were let be are shown only to whoever could have completed them. */
export async function talksUnder(platform: Platform, who: Signed, unitPath: string): Promise<TalkDto[]> {
  return talkDtos(platform, await platform.store.talks(unitPath), who);
}

async function talkDtos(platform: Platform, talks: readonly TalkRow[], who: Signed): Promise<TalkDto[]> {
  // The unit talked to hears of it when it is arranged, not while it is only thought of.
  const own = (t: TalkRow): boolean => t.fromUnit === who.actor.unit || who.actor.offices.includes('oversight');
  const shown = talks.filter((t) => own(t) || t.state === 'arranged');
  const [rows, names] = await Promise.all([
    platform.store.rows([...new Set(shown.map((t) => t.key))]),
    platform.store.names([...new Set(shown.map((t) => t.account))]),
  ]);
  const seen = new Map(presentRows(platform, rows, who.actor).map((r) => [r.key, r]));
  return shown.flatMap((t) => {
    const unit = platform.units.get(t.unit);
    if (!unit) return [];
    const { id, words, proposedAt, state, heldOn, place, note } = t;
    const by = { name: names.get(t.account) ?? '', post: `${platform.units.get(t.fromUnit)?.name ?? ''}${t.fromPost}` };
    const told = { words, by, proposedAt, state, heldOn, place, note, mine: maySettle(who, t) };
    return [{ id, unit: unitDto(unit), matter: seen.get(t.key) ?? null, ...told }];
  });
}

export type TalkEndBody =
  | { readonly state: 'arranged'; readonly heldOn: string; readonly place: string; readonly note: string }
  | { readonly state: 'dropped'; readonly note: string };

/** The day and place of a talk, or why there is none. */
function endOf(platform: Platform, body: TalkEndBody) {
  if (body.state === 'dropped') return { state: body.state, heldOn: null, place: null, note: wordsOf(body.note, '不约谈的理由') };
  const { state, heldOn } = body;
  if (heldOn < platform.today()) throw malformed('约谈日期已经过去', '请选择今天或者以后的日期', 'heldOn');
  return { state, heldOn, place: wordsOf(body.place, '约谈地点'), note: cleanText(body.note, true) ?? '' };
}

/** Completes a proposal: a day and a place, told to the unit; or lets it be, with the reason. */
export async function settleTalk(platform: Platform, who: Signed, id: string, body: TalkEndBody): Promise<void> {
  const talk = await platform.store.talk(id);
  if (!talk?.unitPath.startsWith(reachOf(who.actor))) throw notFound();
  if (talk.state !== 'proposed') throw faster();
  if (!maySettle(who, talk)) {
    throw new Refused(403, refusal('not-yours', '这项约谈不由您安排', { remedy: '请由提出的单位或者法治政府办安排' }));
  }
  const end = endOf(platform, body);
  const at = platform.now();
  if (!(await platform.store.settleTalk(talk, { ...end, by: who.id, at }))) throw faster();
  await audit(platform, who.id, 'settle-talk', talk.unit);
  if (end.state === 'dropped') return;
  const [row] = await platform.store.rows([talk.key]);
  const unit = platform.units.get(talk.unit);
  if (!row || !unit) return;
  const words = `${end.heldOn}，${end.place}。${talk.words}`;
  await deliver(platform, who, { row, procedure: procedureOf(platform, row), unit }, { kind: 'talk', words });
}

const faster = (): Refused => new Refused(409, refusal('settled', '这项约谈已由他人安排', { remedy: '请刷新后查看' }));
