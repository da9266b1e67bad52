import { describe, expect, test } from 'vitest';
import { withinHours } from './letters.ts';
import { isQuiet, isTimeToMail } from './wish.ts';

const wish = (content: Record<string, unknown>) => ({
  account: 'a',
  changedAt: '',
  content: { mail: 'daily', address: 'a@example.cn', hour: 8, quiet: null, kinds: [], ...content },
});

describe('quiet hours', () => {
  test.each([
    { quiet: { from: 12, to: 14 }, within: [12, 13], outside: [11, 14] },
    { quiet: { from: 20, to: 8 }, within: [20, 23, 0, 7], outside: [8, 19] },
  ])('$quiet', ({ quiet, within, outside }) => {
    for (const hour of within) expect(isQuiet(quiet, hour), `${hour}`).toBe(true);
    for (const hour of outside) expect(isQuiet(quiet, hour), `${hour}`).toBe(false);
  });
});

describe('when a person is written to', () => {
  test('not at all without the wish', () => {
    expect(isTimeToMail(wish({ mail: 'none' }), '2020-01-10', 12)).toBe(false);
  });

  test('the digest once a day, from its hour on', () => {
    expect(isTimeToMail(wish({}), '2020-01-10', 7)).toBe(false);
    expect(isTimeToMail(wish({}), '2020-01-10', 8)).toBe(true);
    expect(isTimeToMail(wish({ sentOn: '2020-01-10' }), '2020-01-10', 17)).toBe(false);
    expect(isTimeToMail(wish({ sentOn: '2020-01-10' }), '2020-01-11', 9)).toBe(true);
  });

  test('at any time as messages come, except in the quiet hours', () => {
    const each = wish({ mail: 'each', quiet: { from: 20, to: 8 }, sentOn: '2020-01-10' });
    expect(isTimeToMail(each, '2020-01-10', 10)).toBe(true);
    expect(isTimeToMail(each, '2020-01-10', 21)).toBe(false);
  });
});

describe('hours of groups, in the city’s time', () => {
  const at = (text: string) => withinHours(Date.parse(text), { from: 8, to: 20 });
  test('within them at once', () => {
    expect(at('2020-01-10T09:00:00+08:00')).toBeNull();
  });
  test('before them the same day, after them the next day', () => {
    expect(at('2020-01-10T06:30:00+08:00')).toBe('2020-01-10T00:00:00.000Z');
    expect(at('2020-01-10T20:00:00+08:00')).toBe('2020-01-11T00:00:00.000Z');
    expect(at('2020-01-31T23:59:59+08:00')).toBe('2020-02-01T00:00:00.000Z');
  });
});
