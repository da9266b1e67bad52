import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Store } from './contract.ts';
import { openPglite } from './db-pglite.ts';
import { onBoth } from './open.test.support.ts';
import { openOn } from './open.ts';
import { at, law, official, procedures, whole } from './store.test.fixture.ts';
import { walk } from './walk.test.support.ts';

async function load(store: Store, seed: number, n: number): Promise<void> {
  const writer = await store.bulk();
  for (const entry of walk(seed, n).entries) await writer.add(entry);
  await writer.close();
}

onBoth('a ledger that somebody changed', (bench) => {
  test('an untouched one fits, roots and projections included', async () => {
    const { store } = bench();
    await load(store, 41, 30);
    await store.dailyRoot('2019-12-31');
    await store.audit({ region: '990001', actor: 'a', at: at('2019-03-01'), what: 'read', subject: 'x', detail: { n: 1 } });
    await store.audit({ region: '990001', actor: 'a', at: at('2019-03-02'), what: 'search', subject: 'y', detail: {} });
    const answer = await store.verify({ projections: true, allRoots: true });
    expect(answer).toMatchObject({ matters: 30, events: await store.events(), roots: 4 });
    expect(answer.problem).toBeUndefined();
  });

  const first = '(select region, matter from event where seq = 2 order by region, matter limit 1)';
  const lastOf = `(region, matter) = ${first} and seq = (select max(seq) from event where (region, matter) = ${first})`;
  const harms: [string, string, string][] = [
    ['an altered act', `update event set act = 'withdraw' where (region, matter) = ${first} and seq = 2`, 'altered'],
    ['an altered value', `update event set "values" = '{"subject":"x"}' where (region, matter) = ${first} and seq = 1`, 'altered'],
    ['a missing event', `delete from event where (region, matter) = ${first} and seq = 1`, 'missing'],
    ['a missing last event', `delete from event where ${lastOf}`, 'missing'],
    ['an altered kept value', `update kept set value = '"x"' where (region, matter) = ${first}`, 'value-altered'],
    ['a removed projection', `delete from matter where (region, id) = ${first}`, 'projection-missing'],
    [
      'an altered projection',
      `update matter set state = 'answered' where (region, id) = ${first} and state <> 'answered'`,
      'projection-altered',
    ],
    [
      'a matter removed everywhere',
      `with gone as (delete from event where (region, matter) = ${first} returning 1) delete from matter where (region, id) = ${first}`,
      'count-mismatch',
    ],
    ['an altered root', "update root set root = repeat('0', 64) where region = '*'", 'root-mismatch'],
    ['an altered audit line', "update audit set subject = 'z' where seq = 1", 'audit-altered'],
    ['a removed audit line', 'delete from audit where seq = 1', 'audit-altered'],
  ];
  test.each(harms)('is found: %s', async (_title, sql, problem) => {
    const { store, db } = bench();
    const tables = ['event', 'kept', 'matter', 'root', 'audit'];
    await db.asOwner(async (tx) => {
      for (const t of tables) await tx.exec(`create table saved_${t} as select * from ${t}`);
      await tx.exec(sql);
    });
    const found = (await store.verify({ projections: true })).problem?.problem;
    await db.asOwner(async (tx) => {
      for (const t of tables) await tx.exec(`delete from ${t}; insert into ${t} select * from saved_${t}; drop table saved_${t}`);
    });
    expect(found).toBe(problem);
  });

  test('a matter removed with its counters is found by the root', async () => {
    const { store, db } = bench();
    await db.asOwner((tx) => tx.exec(`create table saved as select * from event where (region, matter) = ${first}`));
    await db.asOwner((tx) => tx.exec('delete from event where (region, matter) in (select region, matter from saved)'));
    await store.rebuild();
    expect((await store.verify()).problem?.problem).toBe('root-mismatch');
    await db.asOwner((tx) => tx.exec('insert into event select * from saved; drop table saved'));
    await store.rebuild();
    expect((await store.verify()).problem).toBeUndefined();
  });
});

onBoth('backup', (bench) => {
  test('what is restored elsewhere is the same, files and next numbers included', async () => {
    const { store, dir } = bench();
    await load(store, 5, 50);
    const clerk = official('c', '990001001');
    const submit = (to: Store) =>
      to.act({
        procedure: 'request',
        act: 'submit',
        values: { subject: '后来', kind: 'road', applicant: { kind: 'person', name: '李四' } },
        on: '2021-01-04',
        recordedAt: at('2021-01-04'),
        actor: clerk,
        idempotencyKey: 'once',
      });
    const one = await submit(store);
    const put = await store.putFile(
      (async function* () {
        yield Buffer.from('内容\t\n');
      })(),
      { name: '附件.txt', type: 'text/plain', by: 'c', at: at('2019-01-01'), max: 100 },
    );
    await store.setSetting('city', { name: '某市' });
    await store.putEdition({
      kind: 'report',
      id: 'annual',
      title: '年报\\N',
      content: { a: [1, null] },
      by: 'c',
      at: at('2019-01-01'),
      frozen: true,
    });
    await store.dailyRoot('2019-12-31');
    const file = join(dir, 'backup.gz');
    await store.backup(file);

    const target = await openOn(await openPglite(undefined), { registry: procedures, law: () => law, filesDir: join(dir, 'restored') });
    await target.restore(file);
    expect(await target.events()).toBe(await store.events());
    expect(await target.verify({ projections: true })).toMatchObject({ events: await store.events() });
    expect((await target.verify({ projections: true })).problem).toBeUndefined();
    for (const metric of ['received', 'amount', 'pending', 'days']) {
      expect(await target.tally('request', metric, whole)).toEqual(await store.tally('request', metric, whole));
    }
    expect(await target.list({ unitPath: '990000/', limit: 500 })).toEqual(await store.list({ unitPath: '990000/', limit: 500 }));
    expect('sha256' in put && Buffer.from((await target.readFile(put.sha256)) ?? []).toString()).toBe('内容\t\n');
    expect(await target.setting('city')).toEqual({ name: '某市' });
    expect(await target.edition('report', 'annual')).toMatchObject({
      version: 1,
      title: '年报\\N',
      content: { a: [1, null] },
      frozen: true,
    });
    const again = await submit(target);
    expect(again.ok && one.ok && again.repeated && again.key === one.key).toBe(true);
    await expect(target.restore(file)).rejects.toMatchObject({ name: 'SetupRefusal' });
    await target.close();
  });

  test('a cut or foreign file is refused and leaves nothing', async () => {
    const { dir } = bench();
    const text = gunzipSync(readFileSync(join(dir, 'backup.gz'))).toString();
    const target = await openOn(await openPglite(undefined), { registry: procedures, law: () => law, filesDir: join(dir, 'restored-2') });
    const cut = `${text.split('\n').slice(0, -3).join('\n')}\n`;
    for (const content of [cut, '{"format":"other"}\n', 'x\n', '{"table":"pg_authid","columns":["rolname"]}\n["x"]\n', '']) {
      const file = join(dir, 'bad.gz');
      writeFileSync(file, gzipSync(content));
      await expect(target.restore(file)).rejects.toMatchObject({ name: 'SetupRefusal' });
    }
    writeFileSync(join(dir, 'bad.gz'), 'no gzip');
    await expect(target.restore(join(dir, 'bad.gz'))).rejects.toMatchObject({ name: 'SetupRefusal' });
    expect(await target.events()).toBe(0);
    expect(target.units('990000/')).toEqual([]);
    await target.close();
  });
});
