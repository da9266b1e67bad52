import { describe, expect, test } from 'vitest';
import { newId } from './id.ts';
import type { MessageDraft, NewLetter } from './notices-types.ts';
import { onBoth } from './open.test.support.ts';
import { applicant, at, official } from './store.test.fixture.ts';

onBoth('reminders, messages and letters', (bench) => {
  const inbox = { region: '990001', account: 'u1', unit: '990001001' };
  let key = '';

  const message = (kind: string): MessageDraft => ({
    ...inbox,
    id: newId(),
    kind,
    on: '2019-03-10',
    at: at('2019-03-10'),
    procedure: 'request',
    matter: key,
    state: 'handled',
    dueOn: '2019-03-15',
    content: { days: 2 },
  });
  const letter = (kind = 'mail', nextAt: string | null = null): NewLetter => ({
    region: '990000',
    id: newId(),
    kind,
    payload: { n: 1 },
    at: at('2019-03-10'),
    nextAt,
  });

  test('an open matter is found by its due date, page by page; a closed one is not', async () => {
    const { store } = bench();
    const values = { subject: '到期', kind: 'road', applicant };
    const submit = (on: string) =>
      store.act({ procedure: 'request', act: 'submit', on, recordedAt: at(on), values, actor: official('o1', '990001001') });
    const [one, two] = [await submit('2019-03-01'), await submit('2019-03-04')];
    if (!one.ok || !two.ok) throw new Error('refused');
    key = one.key;
    expect((await store.dueMatters('2019-03-14', undefined, 10)).length).toBe(0);
    const first = await store.dueMatters('2019-03-31', undefined, 1);
    expect(first.map((r) => r.key)).toEqual([one.key]);
    expect((await store.dueMatters('2019-03-31', first[0], 10)).map((r) => r.key)).toEqual([two.key]);
    await store.act({
      ...{ procedure: 'request', key: two.key, act: 'answer', on: '2019-03-05', recordedAt: at('2019-03-05') },
      ...{ values: { result: 'granted' }, actor: official('o2', '990001001') },
    });
    expect((await store.dueMatters('2019-03-31', undefined, 10)).map((r) => r.key)).toEqual([one.key]);
  });

  test('a reminder is made once, also when two look at the same time', async () => {
    const { store } = bench();
    const fresh: string[] = [];
    const remind = () =>
      store.remind([{ key, stage: 'soon:reply:2019-03-15' }], '2019-03-10', (news) => {
        fresh.push(...news);
        return { messages: news.size > 0 ? [message('soon')] : [], letters: [] };
      });
    expect((await Promise.all([remind(), remind(), remind()])).sort()).toEqual([0, 0, 1]);
    expect(fresh).toEqual([`${key} soon:reply:2019-03-15`]);
    expect((await store.messages({ ...inbox, limit: 10 })).map((m) => [m.kind, m.matter, m.dueOn])).toEqual([['soon', key, '2019-03-15']]);
  });

  test('when telling fails nothing is noted as told', async () => {
    const { store } = bench();
    const fail = store.remind([{ key, stage: 'late' }], '2019-03-18', () => {
      throw new Error('broken');
    });
    await expect(fail).rejects.toThrow('broken');
    expect(await store.remind([{ key, stage: 'late' }], '2019-03-18', () => ({ messages: [message('overdue')], letters: [] }))).toBe(1);
  });

  test('what was told is settled when the matter moves, and only then', async () => {
    const { store } = bench();
    expect(await store.settle([key], at('2019-03-11'))).toBe(0);
    await store.act({
      ...{ procedure: 'request', key, act: 'ask', on: '2019-03-12', recordedAt: at('2019-03-12') },
      ...{ values: {}, actor: official('o1', '990001001') },
    });
    expect(await store.settle('all', at('2019-03-12'))).toBe(2);
    expect(await store.openMessages('u1', ['990001'])).toEqual([]);
    const [arrival] = await store.arrivals({ keys: [key] });
    expect([arrival?.act, arrival?.from, arrival?.row.state]).toEqual(['ask', 'handled', 'asked']);
    expect((await store.arrivals({ since: '2019-03-12' })).map((a) => a.row.key)).toEqual([key]);
    expect(await store.arrivals({ since: '2019-03-13' })).toEqual([]);
  });

  test('messages are taken by one letter only', async () => {
    const { store } = bench();
    await store.remind([{ key, stage: 'x' }], '2019-03-13', () => ({ messages: [message('urged')], letters: [] }));
    const taken: number[] = [];
    const mail = () =>
      store.mailMessages('u1', '2019-01-01', (rows) => {
        taken.push(rows.length);
        return letter();
      });
    expect((await Promise.all([mail(), mail()])).sort()).toEqual([false, true]);
    expect(taken).toEqual([1]);
  });

  describe('letters', () => {
    const now = '2019-03-13T00:00:00.000Z';
    const later = '2019-03-13T00:02:00.000Z';

    test('one process takes a letter; after its lease another does', async () => {
      const { store } = bench();
      expect(await store.takeLetters(now, later, 10)).toHaveLength(1);
      expect(await store.takeLetters(now, later, 10)).toEqual([]);
      const [again] = await store.takeLetters(later, '2019-03-13T00:04:00.000Z', 10);
      expect(again?.attempts).toBe(2);
      if (again) await store.sent(again.id);
      expect(await store.letterCounts()).toEqual([]);
    });

    test('one for later waits; one given up is tried again when asked', async () => {
      const { store } = bench();
      await store.remind([{ key, stage: 'y' }], '2019-03-13', () => ({ messages: [], letters: [letter('robot', later)] }));
      expect(await store.takeLetters(now, later, 10)).toEqual([]);
      const [taken] = await store.takeLetters(later, '2019-03-13T01:00:00.000Z', 10);
      if (!taken) throw new Error('no letter');
      await store.putBack(taken, null, 'refused');
      expect(await store.letterCounts()).toEqual([{ kind: 'robot', waiting: 0, failed: 1 }]);
      expect(await store.takeLetters('2030-01-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z', 10)).toEqual([]);
      expect(await store.retryLetters(now)).toBe(1);
      expect(await store.takeLetters(now, later, 10)).toHaveLength(1);
    });
  });
});
