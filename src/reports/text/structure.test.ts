import { describe, expect, test } from 'vitest';
import { printNumeral, readNumeral } from './numeral.ts';
import { articlesOf, isArticle, misnumbered, structureOf } from './structure.ts';

describe('numerals', () => {
  test.each([
    ['一', 1],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['一百零三', 103],
    ['一百一十', 110],
    ['二〇一九', 2019],
    ['３０', 30],
  ])('%s is %d', (text, n) => expect(readNumeral(text)).toBe(n));

  test('what is no number is none', () => expect(readNumeral('第三')).toBeUndefined());

  test.each(Array.from({ length: 130 }, (_, i) => i + 1))('%d is printed so that it reads back', (n) =>
    expect(readNumeral(printNumeral(n))).toBe(n),
  );
});

const rules = `第一章 总则
第一条 为规范管理，制定本办法。
第二条 本办法适用于下列活动：
（一）新建；
（二）改建。
第二章　管理
第三条 第二条规定的活动由主管部门监督。
第三条规定以外的，依照其他规定。`;

describe('levels', () => {
  test('chapters, articles and items have their labels and numbers', () => {
    expect(structureOf(rules).map((l) => [l.level, l.label, l.n])).toEqual([
      ['chapter', '第一章', 1],
      ['article', '第一条', 1],
      ['article', '第二条', 2],
      ['second', '（一）', 1],
      ['second', '（二）', 2],
      ['chapter', '第二章', 2],
      ['article', '第三条', 3],
      ['paragraph', '', undefined],
    ]);
  });

  test('the four levels of an official paper', () => {
    const text = '一、总体要求\n（一）目标\n1.到明年\n（1）全部完成\n2019年底前办结。\n1.5公里以内。';
    expect(structureOf(text).map((l) => l.level)).toEqual(['first', 'second', 'third', 'fourth', 'paragraph', 'paragraph']);
  });

  test('a number that jumps or comes twice is told; items begin anew under the next article', () => {
    expect(misnumbered(structureOf(rules))).toEqual([]);
    expect(misnumbered(structureOf('第一条 甲\n第三条 乙\n第三条 丙')).map((m) => m.said)).toEqual(['第二条缺失', '第三条重复']);
    expect(misnumbered(structureOf('第一条 甲\n（一）子\n（二）丑\n第二条 乙\n（一）寅'))).toEqual([]);
    expect(misnumbered(structureOf('一、甲\n（一）子\n（三）丑\n二、乙')).map((m) => m.said)).toEqual(['（二）缺失']);
  });

  test('an article holds its paragraphs and items', () => {
    const { preamble, parts } = articlesOf(`各县区：\n${rules}`);
    expect(preamble).toEqual(['各县区：']);
    expect(parts.filter(isArticle).map((a) => a.lines.length)).toEqual([1, 3, 2]);
    expect(parts[0]).toEqual({ heading: '第一章 总则' });
  });
});
