import { beforeAll, describe, expect, test } from 'vitest';
import { type Procedure, registry } from '#kernel';
import { cityCalendar } from '#law';
import { incentive } from '#modules/incentive';
import { leadershipAppraisal } from '#modules/leadership-appraisal';
import { pledgeAmendment } from '#modules/pledge-amendment';
import { pointEntry } from '#modules/point-entry';
import { quarterlyReview } from '#modules/quarterly-review';
import { rectification } from '#modules/rectification';
import { responsibilityPledge } from '#modules/responsibility-pledge';
import { citySupervisionOrder } from '#modules/supervision-order';
import { unitQuarter } from '#modules/unit-quarter';
import { Agenda } from './agenda.ts';
import type { City } from './city.ts';
import { Counters } from './counters.ts';
import { Random } from './random.ts';
import { type Live, Replay } from './replay.ts';
import { figuresTaken, QuarterFigures, responsibility } from './responsibility.ts';
import { supervision } from './supervision.ts';

const last = '2020-01-10';
const year = { from: '2019-01-01', to: '2019-12-31', unitPath: '411700/' };
const counters = new Counters();
let told: readonly Live[] = [];
let events = 0;

beforeAll(() => {
  const declared = [
    ...[citySupervisionOrder, rectification, responsibilityPledge, pledgeAmendment, quarterlyReview],
    ...[unitQuarter, pointEntry, incentive, leadershipAppraisal],
  ] as unknown as readonly Procedure[];
  const at = (id: string) => declared.find((p) => p.id === id);
  const replay = new Replay({
    registry: { ...registry([]), at },
    law: { calendar: cityCalendar, policies: [] },
    today: last,
    name: 'responsibility alone',
  });
  const city: City = { year: 2019, last, replay, agenda: new Agenda('2018-06-01'), random: new Random('unused') };
  const orders = supervision(city);
  const figures = new QuarterFigures(figuresTaken);
  for (const live of orders) figures.see(live);
  told = responsibility(city, orders, figures);
  for (const live of [...orders, ...told]) counters.add(live);
  events = replay.events;
});

const value = (id: string, where?: Record<string, string>) => counters.value(id, where ? { ...year, where } : year) ?? 0;
const standing = (id: string, state: string) => told.filter((live) => live.procedure.id === id && live.matter.state === state);

describe('目标责任书', () => {
  test('九县三区四十六部门共五十八份，全部签订', () => {
    expect([value('responsibility-pledge.drawn'), value('responsibility-pledge.signed'), value('responsibility-pledge.in-force')]).toEqual([
      58, 58, 58,
    ]);
    expect(value('responsibility-pledge.amended')).toBe(2);
    expect(value('responsibility-pledge.targets-met')).toBeLessThan(value('responsibility-pledge.targets-due'));
  });
});

describe('季度考评', () => {
  test('年内通报四轮，第四季度正在自评', () => {
    expect(value('quarterly-review.rounds')).toBe(4);
    expect(standing('quarterly-review', 'self-report').map((live) => live.matter.values.title)).toEqual(['2019年第四季度考评']);
    expect(value('unit-quarter.published')).toBe(4 * 58);
    expect(standing('unit-quarter', 'self-report').length).toBeGreaterThan(5);
  });
  test('得分的分布可信，组内名次从一起，异议和改分都有', () => {
    const scored = standing('unit-quarter', 'published');
    const totals = scored.map((live) => Number(live.matter.values.total));
    const mean = totals.reduce((a, b) => a + b, 0) / totals.length;
    expect(mean).toBeGreaterThan(84);
    expect(mean).toBeLessThan(94);
    for (const group of ['county', 'economic', 'enforcement', 'general']) {
      const ranks = scored.flatMap(({ matter: { values } }) =>
        values.quarter === '2' && values.group === group ? [Number(values.rank)] : [],
      );
      expect(Math.min(...ranks)).toBe(1);
      expect(Math.max(...ranks)).toBeLessThanOrEqual(ranks.length);
    }
    const rate = value('unit-quarter.objected') / value('unit-quarter.scored');
    expect(rate).toBeGreaterThan(0.06);
    expect(rate).toBeLessThan(0.17);
    expect(value('unit-quarter.changed')).toBeGreaterThan(1);
    expect(value('unit-quarter.unreported')).toBeGreaterThan(0);
    expect(value('unit-quarter.unlocked')).toBeGreaterThan(0);
  });
  test('平台取数的就是台账的数', () => {
    const [one] = standing('unit-quarter', 'published').filter(({ matter: { values } }) =>
      (values.figures as readonly { code: string; denominator: number }[] | undefined)?.some(
        (row) => row.code === 'FZ-4' && row.denominator > 0,
      ),
    );
    const { unit, quarter, figures } = one?.matter.values as {
      unit: string;
      quarter: string;
      figures: readonly { code: string; denominator: number }[];
    };
    const from = `2019-${String(Number(quarter) * 3 - 2).padStart(2, '0')}-01`;
    const to = `2019-${String(Number(quarter) * 3).padStart(2, '0')}-30`;
    const unitPath = unit === '411700' ? '411700/' : `411700/${unit}/`;
    expect(figures.find((row) => row.code === 'FZ-4')?.denominator).toBe(
      counters.value('supervision-order.replied', { from, to, unitPath }),
    );
  });
});

describe('积分和奖惩', () => {
  test('积分有加有减，有冲正', () => {
    expect(value('point-entry.entries')).toBeGreaterThan(100);
    expect(value('point-entry.reversed')).toBeGreaterThan(0);
  });
  test('通报批评、公开检查、记功在范围内；没有一项未经决定就执行', () => {
    expect(value('incentive.criticized-units')).toBe(3);
    expect(value('incentive.public-self-criticisms')).toBe(1);
    expect(value('incentive.merits')).toBeGreaterThanOrEqual(8);
    const bare = told.filter(
      ({ procedure, matter: { history } }) =>
        procedure.id === 'incentive' && history.some((s) => s.act === 'execute') && !history.some((s) => s.act === 'decide'),
    );
    expect(bare).toEqual([]);
    expect(value('leadership-appraisal.barred')).toBe(2);
  });
});

test('这一部分不超过八千条记录', () => {
  expect(events).toBeLessThan(8_000);
});
