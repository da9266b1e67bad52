import { expect, test } from 'vitest';
import { onBoth } from './open.test.support.ts';
import { at, official } from './store.test.fixture.ts';

const attempts = [
  'update event set act = act',
  'delete from event',
  'truncate event',
  'drop table event',
  'alter table event disable trigger all',
  'alter table event add column x integer',
  'create rule r as on insert to event do instead nothing',
  'alter table event owner to zs_app',
  'drop index event_act',
  'delete from kept',
  "update kept set value = '1'",
  'delete from audit',
  "update root set root = ''",
  'truncate root',
  "copy event to '/events'",
  "copy event (region) from program 'true'",
  'create function f() returns integer language sql as $$select 1$$',
  'alter role zs_app superuser',
  'drop table migration',
];

onBoth('the role of the application', (bench) => {
  test('the application works as zs_app', async () => {
    const rows = await bench().db.query<{ me: string }>('select current_user as me');
    expect(rows[0]?.me).toBe('zs_app');
  });

  test.each(attempts)('may not: %s', async (sql) => {
    await expect(bench().db.query(sql)).rejects.toMatchObject({ code: expect.stringMatching(/^42501|^42|^2F/) });
    const rows = await bench().db.query<{ me: string }>('select current_user as me');
    expect(rows[0]?.me).toBe('zs_app');
  });

  test('a grant it gives itself changes nothing', async () => {
    const { db } = bench();
    await db.query('grant update, delete on event to zs_app').catch(() => undefined);
    await expect(db.query('delete from event')).rejects.toMatchObject({ code: '42501' });
  });

  test('a statement with parameters cannot smuggle a second one', async () => {
    await expect(bench().db.query('select $1::text; reset role', ['x'])).rejects.toMatchObject({ code: '42601' });
  });

  test('erasure goes through its function only, and leaves the chain intact', async () => {
    const { store } = bench();
    const values = { subject: '擦除', kind: 'road', applicant: { kind: 'person', name: '李大力' } };
    const common = { procedure: 'request', act: 'submit', on: '2019-02-01', recordedAt: at('2019-02-01') };
    const opened = await store.act({ ...common, values, actor: official('o1', '990001001') });
    if (!opened.ok) throw new Error(JSON.stringify(opened.refusals));
    expect((await store.matter(opened.key))?.matter.values.applicant).toMatchObject({ name: '李大力' });
    expect(await store.erase(opened.key, 'applicant')).toBe(1);
    expect((await store.matter(opened.key))?.matter.values.applicant).toBeUndefined();
    expect((await store.verify()).problem).toBeUndefined();
  });
});
