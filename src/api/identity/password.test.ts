import { expect, test } from 'vitest';
import { drawPassword, passwordRefusals } from './password.ts';
import { ruleDtos, rulesFrom } from './rules.ts';

const rules = rulesFrom(undefined);
const person = { login: 'xiangzhen', name: '张三' };
const codes = (password: string, given = rules) => passwordRefusals(password, person, given).map((r) => r.code);

test.each([
  ['Shiqiao-2019', []],
  ['法治Zhunsheng7', []],
  ['Ab3$', ['password-short']],
  ['shiqiaozhen', ['password-plain']],
  ['XiangZhen-2019', ['password-name']],
  ['Nehzgnaix-2019', ['password-name']],
  ['张三Shiqiao-7', ['password-name']],
  ['Admin@Shiqiao7', ['password-common']],
  ['Shiqiao-12345', ['password-common']],
  ['abc', ['password-short', 'password-plain']],
  [`Aa1-${'长'.repeat(130)}`, ['password-long']],
])('“%s” as a new password: %j', (password, expected) => {
  expect(codes(password)).toEqual(expected);
});

test('every refusal of a password names its field and a way out', () => {
  for (const r of passwordRefusals('abc', person, rules)) expect([r.field, r.remedy === '']).toEqual(['password', false]);
});

test('a city may ask for more, and the word of the setting counts only within its bounds', () => {
  const stricter = rulesFrom({ minLength: 14, minClasses: 4, lockAfter: 0, idleMinutes: 'x', nothing: 1 });
  expect([stricter.minLength, stricter.minClasses, stricter.lockAfter, stricter.idleMinutes]).toEqual([14, 4, 5, 30]);
  expect(codes('Shiqiao-2019', stricter)).toEqual(['password-short']);
  expect(ruleDtos(stricter).find((r) => r.id === 'minLength')).toMatchObject({ value: 14, preset: 10, min: 8 });
});

test('a drawn password satisfies the strictest rules, and none is drawn twice', () => {
  const strict = rulesFrom({ minLength: 20, minClasses: 4 });
  const drawn = Array.from({ length: 200 }, () => drawPassword(strict));
  expect(drawn.filter((one) => codes(one, strict).length > 0)).toEqual([]);
  expect(new Set(drawn).size).toBe(200);
});
