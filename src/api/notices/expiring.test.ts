import { expect, test } from 'vitest';
import { reminderReached } from './expiring.ts';

test('每个提醒只在其日到来后、以最近的一个为准；届满后不再提醒', () => {
  const months = [6, 3, 1];
  expect(reminderReached(months, '2020-07-11', '2020-01-10')).toBeUndefined();
  expect(reminderReached(months, '2020-07-10', '2020-01-10')).toBe(6);
  expect(reminderReached(months, '2020-04-10', '2020-01-10')).toBe(3);
  expect(reminderReached(months, '2020-02-10', '2020-01-10')).toBe(1);
  expect(reminderReached(months, '2020-01-10', '2020-01-10')).toBe(1);
  expect(reminderReached(months, '2020-01-09', '2020-01-10')).toBeUndefined();
  expect(reminderReached([], '2020-01-12', '2020-01-10')).toBeUndefined();
});
