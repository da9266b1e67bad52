import { type Field, isApart, isOpen, kindOf, listOf, type Procedure } from '#kernel';
import type { Context } from './context.ts';
import type { Param } from './db.ts';
import { queryOf } from './search.ts';
import type { FieldFilter, ListQuestion } from './types.ts';

/** Conditions and their parameters, in step. */
export class Conditions {
  readonly parts: string[] = [];
  readonly params: Param[] = [];

  param(value: Param): string {
    this.params.push(value);
    return `$${this.params.length}`;
  }

  add(sql: string): void {
    this.parts.push(sql);
  }

  get sql(): string {
    return this.parts.length === 0 ? 'true' : this.parts.join(' and ');
  }
}

/** The first path that no longer lies under a prefix: '/' is followed by '0' in the C collation. */
const endOf = (prefix: string): string => `${prefix.slice(0, -1)}0`;

/**
 * Scope as narrow as the register allows: one unit, one region, else a range of paths. `now`: what merged or moved units
 * held is found where they are now; `then`: where they were.
 */
export function scopeOf(context: Context, c: Conditions, unitPath: string, table: string, units: 'now' | 'then' = 'now'): void {
  const moved = units === 'now' ? context.units.moved(unitPath) : undefined;
  if (moved) {
    c.add(`${table}.region = any(${c.param(moved.regions)}::text[]) and ${table}.unit = any(${c.param(moved.units)}::text[])`);
    return;
  }
  const { region, unit } = context.units.narrow(unitPath);
  if (region !== undefined) c.add(`${table}.region = ${c.param(region)}`);
  if (unit !== undefined) c.add(`${table}.unit = ${c.param(unit)}`);
  else if (unitPath !== '') c.add(`${table}.unit_path >= ${c.param(unitPath)} and ${table}.unit_path < ${c.param(endOf(unitPath))}`);
}

export function proceduresOf(context: Context, question: Pick<ListQuestion, 'procedure'>): readonly Procedure[] {
  const wanted = listOf<string>(question.procedure);
  return wanted.length === 0 ? context.registry.all : wanted.flatMap((id) => context.registry.latest(id) ?? []);
}

/** States that the question admits of a procedure; undefined: any. */
export function statesOf(p: Procedure, q: ListQuestion): readonly string[] | undefined {
  const asked = listOf<string>(q.state);
  if (asked.length === 0 && !q.open && !q.publicOnly) return undefined;
  return Object.entries(p.states)
    .filter(
      ([id, s]) => (asked.length === 0 || asked.includes(id)) && !(q.open && !isOpen(s)) && !(q.publicOnly && !p.publicIn.includes(id)),
    )
    .map(([id]) => id);
}

function kinds(c: Conditions, context: Context, q: ListQuestion): void {
  const procedures = proceduresOf(context, q);
  if (listOf(q.procedure).length > 0) {
    const ids = procedures.map((p) => p.id);
    c.add(ids.length === 1 ? `m.procedure = ${c.param(ids[0] ?? '')}` : `m.procedure = any(${c.param(ids)}::text[])`);
  }
  const each = procedures.map((p) => ({ p, states: statesOf(p, q) }));
  if (each.every((e) => e.states === undefined)) return;
  const pairs = each.map(({ p, states }) => stateCondition(c, p, states ?? Object.keys(p.states), procedures.length > 1));
  c.add(pairs.length ? `(${pairs.join(' or ')})` : 'false');
}

function stateCondition(c: Conditions, p: Procedure, states: readonly string[], named: boolean): string {
  const one = states.length === 1 ? `m.state = ${c.param(states[0] ?? '')}` : `m.state = any(${c.param([...states])}::text[])`;
  return named ? `(m.procedure = ${c.param(p.id)} and ${one})` : one;
}

/** A text to be found as it is written, in a pattern of `like`. */
export const literal = (text: string): string => text.replace(/[\\%_]/g, (s) => `\\${s}`);
/** The pattern of a text anywhere. */
export const like = (text: string): string => `%${literal(text)}%`;

function words(c: Conditions, context: Context, q: ListQuestion): void {
  const text = q.q?.trim() ?? '';
  if (text === '') return;
  const query = queryOf(text);
  const column = q.publicOnly ? 'm.search_public' : 'm.search';
  if (query !== undefined && [...text].length > 1) return c.add(`${column} @@ ${c.param(query)}::tsquery`);
  const shown = proceduresOf(context, q).filter((p) => !q.publicOnly || p.fields[p.shows.title]?.publicity === 'public');
  const pattern = c.param(like(text));
  const number = q.publicOnly ? '' : ` or m.number ilike ${pattern}`;
  c.add(`m.procedure = any(${c.param(shown.map((p) => p.id))}::text[]) and (m.title ilike ${pattern}${number})`);
}

