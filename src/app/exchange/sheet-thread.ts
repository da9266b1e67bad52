/** Writes workbooks in a thread of its own: packing a hundred thousand rows would keep the server from answering. */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { Workbook } from '@cj-tech-master/excelts';
import type { SheetOrder, ToThread } from './sheet-writer.ts';

const port = parentPort;
const red = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF9E0DD' } } as const;
const head = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF3EEE4' } } as const;
const widest = 42;

/** Signs a column is wide: Chinese ones count double. */
const widthOf = (title: string): number => Math.min(widest, Math.max(12, [...title].length * 2 + 4));

function streamOut({ file, headers, notes }: Extract<SheetOrder, { kind: 'rows' }>): void {
  const writer = Workbook.createStreamWriter({ filename: file, useStyles: true, useSharedStrings: false });
  const sheet = writer.addWorksheet('数据', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = headers.map((header) => ({ header, width: widthOf(header) }));
  const first = sheet.getRow(1);
  first.font = { bold: true };
  first.fill = head;
  first.commit();
  const end = async () => {
    sheet.commit();
    const said = writer.addWorksheet('说明');
    said.columns = [{ width: 16 }, { width: 90 }];
    for (const line of notes) said.addRow([...line]).commit();
    said.commit();
    await writer.commit();
    port?.postMessage('done');
    port?.close();
  };
  port?.on('message', (message: ToThread) => {
    if (message === 'end') return void end().catch(fail);
    for (const row of message.rows) sheet.addRow([...row]).commit();
    port?.postMessage('taken');
  });
}

function fail(error: unknown): never {
  throw error;
}

interface Cell {
  value: unknown;
  fill?: unknown;
  alignment?: unknown;
}

type Problems = Extract<SheetOrder, { kind: 'problems' }>;

function mark(row: { getCell(at: number): unknown }, at: number, problem: Problems['problems'][number]): void {
  const said = row.getCell(at + 1) as Cell;
  said.value = problem.text;
  said.fill = red;
  said.alignment = { wrapText: true, vertical: 'top' };
  for (const column of problem.columns) (row.getCell(column + 1) as Cell).fill = red;
}

async function bookOf({ source, headers, rows }: Problems): Promise<Workbook> {
  const book = new Workbook();
  if (source === undefined) {
    const sheet = book.addWorksheet('数据');
    for (const cells of [headers, ...rows]) sheet.addRow([...cells]);
  } else await book.xlsx.load(await readFile(source));
  return book;
}

/** The same table again, with what is wrong in a column of its own and the cells at fault coloured. */
async function annotate(asked: Problems): Promise<void> {
  const { file, headers, problems, problemColumn, exampleMark } = asked;
  const book = await bookOf(asked);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('no sheet');
  const found = headers.indexOf(problemColumn);
  const at = found === -1 ? headers.length : found;
  sheet.getRow(1).getCell(at + 1).value = problemColumn;
  sheet.getColumn(at + 1).width = 60;
  const wrong = new Map(problems.map((p) => [p.line, p]));
  for (let line = 2; line <= sheet.rowCount; line += 1) {
    const problem = wrong.get(line);
    const row = sheet.getRow(line);
    const said = row.getCell(at + 1) as unknown as Cell;
    if (problem) mark(row, at, problem);
    else if (!String(said.value ?? '').startsWith(exampleMark)) said.value = null;
  }
  await book.xlsx.writeFile(file);
  port?.postMessage('done');
  port?.close();
}

const order = workerData as SheetOrder;
if (order.kind === 'rows') streamOut(order);
else await annotate(order);
