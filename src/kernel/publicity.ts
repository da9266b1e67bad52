import { type Field, hiddenText, kindOf, type Mask, type Publicity } from './field/index.ts';
import type { Matter, Step } from './matter.ts';
import type { Procedure } from './procedure.ts';
import { isList, type Json, type Values } from './value.ts';

/**
 * Who looks. `roles`: those the viewer has towards this matter. `inScope`: an official in whose scope the matter lies.
 * `party`: proved to be a party to it.
 */
export interface Viewer {
  readonly kind: 'public' | 'party' | 'official' | 'audit';
  readonly roles: readonly string[];
  readonly inScope: boolean;
}

export const thePublic: Viewer = { kind: 'public', roles: [], inScope: false };

/** What may be seen of a matter. `masked` names fields shown in part; what is hidden is not named. */
export interface View {
  readonly values: Values;
  readonly masked: readonly string[];
  readonly history: readonly Step[];
}

const isInside = (viewer: Viewer): boolean => viewer.kind === 'official' && viewer.inScope;

function maySee(publicity: Exclude<Publicity, 'sealed'>, viewer: Viewer): boolean {
  if (publicity === 'public' || isInside(viewer)) return true;
  return publicity === 'party' && viewer.kind === 'party';
}

/** Whether the viewer may see that the matter exists. */
export function mayKnow(procedure: Procedure, matter: Pick<Matter, 'state'>, viewer: Viewer): boolean {
  return isInside(viewer) || viewer.kind === 'party' || procedure.publicIn.includes(matter.state);
}

/** The one decision on one field: all of it, its mask, or nothing. */
export function seeField(field: Field, value: Json, viewer: Viewer): Seen | undefined {
  const { publicity, mask } = field;
  const open = publicity === 'sealed' ? viewer.roles.some((r) => field.openTo?.includes(r)) : maySee(publicity, viewer);
  if (open) return seeColumns(field, value, (column, cell) => seeField(column, cell, viewer));
  if (!mask) return undefined;
  const unsealed = seeColumns(field, value, (column, cell) => (column.publicity === 'sealed' ? undefined : { value: cell, masked: false }));
  return { value: mask.apply(unsealed.value), masked: true };
}

type Seen = { value: Json; masked: boolean };

/** A table shows each of its columns by the column's own publicity; under the table's mask, no sealed one at all. */
function seeColumns(field: Field, value: Json, see: (column: Field, cell: Json) => Seen | undefined): Seen {
  const { columns } = field.spec;
  if (!columns || !isList(value)) return { value, masked: false };
  let masked = false;
  const seen = value.map((row) => {
    const cells: Record<string, Json> = {};
    for (const [id, held] of Object.entries((row ?? {}) as Record<string, Json | undefined>)) {
      const column = columns[id];
      const cell = column && held !== undefined ? see(column, held) : undefined;
      if (cell) cells[id] = cell.value;
      masked ||= cell?.masked === true;
    }
    return cells;
  });
  return { value: seen, masked };
}

/**
 * The only door outwards: API, list, search text, export, report and log all pass through here. Undefined when the
 * viewer may not even know of the matter.
 */
export function view(procedure: Procedure, matter: Pick<Matter, 'state' | 'values' | 'history'>, viewer: Viewer): View | undefined {
  if (!mayKnow(procedure, matter, viewer)) return undefined;
  const values: Record<string, Json> = {};
  const masked: string[] = [];
  for (const [id, held] of Object.entries(matter.values)) {
    const field = procedure.fields[id];
    const seen = !field || held === undefined || held === null ? undefined : seeField(field, held, viewer);
    if (!seen) continue;
    values[id] = seen.value;
    if (seen.masked) masked.push(id);
  }
  return { values, masked, history: isInside(viewer) ? matter.history : matter.history.map((step) => ({ ...step, actor: '' })) };
}

/** Whether a value is kept apart from the ledger line: personal or sealed, or a table with such a column. */
export function isApart(field: Field | undefined): boolean {
  if (!field) return false;
  return field.personal === true || field.publicity === 'sealed' || Object.values(field.spec.columns ?? {}).some(isApart);
}

/** Text for a search index: what the viewer may see, and never a value kept apart, which must stay erasable. */
export function searchText(procedure: Procedure, matter: Pick<Matter, 'state' | 'values' | 'history'>, viewer: Viewer): string {
  const seen = view(procedure, matter, viewer);
  if (!seen) return '';
  const words = Object.entries(seen.values).map(([id, value]) => {
    const field = procedure.fields[id];
    const skipped = !field || value === undefined || value === null || isApart(field) || seen.masked.includes(id);
    return skipped ? '' : kindOf(field).searchText(field, value);
  });
  return words.filter(Boolean).join(' ');
}

type PartyLike = { readonly kind: Json; readonly name: string };
const isParty = (value: Json): value is PartyLike =>
  value !== null && typeof value === 'object' && !isList(value) && typeof value.name === 'string' && 'kind' in value;
const short = (name: string): string => `${[...name][0] ?? ''}某`;

/** 王小明 → 王某; an organisation keeps its name; no number, telephone or address in either. */
function maskName(value: Json): Json {
  if (typeof value === 'string') return short(value);
  if (!isParty(value)) return null;
  return value.kind === 'organization' ? { kind: 'organization', name: value.name } : { kind: 'person', name: short(value.name) };
}

/** Of a table only the parties are left, with their names cut. */
function maskRow(row: Json): Json {
  if (row === null || typeof row !== 'object' || isList(row) || isParty(row)) return maskName(row);
  return Object.fromEntries(Object.entries(row).map(([id, cell]) => [id, cell !== undefined && isParty(cell) ? maskName(cell) : null]));
}

export const surname: Mask = { id: 'surname', apply: (value) => (isList(value) ? value.map(maskRow) : maskName(value)) };

/** Shows only that there is a value. */
export const hiddenMark: Mask = { id: 'hidden', apply: () => hiddenText };
