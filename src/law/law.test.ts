import { describe, expect, test } from 'vitest';
import { type Instrument, inForceOn, isLimit, naturalDays, printBasis, resolve, workingDays } from '#kernel';
import * as law from './index.ts';
import { instruments, norms } from './index.ts';

const repeated = (texts: readonly string[]) => texts.filter((text, i) => texts.indexOf(text) !== i);

/** In force over the day, by title: two editions of one law may not both be. */
const overlap = (a: Instrument, b: Instrument) => (a.from ?? '') < (b.to ?? '9999') && (b.from ?? '') < (a.to ?? '9999');

describe('instruments', () => {
  test('have ids of their own', () => {
    expect(instruments.length).toBeGreaterThan(60);
    expect(repeated(instruments.map((i) => i.id))).toEqual([]);
    for (const { id } of instruments) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  test('are all exported by name', () => {
    const exported = new Set<unknown>(
      Object.values(law).flatMap((e) => (typeof e === 'function' && 'instrument' in e ? [e.instrument] : [])),
    );
    expect(instruments.filter((i) => !exported.has(i))).toEqual([]);
  });

  test('end after they begin', () => {
    for (const { id, from, to } of instruments) if (from && to) expect(from < to, id).toBe(true);
  });

  test('of one title follow each other without gap or overlap', () => {
    for (const a of instruments) {
      const others = instruments.filter((b) => b !== a && b.title === a.title);
      for (const b of others) expect(overlap(a, b), `${a.id} ${b.id}`).toBe(false);
      if (a.to && others.length > 0)
        expect(
          others.some((b) => b.from === a.to),
          a.id,
        ).toBe(true);
    }
  });

  test('that are not verified say why', () => {
    for (const i of instruments) if (i.mark !== 'verified') expect(i.note, i.id).toBeTruthy();
  });
});

describe('norms', () => {
  test('have ids of their own, kebab-case behind the prefix of their field', () => {
    expect(norms.length).toBeGreaterThan(70);
    expect(repeated(norms.map((n) => n.id))).toEqual([]);
    for (const { id } of norms) expect(id).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
  });

  test('have titles of their own', () => {
    expect(repeated(norms.map((n) => n.title))).toEqual([]);
  });

  test('have values in the order of time, of one kind', () => {
    for (const { id, values } of norms) {
      const from = values.map((v) => v.from);
      expect([...new Set(from)].sort(), id).toEqual(from);
      expect(new Set(values.map((v) => (isLimit(v.value) ? 'limit' : typeof v.value))).size, id).toBe(1);
    }
  });

  test('rest on an instrument in force when they begin and known to the list', () => {
    for (const { id, values } of norms) {
      for (const v of values) {
        expect(inForceOn(v.basis, v.from), `${id} ${v.from}`).toBe(true);
        expect(instruments, id).toContain(v.basis.instrument);
      }
    }
  });

  test('change over before the instrument they rest on ends', () => {
    for (const { id, values } of norms) {
      values.forEach((v, i) => {
        const next = values[i + 1];
        const end = v.basis.instrument.to;
        if (next && end) expect(next.from <= end, `${id} ${v.from}`).toBe(true);
        if (!next) expect(end, id).toBeUndefined();
      });
    }
  });

  test('that are not proven may be set by the city, and do not pass as law', () => {
    for (const n of norms) {
      const newest = n.values.at(-1)?.basis;
      if (!newest || newest.mark === 'verified') continue;
      expect(n.adjustable, n.id).toBe('free');
      expect(printBasis(newest), n.id).toMatch(/〔(待核|平台缺省)〕$/);
    }
  });

  test('without an instrument are the platform’s own, and marked so', () => {
    for (const n of norms) {
      for (const { basis } of n.values) expect(basis.mark === 'default', n.id).toBe(basis.instrument.id === 'platform-defaults');
    }
  });
});

describe('the law of a day', () => {
  test('follows the edition in force then', () => {
    expect(resolve(law.filing, '2019-06-01').basis.instrument.number).toBe('河南省人民政府令第169号');
    expect(resolve(law.filing, '2024-08-01').basis.instrument.number).toBe('河南省人民政府令第226号');
    expect(resolve(law.awardAnnulment, '2026-02-28').value.n).toBe(6);
    expect(resolve(law.awardAnnulment, '2026-03-01').value.n).toBe(3);
    expect(resolve(law.reportSubmission, '2019-01-10').value).toBe('04-01');
    expect(resolve(law.reportSubmission, '2020-01-10').value).toBe('03-01');
  });

  test('tells working days from natural days', () => {
    expect(resolve(law.reviewMajorDecision, '2020-01-01').value).toEqual(workingDays(7));
    expect(resolve(law.commentMajorDecision, '2020-01-01').value).toEqual(naturalDays(30));
    expect(resolve(law.mediationConfirmation, '2020-01-01').value).toEqual(naturalDays(30));
    expect(resolve(law.disclosure, '2020-01-01').value).toEqual(workingDays(20));
  });
});
