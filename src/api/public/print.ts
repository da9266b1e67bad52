import { type Field, isList, type Json, type Procedure, printValue, thePublic, type Values, view } from '#kernel';
import type { MatterRow } from '#store';
import type { PublicFactDto, PublicFileDto, PublicLinkDto } from '../contract/public.ts';
import { procedureOf } from '../matters.ts';
import type { Platform } from '../platform.ts';

/** Published matters by key, for references to be printed by name. */
export type Named = ReadonlyMap<string, PublicLinkDto>;

const listOfJson = (value: Json): readonly Json[] => (isList(value) ? value : [value]);

/** What the public calls a matter; undefined when it may not know of it. */
export function publicLabel(platform: Platform, row: MatterRow): PublicLinkDto | undefined {
  const procedure = procedureOf(platform, row);
  const seen = view(procedure, { state: row.state, values: row.values, history: [] }, thePublic);
  if (!seen) return undefined;
  const { title, number } = namesIn(procedure, seen.values);
  return { procedure: procedure.id, key: row.key, label: number === null ? title : `${title}（${number}）` };
}

/** Title and number among values that have been seen. */
export function namesIn(procedure: Procedure, values: Values): { title: string; number: string | null } {
  const print = (id: string | undefined): string => {
    const field = id === undefined ? undefined : procedure.fields[id];
    return field && id !== undefined ? textOf(field, values[id]) : '';
  };
  return { title: print(procedure.shows.title) || procedure.title, number: print(procedure.shows.number) || null };
}

/** The matters that values refer to, as far as they are published. */
export async function namedIn(platform: Platform, procedure: Procedure, values: Values): Promise<Named> {
  const keys = Object.entries(values).flatMap(([id, value]) =>
    procedure.fields[id]?.kind === 'reference' && value !== undefined && value !== null ? listOfJson(value).map(String) : [],
  );
  const rows = keys.length === 0 ? [] : await platform.store.rows([...new Set(keys)]);
  return new Map(rows.flatMap((row) => publicLabel(platform, row) ?? []).map((link) => [link.key, link]));
}

/** One line; of a party the name alone, whatever else is held of it. */
function textOf(field: Field, value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  // A mask may leave words where a party or a table stood.
  if (typeof value === 'string' && field.kind !== 'choice') return value;
  return printValue(field, value);
}

function filesIn(value: Json): PublicFileDto[] {
  return listOfJson(value).flatMap((one) => {
    const held = one as { sha256?: string; name?: string; size?: number } | null;
    return held?.sha256 === undefined ? [] : [{ sha256: held.sha256, name: held.name ?? '', size: held.size ?? 0 }];
  });
}

interface Printing {
  readonly platform: Platform;
  readonly named: Named;
}

function cell({ platform }: Printing, field: Field, value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (field.kind === 'unit') return platform.units.get(String(value))?.name ?? String(value);
  return textOf(field, value);
}

function tableOf(printing: Printing, field: Field, value: Json): NonNullable<PublicFactDto['table']> {
  const { columns = {} } = field.spec;
  const rows = listOfJson(value).map((row) => (row ?? {}) as Record<string, Json | undefined>);
  const shown = Object.entries(columns).filter(([id]) => rows.some((row) => (row[id] ?? null) !== null));
  return {
    head: shown.map(([, column]) => column.title),
    rows: rows.map((row) => shown.map(([id, column]) => cell(printing, column, row[id]))),
  };
}

function factOf(printing: Printing, id: string, field: Field, value: Json): PublicFactDto | undefined {
  const named = { id, title: field.title };
  if (field.kind === 'file') return { ...named, files: filesIn(value) };
  if (field.kind === 'rows') return { ...named, table: tableOf(printing, field, value) };
  if (field.kind === 'reference') {
    const links = listOfJson(value).flatMap((key) => printing.named.get(String(key)) ?? []);
    return links.length > 0 ? { ...named, links } : undefined;
  }
  const text = (field.spec.many ? listOfJson(value) : [value])
    .map((one) => cell(printing, field, one))
    .filter(Boolean)
    .join('、');
  return text === '' ? undefined : { ...named, text };
}

/** Values that have been seen, as they are read; in the order asked for. */
export function factsOf(printing: Printing, procedure: Procedure, values: Values, ids: readonly string[]): PublicFactDto[] {
  return ids.flatMap((id) => {
    const [field, value] = [procedure.fields[id], values[id]];
    return field && value !== undefined && value !== null ? (factOf(printing, id, field, value) ?? []) : [];
  });
}
