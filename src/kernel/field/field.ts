import type { Basis } from '../basis.ts';
import type { CivilDate } from '../date.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { isList, type Json, type Values } from '../value.ts';

/**
 * Who may see: `public` everyone · `party` the parties to the matter and the officials who handle it ·
 * `staff` officials in whose scope the matter lies · `sealed` only the roles named in `openTo`.
 */
export type Publicity = 'public' | 'party' | 'staff' | 'sealed';

/** How a value is shown to those who may see that it exists but not all of it. */
export interface Mask {
  readonly id: string;
  apply(value: Json): Json;
}

/** Stands where a value is but may not be seen. */
export const hiddenText = '（不公开）';

export type ColumnType = 'text' | 'numeric' | 'date' | 'boolean' | 'jsonb';

/** Asked only when another field holds one of these values. */
export interface When {
  readonly field: string;
  readonly in: readonly (string | boolean)[];
}

/** Whether a field applies, given the values beside it. */
export function applies(field: Pick<FieldOptions, 'when'>, values: Values): boolean {
  const { when } = field;
  if (when === undefined) return true;
  const held = values[when.field];
  const wanted: readonly unknown[] = when.in;
  return isList(held) ? held.some((one) => wanted.includes(one)) : wanted.includes(held);
}

export interface FieldOptions {
  readonly publicity: Publicity;
  /** Roles to whom a sealed value is open. */
  readonly openTo?: readonly string[];
  /** Shown masked instead of not at all to those below `publicity`. */
  readonly mask?: Mask;
  /** Personal data: kept apart from the ledger, erasable, its reading audited. */
  readonly personal?: true;
  readonly basis?: Basis;
  readonly help?: string;
  readonly when?: When;
}

/** A field as declared. `V` is the type of its value; it exists only for the compiler. */
export interface Field<V extends Json = Json> extends FieldOptions {
  readonly kind: string;
  readonly title: string;
  readonly value?: V;
  readonly spec: FieldSpec;
}

/** What differs between kinds; flat, so that a declaration describes itself as JSON. */
export interface FieldSpec {
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly unit?: string;
  readonly digits?: number;
  readonly options?: Readonly<Record<string, string>>;
  readonly procedure?: string;
  readonly many?: boolean;
  readonly accept?: readonly string[];
  readonly columns?: Readonly<Record<string, Field>>;
  readonly partyKinds?: readonly PartyKind[];
  readonly future?: boolean;
  readonly unitKinds?: readonly string[];
}

export type PartyKind = 'person' | 'organization';

/** What a field kind may ask about the world while it reads an input. */
export interface ReadContext {
  /** The day of entry: no date after it, unless the field allows plans. */
  readonly today: CivilDate;
  /** The kind of a unit by its code; undefined when there is no such unit. */
  unitKind(code: string): string | undefined;
  /** Whether an uploaded file of this digest exists. */
  hasFile(sha256: string): boolean;
}

export type Read = { readonly value: Json } | { readonly refusals: readonly Refusal[] };

/** How most kinds print and parse; a kind names only what differs. */
export const plainly: Pick<Kind, 'print' | 'parse' | 'searchText'> = {
  print: (_field, value) => String(value),
  parse: (_field, cell) => cell.trim(),
  searchText: () => '',
};

/** The name in a value that has one (a party, a file). */
export const nameIn = (value: Json): string => (value !== null && typeof value === 'object' && 'name' in value ? String(value.name) : '');

/** One refusal of an input, with the field's own basis. */
export const refused = (field: Pick<Field, 'basis'>, code: string, said: string, remedy: string): { refusals: readonly Refusal[] } => ({
  refusals: [refusal(code, said, { remedy, basis: field.basis })],
});

/** All that a field kind knows: validation, print, parse, storage, search text. One file per kind. */
export interface Kind {
  readonly id: string;
  readonly column: ColumnType;
  /** Checks and normalises an input of any shape. */
  read(field: Field, input: unknown, ctx: ReadContext): Read;
  /** As a person reads it. */
  print(field: Field, value: Json): string;
  /** Text of an import cell → input for `read`. */
  parse(field: Field, text: string): unknown;
  searchText(field: Field, value: Json): string;
}

/** Makes the constructor of a field kind. */
export function fieldOf<V extends Json>(kind: string) {
  return (title: string, options: FieldOptions & FieldSpec): Field<V> => {
    const { publicity, openTo, mask, personal, basis, help, when, ...spec } = options;
    const common = { publicity, openTo, mask, personal, basis, help, when };
    const given = Object.fromEntries(Object.entries(common).filter(([, v]) => v !== undefined)) as unknown as FieldOptions;
    return { kind, title, ...given, spec };
  };
}
