import { addDays, addMonths, addWorkingDays, type CivilDate, daysBetween, type Figure, type Json, listOf, type Procedure } from '#kernel';
import type { ActLine, LightDays, LightLine, MatterRow } from '#store';
import type { LightCounts, OverviewDto, OverviewSystem, OverviewUnit, RedRow, TrendDto, WallAct, WallDto } from './contract/overview.ts';
import type { LightColour, UnitDto } from './contract.ts';
import { openTitle, presentRows, procedureOf } from './matters.ts';
import { rolesAwaited } from './notices/audience.ts';
import { placeOf } from './notices/pass.ts';
import type { Platform, RegisteredUnit } from './platform.ts';
import { type Signed, unitDto } from './session.ts';
import { taskLights } from './tasks/lights.ts';
import { unitTurns } from './worklist/turn.ts';

const none: LightCounts = { overdue: 0, soon: 0, inTime: 0 };

const sum = (lines: readonly LightCounts[]): LightCounts =>
  lines.reduce((all, l) => ({ overdue: all.overdue + l.overdue, soon: all.soon + l.soon, inTime: all.inTime + l.inTime }), none);

const colourOf = ({ overdue, soon, inTime }: LightCounts): LightColour => {
  if (overdue > 0) return 'red';
  if (soon > 0) return 'amber';
  return inTime > 0 ? 'green' : 'grey';
};

/** Today and the last day that is shown amber. */
export function lightDays(platform: Platform): LightDays {
  const today = platform.today();
  return { today, soon: addWorkingDays(platform.law().calendar, today, platform.soonDays()) };
}

/** Where the city's units stand on its tile map; data of the city. */
interface TileMap {
  readonly columns: number;
  readonly rows: number;
  readonly tiles: Readonly<Record<string, Tile>>;
}
interface Tile {
  readonly x: number;
  readonly y: number;
  /** A name shorter than the register's, where that is long. */
  readonly label?: string;
}
const tileMapSetting = 'tile-map';
/** Ids of the figures whose trend the leader's screen shows. */
const headFiguresSetting = 'head-figures';
const mostTiles = 12;
const mostTrends = 6;

const isTile = (value: unknown): value is Tile => {
  const { x, y, label } = (value ?? {}) as { x?: unknown; y?: unknown; label?: unknown };
  const placed = [x, y].every((n) => Number.isInteger(n) && Number(n) >= 1 && Number(n) <= mostTiles);
  return placed && (label === undefined || typeof label === 'string');
};

/** Where the city's units stand on its tile map; undefined where the city has set none. */
export async function tileMapOf(platform: Platform): Promise<TileMap | undefined> {
  const held = (await platform.store.setting(tileMapSetting)) as { tiles?: Readonly<Record<string, unknown>> } | undefined;
  const tiles = Object.fromEntries(Object.entries(held?.tiles ?? {}).flatMap(([code, at]) => (isTile(at) ? [[code, at] as const] : [])));
  const places = Object.values(tiles);
  if (places.length === 0) return undefined;
  return { columns: Math.max(...places.map((p) => p.x)), rows: Math.max(...places.map((p) => p.y)), tiles };
}

interface Standing {
  readonly total: LightCounts;
  readonly own: LightCounts;
  readonly territories: readonly OverviewUnit[];
  readonly departments: readonly OverviewUnit[];
  readonly systems: readonly OverviewSystem[];
  readonly map: OverviewDto['map'];
}

function unitsOf(platform: Platform, unit: RegisteredUnit, lines: readonly LightLine[], map: TileMap | undefined): OverviewUnit[] {
  const byUnit = Map.groupBy(lines, (l) => l.unit);
  return platform.units
    .all()
    .filter((u) => u.parent === unit.code)
    .map((u) => {
      const own = byUnit.get(u.code) ?? [];
      const counts = sum(own);
      const oldest = own.flatMap((l) => l.oldest ?? []).sort()[0] ?? null;
      const tile = map?.tiles[u.code];
      const place = tile ? { x: tile.x, y: tile.y } : null;
      return { unit: unitDto(u), ...counts, colour: colourOf(counts), oldest, place, label: tile?.label ?? u.name };
    });
}

