import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isApart, isCivilDate, type Json, kindOf, type Procedure, view } from '#kernel';
import type { MatterRow, SearchAnswer } from '#store';
import type { FoundDto, MarkedPart, SearchDto } from '../contract/search.ts';
import { mark, partsOf, snippet, wordsOf } from '../highlight.ts';
import { procedureOf, projected } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { rowDto, viewerOf } from '../present.ts';
import { malformed } from '../problem.ts';
import { reachesOf } from '../reaches.ts';
import { type Signed, signed } from '../session.ts';

const searchQuery = z.object({
  q: z.string().max(200).default(''),
  procedure: z.string().max(100).optional(),
  unit: z.string().max(40).optional(),
  from: z.string().max(10).optional(),
  to: z.string().max(10).optional(),
  cursor: z.string().max(600).optional(),
});
type Query = z.infer<typeof searchQuery>;

/** Rows of each procedure where all are searched, and of a page where one is. */
const [each, page] = [5, 20];

function dayOf(text: string | undefined, field: string): string | undefined {
  if (!text) return undefined;
  if (isCivilDate(text)) return text;
  throw malformed('日期不存在', '请按 2019-06-30 的格式填写', field);
}

function proceduresAsked(platform: Platform, id: string | undefined): readonly Procedure[] {
  if (!id) return platform.registry.all;
  const one = platform.registry.latest(id);
  if (!one) throw malformed('没有这类事项', '请从页面上列出的类别中选择', 'procedure');
  return [one];
}

function unitPathAsked(platform: Platform, code: string | undefined): string | undefined {
  if (!code) return undefined;
  const unit = platform.units.get(code);
  if (!unit) throw malformed('单位名册中没有这个单位', '请从名册中选择单位', 'unit');
  return unit.path;
}

/** The text of a field as the index of words holds it; nothing of what is kept apart. */
function textOf(procedure: Procedure, id: string, value: Json | undefined): string {
  const field = procedure.fields[id];
  return field && value !== undefined && value !== null && !isApart(field) ? kindOf(field).searchText(field, value) : '';
}

/** The field that holds the most of the words that title and number do not. */
function foundIn(procedure: Procedure, values: Readonly<Record<string, Json>>, words: readonly string[], missing: readonly string[]) {
  let best: { field: string; text: string; n: number } | undefined;
  for (const [id, value] of Object.entries(values)) {
    const text = id === procedure.shows.title || id === procedure.shows.number ? '' : textOf(procedure, id, value);
    const n = text === '' ? 0 : mark(text, missing).words.size;
    if (n > (best?.n ?? 0)) best = { field: procedure.fields[id]?.title ?? id, text, n };
  }
  return best ? { field: best.field, parts: snippet(best.text, words) } : null;
}

/** A row as it is found: everything in it has passed view(), and only that is looked at for the words. */
function foundDto(platform: Platform, row: MatterRow, who: Signed, words: readonly string[]): FoundDto | undefined {
  const procedure = procedureOf(platform, row);
  const viewer = viewerOf(procedure, who.actor, row);
  const dto = rowDto(platform, procedure, projected(row), viewer);
  const seen = view(procedure, { state: row.state, values: row.values, history: [] }, viewer);
  if (!dto || !seen) return undefined;
  const { values: _left, ...rest } = dto;
  const [inTitle, inNumber] = [mark(dto.title, words), mark(dto.number ?? '', words)];
  const missing = words.filter((_, i) => !inTitle.words.has(i) && !inNumber.words.has(i));
  const open = Object.fromEntries(Object.entries(seen.values).filter(([id]) => !seen.masked.includes(id)));
  return {
    ...rest,
    titleParts: partsOf(dto.title, inTitle.places),
    numberParts: dto.number === null ? ([] as MarkedPart[]) : partsOf(dto.number, inNumber.places),
    found: missing.length === 0 ? null : foundIn(procedure, open as Record<string, Json>, words, missing),
  };
}

function searchDto(platform: Platform, who: Signed, query: Query, answer: SearchAnswer): SearchDto {
  const words = wordsOf(query.q);
  const shown = (rows: readonly MatterRow[]) => rows.flatMap((row) => foundDto(platform, row, who, words) ?? []);
  const order = new Map(platform.registry.all.map((p, i) => [p.id, i]));
  return {
    q: query.q,
    numbered: shown(answer.numbered),
    moreNumbered: answer.moreNumbered,
    groups: answer.groups
      .toSorted((a, b) => (order.get(a.procedure) ?? 0) - (order.get(b.procedure) ?? 0))
      .map((g) => {
        const title = platform.registry.latest(g.procedure)?.title ?? '';
        return { ...g, title, rows: shown(g.rows), next: query.procedure ? g.next : null };
      }),
  };
}

/**
 * One line per search. The words may be a person's name, so they are not kept: how often somebody searched what kind of
 * matter, how long the words were and how many matters they found tells a misuse (many short searches with one hit each
 * are somebody looking people up) without making the audit trail a second register of persons.
 */
async function note(platform: Platform, who: Signed, query: Query, answer: SearchAnswer): Promise<void> {
  const hits = answer.groups.reduce((n, g) => n + g.total, 0) + answer.numbered.length;
  const detail = { length: [...query.q].length, hits, page: query.cursor ? '续页' : '首页', unit: query.unit ?? '' };
  const subject = query.procedure ?? '全部事项';
  await platform.store.audit({ region: platform.cityRegion, actor: who.id, at: platform.now(), what: 'search', subject, detail });
}

async function search(platform: Platform, who: Signed, query: Query): Promise<SearchDto> {
  const q = query.q.trim();
  const [from, to] = [dayOf(query.from, 'from'), dayOf(query.to, 'to')];
  if (from && to && from > to) throw malformed('起始日期晚于截止日期', '请核对日期', 'from');
  const reaches = reachesOf(who.actor, proceduresAsked(platform, query.procedure), unitPathAsked(platform, query.unit));
  if (q === '' || reaches.length === 0) return { q, numbered: [], moreNumbered: false, groups: [] };
  const answer = await platform.store.search({
    q,
    reaches,
    limit: query.procedure ? page : each,
    ...(from && { from }),
    ...(to && { to }),
    ...(query.cursor && query.procedure && { cursor: query.cursor }),
  });
  await note(platform, who, { ...query, q }, answer);
  return searchDto(platform, who, { ...query, q }, answer);
}

/** Search over every matter that one may see. */
export const searchRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    app.get('/search', { schema: { summary: '检索事项', querystring: searchQuery } }, async (request) =>
      search(platform, await signed(platform, request), request.query),
    );
  };
