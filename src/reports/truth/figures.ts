import { groupBy, type Names, type Suspected, short } from './model.ts';

/** What a unit added to a metric in one month. */
export interface MonthRow {
  readonly unit: string;
  readonly procedure: string;
  readonly metric: string;
  readonly month: string;
  readonly n: number;
  readonly amount: number;
}

interface GrowthRule {
  /** The months of the period, the last one last. */
  readonly months: readonly string[];
  readonly times: number;
  readonly sharePercent: number;
  readonly least: number;
}

/**
 * 期末突增: the last month is more than so many times the month before and more than such a share of the whole. Nothing is
 * said where the month before has none: there is nothing to compare with. One metric speaks for a procedure.
 */
export function suddenGrowth(rows: readonly MonthRow[], rule: GrowthRule, names: Names): readonly Suspected[] {
  const { months, times, sharePercent, least } = rule;
  const [before, last] = months.slice(-2);
  if (before === undefined || last === undefined) return [];
  const found = [...groupBy(rows, (r) => `${r.unit} ${r.procedure} ${r.metric}`).values()].flatMap((own): Suspected[] => {
    const of = (month: string): number => own.filter((r) => r.month === month).reduce((n, r) => n + r.n, 0);
    const total = months.reduce((n, month) => n + of(month), 0);
    const [was, is] = [of(before), of(last)];
    const [first] = own;
    if (!first || was <= 0 || is < least || is <= times * was || is * 100 <= sharePercent * total) return [];
    const share = (is * 100) / total;
    const metric = names.metric(first.procedure, first.metric);
    return [
      {
        check: 'growth',
        unit: first.unit,
        about: first.procedure,
        procedure: first.procedure,
        found: `「${metric}」${Number(last.slice(5))}月${is}件，为上月${was}件的${short(is / was, 1)}倍，占期间${total}件的${short(share)}%。`,
        observed: `${short(is / was, 1)}倍，占${short(share)}%`,
        threshold: `${times}倍且占${sharePercent}%`,
        keys: [],
        weight: is / was,
      },
    ];
  });
  return [...groupBy(found, (f) => `${f.unit} ${f.about}`).values()].flatMap(
    (same) => [...same].sort((a, b) => b.weight - a.weight)[0] ?? [],
  );
}

/** A share of a unit over the period. */
export interface ShareRow {
  readonly unit: string;
  /** Units of a kind are compared with each other. */
  readonly kind: string;
  readonly procedure: string;
  readonly metric: string;
  /** Of a share: numerator and denominator. Of a mean: sum and number. */
  readonly top: number;
  readonly over: number;
  readonly measure: 'share' | 'mean';
}

/**
 * 全部为百分之百: every share of a procedure is whole in this unit, though not in the city; and so many records that a unit
 * like all the others would hardly ever be without a single exception.
 */
export function allPerfect(
  rows: readonly ShareRow[],
  rule: { readonly least: number; readonly cityPercent: number; readonly chancePercent: number },
  names: Names,
): readonly Suspected[] {
  const shares = rows.filter((r) => r.measure === 'share');
  const telling = new Map<string, number>();
  for (const [id, all] of groupBy(shares, (r) => `${r.procedure} ${r.metric}`)) {
    const [top, over] = [all.reduce((n, r) => n + r.top, 0), all.reduce((n, r) => n + r.over, 0)];
    if (over > 0 && (top * 100) / over <= rule.cityPercent) telling.set(id, top / over);
  }
  const own = shares.filter((r) => telling.has(`${r.procedure} ${r.metric}`) && r.over >= rule.least);
  return [...groupBy(own, (r) => `${r.unit} ${r.procedure}`).values()].flatMap((of) => {
    const [first] = of;
    if (!first || of.some((r) => r.top !== r.over)) return [];
    const chance = Math.min(...of.map((r) => (telling.get(`${r.procedure} ${r.metric}`) ?? 1) ** r.over)) * 100;
    if (chance >= rule.chancePercent) return [];
    const said = of.map((r) => `${names.metric(r.procedure, r.metric)}${r.top}÷${r.over}`).join('、');
    const least = Math.min(...of.map((r) => r.over));
    return [
      {
        check: 'perfect' as const,
        unit: first.unit,
        about: first.procedure,
        procedure: first.procedure,
        found: `「${names.procedure(first.procedure)}」的比率全部为100%（${said}），全市没有达到${rule.cityPercent}%以上；如与全市相同，没有一件例外的可能约为${short(chance, 3)}%。`,
        observed: '100%',
        threshold: `分母${rule.least}以上`,
        keys: [],
        weight: least,
      },
    ];
  });
}

