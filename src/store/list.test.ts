import { expect, test } from 'vitest';
import { onBoth } from './open.test.support.ts';
import { bigrams } from './search.ts';
import type { ListQuestion } from './types.ts';
import { walk } from './walk.test.support.ts';

test('Chinese is searched by pairs of signs, Latin words and numbers whole', () => {
  expect(bigrams('驻政文〔2020〕22号 ABC')).toEqual(['驻政', '政文', '2020', '22', '号', 'abc']);
  expect(bigrams('供水')).toEqual(['供水']);
  expect(bigrams('，。！')).toEqual([]);
});

onBoth('lists', (bench) => {
  const load = async () => {
    const { store } = bench();
    if ((await store.events()) > 0) return store;
    const writer = await store.bulk({ atomic: false });
    for (const entry of walk(3, 300).entries) await writer.add(entry);
    await writer.close();
    return store;
  };
  const base: ListQuestion = { procedure: 'request', unitPath: '990000/' };

  test('pages follow each other without a gap or a repeat, soonest due first', async () => {
    const store = await load();
    const seen: { key: string; due: string }[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.list({ ...base, limit: 37, ...(cursor !== undefined && { cursor }) });
      seen.push(...page.rows.map((r) => ({ key: r.key, due: r.nextDueOn ?? '9999' })));
      cursor = page.next ?? undefined;
      expect(page).toMatchObject({ total: 300, totalCapped: false });
    } while (cursor !== undefined);
    expect(new Set(seen.map((s) => s.key)).size).toBe(300);
    expect(seen.map((s) => s.due)).toEqual(seen.map((s) => s.due).sort());
  });

  test('a scope shows its own subtree and nothing else, with the counters agreeing', async () => {
    const store = await load();
    for (const unitPath of ['990000/990001/', '990000/990001/990001001/', '990000/990000-D01/', '990000/9']) {
      const page = await store.list({ ...base, unitPath, limit: 500 });
      expect(page.rows.every((r) => r.unitPath.startsWith(unitPath))).toBe(true);
      expect(page.total).toBe(page.rows.length);
    }
    expect((await store.list({ ...base, unitPath: '990000/990001/', limit: 500 })).total).toBeGreaterThan(50);
  });

  test('filters by state, day, number and field agree with the rows', async () => {
    const store = await load();
    const all = (await store.list({ ...base, limit: 500 })).rows;
    const check = async (more: Partial<ListQuestion>, wanted: (row: (typeof all)[number]) => boolean) => {
      const page = await store.list({ ...base, ...more, limit: 500 });
      const expected = all.filter(wanted).map((r) => r.key);
      expect(page.rows.map((r) => r.key)).toEqual(expected);
      expect(page.total).toBe(expected.length);
      expect(expected.length).toBeGreaterThan(0);
    };
    await check({ state: 'answered' }, (r) => r.state === 'answered');
    await check({ state: ['asked', 'overdue'] }, (r) => ['asked', 'overdue'].includes(r.state));
    await check({ open: true }, (r) => !['answered', 'withdrawn'].includes(r.state));
    await check({ from: '2019-03-01', to: '2019-06-30' }, (r) => r.openedOn >= '2019-03-01' && r.openedOn <= '2019-06-30');
    await check({ dueBefore: '2019-05-01' }, (r) => r.nextDueOn !== null && r.nextDueOn < '2019-05-01');
    await check({ fields: [{ field: 'kind', op: 'is', value: 'road' }] }, (r) => r.values.kind === 'road');
    await check({ fields: [{ field: 'urgent', op: 'is', value: true }] }, (r) => r.values.urgent === true);
    await check({ fields: [{ field: 'amount', op: 'from', value: 500 }] }, (r) => Number(r.values.amount ?? 0) >= 500);
    await check({ number: String(all[0]?.number) }, (r) => r.number === all[0]?.number);
    await check({ q: all[5]?.title ?? '' }, (r) => r.title === all[5]?.title);
    await check({ q: '水' }, (r) => r.title.includes('水'));
  });

  test('the public finds only what is public, by public words only', async () => {
    const store = await load();
    const seen = await store.list({ ...base, publicOnly: true, limit: 500 });
    expect(seen.rows.length).toBeGreaterThan(0);
    expect(seen.rows.every((r) => r.state === 'answered')).toBe(true);
    expect(seen.total).toBe(seen.rows.length);
    expect((await store.list({ ...base, q: '材料复杂' })).total).toBeGreaterThan(0);
    expect((await store.list({ ...base, q: '材料复杂', publicOnly: true })).total).toBe(0);
    expect((await store.list({ ...base, publicOnly: true, fields: [{ field: 'amount', op: 'from', value: 0 }] })).total).toBe(0);
    expect((await store.list({ ...base, q: '王小明' })).total).toBe(0);
  });

  test('no question makes the list fail', async () => {
    const store = await load();
    const odd = ["'", '%', '_', '\\', "a':*&|!()", '\u0000', '号', '〔2019〕', 'x'.repeat(5000), '😀', ' '];
    for (const q of odd) expect(await store.list({ ...base, q })).toHaveProperty('rows');
    for (const cursor of ['', 'x', 'W10', Buffer.from('["a","b","c"]').toString('base64url')]) {
      expect((await store.list({ ...base, cursor, limit: 1 })).rows).toHaveLength(1);
    }
    expect((await store.list({ ...base, from: 'x', state: 'nothing', number: "'" })).rows).toEqual([]);
    expect((await store.list({ ...base, fields: [{ field: '__proto__', op: 'is', value: 'x' }] })).total).toBe(0);
    expect((await store.list({ ...base, fields: [{ field: 'amount', op: 'from', value: 'abc' }] })).total).toBe(0);
    expect((await store.list({ ...base, procedure: 'nothing' })).total).toBe(0);
  });

  test('the desk tells what is overdue and what falls due soon', async () => {
    const store = await load();
    const rows = (await store.list({ ...base, limit: 500 })).rows;
    const seen = await store.desk('990000/', { today: '2019-06-01', soon: '2019-08-01' });
    const due = rows.filter((r) => r.nextDueOn !== null);
    expect(seen.byProcedure).toEqual([
      {
        procedure: 'request',
        overdue: due.filter((r) => String(r.nextDueOn) < '2019-06-01').length,
        soon: due.filter((r) => String(r.nextDueOn) >= '2019-06-01' && String(r.nextDueOn) <= '2019-08-01').length,
      },
    ]);
    expect(seen.due.map((r) => r.key)).toEqual(due.slice(0, 20).map((r) => r.key));
  });
});
