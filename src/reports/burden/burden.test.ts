import { describe, expect, test } from 'vitest';
import { choice, count, file, halfUp, instrument, longText, matterRef, type Procedure, procedure, share, text } from '#kernel';
import { burdenOf, comingOf, defaultSeconds, type Filled, namedPeriod, ReuseBook, reused } from './index.ts';

const law = instrument({ id: 'l', title: '某法', mark: 'verified' });
const staff = { publicity: 'staff' } as const;

const request = procedure({
  id: 'thing',
  version: 1,
  title: '事项',
  group: '组',
  basis: law('第1条'),
  roles: {
    clerk: { title: '经办', relation: 'own', duties: ['clerk'] },
    anybody: { title: '公众', relation: 'anyone', duties: [] },
  },
  fields: {
    no: text('编号', staff),
    title: text('名称', { ...staff, basis: law('第2条') }),
    kind: choice('类别', { a: '甲', b: '乙' }, staff),
    note: longText('备注', staff),
    paper: file('材料', staff),
    parent: matterRef('thing', '上件', staff),
    wish: text('公众填写', staff),
  },
  shows: { title: 'title', number: 'no', list: [] },
  states: { open: { title: '在办' }, done: { title: '办结', final: true } },
  publicIn: [],
  acts: {
    open: { title: '登记', basis: law('第3条'), by: 'clerk', to: 'open', needs: ['title', 'kind'], asks: ['note', 'parent'] },
    ask: { title: '申请', basis: law('第3条'), by: 'anybody', to: 'open', needs: ['title', 'wish'], sets: { kind: 'a' } },
    close: { title: '办结', basis: law('第4条'), by: 'clerk', from: 'open', to: 'done', needs: ['paper'], asks: ['note'] },
  },
  deadlines: {},
  serials: { no: { at: ['open', 'ask'], pattern: '{year}-{seq}', basis: law('第5条') } },
  metrics: {
    n: count<'open', 'kind'>({ title: '件数', unit: '件', definition: '', acts: 'open', by: ['kind'] }),
    rate: share({ title: '率', definition: '', of: 'n', over: 'n', rounding: halfUp(2) }),
  },
}) as unknown as Procedure;

const sources = {
  modules: [{ procedure: 'thing', rules: 'if (values.note) return;', letters: ['{{ title }}的通知', '见{{ note }}'] }],
  reports: ['共{{thing.n}}件，{{thing.n[kind=a]}}件；{{thing.n-other}}'],
};

const book = new ReuseBook([request], sources);

describe('一个值之后用在哪里', () => {
  test('统计、通报、规则、文书、列表都算一次', () => {
    expect(book.of(request, 'kind')).toMatchObject({ figures: 2, cited: 2, rules: 0, letters: 0 });
    expect(book.of(request, 'note')).toMatchObject({ figures: 0, rules: 1, letters: 1 });
    expect(book.of(request, 'title')).toMatchObject({ letters: 1, shown: 1 });
  });
  test('没有用处的如实为零', () => {
    expect(reused(book.of(request, 'paper'))).toBe(0);
  });
});

test('平台给的不用填；登记时填过的，后来只需核对', () => {
  expect(comingOf(request, 'open', 'no')).toBe('given');
  expect(comingOf(request, 'ask', 'kind')).toBe('given');
  expect(comingOf(request, 'open', 'title')).toBe('typed');
  expect(comingOf(request, 'open', 'kind')).toBe('chosen');
  expect(comingOf(request, 'open', 'parent')).toBe('taken');
  expect(comingOf(request, 'close', 'paper')).toBe('file');
  expect(comingOf(request, 'close', 'note')).toBe('prefilled');
});

describe('用时', () => {
  const filled: Filled[] = [
    { unit: 't1', procedure: 'thing', act: 'open', acts: 6, fields: { no: 6, title: 6, kind: 6, note: 3 } },
    { unit: 't2', procedure: 'thing', act: 'close', acts: 3, fields: { paper: 3, note: 3 } },
    { unit: 'gone', procedure: 'thing', act: 'open', acts: 9, fields: { title: 9 } },
  ];
  const burden = burdenOf({
    ...{ procedures: [request], reuse: book, filled, seconds: defaultSeconds },
    levelOf: (unit) => (unit.startsWith('t') ? 'township' : undefined),
  });
  test('按实际办理的次数和填写的项数，平台自动填写的不计', () => {
    // 6 × (20 + 15 + 5) + 3 × 90 = 510 s; 3 × (20 + 40 + 2) = 186 s.
    expect(burden.units).toEqual([
      { unit: 't1', level: 'township', acts: 6, values: 15, minutes: 8.5 },
      { unit: 't2', level: 'township', acts: 3, values: 6, minutes: 3.1 },
    ]);
    expect(burden).toMatchObject({ minutes: 11.6, acts: 9, values: 21 });
    expect(burden.levels[0]).toMatchObject({ units: 2, most: 8.5, fields: 4 });
  });
  test('填了而没有再使用的单列；公众填写的不算单位的负担', () => {
    expect(burden.unused.map((f) => f.field)).toEqual(['paper']);
    expect(burden.fields.map((f) => f.field)).not.toContain('wish');
    expect(burden.fields.find((f) => f.field === 'title')).toMatchObject({ ownBasis: true, times: 6 });
  });
});

test('期间按季度或者年度的写法', () => {
  expect(namedPeriod('2019Q4')?.span).toEqual({ from: '2019-10-01', to: '2019-12-31' });
  expect(namedPeriod('2019')?.title).toBe('2019年');
  expect(namedPeriod('2019Q5')).toBeUndefined();
});
