import { Drop } from 'liquidjs';
import { type Field, isList, type Json, printDate, printValue } from '#kernel';
import { plainAmount } from './words.ts';

/** Where the values of a matter point to: names of units, and the matters that reference fields name. */
export interface Surroundings {
  unitName(code: string): string;
  /** What an official may see of another matter; undefined when it is none of theirs, or gone. */
  linked(key: string): Linked | undefined;
}

/** Another matter, as far as the maker of the letter may see it. */
export interface Linked {
  readonly title: string;
  readonly number: string | null;
  readonly state: string;
  readonly unit: string;
  readonly fields: Readonly<Record<string, Field>>;
  readonly holding: Holding;
}

/** The values of a matter to one viewer: those seen, those seen only in part, and all that are held. */
export interface Holding {
  readonly values: Readonly<Record<string, Json | undefined>>;
  readonly masked: readonly string[];
  readonly held: ReadonlySet<string>;
}

/** How much of a value the maker sees. */
export type Sight = 'whole' | 'none' | 'hidden';

/** What a value says in a letter. */
export interface Wording {
  /** What the value is called, for the note that it is missing. */
  readonly title: string;
  readonly sight: Sight;
  readonly text: string;
}

/** A value in a template: prints as an official writes it, compares as it is held. Its own methods have names no field has. */
export abstract class Word extends Drop {
  abstract toWording(): Wording;
  abstract toPart(key: string): unknown;
  abstract override valueOf(): unknown;
  override liquidMethodMissing(key: string | number): unknown {
    return this.toPart(String(key));
  }
}

