import { type LinkedMatter, listOf, type Matter, type Procedure, type Values, type World } from '#kernel';
import type { Context } from './context.ts';
import type { Queryable } from './db.ts';
import type { Reads } from './reads.ts';
import type { MatterRow } from './types.ts';

const keyShape = /^\s*\d{6}\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\s*$/;
const digestShape = /^\s*[0-9a-f]{64}\s*$/;

/** All texts in an input of any shape; deep nonsense is left to the reader of the field to refuse. */
function texts(input: unknown, depth = 0): string[] {
  if (typeof input === 'string') return [input];
  if (input === null || typeof input !== 'object' || depth > 6) return [];
  return Object.values(input).flatMap((one) => texts(one, depth + 1));
}

function heldReferences(procedure: Procedure, values: Values): string[] {
  return Object.entries(procedure.fields).flatMap(([id, field]) =>
    field.kind === 'reference' && values[id] !== undefined ? listOf(values[id] as string | readonly string[]).map(String) : [],
  );
}

const linkedMatter = ({ key, procedure, state, unit, unitPath, openedOn, values }: MatterRow): LinkedMatter => {
  return { id: key, procedure, state, unit, unitPath, openedOn, values };
};

async function knownFiles(on: Queryable, digests: readonly string[]): Promise<Set<string>> {
  if (digests.length === 0) return new Set();
  const rows = await on.query<{ sha256: string }>('select sha256 from file where sha256 = any($1::text[])', [digests]);
  return new Set(rows.map((r) => r.sha256));
}

export interface Preloaded extends Omit<World, 'serial'> {
  /** Every matter that the values point to, as it stood. */
  readonly rows: ReadonlyMap<string, MatterRow>;
}

/** Loads whatever a decision may ask for, in at most two queries; none when nothing is referred to. */
export async function preload(
  context: Context,
  { reads, on }: { readonly reads: Reads; readonly on: Queryable },
  what: { procedure: Procedure; matter: Matter | undefined; values: Readonly<Record<string, unknown>>; day: string },
): Promise<Preloaded> {
  const given = texts(what.values).map((t) => t.trim());
  const held = what.matter ? heldReferences(what.procedure, what.matter.values) : [];
  const keys = [...new Set([...given.filter((t) => keyShape.test(t)), ...held])].slice(0, 500);
  const rows = keys.length === 0 ? new Map<string, MatterRow>() : await reads.rows(keys);
  const files = await knownFiles(on, [...new Set(given.filter((t) => digestShape.test(t)))].slice(0, 500));
  return {
    unit: (code) => context.units.unit(code, what.day) ?? context.units.unit(code),
    hasFile: (sha256) => files.has(sha256),
    linked: (key) => {
      const row = rows.get(key);
      return row && linkedMatter(row);
    },
    rows,
  };
}
