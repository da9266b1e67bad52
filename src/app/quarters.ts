/** Quarterly reviews: what the platform itself does on them, so that no score and no figure is ever typed. */
import type { FigureDoor, QuarterBy, QuarterDoor, QuarterResults, UnitBook } from '#api';
import { type Actor, type CivilDate, type Law, printRefusal } from '#kernel';
import { drawSample, type PledgeIndicator, type QuarterInputs, quarterRanking, quarterRulesOn, quarterScore } from '#reports';
import { type ActAnswer, everyRow, type FieldFilter, type MatterRow, type Store } from '#store';

const round = 'quarterly-review';
const unit = 'unit-quarter';
const pledge = 'responsibility-pledge';
const entry = 'point-entry';
/** Which unit is ranked in which group: the city's own list. */
export const groupsSetting = 'review-groups';

interface Parts {
  readonly store: Store;
  readonly units: UnitBook;
  readonly figures: FigureDoor;
  readonly law: () => Law;
}

const clockOf = (row: Pick<MatterRow, 'unit' | 'unitPath'>): Actor => ({
  ...{ id: 'clock', name: '平台', kind: 'clock', unit: row.unit, unitPath: row.unitPath, duties: [], offices: [] },
  territory: row.unitPath,
});

const cityPath = (units: UnitBook): string => units.all().find((one) => one.parent === null)?.path ?? '';

/** Every matter of a procedure that fits. */
const all = (
  { store, units }: Parts,
  procedure: string,
  fields: readonly FieldFilter[],
  within: { readonly path?: string; readonly state?: string } = {},
): Promise<MatterRow[]> => {
  const { path = cityPath(units), state } = within;
  return Array.fromAsync(everyRow(store, { procedure, unitPath: path, fields, ...(state !== undefined && { state }) }));
};

const sameTime = ({ values }: MatterRow): FieldFilter[] => [
  { field: 'year', op: 'from', value: Number(values.year) },
  { field: 'year', op: 'to', value: Number(values.year) },
  { field: 'quarter', op: 'is', value: String(values.quarter) },
];

const unitsOf = async (parts: Parts, of: MatterRow): Promise<MatterRow[]> =>
  (await all(parts, unit, sameTime(of))).filter((row) => row.values.round === of.key && !row.voided);

/** First and last day of a round's quarter. */
export function quarterPeriod(year: number, quarter: string): { from: CivilDate; to: CivilDate } {
  const last = Number(quarter) * 3;
  const two = (n: number) => String(n).padStart(2, '0');
  return { from: `${year}-${two(last - 2)}-01`, to: `${year}-${two(last)}-${last === 6 || last === 9 ? 30 : 31}` };
}

const indicatorsOf = (row: MatterRow): readonly PledgeIndicator[] => (row.values.indicators ?? []) as unknown as readonly PledgeIndicator[];

/** Does one act on each row and tells what came of it. */
async function each(parts: Parts, rows: readonly MatterRow[], work: (row: MatterRow) => Promise<ActAnswer>): Promise<QuarterResults> {
  const refused: { unitName: string; why: string }[] = [];
  let done = 0;
  for (const row of rows) {
    const answer = await work(row);
    if (answer.ok) done += 1;
    else refused.push({ unitName: parts.units.get(row.unit)?.name ?? row.unit, why: answer.refusals.map(printRefusal).join('；') });
  }
  return { done, refused };
}

const byClock = (
  { store }: Parts,
  row: MatterRow,
  act: string,
  values: Readonly<Record<string, unknown>>,
  by: QuarterBy,
): Promise<ActAnswer> =>
  store.act({
    ...{ procedure: unit, key: row.key, act, values, on: by.on, actor: clockOf(row), recordedAt: by.at },
    expectedSeq: row.seq,
  });

/** The government whose round it is, by its path: a county's own, or the city's, whose office is a department. */
function governmentPath({ units }: Parts, { unit: code, unitPath }: Pick<MatterRow, 'unit' | 'unitPath'>): string {
  return units.get(code)?.kind === 'department' ? unitPath.slice(0, -(code.length + 1)) : unitPath;
}

/** The units right below a government: those that it reviews. */
export const rightBelow = (government: string) => {
  const depth = government.split('/').length + 1;
  return (one: { readonly unitPath: string }) => one.unitPath.startsWith(government) && one.unitPath.split('/').length === depth;
};

