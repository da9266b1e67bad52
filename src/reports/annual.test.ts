import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Figure } from '#kernel';
import { composeReport, standsAgainst, writeReport } from './annual.ts';
import { countOf, from, shareOf, templateOf } from './fixtures.test-helper.ts';
import { parseTemplate } from './template.ts';
import { annualReportTemplate, templateOn } from './templates/shipped.ts';

const scope = { code: '411700', name: '某市' };
const compose = (body: string, figures: readonly Figure[], more: readonly string[] = []) =>
  composeReport({ template: templateOf(body, more), year: 2019, scope, figures: from(...figures) });

const body = '# 调解\n\n## 案件\n\n办结{{m.concluded}}件，成功率{{m.rate}}。\n\n### 甲\n\n#### 乙\n\n# 其他';
const figures = [countOf('m.concluded', 102771), shareOf('m.rate', 101496, 102771, 98.75, 'truncate')];

describe('composing', () => {
  test('headings are numbered 一、（一）1.（1） and begin anew under each parent', async () => {
    const { document } = await compose('# 甲\n\n## 乙\n\n### 丙\n\n#### 丁\n\n# 戊\n\n## 己', []);
    expect(document.blocks.map((b) => (b.kind === 'heading' ? b.number : ''))).toEqual(['一、', '（一）', '1.', '（1）', '二、', '（一）']);
  });
  test('a figure keeps its id in the text, so that it opens to its records', async () => {
    const composed = await compose(body, figures);
    expect(composed.document.blocks[2]).toMatchObject({
      runs: [
        { kind: 'text', text: '办结' },
        { kind: 'figure', id: 'm.concluded', text: '102771' },
        { kind: 'text', text: '件，成功率' },
        { kind: 'figure', id: 'm.rate', text: '98.75%' },
        { kind: 'text', text: '。' },
      ],
    });
    expect(composed.figures.map((f) => f.id)).toEqual(['m.concluded', 'm.rate']);
    expect(standsAgainst(composed)).toEqual([]);
  });
  test('an unknown figure is refused with its line', async () => {
    const { problems } = await compose('共{{m.other}}件', []);
    expect(problems.filter((p) => p.severity === 'refusal')).toEqual([
      expect.objectContaining({ line: 11, code: 'unknown-figure', text: '没有「m.other」这一数据' }),
    ]);
  });
  test('人数 and 人次 may not be mixed', async () => {
    const { findings } = await compose('培训{{t.people}}人次', [countOf('t.people', 3600, '人')]);
    expect(findings).toEqual([expect.objectContaining({ severity: 'error', id: 'measure:t.people' })]);
  });
  test('an exact number is followed by no 余', async () => {
    const { findings } = await compose('共{{t.n}}余件', [countOf('t.n', 3600)]);
    expect(findings).toEqual([expect.objectContaining({ severity: 'error', id: 'exact:t.n' })]);
  });
  test('a sum declared in the template is checked with figures the text does not cite', async () => {
    const { findings } = await compose(
      '共{{c.all}}件',
      [countOf('c.all', 5), countOf('c.x', 2), countOf('c.y', 2)],
      ['合计: ["c.all = .x + .y"]'],
    );
    expect(findings).toEqual([expect.objectContaining({ id: 'sum:c.all = .x + .y', severity: 'error' })]);
  });
  test('the missing compulsory parts are named', async () => {
    const { problems } = await compose(body, figures);
    expect(problems.filter((p) => p.code === 'chapter-missing').map((p) => p.text)).toEqual([
      '缺少：不足和原因',
      '缺少：第一责任人履职情况',
      '缺少：下一年度主要安排',
    ]);
  });
  test('a report signed from 1 March on is asked for its reason', async () => {
    const { problems } = await compose(body, figures, ['成文日期: 2020-03-01']);
    expect(problems).toContainEqual(expect.objectContaining({ code: 'late' }));
  });
});

describe('writing', () => {
  const dirs: string[] = [];
  const fresh = async () => {
    const dir = await mkdtemp(join(tmpdir(), 'report-'));
    dirs.push(dir);
    return dir;
  };
  afterEach(async () => {
    await Promise.all(dirs.splice(0).map((dir) => rm(dir, { recursive: true })));
  });

  test('a report with a contradiction is not written until it is explained in writing', async () => {
    const wrong = [countOf('m.concluded', 102771), shareOf('m.rate', 101496, 102771, 98.75, 'half-up')];
    const dir = await fresh();
    const refused = await writeReport(await compose(body, wrong), dir);
    expect(refused.refused).toHaveLength(1);
    expect(await readdir(dir)).toEqual([]);
    const explained = await composeReport({
      template: templateOf(body),
      year: 2019,
      scope,
      figures: from(...wrong),
      explanations: { 'ratio:m.rate': '公布数为截断' },
    });
    expect((await writeReport(explained, dir)).refused).toEqual([]);
  });
  test('report.docx, report.md and figures.json tell the same figures', async () => {
    const dir = await fresh();
    await writeReport(await compose(body, figures), dir);
    expect((await readdir(dir)).sort()).toEqual(['figures.json', 'report.docx', 'report.md']);
    const cited = JSON.parse(await readFile(join(dir, 'figures.json'), 'utf8'));
    expect(cited).toEqual([
      expect.objectContaining({ id: 'm.concluded', value: 102771, citedAs: ['102771'] }),
      expect.objectContaining({ id: 'm.rate', value: 98.75, numerator: 101496, denominator: 102771, citedAs: ['98.75%'] }),
    ]);
    expect(cited[0].records).toBe('/api/figures/m.concluded/records?from=2019-01-01&to=2019-12-31&unit=411700');
    const markdown = await readFile(join(dir, 'report.md'), 'utf8');
    expect(markdown).toContain('办结102771[^1]件，成功率98.75%[^2]。');
    expect(markdown).toContain('[^2]: m.rate 98.75%=101496÷102771（截断，保留2位）');
  });
});

describe('the template a city begins with', () => {
  const parsed = parseTemplate(annualReportTemplate(), 2019);
  test('states no number of its own and breaks no rule', () => {
    expect(parsed.problems).toEqual([]);
    expect(parsed.citations.length).toBeGreaterThan(20);
  });
  test('has all compulsory parts; what no record tells is marked to be written by hand', async () => {
    const template = annualReportTemplate();
    const any = async (ids: readonly string[]) => ids.map((id) => countOf(id, 7));
    const { problems } = await composeReport({ template, year: 2019, scope, figures: any });
    expect(problems.filter((p) => p.severity === 'refusal' || p.code === 'chapter-missing')).toEqual([]);
    expect(problems.filter((p) => p.code === 'to-be-written').length).toBeGreaterThan(0);
  });
  test('the version in force on a day is the latest that has begun', () => {
    const versions = [1, 2, 3].map((version) => ({ ...annualReportTemplate(), version, from: `${2018 + version}-01-01` }));
    expect(templateOn(versions, '2020-06-01')?.version).toBe(2);
    expect(templateOn(versions, '2018-06-01')).toBeUndefined();
  });
});
