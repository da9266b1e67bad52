import type { Workbook, Worksheet } from '@cj-tech-master/excelts';
import type { Asker, Platform } from '#api';
import { type Field, type Procedure, printBasis } from '#kernel';
import { askedBy, exampleMark, onColumn, problemColumn } from './columns.ts';
import { type Register, registersFor } from './registers.ts';

/** Rows of the template that offer their choices. */
const offered = 2000;
const mostUnits = 500;
const wash = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF3EEE4' } } as const;
const needed = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF8EFDD' } } as const;
const grey = { color: { argb: 'FF6B655C' }, italic: true } as const;

const optionsOf = (field: Field): readonly string[] =>
  field.kind === 'flag' ? ['是', '否'] : field.kind === 'choice' ? Object.values(field.spec.options ?? {}) : [];

const kindWords: Readonly<Record<string, string>> = {
  date: '日期，如 2019-06-30',
  number: '数字',
  money: '金额（元），只填数字',
  flag: '填“是”或者“否”',
  choice: '从下拉项中选一项',
  choices: '可填几项，用顿号隔开',
  unit: '单位全称或者代码',
  reference: '已有事项的名称或者编号',
  party: '姓名或者单位名称；需要证件号码的，写在名称后，用“|”隔开',
  'doc-number': '文号，如 驻政文〔2020〕22号',
};

/** How to fill in a field, in one line. */
function howTo(field: Field): string {
  if (field.kind === 'rows') {
    const columns = Object.values(field.spec.columns ?? {}).map((c) => {
      const choices = optionsOf(c).join('、');
      return choices ? `${c.title}（${choices}）` : c.title;
    });
    if (columns.length === 1) return `${columns[0]}，几项之间用分号隔开`;
    return `每项依次写${columns.join('、')}，用“|”隔开；几项之间用分号隔开`;
  }
  const options = Object.values(field.spec.options ?? {});
  const several = field.kind === 'choices' ? `（${options.join('、')}）` : '';
  return `${kindWords[field.kind] ?? '文字'}${several}${field.spec.many ? '；几项之间用分号隔开' : ''}`;
}

const sampleOf: Readonly<Record<string, (field: Field) => string | number>> = {
  choice: (f) => optionsOf(f)[0] ?? '',
  choices: (f) =>
    Object.values(f.spec.options ?? {})
      .slice(0, 2)
      .join('、'),
  flag: () => '是',
  number: (f) => Math.max(f.spec.min ?? 1, 1),
  money: () => 1000,
  party: () => '张某某',
  'doc-number': () => '驻政文〔2020〕22号',
  unit: () => '（单位全称）',
  reference: () => '（事项名称）',
  rows: (f) => [0, 1].map((at) => sampleRow(f, at).join('|')).join('；'),
};

/** One row as it may stand: of its choices the first or the second, and nothing where that choice asks for nothing. */
function sampleRow({ spec: { columns = {} } }: Field, at: number): readonly (string | number)[] {
  const picked = (c: Field | undefined): string | undefined => {
    const ids = Object.keys(c?.spec.options ?? {});
    return ids[at] ?? ids[0];
  };
  return Object.values(columns).map((c) => {
    if (c.when && !c.when.in.some((one) => one === picked(columns[c.when?.field ?? '']))) return '';
    return c.kind === 'choice' ? (c.spec.options?.[picked(c) ?? ''] ?? '') : sample(c, at);
  });
}

/** Units that a field takes, by name, as far as a list to choose from can hold them. */
function unitNames({ units }: Platform, { spec }: Field): readonly string[] {
  const kinds = spec.unitKinds;
  const names = units.all().flatMap((u) => (kinds === undefined || kinds.includes(u.kind) ? [u.name] : []));
  return names.length <= mostUnits ? [...new Set(names)] : [];
}

const sample = (field: Field, at = 0): string | number =>
  field.kind === 'party' && at > 0 ? '王某某' : (sampleOf[field.kind]?.(field) ?? `（${field.title}）`);

interface Line {
  readonly header: string;
  readonly field: Field | undefined;
  readonly must: boolean;
  readonly how: string;
  readonly basis: string;
  readonly options: readonly string[];
  readonly sample: string | number;
}

interface Making {
  readonly platform: Platform;
  readonly who: Asker;
  readonly procedure: Procedure;
  readonly act: string;
  readonly registers: ReadonlyMap<string, Register>;
}

function linesOf(making: Making): Line[] {
  const { platform, procedure, act } = making;
  const decl = procedure.acts[act];
  const day: Line = {
    ...{ header: onColumn, field: undefined, must: true, how: '事情发生的日期，如 2019-06-30；不填按今天' },
    ...{ basis: decl ? printBasis(decl.basis) : '', options: [], sample: platform.today() },
  };
  const fields = askedBy(procedure, act).flatMap((id) => {
    const field = procedure.fields[id];
    return field && field.kind !== 'file' ? lineOf(making, id, field) : [];
  });
  return [day, ...fields];
}