async function pledgesOf(parts: Parts, of: MatterRow): Promise<MatterRow[]> {
  const year = Number(of.values.year);
  const fields: FieldFilter[] = [
    { field: 'year', op: 'from', value: year },
    { field: 'year', op: 'to', value: year },
  ];
  const [held, there] = await Promise.all([all(parts, pledge, fields, { state: 'effective' }), unitsOf(parts, of)]);
  const known = new Set(there.map((row) => row.unit));
  return held.filter(rightBelow(governmentPath(parts, of))).filter((row) => !known.has(row.unit));
}

/** Where the city's own list says nothing. */
const groupOfKind: Readonly<Record<string, string>> = { department: 'general', township: 'township', street: 'township' };

async function open(parts: Parts, of: MatterRow, by: QuarterBy): Promise<QuarterResults> {
  const held = (await parts.store.setting(groupsSetting)) as Readonly<Record<string, string>> | undefined;
  const kindGroup = (code: string) => groupOfKind[parts.units.get(code)?.kind ?? ''] ?? 'county';
  const { title, year, quarter, reportBy } = of.values;
  return each(parts, await pledgesOf(parts, of), (row) =>
    parts.store.act({
      ...{
        procedure: unit,
        act: 'open-unit',
        on: by.on,
        actor: by.actor,
        recordedAt: by.at,
        idempotencyKey: `${by.idempotency}.${row.unit}`,
      },
      values: {
        ...{ title, year, quarter, reportBy, round: of.key, pledge: row.key, unit: row.unit },
        ...{ indicators: row.values.indicators, group: held?.[row.unit] ?? kindGroup(row.unit) },
      },
    }),
  );
}

const beforeScore = new Set(['self-report', 'data-check', 'clarification', 'onsite', 'scoring', 'double-scored', 'changed']);

async function take(parts: Parts, of: MatterRow, by: QuarterBy): Promise<QuarterResults> {
  const rows = (await unitsOf(parts, of)).filter((row) => beforeScore.has(row.state));
  const asked = rows.map((row) => indicatorsOf(row).filter((one) => one.dataSource === 'systemMetric'));
  const ids = [...new Set(asked.flat().map((one) => one.metricRef ?? ''))].filter((id) => parts.figures.unitOf(id) !== undefined);
  const codes = rows.map((row) => row.unit);
  const sheet = await parts.figures.sheet(ids, quarterPeriod(Number(of.values.year), String(of.values.quarter)), codes);
  return each(
    parts,
    rows.filter((_, n) => (asked[n]?.length ?? 0) > 0),
    (row) => {
      const figures = indicatorsOf(row)
        .filter((one) => one.dataSource === 'systemMetric')
        .map(({ code, metricRef = '' }) => {
          const cell = ids.includes(metricRef) ? sheet.cell(metricRef, row.unit) : undefined;
          const { value, numerator, denominator } = cell ?? { value: null };
          return { code, metric: metricRef, ...(value !== null && { value }), numerator, denominator, asOf: sheet.asOf.events };
        });
      return byClock(parts, row, 'take-figures', { figures }, by);
    },
  );
}

interface Credit {
  readonly net: number;
  readonly keys: readonly string[];
}

async function credits(parts: Parts, of: MatterRow): Promise<ReadonlyMap<string, Credit>> {
  const found = new Map<string, Credit>();
  for (const { unit: code, key, values } of await all(parts, entry, sameTime(of), { state: 'entered' })) {
    const held = found.get(code) ?? { net: 0, keys: [] };
    found.set(code, { net: held.net + Number(values.points), keys: [...held.keys, key] });
  }
  return found;
}

function inputsOf({ values }: MatterRow, indicators: readonly PledgeIndicator[], credit: number): QuarterInputs {
  const given = [values.scoresFirst, values.scoresSecond, values.scoresThird].filter((list) => list !== undefined);
  return {
    indicators,
    figures: (values.figures ?? []) as unknown as QuarterInputs['figures'],
    reported: (values.reported ?? []) as unknown as QuarterInputs['reported'],
    given: given as unknown as QuarterInputs['given'],
    ...(values.adjusted !== undefined && { adjusted: values.adjusted as unknown as NonNullable<QuarterInputs['adjusted']> }),
    unreported: values.unreported === true,
    falsified: values.falsified === true,
    credit,
  };
}

