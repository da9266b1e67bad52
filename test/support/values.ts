/** Valid values for every kind of field, each text carrying a token of its own, so that a leak tells where it came from. */
import { addDays, applies, type Field, type Json, type Procedure, type Values } from '#kernel';
import type { Chance } from './random.ts';

/** Where a token was planted. `matter` is the public id. */
export interface Planted {
  readonly matter: string;
  readonly field: string;
  readonly column: string | undefined;
}

/** Every token ever given out, by its text. */
export class Tokens {
  #n = 0;
  readonly planted = new Map<string, Planted>();

  next(matter: string, field: string, column: string | undefined): string {
    this.#n += 1;
    const token = `zq${this.#n.toString(36).padStart(6, '0')}`;
    this.planted.set(token, { matter, field, column });
    return token;
  }

  /** The tokens that stand in a text, each once. */
  in(text: string): string[] {
    return [...new Set(text.match(/zq[0-9a-z]{6}/gi)?.map((t) => t.toLowerCase()) ?? [])].filter((t) => this.planted.has(t));
  }
}

/** What a value may be made from. */
export interface Soil {
  readonly chance: Chance;
  readonly tokens: Tokens;
  /** Public id of the matter that will hold the value. */
  readonly matter: string;
  readonly on: string;
  readonly units: readonly { readonly code: string; readonly kind: string }[];
  readonly files: readonly string[];
  /** Public ids of matters of a procedure. */
  matters(procedure: string): readonly string[];
}

type Make = (field: Field, soil: Soil, token: () => string) => Json | undefined;

const filled = (text: string, min: number): string => text.padEnd(min, '文');

/** Texts that the patterns of declarations ask for; the first that fits is taken. */
const shaped = (soil: Soil, token: string): readonly string[] => [
  `文字${token}`,
  `https://www.zmd.gov.cn/${token}`,
  '驻政',
  Array.from({ length: 64 }, () => soil.chance.whole(0, 15).toString(16)).join(''),
  `${soil.chance.whole(1, 9)}-${soil.chance.whole(1, 9)}-${String(soil.chance.whole(0, 9_999)).padStart(4, '0')}`,
  '14117201010000001',
  `RW-2019-FZ-${soil.chance.whole(1000, 9_999)}-01`,
  `2019-Q${soil.chance.whole(1, 4)}`,
  `（2019）虚行初${soil.chance.whole(1, 9_999)}号`,
  `ABC12-2019-0001-${String(soil.chance.whole(1, 99_999)).padStart(5, '0')}`,
];

const makeText =
  (most: number): Make =>
  (field, soil, token) => {
    const { min = 1, max = most, pattern } = field.spec;
    if (!pattern) return max < 12 ? filled('文', min) : filled(`${field.title.slice(0, 2)}${token()}`, min);
    const fits = new RegExp(pattern, 'u');
    const bare = shaped(soil, '').find((t) => fits.test(t) && t.length <= max);
    return shaped(soil, token()).find((t) => fits.test(t) && [...t].length >= min && [...t].length <= max) ?? bare;
  };

const makeNumber: Make = (field, { chance }) => {
  const { min = 0, max = 1e6 } = field.spec;
  return chance.whole(min, Math.min(max, min + chance.whole(1, 40)));
};

const makeDate: Make = (field, { chance, on }) => addDays(on, field.spec.future ? chance.whole(-3, 60) : -chance.whole(0, 12));

const makeParty: Make = (field, { chance }, token) => {
  const kind = chance.pick(field.spec.partyKinds ?? ['person', 'organization']) ?? 'person';
  const idNumber = `${token()}`.toUpperCase();
  return {
    kind,
    name: `王${token()}`,
    idKind: 'other',
    idNumber,
    phone: `138${chance.whole(10_000_000, 99_999_999)}`,
    address: `某路${token()}`,
  };
};

const makeFile: Make = (field, { chance, files }, token) => {
  const one = () => {
    const type = field.spec.accept?.[0] ?? 'application/pdf';
    return { sha256: chance.pick(files) ?? '', name: `件${token()}.pdf`, size: 3, type };
  };
  return field.spec.many ? [one()] : one();
};

const makeReference: Make = (field, { chance, matters }) => {
  const known = matters(field.spec.procedure ?? '');
  const one = chance.maybe(0.7) ? (known.at(-1 - chance.whole(0, 3)) ?? chance.pick(known)) : chance.pick(known);
  if (one === undefined) return undefined;
  return field.spec.many ? [...new Set([one, chance.pick(known) ?? one])] : one;
};

const makeUnit: Make = (field, { chance, units }) =>
  chance.pick(units.filter((u) => !field.spec.unitKinds || field.spec.unitKinds.includes(u.kind)))?.code;

const makeChoices: Make = (field, { chance }) => {
  const codes = Object.keys(field.spec.options ?? {});
  const some = codes.filter(() => chance.maybe(0.5));
  return some.length > 0 ? some : codes.slice(0, 1);
};

const makers: Readonly<Record<string, Make>> = {
  text: makeText(200),
  'long-text': makeText(20_000),
  'doc-number': (_field, { chance }) => `驻政办〔2019〕${chance.whole(1, 99_999)}号`,
  number: makeNumber,
  money: makeNumber,
  date: makeDate,
  choice: (field, { chance }) => chance.pick(Object.keys(field.spec.options ?? {})),
  choices: makeChoices,
  flag: (_field, { chance }) => chance.maybe(0.6),
  unit: makeUnit,
  reference: makeReference,
  party: makeParty,
  file: makeFile,
};

function makeRow(id: string, field: Field, soil: Soil): Json {
  const row: Record<string, Json> = {};
  for (const [column, declared] of Object.entries(field.spec.columns ?? {})) {
    if (!applies(declared, row) || (declared.spec.min === 0 && soil.chance.maybe(0.5))) continue;
    const value = makers[declared.kind]?.(declared, soil, () => soil.tokens.next(soil.matter, id, column));
    if (value !== undefined) row[column] = value;
  }
  return row;
}

/** A value that the field accepts; undefined when there is nothing to choose from. */
export function valueFor(id: string, field: Field, soil: Soil): Json | undefined {
  if (field.kind !== 'rows') {
    const make = makers[field.kind];
    if (!make) throw new Error(`no values are known for the field kind ${field.kind}`);
    return make(field, soil, () => soil.tokens.next(soil.matter, id, undefined));
  }
  const { min = 1, max = 200 } = field.spec;
  const n = Math.min(max, min + soil.chance.whole(0, 1));
  return Array.from({ length: n }, () => makeRow(id, field, soil));
}

/** Values for the fields named, in the order of the declaration, each only where it applies beside the others. */
export function valuesFor(procedure: Procedure, fields: readonly string[], held: Values, soil: Soil): Record<string, Json> {
  const given: Record<string, Json> = {};
  for (const [id, field] of Object.entries(procedure.fields)) {
    if (!fields.includes(id) || !applies(field, { ...held, ...given })) continue;
    const value = valueFor(id, field, soil);
    if (value !== undefined) given[id] = value;
  }
  return given;
}
