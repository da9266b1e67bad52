import { expect, test } from 'vitest';
import type { AttemptAsk } from './identity.ts';
import { onBoth } from './open.test.support.ts';

const account = { id: 'i1', login: 'wang', name: '王五', passwordHash: 'old', kind: 'official' as const, active: true, data: {} };
const ask: AttemptAsk = {
  kind: 'account',
  key: 'k',
  account: 'i1',
  at: '2026-01-01T08:00:00.000Z',
  since: '2026-01-01T07:45:00.000Z',
  max: 3,
  until: '2026-01-01T08:15:00.000Z',
};

onBoth('identity', (bench) => {
  test('a password and what is known of it are kept together', async () => {
    const { store } = bench();
    await store.upsertAccounts([account]);
    expect(await store.credential('i1')).toBeUndefined();
    const known = { account: 'i1', setAt: ask.at, mustChange: 'reset' as const, former: ['old'] };
    await store.setPassword({ ...known, passwordHash: 'new' });
    expect(await store.credential('i1')).toEqual(known);
    expect((await store.account('wang'))?.passwordHash).toBe('new');
  });

  test('a guard shuts at its last attempt, stays shut until its time, and then begins anew', async () => {
    const { store } = bench();
    const key = 'shuts';
    const at = (time: string, until = ask.until) => store.attempt({ ...ask, key, at: `2026-01-01T${time}.000Z`, until });
    expect(await at('08:00:00')).toEqual({ counted: true, failures: 1, until: null });
    expect(await at('08:01:00')).toEqual({ counted: true, failures: 2, until: null });
    expect(await at('08:02:00')).toEqual({ counted: true, failures: 3, until: ask.until });
    expect(await at('08:03:00', 'later')).toEqual({ counted: false, failures: 3, until: ask.until });
    expect(await at('08:15:00')).toMatchObject({ counted: true, failures: 1, until: null });
  });

  test('failures of long ago do not count', async () => {
    const { store } = bench();
    const key = 'old';
    await store.attempt({ ...ask, key });
    await store.attempt({ ...ask, key });
    const later = { ...ask, key, at: '2026-01-01T09:00:00.000Z', since: '2026-01-01T08:45:00.000Z' };
    expect(await store.attempt(later)).toMatchObject({ failures: 1, until: null });
  });

  test('a burst of attempts at once is let through no further than the limit', async () => {
    const { store } = bench();
    const answers = await Promise.all(Array.from({ length: 12 }, () => store.attempt({ ...ask, key: 'burst' })));
    expect(answers.filter((a) => a.counted && a.failures <= ask.max)).toHaveLength(ask.max);
  });

  test('a success forgives an account wholly, an address by one', async () => {
    const { store } = bench();
    for (const kind of ['account', 'address'] as const) {
      for (let i = 0; i < 2; i += 1) await store.attempt({ ...ask, kind, key: 'forgiven' });
      await store.forgive(kind, 'forgiven');
    }
    expect(await store.attempt({ ...ask, key: 'forgiven' })).toMatchObject({ failures: 1 });
    expect(await store.attempt({ ...ask, kind: 'address', key: 'forgiven' })).toMatchObject({ failures: 2 });
  });

  test('locked accounts are listed with their names until they are unlocked', async () => {
    const { store } = bench();
    await store.upsertAccounts([account]);
    for (let i = 0; i < 3; i += 1) await store.attempt({ ...ask, key: 'listed' });
    for (let i = 0; i < 3; i += 1) await store.attempt({ ...ask, key: 'nobody', account: null });
    expect(await store.locked(ask.at)).toEqual([{ account: 'i1', login: 'wang', name: '王五', until: ask.until }]);
    expect(await store.locked(ask.until)).toEqual([]);
    expect(await store.unlock('i1', ask.at)).toBeGreaterThan(0);
    expect(await store.locked(ask.at)).toEqual([]);
  });

  test('a second factor guards once confirmed, is not replaced then, and takes each step once', async () => {
    const { store } = bench();
    const begun = { account: 'f1', secret: 's1', madeAt: ask.at };
    expect(await store.beginSecondFactor(begun)).toBe(true);
    expect(await store.beginSecondFactor({ ...begun, secret: 's2' })).toBe(true);
    expect(await store.secondFactor('f1')).toMatchObject({ secret: 's2', confirmedAt: null });
    const confirmed = { account: 'f1', at: ask.at, step: 50, recovery: ['r1', 'r2'] };
    expect(await store.confirmSecondFactor(confirmed)).toBe(true);
    expect(await store.confirmSecondFactor(confirmed)).toBe(false);
    expect(await store.beginSecondFactor(begun)).toBe(false);
    expect(await Promise.all([store.spendStep('f1', 50), store.spendStep('f1', 49)])).toEqual([false, false]);
    expect((await Promise.all([1, 2, 3].map(() => store.spendStep('f1', 51)))).filter(Boolean)).toHaveLength(1);
    expect(await store.spendRecovery('f1', 'none')).toBeUndefined();
    expect((await Promise.all([1, 2].map(() => store.spendRecovery('f1', 'r1')))).filter((left) => left === 1)).toHaveLength(1);
    expect((await store.secondFactor('f1'))?.recovery).toEqual(['r2']);
    expect(await store.removeSecondFactor('f1')).toBe(true);
    expect(await store.secondFactor('f1')).toBeUndefined();
  });

  test('a step is there until it is taken or runs out', async () => {
    const { store } = bench();
    const step = { id: 'd', kind: 'code' as const, account: 'i1', data: { sso: false }, expiresAt: ask.until };
    await store.putStep(step);
    expect(await store.step('d', ask.at)).toEqual(step);
    expect(await store.step('d', ask.until)).toBeUndefined();
    const taken = await Promise.all([store.takeStep('d', ask.at), store.takeStep('d', ask.at)]);
    expect(taken.filter(Boolean)).toEqual([step]);
  });

  test('tidying removes what has run out and leaves the rest', async () => {
    const { store, db } = bench();
    const session = { account: 'wang', post: null, csrf: 'c', createdAt: ask.at, seenAt: ask.at, data: {} };
    await store.createSession({ ...session, id: 'out', expiresAt: '2026-01-01T08:00:00.000Z' });
    await store.createSession({ ...session, id: 'in', expiresAt: '2026-01-03T08:00:00.000Z' });
    await store.attempt({ ...ask, key: 'tidy' });
    await store.tidyIdentity('2026-01-02T00:00:00.000Z', '2026-01-01T12:00:00.000Z');
    expect((await store.sessionsOf('wang')).map((s) => s.id)).toEqual(['in']);
    expect(await db.query("select 1 from sign_in_guard where key = 'tidy'")).toEqual([]);
  });
});