async function settle(parts: Parts, of: MatterRow, by: QuarterBy): Promise<QuarterResults> {
  const rows = (await unitsOf(parts, of)).filter((row) => row.state === 'double-scored' || row.state === 'changed');
  const earned = await credits(parts, of);
  const rules = quarterRulesOn(by.on, parts.law().policies);
  return each(parts, rows, (row) => {
    const { net, keys } = earned.get(row.unit) ?? { net: 0, keys: [] };
    const { scores, vetoHits, ...totals } = quarterScore(inputsOf(row, indicatorsOf(row), net), rules);
    const values = { ...totals, scores, ...(vetoHits.length > 0 && { vetoHits }), ...(keys.length > 0 && { points: keys.slice(0, 100) }) };
    return byClock(parts, row, row.state === 'changed' ? 'resettle' : 'settle', values, by);
  });
}

const ended = new Set(['confirmed', 'published', 'excluded']);

async function rank(parts: Parts, of: MatterRow, by: QuarterBy): Promise<QuarterResults> {
  const rows = await unitsOf(parts, of);
  const waiting = rows.filter((row) => !ended.has(row.state));
  const nameOf = (row: MatterRow) => parts.units.get(row.unit)?.name ?? row.unit;
  if (waiting.length > 0) return { done: 0, refused: waiting.map((row) => ({ unitName: nameOf(row), why: '得分还没有确认，不能排名' })) };
  const scored = rows.filter((row) => row.state === 'confirmed');
  const places = quarterRanking(
    scored,
    (row) => String(row.values.group),
    (row) => Number(row.values.total),
  );
  const at = new Map(places.map(({ of: row, rank: place, groupSize, tied }) => [row.key, { rank: place, groupSize, tied }]));
  return each(parts, scored, (row) => byClock(parts, row, 'take-rank', at.get(row.key) ?? {}, by));
}

/** The units drawn for a visit: as many as the plan says, by the published seed and the unit's code alone. */
function sampleOf(codes: readonly string[], share: number, seed: string): readonly string[] {
  return drawSample(codes, Math.ceil((codes.length * share) / 100), seed);
}

/** Draws for all units that are in the round; odd ones are visited besides. */
async function draw(parts: Parts, of: MatterRow, by: QuarterBy): Promise<QuarterResults> {
  const codes = (await unitsOf(parts, of)).filter((row) => row.state !== 'excluded').map((row) => row.unit);
  const from = codes.toSorted();
  const sample = sampleOf(from, Number(of.values.onsiteShare), String(of.values.seed ?? ''));
  const answer = await parts.store.act({
    ...{ procedure: round, key: of.key, act: 'draw-sample', on: by.on, actor: clockOf(of), recordedAt: by.at, expectedSeq: of.seq },
    values: {
      ...(from.length > 0 && { sampleFrom: from.map((code) => ({ unit: code })), sample: sample.map((code) => ({ unit: code })) }),
    },
  });
  if (answer.ok) return { done: sample.length, refused: [] };
  return { done: 0, refused: [{ unitName: of.title, why: answer.refusals.map(printRefusal).join('；') }] };
}

const newest = (a: MatterRow, b: MatterRow): number => {
  const at = ({ values }: MatterRow) => `${String(values.year)}-${String(values.quarter)}`;
  return at(a) < at(b) ? 1 : -1;
};

export function quarterDoor(parts: Parts): QuarterDoor {
  return {
    round,
    unit,
    entry,
    about: ['order', 'rectification', 'task'],
    rounds: async () => (await all(parts, round, [])).filter((row) => row.state !== 'cancelled').sort(newest),
    units: (of) => unitsOf(parts, of),
    government: (of) => governmentPath(parts, of),
    quartersOf: async (_code, path) => (await all(parts, unit, [], { path })).filter((row) => row.unitPath === path).sort(newest),
    period: ({ values }) => quarterPeriod(Number(values.year), String(values.quarter)),
    missing: async (of) => (of.state === 'scheduled' || of.state === 'self-report' ? (await pledgesOf(parts, of)).length : 0),
    open: (of, by) => open(parts, of, by),
    take: (of, by) => take(parts, of, by),
    draw: (of, by) => draw(parts, of, by),
    sample: (codes, share, seed) => sampleOf(codes, share, seed),
    settle: (of, by) => settle(parts, of, by),
    rank: (of, by) => rank(parts, of, by),
  };
}
