import { expect, test } from 'vitest';
import type { Store } from './contract.ts';
import { onBoth } from './open.test.support.ts';
import { applicant, at, official } from './store.test.fixture.ts';
import type { ActAnswer, ActRequest } from './types.ts';

const clerk = official('clerk-1', '990001001');
const head = official('head-1', '990001001');

const submission = (subject: string, more: Partial<ActRequest> = {}): ActRequest => ({
  procedure: 'request',
  act: 'submit',
  on: '2019-03-01',
  recordedAt: at('2019-03-01'),
  actor: clerk,
  ...more,
  values: { subject, kind: 'road', applicant, ...more.values },
});

const accepted = (answer: ActAnswer) => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusals));
  return answer;
};
const codes = (answer: ActAnswer) => (answer.ok ? [] : answer.refusals.map((r) => r.code));

const plan = (name: string, more: { readonly actor?: typeof clerk; readonly values?: object } = {}): ActRequest => ({
  ...{ procedure: 'plan', act: 'draw', on: '2019-01-10', recordedAt: at('2019-01-10'), actor: more.actor ?? clerk },
  values: { name, ...more.values },
});
const drawPlan = async (store: Store, name: string) => accepted(await store.act(plan(name))).key;

/** The running numbers of those accepted, in order. */
const numbersOf = (answers: readonly ActAnswer[]) =>
  answers.flatMap((a) => (a.ok ? Number(String(a.matter.values.number).match(/〕(\d+)号/)?.[1]) : [])).sort((a, b) => a - b);

