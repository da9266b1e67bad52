import { verify } from '@node-rs/argon2';
import { expect, test } from 'vitest';
import { mediationCase } from '#modules/mediation-case';
import { demoAccounts, demoPassword, people } from './people.ts';
import { accountLines, hashOf, postLines, unitLines } from './seed.ts';
import { countedCounties, units } from './units.ts';

test('the register holds the city, 13 counties and zones, 46 departments, 200 townships and streets', () => {
  const kinds = Object.groupBy(unitLines(), (u) => u.kind);
  const count = (kind: string) => kinds[kind]?.length ?? 0;
  expect([count('city'), count('county') + count('zone'), count('department'), count('township') + count('street')]).toEqual([
    1, 13, 46, 200,
  ]);
  expect(countedCounties).toHaveLength(12);
});

test('every unit lies under its parent, its region is six digits', () => {
  const paths = new Map(units.map((u) => [u.code, u.path]));
  expect(units.filter((u) => u.parent !== null && !u.path.startsWith(paths.get(u.parent) ?? '?'))).toEqual([]);
  expect(units.filter((u) => !/^\d{6}$/.test(u.region) || !u.path.endsWith(`${u.code}/`))).toEqual([]);
});

test('accounts are unique, their papers and telephones belong to nobody', () => {
  expect(new Set(people.map((p) => p.account)).size).toBe(people.length);
  expect(people.filter((p) => !p.idCard.startsWith('411799') || !/^1990000\d{4}$/.test(p.phone))).toEqual([]);
});

test('only the demonstration accounts can sign in', async () => {
  const lines = accountLines(hashOf(demoPassword));
  const open = lines.filter((a) => a.passwordHash !== '');
  expect(open.map((a) => a.login)).toEqual(demoAccounts.map((a) => a.account));
  expect(await verify(open[0]?.passwordHash ?? '', demoPassword)).toBe(true);
  expect(await verify(open[0]?.passwordHash ?? '', 'something else')).toBe(false);
});

test('the three administrators hold no duty that any act of a matter asks for', () => {
  const duties = new Set(Object.values(mediationCase.roles).flatMap((r): readonly string[] => r.duties));
  const theirs = postLines().filter((p) => ['xitong', 'anquan', 'shenji'].includes(p.account));
  expect(theirs).toHaveLength(3);
  expect(theirs.flatMap((p) => p.duties).every((d) => d.endsWith('-administrator') && !duties.has(d))).toBe(true);
});
