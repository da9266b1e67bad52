import { describe, expect, test } from 'vitest';
import { describeField, text, describe as told } from '#kernel';
import { instruments } from '#law';
import { procedures } from '../../app/procedures.ts';
import { bareText, citedIn, whenWords } from './words.ts';

const held = instruments.map((i) => ({ title: i.title, number: i.number ?? null, from: i.from ?? null, to: i.to ?? null }));

describe('the instrument of a printed provision', () => {
  const cited = procedures.flatMap((p) => {
    const d = told(p);
    return [d.basis, ...d.acts.map((a) => a.basis), ...d.deadlines.map((l) => l.basis), ...d.fields.flatMap((f) => f.basis ?? [])];
  });

  test('is found for every provision that a declaration cites as law', () => {
    const lost = cited.filter((b) => b.mark !== 'default' && !citedIn(b.text, held, '2020-01-10'));
    expect(lost.map((b) => b.text)).toEqual([]);
    expect(cited.length).toBeGreaterThan(100);
  });

  test('is the one of its number where two have one title, and the one in force where two have one name', () => {
    const [old, now] = [
      { title: '某办法', number: '某令第1号', from: '2001-01-01', to: null },
      { title: '某办法', number: '某令第2号', from: '2011-01-01', to: null },
    ];
    expect(citedIn('《某办法》（某令第1号）第3条〔待核〕', [now, old], '2020-01-10')).toEqual({ instrument: old, provision: '第3条' });
    const [before, after] = [
      { title: '某法', number: null, from: '2001-01-01', to: '2015-05-01' },
      { title: '某法', number: null, from: '2015-05-01', to: null },
    ];
    expect(citedIn('《某法》第8条', [before, after], '2020-01-10')?.instrument).toBe(after);
    expect(citedIn('《某法》第8条', [before, after], '2010-01-10')?.instrument).toBe(before);
    expect(citedIn('《没有登记的法》第8条', [before], '2020-01-10')).toBeUndefined();
  });
});

test('the sign of the mark is taken off the text, since it stands apart', () => {
  expect([bareText('《某法》第8条〔待核〕'), bareText('《某法》第8条')]).toEqual(['《某法》第8条', '《某法》第8条']);
});

test('the condition of a field is told by the titles of what it hangs on', () => {
  const above = { ...describeField('kind', text('种类', { publicity: 'staff' })), options: { a: '甲类', b: '乙类' } };
  const below = describeField('x', text('说明', { publicity: 'staff', when: { field: 'kind', in: ['a', 'b'] } }));
  expect(whenWords(below, [above, below])).toBe('「种类」为「甲类」或者「乙类」时填写');
  expect(whenWords(above, [above, below])).toBe('');
});
