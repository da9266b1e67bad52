import { addDays, addMonths, type CivilDate } from '#kernel';
import { everyRow, type MatterRow } from '#store';
import type { IndicatorGroup, IndicatorLead, MonthPart, Shortfall, ShowcaseDto } from '../contract/showcase.ts';
import type { RowDto } from '../contract.ts';
import { textOf } from '../library/shelf.ts';
import { presentRows } from '../matters.ts';
import type { FigureAsk, Platform, RegisteredUnit } from '../platform.ts';
import type { Signed } from '../session.ts';
import type { ShowcaseKind } from './kind.ts';

interface Asked {
  readonly platform: Platform;
  readonly who: Signed;
  readonly kind: ShowcaseKind;
  readonly unit: RegisteredUnit;
  readonly year: number;
  readonly asOf: CivilDate;
}

/** The months of the year up to the day, each with its last day. */
function monthsOf(year: number, asOf: CivilDate): readonly { readonly month: string; readonly from: CivilDate; readonly to: CivilDate }[] {
  return Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}-01`)
    .filter((from) => from <= asOf)
    .map((from) => ({ month: from.slice(0, 7), from, to: addDays(addMonths(from, 1), -1) }));
}

/** Those within the unit, and those that it leads for another. */
async function rowsOf({ platform, kind, unit, who }: Asked): Promise<{ own: boolean; rows: RowDto[] }> {
  const { procedure, group, code, lead, verdict, note, outside } = kind.indicator;
  const named = { fields: [lead], unit: unit.code };
  const held: MatterRow[] = [];
  const shows = [group, code, lead, verdict, note, 'wording'];
  for await (const row of everyRow(platform.store, { procedure, unitPath: unit.path, named, shows }))
    if (!outside.includes(row.state)) held.push(row);
  return { own: held.some((row) => row.unitPath.startsWith(unit.path)), rows: presentRows(platform, held, who.actor) };
}

const isMet = ({ indicator }: ShowcaseKind, row: RowDto): boolean =>
  indicator.judged.includes(row.state.id) && row.values[indicator.verdict] === indicator.met;

const partOf = (kind: ShowcaseKind, rows: readonly RowDto[]) => ({ n: rows.filter((row) => isMet(kind, row)).length, of: rows.length });

function leadsOf({ platform, kind }: Asked, rows: readonly RowDto[]): IndicatorLead[] {
  const byLead = Map.groupBy(rows, (row) => textOf(row.values[kind.indicator.lead]) ?? '');
  return [...byLead]
    .map(([code, led]) => ({ code, name: code === '' ? '未分解' : (platform.units.get(code)?.name ?? code), ...partOf(kind, led) }))
    .sort((a, b) => a.n / a.of - b.n / b.of || b.of - a.of);
}

const titlesOf = ({ platform, kind }: Asked): Readonly<Record<string, string>> =>
  platform.registry.latest(kind.indicator.procedure)?.fields[kind.indicator.group]?.spec.options ?? {};

function shortfallsOf(asked: Asked, rows: readonly RowDto[]): Shortfall[] {
  const { kind, platform } = asked;
  const titles = titlesOf(asked);
  const text = (row: RowDto, field: string): string => textOf(row.values[field]) ?? '';
  return rows
    .filter((row) => !isMet(kind, row))
    .map((row) => ({
      key: row.key,
      procedure: row.procedure,
      code: text(row, kind.indicator.code),
      title: row.title,
      group: titles[text(row, kind.indicator.group)] ?? '',
      lead: platform.units.get(text(row, kind.indicator.lead))?.name ?? '未分解',
      state: row.state.title,
      note: text(row, kind.indicator.note),
      light: { colour: row.light.colour, word: row.light.word },
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Figures by month and group: met and all, in one question. */
async function curve(asked: Asked, own: boolean, groups: readonly string[]): Promise<Map<string, MonthPart[]>> {
  const { platform, kind, unit, year, asOf } = asked;
  const { total, assigned, attained, group, lead } = kind.indicator;
  const scope = own ? unit.code : platform.cityCode;
  const months = monthsOf(year, asOf);
  const id = (metric: string, of: string): string => {
    const where = [of && `${group}=${of}`, !own && `${lead}=${unit.code}`].filter(Boolean).join(',');
    return `${kind.indicator.procedure}.${metric}${where && `[${where}]`}`;
  };
  const asks = ['', ...groups].flatMap((of) =>
    months.flatMap(({ from, to }): FigureAsk[] =>
      [attained, own ? total : assigned].map((metric) => ({ id: id(metric, of), from, to, unit: scope })),
    ),
  );
  const values = (await platform.figures.figures(asks)).map((figure) => figure?.value ?? 0);
  const read = (g: number, m: number): MonthPart => {
    const at = (g * months.length + m) * 2;
    return { month: months[m]?.month ?? '', n: values[at] ?? 0, of: values[at + 1] ?? 0 };
  };
  return new Map(['', ...groups].map((of, g) => [of, months.map((_, m) => read(g, m))]));
}

/** The indicators broken down within the unit or led by it: where they stand, and how they came there month by month. */
export async function indicatorsOf(asked: Asked): Promise<ShowcaseDto['indicators']> {
  const { own, rows } = await rowsOf(asked);
  if (rows.length === 0) return null;
  const { kind } = asked;
  const byGroup = Map.groupBy(rows, (row) => textOf(row.values[kind.indicator.group]) ?? '');
  const titles = Object.entries(titlesOf(asked)).filter(([id]) => byGroup.has(id));
  const months = await curve(
    asked,
    own,
    titles.map(([id]) => id),
  );
  const groups = titles.map(
    ([id, title]): IndicatorGroup => ({ id, title, ...partOf(kind, byGroup.get(id) ?? []), months: months.get(id) ?? [] }),
  );
  return {
    procedure: kind.indicator.procedure,
    total: rows.length,
    assigned: rows.filter((row) => textOf(row.values[kind.indicator.lead]) !== undefined).length,
    attained: partOf(kind, rows).n,
    months: months.get('') ?? [],
    groups,
    leads: leadsOf(asked, rows),
    shortfalls: shortfallsOf(asked, rows),
  };
}

export type { Asked };
