import { generateSync } from 'otplib';
import { afterEach, expect, test, vi } from 'vitest';
import { drawRecovery, offerFor, recoveryDigest, seal, stepOf, unseal } from './second-factor.ts';

const key = 'a key of the test, long enough for it';

afterEach(() => {
  vi.useRealTimers();
});

test('a sealed secret opens with its key and for its account only', () => {
  const sealed = seal('JBSWY3DPEHPK3PXP', 'u1', key);
  expect(sealed).not.toContain('JBSWY3DPEHPK3PXP');
  expect(unseal(sealed, 'u1', key)).toBe('JBSWY3DPEHPK3PXP');
  for (const [account, other] of [
    ['u2', key],
    ['u1', `${key}!`],
    ['u1', undefined],
  ] as const) {
    expect(() => unseal(sealed, account, other)).toThrow(expect.objectContaining({ status: 503 }));
  }
});

test('without a key the secret lies open, and stays readable once a key is given', () => {
  expect(unseal(seal('ABC', 'u1', undefined), 'u1', key)).toBe('ABC');
});

test('the code of this half-minute and its neighbours is right, any other is not', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-05T08:00:10Z') });
  const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  const now = Math.floor(Date.now() / 1000);
  const step = Math.floor(now / 30);
  for (const [shift, expected] of [
    [0, step],
    [-30, step - 1],
    [-300, undefined],
    [300, undefined],
  ] as const) {
    expect(stepOf(secret, generateSync({ secret, epoch: now + shift })), `${shift}`).toBe(expected);
  }
  for (const junk of ['', '12345', '1234567', 'abcdef', '１２３４５６']) expect(stepOf(secret, junk)).toBeUndefined();
});

test('the square is a path of whole cells, and the secret can be typed', () => {
  const { secret, offer } = offerFor('wang');
  expect(offer.secret.replaceAll(' ', '')).toBe(secret);
  expect(offer.square.path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/);
  expect(offer.square.size).toBeGreaterThan(20);
});

test('recovery codes are known by digest only, however they are typed, and for their account only', () => {
  const { codes, digests } = drawRecovery('u1');
  expect(new Set(codes).size).toBe(10);
  expect(codes.map((code) => recoveryDigest('u1', ` ${code.toUpperCase().replaceAll('-', ' ')} `))).toEqual(digests);
  expect(recoveryDigest('u2', codes[0] ?? '')).not.toBe(digests[0]);
  expect(digests.join()).not.toContain(codes[0]);
});
