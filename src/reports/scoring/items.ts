import { brief, type Exact, exact, isZero, over, plus, times, total, zero } from './exact.ts';
import { firstLevelOf, isExtra } from './groups.ts';
import type { AssessedUnit, Indicator, Inputs, ItemState, Scheme, Sheet } from './model.ts';
import { apply, bestOf, valueOf } from './rules.ts';

/** An indicator of one unit before and after weights are spread, in exact numbers. */
export interface Item {
  readonly indicator: Indicator;
  readonly first: string;
  readonly state: ItemState;
  readonly declared: Exact;
  readonly weight: Exact;
  /** By the material, and on the spot. */
  readonly material: Exact;
  readonly onsite: Exact;
  readonly why: string;
}

/** Reads a figure of a unit; where the indicator does not apply there is no value. */
function valueAt({ figure, applies }: Indicator, sheet: Sheet, unit: string): Exact | undefined {
  if (figure === undefined) return undefined;
  if (applies !== undefined) {
    const there = valueOf(sheet.cell(applies, unit));
    if (!there || isZero(there)) return undefined;
  }
  return valueOf(sheet.cell(figure, unit));
}

/** The best values of a group of units, by indicator: only rules that compare ask for them. */
export function bests(scheme: Scheme, units: readonly AssessedUnit[], sheet: Sheet): ReadonlyMap<string, Exact> {
  const found = new Map<string, Exact>();
  for (const indicator of scheme.indicators) {
    if (indicator.rule.kind !== 'ratio-to-best') continue;
    const values = units.flatMap(({ code }) => valueAt(indicator, sheet, code) ?? []);
    found.set(indicator.code, bestOf(values, indicator.direction ?? 'higher'));
  }
  return found;
}

interface At {
  readonly scheme: Scheme;
  readonly group: string;
  readonly unit: string;
  readonly sheet: Sheet;
  readonly inputs: Inputs;
  readonly bests: ReadonlyMap<string, Exact>;
}

type Raw = Omit<Item, 'weight' | 'material' | 'onsite'> & {
  /** Points of a weight, before and on the spot. */
  readonly score: (weight: Exact) => { material: Exact; onsite: Exact };
  readonly spread: boolean;
};

const same = (points: Exact) => ({ material: points, onsite: points });
const none = () => same(zero);

const absentWords = {
  redistribute: '没有相应的事项，本项不适用，分值按办法分到其他指标',
  full: '没有相应的事项，按办法得满分',
  zero: '没有相应的记录，按办法不得分',
} as const;

function computed(indicator: Indicator, declared: Exact, at: At): Pick<Raw, 'state' | 'score' | 'spread' | 'why'> {
  const { rule, absent } = indicator;
  const value = valueAt(indicator, at.sheet, at.unit);
  if (value === undefined || rule.kind === 'rated') {
    const score = absent === 'full' ? same : none;
    return { state: 'absent', spread: absent === 'redistribute', why: absentWords[absent], score };
  }
  const asked = {
    value,
    unit: indicator.unit ?? '',
    direction: indicator.direction ?? 'higher',
    best: at.bests.get(indicator.code) ?? zero,
  };
  // Points per case are points of the declared weight: they grow with it where weight was spread to it.
  const { points, why } = apply(rule, { ...asked, weight: declared });
  const share = isZero(declared) ? zero : over(points, declared);
  return { state: 'scored', spread: false, why, score: (weight) => same(times(weight, share)) };
}

