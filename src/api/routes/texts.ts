import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Json } from '#kernel';
import { compared, readManuscript } from '#reports';
import type { TextRow } from '#store';
import type { ReportTextDto, TextBody, TextCompareDto } from '../contract/texts.ts';
import type { Platform } from '../platform.ts';
import { malformed, notFound } from '../problem.ts';
import { audit, type Signed, signed } from '../session.ts';
import { catalogueOf } from '../texts/catalogue.ts';
import { checkOf, notesOf, proposalsOf, versionsOf } from '../texts/present.ts';
import { mustEdit, mustPropose, placeFor, type TextPlace, type TextPower } from '../texts/who.ts';
import { bodyOf, propose, putNote, saveText, settle, textOf } from '../texts/write.ts';

const params = z.object({
  template: z.string().regex(/^[a-z0-9-]{1,60}$/),
  year: z.coerce.number().int().min(1949).max(2199),
  unit: z.string().max(40),
});
const one = params.extend({ id: z.uuid() });
const body = z.object({ head: z.string().max(40_000), blocks: z.array(z.string().max(40_000)).max(3000) });
const version = z.number().int().min(0).max(100_000);
const choice = z.enum(['mine', 'theirs', 'both']);
const saveBody = body.extend({
  version,
  remark: z.string().trim().max(100),
  choices: z.object({ against: version, each: z.array(choice).max(1000) }).optional(),
});
const proposeBody = z.object({ blocks: body.shape.blocks, version, reason: z.string().trim().min(1).max(2000) });
const decision = z.object({
  result: z.enum(['adopted', 'partly', 'refused', 'withdrawn']),
  answer: z.string().trim().max(2000),
  apply: z.boolean(),
});
const noteBody = z.object({
  kind: z.enum(['remark', 'source']),
  place: z.number().int().min(0).max(10_000),
  quote: z.string().max(2000),
  words: z.string().trim().min(1).max(4000),
  answers: z.uuid().nullable(),
});
const pair = z.object({ from: z.coerce.number().int().min(0).max(100_000), to: z.coerce.number().int().min(0).max(100_000) });

type At = z.infer<typeof params>;
type Held = TextPlace & { readonly power: TextPower; readonly who: Signed };

/** Where a draft of the text is kept among the drafts of a person. */
const draftAt = (id: string) => ({ procedure: 'report-text', act: 'write', matter: id });

const titleOf = (head: string, fallback: string): string => /^标题[:：]\s*(.+)$/m.exec(head)?.[1]?.replaceAll('|', '') ?? fallback;

type KeptDraft = TextBody & { readonly version: number };

async function draftOf({ store }: Platform, { id, who }: Held): Promise<ReportTextDto['draft']> {
  const row = await store.draft(who.id, draftAt(id));
  return row ? { ...(row.content as unknown as KeptDraft), savedAt: row.savedAt } : null;
}

/** What may be done now, and why no more. */
async function mayOf({ texts }: Platform, { id, power }: Held, saved: boolean): Promise<Pick<ReportTextDto, 'may' | 'why'>> {
  const { edit, propose, why } = await texts.standing(id);
  const open = propose || edit;
  return {
    may: { edit: power.edit && edit, propose: saved && open },
    why: edit && propose ? null : (why ?? '报告已经定稿，文本不能再改'),
  };
}

async function savedBy(platform: Platform, row: TextRow | undefined) {
  if (!row) return { version: 0, remark: '', by: '', byUnit: '', at: null };
  const [head] = await versionsOf(platform, [row]);
  return { version: row.version, remark: row.remark, by: head?.by ?? '', byUnit: head?.unit ?? '', at: row.at };
}

async function shown(platform: Platform, held: Held): Promise<ReportTextDto> {
  const { id, year, unit, power } = held;
  const row = await platform.store.text(id);
  const text = row?.text ?? (power.edit ? await platform.texts.begin(id) : undefined);
  if (text === undefined) throw notFound();
  const manuscript = bodyOf(text);
  return {
    ...{ id, year, unit: { code: unit.code, name: unit.name }, title: titleOf(manuscript.head, `${unit.name}${year}年度报告`) },
    ...manuscript,
    ...(await savedBy(platform, row)),
    ...(await mayOf(platform, held, row !== undefined)),
    frozen: (await platform.texts.frozen(id)) !== undefined,
    draft: await draftOf(platform, held),
  };
}

async function versionText(platform: Platform, id: string, n: number): Promise<string> {
  const text = n === 0 ? await platform.texts.begin(id) : (await platform.store.text(id, n))?.text;
  if (text === undefined) throw notFound();
  return text;
}

async function differences(platform: Platform, id: string, { from, to }: z.infer<typeof pair>): Promise<TextCompareDto> {
  const [before, after] = await Promise.all([versionText(platform, id, from), versionText(platform, id, to)]);
  return { from, to, rows: compared(before, after) };
}

