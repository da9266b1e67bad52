import { expect, test } from 'vitest';
import { onBoth } from './open.test.support.ts';
import type { ListQuestion } from './types.ts';
import { walk } from './walk.test.support.ts';

onBoth('a list as a whole', (bench) => {
  const load = async () => {
    const { store } = bench();
    if ((await store.events()) > 0) return store;
    const writer = await store.bulk({ atomic: true });
    for (const entry of walk(5, 300).entries) await writer.add(entry);
    await writer.close();
    return store;
  };
  const base: ListQuestion = { procedure: 'request', unitPath: '990000/' };

  test('begins in the midst at what falls due from a day on, or at what was opened up to a day', async () => {
    const store = await load();
    const all = (await store.list({ ...base, limit: 500 })).rows;
    const due = all.flatMap((r) => r.nextDueOn ?? []).at(3) ?? '';
    const fromDue = (await store.list({ ...base, limit: 500, startAt: { due } })).rows;
    expect(fromDue.map((r) => r.key)).toEqual(all.filter((r) => (r.nextDueOn ?? '9999') >= due).map((r) => r.key));
    const opened = all.filter((r) => r.nextDueOn === null).at(20)?.openedOn ?? '';
    const fromOpened = (await store.list({ ...base, limit: 500, startAt: { opened } })).rows;
    expect(fromOpened.map((r) => r.key)).toEqual(all.filter((r) => r.nextDueOn === null && r.openedOn <= opened).map((r) => r.key));
    expect(fromOpened.length).toBeLessThan(all.length);
  });

  test('its edges are the first and last due days, and the newest and oldest without one', async () => {
    const store = await load();
    const all = (await store.list({ ...base, limit: 500 })).rows;
    const due = all.flatMap((r) => r.nextDueOn ?? []).sort();
    const rest = all
      .filter((r) => r.nextDueOn === null)
      .map((r) => r.openedOn)
      .sort();
    expect(await store.listEdges(base)).toEqual({ firstDue: due[0], lastDue: due.at(-1), newest: rest.at(-1), oldest: rest[0] });
    expect(await store.listEdges({ ...base, unitPath: '-/' })).toEqual({ firstDue: null, lastDue: null, newest: null, oldest: null });
  });

  test('its sum and its full count agree with the rows', async () => {
    const store = await load();
    const all = (await store.list({ ...base, state: 'answered', limit: 500 })).rows;
    const amounts = all.flatMap((r) => (typeof r.values.amount === 'number' ? [r.values.amount] : []));
    const summed = await store.sumOf({ ...base, state: 'answered' }, 'amount');
    expect(summed?.rows).toBe(amounts.length);
    expect(summed?.sum).toBeCloseTo(
      amounts.reduce((n, a) => n + a, 0),
      6,
    );
    expect(await store.countAll({ ...base, state: 'answered' })).toBe(all.length);
  });
});

onBoth('saved views and jobs', (bench) => {
  const view = (id: string, name: string, isDefault: boolean) => ({
    ...{ id: `0000000${id}-0000-7000-8000-000000000000`, ownerKind: 'unit' as const, owner: '990000', procedure: 'request', name },
    ...{ search: { state: 'asked' }, isDefault, by: 'somebody', at: '2020-01-01T08:00:00+08:00' },
  });

  test('a new default view takes the place of the one before', async () => {
    const { store } = bench();
    await store.putSavedView(view('1', '甲', true));
    await store.putSavedView(view('2', '乙', true));
    const held = await store.savedViews('request', { person: 'nobody', unit: '990000' });
    expect(held.map((v) => [v.name, v.isDefault])).toEqual([
      ['乙', true],
      ['甲', false],
    ]);
    await store.deleteSavedView(view('1', '', false).id);
    expect(await store.savedViews('request', { person: 'nobody', unit: '990000' })).toHaveLength(1);
    expect(await store.savedViews('request', { person: 'nobody', unit: '990001' })).toEqual([]);
  });

  test('a job without a sign of life is interrupted; one that gives signs goes on', async () => {
    const { store } = bench();
    const job = (n: number, beatAt: string) => ({
      ...{
        id: `0000001${n}-0000-7000-8000-000000000000`,
        account: 'a',
        post: 'p',
        kind: 'export' as const,
        procedure: 'request',
        title: '甲',
      },
      ...{ ask: {}, state: 'running' as const, done: 1, total: 9, result: {}, beatAt, madeAt: beatAt, endedAt: null, expiresAt: null },
    });
    const [silent, alive] = [job(1, '2020-01-01T00:00:00.000Z'), job(2, '2020-01-01T00:01:00.000Z')];
    await store.addJob(silent);
    await store.addJob(alive);
    expect(await store.interruptJobs('2020-01-01T00:00:30.000Z', '2020-02-01T00:00:00.000Z')).toBe(1);
    expect((await store.job(silent.id))?.state).toBe('interrupted');
    expect(await store.changeJob(alive.id, ['running'], { done: 5, state: 'done', expiresAt: '2020-01-02T00:00:00.000Z' })).toBe(true);
    expect(await store.changeJob(alive.id, ['running'], { done: 6 })).toBe(false);
    expect(await store.job(alive.id)).toEqual({ ...alive, done: 5, state: 'done', expiresAt: '2020-01-02T00:00:00.000Z' });
    expect(await store.expireJobs('2020-01-03T00:00:00.000Z')).toEqual([alive.id]);
    expect((await store.jobsOf('a', 9)).map((j) => j.id)).toEqual([silent.id]);
  });
});
