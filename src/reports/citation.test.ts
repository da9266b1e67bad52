import { expect, test } from 'vitest';
import { parseCitation, word } from './citation.ts';
import { countOf, shareOf } from './fixtures.test-helper.ts';

const worded = (source: string, figure = countOf('a.b', 1135)) => {
  const citation = parseCitation(source, 1);
  return citation && word(figure, citation.format);
};

test('a figure is printed without thousands separators', () => {
  expect(worded('a.b', countOf('a.b', 102771))).toEqual({ text: '102771' });
});
test('a share is printed with its sign and all declared digits', () => {
  expect(worded('a.b', shareOf('a.b', 101496, 102771, 98.75, 'truncate'))).toEqual({ text: '98.75%' });
  expect(worded('a.b', shareOf('a.b', 1, 2, 50, 'half-up'))).toEqual({ text: '50.00%' });
});
test('a share over nothing is a dash', () => {
  expect(worded('a.b', { ...countOf('a.b', 0), value: null })).toEqual({ text: '—' });
});
test('「约1.5万」 stands for the nearest tenth of ten thousand, and 约 is left out where it is exact', () => {
  expect(worded('a.b | wan', countOf('a.b', 15234))).toEqual({ text: '约1.5万' });
  expect(worded('a.b | wan', countOf('a.b', 15000))).toEqual({ text: '1.5万' });
  expect(worded('a.b | wan', countOf('a.b', 9000))).toMatchObject({ code: 'format-wan' });
});
test('「1100余」 is cut down to the step', () => {
  expect(worded('a.b | over:100')).toEqual({ text: '1100余' });
  expect(worded('a.b | over:10000', countOf('a.b', 10345))).toEqual({ text: '1万余' });
  expect(worded('a.b | over:10000')).toMatchObject({ code: 'format-over' });
});
test('「全覆盖」 needs numerator = denominator', () => {
  expect(worded('a.b | all:全覆盖', shareOf('a.b', 12, 12, 100, 'half-up'))).toEqual({ text: '全覆盖' });
  expect(worded('a.b | all:全覆盖', shareOf('a.b', 9, 12, 75, 'half-up'))).toMatchObject({ code: 'all-not-all' });
  expect(worded('a.b | all')).toMatchObject({ code: 'all-no-denominator' });
});
