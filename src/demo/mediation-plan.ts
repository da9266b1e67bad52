/**
 * What happened in the disputes of a year, before it is told as acts: totals as published (102,771 concluded,
 * 101,496 of them settled), shares by county, month, kind, form, amount and time taken.
 */
import { addDays, type CivilDate } from '#kernel';
import { anyDayIn, later } from './days.ts';
import { deck, Random, shareOut } from './random.ts';

export type Ending = 'settled' | 'failed' | 'withdrawn' | 'refused' | 'declined' | 'unfinished';

export interface CasePlan {
  readonly county: string;
  readonly ending: Ending;
  readonly openedOn: CivilDate;
  /** The day it ended; for an unfinished one the day of the last act so far. */
  readonly endedOn: CivilDate;
  /** 纠纷类型, by its usual Chinese name. */
  readonly type: string;
  readonly form: 'oral' | 'written';
  readonly source: string;
  readonly amount: number;
  readonly people: number;
}

/** How the published number of concluded cases divides; the shares are the platform's own assumptions. */
export const countyShares: Readonly<Record<string, number>> = {
  '411702': 14,
  '411722': 13,
  '411723': 11,
  '411726': 10,
  '411729': 10,
  '411721': 9,
  '411724': 8,
  '411727': 8,
  '411725': 7,
  '411728': 7,
  '411771': 3,
};
const monthWeights = [97, 75, 104, 106, 98, 108, 93, 100, 109, 95, 103, 115];
const types = {
  婚姻家庭: 26,
  邻里: 24,
  损害赔偿: 10,
  土地山林: 9,
  劳动: 5,
  合同: 6,
  交通: 7,
  征拆: 3,
  物业: 2,
  医疗: 1,
  消费: 2,
  其他: 5,
};
const forms = { oral: 62, written: 38 };
/** 申请, 主动调解, 诉前委派, 公安移交, 信访转, 12348. */
const sources = { apply: 44, detect: 42, court: 8, police: 4, petition: 1.5, hotline: 0.5 } as const;
const amounts = { none: 45, small: 35, medium: 17, large: 3 };
/** Days from first word to the end. */
const spans: readonly (readonly [share: number, from: number, to: number])[] = [
  [38, 0, 0],
  [25, 1, 3],
  [18, 4, 9],
  [12, 10, 20],
  [5.2, 21, 28],
  [1.8, 29, 55],
];

interface MediationTotals {
  readonly concluded: number;
  readonly settled: number;
}
export const published: MediationTotals = { concluded: 102_771, settled: 101_496 };

const spanTable = Object.fromEntries(spans.map(([share], i) => [String(i), share]));

class Drawer {
  readonly random: Random;
  readonly #year: number;
  readonly #last: CivilDate;

  constructor(year: number, last: CivilDate) {
    this.random = new Random(`mediation ${year}`);
    this.#year = year;
    this.#last = last;
  }

