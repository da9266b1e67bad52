import type { Figure } from '#kernel';
import type { Template } from './template.ts';

const common = {
  period: { from: '2019-01-01', to: '2019-12-31' },
  scope: { code: '411700', name: '某市' },
  asOf: { events: 100, at: '2020-01-20T00:00:00+08:00' },
  definition: '定义',
};

export const countOf = (id: string, value: number, unit = '件'): Figure => ({
  ...common,
  id,
  title: id,
  unit,
  value,
  rounding: { mode: 'half-up', digits: 0 },
});

export const shareOf = (id: string, numerator: number, denominator: number, value: number, mode: 'half-up' | 'truncate'): Figure => ({
  ...common,
  id,
  title: id,
  unit: '%',
  value,
  numerator,
  denominator,
  rounding: { mode, digits: 2 },
});

export const from =
  (...figures: readonly Figure[]) =>
  async (ids: readonly string[]): Promise<readonly (Figure | undefined)[]> =>
    ids.map((id) => figures.find((f) => f.id === id));

export const headLines = [
  '---',
  '标题: 某市人民政府关于{year}年度法治政府建设情况的报告',
  '发文机关: 某市人民政府',
  '文号: 某政文〔{nextYear}〕22号',
  '签发人: 张三丰',
  '主送: 某省人民政府',
  '抄送: [市委, 市人大常委会]',
  '印发机关: 某市人民政府办公室',
  '成文日期: 2020-02-09',
];

/** A template with the given body and more lines of head; the body begins at line `headLines.length + more.length + 2`. */
export const templateOf = (body: string, more: readonly string[] = []): Template => ({
  id: 'test',
  version: 1,
  from: '2019-01-01',
  text: [...headLines, ...more, '---', body].join('\n'),
});
