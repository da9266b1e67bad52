import { expect, test } from 'vitest';
import { idsIn, labelsIn, rowsWith } from './pasted.ts';

const one = '411722/01900000-0000-7000-8000-000000000001';
const two = '411700/01900000-0000-7000-8000-000000000002';

test('ids are found in whatever stands between them, each once, in their order', () => {
  expect(idsIn(`${one}\n${two}\n${one}`)).toEqual([one, two]);
  expect(idsIn(`${two}、${one}；`)).toEqual([two, one]);
});
test('what is no id is no id', () => {
  expect(idsIn('411722001-2019-00012')).toEqual([]);
  expect(idsIn(`9${one}0`)).toEqual([]);
});
test('pasted ids become rows, one for each; what was filled in stays', () => {
  const held = [{ case: one, result: 'agreed' }, {}];
  expect(rowsWith(held, 'case', [one, two])).toEqual([{ case: one, result: 'agreed' }, { case: two }]);
});
test('an id keeps the name that stands behind it', () => {
  expect(labelsIn(`${one}\t邻里纠纷（2019-1）\n${two}`)).toEqual({ [one]: '邻里纠纷（2019-1）', [two]: '事项…00000002' });
});
