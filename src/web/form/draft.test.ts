import { describe, expect, test } from 'vitest';
import type { DescribedField } from '#kernel';
import { digestsOf, fieldsOf, groupsOf, startRows } from './groups.ts';
import { refusalsOf, toSend } from './rules.ts';

const field = (id: string, more: Partial<DescribedField> = {}): DescribedField => ({
  id,
  kind: 'text',
  title: id,
  publicity: 'staff',
  personal: false,
  ...more,
});
const fields = [field('a'), field('b', { when: { field: 'a', in: ['yes'] } })];

describe('a form sends', () => {
  test('what was filled in and nothing blank', () => {
    expect(toSend(fields, { a: 'yes', b: '' }, {})).toEqual({ a: 'yes' });
  });

  test('nothing that the choice above no longer asks for', () => {
    expect(toSend(fields, { a: 'no', b: 'left over' }, {})).toEqual({ a: 'no' });
  });

  test('what hangs on one of several choices', () => {
    expect(toSend(fields, { a: ['no', 'yes'], b: 'kept' }, {})).toEqual({ a: ['no', 'yes'], b: 'kept' });
  });

  test('nothing that the matter already holds', () => {
    expect(toSend(fields, { a: 'yes', b: 'new' }, { a: 'yes', b: 'old' })).toEqual({ b: 'new' });
  });
});

describe('a field that is left', () => {
  const codes = (of: DescribedField, value: unknown) => refusalsOf(of, value, '2020-01-10').map((r) => r.code);
  const party = field('party', { kind: 'party', title: '当事人', partyKinds: ['person'] });

  test('says what is wrong in the words of the server, at once', () => {
    expect(refusalsOf(field('subject', { title: '事由', max: 4 }), '五个字太长', '2020-01-10')).toEqual([
      { code: 'text-long', text: '「事由」不得超过4字', remedy: '现有5字，请精简', field: 'subject' },
    ]);
    expect(codes(party, { kind: 'person', name: '甲', idKind: 'id-card', idNumber: '411799199001010016' })).toEqual(['id-checksum']);
    expect(codes(field('on', { kind: 'date' }), '2020-01-11')).not.toEqual([]);
  });

  test('in a table too, with the row it stands in', () => {
    const rows = field('rows', { kind: 'rows', title: '当事人', min: 1, columns: [party] });
    expect(codes(rows, [{ party: { name: '甲' } }, {}])).toEqual(['row-missing']);
    expect(codes(rows, [{ party: { name: '甲' } }])).toEqual([]);
  });

  test('says nothing about what is not yet filled in, and nothing about what only the server knows', () => {
    expect(codes(field('subject', { min: 4 }), '')).toEqual([]);
    expect(codes(field('unit', { kind: 'unit', unitKinds: ['township'] }), '411722102')).toEqual([]);
    expect(codes(field('paper', { kind: 'file' }), { sha256: 'a'.repeat(64), name: '甲.pdf', size: 3, type: 'application/pdf' })).toEqual(
      [],
    );
  });
});

describe('the fields of a form', () => {
  const detail = {
    fields: [
      field('z'),
      field('y'),
      field('x', { when: { field: 'y', in: [true] } }),
      field('w'),
      field('v', { when: { field: 'z', in: ['1'] } }),
    ],
  };
  const ids = (needs: string[], asks: string[]) => groupsOf(fieldsOf(detail, { needs, asks })).map((g) => g.asked.map((a) => a.field.id));

  test('what must be said stands first, in the order of the declaration', () => {
    expect(ids(['w', 'z'], ['y'])).toEqual([['z', 'w'], ['y']]);
  });

  test('a detail stays beside the question it hangs on', () => {
    expect(ids(['z'], ['w', 'v'])).toEqual([['z', 'v'], ['w']]);
    expect(ids(['x'], ['y', 'w'])).toEqual([['y', 'x'], ['w']]);
  });

  test('a form of one sort has one group', () => {
    expect(ids(['z', 'w'], [])).toHaveLength(1);
    expect(ids([], ['z', 'w'])).toHaveLength(1);
  });

  test('a digest is taken from the file before it', () => {
    const asked = [field('text', { kind: 'file' }), field('sum', { pattern: '^[0-9a-f]{64}$' })].map((f) => ({ field: f, needed: true }));
    expect(digestsOf(asked).get('text')?.id).toBe('sum');
  });

  test('a table of two parties begins with two rows, one for each side', () => {
    const side = field('side', { kind: 'choice', options: { applicant: '申请方', respondent: '相对方' } });
    expect(startRows(field('parties', { kind: 'rows', min: 2, columns: [side] }))).toEqual([{ side: 'applicant' }, { side: 'respondent' }]);
    expect(startRows(field('other', { kind: 'rows', min: 1, columns: [side] }))).toEqual([{}]);
  });
});
