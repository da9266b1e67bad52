import { expect, test } from 'vitest';
import { onBoth } from './open.test.support.ts';
import { at, units } from './store.test.fixture.ts';

onBoth('people and papers', (bench) => {
  test('a unit is found as it stood on the day', async () => {
    const { store } = bench();
    const old = units.find((u) => u.code === '990002001');
    if (!old) throw new Error('fixture');
    await store.upsertUnits([
      { ...old, to: '2019-07-01' },
      { ...old, from: '2019-07-01', name: '新名' },
    ]);
    expect(store.unit(old.code, '2019-06-30')?.name).toBe(old.name);
    expect(store.unit(old.code, '2019-07-01')?.name).toBe('新名');
    expect(store.unit(old.code, '1999-01-01')).toBeUndefined();
    expect(store.units('990000/990002/', '2019-08-01').map((u) => u.name)).toEqual(['单位990002', '新名']);
  });

  test('accounts, posts and sessions come back as they were put, posts on their days', async () => {
    const { store } = bench();
    const account = { id: 'a1', login: 'zhang', name: '张三', passwordHash: 'h', kind: 'official' as const, active: true, data: { x: 1 } };
    const post = { id: 'p1', account: 'a1', unit: '990001001', title: '所长', duties: ['head'], from: '2019-01-01', to: '2020-01-01' };
    await store.upsertAccounts([account]);
    await store.upsertPosts([post]);
    expect(await store.account('zhang')).toEqual(account);
    expect(await store.accountById('a1')).toEqual(account);
    expect(await store.account("' or true --")).toBeUndefined();
    expect(await store.posts('a1', '2019-12-31')).toEqual([post]);
    expect(await store.posts('a1', '2020-01-01')).toEqual([]);
    expect(await store.postsOfUnit('990001001', '2019-05-01')).toEqual([post]);
    expect(await store.accounts('990000/990001/')).toEqual([account]);
    expect(await store.accounts('990000/990002/')).toEqual([]);
    const session = {
      id: 's',
      account: 'a1',
      post: null,
      csrf: 'c',
      createdAt: at('2019-01-01'),
      seenAt: at('2019-01-01'),
      expiresAt: 'z',
      data: {},
    };
    await store.createSession(session);
    await store.touchSession('s', { post: 'p1', seenAt: at('2019-01-02') });
    expect(await store.session('s')).toEqual({ ...session, post: 'p1', seenAt: at('2019-01-02') });
    await store.deleteSessionsOf('a1');
    expect(await store.session('s')).toBeUndefined();
  });

  test('policies, editions and notices keep every version, the last one counts', async () => {
    const { store } = bench();
    const policy = { norm: 'answer-limit', from: '2019-01-01', by: 'a1', at: at('2019-01-01') };
    await store.setPolicy({ ...policy, value: 5 });
    await store.setPolicy({ ...policy, value: 4 });
    expect(await store.policies()).toEqual([{ norm: 'answer-limit', from: '2019-01-01', value: 4 }]);
    const edition = { kind: 'template', id: 'annual', title: '年报', by: 'a1', at: at('2019-01-01'), frozen: false };
    await store.putEdition({ ...edition, content: 'one' });
    expect(await store.putEdition({ ...edition, content: 'two' })).toMatchObject({ version: 2 });
    expect((await store.edition('template', 'annual'))?.content).toBe('two');
    expect((await store.edition('template', 'annual', 1))?.content).toBe('one');
    expect((await store.editions('template')).map((e) => e.version)).toEqual([1, 2]);
    const message = { id: '01900000-0000-7000-8000-000000000001', region: '990001', kind: 'due', payload: { n: 1 }, at: at('2019-01-01') };
    await store.enqueue(message);
    expect(await store.waiting(10)).toEqual([message]);
    await store.sent(message.id);
    expect(await store.waiting(10)).toEqual([]);
  });

  test('the audit chain of an actor stays whole when lines come at once', async () => {
    const { store } = bench();
    const line = { region: '990001', actor: 'a1', at: at('2019-01-01'), what: 'read', subject: 'x', detail: {} };
    const rows = await Promise.all(Array.from({ length: 20 }, (_, i) => store.audit({ ...line, subject: `m${i}` })));
    expect(rows.map((r) => r.seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(await store.audits({ actor: 'a1', limit: 100 })).toHaveLength(20);
    expect((await store.verify()).problem).toBeUndefined();
  });

  test('a file is kept once under the digest of its content; one too large is refused and leaves nothing', async () => {
    const { store } = bench();
    const parts = async function* (text: string) {
      yield Buffer.from(text);
    };
    const about = { name: 'a.txt', type: 'text/plain', by: 'a1', at: at('2019-01-01'), max: 10 };
    const put = await store.putFile(parts('abc'), about);
    expect(put).toMatchObject({ sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', size: 3 });
    expect(await store.putFile(parts('abcdefghijklm'), about)).toMatchObject({ code: 'file-too-large' });
    expect(store.filePath('../../etc/passwd')).toBeUndefined();
    expect(await store.file('x')).toBeUndefined();
  });
});
