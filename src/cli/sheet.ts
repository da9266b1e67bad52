import { createWriteStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import iconv from 'iconv-lite';
import papa from 'papaparse';
import yauzl from 'yauzl';
import { type Refusal, refusal } from '#kernel';

/** A table as text: headers, and rows with their line in the file (the header is line 1). */
export interface Sheet {
  readonly headers: readonly string[];
  readonly rows: readonly SheetRow[];
}
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Why the row cannot be read, e.g. a formula in a cell. */
  readonly refused?: string;
}

const maxBytes = 50 * 1024 * 1024;
const maxUnpacked = 400 * 1024 * 1024;
const maxRows = 200_000;
const maxColumns = 300;

/** The library of workbooks is large: most commands never need it, and none waits for it. */
const workbooks = () => import('@cj-tech-master/excelts');

const no = (code: string, text: string, remedy: string): Refusal => refusal(code, text, { remedy });

/** Reads .xlsx or .csv (UTF-8 with or without BOM, GB18030). Refuses what is empty, too large, no table, or a bomb. */
export async function readSheet(file: string): Promise<Sheet | Refusal> {
  const info = await stat(file).catch(() => undefined);
  if (!info?.isFile()) return no('file-missing', '没有这个文件', '请核对文件的位置和名称');
  if (info.size === 0) return no('file-empty', '文件是空的', '请选择有内容的表格');
  if (info.size > maxBytes) return no('file-large', '文件超过50兆', '请拆分成几个文件后分别导入');
  const head = await firstBytes(file);
  const isZip = head[0] === 0x50 && head[1] === 0x4b;
  if (/\.xlsx$/i.test(file) !== isZip) return no('file-type', '文件内容与扩展名不符', '请用表格软件另存为 .xlsx 或者 .csv');
  const sheet = isZip ? await readXlsx(file) : await readCsv(file);
  if ('code' in sheet) return sheet;
  if (sheet.rows.length > maxRows) return no('file-rows', `超过${maxRows}行`, '请拆分成几个文件后分别导入');
  if (sheet.headers.length > maxColumns) return no('file-columns', `超过${maxColumns}列`, '请只保留需要的列');
  if (sheet.headers.filter(Boolean).length === 0) return no('file-headers', '第一行没有列名', '请使用导入模板');
  return sheet;
}

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    return buffer;
  } finally {
    await handle.close();
  }
}

/** Adds up what the archive says it unpacks to, before anything is unpacked. */
function unpackedSize(file: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    yauzl.open(file, { lazyEntries: true }, (error, zip) => {
      if (error || !zip) return resolve(undefined);
      let [size, entries] = [0, 0];
      zip.on('entry', (entry: { uncompressedSize: number }) => {
        size += entry.uncompressedSize;
        entries += 1;
        if (size > maxUnpacked || entries > 5000) return (zip.close(), resolve(Number.POSITIVE_INFINITY));
        zip.readEntry();
      });
      zip.on('end', () => resolve(size));
      zip.on('error', () => resolve(undefined));
      zip.readEntry();
    });
  });
}

async function readXlsx(file: string): Promise<Sheet | Refusal> {
  const size = await unpackedSize(file);
  if (size === undefined) return no('file-broken', '表格文件已损坏', '请用表格软件打开后另存再试');
  if (size > maxUnpacked) return no('file-bomb', '表格解开后过大', '请拆分成几个文件后分别导入');
  const rows: SheetRow[] = [];
  const { WorkbookReader } = await workbooks();
  try {
    const reader = new WorkbookReader(file, { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore' });
    for await (const worksheet of reader) {
      for await (const row of worksheet) {
        rows.push(xlsxRow(row.number, row.values as unknown as readonly unknown[]));
        if (rows.length > maxRows + 1) return no('file-rows', `超过${maxRows}行`, '请拆分成几个文件后分别导入');
      }
      break;
    }
  } catch {
    return no('file-broken', '表格文件已损坏', '请用表格软件打开后另存再试');
  }
  const [first, ...rest] = rows;
  if (!first) return no('file-empty', '第一张工作表是空的', '请把数据放在第一张工作表');
  return { headers: first.cells.map((c) => c.trim()), rows: rest.filter((r) => r.cells.some((c) => c.trim())) };
}

/** `values` is one-based in this format. */
function xlsxRow(line: number, values: readonly unknown[]): SheetRow {
  const cells = Array.from({ length: Math.max(0, values.length - 1) }, (_none, i) => values[i + 1]);
  const formula = cells.some((c) => c !== null && typeof c === 'object' && ('formula' in c || 'sharedFormula' in c));
  return { line, cells: cells.map(cellText), ...(formula && { refused: '单元格含公式，请粘贴为数值' }) };
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell !== 'object') return String(cell);
  if ('richText' in cell) return (cell.richText as readonly { text: string }[]).map((t) => t.text).join('');
  if ('text' in cell) return String(cell.text);
  return 'result' in cell ? cellText(cell.result) : '';
}

/** UTF-8 if it is valid UTF-8, else GB18030, which every byte sequence of a Chinese office file is. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(bytes, 'gb18030');
  }
}

async function readCsv(file: string): Promise<Sheet | Refusal> {
  const bytes = await readFile(file);
  if (bytes.includes(0)) return no('file-type', '文件不是文本表格', '请用表格软件另存为 .csv');
  const parsed = papa.parse<string[]>(decode(bytes).replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' });
  const [first, ...rest] = parsed.data;
  if (!first) return no('file-empty', '文件是空的', '请选择有内容的表格');
  const rows = rest.map((cells, i): SheetRow => {
    const formula = cells.some((c) => /^[=@]/.test(c.trim()));
    return { line: i + 2, cells, ...(formula && { refused: '单元格含公式，请改为数值或者文字' }) };
  });
  return { headers: first.map((h) => h.trim()), rows };
}

/** A cell that a spreadsheet would take for a formula is written as text. */
export const safeCell = (text: string): string => (/^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text);

/** Writes a table as .xlsx or .csv (UTF-8 with BOM, so that spreadsheet programs read Chinese), row by row. */
export async function writeSheet(file: string, headers: readonly string[], rows: AsyncIterable<readonly string[]>): Promise<number> {
  return /\.xlsx$/i.test(file) ? writeXlsx(file, headers, rows) : writeCsv(file, headers, rows);
}

async function writeCsv(file: string, headers: readonly string[], rows: AsyncIterable<readonly string[]>): Promise<number> {
  let n = 0;
  const line = (cells: readonly string[]): string => `${papa.unparse([cells.map(safeCell)])}\r\n`;
  async function* text() {
    yield `\uFEFF${line(headers)}`;
    for await (const row of rows) {
      n += 1;
      yield line(row);
    }
  }
  // A pipeline hands a failing disk back as a rejection; a bare stream would end the process.
  await pipeline(text, createWriteStream(file));
  return n;
}

async function writeXlsx(file: string, headers: readonly string[], rows: AsyncIterable<readonly string[]>): Promise<number> {
  // The writer of workbooks opens its file unseen: a place that cannot be written is found out before.
  await (await open(file, 'w')).close();
  const { Workbook } = await workbooks();
  const writer = Workbook.createStreamWriter({ filename: file, useStyles: false, useSharedStrings: false });
  const worksheet = writer.addWorksheet('数据');
  worksheet.addRow([...headers]).commit();
  let n = 0;
  for await (const row of rows) {
    worksheet.addRow(row.map(safeCell)).commit();
    n += 1;
  }
  worksheet.commit();
  await writer.commit();
  return n;
}
