import { describe, expect, test } from 'vitest';
import { templateOf } from './fixtures.test-helper.ts';
import { parseTemplate } from './template.ts';

const read = (body: string, more: readonly string[] = []) => parseTemplate(templateOf(body, more), 2019);
const found = (body: string, more: readonly string[] = []) => read(body, more).problems.map((p) => `${p.severity} ${p.code}`);

describe('a number in an official report has a source', () => {
  test('an Arabic number in the text is refused, with its line and a remedy', () => {
    const [problem] = read('# 调解\n\n全年调解770件。').problems;
    expect(problem).toMatchObject({ line: 13, severity: 'refusal', code: 'unbound-number', text: '数字「770」没有数据来源' });
    expect(problem?.remedy).toContain('{{');
  });
  test.each(['共3600人', '达到98.75%', '达到１００％', '共1,024件', '共2019件'])('%s is refused', (text) => {
    expect(found(text)).toEqual(['refusal unbound-number']);
  });
  test.each(['截至2019年6月30日', '6月30日前', '〔2018〕94号文件', '国务院令第713号', '第24条', '2015—2020年规划', '七五普法'])(
    '%s is no data',
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );
  test('a name that contains digits passes when the template declares it', () => {
    expect(found('“1211”机制')).toEqual(['refusal unbound-number']);
    expect(found('“1211”机制和12345热线', ['专名: ["1211", "12345"]'])).toEqual([]);
  });
  test('a count in Chinese numerals is a warning, an ordinal and a name are not', () => {
    expect(found('废止三十五件')).toEqual(['warning han-number']);
    expect(found('第三十五次会议')).toEqual([]);
    expect(found('一件事一次办')).toEqual([]);
  });
  test('a table is read like prose', () => {
    expect(found('| 类别 | 件数 |\n| --- | --- |\n| 合同 | 190 |')).toEqual(['refusal unbound-number']);
  });
  test('a citation is no bare number, wherever it stands', () => {
    const parsed = read('共**{{a.total}}**件\n\n| 类 | 数 |\n|---|---|\n| 合同 | {{a.total[kind=x-1] | percent}} |');
    expect(parsed.problems).toEqual([]);
    expect(parsed.citations.map((c) => [c.id, c.format.kind, c.line])).toEqual([
      ['a.total', 'plain', 11],
      ['a.total[kind=x-1]', 'percent', 15],
    ]);
  });
  test('what is written like a citation and is none is refused', () => {
    expect(found('共{{a.total | about}}件')).toEqual(['refusal bad-citation']);
  });
});

describe('the years of data are told apart', () => {
  test('another year beside a cited figure is a question', () => {
    expect(found('2018年{{a.total}}件')).toEqual(['question year-misplaced']);
    expect(found('2018年修订。本年{{a.total}}件')).toEqual([]);
  });
  test('a bare year is a question', () => {
    expect(found('公开2018决算')).toEqual(['question year-unmarked']);
  });
});

describe('the form of a report', () => {
  test('headings may not skip a level nor go below the fourth', () => {
    expect(found('# 一\n\n### 三')).toEqual(['refusal heading-skip']);
    expect(found('# 一\n\n## 二\n\n### 三\n\n#### 四\n\n##### 五')).toEqual(['refusal heading-deep']);
  });
  test('a report carries no request (条例第15条)', () => {
    expect(found('妥否，请批示。')).toContain('refusal request-in-report');
  });
  test('「全覆盖」 without a figure is a question', () => {
    expect(found('实现全覆盖')).toEqual(['question unbound-coverage']);
  });
  test('lists and quotations are no part of an official text', () => {
    expect(found('- 甲\n- 乙')).toEqual(['refusal foreign-block']);
  });
  test('document number, addressees and title follow the rules', () => {
    expect(found('正文', ['文号: 某政文[2020]022号'])).toEqual(['refusal head-docNo']);
    expect(found('正文', ['主送: [某省人民政府, 某部]'])).toEqual(['refusal head-addressees']);
    expect(found('正文', ['标题: 工作总结。'])).toEqual(['refusal head-title', 'refusal head-title']);
    expect(found('正文', ['页眉: 甲'])).toEqual(['refusal unknown-key']);
  });
  test('everything comes back together, in the order of the lines', () => {
    const { problems } = read('# 甲\n\n共5件，请批复。\n\n### 乙');
    expect(problems.map((p) => p.code)).toEqual(['unbound-number', 'request-in-report', 'heading-skip']);
    expect(problems.every((p) => p.remedy.length > 0)).toBe(true);
  });
});
