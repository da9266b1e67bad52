import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attempt, example, law, pdf, played, request } from './example.test.fixture.ts';
import {
  addDays,
  addMonths,
  type Clock,
  clockOf,
  clocksOf,
  dueOf,
  explain,
  hours,
  type Limit,
  months,
  naturalDays,
  nextDue,
  type Pause,
  usedDays,
  workingDays,
  years,
} from './index.ts';

const of = law.calendar;
const submit = ['submit', 'clerk', '2019-03-01', request] as const;
const reply = (matter: Parameters<typeof clockOf>[2]): Clock | undefined => clockOf(example, 'reply', matter, law);

const day = fc.integer({ min: 0, max: 500 }).map((n) => addDays('2019-01-01', n));
const limit: fc.Arbitrary<Limit> = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map(workingDays),
  fc.integer({ min: 1, max: 90 }).map(naturalDays),
  fc.integer({ min: 1, max: 4 }).map(months),
  fc.integer({ min: 1, max: 72 }).map(hours),
);
const pausesFrom = (start: string): fc.Arbitrary<readonly Pause[]> =>
  fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 20 })), { maxLength: 3 }).map((spans) => {
    let at = start;
    return spans.map(([gap, length]) => {
      const from = addDays(at, gap);
      at = addDays(from, length);
      return { from, to: at, why: '补正' };
    });
  });
const spans = day.chain((start) => fc.record({ start: fc.constant(start), limit, pauses: pausesFrom(start) }));

describe('the last day of a limit', () => {
  test.each([
    ['2019-08-02', naturalDays(60), '2019-10-08'],
    ['2019-12-04', naturalDays(60), '2020-02-03'],
    ['2019-07-25', naturalDays(10), '2019-08-05'],
    ['2019-01-31', months(1), '2019-02-28'],
    ['2019-08-01', months(2), '2019-10-08'],
    ['2019-02-28', years(1), '2020-02-28'],
    ['2019-03-04', hours(24), '2019-03-05'],
    ['2019-03-04', hours(25), '2019-03-06'],
  ])('%s, %j ends on %s: a holiday rolls it forward', (start, given, due) => {
    expect(dueOf(of, { start, limit: given }).due).toBe(due);
  });

  test('an at-least limit does not roll', () => {
    expect(dueOf(of, { start: '2019-07-25', limit: naturalDays(10), kind: 'at-least' })).toEqual({
      due: '2019-08-04',
      rolledFrom: undefined,
    });
  });

  test('a pause never shortens a limit, and only days after `from` up to and including `to` are left out', () => {
    fc.assert(
      fc.property(spans, (span) => {
        expect(dueOf(of, span).due >= dueOf(of, { ...span, pauses: [] }).due).toBe(true);
      }),
    );
    const pauses = [{ from: '2019-03-04', to: '2019-03-06', why: '补正' }];
    expect(dueOf(of, { start: '2019-03-04', limit: naturalDays(4), pauses }).due).toBe('2019-03-11');
    expect(dueOf(of, { start: '2019-03-01', limit: workingDays(1), pauses }).due).toBe('2019-03-04');
    expect(usedDays(of, 'natural', '2019-03-01', '2019-03-07', pauses)).toBe(4);
  });

  test('an extension counts on from the end of the limit, by its own unit', () => {
    expect(dueOf(of, { start: '2019-03-01', limit: workingDays(20), extension: workingDays(10) }).due).toBe(
      dueOf(of, { start: '2019-03-01', limit: workingDays(30) }).due,
    );
    expect(dueOf(of, { start: '2019-03-01', limit: workingDays(5), extension: naturalDays(3) }).due).toBe('2019-03-11');
  });
});

describe('explain', () => {
  test('the due date is the last day counted, or the day it rolled to from there; the number counted is the limit', () => {
    fc.assert(
      fc.property(spans, fc.option(limit, { nil: undefined }), fc.constantFrom('at-most', 'at-least'), (span, extension, kind) => {
        const ends = dueOf(of, { ...span, extension, kind });
        const strip = explain(of, { ...span, extension, ...ends });
        const counted = strip.filter((d) => d.counted);
        expect(strip[0]?.kind).toBe('day-zero');
        expect(counted.at(-1)?.date).toBe(ends.rolledFrom ?? ends.due);
        expect(counted.map((d) => d.n)).toEqual(counted.map((_, i) => i + 1));
        expect(strip.filter((d) => d.due).map((d) => d.date)).toEqual([ends.due]);
        if (span.limit.unit === 'working' && !extension) expect(counted.length).toBe(span.limit.n);
      }),
    );
  });

  test('says for each day why it counts or not', () => {
    const span = { start: '2019-01-30', limit: workingDays(4), pauses: [{ from: '2019-01-30', to: '2019-01-31', why: '补正' }] };
    const strip = explain(of, { ...span, ...dueOf(of, span) });
    const told = strip.map((d) => `${d.date.slice(5)} ${d.kind} ${d.n} ${d.why}${d.makeUp ? '*' : ''}`);
    expect(told.slice(0, 6)).toEqual([
      '01-30 day-zero 0 起算日，不计入',
      '01-31 paused 0 补正，不计入',
      '02-01 counted 1 工作日',
      '02-02 counted 2 春节调休上班*',
      '02-03 counted 3 春节调休上班*',
      '02-04 holiday 0 春节放假',
    ]);
    expect(strip.at(-1)).toMatchObject({ date: '2019-02-11', n: 4, due: true });
  });
});

