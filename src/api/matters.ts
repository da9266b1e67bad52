import { type Actor, holds, type Matter, type Procedure, thePublic, type Viewer, view, type World } from '#kernel';
import type { Around, MatterRow, StoredMatter } from '#store';
import type { LineDto, LinkDto, MatterDto, ProcedureDto, RowDto, StepDto } from './contract.ts';
import type { Platform } from './platform.ts';
import { actDtos, lineDto, liveClocks, namedIn, type Projected, rowDto, stepDtos, viewerOf } from './present.ts';
import { notFound } from './problem.ts';

export const projected = (row: MatterRow): Projected => ({ ...row, suspended: row.suspendedOn !== null });

/** The edition a stored matter was opened under. */
export function procedureOf(platform: Platform, m: { procedure: string; edition: number }): Procedure {
  const procedure = platform.registry.edition(m.procedure, m.edition) ?? platform.registry.latest(m.procedure);
  if (!procedure) throw notFound();
  return procedure;
}

/** Rows that the actor may know of, presented. */
export function presentRows(platform: Platform, rows: readonly MatterRow[], actor: Actor): RowDto[] {
  return rows.flatMap((row) => {
    const procedure = procedureOf(platform, row);
    return rowDto(platform, procedure, projected(row), viewerOf(procedure, actor, row)) ?? [];
  });
}

/** The same, a line each. */
export function presentLines(platform: Platform, rows: readonly MatterRow[], actor: Actor): LineDto[] {
  return rows.flatMap((row) => {
    const procedure = procedureOf(platform, row);
    return lineDto(platform, procedure, projected(row), viewerOf(procedure, actor, row)) ?? [];
  });
}

/** The world as far as it matters before any value is given: which acts are open. The store has the whole one. */
function worldOf(platform: Platform): World {
  return {
    unit: (code) => platform.units.get(code),
    hasFile: () => true,
    linked: () => undefined,
    serial: () => 1,
  };
}

export interface Seen {
  readonly stored: StoredMatter;
  readonly around: Around;
  readonly procedure: Procedure;
  readonly viewer: Viewer;
}

/** Loads a matter that the actor may know of; otherwise «not found», so that nothing tells whether it exists. */
export async function loadSeen(platform: Platform, key: string, actor: Actor, procedureId?: string): Promise<Seen> {
  const stored = /^\d{6}\/[0-9a-f-]{36}$/.test(key) ? await platform.store.whole(key) : undefined;
  if (!stored || (procedureId !== undefined && stored.matter.procedure !== procedureId)) throw notFound();
  return seenBy(platform, stored, stored.around, actor);
}

/** The matter as the actor left it: the act's answer holds it; only what stands around it is read, where that is not known. */
export async function justActed(platform: Platform, stored: StoredMatter, actor: Actor): Promise<Seen> {
  return seenBy(platform, stored, stored.around ?? (await platform.store.around(stored.key)), actor);
}

function seenBy(platform: Platform, stored: StoredMatter, around: Around, actor: Actor): Seen {
  const procedure = procedureOf(platform, stored.matter);
  const viewer = viewerOf(procedure, actor, stored.matter);
  if (!view(procedure, stored.matter, viewer)) throw notFound();
  return { stored, around, procedure, viewer };
}

const rowOf = (m: Matter): Projected => ({
  ...m,
  closedOn: m.closedOn,
  nextDueOn: undefined,
  suspended: m.suspendedOn !== undefined,
});

/** The timeline of a matter, with the names of those who acted. */
export function stepsOf(platform: Platform, { stored, around, procedure, viewer }: Seen): StepDto[] {
  const { events, opened } = stored;
  return stepDtos(platform, procedure, events, (seq) => opened.get(seq) ?? {}, {
    viewer,
    actorOf: (id, post, actsFor) => {
      if (id === 'clock') return { name: '平台', post: '按期自动办理' };
      const name = around.names.get(id) ?? '';
      return { name: actsFor === undefined ? name : `${name}（代${around.names.get(actsFor) ?? ''}）`, post };
    },
  });
}

/** The whole matter page. */
export async function matterDto(platform: Platform, seen: Seen, actor: Actor): Promise<MatterDto> {
  const { stored, around, procedure, viewer } = seen;
  const { matter } = stored;
  const clocks = liveClocks(platform, procedure, matter);
  const running = clocks.filter((c) => c.kind === 'at-most' && c.state === 'running' && c.due).map((c) => c.due ?? '');
  const row = rowDto(platform, procedure, { ...rowOf(matter), nextDueOn: running.sort()[0] }, viewer);
  const shown = view(procedure, matter, viewer);
  if (!row || !shown) throw notFound();
  const named = namedIn(procedure, shown.values as Record<string, never>);
  const others = await othersOf(platform, around, named.matters, actor);
  return {
    ...row,
    edition: matter.edition,
    suspendedOn: matter.suspendedOn ?? null,
    masked: shown.masked,
    seq: matter.seq,
    steps: stepsOf(platform, seen),
    clocks,
    acts: actDtos(platform, procedure, matter, actor, worldOf(platform)),
    links: linksOf(platform, around, others),
    starts: startsOf(platform, procedure.id, actor),
    names: namesOf(platform, named, others),
  };
}