const median = (sorted: readonly number[]): number => {
  const half = Math.floor(sorted.length / 2);
  const [a = 0, b = 0] = [sorted[half - (sorted.length % 2 === 0 ? 1 : 0)], sorted[half]];
  return (a + b) / 2;
};

/** Median and median deviation: what most units are like, whatever a few of them do. */
export function robust(values: readonly number[]): { readonly middle: number; readonly spread: number } {
  const up = (all: readonly number[]) => [...all].sort((a, b) => a - b);
  const middle = median(up(values));
  return { middle, spread: median(up(values.map((v) => Math.abs(v - middle)))) };
}

const normal = 0.6745;

/** 数值离群: far from the middle of units of the same kind, measured by their median deviation. */
export function outlierUnits(
  rows: readonly ShareRow[],
  rule: { readonly z: number; readonly least: number },
  names: Names,
): readonly Suspected[] {
  const enough = rows.filter((r) => r.over >= rule.least);
  const found = [...groupBy(enough, (r) => `${r.kind} ${r.procedure} ${r.metric}`).values()].flatMap((of): Suspected[] => {
    if (of.length < rule.least) return [];
    const valueOf = (r: ShareRow): number => (r.measure === 'share' ? (r.top * 100) / r.over : r.top / r.over);
    const { middle, spread } = robust(of.map(valueOf));
    if (spread === 0) return [];
    return of.flatMap((r) => {
      const z = (normal * (valueOf(r) - middle)) / spread;
      if (Math.abs(z) <= rule.z) return [];
      const sign = r.measure === 'share' ? '%' : '日';
      return [
        {
          check: 'outlier',
          unit: r.unit,
          about: `${r.procedure}.${r.metric}`,
          procedure: r.procedure,
          found: `「${names.metric(r.procedure, r.metric)}」为${short(valueOf(r))}${sign}，同类${of.length}个单位的中位数为${short(middle)}${sign}，稳健标准分${short(z, 1)}。`,
          observed: short(z, 1),
          threshold: `±${rule.z}`,
          keys: [],
          weight: Math.abs(z),
        },
      ];
    });
  });
  return found;
}

/** A number that a unit told, beside the one its records give. */
export interface ToldRow {
  readonly unit: string;
  readonly procedure: string;
  readonly key: string;
  readonly title: string;
  readonly told: number;
  readonly computed: number;
}

/** 自报与记录不一致. */
export const selfReported = (rows: readonly ToldRow[], rule: { readonly tolerancePercent: number }): readonly Suspected[] =>
  rows.flatMap((r) => {
    const gap = Math.abs(r.told - r.computed);
    const percent = r.computed === 0 ? (gap === 0 ? 0 : 100) : (gap * 100) / Math.abs(r.computed);
    if (percent <= rule.tolerancePercent) return [];
    const said = r.computed === 0 ? '' : `，相差${short(percent)}%`;
    return [
      {
        check: 'gap' as const,
        unit: r.unit,
        about: `${r.key.slice(-12)}.${r.title}`,
        procedure: r.procedure,
        found: `自报「${r.title}」${short(r.told)}，按记录计算为${short(r.computed)}${said}。`,
        observed: `${short(percent)}%`,
        threshold: `${rule.tolerancePercent}%`,
        keys: [r.key],
        weight: percent,
      },
    ];
  });