const comparisons = { from: '>=', to: '<=' } as const;

function fieldCondition(c: Conditions, procedures: readonly Procedure[], f: FieldFilter, publicOnly: boolean): string {
  const declared = procedures.flatMap((p) => (Object.hasOwn(p.fields, f.field) ? (p.fields[f.field] ?? []) : []));
  const open = declared.filter((d) => !isApart(d) && (!publicOnly || d.publicity === 'public'));
  const first = open[0];
  if (!first || open.length < declared.length) return 'false';
  if ((f.op === 'from' || f.op === 'to') && kindOf(first).column === 'numeric' && !Number.isFinite(Number(f.value))) return 'false';
  return comparison(c, first, f);
}

function comparison(c: Conditions, field: Field, f: FieldFilter): string {
  if (f.op === 'is' && (kindOf(field).column === 'jsonb' || field.spec.many)) {
    return `m.data->${c.param(f.field)} ? ${c.param(String(f.value))}`;
  }
  if (f.op === 'in' && (kindOf(field).column === 'jsonb' || field.spec.many)) {
    return `m.data->${c.param(f.field)} ?| ${c.param(listOf(f.value as string | readonly string[]).map(String))}::text[]`;
  }
  const held = `m.data->>${c.param(f.field)}`;
  if (f.op === 'in') return `${held} = any(${c.param(listOf(f.value as string | readonly string[]).map(String))}::text[])`;
  if (f.op === 'contains') return `${held} ilike ${c.param(like(String(f.value)))}`;
  if (f.op === 'is') return `${held} = ${c.param(String(f.value))}`;
  const sign = comparisons[f.op];
  if (kindOf(field).column !== 'numeric') return `${held} ${sign} ${c.param(String(f.value))} collate "C"`;
  return `(${held})::numeric ${sign} ${c.param(String(f.value))}::numeric`;
}

const day = /^\d{4}-\d{2}-\d{2}$/;

function days(c: Conditions, q: ListQuestion): void {
  const bounds: [string, string, string | undefined][] = [
    ['m.opened_on', '>=', q.from],
    ['m.opened_on', '<=', q.to],
    ['m.closed_on', '>=', q.closedFrom],
    ['m.closed_on', '<=', q.closedTo],
    ['m.next_due_on', '<', q.dueBefore],
    ['m.next_due_on', '>=', q.dueFrom],
  ];
  for (const [column, sign, value] of bounds) {
    if (value !== undefined) c.add(day.test(value) ? `${column} ${sign} ${c.param(value)}::date` : 'false');
  }
}

/** The scope, widened by matters that name the unit: a department drafts what the government owns. */
function reach(context: Context, c: Conditions, q: ListQuestion): void {
  if (!q.named || q.named.fields.length === 0) return scopeOf(context, c, q.unitPath, 'm');
  const own = new Conditions();
  own.params.push(...c.params);
  scopeOf(context, own, q.unitPath, 'm');
  c.params.push(...own.params.slice(c.params.length));
  const unit = c.param(q.named.unit);
  const naming = q.named.fields.map((field) => `m.data->>${c.param(field)} = ${unit}`);
  c.add(`((${own.sql}) or ${naming.join(' or ')})`);
}

/** All conditions of a list question, over `matter m`. */
export function conditionsOf(context: Context, q: ListQuestion): Conditions {
  const c = new Conditions();
  reach(context, c, q);
  if (q.unit !== undefined) c.add(`m.unit = ${c.param(q.unit)}`);
  kinds(c, context, q);
  days(c, q);
  if (q.number !== undefined) c.add(`m.number = ${c.param(q.number)}`);
  words(c, context, q);
  for (const f of q.fields ?? []) c.add(fieldCondition(c, proceduresOf(context, q), f, q.publicOnly === true));
  return c;
}

/** Whether the counters alone can tell the total. */
export const countable = (q: ListQuestion): boolean =>
  !q.q?.trim() &&
  !q.fields?.length &&
  !q.named &&
  q.number === undefined &&
  [q.from, q.to, q.closedFrom, q.closedTo, q.dueBefore, q.dueFrom].every((d) => d === undefined);
