import { afterAll, beforeAll, expect } from 'vitest';
import { FreshCity } from './support/fresh.ts';
import { Office } from './support/office.ts';
import { journey, type Stage } from './support/visit.ts';
import { announce, judged, objected, type Place, ranked, reproduced, told } from './year/assess.ts';
import { pledge, scored, selfReport } from './year/quarter.ts';
import { figuresOf, quarterOf, scoreOf } from './year/recount.ts';
import { reported, verified } from './year/report.ts';
import { admonish, finish, firstQuarter, handDown, light, mend, plan } from './year/task.ts';

let city: FreshCity;
beforeAll(async () => {
  city = await FreshCity.found('2020-01-10');
});
afterAll(() => city?.leave());

/** What one part of the year leaves to the next. */
const left: Partial<Record<'whole' | 'own' | 'order' | 'judged' | 'code', string>> & { quarter?: number; places?: readonly Place[] } = {};
function of<K extends keyof typeof left>(what: K): NonNullable<(typeof left)[K]> {
  const held = left[what];
  if (held === undefined) throw new Error(`the year did not come as far as «${what}»`);
  return held as NonNullable<(typeof left)[K]>;
}

const part = (title: string, run: (office: Office, stage: Stage) => Promise<void>): void =>
  journey(`四个单位的一年：${title}`, ['desktop'], (stage) => run(new Office(stage), stage), { timeout: 300_000 });

part('计划、分解、责任书、考核方案', async (office) => {
  const whole = await plan(office);
  await city.wake('2020-01-13');
  const own = await handDown(office, whole);
  await office.does('xianzhang', own, ['签收', '2020-01-13'], ['直接组织实施', '2020-01-13']);
  await pledge(office);
  await announce(office);
  Object.assign(left, { whole, own });
});

part('填报、红灯、督办', async (office) => {
  const own = of('own');
  await city.wake('2020-04-08');
  await firstQuarter(office);
  expect(await light(office, 'juzhang')).not.toContain('红');

  // Two quarters go by without a word from the county.
  await city.wake('2020-10-09');
  await selfReport(office);
  await city.wake('2020-10-20');
  expect(await light(office, 'juzhang')).toContain('红');
  left.order = await admonish(office, own);
});

part('季度考评、整改', async (office, stage) => {
  const order = of('order');
  left.quarter = await scored(office);
  await mend({ office, city, stage }, of('own'), order);
});

part('办结、自评、两人背靠背评分', async (office) => {
  of('quarter');
  await city.wake('2020-12-04');
  await finish(office, of('whole'), of('own'));
  expect(await light(office, 'juzhang')).toContain('已按期办结');
  await judged(office);
  left.judged = 'yes';
});

part('告知、异议、复核、排名、公布', async (office) => {
  of('judged');
  await told(office, '安阳县');
  await told(office, '市政府办公室');
  await objected(office);
  left.places = await ranked(office);
});

part('年度报告：供稿、封存、起草、审议、签发、公开', async (office) => {
  of('places');
  await city.wake('2021-01-12');
  left.code = await reported(office);
});

part('路人核验；由台账另算一遍，数字和得分都相符', async (office, stage) => {
  const day = '2021-01-13';
  const { store } = await city.wake(day);
  const printed = await verified(stage, of('code'));
  await reproduced(office);
  expect((await store.verify({ projections: true, allRoots: true })).problem).toBeUndefined();

  const lines = await city.ledger();
  expect(printed).toEqual(figuresOf(lines, 2020));
  expect(of('quarter')).toBe(quarterOf(lines, '410522', { from: '2020-07-01', to: '2020-09-30' }));
  const period = { from: '2020-01-01', to: '2020-11-30' };
  const units = { 安阳县: '410522', 市政府办公室: '410500-D01' };
  const totals = Object.entries(units).map(([unit, code]) => ({ unit, total: scoreOf(lines, code, period) }));
  const best = totals.toSorted((a, b) => Number(b.total) - Number(a.total));
  expect(of('places')).toEqual(best.map((one, at) => ({ rank: String(at + 1), ...one })));
});
