import { expect, test } from 'vitest';
import type { Store } from './contract.ts';
import { onBoth } from './open.test.support.ts';
import { applicant, at, official } from './store.test.fixture.ts';
import type { WorkArm, WorkPart, WorkQuestion } from './worklist-types.ts';

const clerk = official('clerk-1', '990001001', ['clerk']);
const head = official('head-1', '990001001', ['head']);
const other = official('clerk-9', '990002001', ['clerk']);

const submit = async (store: Store, subject: string, actor = clerk, on = '2019-03-01') => {
  const answer = await store.act({
    ...{ procedure: 'request', act: 'submit', values: { subject, kind: 'road', applicant } },
    ...{ on, recordedAt: at(on), actor },
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusals));
  return answer.key;
};
const act = async (store: Store, key: string, name: string, actor = clerk, values = {}, on = '2019-03-05') => {
  const answer = await store.act({ procedure: 'request', key, act: name, values, on, recordedAt: at(on, '10:00:00'), actor });
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusals));
};

const own: WorkPart['place'] = { regions: ['990001'], units: ['990001001'] };
const arm = (states: readonly string[], more: Partial<WorkArm> = {}): WorkArm => ({ procedure: 'request', states, ...more });
const question = (parts: readonly WorkPart[], more: Partial<WorkQuestion> = {}): WorkQuestion => ({
  parts,
  reader: { account: 'clerk-1', unit: '990001001' },
  today: '2019-03-14',
  soon: '2019-03-18',
  limit: 50,
  ...more,
});
const titles = async (store: Store, parts: readonly WorkPart[], more: Partial<WorkQuestion> = {}) =>
  (await store.work(question(parts, more))).rows.map((r) => r.title);

