import { holds, type Json, type Procedure, view } from '#kernel';
import { drawRank } from '#reports';
import type { MatterRow } from '#store';
import type {
  QuarterBoardDto,
  QuarterItemLine,
  QuarterLine,
  QuarterPointLine,
  QuarterRoundLine,
  QuarterSampleDto,
  QuarterUnitDto,
} from './contract/quarter.ts';
import type { Platform } from './platform.ts';
import { viewerOf } from './present.ts';
import { notFound } from './problem.ts';
import type { QuarterDoor } from './quarters.ts';
import { oversees, scopeOf } from './scope.ts';
import type { Signed } from './session.ts';

export const quarterDoorOf = (platform: Platform): QuarterDoor => {
  if (!platform.quarters) throw notFound();
  return platform.quarters;
};

const text = (value: Json | undefined): string => (value === undefined || value === null ? '' : String(value));
const numeral = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null);

type Row = Readonly<Record<string, Json | undefined>>;
const rowsOf = (value: Json | undefined): readonly Row[] => (Array.isArray(value) ? (value as readonly Row[]) : []);

function procedureOf(platform: Platform, id: string): Procedure {
  const found = platform.registry.latest(id);
  if (!found) throw notFound();
  return found;
}

const optionTitle = (procedure: Procedure, field: string, code: Json | undefined): string =>
  procedure.fields[field]?.spec.options?.[text(code)] ?? text(code);

/** What every unit must know to take part: which quarter, and the windows. How the round was worded is for its own scope. */
function roundLine(platform: Platform, row: MatterRow): QuarterRoundLine {
  const { key, state, values, nextDue, nextDueOn } = row;
  const procedure = procedureOf(platform, row.procedure);
  const government = platform.units.all().find((unit) => unit.path === quarterDoorOf(platform).government(row));
  const whose = government === undefined || government.parent === null ? '' : government.name;
  return {
    ...{ key, title: `${whose}${text(values.year)}年${optionTitle(procedure, 'quarter', values.quarter)}考评` },
    ...{ state, year: Number(values.year), quarter: text(values.quarter) },
    stateTitle: procedure.states[state]?.title ?? state,
    ...{ openOn: text(values.openOn), reportBy: text(values.reportBy), lockOn: text(values.lockOn) },
    publishBy: nextDue === 'publication' ? nextDueOn : null,
  };
}

/** Whether all of a unit's quarter may be seen: one's own, those below, and all of them for whoever reviews. */
const seesAll = (platform: Platform, who: Signed, row: MatterRow): boolean =>
  oversees(who.actor, row) || row.unitPath.startsWith(scopeOf(procedureOf(platform, row.procedure), who.actor).unitPath);

/** A unit's line for a person; of other units what was published, and nothing before. */
function lineFor(platform: Platform, who: Signed, row: MatterRow): QuarterLine | undefined {
  const whole = seesAll(platform, who, row);
  if (!whole && row.state !== 'published') return undefined;
  const procedure = procedureOf(platform, row.procedure);
  const { state, unit } = row;
  const seen = view(procedure, { state, values: row.values, history: [] }, viewerOf(procedure, who.actor, row));
  if (!seen) return undefined;
  const { values } = seen;
  return {
    key: whole ? row.key : null,
    ...{ unit, unitName: platform.units.get(unit)?.name ?? unit, group: text(values.group) },
    ...{ state, stateTitle: procedure.states[state]?.title ?? state, dueOn: whole ? row.nextDueOn : null },
    ...{ total: numeral(values.total), creditScore: numeral(values.creditScore) },
    grade: values.grade === undefined ? null : optionTitle(procedure, 'grade', values.grade),
    ...{ rank: numeral(values.rank), groupSize: numeral(values.groupSize), tied: values.tied === true },
  };
}

/** By place; before there are places by state and name. */
const inOrder = (a: QuarterLine, b: QuarterLine): number =>
  (a.rank ?? 999) - (b.rank ?? 999) || (b.total ?? -1) - (a.total ?? -1) || (a.unit < b.unit ? -1 : 1);

