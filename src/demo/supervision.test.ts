import { beforeAll, describe, expect, test } from 'vitest';
import { type Procedure, registry } from '#kernel';
import { cityCalendar } from '#law';
import { rectification } from '#modules/rectification';
import { citySupervisionOrder } from '#modules/supervision-order';
import { Agenda } from './agenda.ts';
import type { City } from './city.ts';
import { Counters } from './counters.ts';
import { Random } from './random.ts';
import { type Live, Replay } from './replay.ts';
import { supervision } from './supervision.ts';

const last = '2020-01-10';
const year = { from: '2019-01-01', to: '2019-12-31', unitPath: '411700/' };
const counters = new Counters();
let told: readonly Live[] = [];

beforeAll(() => {
  const declared = [citySupervisionOrder, rectification] as unknown as readonly Procedure[];
  const at = (id: string) => declared.find((p) => p.id === id);
  const replay = new Replay({
    registry: { ...registry([]), at },
    law: { calendar: cityCalendar, policies: [] },
    today: last,
    name: 'supervision alone',
  });
  const city: City = { year: 2019, last, replay, agenda: new Agenda('2018-06-01'), random: new Random('unused') };
  told = supervision(city);
  for (const live of told) counters.add(live);
});

const value = (id: string, where?: Record<string, string>) => counters.value(id, where ? { ...year, where } : year) ?? 0;

describe('督办单', () => {
  test('一年四十余份，四分之三是一级；大多按期回复，少数升级、挂牌', () => {
    const issued = value('supervision-order.issued');
    expect(issued).toBeGreaterThanOrEqual(40);
    expect(issued).toBeLessThanOrEqual(60);
    expect(value('supervision-order.issued', { orderLevel: 'first' }) / issued).toBeGreaterThan(0.65);
    const rate = value('supervision-order.replied-in-time') / value('supervision-order.replied');
    expect(rate).toBeGreaterThan(0.7);
    expect(rate).toBeLessThan(0.95);
    expect(value('supervision-order.raised')).toBeGreaterThan(2);
    expect(value('supervision-order.listed')).toBeGreaterThan(1);
  });
  test('没有一份未经批准', () => {
    const orders = told.filter((live) => live.procedure.id === 'supervision-order');
    const bare = orders.filter(
      ({ matter }) => matter.history.some((s) => s.act === 'issue') && !matter.history.some((s) => s.act === 'approve'),
    );
    expect(bare).toEqual([]);
  });
});

describe('整改', () => {
  test('一百余个问题，首次销号大多通过，少数退回、逾期、反弹，有的跨年', () => {
    expect(value('rectification.found')).toBe(112);
    expect(value('rectification.crossed-off')).toBeGreaterThan(70);
    const rejected = value('rectification.rejected') / value('rectification.checked');
    expect(rejected).toBeGreaterThan(0.05);
    expect(rejected).toBeLessThan(0.25);
    expect(value('rectification.overdue')).toBeGreaterThan(3);
    expect(value('rectification.relapsed')).toBeGreaterThan(0);
    expect(told.filter((live) => live.procedure.id === 'rectification' && live.matter.state === 'rectifying').length).toBeGreaterThan(0);
  });
});
