import { type CivilDate, type Json, thePublic, type Values, view } from '#kernel';
import { citationsIn, fingerprint } from '#reports';
import { everyRow, type MatterRow } from '#store';
import type { DocumentRef } from '../contract/library.ts';
import { procedureOf } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { notFound } from '../problem.ts';
import type { LibraryKind } from './kind.ts';

/** What is kept of each published document, so that a text can be held against all of them at once. */
export interface Shelved extends DocumentRef {
  readonly stateId: string;
  readonly unit: string;
  readonly signedOn: CivilDate | undefined;
  readonly effectiveOn: CivilDate | undefined;
  readonly endedOn: CivilDate | undefined;
  /** Pieces of the text, as numbers. */
  readonly print: Uint32Array;
  /** Names and numbers of what it cites. */
  readonly cites: readonly { readonly title: string; readonly number?: string; readonly words: string }[];
}

/** The library of this platform; «not found» where none was told of. */
export function libraryOf(platform: Platform): LibraryKind {
  if (!platform.library) throw notFound();
  return platform.library;
}

export const textOf = (value: Json | undefined): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The path of the whole city: documents in force are for everybody. */
export const cityPath = (platform: Platform): string => platform.units.get(platform.cityCode)?.path ?? `${platform.cityCode}/`;

/** A document as anybody may see it. */
export const publicValues = (platform: Platform, row: MatterRow): Values | undefined =>
  view(procedureOf(platform, row), { state: row.state, values: row.values, history: [] }, thePublic)?.values;

export function refOf(platform: Platform, row: MatterRow, values: Values): DocumentRef {
  return {
    key: row.key,
    title: textOf(values.title) ?? row.title,
    docNo: textOf(values.docNo) ?? null,
    state: procedureOf(platform, row).states[row.state]?.title ?? row.state,
    issuer: platform.units.get(row.unit)?.name ?? row.unit,
  };
}

/** Every instrument that a document names: in its text, and in the table of what it rests on. */
function citesOf(values: Values): Shelved['cites'] {
  const rows = Array.isArray(values.bases) ? (values.bases as readonly Readonly<Record<string, Json>>[]) : [];
  const told = rows.flatMap((row) => {
    const [title, number] = [textOf(row.name), textOf(row.number)];
    return title
      ? [{ title, ...(number !== undefined && { number }), words: `制定依据：《${title}》${number ? `（${number}）` : ''}` }]
      : [];
  });
  const read = citationsIn(textOf(values.text) ?? '').map(({ name, number, words }) => ({
    title: name,
    ...(number !== undefined && { number }),
    words,
  }));
  return [...told, ...read];
}

const known = new WeakMap<Platform, Map<string, { readonly seq: number; readonly print: Uint32Array; readonly cites: Shelved['cites'] }>>();

function readOnce(platform: Platform, row: MatterRow, values: Values) {
  const held = known.get(platform) ?? new Map();
  known.set(platform, held);
  const before = held.get(row.key);
  if (before?.seq === row.seq) return before;
  const read = { seq: row.seq, print: Uint32Array.from(fingerprint(textOf(values.text) ?? '')), cites: citesOf(values) };
  held.set(row.key, read);
  return read;
}

async function readShelf(platform: Platform, kind: LibraryKind): Promise<readonly Shelved[]> {
  const all: Shelved[] = [];
  for await (const row of everyRow(platform.store, { procedure: kind.document, unitPath: cityPath(platform), publicOnly: true })) {
    const values = publicValues(platform, row);
    if (!values || textOf(values.publishedOn) === undefined) continue;
    const { print, cites } = readOnce(platform, row, values);
    const ended = kind.ended.includes(row.state) ? (row.closedOn ?? undefined) : undefined;
    all.push({
      ...refOf(platform, row, values),
      stateId: row.state,
      unit: row.unit,
      signedOn: textOf(values.signedOn),
      effectiveOn: textOf(values.effectiveOn),
      endedOn: ended,
      print,
      cites,
    });
  }
  return all;
}

/** Every published document of the city, read once and again when one of them has changed. */
export function shelf(platform: Platform): Promise<readonly Shelved[]> {
  const kind = libraryOf(platform);
  const place = { procedure: kind.document, unitPath: cityPath(platform) };
  return platform.store.remember(place, 'library shelf', () => readShelf(platform, kind));
}

export const refOnly = ({ key, title, docNo, state, issuer }: DocumentRef): DocumentRef => ({ key, title, docNo, state, issuer });
