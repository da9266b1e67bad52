import { z } from 'zod';
import { type Actor, addDays, addMonths, addWorkingDays, type Field, holds, isApart, isCivilDate, type Procedure } from '#kernel';
import { type FieldFilter, isListCursor, type ListQuestion } from '#store';
import type { ListDto } from './contract.ts';
import { labelOf, presentRows } from './matters.ts';
import type { Platform } from './platform.ts';
import { namedIn } from './present.ts';
import { malformed } from './problem.ts';
import { scopeOf } from './scope.ts';
import { audit, type Signed } from './session.ts';

const word = z.string().max(200);

/** What a list may be asked; besides, `f.{field}`, `f.{field}.from` and `f.{field}.to`. */
export const listQuery = z.looseObject({
  state: word.optional(),
  unit: word.optional(),
  q: word.optional(),
  from: word.optional(),
  to: word.optional(),
  closedFrom: word.optional(),
  closedTo: word.optional(),
  due: z.enum(['overdue', 'soon']).optional(),
  open: z.enum(['1']).optional(),
  /** Where in the list to begin: `due:2020-02` or `opened:2019-06`. */
  at: word.optional(),
  /** Fields shown besides those of the declaration. */
  cols: z.string().max(4000).optional(),
  cursor: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type ListAsk = z.infer<typeof listQuery>;

/** The part of an address that says what a list shows: what a saved view keeps and an export repeats. */
export const searchShape = z.record(z.string().max(60), z.string().max(600)).refine((r) => Object.keys(r).length <= 40, '条件过多');

const dateOr = (text: string | undefined, name: string, said: string): string | undefined => {
  if (text === undefined || text === '' || isCivilDate(text)) return text || undefined;
  throw malformed(`${said}不是存在的日期`, '请按 2019-06-30 的格式填写', name);
};

const ranged = new Set(['number', 'money', 'date']);
const contained = new Set(['text', 'long-text', 'doc-number']);
/** Kinds of field by which a list is narrowed. */
const sought = new Set([...ranged, ...contained, 'choice', 'choices', 'flag', 'unit']);

/** Whether a list may be narrowed by a field: never by one kept apart, whose values could be guessed that way. */
export const isSought = (field: Field): boolean => sought.has(field.kind) && !isApart(field);

/** A field that points to one other matter: its list is asked for by the key of that matter. */
const isPointer = (field: Field): boolean => field.kind === 'reference' && field.spec.many !== true && !isApart(field);

function keyIn(field: Field, key: string, value: unknown): string {
  if (typeof value === 'string' && /^\d{6}\/[0-9a-f-]{36}$/.test(value)) return value;
  throw malformed(`“${field.title}”的筛选值不可用`, '请从事项页面的链接进入', key);
}

function bound(field: Field, key: string, value: string): FieldFilter {
  const [, id = '', op] = key.split('.');
  const fits = field.kind === 'date' ? isCivilDate(value) : /^-?\d{1,15}(\.\d{1,6})?$/.test(value);
  const shape = field.kind === 'date' ? '请按 2019-06-30 的格式填写' : '请填写数字';
  if (!ranged.has(field.kind) || !fits) throw malformed(`“${field.title}”的起止不可用`, shape, key);
  return { field: id, op: op as 'from' | 'to', value };
}

function fieldFilter(procedure: Procedure, key: string, value: unknown): FieldFilter {
  const [, id = '', op] = key.split('.');
  const field = Object.hasOwn(procedure.fields, id) ? procedure.fields[id] : undefined;
  if (field && isPointer(field) && op === undefined) return { field: id, op: 'is', value: keyIn(field, key, value) };
  if (!field || !isSought(field)) throw malformed(`不能按“${id.slice(0, 40)}”筛选`, '请从页面上的筛选项中选择', key);
  if (typeof value !== 'string' || value.length > 200) throw malformed(`“${field.title}”的筛选值不可用`, '请重新选择', key);
  if (op === 'from' || op === 'to') return bound(field, key, value);
  if (op !== undefined) throw malformed(`不能按“${id.slice(0, 40)}”筛选`, '请从页面上的筛选项中选择', key);
  return valued(field, id, value);
}

/** The comparison that the kind of the field asks for. */
function valued(field: Field, id: string, value: string): FieldFilter {
  if (field.kind === 'flag') return { field: id, op: 'is', value: value === 'true' };
  if (contained.has(field.kind)) return { field: id, op: 'contains', value: value.trim() };
  if (ranged.has(field.kind)) return { field: id, op: 'is', value };
  const several = value.split(',').filter(Boolean);
  return several.length > 1 ? { field: id, op: 'in', value: several } : { field: id, op: 'is', value };
}

const fieldFilters = (procedure: Procedure, query: Readonly<Record<string, unknown>>): FieldFilter[] =>
  Object.entries(query)
    .filter(([key, value]) => key.startsWith('f.') && value !== '')
    .map(([key, value]) => fieldFilter(procedure, key, value));

/**
 * Overdue: due before today. Soon: from today up to and including the last amber day. Whatever a limit runs for counts, as
 * on the desk: a settled matter may still have one (a follow-up, a term of office).
 */
function dueWithin(platform: Platform, due: 'overdue' | 'soon' | undefined): Pick<ListQuestion, 'dueFrom' | 'dueBefore'> {
  const today = platform.today();
  if (due === undefined) return {};
  if (due === 'overdue') return { dueBefore: today };
  return { dueFrom: today, dueBefore: addDays(addWorkingDays(platform.law().calendar, today, platform.soonDays()), 1) };
}

/** `due:2020-02` begins at what falls due in that month; `opened:2019-06` at what was opened in it, newest first. */
function startAt(at: string | undefined): Pick<ListQuestion, 'startAt'> {
  if (at === undefined || at === '') return {};
  const [, kind, month = ''] = /^(due|opened):(\d{4}-\d{2})$/.exec(at) ?? [];
  const first = `${month}-01`;
  if (kind === undefined || !isCivilDate(first)) throw malformed('没有这个月份', '请从“跳到”中选择月份', 'at');
  return { startAt: kind === 'due' ? { due: first } : { opened: addDays(addMonths(first, 1), -1) } };
}

function cursorIn(cursor: string | undefined): Pick<ListQuestion, 'cursor'> {
  if (cursor === undefined || cursor === '') return {};
  if (isListCursor(cursor)) return { cursor };
  throw malformed('翻页位置无法识别', '请从列表首页重新翻页', 'cursor');
}

/** Fields that may stand as columns before this person; view() decides on every single value all the same. */
export function columnsFor(procedure: Procedure, actor: Actor): readonly string[] {
  return Object.entries(procedure.fields).flatMap(([id, field]) => {
    if (field.kind === 'file' || (field.publicity === 'sealed' && !mayOpen(procedure, field, actor))) return [];
    return [id];
  });
}

const mayOpen = (procedure: Procedure, field: Field, actor: Actor): boolean =>
  (field.openTo ?? []).some((role) => procedure.roles[role]?.relation !== 'anyone' && holds(procedure, role, actor));

/** Columns that every list has, apart from the fields of a declaration. */
export const fixedColumns = { '@number': '编号', '@unit': '单位', '@opened': '登记', '@closed': '办结' } as const;

/** The chosen columns; empty: as declared. */
export function columnsIn(procedure: Procedure, actor: Actor, cols: string | undefined): readonly string[] {
  const asked = (cols ?? '').split(',').filter(Boolean);
  const known = new Set<string>([...columnsFor(procedure, actor), ...Object.keys(fixedColumns)]);
  const unknown = asked.find((id) => !known.has(id));
  if (unknown !== undefined) throw malformed(`没有“${unknown.slice(0, 40)}”这一列`, '请从“列”中选择', 'cols');
  return [...new Set(asked)];
}

/** A list as asked in the address → the question to the store, within what the person's post reaches. */
export function questionOf(platform: Platform, procedure: Procedure, actor: Actor, query: ListAsk): ListQuestion {
  const unit = query.unit ? platform.units.get(query.unit) : undefined;
  if (query.unit && !unit) throw malformed('单位名册中没有这个单位', '请从名册中选择单位', 'unit');
  const days = {
    from: dateOr(query.from, 'from', '登记起始日'),
    to: dateOr(query.to, 'to', '登记截止日'),
    closedFrom: dateOr(query.closedFrom, 'closedFrom', '办结起始日'),
    closedTo: dateOr(query.closedTo, 'closedTo', '办结截止日'),
  };
  const given = Object.fromEntries(Object.entries(days).filter(([, day]) => day !== undefined)) as Partial<
    Record<keyof typeof days, string>
  >;
  const fields = fieldFilters(procedure, query);
  const shows = columnsIn(procedure, actor, query.cols).filter((id) => !id.startsWith('@'));
  return {
    procedure: procedure.id,
    ...scopeOf(procedure, actor, unit?.path),
    ...(query.state && { state: query.state.split(',') }),
    ...(query.open && { open: true }),
    ...given,
    ...dueWithin(platform, query.due),
    ...(query.q?.trim() && { q: query.q.trim() }),
    ...startAt(query.at),
    ...cursorIn(query.cursor),
    ...(shows.length > 0 && { shows }),
    fields,
    limit: query.limit,
  };
}

/** One page of a list, with the names of the matters that chosen columns point to. Searches and columns kept apart are on record. */
export async function listAnswer(platform: Platform, procedure: Procedure, who: Signed, query: ListAsk): Promise<ListDto> {
  const question = questionOf(platform, procedure, who.actor, query);
  const { rows, ...answer } = await platform.store.list(question);
  if (query.q) await audit(platform, who.id, 'search', procedure.id);
  if (question.shows?.some((id) => isApart(procedure.fields[id]))) await audit(platform, who.id, 'read', procedure.id);
  const shown = presentRows(platform, rows, who.actor);
  const points = (question.shows ?? []).filter((id) => procedure.fields[id]?.kind === 'reference');
  if (points.length === 0) return { ...answer, rows: shown };
  const keys = shown.flatMap((row) => namedIn(procedure, Object.fromEntries(points.map((id) => [id, row.values[id] ?? null]))).matters);
  const others = presentRows(platform, await platform.store.rows([...new Set(keys)]), who.actor);
  return { ...answer, rows: shown, names: Object.fromEntries(others.map((row) => [row.key, labelOf(row)])) };
}
