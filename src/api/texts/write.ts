import { refusal } from '#kernel';
import { adopted, type Choice, merge, parseTemplate, printManuscript, proposalsIn, readManuscript } from '#reports';
import { type NoteRow, newId, type ProposalRow } from '#store';
import type { TextBody, TextProblem, TextSaveDto } from '../contract/texts.ts';
import type { Platform } from '../platform.ts';
import { malformed, notFound, Refused } from '../problem.ts';
import type { Signed } from '../session.ts';
import { problemsOf } from './present.ts';
import type { TextPlace } from './who.ts';

/** Longest text, in characters. */
const longest = 200_000;

/** What a page sends of a text, in its one form. */
export function textOf({ head, blocks }: TextBody): string {
  const text = printManuscript({ head, blocks: blocks.map((b) => b.trim()).filter((b) => b !== '') });
  if (text.length > longest) throw malformed('报告文本太长，没有保存', '请精简文字，或者把附表做成附件', 'blocks');
  return printManuscript(readManuscript(text));
}

export const bodyOf = (text: string): TextBody => readManuscript(text);

const made = (platform: Platform, who: Signed) => ({ by: who.id, unit: who.actor.unit, at: platform.now() });

/** What forbids keeping a text: a number without a source, a citation that is none, a heading out of order. */
const refusing = ({ template, year }: TextPlace, text: string): TextProblem[] => {
  const { problems } = parseTemplate({ id: template, version: 0, from: '2000-01-01', text }, year);
  return problemsOf(
    text,
    problems.filter((p) => p.severity === 'refusal'),
  );
};

interface Save extends TextBody {
  readonly version: number;
  readonly remark: string;
  /** Whose words stand in each conflict with version `against`. */
  readonly choices?: { readonly against: number; readonly each: readonly Choice[] } | undefined;
}

/** Three rounds at most: between reading and writing somebody may be faster again. */
const rounds = 3;

/**
 * Keeps a new version. What somebody else saved in between is put together with it where both worked in different places;
 * else the conflicts come back and nothing is kept.
 */
export async function saveText(platform: Platform, who: Signed, place: TextPlace, save: Save): Promise<TextSaveDto> {
  const mine = textOf(save);
  const problems = refusing(place, mine);
  if (problems.length > 0) return { saved: false, problems };
  const base = save.version === 0 ? await platform.texts.begin(place.id) : (await platform.store.text(place.id, save.version))?.text;
  if (base === undefined) throw notFound();
  for (let round = 0; round < rounds; round += 1) {
    const answer = await keep(platform, who, place, { ...save, base, mine });
    if (answer) return answer;
  }
  throw new Refused(409, refusal('conflict', '同时有别人在保存，这次没有保存', { remedy: '您的文字还在，请再保存一次' }));
}

/** One attempt; undefined when somebody was faster between reading and writing. */
async function keep(
  platform: Platform,
  who: Signed,
  { id }: TextPlace,
  { version: from, remark, base, mine, choices }: Save & { readonly base: string; readonly mine: string },
): Promise<TextSaveDto | undefined> {
  const newest = await platform.store.text(id);
  const behind = newest !== undefined && newest.version > from ? newest : undefined;
  const joined = behind ? merge(base, mine, behind.text, behind.version === choices?.against ? choices.each : []) : { text: mine };
  if ('conflicts' in joined) return behind && conflicting(platform, behind, joined.conflicts);
  const row = { id, text: joined.text, remark, ...made(platform, who) };
  const version = await platform.store.saveText(newest?.version ?? 0, row);
  return version === undefined ? undefined : { saved: true, version, merged: behind !== undefined, at: row.at, ...bodyOf(joined.text) };
}

async function conflicting(
  platform: Platform,
  newest: { readonly version: number; readonly by: string; readonly at: string; readonly text: string },
  conflicts: Extract<TextSaveDto, { conflicts: unknown }>['conflicts'],
): Promise<TextSaveDto> {
  const names = await platform.store.names([newest.by]);
  const { version, at, text } = newest;
  return { saved: false, problems: [], conflicts, version, by: names.get(newest.by) ?? '', at, ...bodyOf(text) };
}

