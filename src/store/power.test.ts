import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onBoth } from './open.test.support.ts';
import { crossing } from './power-separation.ts';
import { administrators } from './power-vocabulary.ts';
import { applicant, at, official, units, whole } from './store.test.fixture.ts';
import type { PostRow } from './types.ts';

const post = (id: string, account: string, duties: readonly string[], more: Partial<PostRow> = {}): PostRow => ({
  ...{ id, account, unit: '990001001', title: id, duties, from: '2019-01-01', to: null },
  ...more,
});
const account = (id: string) => ({ id, login: id, name: `某${id}`, passwordHash: '', kind: 'official' as const, active: true, data: {} });

describe('the three administrators', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2019-01-${String(n).padStart(2, '0')}`);
  const role = fc.constantFrom(...administrators, 'clerk', 'head', 'role-1');
  const held = fc
    .record({ duties: fc.array(role, { maxLength: 2 }), asked: fc.option(fc.array(role, { maxLength: 2 })), from: day, to: fc.option(day) })
    .map(({ asked, ...p }) => ({ ...p, ...(asked && { asked }) }));
  const days = Array.from({ length: 31 }, (_none, i) => `2019-01-${String(i + 1).padStart(2, '0')}`);

  test('are crossed exactly when on some day one account holds such a role beside another', () => {
    fc.assert(
      fc.property(fc.array(held, { maxLength: 4 }), (posts) => {
        const crossedOn = (on: string) => {
          const now = posts.filter((p) => p.from <= on && (p.to === null || on < p.to)).flatMap((p) => [...p.duties, ...(p.asked ?? [])]);
          return new Set(now).size > 1 && now.some((r) => (administrators as readonly string[]).includes(r));
        };
        expect(crossing(posts) !== undefined).toBe(days.some(crossedOn));
      }),
    );
  });
});

onBoth('who may do what', (bench) => {
  test('the vocabulary is what the declarations name, and a duty gives exactly what they give it', () => {
    const { store } = bench();
    expect([...store.vocabulary().keys()].sort()).toContain('request/clerk/submit');
    expect(store.vocabulary().get('request/head/@see')?.duties).toEqual(['head']);
    expect([...store.vocabulary().values()].some((g) => g.act === 'expire' || g.act === 'use')).toBe(false);
    expect([...store.builtInRoles()].sort()).toEqual(['clerk', 'head']);
    expect(store.grantsOf(['clerk', 'head'])).toBeUndefined();
    expect([...store.granted(['clerk'])].filter((g) => g.startsWith('plan/'))).toEqual([
      'plan/clerk/@see',
      'plan/clerk/draw',
      'plan/clerk/drop',
    ]);
  });

  test('what is withheld from a duty is refused to whoever has it, and every version is kept', async () => {
    const { store } = bench();
    const saved = { id: 'clerk', title: '经办人', by: 'security', at: at('2019-01-02') };
    expect(await store.saveRole({ ...saved, grants: ['plan/clerk/draw'] }, 0)).toMatchObject({ version: 1 });
    expect(await store.saveRole({ ...saved, grants: [] }, 0)).toBeUndefined();
    const actor = () => {
      const grants = store.grantsOf(['clerk']);
      return { ...official('c1', '990001001', ['clerk']), ...(grants && { grants }) };
    };
    const draw = { procedure: 'plan', act: 'draw', values: { name: '甲' }, on: '2019-01-03', recordedAt: at('2019-01-03') };
    expect(await store.act({ ...draw, actor: actor() })).toMatchObject({ ok: false, refusals: [{ code: 'not-competent' }] });
    const submit = { ...draw, procedure: 'request', act: 'submit', values: { subject: '路灯', kind: 'road', applicant } };
    expect((await store.act({ ...submit, actor: actor() })).ok).toBe(true);
    expect(await store.saveRole({ ...saved, grants: [] }, 1)).toMatchObject({ version: 2 });
    expect((await store.act({ ...draw, actor: actor() })).ok).toBe(true);
    expect((await store.roleVersions('clerk')).map((r) => [r.version, r.by, r.at])).toEqual([
      [2, 'security', at('2019-01-02')],
      [1, 'security', at('2019-01-02')],
    ]);
  });

  test('a role of the city gives what is named and what a declaration knows, nothing else', async () => {
    const { store } = bench();
    const made = { title: '登记岗', by: 's', at: at('2019-01-02') };
    await store.saveRole({ ...made, id: 'role-1', grants: ['plan/clerk/draw', 'plan/clerk/vanish', 'no/such/thing'] }, 0);
    expect([...store.granted(['role-1'])]).toEqual(['plan/clerk/draw']);
    expect([...(store.grantsOf(['role-1'])?.entries() ?? [])]).toEqual([['plan/clerk', new Set(['draw'])]]);
    expect(store.grantsOf(['role-unknown'])?.size).toBe(0);
    expect(store.granted(['system-administrator']).size).toBe(0);
  });

  test('no way of writing posts lets one account cross the administrators', async () => {
    const { store } = bench();
    await store.upsertAccounts([account('x1')]);
    const clerk = post('x1-1', 'x1', ['clerk']);
    const keeper = post('x1-2', 'x1', ['audit-administrator']);
    await expect(store.upsertPosts([clerk, keeper])).rejects.toMatchObject({ code: 'administrators-apart' });
    expect(await store.posts('x1', '2019-02-01')).toEqual([]);
    await store.upsertPosts([clerk]);
    for (const crossed of [keeper, { ...keeper, duties: [], asked: ['system-administrator'] }, { ...keeper, from: '2030-01-01' }]) {
      expect(await store.changePosts(['x1'], () => [crossed])).toMatchObject({ code: 'administrators-apart' });
    }
    const both = await Promise.all(
      [{ ...clerk, id: 'x1-3', to: '2019-06-01', from: '2019-05-01' }, keeper].map((p) =>
        store.changePosts(['x1'], (posts) => [...posts.map((old) => ({ ...old, to: '2019-04-01' })), p]),
      ),
    );
    expect(both.filter((refused) => refused === undefined).length).toBe(1);
    const after = await store.changePosts(['x1'], (posts) => posts.map((p) => ({ ...p, to: '2019-04-01' })));
    expect(after).toBeUndefined();
    expect(await store.changePosts(['x1'], () => [{ ...keeper, id: 'x1-4', from: '2019-04-01' }])).toBeUndefined();
  });

  test('who stands in for a post has no more than it has, and no longer', async () => {
    const { store } = bench();
    await store.upsertAccounts([account('y1'), account('y2')]);
    const own = post('y1-1', 'y1', ['clerk', 'head']);
    const standIn = post('y2-1', 'y2', ['clerk', 'head'], { forPost: 'y1-1', forAccount: 'y1', to: '2019-12-31' });
    await store.upsertPosts([own, standIn]);
    await store.changePosts(['y1'], () => [{ ...own, duties: ['clerk'] }]);
    expect((await store.post('y2-1'))?.duties).toEqual(['clerk']);
    await store.changePosts(['y1'], () => [{ ...own, duties: ['clerk'], to: '2019-08-01' }]);
    expect(await store.post('y2-1')).toMatchObject({ to: '2019-08-01', forAccount: 'y1', name: '某y2' });
  });

  test('people are found by name, unit, title and role, page by page', async () => {
    const { store } = bench();
    const all = await store.people({ offset: 0, limit: 100 });
    expect(all.total).toBe(all.rows.length);
    const pages = await Promise.all([0, 1, 2].map((offset) => store.people({ offset, limit: 1 })));
    expect(pages.flatMap((p) => p.rows.map((r) => r.id))).toEqual(all.rows.slice(0, 3).map((r) => r.id));
    expect((await store.people({ q: '某y2', offset: 0, limit: 10 })).rows.map((r) => r.id)).toEqual(['y2']);
    expect((await store.people({ q: '单位990001001', offset: 0, limit: 10 })).total).toBeGreaterThan(1);
    expect((await store.people({ q: '%', offset: 0, limit: 10 })).total).toBe(0);
    expect((await store.people({ role: 'audit-administrator', offset: 0, limit: 10 })).rows.map((r) => r.id)).toEqual(['x1']);
  });

  test('what a merged unit held is counted where it was, or on asking where it is now; lists follow it', async () => {
    const { store } = bench();
    const submit = { procedure: 'request', act: 'submit', on: '2019-03-03', recordedAt: at('2019-03-03') };
    const values = { subject: '合并', kind: 'road', applicant };
    const opened = await store.act({ ...submit, values, actor: official('m1', '990002001', ['clerk']) });
    if (!opened.ok) throw new Error('not opened');
    const into = '990000/990001/';
    const count = (unitPath: string, now: boolean) =>
      store.tally('request', 'received', { ...whole, unitPath, ...(now && { units: 'now' as const }) });
    const before = (await count(into, false)).n;
    const [old, heir] = ['990002001', '990001002'].map((code) => units.find((u) => u.code === code));
    if (!old || !heir) throw new Error('fixture');
    await store.upsertUnits([{ ...old, to: '2019-04-01', successor: heir.code }]);
    expect(store.heirs()?.get('990002001')).toEqual({ unit: heir.code, unitPath: heir.path });
    expect([(await count(into, false)).n, (await count(into, true)).n]).toEqual([before, before + 1]);
    expect([(await count('990000/990002/', false)).n, (await count('990000/990002/', true)).n]).toEqual([1, 0]);
    const question = { ...whole, unitPath: into, units: 'now' as const };
    expect(await store.recount('request', 'received', question)).toEqual(await store.tally('request', 'received', question));
    expect((await store.records('request', 'received', question, {})).rows.map((r) => r.key)).toContain(opened.key);
    const split = await store.tallyBy('request', 'received', question, 'unit');
    expect(split.find((p) => p.key === heir.code)?.tally.n).toBe(1);
    const seen = await store.list({ unitPath: into, procedure: 'request' });
    expect(seen.rows.map((r) => r.key)).toContain(opened.key);
    expect(seen.total).toBe(seen.rows.length);
    expect((await store.list({ unitPath: '990000/990002/', procedure: 'request' })).total).toBe(0);
    const heirs = store.heirs();
    const clerk = { ...official('m2', heir.code, ['clerk']), ...(heirs && { heirs }) };
    const withdraw = { procedure: 'request', key: opened.key, act: 'withdraw', values: {}, on: '2019-04-02', recordedAt: at('2019-04-02') };
    expect((await store.act({ ...withdraw, actor: clerk })).ok).toBe(true);
    expect((await store.verify()).problem).toBeUndefined();
  });
});