/** Whether a post reviews at all: holds the part of the evaluator, in the office of a government that has it. */
function reviews(platform: Platform, { actor }: Signed): boolean {
  const procedure = procedureOf(platform, quarterDoorOf(platform).unit);
  return ['evaluator', 'chief'].some(
    (role) => actor.offices.includes(procedure.roles[role]?.office ?? '') && holds(procedure, role, actor),
  );
}

/** Who works a round: whoever reviews for the very government whose round it is. */
export const mayManage = (platform: Platform, who: Signed, round: MatterRow): boolean =>
  reviews(platform, who) && who.actor.territory === quarterDoorOf(platform).government(round);

/** The rounds of the governments above a unit, its own one's among them, and of those that a post oversees; the nearest first. */
async function roundsFor(platform: Platform, who: Signed): Promise<readonly MatterRow[]> {
  const door = quarterDoorOf(platform);
  const { unitPath } = who.actor;
  return (await door.rounds()).filter((row) => {
    const government = door.government(row);
    return unitPath.startsWith(government) || government.startsWith(who.actor.territory) || oversees(who.actor, row);
  });
}

/** The round that a post looks at first: one it works, else one it is in, else the city's; the newest that has begun. */
function firstFor(platform: Platform, who: Signed, rounds: readonly MatterRow[]): MatterRow | undefined {
  const door = quarterDoorOf(platform);
  const above = reviews(platform, who) ? who.actor.territory : parentPath(who.actor.unitPath);
  const own = rounds.filter((row) => door.government(row) === above);
  const from = own.length > 0 ? own : rounds.filter((row) => door.government(row) === cityPathOf(platform));
  return from.find((row) => row.state !== 'scheduled') ?? from[0];
}
const parentPath = (path: string): string => path.slice(0, path.lastIndexOf('/', path.length - 2) + 1);
const cityPathOf = (platform: Platform): string => platform.units.get(platform.cityCode)?.path ?? '';

export async function roundAt(platform: Platform, who: Signed, key: string): Promise<MatterRow> {
  const found = (await roundsFor(platform, who)).find((row) => row.key === key);
  if (!found) throw notFound();
  return found;
}

/** How the units to be visited were drawn; the draw is done again to show that it gives the same. */
function sampleDto(platform: Platform, round: MatterRow, units: readonly MatterRow[], lines: readonly QuarterLine[]): QuarterSampleDto {
  const { values } = round;
  const codes = rowsOf(values.sampleFrom).map((row) => text(row.unit));
  const drawn = rowsOf(values.sample).map((row) => text(row.unit));
  const seed = text(values.seed);
  const again = quarterDoorOf(platform).sample(codes, Number(values.onsiteShare), seed);
  return {
    ...{ seed: seed || null, seedSource: text(values.seedSource), share: Number(values.onsiteShare), population: codes.length },
    drawn: drawn.map((unit) => ({
      ...{ unit, unitName: platform.units.get(unit)?.name ?? unit, mark: drawRank(seed, unit).slice(0, 12) },
      key: lines.find((line) => line.unit === unit)?.key ?? null,
      visited: units.some((row) => row.unit === unit && row.values.onsiteRecord !== undefined),
    })),
    repeated: drawn.length > 0 && again.join() === drawn.join(),
  };
}

/** The rounds, and one of them with its units in groups. */
export async function quarterBoard(platform: Platform, who: Signed, key: string | undefined): Promise<QuarterBoardDto> {
  const door = quarterDoorOf(platform);
  const rows = await roundsFor(platform, who);
  const chosen = key === undefined ? firstFor(platform, who, rows) : rows.find((row) => row.key === key);
  if (key !== undefined && !chosen) throw notFound();
  const procedure = procedureOf(platform, door.unit);
  const units = chosen ? await door.units(chosen) : [];
  const lines = units.flatMap((row) => lineFor(platform, who, row) ?? []).sort(inOrder);
  const manage = chosen !== undefined && mayManage(platform, who, chosen);
  const groups = Object.entries(procedure.fields.group?.spec.options ?? {}).map(([id, title]) => ({
    ...{ id, title },
    lines: lines.filter((line) => line.group === id),
  }));
  return {
    rounds: rows.map((row) => roundLine(platform, row)),
    round: chosen ? roundLine(platform, chosen) : null,
    groups: groups.filter((group) => group.lines.length > 0),
    states: Object.entries(procedure.states).flatMap(([state, { title }]) => {
      const n = lines.filter((line) => line.key !== null && line.state === state).length;
      return n > 0 ? [{ state, title, n }] : [];
    }),
    sample: chosen && (manage || chosen.state === 'published') ? sampleDto(platform, chosen, units, lines) : null,
    kind: door.round,
    mayManage: manage,
    mayPlan: reviews(platform, who),
    missing: manage && chosen ? await door.missing(chosen) : 0,
  };
}