  #amount(band: keyof typeof amounts): number {
    const { random } = this;
    if (band === 'none') return 0;
    if (band === 'small') return random.int(1, 99) * 100;
    return band === 'medium' ? random.int(20, 199) * 500 : random.int(21, 160) * 5_000;
  }

  #span(): number {
    const [, from = 0, to = 0] = spans[Number(this.random.weighted(spanTable))] ?? [];
    return this.random.int(from, to);
  }

  #case(county: string, ending: Ending, dates: Pick<CasePlan, 'openedOn' | 'endedOn'>, drawn: Drawn): CasePlan {
    const { type, form, source, band } = drawn;
    return {
      county,
      ending,
      ...dates,
      type,
      form,
      source,
      amount: this.#amount(band),
      people: this.random.chance(0.9) ? 2 : this.random.int(3, 12),
    };
  }

  /** Ended in the month. */
  ended(county: string, ending: Ending, month: number, drawn: Drawn): CasePlan {
    const endedOn = anyDayIn(this.#year, month, this.random);
    return this.#case(county, ending, { openedOn: addDays(endedOn, -this.#span()), endedOn }, drawn);
  }

  /** Begun in the last weeks, not ended by the last day: one in eight already past the month. */
  unfinished(county: string, drawn: Drawn): CasePlan {
    const { random } = this;
    const openedOn = addDays(this.#last, -(random.chance(0.12) ? random.int(31, 60) : random.int(0, 26)));
    const endedOn = addDays(openedOn, random.int(0, 2));
    return this.#case(county, 'unfinished', { openedOn, endedOn: endedOn > this.#last ? later(openedOn, this.#last) : endedOn }, drawn);
  }

  /** Ended in the first days of the next year, up to the last day. */
  carried(county: string, drawn: Drawn): CasePlan {
    const { random } = this;
    const endedOn = addDays(`${this.#year + 1}-01-02`, random.int(0, 7));
    const openedOn = addDays(endedOn, -this.#span());
    return this.#case(
      county,
      random.chance(0.0125) ? 'failed' : 'settled',
      { openedOn, endedOn: endedOn > this.#last ? this.#last : endedOn },
      drawn,
    );
  }
}

type Band = keyof typeof amounts;
interface Drawn {
  readonly type: string;
  readonly form: 'oral' | 'written';
  readonly source: string;
  readonly band: Band;
}

/** Draws without replacement, so that the shares come out exactly. */
function drawn(n: number, random: Random): Drawn[] {
  const decks = [deck(n, types, random), deck(n, forms, random), deck(n, sources, random), deck(n, amounts, random)] as const;
  return Array.from({ length: n }, (_, i) => ({
    type: decks[0][i] ?? '其他',
    form: decks[1][i] ?? 'oral',
    source: decks[2][i] ?? 'apply',
    band: decks[3][i] ?? 'none',
  }));
}

export interface PlanOptions {
  /** The last day on which anything may happen. */
  readonly last: CivilDate;
  /** Whether the year is the newest: only then are there unfinished cases. */
  readonly newest: boolean;
  /** Scales all numbers down for a quick trial; 1 gives the published totals. */
  readonly part: number;
}

/** All cases of a year in the order in which they were opened. */
export function planCases(year: number, { last, newest, part }: PlanOptions): CasePlan[] {
  const draw = new Drawer(year, last);
  const { random } = draw;
  const counties = Object.keys(countyShares);
  const shares = Object.values(countyShares);
  const size = (n: number) => Math.round(n * part);
  const concluded = size(published.concluded);
  const failed = concluded - size(published.settled);
  const extra = { withdrawn: size(1_020), refused: size(1_480), declined: size(510) };
  const open = newest ? size(940) : 0;
  const next = newest ? size(1_610) : 0;
  const pool = drawn(concluded + extra.withdrawn + extra.refused + extra.declined + open + next, random);
  const take = (): Drawn => pool.pop() ?? { type: '其他', form: 'oral', source: 'apply', band: 'none' };
  const plans: CasePlan[] = [];
  const spread = (total: number, each: (county: string) => CasePlan) => {
    shareOut(total, shares).forEach((n, i) => {
      for (let k = 0; k < n; k += 1) plans.push(each(counties[i] ?? ''));
    });
  };
  const monthDeck = (total: number) => {
    const table = Object.fromEntries(monthWeights.map((w, i) => [String(i + 1), w]));
    const months = deck(total, table, random);
    return () => Number(months.pop() ?? 12);
  };
  for (const [ending, total] of Object.entries({ settled: concluded - failed, failed, ...extra })) {
    const month = monthDeck(total);
    spread(total, (county) => draw.ended(county, ending as Ending, month(), take()));
  }
  spread(open, (county) => draw.unfinished(county, take()));
  spread(next, (county) => draw.carried(county, take()));
  return plans.sort((a, b) => (a.openedOn < b.openedOn ? -1 : a.openedOn > b.openedOn ? 1 : 0));
}
