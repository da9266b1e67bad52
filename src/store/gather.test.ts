import { expect, test } from 'vitest';
import { Gathering } from './gather.ts';

/** Work that ends when it is told to. */
function held() {
  const lots: { readonly asked: readonly number[]; readonly done: PromiseWithResolvers<readonly string[]> }[] = [];
  const work = (asked: readonly number[]) => {
    const done = Promise.withResolvers<readonly string[]>();
    lots.push({ asked, done });
    return done.promise;
  };
  const turn = () => new Promise((next) => setImmediate(() => setImmediate(next)));
  return { lots, work, turn };
}
const answers = (asked: readonly number[]) => asked.map((n) => `a${n}`);

test('those who come while a lot is under way go together in the next, each with their own answer', async () => {
  const { lots, work, turn } = held();
  const gathering = new Gathering(work, { most: 10, atOnce: 1 });
  const first = gathering.ask(1);
  await turn();
  const later = [gathering.ask(2), gathering.ask(3)];
  await turn();
  expect(lots.map((l) => l.asked)).toEqual([[1]]);
  lots[0]?.done.resolve(answers([1]));
  expect(await first).toBe('a1');
  await turn();
  expect(lots.map((l) => l.asked)).toEqual([[1], [2, 3]]);
  lots[1]?.done.resolve(answers([2, 3]));
  expect(await Promise.all(later)).toEqual(['a2', 'a3']);
});

test('a lot is no larger than allowed, and a failed one fails only its own', async () => {
  const { lots, work, turn } = held();
  const gathering = new Gathering(work, { most: 2, atOnce: 1 });
  const all = [1, 2, 3].map((n) => gathering.ask(n).catch((error: Error) => error.message));
  await turn();
  lots[0]?.done.reject(new Error('lost'));
  await turn();
  expect(lots.map((l) => l.asked)).toEqual([[1, 2], [3]]);
  lots[1]?.done.resolve(answers([3]));
  expect(await Promise.all(all)).toEqual(['lost', 'lost', 'a3']);
});

test('those who wait are shared among the lots that may be under way', async () => {
  const { lots, work, turn } = held();
  const gathering = new Gathering(work, { most: 10, atOnce: 2 });
  const all = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => gathering.ask(n));
  await turn();
  await turn();
  expect(lots.map((l) => l.asked)).toEqual([
    [1, 2, 3, 4],
    [5, 6, 7, 8],
  ]);
  for (const lot of lots) lot.done.resolve(answers(lot.asked));
  expect(await Promise.all(all)).toEqual(answers([1, 2, 3, 4, 5, 6, 7, 8]));
});

test('what only one lot may touch waits for that lot, and others do not', async () => {
  const { lots, work, turn } = held();
  const gathering = new Gathering(work, { most: 10, atOnce: 2, alone: (n: number) => [n % 2 === 0 ? 'even' : 'odd'] });
  const first = gathering.ask(2);
  await turn();
  const all = [4, 1, 6].map((n) => gathering.ask(n));
  await turn();
  expect(lots.map((l) => l.asked)).toEqual([[2], [1]]);
  lots[0]?.done.resolve(answers([2]));
  await first;
  await turn();
  expect(lots.map((l) => l.asked)).toEqual([[2], [1], [4, 6]]);
  lots[1]?.done.resolve(answers([1]));
  lots[2]?.done.resolve(answers([4, 6]));
  expect(await Promise.all(all)).toEqual(['a4', 'a1', 'a6']);
});