function itemsOf(row: MatterRow): QuarterItemLine[] {
  const metricOf = new Map(rowsOf(row.values.indicators).map((one) => [text(one.code), text(one.metricRef)]));
  const items = rowsOf(row.values.scores).map((one) => ({
    ...{ code: text(one.code), name: text(one.name), source: text(one.source), actual: text(one.actual), why: text(one.why) },
    ...{ weight: Number(one.weight), points: Number(one.points), lost: Number(one.lost) },
    figure: metricOf.get(text(one.code)) || null,
  }));
  return items.sort((a, b) => b.lost - a.lost);
}

/** What was taken and told so far, for a quarter without a score yet. */
function askedOf(row: MatterRow): QuarterUnitDto['asked'] {
  if (row.values.scores !== undefined) return [];
  const [taken, told] = [rowsOf(row.values.figures), rowsOf(row.values.reported)];
  return rowsOf(row.values.indicators).map((one) => {
    const figure = taken.find((f) => f.code === one.code);
    const said = told.find((f) => f.code === one.code);
    const held = figure ? (figure.value === undefined ? '本季没有记录' : text(figure.value)) : said ? text(said.value) : '—';
    return { code: text(one.code), name: text(one.name), weight: Number(one.weight), source: text(one.dataSource), value: held };
  });
}

async function pointsOf(platform: Platform, row: MatterRow): Promise<QuarterPointLine[]> {
  const { about } = quarterDoorOf(platform);
  const keys = (Array.isArray(row.values.points) ? row.values.points : []).map(String);
  const entries = keys.length > 0 ? await platform.store.rows(keys) : [];
  const links = about.flatMap((field) => entries.flatMap((one) => text(one.values[field]) || []));
  const matters = new Map((links.length > 0 ? await platform.store.rows(links) : []).map((one) => [one.key, one]));
  return entries.map((one) => {
    const target = about.map((field) => matters.get(text(one.values[field]))).find((found) => found !== undefined);
    return {
      ...{ key: one.key, title: one.title, on: text(one.values.occurredOn), points: Number(one.values.points) },
      event: optionTitle(procedureOf(platform, one.procedure), 'eventCode', one.values.eventCode),
      about: target ? { procedure: target.procedure, key: target.key, title: target.title } : null,
    };
  });
}

/** One unit's quarter: what cost points, and the records behind. Only for those who may see all of it. */
export async function quarterUnit(platform: Platform, who: Signed, key: string): Promise<QuarterUnitDto> {
  const door = quarterDoorOf(platform);
  const [row] = await platform.store.rows([key]);
  if (row?.procedure !== door.unit || !seesAll(platform, who, row)) throw notFound();
  const line = lineFor(platform, who, row);
  if (!line) throw notFound();
  const [points, before] = await Promise.all([pointsOf(platform, row), door.quartersOf(row.unit, row.unitPath)]);
  const { values } = row;
  return {
    kinds: { unit: door.unit, entry: door.entry },
    ...{ line, title: row.title, period: door.period(row) },
    ...{ indicatorScore: numeral(values.indicatorScore), bonus: numeral(values.bonus), deduction: numeral(values.deduction) },
    ...{ items: itemsOf(row), asked: askedOf(row), points },
    before: before.map((one) => ({ key: one.key, title: one.title, total: numeral(one.values.total), rank: numeral(one.values.rank) })),
  };
}
