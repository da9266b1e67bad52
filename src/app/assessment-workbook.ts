import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSheet, writeSheet } from '#cli';
import { type Scheme, type SchemeProblem, schemeOfRows, schemeRows } from '#reports';

/** A folder that is gone when the work in it is done. */
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'zhunsheng-scheme-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* each(rows: readonly (readonly string[])[]): AsyncGenerator<readonly string[]> {
  yield* rows;
}

/** An indicator system as a workbook: one line for every indicator. */
export const workbookOf = (scheme: Scheme): Promise<Uint8Array> =>
  inFolder(async (folder) => {
    const file = join(folder, 'scheme.xlsx');
    const { headers, rows } = schemeRows(scheme);
    await writeSheet(file, headers, each(rows));
    return readFile(file);
  });

/** Reads such a workbook back; everything else of the scheme stays as it is. */
export const readWorkbook = (
  scheme: Scheme,
  bytes: Uint8Array,
  name: string,
): Promise<{ readonly scheme: Scheme; readonly problems: readonly SchemeProblem[] }> =>
  inFolder(async (folder) => {
    const file = join(folder, name.endsWith('.csv') ? 'scheme.csv' : 'scheme.xlsx');
    await writeFile(file, bytes);
    const sheet = await readSheet(file);
    if (!('rows' in sheet)) return { scheme, problems: [{ severity: 'refusal', text: sheet.text, remedy: sheet.remedy }] };
    const read = schemeOfRows(scheme, sheet.headers, sheet.rows);
    const refused = sheet.rows.flatMap((r) => (r.refused === undefined ? [] : [{ row: r.line, text: r.refused }]));
    const problems = [...refused, ...read.troubles].map(
      ({ row, text }): SchemeProblem => ({ severity: 'refusal', text: `第${row}行：${text}`, remedy: '请改正后重新导入' }),
    );
    return { scheme: read.scheme, problems };
  });
