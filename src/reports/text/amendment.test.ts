import { describe, expect, test } from 'vitest';
import { amend, instructionsIn } from './amendment.ts';
import { diffLines, type TextOn, textOn, type Version } from './history.ts';

const base = `第一条 为规范管理，制定本办法。
第二条 主管部门为城管局。
城管局应当公开办事指南。
第三条 申请材料应当齐全。
（一）申请书；
（二）证明。
第四条 本办法自2018年1月1日起施行。`;

const decision = `一、将第二条修改为：“主管部门为城市管理局。”
二、删去第三条。
三、第一条后增加一条，作为第二条：“管理应当便民高效，依照第三条修改为实际需要的程序。”
四、第四条中的“2018年1月1日”修改为“2019年5月1日”。`;

describe('instructions of a decision', () => {
  test('are read in their order; what is quoted as new text is no instruction', () => {
    expect(instructionsIn(decision).map((i) => i.kind)).toEqual(['rewrite', 'delete', 'insert', 'replace']);
  });

  test('numbers are those of the text before; articles are numbered anew when one came or went', () => {
    const { text, applied } = amend(base, instructionsIn(decision));
    expect(applied.every((a) => a.failed === undefined)).toBe(true);
    expect(text).toBe(
      [
        '第一条 为规范管理，制定本办法。',
        '第二条 管理应当便民高效，依照第三条修改为实际需要的程序。',
        '第三条 主管部门为城市管理局。',
        '第四条 本办法自2019年5月1日起施行。',
      ].join('\n'),
    );
  });

  test('a paragraph of an article is rewritten or struck alone', () => {
    expect(amend(base, instructionsIn('将第二条第二款修改为：“应当公开。”')).text).toContain(
      '第二条 主管部门为城管局。\n应当公开。\n第三条',
    );
    expect(amend(base, instructionsIn('删去第二条第二款。')).text).toContain('第二条 主管部门为城管局。\n第三条');
  });

  test('words are replaced in one article or everywhere, or struck', () => {
    expect(amend(base, instructionsIn('将全文中的“城管局”统一修改为“城市管理局”。')).text.match(/城市管理局/g)).toHaveLength(2);
    expect(amend(base, instructionsIn('删去第三条中的“应当”。')).text).toContain('第三条 申请材料齐全。');
  });

  test('what does not fit is told and changes nothing', () => {
    const { text, applied } = amend(base, instructionsIn('删去第九条。将第一条中的“没有的话”修改为“别的话”。删去第一条第三款。'));
    expect(applied.map((a) => a.failed)).toEqual(['没有第九条', '第一条没有“没有的话”', '第一条没有第三款']);
    expect(text).toBe(base);
  });
});

const v = (key: string, from: string, text: string, to?: string): Version => ({ key, title: key, text, from, to });
const line = [v('b', '2019-05-01', decision), v('a', '2018-01-01', base), v('c', '2020-03-01', '第一条 全文重写。', '2021-01-01')];
const at = (on: string) => textOn(line, on);

describe('the text in force on a day', () => {
  test('before the first, by the first, by a decision, by a whole new text, after the end', () => {
    expect(at('2017-12-31')).toEqual({ why: 'not-yet', on: '2018-01-01' });
    expect(at('2019-04-30')).toMatchObject({ version: { key: 'a' }, text: base });
    expect(at('2019-05-01')).toMatchObject({ version: { key: 'b' }, before: base });
    expect((at('2019-05-01') as TextOn).text).toContain('城市管理局');
    expect(at('2020-03-01')).toMatchObject({ version: { key: 'c' }, text: '第一条 全文重写。' });
    expect(at('2021-01-01')).toEqual({ why: 'ended', on: '2021-01-01' });
  });

  test('a document in no line has none', () => expect(textOn([], '2019-01-01')).toEqual({ why: 'unknown' }));
});

describe('what changed', () => {
  test('lines that stayed, came and went', () => {
    expect(diffLines('甲\n乙\n丙', '甲\n丁\n丙').map((l) => `${l.kind} ${l.text}`)).toEqual([
      'same 甲',
      'removed 乙',
      'added 丁',
      'same 丙',
    ]);
  });

  test('nothing changed, nothing told', () => expect(diffLines(base, base).every((l) => l.kind === 'same')).toBe(true));
});
