import type { Worksheet } from '@cj-tech-master/excelts';
import { levelTitle, type UnitBook } from '#api';
import { safeCell } from '#cli';
import { printBasis, type Registry } from '#kernel';
import { type Burden, comingWords, kindWords, type Reuse, reuseWords, type Seconds } from '#reports';

type Cell = string | number;

function fill(sheet: Worksheet, head: readonly string[], rows: readonly (readonly Cell[])[]): void {
  sheet.addRow([...head]).font = { bold: true };
  for (const row of rows) sheet.addRow(row.map((cell) => (typeof cell === 'string' ? safeCell(cell) : cell)));
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  for (const [i, title] of head.entries()) sheet.getColumn(i + 1).width = Math.max(10, Math.min(40, title.length * 2.4));
}

const reuseText = (reuse: Reuse): string =>
  Object.entries(reuseWords)
    .flatMap(([id, word]) => (reuse[id as keyof Reuse] > 0 ? [`${word}${reuse[id as keyof Reuse]}`] : []))
    .join('、');

/** The burden as a workbook: units, fields with basis and reuse, what is used by nothing, the seconds it was reckoned with. */
export async function burdenBook(registry: Registry, units: UnitBook, burden: Burden, seconds: Seconds): Promise<Uint8Array> {
  const { Workbook } = await import('@cj-tech-master/excelts');
  const book = new Workbook();
  const titleOf = (procedure: string): string => registry.latest(procedure)?.title ?? procedure;
  fill(
    book.addWorksheet('单位'),
    ['单位', '层级', '办理次数', '填写项数', '分钟'],
    burden.units.map((u) => [units.get(u.unit)?.name ?? u.unit, levelTitle(u.level), u.acts, u.values, u.minutes]),
  );
  const lines = (of: Burden['fields']) =>
    of.map((f) => [
      ...[titleOf(f.procedure), f.title, kindWords[f.kind] ?? f.kind, f.acts.join('、')],
      ...[f.comings.map((c) => comingWords[c]).join('、'), printBasis(f.basis), f.ownBasis ? '栏目' : '动作'],
      ...[f.n.township ?? 0, f.n.county ?? 0, f.n.department ?? 0, f.times, f.minutes, f.reused, reuseText(f.reuse)],
    ]);
  const head = [
    '事项',
    '栏目',
    '类型',
    '填写的动作',
    '来源',
    '依据',
    '依据所在',
    '乡镇街道次数',
    '县区次数',
    '部门次数',
    '合计次数',
    '分钟',
    '再使用',
    '用在',
  ];
  fill(book.addWorksheet('栏目'), head, lines(burden.fields));
  fill(book.addWorksheet('没有再使用'), head, lines(burden.unused));
  const kinds = Object.entries(seconds.kinds).map(([kind, n]): Cell[] => [kindWords[kind] ?? kind, n]);
  fill(
    book.addWorksheet('用时估计'),
    ['栏目类型', '秒（平台缺省，可改）'],
    [...kinds, ['已有内容的核对', seconds.prefilled], ['一次办理', seconds.act]],
  );
  return new Uint8Array(await book.xlsx.writeBuffer());
}
