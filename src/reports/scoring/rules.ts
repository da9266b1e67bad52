import { between, brief, compare, type Exact, exact, hundred, isZero, least, minus, most, over, times, zero } from './exact.ts';
import type { Cell, Direction, Indicator, Rule } from './model.ts';

/** Points, and how they came about in a sentence. */
export interface Scored {
  readonly points: Exact;
  readonly why: string;
}

/** The unrounded value of a figure; undefined where there is nothing to divide by, or no such figure. */
export function valueOf(cell: Cell | undefined): Exact | undefined {
  if (!cell) return undefined;
  const { value, numerator, denominator, scale } = cell;
  if (numerator !== undefined && denominator !== undefined) {
    if (denominator === 0) return undefined;
    return times(over(exact(numerator), exact(denominator)), scale ? hundred : exact('1'));
  }
  return value === null ? undefined : exact(value);
}

interface Asked {
  readonly value: Exact;
  readonly weight: Exact;
  readonly unit: string;
  readonly direction: Direction;
  /** The best value of the group. */
  readonly best: Exact;
}

const say = (value: Exact, unit: string): string => `${brief(value)}${unit}`;
const part = (weight: Exact, share: Exact): Exact => over(times(weight, share), hundred);

function bySteps({ steps }: Extract<Rule, { kind: 'steps' }>, { value, weight, unit, direction }: Asked): Scored {
  const reached = steps.find(({ at }) => (direction === 'higher' ? compare(value, exact(at)) >= 0 : compare(value, exact(at)) <= 0));
  if (!reached) return { points: zero, why: `${say(value, unit)}，未达到最低一档，不得分` };
  const words = direction === 'higher' ? '达到' : '不超过';
  return {
    points: part(weight, exact(reached.share)),
    why: `${say(value, unit)}，${words}${reached.at}${unit}一档，得该项分值的${reached.share}%`,
  };
}

function linear({ floor, target }: Extract<Rule, { kind: 'linear' }>, { value, weight, unit }: Asked): Scored {
  const [low, high] = [exact(floor), exact(target)];
  const share = between(zero, over(minus(value, low), minus(high, low)), exact('1'));
  const full = compare(share, exact('1')) === 0;
  const points = times(weight, share);
  if (full) return { points, why: `${say(value, unit)}，达到目标${target}${unit}，得满分` };
  if (isZero(share)) return { points, why: `${say(value, unit)}，未好于起点${floor}${unit}，不得分` };
  return { points, why: `${say(value, unit)}，在起点${floor}${unit}与目标${target}${unit}之间按比例得分` };
}

function toBest({ value, weight, unit, direction, best }: Asked): Scored {
  const share = shareOfBest(value, best, direction);
  const why = `${say(value, unit)}，本组最好值为${say(best, unit)}，得该项分值的${brief(times(share, hundred))}%`;
  return { points: times(weight, share), why };
}

function shareOfBest(value: Exact, best: Exact, direction: Direction): Exact {
  if (compare(value, best) === 0) return isZero(best) && direction === 'higher' ? zero : exact('1');
  const [small, large] = direction === 'higher' ? [value, best] : [best, value];
  return isZero(large) ? zero : between(zero, over(small, large), exact('1'));
}

function perCase({ each, most: limit }: Extract<Rule, { kind: 'per-case' }>, { value, weight, unit }: Asked): Scored {
  const bound = limit === undefined ? weight : least(weight, exact(limit));
  const off = least(times(value, exact(each)), bound);
  const why = isZero(value) ? `0${unit}，不扣分` : `${say(value, unit)}，每${unit || '次'}扣${each}分，扣${brief(off)}分`;
  return { points: most(zero, minus(weight, off)), why };
}

function yesNo({ value, weight, direction }: Asked): Scored {
  const has = !isZero(value);
  const good = has === (direction === 'higher');
  return { points: good ? weight : zero, why: `${has ? '有' : '没有'}，${good ? '得满分' : '不得分'}` };
}

/** Points of a value by its rule, out of the weight. Of rated indicators people give the points. */
export function apply(rule: Exclude<Rule, { kind: 'rated' }>, asked: Asked): Scored {
  if (rule.kind === 'steps') return bySteps(rule, asked);
  if (rule.kind === 'linear') return linear(rule, asked);
  if (rule.kind === 'ratio-to-best') return toBest(asked);
  return rule.kind === 'per-case' ? perCase(rule, asked) : yesNo(asked);
}

/** Points on or off for what was found so many times: bonus and deduction. */
export function extraPoints({ rule }: Indicator, found: Exact): Exact {
  if (isZero(found)) return zero;
  if (rule.kind !== 'per-case') return zero;
  const sum = times(found, exact(rule.each));
  return rule.most === undefined ? sum : least(sum, exact(rule.most));
}

/** The best of the values of a group. */
export function bestOf(values: readonly Exact[], direction: Direction): Exact {
  const [first, ...rest] = values;
  if (!first) return zero;
  return rest.reduce((best, value) => (direction === 'higher' ? most(best, value) : least(best, value)), first);
}
