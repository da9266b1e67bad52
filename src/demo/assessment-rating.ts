/** Self-assessment and the rating of its material: two raters who do not see each other, a third where they differ too much. */
import type { CivilDate } from '#kernel';
import { ratingGap } from '#law';
import { combine, needsThird, selfTotalOf, sheetOf } from '#modules/unit-assessment';
import { type AssessmentOrder, type Case, nextDay, organizer, type Rated, raters } from './assessment-common.ts';
import { act, type City, paper, wd, who } from './city.ts';
import type { Random } from './random.ts';
import type { Live } from './replay.ts';

const gap = ratingGap.values.at(-1)?.value ?? 0;
const cents = (n: number): number => Math.round(n * 100) / 100;
const within = (low: number, n: number, high: number): number => Math.min(high, Math.max(low, n));
const normal = (random: Random): number => Array.from({ length: 6 }, () => random.next() - 0.5).reduce((a, b) => a + b, 0) * Math.SQRT2;

/** How far two raters are apart, in shares of the weight: mostly little, now and then too much. */
function distance(random: Random): number {
  const band = random.weighted({ near: 80, middling: 14, far: 6 });
  if (band === 'near') return random.next() * 0.05;
  return band === 'middling' ? 0.06 + random.next() * 0.13 : 0.22 + random.next() * 0.16;
}

function rateOne(random: Random, level: number, row: { indicator: string; title: string; weight: number }): Rated {
  const { weight } = row;
  const first = cents(within(0.3, level + normal(random) * 0.07, 1) * weight);
  const away = distance(random) * weight;
  const second = cents(
    first - away >= 0 && random.chance(first + away > weight ? 1 : 0.5) ? first - away : within(0, first + away, weight),
  );
  const third = cents((first + second) / 2 + (random.next() - 0.5) * 0.1 * weight);
  // A unit thinks better of itself than others do.
  const self = cents(within(Math.min(first, second), (first + second) / 2 + (0.14 + normal(random) * 0.06) * weight, weight));
  return { ...row, first, second, third: within(0, third, weight), self };
}

type Item = { readonly indicator: string; readonly title: string; readonly weight: number; readonly counts: number };

/** The unit's clerk fills in, its head signs; a few are asked to add something. */
export function giveEvidence(city: City, order: AssessmentOrder, one: Case): void {
  const { random } = city;
  const { year } = order;
  const { values } = one.live.matter;
  const items = values.evidenceItems as unknown as readonly Item[];
  const level = within(0.72, 0.9 + normal(random) * 0.06, 0.99);
  one.rated = items.map(({ indicator, title, weight }) => rateOne(random, level, { indicator, title, weight }));
  const selfItems = one.rated.map(({ indicator, title, self }) => ({
    indicator,
    selfScore: self,
    statement: `${title}已按要求落实，材料见附件。`,
  }));
  const proved = one.rated.filter((row) => row.self > 0);
  const evidence = proved.map(({ indicator, title }) => ({
    ...{ indicator, title: `${title}证明材料`, reused: false },
    signedOn: `${year}-${String(random.int(3, 11)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`,
    paper: paper(city, `${one.unit.name}${indicator}${title}证明材料`, '考核举证'),
  }));
  const disputes = random.chance(0.28) ? claims(one) : [];
  const selfTotal = selfTotalOf({ ...values, selfItems, disputes } as never);
  const clerk = who(city, one.unit.code, 'clerk');
  one.on = wd(city, `${year}-12-02`, 2, 7);
  act(city, one.live, 'prepare-self', one.on, clerk, { selfItems, selfTotal, evidence, ...(disputes.length > 0 && { disputes }) });
  one.on = wd(city, one.on, 0, 2);
  act(city, one.live, 'submit-self', one.on, who(city, one.unit.code, 'head', clerk.id), { pledge: true, signerPost: '主要负责人' });
  if (random.chance(0.15)) supplement(city, one);
}

