import { expect, test } from 'vitest';
import { registry } from '#kernel';
import { procedures } from './procedures.ts';
import { standing } from './standing.ts';

const whole = registry(procedures);
const editionOn = (day: string) => {
  const on = standing(whole, () => day);
  return [on.latest('fair-competition-review')?.version, on.all.find((p) => p.id === 'fair-competition-review')?.version];
};

test('an edition is offered from its day on, not before; a past one stays known', () => {
  expect(editionOn('2020-01-10')).toEqual([1, 1]);
  expect(editionOn('2024-08-01')).toEqual([2, 2]);
  expect(standing(whole, () => '2020-01-10').edition('fair-competition-review', 2)?.version).toBe(2);
});

test('every kind of matter is there on any day, in the same order', () => {
  const on = standing(whole, () => '2020-01-10');
  expect(on.all.map((p) => p.id)).toEqual(whole.all.map((p) => p.id));
  expect(on.latest('nothing-of-the-kind')).toBeUndefined();
});
