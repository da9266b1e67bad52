/** The long jobs, each as the command that a person would run: seed, start, import, verify. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { root } from '../scripts/lib/steps.ts';
import { command, serve } from './children.ts';

export const platformMain = join(root, 'src/app/main.ts');
export const readyWord = '准绳已启动';

/** Work done and what it took, in milliseconds. */
export interface Took {
  readonly n: number;
  readonly ms: number;
}

export function workFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'zs-bench-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

async function zs(args: readonly string[], env: NodeJS.ProcessEnv, seconds: number): Promise<{ ms: number; said: string }> {
  const { code, ms, said } = await command([platformMain, ...args], env, seconds);
  if (code !== 0) throw new Error(`zs ${args.join(' ')}：退出码 ${code}\n${said.slice(-1500)}`);
  return { ms, said };
}

/** Loads city-years through the platform's own command; answers with the number of events. */
export async function seed(env: NodeJS.ProcessEnv, scale: number): Promise<Took> {
  const { ms, said } = await zs(['seed', '--year', '2019', '--scale', String(scale)], env, 300 + 240 * scale);
  const events = /、(\d+) 条记录/.exec(said)?.[1];
  if (events === undefined) throw new Error(`zs seed:${said.slice(-500)}`);
  return { n: Number(events), ms };
}

/** A start until the platform takes requests; the first one loads the demonstration year. */
export async function start(env: NodeJS.ProcessEnv): Promise<number> {
  const server = await serve([platformMain, 'start'], env, readyWord, 900);
  await server.stop();
  return server.ms;
}

export async function verify(env: NodeJS.ProcessEnv): Promise<Took> {
  const { ms, said } = await zs(['verify', '--json'], env, 900);
  const events = /"events": (\d+)/.exec(said)?.[1];
  return { n: Number(events), ms };
}

interface Committee {
  readonly key: string;
  readonly unit: string;
}

async function committees(url: string): Promise<Committee[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query<Committee>(
      `select region || '/' || id as key, unit from matter where procedure = 'mediation-committee' and state = 'active' order by unit, id`,
    );
    return found.rows;
  } finally {
    await client.end();
  }
}

const headers = ['发生日期', '填报单位', '调解种类', '纠纷类型', '纠纷简述', '当事人', '人民调解委员会', '涉案金额', '涉及人数', '难易'];

/** A table as a county would send it: a case a line, parties and committee named. */
function casesTable(rows: number, all: readonly Committee[]): string {
  const lines = [headers];
  for (let i = 0; i < rows; i += 1) {
    const { key, unit } = all[i % all.length] ?? { key: '', unit: '' };
    const day = new Date(Date.UTC(2019, 11, 1 + (i % 28))).toISOString().slice(0, 10);
    const parties = [`张来顺${i % 97}|申请方`, `赵有福${i % 89}|相对方`].join(';');
    lines.push([day, unit, '人民调解', '邻里', '因排水引发的邻里纠纷', parties, key, String(100 + (i % 50) * 20), '2', '简单']);
  }
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

/** Imports a generated table through the command line: reading, judging each row, ledger, projections, counters. */
export async function importTable(env: NodeJS.ProcessEnv, url: string, rows: number): Promise<Took> {
  const folder = workFolder();
  try {
    const file = join(folder.path, 'cases.csv');
    writeFileSync(file, casesTable(rows, await committees(url)));
    const { ms, said } = await zs(['import', 'mediation-case', file, '--act', 'apply'], env, 300);
    const accepted = Number(/已导入 (\d+) 行/.exec(said)?.[1]);
    if (accepted !== rows) throw new Error(`zs import:${said.slice(-800)}`);
    return { n: accepted, ms };
  } finally {
    folder.remove();
  }
}

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

/** The first pages that a person can meet: signing in, and the desk. */
const firstPages = ['pages/sign-in.tsx', 'pages/desk.tsx'];

export interface Scripts {
  readonly page: string;
  readonly files: number;
  readonly bytes: number;
}

function manifestOf(web: string): Readonly<Record<string, Chunk>> | undefined {
  try {
    return JSON.parse(readFileSync(join(web, '.vite/manifest.json'), 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Bytes of script, gzipped, that a browser must have before a page shows: what index.html loads with its static imports,
 * then the page's own part with its. Empty when nothing was built.
 */
export function firstScripts(): Scripts[] {
  const web = join(root, 'dist/web');
  const manifest = manifestOf(web);
  if (!manifest) return [];
  const closure = (names: readonly string[]): Set<string> => {
    const files = new Set<string>();
    const take = (name: string): void => {
      const chunk = manifest[name];
      if (!chunk || files.has(chunk.file)) return;
      files.add(chunk.file);
      chunk.imports?.forEach(take);
    };
    names.forEach(take);
    return files;
  };
  const size = (file: string): number => gzipSync(readFileSync(join(web, file))).length;
  const one = (page: string, names: readonly string[]): Scripts => {
    const files = [...closure(names)];
    return { page, files: files.length, bytes: files.reduce((n, file) => n + size(file), 0) };
  };
  return [one('index.html', ['index.html']), ...firstPages.map((page) => one(page, ['index.html', page]))];
}