/** What the unit thinks its records should have given: for comparison only. */
const claims = ({ score }: Case) =>
  score.items
    .filter((item) => item.kind === 'computed' && Number(item.lost) >= 0.5)
    .toSorted((a, b) => Number(b.lost) - Number(a.lost))
    .slice(0, 1)
    .map((item) => ({
      indicator: item.code,
      claimed: cents(Number(item.points) + Number(item.lost) * 0.6),
      why: '部分事项已经办理，登记不及时，请予核对。',
    }));

function supplement(city: City, one: Case): void {
  one.on = nextDay(one.on);
  act(city, one.live, 'request-supplement', one.on, organizer(city), { supplementAsked: '请补充公布网址和截图，注明公布日期。' });
  one.on = wd(city, one.on, 1, 2);
  act(city, one.live, 'supplement', one.on, who(city, one.unit.code, 'clerk'), { supplementNote: '公布网址和截图已补充，见原附件。' });
}

const used = new WeakMap<City, Map<string, number>>();
const grounds = [
  '材料与指标要求不完全对应',
  '缺少公布日期的证明',
  '有制度，落实的记录不全',
  '部分材料没有签字或者盖章',
  '数量达到要求，质量一般',
];

interface Seat {
  readonly seat: 'first' | 'second' | 'third';
  readonly rows: readonly Rated[];
}

/** One rater: assigned, accepts, hands in. Now and then the first one asked has to stand back. */
function seat(city: City, order: AssessmentOrder, one: Case, { seat: at, rows }: Seat): CivilDate {
  const counts = used.get(city) ?? new Map<string, number>();
  used.set(city, counts);
  const taken = one.sheets.map((sheet) => sheet.matter.unit);
  const codes = order.units.map((u) => u.code);
  const fit = raters(one.unit.code, taken, counts, codes);
  const recused = city.random.chance(0.02);
  const [unit = ''] = fit.slice(recused ? 1 : 0);
  if (recused) standBack(city, one, fit[0] ?? '', at, rows);
  counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const live = assign(city, one, unit, at, rows);
  const rater = who(city, unit, 'rater');
  const accepted = wd(city, one.on, 0, 1);
  act(city, live, 'accept', accepted, rater, { noInterest: true });
  const scores = rows.map((row) => {
    const score = row[at];
    return { indicator: row.indicator, score, ...(score < row.weight && { reason: city.random.pick(grounds) }) };
  });
  const done = wd(city, accepted, 1, 2);
  act(city, live, 'submit', done, rater, { scores });
  one.sheets.push(live);
  return done;
}

function assign(city: City, one: Case, raterUnit: string, at: Seat['seat'], rows: readonly Rated[]): Live {
  const items = rows.map(({ indicator, title, weight }) => ({ indicator, title, weight }));
  const values = {
    ...{ title: `${one.unit.name}材料评分`, assessment: one.live.key, assessedUnit: one.unit.code, raterUnit, seat: at, items },
    ...(one.sheets.length > 0 && { others: one.sheets.map((sheet) => sheet.key) }),
  };
  return city.replay.open('score-sheet', 'assign', values, one.on, organizer(city), true);
}

function standBack(city: City, one: Case, unit: string, at: Seat['seat'], rows: readonly Rated[]): void {
  const live = assign(city, one, unit, at, rows);
  act(city, live, 'recuse', one.on, who(city, unit, 'rater'), { recusalReason: '近三年内在该单位任职，申请回避。' });
}

/** Both raters, the third where they differ too much, and what comes of it. */
export function rateMaterial(city: City, order: AssessmentOrder, one: Case): void {
  const first = seat(city, order, one, { seat: 'first', rows: one.rated });
  const second = seat(city, order, one, { seat: 'second', rows: one.rated });
  one.on = first > second ? first : second;
  const far = one.rated.filter((row) => needsThird(row.first, row.second, row.weight, gap));
  if (far.length > 0) one.on = seat(city, order, one, { seat: 'third', rows: far });
  const items = one.live.matter.values.evidenceItems as unknown as readonly Item[];
  const { rows } = combine(items, one.sheets.map(asSheet), gap);
  act(city, one.live, 'complete-review', one.on, organizer(city), { sheets: one.sheets.map((sheet) => sheet.key), material: rows });
}

const asSheet = ({ key, matter }: Live) => sheetOf({ ...matter, id: key });
