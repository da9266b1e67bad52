import { expect, test } from 'vitest';
import type { Db } from './db.ts';
import { openPostgres } from './db-postgres.ts';
import { Memory } from './memory.ts';
import { onBoth } from './open.test.support.ts';
import { openOn } from './open.ts';
import { Pulse } from './pulse.ts';
import { applicant, at, law, official, procedures } from './store.test.fixture.ts';

const alone = () => {
  const pulse = new Pulse({} as Db);
  return { pulse, memory: new Memory(pulse, Number.POSITIVE_INFINITY) };
};

/** Counts how often it was computed. */
const counting = () => {
  let n = 0;
  return async () => {
    n += 1;
    return n;
  };
};

test('an answer is kept until a matter in its scope changes, of its procedure where it names one', async () => {
  const { pulse, memory } = alone();
  const [county, city, other] = [counting(), counting(), counting()];
  const ask = async () => [
    await memory.get({ procedure: 'request', unitPath: 'c/a/' }, 'q', county),
    await memory.get({ procedure: undefined, unitPath: '' }, 'q', city),
    await memory.get({ procedure: 'plan', unitPath: 'c/a/' }, 'q', other),
  ];
  expect(await ask()).toEqual([1, 1, 1]);
  expect(await ask()).toEqual([1, 1, 1]);
  pulse.changed([{ procedure: 'request', unitPath: 'c/a/t/', events: 1 }]);
  expect(await ask()).toEqual([2, 2, 1]);
  pulse.changed([{ procedure: 'request', unitPath: 'c/b/', events: 1 }]);
  expect(await ask()).toEqual([2, 3, 1]);
  await pulse.everything();
  expect(await ask()).toEqual([3, 4, 2]);
});

test('an answer that was under way when something changed is not kept', async () => {
  const { pulse, memory } = alone();
  const place = { procedure: 'request', unitPath: 'c/' };
  const slow = Promise.withResolvers<string>();
  const first = memory.get(place, 'q', () => slow.promise);
  pulse.changed([{ procedure: 'request', unitPath: 'c/a/', events: 1 }]);
  slow.resolve('old');
  expect(await first).toBe('old');
  expect(await memory.get(place, 'q', async () => 'new')).toBe('new');
});

test('a failure is not kept', async () => {
  const { memory } = alone();
  const place = { procedure: 'request', unitPath: 'c/' };
  await expect(memory.get(place, 'q', () => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
  expect(await memory.get(place, 'q', async () => 'found')).toBe('found');
});

onBoth('what is kept in memory', (bench) => {
  const clerk = official('clerk-1', '990001001');
  const submit = (subject: string) => ({
    ...{ procedure: 'request', act: 'submit', values: { subject, kind: 'road', applicant } },
    ...{ on: '2019-03-01', recordedAt: at('2019-03-01'), actor: clerk },
  });
  const question = { from: '2019-01-01', to: '2019-12-31', unitPath: '990000/' };

  test('one’s own act is counted at once, in figures, totals and the ledger’s length', async () => {
    const { store } = bench();
    const look = async () => [
      (await store.stock('990000/')).reduce((n, r) => n + r.n, 0),
      (await store.list({ procedure: 'request', unitPath: '990000/' })).total,
      await store.events(),
    ];
    expect(await look()).toEqual([0, 0, 0]);
    for (let n = 1; n <= 3; n += 1) {
      await store.act(submit(`第${n}件`));
      expect(await look()).toEqual([n, n, n]);
      expect(await store.tally('request', 'received', question)).toEqual(await store.recount('request', 'received', question));
    }
  });

  test('what another process did is heard of', async () => {
    const { store, url } = bench();
    if (url === undefined) return;
    const other = await openOn(openPostgres(url, 2), { registry: procedures, law: () => law });
    try {
      const before = await other.events();
      const heard = new Promise((resolve) => other.changes(resolve));
      await store.act(submit('别处办的'));
      await heard;
      expect(await other.events()).toBe(before + 1);
    } finally {
      await other.close();
    }
  });
});
