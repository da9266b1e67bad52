import { expect, test } from 'vitest';
import { onBoth } from './open.test.support.ts';
import { walk } from './walk.test.support.ts';

onBoth('bulk', (bench) => {
  const { entries } = walk(77, 120);
  const cut = Math.floor(entries.length / 2);

  test('a load given up leaves nothing, indexes included', async () => {
    const { store, db } = bench();
    const indexes = () => db.query('select indexname from pg_indexes where schemaname = $1 order by 1', ['public']);
    const before = await indexes();
    const writer = await store.bulk();
    for (const entry of entries.slice(0, 50)) await writer.add(entry);
    await writer.abort();
    expect(await store.events()).toBe(0);
    expect(await indexes()).toEqual(before);
  });

  test('a load may go on with matters that stand already, and equals a rebuild', async () => {
    const { store, db } = bench();
    for (const part of [entries.slice(0, cut), entries.slice(cut)]) {
      const writer = await store.bulk();
      for (const entry of part) await writer.add(entry);
      await writer.close();
    }
    const dump = async () => [
      await db.query('select * from flow order by region, procedure, metric, month, unit, dims'),
      await db.query('select * from stock order by region, procedure, unit, state'),
      await db.query('select * from matter order by region, id'),
      await db.query('select * from deadline order by region, matter, deadline'),
    ];
    const before = await dump();
    expect(await store.verify({ projections: true })).toEqual({ events: entries.length, matters: 120, roots: 0 });
    await store.rebuild();
    expect(await dump()).toEqual(before);
  });

  test('an event out of order fails the load as a whole', async () => {
    const { store } = bench();
    const before = await store.events();
    const writer = await store.bulk();
    const second = entries.find((e) => e.draft.seq === 2);
    if (!second) throw new Error('no second event');
    await writer.add(second);
    await expect(writer.close()).rejects.toMatchObject({ code: '23505' });
    expect(await store.events()).toBe(before);
  });
});
