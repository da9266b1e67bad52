import { expect, test } from 'vitest';
import { width } from './model.ts';
import { breakTitle } from './title.ts';

test('a title that fits stands on one line', () => {
  expect(breakTitle('关于法治政府建设情况的报告')).toEqual(['关于法治政府建设情况的报告']);
});
test('a long title breaks by meaning into a ladder', () => {
  expect(breakTitle('驻马店市人民政府关于2019年度法治政府建设情况的报告')).toEqual([
    '驻马店市人民政府',
    '关于2019年度法治政府建设情况的报告',
  ]);
});
test('no line is longer than 156 mm of 22 pt characters', () => {
  const lines = breakTitle('某省某某某某自治州人民政府办公室关于贯彻落实法治政府建设实施纲要情况和下一年度工作安排的报告');
  expect(lines.length).toBeGreaterThan(1);
  expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(20);
});
test('the author may break it himself', () => {
  expect(breakTitle('甲市人民政府|关于乙的报告')).toEqual(['甲市人民政府', '关于乙的报告']);
});