describe('the clock of a matter', () => {
  test('stops while the state pauses it and goes on after', () => {
    const paused = played(submit, ['ask', 'clerk', '2019-03-05']).matter;
    expect(reply(paused)).toMatchObject({ state: 'paused', due: undefined });
    const resumed = played(submit, ['ask', 'clerk', '2019-03-05'], ['clarify', 'clerk', '2019-03-12']).matter;
    expect(reply(resumed)).toMatchObject({ state: 'running', start: '2019-03-01', due: '2019-04-05' });
  });

  test('is stopped by an act that also ends the paused state, with the days used until the pause', () => {
    const { matter, drafts } = played(
      submit,
      ['ask', 'clerk', '2019-03-05'],
      ['refuse', 'head', '2019-03-12', { ground: 'other', groundNote: '无此记录' }],
    );
    expect(reply(matter)).toMatchObject({ state: 'stopped', stoppedOn: '2019-03-12', pauses: [{ from: '2019-03-05', to: '2019-03-12' }] });
    expect(drafts.at(-1)?.clocks.reply).toEqual({ due: '2019-04-05', used: 2, late: 0 });
  });

  test('suspension lies over any state and is lifted back to it', () => {
    const suspended = played(submit, ['suspend', 'head', '2019-03-05']).matter;
    expect(suspended).toMatchObject({ state: 'handling', suspendedOn: '2019-03-05' });
    expect(reply(suspended)).toMatchObject({ state: 'paused', pauses: [{ why: '中止' }] });
    const resumed = played(submit, ['suspend', 'head', '2019-03-05'], ['resume', 'head', '2019-03-12']).matter;
    expect(resumed).toMatchObject({ state: 'handling', suspendedOn: undefined });
    expect(reply(resumed)?.due).toBe('2019-04-05');
  });

  test('is extended by the approved act and restarted by a new beginning, which forgets the extension', () => {
    const extended = played(submit, ['extend', 'head', '2019-03-20']).matter;
    expect(reply(extended)).toMatchObject({
      extension: workingDays(10),
      due: dueOf(of, { start: '2019-03-01', limit: workingDays(30) }).due,
    });
    const restarted = played(submit, ['extend', 'head', '2019-03-20'], ['amend', 'clerk', '2019-03-21', { question: '三月' }]).matter;
    expect(reply(restarted)).toMatchObject({ start: '2019-03-21', extension: undefined, limit: workingDays(20) });
  });

  test('takes the limit of its branch and of the law in force when it started', () => {
    expect(reply(played(['submit', 'clerk', '2019-03-01', { ...request, kind: 'simple' }]).matter)?.limit).toEqual(naturalDays(10));
    expect(reply(played(['submit', 'clerk', '2026-12-31', request]).matter)?.limit).toEqual(workingDays(20));
    expect(reply(played(['submit', 'clerk', '2027-01-01', request]).matter)).toMatchObject({ limit: workingDays(15), provisional: true });
  });

  test('a date field can itself be the due date; the earliest running at-most clock is next', () => {
    const { matter } = played(['submit', 'clerk', '2019-03-01', { ...request, promisedOn: '2019-03-09' }]);
    expect(clockOf(example, 'promise', matter, law)).toMatchObject({ due: '2019-03-09', limit: undefined });
    expect(nextDue(clocksOf(example, matter, law))?.id).toBe('promise');
    expect(nextDue(clocksOf(example, played(submit).matter, law))?.id).toBe('reply');
  });

  test('a city’s own stricter limit is marked as its own', () => {
    const policies = [{ norm: 'reply', from: '2019-01-01', value: workingDays(10) }];
    expect(clockOf(example, 'reply', played(submit).matter, { ...law, policies })).toMatchObject({ local: true, due: '2019-03-15' });
  });

  test('the fact recorded at the stop says how many days were used and how late it was', () => {
    const late = attempt(played(submit).matter, 'answer', 'head', '2019-04-03', { reply: pdf, lateReason: '人手不足' });
    expect(late.ok && late.draft.clocks.reply).toEqual({ due: '2019-03-29', used: 23, late: 5 });
    expect(late.ok && late.matter.history.at(-1)?.clocks).toEqual(late.ok && late.draft.clocks);
    expect(addMonths('2019-03-31', 1)).toBe('2019-04-30');
  });
});