function systemsOf(platform: Platform, lines: readonly LightLine[]): OverviewSystem[] {
  const byProcedure = Map.groupBy(lines, (l) => l.procedure);
  return platform.registry.all.flatMap((p) => {
    const counts = sum(byProcedure.get(p.id) ?? []);
    if (colourOf(counts) === 'grey') return [];
    return [{ procedure: p.id, title: p.title, group: p.group, ...counts, colour: colourOf(counts) }];
  });
}

const worstFirst = (a: LightCounts, b: LightCounts): number => b.overdue - a.overdue || b.soon - a.soon || b.inTime - a.inTime;

/** How a unit and those one level below it stand: lights by territory, department and system. */
async function standingOf(platform: Platform, unit: RegisteredUnit): Promise<Standing> {
  const [lines, layout] = await Promise.all([platform.store.lights(unit.path, lightDays(platform)), tileMapOf(platform)]);
  const below = unitsOf(platform, unit, lines, layout);
  const territories = below.filter((u) => u.unit.kind !== 'department');
  return {
    total: sum(lines),
    own: sum(lines.filter((l) => l.unit === '')),
    territories,
    departments: below.filter((u) => u.unit.kind === 'department' && u.colour !== 'grey').sort(worstFirst),
    systems: systemsOf(platform, lines).sort(worstFirst),
    map: layout && territories.some((t) => t.place) ? { columns: layout.columns, rows: layout.rows } : null,
  };
}

/** The unit to call about a matter: whose turn it is, the owner before others. */
export function unitToCall(platform: Platform, procedure: Procedure, row: MatterRow): RegisteredUnit | undefined {
  const turns = unitTurns({ platform, soon: lightDays(platform).soon }, procedure, row).map((t) => t.unit);
  return turns.find((u) => u.code === row.unit) ?? turns[0] ?? platform.units.get(row.unit);
}

/** The deadline that runs or has passed, and the posts whose acts would stop it. */
function duty(platform: Platform, procedure: Procedure, row: MatterRow): Pick<RedRow, 'limit' | 'who'> {
  const limit = row.nextDue === null ? undefined : procedure.deadlines[row.nextDue];
  const roles = rolesAwaited(placeOf(platform, procedure, row));
  return { limit: limit?.title ?? '', who: roles.map((r) => procedure.roles[r]?.title ?? r) };
}

/** Rows with who has to act and who answers for the unit; only those the person may know of. */
export async function redRows(platform: Platform, rows: readonly MatterRow[], who: Signed): Promise<RedRow[]> {
  const today = platform.today();
  const called = new Map(rows.map((r) => [r.key, unitToCall(platform, procedureOf(platform, r), r)]));
  const codes = [...called.values()].flatMap((u) => u?.code ?? []);
  const heads = new Map((await platform.store.headsOf(codes, 'head', today)).map((h) => [h.unit, { name: h.name, post: h.post }]));
  const stored = new Map(rows.map((r) => [r.key, r]));
  return presentRows(platform, rows, who.actor).flatMap((row) => {
    const held = stored.get(row.key);
    if (!held) return [];
    const daysLate = held.nextDueOn === null ? 0 : Math.max(0, daysBetween(held.nextDueOn, today));
    const { code, name } = called.get(row.key) ?? row.unit;
    return [
      { ...row, daysLate, ...duty(platform, procedureOf(platform, held), held), call: { code, name }, head: heads.get(code) ?? null },
    ];
  });
}

/** The units between what the person oversees and the unit shown, the highest first. */
function above(platform: Platform, unit: RegisteredUnit, reach: string): UnitDto[] {
  const codes = unit.path.split('/').filter((code) => code !== '' && code !== unit.code);
  return codes.flatMap((code) => {
    const held = platform.units.get(code);
    return held?.path.startsWith(reach) ? [unitDto(held)] : [];
  });
}