onBoth('act', (bench) => {
  test('an accepted act is one event, the matter folded from it is what comes back', async () => {
    const { store } = bench();
    const answer = accepted(await store.act(submission('修桥', { values: { amount: 12.5, secret: '内部' } })));
    const stored = await store.matter(answer.key);
    expect(stored?.matter).toEqual(answer.matter);
    expect(stored?.events).toEqual([answer.event]);
    expect(answer.event.values).not.toHaveProperty('applicant');
    expect(answer.event.digests.applicant).toMatch(/^[0-9a-f]{64}$/);
    expect(stored?.matter.values).toMatchObject({ amount: 12.5, secret: '内部', applicant: { name: '王小明' } });
  });

  test('a refused act leaves nothing', async () => {
    const { store } = bench();
    const before = await store.events();
    const refused = await store.act(submission('', { values: { kind: 'air' } }));
    expect(codes(refused)).toEqual(expect.arrayContaining(['choice-unknown']));
    expect(await store.events()).toBe(before);
  });

  test('numbers of a series have no gap, even when acts are refused between and come at once', async () => {
    const { store } = bench();
    const from = official('clerk-2', '990002001');
    const many = await Promise.all(
      Array.from({ length: 12 }, (_, i) => store.act(submission(`件${i}`, { actor: from, values: i % 3 === 2 ? { kind: 'air' } : {} }))),
    );
    expect(numbersOf(many)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('numbers have no gap when another process takes some in between', async () => {
    const { store, db } = bench();
    const from = official('clerk-2', '990002001');
    const draw = (n: number) => Promise.all(Array.from({ length: n }, (_, i) => store.act(plan(`计划${i}`, { actor: from }))));
    expect(numbersOf([...(await draw(1)), ...(await draw(3))])).toEqual([1, 2, 3, 4]);
    await db.query("update serial set n = n + 2 where series like 'plan:990002%'");
    expect(numbersOf([...(await draw(2)), ...(await draw(1))])).toEqual([7, 8, 9]);
  });

  test('what stands around a matter just opened is what is read of it afterwards', async () => {
    const { store } = bench();
    await store.upsertAccounts([
      { id: clerk.id, login: 'c1', name: clerk.name, kind: 'official', active: true, passwordHash: '', data: {} },
    ]);
    const [older, other] = [await drawPlan(store, '旧计划'), await drawPlan(store, '另一计划')];
    const { stored, key } = accepted(await store.act(plan('新计划', { values: { rests: older, follows: other } })));
    expect(stored.around?.linked.map((l) => [l.way, l.field, l.row.title])).toEqual([
      ['from', 'follows', '另一计划'],
      ['from', 'rests', '旧计划'],
    ]);
    expect(stored.around).toEqual(await store.around(key));
  });

  test('a number that another matter holds is refused by name', async () => {
    const { store } = bench();
    accepted(await store.act(submission('先来', { values: { number: '专号1' } })));
    const second = await store.act(submission('后到', { values: { number: '专号1' } }));
    expect(codes(second)).toEqual(['number-taken']);
    expect(second.ok ? '' : second.refusals[0]?.text).toContain('先来');
    const taken = await store.numbersTaken('request', [{ region: '990001', number: '专号1' }]);
    expect(taken.get('990001 专号1')?.title).toBe('先来');
  });

  test('the same submission twice gives the first answer again', async () => {
    const { store } = bench();
    const request = submission('只要一件', { idempotencyKey: 'k-1' });
    const [a, b] = await Promise.all([store.act(request), store.act(request)]);
    const c = await store.act(request);
    expect(accepted(b).key).toBe(accepted(a).key);
    expect(accepted(c)).toMatchObject({ key: accepted(a).key, repeated: true, event: accepted(a).event });
    expect(codes(await store.act(submission('另一件', { idempotencyKey: 'k-1' })))).toEqual(['idempotency-reused']);
  });

  test('of two acts at once on one matter one wins, the other is told who was faster', async () => {
    const { store } = bench();
    await store.upsertAccounts([
      { id: 'head-1', login: 'head-1', name: '张三', passwordHash: 'x', kind: 'official', active: true, data: {} },
    ]);
    const { key } = accepted(await store.act(submission('抢办')));
    const answer = (result: string, actor = head) =>
      store.act({
        procedure: 'request',
        key,
        act: 'answer',
        values: { result },
        on: '2019-03-04',
        recordedAt: at('2019-03-04'),
        actor,
        expectedSeq: 1,
      });
    const both = await Promise.all([answer('granted'), answer('denied')]);
    expect(both.filter((a) => a.ok)).toHaveLength(1);
    const loser = both.find((a) => !a.ok);
    expect(loser).toMatchObject({ ok: false, conflict: true, refusals: [{ code: 'someone-was-faster' }] });
    expect(loser?.ok === false && loser.refusals[0]?.text).toContain('张三');
    expect((await store.matter(key))?.events).toHaveLength(2);
  });

  test('without an expected step the slower one gets its own decision', async () => {
    const { store } = bench();
    const { key } = accepted(await store.act(submission('再抢')));
    const common = { procedure: 'request', key, values: { result: 'granted' }, on: '2019-03-04', recordedAt: at('2019-03-04') };
    const both = await Promise.all([1, 2].map(() => store.act({ ...common, act: 'answer', actor: head })));
    expect(both.filter((a) => a.ok)).toHaveLength(1);
    expect(codes(both.find((a) => !a.ok) as ActAnswer)).toEqual(['wrong-state']);
  });

  test('what an act brings about happens with it, or neither happens', async () => {
    const { store } = bench();
    const plan = await drawPlan(store, '道路计划');
    accepted(await store.act(submission('依计划', { values: { plan } })));
    expect((await store.matter(plan))?.matter).toMatchObject({ state: 'used', values: { usedBy: '依计划' } });
    const before = await store.events();
    const again = await store.act(submission('再依', { values: { plan } }));
    expect(codes(again)).toEqual(['wrong-state']);
    expect(await store.events()).toBe(before);
    expect((await store.links(plan)).to).toMatchObject([{ procedure: 'request', field: 'plan', to: plan }]);
  });

  test('a guard sees the matter that is referred to', async () => {
    const { store } = bench();
    const plan = await drawPlan(store, '废计划');
    accepted(
      await store.act({
        procedure: 'plan',
        key: plan,
        act: 'drop',
        values: {},
        on: '2019-02-01',
        recordedAt: at('2019-02-01'),
        actor: clerk,
      }),
    );
    expect(codes(await store.act(submission('依废计划', { values: { plan } })))).toContain('plan-dropped');
    const unknown = '990001/00000000-0000-7000-8000-000000000000';
    expect(codes(await store.act(submission('依空', { values: { plan: unknown } })))).toContain('reference-unknown');
  });

  test('an unknown matter, a key of no form and another procedure are refused, not failed', async () => {
    const { store } = bench();
    const plan = await drawPlan(store, '某计划');
    for (const key of ['990001/00000000-0000-7000-8000-000000000000', 'x', "990001/'; drop table event", plan]) {
      const answer = await store.act({ ...submission('无'), key, act: 'ask', values: {} });
      expect(codes(answer)).toEqual(['no-matter']);
    }
    expect(codes(await store.act({ ...submission('无'), procedure: 'nothing' }))).toEqual(['procedure-unknown']);
  });

  test('the clock acts the day after a limit has passed, once', async () => {
    const { store } = bench();
    const { key } = accepted(await store.act(submission('到期', { on: '2019-06-03', recordedAt: at('2019-06-03') })));
    expect((await store.due('2019-06-17')).filter((d) => d.key === key)).toEqual([]);
    expect((await store.due('2019-06-18')).filter((d) => d.key === key)).toMatchObject([{ dueOn: '2019-06-17', act: 'expire' }]);
    const swept = await store.sweep('2019-06-20');
    expect(swept.refused).toEqual([]);
    const last = (await store.matter(key))?.events.at(-1);
    expect(last).toMatchObject({ act: 'expire', occurredOn: '2019-06-18', actor: 'clock', recordedAt: at('2019-06-20', '00:05:00') });
    expect(await store.sweep('2019-06-20')).toEqual({ done: 0, refused: [] });
  });
});