/** Satisfaction as an indicator: percent of the weight. */
function surveyed(
  { rule, unit, direction }: Indicator,
  declared: Exact,
  survey: string | undefined,
): Pick<Raw, 'state' | 'score' | 'spread' | 'why'> {
  if (survey === undefined)
    return { state: 'absent', spread: true, why: '没有足够的有效样本，本项不适用，分值按办法分到其他指标', score: none };
  const value = exact(survey);
  if (rule.kind === 'rated' || rule.kind === 'ratio-to-best')
    return {
      state: 'scored',
      spread: false,
      why: `满意度${brief(value)}分，按百分比得分`,
      score: (w) => same(over(times(w, value), exact('100'))),
    };
  const { points, why } = apply(rule, { value, unit: unit ?? '分', direction: direction ?? 'higher', best: zero, weight: declared });
  return { state: 'scored', spread: false, why, score: (w) => same(isZero(declared) ? zero : over(times(w, points), declared)) };
}

function rated(code: string, declared: Exact, { rated: given }: Inputs): Pick<Raw, 'state' | 'score' | 'spread' | 'why'> {
  const mine = given?.[code];
  if (mine?.material === undefined) return { state: 'unrated', spread: false, why: '材料尚未评分', score: none };
  const material = exact(mine.material);
  const onsite = mine.onsite === undefined ? material : exact(mine.onsite);
  const scaled = (points: Exact, weight: Exact) => (isZero(declared) ? zero : over(times(points, weight), declared));
  const spot = mine.onsite === undefined ? '' : `，实地核查${brief(onsite)}分`;
  const why = `材料审查${brief(material)}分${spot}${mine.why ? `：${mine.why}` : ''}`;
  return { state: 'scored', spread: false, why, score: (w) => ({ material: scaled(material, w), onsite: scaled(onsite, w) }) };
}

function rawOf(indicator: Indicator, at: At): Raw | undefined {
  const weight = indicator.weights[at.group];
  if (weight === undefined || isExtra(indicator)) return undefined;
  const first = firstLevelOf(at.scheme.nodes, indicator);
  const shared = { indicator, first };
  if (weight === null || indicator.missing)
    return {
      ...shared,
      declared: zero,
      state: 'unknown',
      spread: false,
      why: indicator.missing ? '内容尚未取得' : '分值未知，不计分',
      score: none,
    };
  const declared = exact(weight);
  if (indicator.kind === 'computed') return { ...shared, declared, ...computed(indicator, declared, at) };
  if (indicator.kind === 'survey') return { ...shared, declared, ...surveyed(indicator, declared, at.inputs.survey) };
  return { ...shared, declared, ...rated(indicator.code, declared, at.inputs) };
}

/** By how much the weights that stay grow, by first-level indicator: what is absent goes to its own level, else to all. */
function growth(raws: readonly Raw[], spread: Scheme['spread']): ReadonlyMap<string, Exact> {
  const firsts = new Map<string, { all: Exact; stays: Exact }>();
  for (const raw of raws) {
    const sum = firsts.get(raw.first) ?? { all: zero, stays: zero };
    firsts.set(raw.first, { all: plus(sum.all, raw.declared), stays: raw.spread ? sum.stays : plus(sum.stays, raw.declared) });
  }
  const within = (sum: { all: Exact; stays: Exact }): boolean => spread === 'first-level' && !isZero(sum.stays);
  const own = [...firsts].map(([first, sum]) => [first, within(sum) ? over(sum.all, sum.stays) : exact('1')] as const);
  const stood = total([...firsts.values()].map((sum) => (within(sum) ? sum.all : sum.stays)));
  const wanted = total([...firsts.values()].map((sum) => sum.all));
  const again = isZero(stood) ? zero : over(wanted, stood);
  return new Map(own.map(([first, factor]) => [first, times(factor, again)]));
}

/** All indicators of a unit, weights spread, points exact. */
export function itemsOf(at: At): readonly Item[] {
  const raws = at.scheme.indicators.flatMap((indicator) => rawOf(indicator, at) ?? []);
  const factors = growth(raws, at.scheme.spread);
  return raws.map(({ score, spread, ...raw }) => {
    const weight = spread ? zero : times(raw.declared, factors.get(raw.first) ?? zero);
    return { ...raw, weight, ...score(weight) };
  });
}