/** Proposals at most that one person hands in at once. */
const mostProposals = 200;

/** Hands in what somebody would change, place by place. Problems come back instead where the new words have no source. */
export async function propose(
  platform: Platform,
  who: Signed,
  place: TextPlace,
  given: TextBody & { readonly version: number; readonly reason: string },
): Promise<{ readonly proposed: number; readonly problems: readonly TextProblem[] }> {
  const base = await platform.store.text(place.id, given.version);
  if (!base) throw malformed('还没有可以提出建议的文本', '请等起草单位保存文本后再提', 'version');
  const text = textOf({ head: readManuscript(base.text).head, blocks: given.blocks });
  const known = new Set(refusing(place, base.text).map((p) => p.text));
  const problems = refusing(place, text).filter((p) => !known.has(p.text));
  if (problems.length > 0) return { proposed: 0, problems };
  const found = proposalsIn(base.text, text);
  if (found.length === 0) throw malformed('文字没有改动', '请先在正文中改好，再提交建议', 'blocks');
  if (found.length > mostProposals) throw malformed('改动太多，没有提交', '请分几次提出建议', 'blocks');
  const rows = found.map((p): ProposalRow => {
    const settled = { result: 'pending' as const, answer: '', settledBy: null, settledAt: null, settledVersion: null };
    return { ...p, ...settled, id: newId(), report: place.id, version: base.version, reason: given.reason, ...made(platform, who) };
  });
  await platform.store.putProposals(rows);
  return { proposed: rows.length, problems: [] };
}

export interface Decision {
  readonly result: 'adopted' | 'partly' | 'refused' | 'withdrawn';
  readonly answer: string;
  /** Whether the text is changed with it; else it was done by hand. */
  readonly apply: boolean;
}

const gone = () => new Refused(409, refusal('settled', '这条建议已经处理过了', { remedy: '请刷新后查看处理结果' }));
const rewritten = () =>
  new Refused(409, refusal('rewritten', '这一段在建议提出后已经改动，不能直接采纳', { remedy: '请在正文中改好，再选「已改入正文」' }));

/** Decides on a proposal; adopting it changes the text in the same step. */
export async function settle(
  platform: Platform,
  who: Signed,
  place: TextPlace,
  { id, ...decision }: Decision & { readonly id: string },
): Promise<void> {
  const row = (await platform.store.proposals(place.id)).find((p) => p.id === id);
  if (!row) throw notFound();
  if (row.result !== 'pending') throw gone();
  const newest = await platform.store.text(place.id);
  const carries = decision.apply && decision.result === 'adopted';
  const changed = carries && newest ? adopted(newest.text, row) : undefined;
  if (carries && changed === undefined) throw rewritten();
  const unit = platform.units.get(row.unit)?.name ?? row.unit;
  const text = changed !== undefined && newest ? { text: { from: newest.version, text: changed, remark: `采纳${unit}的建议` } } : {};
  const settling = { id, report: place.id, result: decision.result, answer: decision.answer, made: made(platform, who), ...text };
  const came = await platform.store.settleProposal(settling);
  if (came === 'gone') throw gone();
  if (came === 'late') throw new Refused(409, refusal('conflict', '正文刚刚有新的保存，这条建议还没有处理', { remedy: '请再点一次' }));
}

/** Writes a note beside the text, or an answer to one. */
export async function putNote(
  platform: Platform,
  who: Signed,
  place: TextPlace,
  given: Pick<NoteRow, 'kind' | 'place' | 'quote' | 'words' | 'answers'>,
): Promise<string> {
  if (given.answers !== null) {
    const above = (await platform.store.notes(place.id)).find((n) => n.id === given.answers);
    if (!above || above.answers !== null) throw notFound();
  }
  const row: NoteRow = { ...given, id: newId(), report: place.id, ...made(platform, who), settledBy: null, settledAt: null };
  await platform.store.putNote(row);
  return row.id;
}
