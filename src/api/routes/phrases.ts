import { randomUUID } from 'node:crypto';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { cleanText, refusal } from '#kernel';
import type { PhraseRow } from '#store';
import type { PhraseDto, PhrasesDto } from '../contract/work.ts';
import type { Platform } from '../platform.ts';
import { malformed, notFound, Refused } from '../problem.ts';
import { handlesMatters } from '../scope.ts';
import { audit, type Signed, signed } from '../session.ts';

const params = z.object({ id: z.string().max(60) });
const words = z.string().max(2000);
const scope = z.enum(['person', 'unit', 'all']);

/** Duties that speak for a unit. */
const speaksForUnit = ['head', 'chief'];
/** Most phrases that one owner may keep. */
const most = 60;
const longest = 300;

/** Whose phrases this person may write: one's own, one's unit's as its head, everybody's as the rule-of-law office. */
function scopesOf({ actor }: Signed): readonly PhraseDto['scope'][] {
  const leads = actor.duties.some((d) => speaksForUnit.includes(d));
  return ['person', ...(leads ? (['unit'] as const) : []), ...(leads && actor.offices.includes('oversight') ? (['all'] as const) : [])];
}

const ownerOf = (who: Signed, of: PhraseDto['scope']): string => (of === 'person' ? who.id : of === 'unit' ? who.post.unit.code : '*');

const mayChange = (who: Signed, p: Pick<PhraseRow, 'scope' | 'owner'>): boolean =>
  scopesOf(who).includes(p.scope) && p.owner === ownerOf(who, p.scope);

function textOf(given: string): string {
  const text = cleanText(given, true) ?? '';
  if (text.length === 0) throw malformed('常用语是空的', '请写上内容', 'words');
  if ([...text].length > longest) throw malformed(`常用语超过${longest}字`, '请精简', 'words');
  return text;
}

/** The phrases of a person, of the unit and those above it, and everybody's. */
async function offered(platform: Platform, who: Signed): Promise<readonly PhraseRow[]> {
  const units = who.post.unit.path.split('/').filter(Boolean);
  return platform.store.phrases(who.id, units);
}

async function owned(platform: Platform, who: Signed, id: string): Promise<PhraseRow> {
  const held = await platform.store.phrase(id);
  if (!held || !mayChange(who, held)) throw notFound();
  return held;
}

/** 常用语: words for opinions and instructions, kept as data. */
export const phraseRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    const { store } = platform;
    app.get('/phrases', { schema: { summary: '常用语' } }, async (request): Promise<PhrasesDto> => {
      const who = await signed(platform, request);
      if (!handlesMatters(who.actor)) return { phrases: [], scopes: [] };
      const rows = await offered(platform, who);
      return { phrases: rows.map((p) => ({ id: p.id, scope: p.scope, words: p.words, mine: mayChange(who, p) })), scopes: scopesOf(who) };
    });
    app.post('/phrases', { schema: { summary: '增加常用语', body: z.object({ words, scope }) } }, async (request, reply) => {
      const who = await signed(platform, request);
      const of = request.body.scope;
      if (!handlesMatters(who.actor) || !scopesOf(who).includes(of)) {
        throw new Refused(403, refusal('phrase-scope', '您的岗位不能增加这一范围的常用语', { remedy: '请存为个人常用语' }));
      }
      const owner = ownerOf(who, of);
      const there = (await offered(platform, who)).filter((p) => p.scope === of && p.owner === owner);
      if (there.length >= most) throw new Refused(422, refusal('phrase-many', `常用语已有${most}条`, { remedy: '请先删去不用的' }));
      const position = Math.max(0, ...there.map((p) => p.position)) + 1;
      const row: PhraseRow = { id: randomUUID(), scope: of, owner, words: textOf(request.body.words), position };
      await store.putPhrase(row);
      if (of !== 'person') await audit(platform, who.id, 'phrase', owner);
      return reply.code(201).send({ id: row.id, scope: of, words: row.words, mine: true } satisfies PhraseDto);
    });
    app.put('/phrases/:id', { schema: { summary: '修改常用语', params, body: z.object({ words }) } }, async (request) => {
      const who = await signed(platform, request);
      const held = await owned(platform, who, request.params.id);
      const text = textOf(request.body.words);
      await store.putPhrase({ ...held, words: text });
      if (held.scope !== 'person') await audit(platform, who.id, 'phrase', held.owner);
      return { id: held.id, scope: held.scope, words: text, mine: true } satisfies PhraseDto;
    });
    app.delete('/phrases/:id', { schema: { summary: '删去常用语', params } }, async (request, reply) => {
      const who = await signed(platform, request);
      const held = await owned(platform, who, request.params.id);
      await store.dropPhrase(held.id);
      if (held.scope !== 'person') await audit(platform, who.id, 'phrase', held.owner);
      return reply.code(204).send();
    });
  };