onBoth('worklist', (bench) => {
  test('one’s own act takes a matter off the list and puts it onto the next one at once', async () => {
    const { store } = bench();
    const key = await submit(store, '甲');
    const handling = [{ place: own, arms: [arm(['handled'])] }];
    const asked = [{ place: own, arms: [arm(['asked'])] }];
    expect(await titles(store, handling)).toEqual(['甲']);
    await act(store, key, 'ask');
    expect([await titles(store, handling), await titles(store, asked)]).toEqual([[], ['甲']]);
    const [row] = (await store.work(question(asked))).rows;
    expect(row?.last).toEqual({ act: 'ask', actor: 'clerk-1', unit: '990001001', role: 'clerk', on: '2019-03-05' });
    await act(store, key, 'complete');
    await act(store, key, 'withdraw');
    expect(await titles(store, [...handling, ...asked])).toEqual([]);
  });

  test('a place holds its units only, whether one, several, or whoever a field names', async () => {
    const { store } = bench();
    await submit(store, '本单位');
    await submit(store, '别处', other);
    const handled = [arm(['handled'])];
    expect(await titles(store, [{ place: own, arms: handled }])).toEqual(['本单位']);
    const both = { regions: ['990001', '990002'], units: ['990001001', '990002001', '990000'] };
    expect(await titles(store, [{ place: both, arms: handled }])).toEqual(expect.arrayContaining(['本单位', '别处']));
    expect(await titles(store, [{ place: { ...both, units: ['990002001', '990000'] }, arms: handled }])).toEqual(['别处']);
    const named = { regions: ['990001', '990002'], named: { field: 'subject', codes: ['别处', '无'] } };
    expect(await titles(store, [{ place: named, arms: handled }])).toEqual(['别处']);
  });

  test('pages follow each other without a gap or a repeat, the soonest due first, and the counts are of the whole', async () => {
    const { store } = bench();
    const actor = official('clerk-2', '990001002', ['clerk']);
    for (let i = 0; i < 11; i += 1) await submit(store, `第${i}件`, actor, i < 4 ? '2019-02-20' : '2019-03-04');
    const parts = [
      { place: { regions: ['990001'], units: ['990001002'] }, arms: [arm(['handled'])] },
      // The same matters by another door stand in the list once.
      { place: { regions: ['990001'], units: ['990001002', '990001001'] }, arms: [arm(['handled', 'overdue'], { edition: 1 })] },
    ];
    const seen: { key: string; due: string | null }[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.work(question(parts.slice(0, 1), { limit: 4, ...(cursor !== undefined && { cursor }) }));
      seen.push(...page.rows.map((r) => ({ key: r.key, due: r.nextDueOn })));
      expect(page.counts).toMatchObject({ total: 11, overdue: 4, soon: 7 });
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen.map((s) => s.key)).size).toBe(11);
    expect(seen.map((s) => s.due)).toEqual(seen.map((s) => s.due).sort());
    const twice = await store.work(question(parts));
    expect(new Set(twice.rows.map((r) => r.key)).size).toBe(twice.rows.length);
  });

  test('what is settled stands in the list only when its limit comes near', async () => {
    const { store } = bench();
    const actor = official('clerk-3', '990001', ['clerk']);
    const place = { regions: ['990001'], units: ['990001'] };
    await submit(store, '到期近', actor, '2019-03-01');
    await submit(store, '到期远', actor, '2019-03-12');
    expect(await titles(store, [{ place, arms: [arm(['handled'], { when: 'near' })] }])).toEqual(['到期近']);
    expect(await titles(store, [{ place, arms: [arm(['handled'], { when: 'suspended' })] }])).toEqual([]);
  });

  test('the last step tells what came back, what a person and what a unit handed on', async () => {
    const { store } = bench();
    const place = { regions: ['990000'], units: ['990000-D01'] };
    const [drafter, chief] = [official('d-1', '990000-D01', ['clerk']), official('d-2', '990000-D01', ['clerk'])];
    const back = await submit(store, '退回的', drafter);
    await act(store, back, 'ask', chief);
    await submit(store, '新的', drafter);
    const states = ['handled', 'asked'];
    const of = (last: NonNullable<WorkArm['last']>, more: Partial<WorkArm> = {}) => [{ place, arms: [arm(states, { last, ...more })] }];
    expect(await titles(store, of({ acts: ['ask'] }, { back: true }))).toEqual(['退回的']);
    expect(await titles(store, of({ actor: 'd-1' }))).toEqual(['新的']);
    expect((await titles(store, of({ unit: '990000-D01' }))).sort()).toEqual(['新的', '退回的'].sort());
    expect(await titles(store, of({ unit: '990000' }))).toEqual([]);
    const reader = { account: 'd-1', unit: '990000-D01' };
    expect(await titles(store, [{ place, arms: [arm(states, { unlessOwn: true })] }], { reader })).toEqual([]);
    expect((await store.work(question(of({ acts: ['ask'] }, { back: true })))).counts).toMatchObject({ total: 1, back: 1 });
  });

  test('what a person handled stands there once, at the last own step, the newest first', async () => {
    const { store } = bench();
    const actor = official('clerk-7', '990002', ['clerk']);
    const chief = official('head-7', '990002', ['head']);
    const first = await submit(store, '先办的', actor, '2019-03-01');
    const second = await submit(store, '后办的', actor, '2019-03-02');
    await act(store, first, 'ask', actor, {}, '2019-03-06');
    await act(store, first, 'complete', official('clerk-8', '990002', ['clerk']), {}, '2019-03-07');
    await act(store, first, 'answer', chief, { result: 'granted' }, '2019-03-08');
    const reader = { account: 'clerk-7', unit: '990002' };
    const { rows } = await store.handled(reader, { limit: 10 });
    expect(rows.map((r) => [r.title, r.last.act, r.state])).toEqual([
      ['先办的', 'ask', 'answered'],
      ['后办的', 'submit', 'handled'],
    ]);
    const page = await store.handled(reader, { limit: 1 });
    const next = await store.handled(reader, { limit: 1, cursor: page.next ?? '' });
    expect([page.rows[0]?.key, next.rows[0]?.key, next.next]).toEqual([first, second, null]);
  });

  test('a followed matter is new again when something happens to it, until it is looked at', async () => {
    const { store } = bench();
    const key = await submit(store, '关注的', other);
    const reader = { account: 'watcher', unit: '990000' };
    await store.follow('watcher', key, { seq: 1, since: at('2019-03-02') });
    const moved = async () => (await store.followed(reader, { limit: 5 })).rows.map((r) => [r.title, r.moved, r.followed]);
    expect(await moved()).toEqual([['关注的', false, true]]);
    await act(store, key, 'ask', other);
    expect(await moved()).toEqual([['关注的', true, true]]);
    expect((await store.work(question([], { reader }))).counts.moved).toBe(1);
    await store.follow('watcher', key, { seq: 2, since: at('2019-03-06') });
    expect([await moved(), await store.following('watcher', key)]).toEqual([[['关注的', false, true]], 2]);
    await store.follow('watcher', key, undefined);
    expect([await moved(), await store.following('watcher', key)]).toEqual([[], undefined]);
  });

  test('an urge is answered by what the urged unit does next, and by nobody else', async () => {
    const { store } = bench();
    const key = await submit(store, '被催的');
    const urge = { key, seq: 1, toUnit: '990001001', fromUnit: '990001', account: 'u-county', words: '请抓紧', at: at('2019-03-04') };
    expect((await store.urge(urge)).answer).toBeNull();
    const parts = [{ place: own, arms: [arm(['handled', 'asked'])] }];
    const row = async () => (await store.work(question(parts))).rows.find((r) => r.key === key);
    expect((await row())?.urged).toMatchObject({ unit: '990001', words: '请抓紧' });
    expect((await store.work(question(parts))).counts.urged).toBe(1);
    await act(store, key, 'ask', clerk, {}, '2019-03-06');
    expect((await row())?.urged).toBeNull();
    expect((await store.urges({ to: '990001001' })).map((u) => u.answer)).toEqual([{ act: 'ask', on: '2019-03-06' }]);
    expect((await store.urges({ from: '990001' })).map((u) => [u.key, u.words])).toEqual([[key, '请抓紧']]);
    expect((await store.urges({ key })).length).toBe(1);
  });

  test('a cursor that is none and a question without places are answered, not failed', async () => {
    const { store } = bench();
    expect((await store.work(question([], { cursor: 'x' }))).rows).toEqual([]);
    expect((await store.work(question([{ place: { regions: [], units: [] }, arms: [arm(['handled'])] }]))).counts.total).toBe(0);
    expect((await store.handled({ account: head.id, unit: 'x' }, { limit: 5, cursor: '%' })).rows).toEqual([]);
    expect(await store.urges({ key: 'nothing' })).toEqual([]);
  });
});