/** The leader's screen of a unit: two questions to the database besides the register. */
export async function overviewOf(platform: Platform, unit: RegisteredUnit, reach: string, who: Signed): Promise<OverviewDto> {
  const days = lightDays(platform);
  const [standing, late] = await Promise.all([
    standingOf(platform, unit),
    platform.store.lit({ unitPath: unit.path, light: 'overdue', limit: 12 }, days),
  ]);
  return { unit: unitDto(unit), above: above(platform, unit, reach), ...standing, red: await redRows(platform, late.rows, who) };
}

/** The quarter before today's while it has hardly begun, else the running one: its first day. */
function lastQuarter(today: CivilDate): CivilDate {
  const month = Number(today.slice(5, 7));
  const start = `${today.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
  return today <= addDays(start, 15) ? addMonths(start, -3) : start;
}

/** As the city has set; else the first share that each declaration has. */
async function headFigures(platform: Platform): Promise<readonly string[]> {
  const set = (await platform.store.setting(headFiguresSetting)) as Json | undefined;
  const known = new Set(platform.figures.ids());
  const chosen = listOf(set ?? []).flatMap((id) => (typeof id === 'string' && known.has(id) ? [id] : []));
  if (chosen.length > 0) return chosen.slice(0, mostTrends);
  const shares = platform.registry.all.flatMap((p) => {
    const metric = Object.keys(p.metrics).find((id) => p.metrics[id]?.kind === 'share');
    return metric !== undefined && known.has(`${p.id}.${metric}`) ? [`${p.id}.${metric}`] : [];
  });
  return shares.slice(0, mostTrends);
}

/** What lies before the first quarter with anything recorded is unknown, not nothing. */
function pointsOf(quarters: readonly { label: string; from: CivilDate; to: CivilDate }[], figures: readonly (Figure | undefined)[]) {
  const values = figures.map((f) => f?.value ?? null);
  const first = values.findIndex((v) => v !== null && v !== 0);
  return quarters.map((q, i) => ({ ...q, value: i < first ? null : (values[i] ?? null) }));
}

/** Head figures over the eight quarters up to the last one, in one question. */
export async function trendsOf(platform: Platform, unit: RegisteredUnit): Promise<TrendDto[]> {
  const last = lastQuarter(platform.today());
  const quarters = Array.from({ length: 8 }, (_none, i) => {
    const from = addMonths(last, (i - 7) * 3);
    const label = `${from.slice(0, 4)}年${Math.ceil(Number(from.slice(5, 7)) / 3)}季度`;
    return { label, from, to: addDays(addMonths(from, 3), -1) };
  });
  const ids = await headFigures(platform);
  const answers = await platform.figures.figures(ids.flatMap((id) => quarters.map(({ from, to }) => ({ id, from, to, unit: unit.code }))));
  return ids.flatMap((_id, at) => {
    const own = answers.slice(at * 8, at * 8 + 8);
    const figure = own.at(-1);
    const points = pointsOf(quarters, own);
    if (!figure || points.every((p) => p.value === null)) return [];
    return [{ figure, points, system: platform.registry.latest(figure.id.split('.')[0] ?? '')?.title ?? '' }];
  });
}

/** An act without anything of a person: the title only if the public may read it where the matter stands. */
export function wallAct(platform: Platform, { row, ...line }: ActLine): WallAct {
  const procedure = procedureOf(platform, row);
  return {
    id: `${row.key}#${line.seq}`,
    time: line.recordedAt.slice(11, 16),
    on: line.on,
    unit: platform.units.get(row.unit)?.name ?? row.unit,
    procedure: procedure.title,
    act: procedure.acts[line.act]?.title ?? line.act,
    title: openTitle(procedure, row),
  };
}

/** Everything the wall shows of a unit, without any matter's row. */
export async function wallOf(platform: Platform, unit: RegisteredUnit, acts: readonly WallAct[]): Promise<WallDto> {
  const [{ own: _own, ...standing }, trends, tasks] = await Promise.all([
    standingOf(platform, unit),
    trendsOf(platform, unit),
    taskLights(platform, unit),
  ]);
  return {
    unit: unitDto(unit),
    ...standing,
    tasks,
    trends,
    acts,
    today: platform.today(),
    demonstration: platform.demonstration,
    doors: true,
  };
}