/** The texts of reports: read, checked, written, remarked upon. */
export const textRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    const url = '/texts/:template/:year/:unit';
    const held = async (request: FastifyRequest): Promise<Held> => {
      const who = await signed(platform, request);
      return { ...placeFor(platform, who, request.params as At), who };
    };
    const told = (at: Held, what: string) => audit(platform, at.who.id, what, at.id);
    app.get('/texts/catalogue', { schema: { summary: '可以引用的数据' } }, async (request) => {
      await signed(platform, request);
      return catalogueOf(platform);
    });
    app.get(url, { schema: { summary: '报告文本', params } }, async (request) => shown(platform, await held(request)));
    app.put(url, { schema: { summary: '保存报告文本', params, body: saveBody } }, async (request) => {
      const at = await held(request);
      await mustEdit(platform, at);
      const answer = await saveText(platform, at.who, at, request.body);
      if (answer.saved) {
        await platform.store.dropDraft(at.who.id, draftAt(at.id));
        await told(at, 'report-text-saved');
      }
      return answer;
    });
    app.post(`${url}/check`, { schema: { summary: '核对报告文本', params, body } }, async (request) => {
      const at = await held(request);
      const text = textOf(request.body);
      return checkOf(text, await platform.texts.compose(at.id, text));
    });
    const sources = z.object({ sources: z.array(z.string().max(400)).max(200) });
    app.post(`${url}/chips`, { schema: { summary: '数据在文中的写法', params, body: sources } }, async (request) => {
      const at = await held(request);
      return platform.texts.chips(at.id, request.body.sources);
    });
    app.put(`${url}/draft`, { schema: { summary: '暂存报告文本', params, body: body.extend({ version }) } }, async (request) => {
      const at = await held(request);
      await mustPropose(platform, at);
      const savedAt = platform.now();
      const { head, blocks, version: made } = request.body;
      if (head.length + blocks.join('').length > 250_000) throw malformed('文字太长，没有暂存', '请精简文字', 'blocks');
      await platform.store.putDraft(at.who.id, { ...draftAt(at.id), content: { head, blocks, version: made } as Json, seq: null, savedAt });
      return { savedAt };
    });
    app.delete(`${url}/draft`, { schema: { summary: '丢弃暂存的报告文本', params } }, async (request, reply) => {
      const at = await held(request);
      await platform.store.dropDraft(at.who.id, draftAt(at.id));
      return reply.code(204).send();
    });
    app.get(`${url}/versions`, { schema: { summary: '报告文本的各次保存', params } }, async (request) => {
      const at = await held(request);
      return versionsOf(platform, await platform.store.textVersions(at.id));
    });
    app.get(`${url}/compare`, { schema: { summary: '比较两次保存', params, querystring: pair } }, async (request) => {
      const at = await held(request);
      return differences(platform, at.id, request.query);
    });
    await app.register(opinions(platform, url, held, told));
  };

/** Notes and proposals. */
function opinions(
  platform: Platform,
  url: string,
  held: (request: FastifyRequest) => Promise<Held>,
  told: (at: Held, what: string) => Promise<void>,
): FastifyPluginAsync {
  return async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    const { store } = platform;
    const notes = async (at: Held) => notesOf(platform, await store.notes(at.id), at.who, at.power);
    const proposals = async (at: Held) =>
      proposalsOf(platform, await store.proposals(at.id), { ...at, text: (await store.text(at.id))?.text ?? '' });
    app.get(`${url}/notes`, { schema: { summary: '批注', params } }, async (request) => notes(await held(request)));
    app.post(`${url}/notes`, { schema: { summary: '写批注、答复批注', params, body: noteBody } }, async (request) => {
      const at = await held(request);
      await (request.body.kind === 'source' ? mustEdit(platform, at) : mustPropose(platform, at));
      await putNote(platform, at.who, at, request.body);
      await told(at, 'report-text-noted');
      return notes(at);
    });
    app.post(`${url}/notes/:id/settle`, { schema: { summary: '了结批注', params: one } }, async (request) => {
      const at = await held(request);
      const note = (await store.notes(at.id)).find((n) => n.id === request.params.id);
      if (!note || !(at.power.edit || note.by === at.who.id)) throw notFound();
      await store.settleNote(at.id, note.id, { by: at.who.id, unit: at.who.actor.unit, at: platform.now() });
      return notes(at);
    });
    app.get(`${url}/proposals`, { schema: { summary: '修改建议', params } }, async (request) => proposals(await held(request)));
    app.post(`${url}/proposals`, { schema: { summary: '提出修改建议', params, body: proposeBody } }, async (request) => {
      const at = await held(request);
      await mustPropose(platform, at);
      const base = await store.text(at.id, request.body.version);
      const { head } = readManuscript(base?.text ?? '');
      const answer = await propose(platform, at.who, at, { ...request.body, head });
      if (answer.proposed > 0) {
        await store.dropDraft(at.who.id, draftAt(at.id));
        await told(at, 'report-text-proposed');
      }
      return answer;
    });
    app.post(`${url}/proposals/:id/settle`, { schema: { summary: '处理修改建议', params: one, body: decision } }, async (request) => {
      const at = await held(request);
      await mayDecide(platform, at, request.params.id, request.body);
      await settle(platform, at.who, at, { ...request.body, id: request.params.id });
      await told(at, 'report-text-settled');
      return proposals(at);
    });
    app.get(`${url}/adoption`, { schema: { summary: '意见采纳情况', params } }, async (request) => {
      const at = await held(request);
      if (!at.power.edit) throw notFound();
      return platform.texts.adoption(at.id);
    });
  };
}

/** Whoever drafts decides, with reasons where not all is adopted; whoever proposed may take it back. */
async function mayDecide(platform: Platform, at: Held, id: string, { result, answer }: z.infer<typeof decision>): Promise<void> {
  const row = (await platform.store.proposals(at.id)).find((p) => p.id === id);
  const own = row?.by === at.who.id;
  if (!row || !(own || at.power.edit)) throw notFound();
  if (result === 'withdrawn') {
    if (!own) throw malformed('只有提出人可以撤回建议', '请由提出人撤回', 'result');
    return;
  }
  await mustEdit(platform, at);
  if (result !== 'adopted' && answer === '') throw malformed('没有写明理由', '不采纳、部分采纳的，写明理由', 'answer');
}
