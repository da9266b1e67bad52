import { describe, expect, test } from 'vitest';
import type { DescribedField } from '#kernel';
import { toSend } from './draft.ts';

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

  test('nothing that the matter already holds', () => {
    expect(toSend(fields, { a: 'yes', b: 'new' }, { a: 'yes', b: 'old' })).toEqual({ b: 'new' });
  });
});