/** What may be chosen for a field, and what stands in the example: the own unit where it may stand. */
function choicesOf({ platform, who, registers }: Making, field: Field): Pick<Line, 'options' | 'sample'> {
  const register = registers.get(field.spec.procedure ?? '');
  if (register) return { options: register.labels, sample: register.labels[0] ?? sample(field) };
  if (field.kind !== 'unit') return { options: optionsOf(field), sample: sample(field) };
  const options = unitNames(platform, field);
  const own = platform.units.get(who.actor.unit)?.name ?? '';
  return { options, sample: options.includes(own) ? own : (options[0] ?? sample(field)) };
}

/** Whether the example asks for a field: it holds the first of each choice. */
function inExample(procedure: Procedure, { when }: Field): boolean {
  const above = when && procedure.fields[when.field];
  return above?.kind !== 'choice' || when?.in.some((one) => one === Object.keys(above.spec.options ?? {})[0]) === true;
}

function lineOf(making: Making, id: string, field: Field): Line {
  const { procedure, act } = making;
  const decl = procedure.acts[act];
  const { options, sample: shown } = choicesOf(making, field);
  const when = field.when ? `仅在「${procedure.fields[field.when.field]?.title ?? ''}」为${whenWords(procedure, field)}时填写` : '';
  const basis = field.basis ?? decl?.basis;
  return {
    header: field.title,
    field,
    must: decl?.needs?.includes(id) === true,
    how: [howTo(field), when, field.help].filter(Boolean).join('；'),
    basis: basis ? printBasis(basis) : '',
    options,
    sample: inExample(procedure, field) ? shown : '',
  };
}

function whenWords(procedure: Procedure, { when }: Field): string {
  const options = procedure.fields[when?.field ?? '']?.spec.options ?? {};
  return (when?.in ?? []).map((one) => `“${one === true ? '是' : one === false ? '否' : (options[one] ?? one)}”`).join('、');
}

/** A column of choices on the sheet behind, and the rule that offers them: a list in the rule itself may not be long. */
function offer(sheet: Worksheet, behind: Worksheet, at: number, column: number, options: readonly string[], many: boolean): void {
  options.forEach((option, i) => {
    behind.getRow(i + 1).getCell(at).value = option;
  });
  const letter = behind.getColumn(at).letter;
  const formulae = [`选项!$${letter}$1:$${letter}$${options.length}`];
  for (let row = 3; row <= offered; row += 1) {
    sheet.getRow(row).getCell(column).dataValidation = {
      ...{ type: 'list', allowBlank: true, formulae, showErrorMessage: !many },
      ...{ errorTitle: '没有这个选项', error: '请从下拉项中选择' },
    };
  }
}

function fill(book: Workbook, lines: readonly Line[]): void {
  const sheet = book.addWorksheet('填报', { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] });
  const behind = book.addWorksheet('选项', { state: 'hidden' });
  const headers = [problemColumn, ...lines.map((l) => l.header)];
  sheet.addRow(headers);
  sheet.addRow([`${exampleMark}（本行不导入，可以删去）`, ...lines.map((l) => l.sample)]);
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(2).font = grey;
  sheet.getColumn(1).width = 24;
  sheet.getRow(1).getCell(1).fill = wash;
  sheet.getRow(1).getCell(1).note = '由平台填写：上传后，不能导入的原因会写在这一列。';
  let held = 0;
  for (const [i, line] of lines.entries()) {
    const cell = sheet.getRow(1).getCell(i + 2);
    sheet.getColumn(i + 2).width = Math.min(36, Math.max(14, [...line.header].length * 2 + 6));
    cell.fill = line.must ? needed : wash;
    cell.note = [line.must ? '必填' : '选填', line.how, line.basis && `依据：${line.basis}`].filter(Boolean).join('\n');
    if (line.options.length === 0) continue;
    held += 1;
    // Several may stand in one cell, and a unit may be named by its code.
    offer(sheet, behind, held, i + 2, line.options, line.field?.spec.many === true || line.field?.kind === 'unit');
  }
}

function explain(book: Workbook, procedure: Procedure, act: string, lines: readonly Line[]): void {
  const sheet = book.addWorksheet('填写说明');
  sheet.columns = [{ width: 20 }, { width: 8 }, { width: 70 }, { width: 50 }];
  sheet.addRow([`${procedure.title} · ${procedure.acts[act]?.title ?? ''}`]).font = { bold: true, size: 14 };
  sheet.addRow(['一行一件。不要改列名；不用的选填列可以删去。单元格里不要用公式。']);
  sheet.addRow(['上传后先逐行核对；有问题时原表退回，「问题」一列写明原因，改好再传。全部无误并经确认后才会写入。']);
  sheet.addRow([]);
  sheet.addRow(['列', '必填', '怎样填', '依据']).font = { bold: true };
  for (const line of lines)
    sheet.addRow([line.header, line.must ? '是' : '', line.how, line.basis]).alignment = { wrapText: true, vertical: 'top' };
}

/** The table to fill in, made of the declaration: headings with provisions, choices, an example that is skipped. */
export async function templateOf(platform: Platform, who: Asker, procedure: Procedure, act: string): Promise<Uint8Array> {
  const { Workbook: Book } = await import('@cj-tech-master/excelts');
  const registers = await registersFor(platform, who, procedure, askedBy(procedure, act));
  const lines = linesOf({ platform, who, procedure, act, registers });
  const book = new Book();
  fill(book, lines);
  explain(book, procedure, act, lines);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