/** A text that stands for something, e.g. a day or a name. `raw`: what conditions compare. */
export class Said extends Word {
  readonly #title: string;
  readonly #text: string;
  readonly #raw: Json;
  constructor(title: string, text: string, raw: Json = text) {
    super();
    this.#title = title;
    this.#text = text;
    this.#raw = raw;
  }
  toWording(): Wording {
    return { title: this.#title, sight: this.#text === '' ? 'none' : 'whole', text: this.#text };
  }
  toPart(): undefined {
    return undefined;
  }
  override valueOf(): unknown {
    return this.#text === '' ? null : this.#raw;
  }
}

export const dayWord = (title: string, day: string | undefined): Said => new Said(title, day ? printDate(day) : '', day ?? null);

interface Cell {
  readonly field: Field;
  readonly value: Json | undefined;
  readonly sight: Sight;
  readonly around: Surroundings;
}

const partTitles = { name: '姓名（名称）', address: '住址', phone: '联系电话', idNumber: '证件号码', kind: '类型' } as const;
/** Parts that a party field has in a template. */
export const partyParts: readonly string[] = Object.keys(partTitles);
/** Parts of a matter that a reference field points to, besides its own fields. */
export const linkedParts: readonly string[] = ['title', 'number', 'state', 'unit'];

const nameOf = (value: Json): string =>
  value !== null && typeof value === 'object' && !isList(value) && typeof value.name === 'string' ? value.name : '';

type Printer = (cell: Cell, value: Json) => string;

const amount: Printer = ({ field }, value) => `${plainAmount(Number(value))}${field.spec.unit ?? (field.kind === 'money' ? '元' : '')}`;

/** Kinds that a letter writes otherwise than a list or a form does. */
const printers: Readonly<Record<string, Printer>> = {
  money: amount,
  number: amount,
  unit: ({ around }, value) => around.unitName(String(value)),
  reference: ({ around }, value) =>
    (isList(value) ? value : [value])
      .map((key) => around.linked(String(key))?.title ?? '')
      .filter(Boolean)
      .join('、'),
  party: (_cell, value) => nameOf(value),
  file: (_cell, value) => (isList(value) ? value : [value]).map((one) => nameOf(one).replace(/\.[A-Za-z0-9]{1,5}$/, '')).join('、'),
  rows: (cell, value) =>
    rowsOf(cell, value)
      .map((row) => row.toWording().text)
      .join('、'),
};

function rowsOf(cell: Cell, value: Json): Row[] {
  return isList(value) ? value.map((row) => new Row(cell, (row ?? {}) as Readonly<Record<string, Json | undefined>>)) : [];
}

/** The value of a field of the matter. */
export class Held extends Word {
  readonly #cell: Cell;
  constructor(cell: Cell) {
    super();
    this.#cell = cell;
  }
  toWording(): Wording {
    const { field, value, sight } = this.#cell;
    const printer: Printer = printers[field.kind] ?? (() => printValue(field, value));
    return { title: field.title, sight, text: value === undefined || value === null ? '' : printer(this.#cell, value) };
  }
  toPart(key: string): unknown {
    const { field, value } = this.#cell;
    if (key === 'size') return isList(value) ? value.length : 0;
    if (field.kind === 'rows') return this.#rowAt(key);
    if (field.kind === 'party') return this.#partyPart(key);
    return field.kind === 'reference' ? this.#linkedPart(key) : undefined;
  }
  #rowAt(key: string): unknown {
    const rows = rowsOf(this.#cell, this.#cell.value ?? []);
    return key === 'first' ? rows[0] : key === 'last' ? rows.at(-1) : rows[Number(key)];
  }
  #partyPart(key: string): unknown {
    if (!(key in partTitles)) return undefined;
    const { field, value } = this.#cell;
    const held = value !== null && typeof value === 'object' && !isList(value) ? value[key] : undefined;
    return new Said(`${field.title}的${partTitles[key as keyof typeof partTitles]}`, typeof held === 'string' ? held : '');
  }
  #linkedPart(key: string): unknown {
    const { field, value, around } = this.#cell;
    const first = isList(value) ? value[0] : value;
    const there = typeof first === 'string' ? around.linked(first) : undefined;
    if (linkedParts.includes(key)) return new Said(`${field.title}的${key}`, there ? (there[key as 'title'] ?? '') : '');
    if (!there) return new Said(field.title, '');
    const declared = there.fields[key];
    return declared && heldIn(there.holding, key, declared, around);
  }
  /** Conditions compare what is held; a table is its rows. */
  override valueOf(): unknown {
    const { field, value, sight } = this.#cell;
    if (value === undefined || value === null || sight === 'hidden') return null;
    if (field.kind === 'rows') return rowsOf(this.#cell, value);
    return field.kind === 'party' ? nameOf(value) : value;
  }
}

/** A row of a table field. */
class Row extends Word {
  readonly #table: Cell;
  readonly #cells: Readonly<Record<string, Json | undefined>>;
  constructor(table: Cell, cells: Readonly<Record<string, Json | undefined>>) {
    super();
    this.#table = table;
    this.#cells = cells;
  }
  toPart(key: string): Word | undefined {
    const field = this.#table.field.spec.columns?.[key];
    if (!field) return undefined;
    const value = this.#cells[key];
    const sight = this.#table.sight === 'hidden' ? 'hidden' : value === undefined || value === null ? 'none' : 'whole';
    return new Held({ field, value, sight, around: this.#table.around });
  }
  toWording(): Wording {
    const { field, sight } = this.#table;
    const printed = Object.keys(field.spec.columns ?? {}).map((key) => this.toPart(key)?.toWording().text ?? '');
    return { title: field.title, sight, text: printed.filter(Boolean).join('，') };
  }
  override valueOf(): unknown {
    return this.toWording().text;
  }
}

/** A field of a matter as a letter sees it: empty, whole, or held but not open to the maker. */
export function heldIn(holding: Holding, id: string, field: Field, around: Surroundings): Held {
  const value = holding.values[id];
  const hidden = holding.masked.includes(id) || (holding.held.has(id) && value === undefined);
  return new Held({ field, value, sight: hidden ? 'hidden' : value === undefined || value === null ? 'none' : 'whole', around });
}
