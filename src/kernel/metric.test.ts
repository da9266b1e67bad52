import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attempt, example, pdf, played, request } from './example.test.fixture.ts';
import {
  type Contribution,
  type Counted,
  contributionsOf,
  type Draft,
  duration,
  evolve,
  halfUp,
  type Matter,
  type MetricDecl,
  measure,
  parseFigureId,
  type Question,
  ratio,
  tally,
  truncate,
  valueOf,
} from './index.ts';

const year: Question = { from: '2019-01-01', to: '2019-12-31', unitPath: 'C/' };
const declared: readonly (readonly [string, MetricDecl])[] = Object.entries(example.metrics);
const metrics: Readonly<Record<string, Counted>> = Object.fromEntries(
  declared.flatMap(([id, metric]) => (metric.kind === 'share' ? [] : [[id, metric] as const])),
);

/** A random life of a matter: acts that are refused simply do not happen. */
const acts = ['ask', 'clarify', 'amend', 'estimate', 'extend', 'suspend', 'resume', 'answer', 'refuse', 'expire', 'void'] as const;
const given: Readonly<Record<string, (n: number) => Readonly<Record<string, unknown>>>> = {
  amend: (n) => ({ kind: n % 2 ? 'simple' : 'plain' }),
  estimate: (n) => ({ hours: n }),
  answer: () => ({ reply: pdf, lateReason: '人手', waiver: '已公示' }),
  refuse: () => ({ ground: 'other', groundNote: '无' }),
};
const by = (act: string) => (act === 'expire' ? 'clock' : ['ask', 'clarify', 'amend', 'estimate'].includes(act) ? 'clerk' : 'head');
const life = fc
  .tuple(
    fc.integer({ min: 0, max: 200 }),
    fc.constantFrom('plain', 'simple'),
    fc.array(fc.tuple(fc.constantFrom(...acts), fc.integer({ min: 0, max: 40 })), { maxLength: 9 }),
  )
  .map(([start, kind, steps]): readonly Draft[] => {
    let day = new Date(Date.UTC(2019, 0, 2) + start * 86_400_000);
    const on = () => day.toISOString().slice(0, 10);
    const { matter: opened, drafts } = played(['submit', 'clerk', on(), { ...request, kind }]);
    let matter: Matter = opened;
    for (const [act, n] of steps) {
      day = new Date(day.getTime() + n * 86_400_000);
      const decision = attempt(matter, act, by(act), on(), given[act]?.(n) ?? {});
      if (!decision.ok) continue;
      matter = decision.matter;
      drafts.push(decision.draft);
    }
    return drafts;
  });

const stops = (e: Draft): boolean => (e.act === 'answer' || e.act === 'refuse') && e.clocks.reply !== undefined;
/** Which events a metric is about, and what each weighs, said once more in the plainest way. */
const about: Readonly<Record<string, (e: Draft, events: readonly Draft[]) => boolean>> = {
  received: (e) => e.act === 'submit',
  answers: (e) => e.act === 'answer',
  'in-time': (e) => stops(e) && e.clocks.reply?.late === 0,
  late: (e) => stops(e) && e.clocks.reply?.late !== 0,
  estimated: (e, events) => events.find((one) => one.act === 'estimate') === e,
  'hours-spent': (e) => e.act === 'estimate',
  'days-used': stops,
};
const weight: Readonly<Record<string, (e: Draft) => number>> = {
  'hours-spent': (e) => Number(e.values.hours),
  'days-used': (e) => e.clocks.reply?.used ?? 0,
};
const isOf = (kind: string | undefined, matter: Matter | undefined) => kind === undefined || matter?.values.kind === kind;

/** Matters in hand on the last day. */
const standing = (matters: readonly (readonly Draft[])[], on: string, kind: string | undefined): number =>
  matters.filter((events) => {
    const then = evolve(
      example,
      events.filter((e) => e.occurredOn <= on),
    );
    return then !== undefined && ['handling', 'clarifying', 'overdue'].includes(then.state) && isOf(kind, then);
  }).length;

/** Counts what a clerk would count with the files on the table: no contributions, no months. */
function recount(id: string, matters: readonly (readonly Draft[])[], q: Question, kind?: string): { n: number; amount: number } {
  if (id === 'pending') return { n: standing(matters, q.to, kind), amount: 0 };
  const within = (on: string | undefined) => on !== undefined && q.from <= on && on <= q.to;
  const parts = matters.flatMap((events) => {
    const voidedOn = events.find((e) => e.act === 'void')?.occurredOn;
    const hits = events.filter((e) => about[id]?.(e, events) && isOf(kind, evolve(example, events.slice(0, e.seq))));
    return hits.map((e) => ({ times: Number(within(e.occurredOn)) - Number(within(voidedOn)), size: weight[id]?.(e) ?? 0 }));
  });
  const add = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  return { n: add(parts.map((p) => p.times)), amount: add(parts.map((p) => p.times * p.size)) };
}

