import { isApart, type Procedure, printValue, thePublic, type Values, view } from '#kernel';
import type { MatterRow } from '#store';
import type { PublicLinkDto, PublicListDto, PublicRowDto, PublicShelfDto } from '../contract/public.ts';
import { mark, partsOf, snippet, wordsOf } from '../highlight.ts';
import { procedureOf } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { notFound } from '../problem.ts';
import { markDto, portalOf, type Shelf } from './portal.ts';
import { factsOf, type Named, namesIn } from './print.ts';

export const pageSize = 20;
/** Nobody reads further; a search that finds more is to be made narrower. */
const lastPage = 100;

const declared = (platform: Platform, shelf: Shelf): Procedure => {
  const procedure = platform.registry.latest(shelf.procedure);
  if (!procedure) throw notFound();
  return procedure;
};

/** Fields to narrow by: only public ones, with the options that are declared. */
export const choicesOf = (platform: Platform, shelf: Shelf): PublicShelfDto['choices'] =>
  shelf.narrow.flatMap((id) => {
    const field = declared(platform, shelf).fields[id];
    return field?.publicity === 'public' && field.spec.options ? [{ field: id, title: field.title, options: field.spec.options }] : [];
  });

export const shelfDto = (platform: Platform, shelf: Shelf): PublicShelfDto => ({
  ...{ id: shelf.id, title: shelf.title, words: shelf.words },
  marks: shelf.marks.map(markDto),
  choices: choicesOf(platform, shelf),
});

/** The first other value that holds a word looked for, as the public may see it, with what stands around it. */
function foundIn(procedure: Procedure, values: Values, words: readonly string[]) {
  for (const [id, value] of Object.entries(values)) {
    const field = procedure.fields[id];
    if (!field || id === procedure.shows.title || id === procedure.shows.number || isApart(field)) continue;
    const text = printValue(field, value);
    if (mark(text, words).places.length > 0) return [{ text: `${field.title}：`, hit: false }, ...snippet(text, words)];
  }
  return undefined;
}

/** One row of a shelf; undefined when the public may not know of it. No reference is told in a line. */
function rowOf(platform: Platform, shelf: Shelf, row: MatterRow, words: readonly string[]): PublicRowDto | undefined {
  const procedure = procedureOf(platform, row);
  const seen = view(procedure, { state: row.state, values: row.values, history: [] }, thePublic);
  const stands = shelf.marks.find((m) => m.states.includes(row.state));
  if (!seen || !stands) return undefined;
  const { title, number } = namesIn(procedure, seen.values);
  const named: Named = new Map();
  const line = [...shelf.line, ...(shelf.until === undefined ? [] : [shelf.until])];
  const inTitle = mark(title, words);
  const found = inTitle.words.size < words.length ? foundIn(procedure, seen.values, words) : undefined;
  return {
    ...{ key: row.key, procedure: procedure.id, title, number, mark: markDto(stands) },
    line: factsOf({ platform, named }, procedure, seen.values, line),
    ...(words.length > 0 && { titleParts: partsOf(title, inTitle.places) }),
    ...(found && { found }),
  };
}

export interface ShelfAsk {
  readonly q?: string | undefined;
  readonly mark?: string | undefined;
  readonly page?: number | undefined;
  readonly fields: Readonly<Record<string, string>>;
  readonly limit?: number;
}

/** One page of a shelf. A choice that is not declared narrows nothing. */
export async function listOn(platform: Platform, shelf: Shelf, ask: ShelfAsk): Promise<PublicListDto> {
  const limit = ask.limit ?? pageSize;
  const page = Math.min(Math.max(ask.page ?? 1, 1), lastPage);
  const marks = shelf.marks.filter((m) => ask.mark === undefined || m.id === ask.mark);
  const fields = choicesOf(platform, shelf).flatMap(({ field, options }) => {
    const value = ask.fields[field];
    return value !== undefined && Object.hasOwn(options, value) ? [{ field, op: 'is' as const, value }] : [];
  });
  const q = ask.q?.trim();
  const { rows, total } =
    marks.length === 0
      ? { rows: [], total: 0 }
      : await platform.store.shelf({
          ...{ procedure: shelf.procedure, unitPath: platform.units.get(platform.cityCode)?.path ?? '' },
          ...(shelf.newest !== undefined && { newest: shelf.newest }),
          ...{ state: marks.flatMap((m) => m.states), offset: (page - 1) * limit, limit },
          ...(q && { q }),
          ...(fields.length > 0 && { fields }),
        });
  const words = q ? wordsOf(q) : [];
  return {
    shelf: shelfDto(platform, shelf),
    rows: rows.flatMap((row) => rowOf(platform, shelf, row, words) ?? []),
    ...{ total, page, pages: Math.min(Math.ceil(total / limit), lastPage) },
  };
}

export function shelfNamed(platform: Platform, id: string): Shelf {
  const shelf = portalOf(platform).shelves.find((s) => s.id === id);
  if (!shelf) throw notFound();
  return shelf;
}

/** Published matters of a kind by a few words, to be named in a form. */
export async function lookUp(platform: Platform, procedure: string, q: string): Promise<PublicLinkDto[]> {
  const shelves = portalOf(platform).shelves.filter((s) => s.procedure === procedure);
  const lists = await Promise.all(shelves.map((shelf) => listOn(platform, shelf, { q, limit: 8, fields: {} })));
  return lists
    .flatMap(({ rows }) => rows)
    .map(({ key, title, number }) => ({ procedure, key, label: number === null ? title : `${title}（${number}）` }));
}
