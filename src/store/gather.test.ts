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
