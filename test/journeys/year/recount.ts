/** Counts once more what the platform published, from the lines of the ledger and from nothing else. */
import type { Line } from '../support/fresh.ts';

type Lines = readonly Line[];
interface Period {
  readonly from: string;
  readonly to: string;
}

const rowsOf = (values: Line['values'], field: string): readonly Readonly<Record<string, unknown>>[] => {
  const held = values[field];
  return Array.isArray(held) ? held : [];
};

const within = (lines: Lines, { from, to }: Period, unit?: string): Lines =>
  lines.filter((line) => line.on >= from && line.on <= to && (unit === undefined || line.unit === unit));

const done = (lines: Lines, procedure: string, ...acts: readonly string[]): Lines =>
  lines.filter((line) => line.procedure === procedure && acts.includes(line.act));

/** Of each matter the first time that any of these acts was done. */
const firsts = (lines: Lines, procedure: string, ...acts: readonly string[]): Lines =>
  [...Map.groupBy(done(lines, procedure, ...acts), (line) => line.matter).values()].flatMap((all) => all.slice(0, 1));

/** Reports that came in time: handed in before the platform noted them as missed. */
const timely = (all: Lines, period: Period, unit?: string): readonly [number, number] => {
  const ended = within(firsts(all, 'progress-report', 'sign', 'miss'), period, unit);
  return [ended.filter((line) => line.act === 'sign').length, ended.length];
};
const crossedOff = (all: Lines, period: Period, unit?: string): readonly [number, number] => [
  within(firsts(all, 'rectification', 'cross-off'), period, unit).length,
  within(firsts(all, 'rectification', 'report-done', 'pass-limit'), period, unit).length,
];

const rate = ([part, whole]: readonly [number, number]): string => `${((part / whole) * 100).toFixed(2)}%`;

/** The figures of the yearly report, by their names, as they are printed. */
export function figuresOf(all: Lines, year: number): Readonly<Record<string, string>> {
  const period = { from: `${year}-01-01`, to: `${year}-12-31` };
  const lines = within(all, period);
  const count = (unit: string, procedure: string, ...acts: readonly string[]): string => `${done(lines, procedure, ...acts).length}${unit}`;
  const meetings = done(lines, 'meeting-item', 'record-decision').filter(({ values }) => values.countsMeeting === true);
  return {
    报送填报: count('次', 'progress-report', 'sign'),
    填报及时率: rate(timely(all, period)),
    督办单办结: count('份', 'supervision-order', 'close', 'delist'),
    下发督办单: `${within(firsts(all, 'supervision-order', 'issue', 'list'), period).length}份`,
    交办整改问题: `${within(firsts(all, 'rectification', 'issue'), period).length}个`,
    整改销号率: rate(crossedOff(all, period)),
    已签责任书: count('份', 'responsibility-pledge', 'sign-gov'),
    得分通报: count('个', 'unit-quarter', 'publish'),
    应考单位: count('个', 'unit-assessment', 'open'),
    异议改分: count('次', 'unit-assessment', 'amend'),
    作出决定: count('件', 'meeting-item', 'record-decision'),
    研究法治政府建设的会议: `${meetings.length}次`,
  };
}

/** The score of a quarter: the share of reports in time for sixty points, and what two people gave, in the middle. */
export function quarterOf(all: Lines, unit: string, period: Period): number {
  const [part, whole] = timely(all, period, unit);
  const given = done(all, 'unit-quarter', 'score-first', 'score-second').filter((line) => line.unit === unit);
  const points = given.flatMap(({ values }) => [...rowsOf(values, 'scoresFirst'), ...rowsOf(values, 'scoresSecond')]);
  const mean = points.reduce((sum, row) => sum + Number(row.points), 0) / points.length;
  return (60 * part) / whole + mean;
}

/** What each rater gave, twice an item: two raters, and instead of both the ruling where there was one. Whole numbers only. */
function ratedTwice(all: Lines, unit: string): ReadonlyMap<string, number> {
  const [opened] = done(all, 'unit-assessment', 'open').filter((line) => line.unit === unit);
  const sheets = done(all, 'score-sheet', 'assign').filter(({ values }) => String(values.assessment).endsWith(`/${opened?.matter}`));
  const handedIn = done(all, 'score-sheet', 'submit').filter(({ matter }) => sheets.some((sheet) => sheet.matter === matter));
  const twice = new Map<string, number>();
  for (const row of handedIn.flatMap(({ values }) => rowsOf(values, 'scores')))
    twice.set(String(row.indicator), (twice.get(String(row.indicator)) ?? 0) + Number(row.score));
  const rulings = done(all, 'unit-assessment', 'amend').filter((line) => line.matter === opened?.matter);
  for (const row of rulings.flatMap(({ values }) => rowsOf(values, 'ruling'))) twice.set(String(row.indicator), 2 * Number(row.to));
  return twice;
}

/**
 * The total of a unit. Points over the weight of what applies, out of a hundred, count 85 of 100 (material and on the spot are
 * the same here), satisfaction 15; half a hundredth and more is rounded up. Whole numbers from beginning to end.
 */
export function scoreOf(all: Lines, unit: string, period: Period): string {
  const twice = ratedTwice(all, unit);
  const [part, whole] = crossedOff(all, period, unit);
  const tasks = within(firsts(all, 'supervision-task', 'accept', 'fall-due'), period, unit);
  if (tasks.length > 0) throw new Error('a task ended within the period: count it too');
  const proved = [...twice.values()].reduce((sum, points) => sum + points, 0);
  const weight = 50 + (whole > 0 ? 30 : 0);
  const earned = proved + (whole > 0 ? (2 * 30 * part) / whole : 0);
  const surveys = done(all, 'satisfaction-survey', 'open').filter(({ values }) => values.unit === unit);
  const [closed] = done(all, 'satisfaction-survey', 'close-by-report').filter(({ matter }) => surveys.some((one) => one.matter === matter));
  const satisfaction = Math.round(Number(closed?.values.score) * 100);
  // In hundredths of a point: (100 × earned ÷ 2 ÷ weight × 85 + satisfaction × 15) ÷ 100, all over 2 × weight.
  const above = BigInt(100 * earned * 85 * 100 + satisfaction * 15 * 2 * weight);
  const below = BigInt(100 * 2 * weight);
  const cents = (2n * above + below) / (2n * below);
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}
