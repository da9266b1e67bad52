import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { measure, type Question, valueOf } from '#kernel';
import { countedOf } from './figure.ts';
import { onBoth } from './open.test.support.ts';
import { request, whole } from './store.test.fixture.ts';
import { actorOf, dice, walk } from './walk.test.support.ts';

const metrics = Object.entries(request.metrics)
  .filter(([, m]) => m.kind !== 'share')
  .map(([id]) => id);
const paths = ['990000/', '990000/990001/', '990000/990001/990001002/', '990000/990000-D01/', '990000/990002/'];
const spans = [
  ['2019-01-01', '2019-12-31'],
  ['2019-04-01', '2019-06-30'],
  ['2018-01-01', '2020-12-31'],
  ['2019-02-01', '2019-02-28'],
] as const;

/** Every metric over random scopes, periods and dimension values. */
function questions(seed: number): { metric: string; question: Question }[] {
  const roll = dice(seed);
  return metrics.flatMap((metric) =>
    Array.from({ length: 6 }, (_, i) => {
      const [from, to] = spans[roll(spans.length)] ?? spans[0];
      const by = request.metrics[metric as 'received'].by ?? [];
      const value = ['water', 'road', 'granted', 'true', '', 'x'][roll(6)] ?? '';
      const field = [...by, 'subject'][roll(by.length + 1)] ?? 'subject';
      const where = i % 2 === 1 ? { where: { [field]: value } } : {};
      return { metric, question: { from, to, unitPath: paths[roll(paths.length)] ?? '990000/', ...where } };
    }),
  );
}

onBoth('figures', (bench) => {
  test('memory, counters and the ledger give the same answer, and as many records', async () => {
    const { store } = bench();
    const { entries, matters } = walk(7, 400);
    const writer = await store.bulk();
    for (const entry of entries) await writer.add(entry);
    expect(await writer.close()).toMatchObject({ events: entries.length, matters: matters.filter((m) => m.length > 0).length });
    let seen = 0;
    for (const { metric, question } of questions(11)) {
      const reference = measure(request, metric, matters, question);
      const about = `${metric} ${JSON.stringify(question)}`;
      expect(withoutZero(await store.tally('request', metric, question)), about).toEqual(withoutZero(reference));
      expect(await store.recount('request', metric, question), about).toEqual(withoutZero(reference));
      const rows = await store.records('request', metric, question, { limit: 1000 });
      expect(rows.total, about).toBe(reference.n);
      expect(
        rows.rows.reduce((sum, r) => sum + r.n, 0),
        about,
      ).toBe(reference.n);
      expect(rows.next, about).toBeNull();
      expect(Number(rows.rows.reduce((sum, r) => sum + r.amount, 0).toFixed(2)), about).toBe(reference.amount);
      seen += reference.n;
    }
    expect(seen).toBeGreaterThan(500);
  });

  test('parts add up to the whole, by unit and dimension', async () => {
    const { store } = bench();
    const all = await store.tally('request', 'received', whole);
    for (const by of ['unit', 'holder', { field: 'kind' }] as const) {
      const parts = await store.tallyBy('request', 'received', whole, by);
      expect(parts.length).toBeGreaterThan(2);
      expect(parts.reduce((n, p) => n + p.tally.n, 0)).toBe(all.n);
    }
    const units = await store.tallyBy('request', 'received', whole, 'unit');
    expect(units.map((p) => p.key)).toEqual(['990000-D01', '990001', '990002']);
    const holders = await store.tallyBy('request', 'received', whole, 'holder');
    expect(holders.map((p) => p.key)).toContain('990001002');
  });

  test('many figures in one question equal one by one', async () => {
    const { store } = bench();
    const asked = questions(5).map((q) => ({ procedure: 'request', ...q }));
    const together = await store.tallies(asked);
    for (const [i, q] of asked.entries()) expect(together[i]).toEqual(await store.tally('request', q.metric, q.question));
  });

  test('a sample is drawn from what stands behind, the same for the same seed and as anybody can draw it', async () => {
    const { store } = bench();
    const { rows, total } = await store.records('request', 'received', whole, { limit: 1000 });
    const by = { seed: 'seed-2019-0001', size: 25 };
    const drawn = await store.sample('request', 'received', whole, by);
    expect(drawn.population).toBe(total);
    const place = (key: string) => createHash('sha256').update(`${by.seed}|${key}`).digest('hex');
    const keys = rows.map((row) => row.key).sort((a, b) => (place(a) < place(b) ? -1 : 1));
    expect(drawn.rows.map((row) => row.key)).toEqual(keys.slice(0, 25));
    expect((await store.sample('request', 'received', whole, { ...by, size: 1000 })).rows).toHaveLength(total);
    const other = await store.sample('request', 'received', whole, { ...by, seed: 'seed-2019-0002' });
    expect(other.rows.map((row) => row.key)).not.toEqual(drawn.rows.map((row) => row.key));
  });

  test('records page without a gap or a repeat, and a share shows its numerator', async () => {
    const { store } = bench();
    const total = (await store.tally('request', 'in-time', whole)).n;
    const seen = new Set<string>();
    let cursor: string | undefined;
    do {
      const page = await store.records('request', 'in-time-rate', whole, { limit: 7, ...(cursor !== undefined && { cursor }) });
      expect(page.total).toBe(total);
      for (const row of page.rows) seen.add(`${row.key}#${row.event?.seq}`);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen.size).toBe(total);
    expect(valueOf(countedOf(request, 'in-time'), await store.tally('request', 'in-time', whole))).toBe(total);
  });
});

onBoth('counters', (bench) => {
  test('acts counted one by one equal a rebuild from the events', async () => {
    const { store, db } = bench();
    const dump = async () => ({
      flow: await db.query('select * from flow order by region, procedure, metric, month, unit, dims'),
      stock: await db.query('select * from stock order by region, procedure, unit, state'),
      matter: await db.query('select * from matter order by region, id'),
      deadline: await db.query('select * from deadline order by region, matter, deadline'),
      link: await db.query('select * from link order by region, matter, field'),
    });
    const keys = new Map<number, string>();
    const { steps } = walk(23, 25);
    for (const step of steps.filter((s) => s.ok)) {
      const key = keys.get(step.matter);
      const common = { procedure: 'request', act: step.act, values: step.values, on: step.on, actor: actorOf(step) };
      const done = await store.act({ ...common, recordedAt: `${step.on}T09:00:00+08:00`, ...(key !== undefined && { key }) });
      if (!done.ok) throw new Error(JSON.stringify(done.refusals));
      keys.set(step.matter, done.key);
    }
    const before = await dump();
    expect(before.deadline.length).toBeGreaterThan(10);
    await store.rebuild();
    expect(await dump()).toEqual(before);
  });
});

/** Days that were counted and taken back again leave no row in the ledger. */
const withoutZero = <T extends { days: readonly (readonly [number, number])[] }>(t: T): T => ({
  ...t,
  days: t.days.filter(([, n]) => n !== 0),
});