describe('counting', () => {
  const period = fc.constantFrom(['2019-01-01', '2019-12-31'], ['2019-04-01', '2019-06-30'], ['2019-03-01', '2019-03-31']);
  test('what the contributions add up to is what a recount of the records gives', () => {
    fc.assert(
      fc.property(
        fc.array(life, { maxLength: 6 }),
        fc.constantFrom(...Object.keys(metrics)),
        period,
        fc.constantFrom(undefined, 'plain', 'simple'),
        (matters, id, [from = '', to = ''], kind) => {
          const split = (metrics[id]?.by ?? []).includes('kind') && kind !== undefined;
          const q = { from, to, unitPath: 'C/', ...(split && { where: { kind } }) };
          const { n, amount } = measure(example, id, matters, q);
          expect({ n, amount }).toEqual(recount(id, matters, q, split ? kind : undefined));
        },
      ),
      { numRuns: 400 },
    );
  });

  test('a voided matter leaves the figures in the month it was voided; the month of its acts stays as reported', () => {
    const { drafts } = played(
      ['submit', 'clerk', '2019-03-01', request],
      ['estimate', 'clerk', '2019-03-04', { hours: 7 }],
      ['amend', 'clerk', '2019-03-05', { kind: 'simple' }],
      ['void', 'head', '2019-05-06'],
    );
    const rows = contributionsOf(example, drafts);
    const total = (id: string, from: string, to: string, kind?: string) => {
      const decl = metrics[id];
      const t =
        decl &&
        tally(
          decl,
          rows.filter((r) => r.metric === id),
          { from, to, unitPath: '', ...(kind && { where: { kind } }) },
        );
      return decl && t ? valueOf(decl, t) : undefined;
    };
    expect([total('received', '2019-03-01', '2019-03-31'), total('hours-spent', '2019-03-01', '2019-03-31')]).toEqual([1, 7]);
    for (const kind of ['plain', 'simple']) {
      expect([total('received', '2019-01-01', '2019-12-31', kind), total('hours-spent', '2019-01-01', '2019-12-31', kind)]).toEqual([0, 0]);
    }
    expect([total('pending', '2019-03-01', '2019-04-30'), total('pending', '2019-03-01', '2019-05-31')]).toEqual([1, 0]);
  });

  test('only units under the path count, and a stock counts from the beginning', () => {
    const { drafts } = played(['submit', 'clerk', '2019-03-01', request]);
    expect(measure(example, 'received', [drafts], { ...year, unitPath: 'C/U2/' }).n).toBe(0);
    expect(measure(example, 'pending', [drafts], { from: '2019-06-01', to: '2019-06-30', unitPath: 'C/U1/' }).n).toBe(1);
    expect(() => measure(example, 'answer-rate', [drafts], year)).toThrow('is not counted');
    expect(() => measure(example, 'constructor', [drafts], year)).toThrow('is not counted');
  });
});

describe('rounding', () => {
  test('is exact and as declared', () => {
    expect(ratio(101_496, 102_771, truncate(2), 100)).toBe(98.75);
    expect(ratio(101_496, 102_771, halfUp(2), 100)).toBe(98.76);
    expect(ratio(1, 8, halfUp(2), 1)).toBe(0.13);
    expect(ratio(-1, 8, halfUp(2))).toBe(-0.13);
    expect(ratio(-1, 1000, truncate(2))).toBe(0);
  });
  test('nothing divided by nothing is no number', () => {
    expect(ratio(0, 0, halfUp())).toBeNull();
    expect(ratio(5, 0, truncate())).toBeNull();
  });
  test('truncation never exceeds, half-up never differs by more than half a unit', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 0, max: 3 }), (n, d, digits) => {
        const unit = 10 ** -digits;
        const [cut, near] = [ratio(n, d, truncate(digits), 100) ?? Number.NaN, ratio(n, d, halfUp(digits), 100) ?? Number.NaN];
        const exact = (n * 100) / d;
        const slack = exact * 1e-12 + 1e-9;
        expect(cut).toBeLessThanOrEqual(exact + slack);
        expect(exact - cut).toBeLessThanOrEqual(unit + slack);
        expect(Math.abs(near - exact)).toBeLessThanOrEqual(unit / 2 + slack);
      }),
    );
  });
});

describe('durations', () => {
  const of = (at: 'mean' | 'median' | 'p90') =>
    duration({ title: '用时', definition: '用时', unit: '日', clock: 'reply', acts: 'answer', at, rounding: halfUp(1) });
  const rows = (days: readonly number[]): Contribution[] =>
    days.map((d) => ({ metric: 'x', month: '2019-03', unit: 'U1', unitPath: 'C/U1/', dims: { days: d }, n: 1, amount: d }));
  const value = (at: 'mean' | 'median' | 'p90', days: readonly number[]) => valueOf(of(at), tally(of(at), rows(days), year));
  test('mean, median and ninth decile are read from the counters', () => {
    expect([value('mean', [1, 2, 4]), value('median', [9, 1, 3, 2]), value('p90', [1, 2, 3, 4, 5, 6, 7, 8, 9, 30])]).toEqual([2.3, 2, 9]);
    expect(value('median', [])).toBeNull();
  });
});

test('the name of a figure is taken apart, anything else is none', () => {
  expect(parseFigureId('access-request.received[kind=plain,unit=U1]')).toEqual({
    procedure: 'access-request',
    metric: 'received',
    where: { kind: 'plain', unit: 'U1' },
  });
  expect(parseFigureId('a.b')).toEqual({ procedure: 'a', metric: 'b', where: {} });
  for (const id of ['', 'a', 'A.b', 'a.b[', 'a.b[]', 'a.b[kind]', 'a.b[=x]', 'a.b;drop']) expect(parseFigureId(id)).toBeUndefined();
});