/** The other matters a page names, as far as the actor may know of them: those linked, and those only a value names. */
async function othersOf(
  platform: Platform,
  { linked }: Around,
  named: readonly string[],
  actor: Actor,
): Promise<ReadonlyMap<string, RowDto>> {
  const held = new Map(linked.map((l) => [l.row.key, l.row]));
  const more = [...new Set(named)].filter((key) => !held.has(key));
  const rows = [...held.values(), ...(more.length > 0 ? await platform.store.rows(more) : [])];
  return new Map(presentRows(platform, rows, actor).map((r) => [r.key, r]));
}

/** References both ways, only to matters the actor may know of. */
function linksOf(platform: Platform, { linked }: Around, others: ReadonlyMap<string, RowDto>): LinkDto[] {
  return linked.flatMap(({ way, procedure: holder, field, row }) => {
    const seen = others.get(row.key);
    if (!seen) return [];
    const title = platform.registry.latest(holder)?.fields[field]?.title ?? '';
    const { key, procedure, state } = seen;
    const procedureTitle = platform.registry.latest(procedure)?.title ?? '';
    const direction = way === 'from' ? 'to' : 'from';
    return [{ field, title, key, procedure, procedureTitle, label: labelOf(seen), state: state.title, direction }];
  });
}

/** The title of a matter as far as the public may read it where the matter stands; null where it may not, or it is no name. */
export function openTitle(procedure: Procedure, { state, values }: Pick<MatterRow, 'state' | 'values'>): string | null {
  const open = view(procedure, { state, values, history: [] }, thePublic);
  const field = procedure.shows.title;
  const title = open?.masked.includes(field) ? undefined : open?.values[field];
  return procedure.fields[field]?.spec.options === undefined && typeof title === 'string' ? title : null;
}

export const labelOf = (row: RowDto): string => (row.number ? `${row.title}（${row.number}）` : row.title);

/** Printed names of units and matters that values point to. */
function namesOf(platform: Platform, named: ReturnType<typeof namedIn>, others: ReadonlyMap<string, RowDto>): Record<string, string> {
  const units = named.units.map((code): [string, string] => [code, platform.units.get(code)?.name ?? code]);
  const matters = named.matters.flatMap((key): [string, string][] => {
    const row = others.get(key);
    return row ? [[key, labelOf(row)]] : [];
  });
  return Object.fromEntries([...matters, ...units]);
}

interface Referring {
  readonly procedure: Procedure;
  readonly field: string;
  /** Opening acts that take the field. */
  readonly acts: ReadonlySet<string>;
}

const referrers = new WeakMap<Platform['registry'], ReadonlyMap<string, readonly Referring[]>>();

/** By kind of matter, the kinds that may be opened with a reference to one: read off the declarations once. */
function referringTo({ registry }: Platform, procedureId: string): readonly Referring[] {
  const known = referrers.get(registry) ?? Map.groupBy(registry.all.flatMap(referencesOf), (one) => one.to);
  referrers.set(registry, known);
  return known.get(procedureId) ?? [];
}

/** The first field of a kind for each kind it refers to. */
function referencesOf(procedure: Procedure): (Referring & { readonly to: string })[] {
  const first = new Map<string, string>();
  for (const [id, field] of Object.entries(procedure.fields)) {
    const to = field.kind === 'reference' ? field.spec.procedure : undefined;
    if (to !== undefined && !first.has(to)) first.set(to, id);
  }
  return [...first].flatMap(([to, field]) => {
    const taking = Object.entries(procedure.acts).filter(
      ([, a]) => a.from === undefined && [...(a.needs ?? []), ...(a.asks ?? [])].includes(field),
    );
    return taking.length > 0 ? [{ to, procedure, field, acts: new Set(taking.map(([act]) => act)) }] : [];
  });
}

/** Matters that this person may open with a reference to one of this procedure. */
const startsOf = (platform: Platform, procedureId: string, actor: Actor): MatterDto['starts'] =>
  referringTo(platform, procedureId).flatMap(({ procedure, field, acts }) => {
    const open = opensOf(platform, procedure, actor).find((o) => acts.has(o.act));
    return open ? [{ procedure: procedure.id, title: procedure.title, act: open.act, field }] : [];
  });

/** Whether a post may ever fill one of the roles of an opening act: the relation is judged when the act is done. */
export function opensOf(platform: Platform, procedure: Procedure, actor: Actor): ProcedureDto['opens'] {
  return Object.entries(procedure.acts).flatMap(([act, decl]) => {
    if (decl.from !== undefined) return [];
    const roles = (Array.isArray(decl.by) ? decl.by : [decl.by]) as readonly string[];
    const mayBe = roles.some((r) => {
      const role = procedure.roles[r];
      if (!role || role.relation === 'anyone' || !holds(procedure, r, actor, act)) return false;
      return role.relation !== 'office' || actor.offices.includes(role.office ?? '');
    });
    return mayBe ? [{ act, title: decl.title }] : [];
  });
}

export { worldOf };
