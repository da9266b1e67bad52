/**
 * `npm test [-- --only types,unit]`: every check of the house, one line each, and one closing line that adds them up.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './lib/browser.ts';
import { type PostgresServer, postgresAvailable, startPostgres } from './lib/postgres.ts';
import { allPass, endAll, type Outcome, root, type Step, skipped } from './lib/steps.ts';
import { listTests, runVitest } from './lib/vitest.ts';
import { buildWeb } from './lib/web.ts';

const tool = (...path: string[]): string => join(root, 'node_modules', ...path);
const tsc = tool('typescript', 'bin', 'tsc');

let server: PostgresServer | undefined;
let interrupted = false;

async function databaseEnv(): Promise<NodeJS.ProcessEnv> {
  if (!server && postgresAvailable()) server = await startPostgres({ fsync: false });
  if (!server) console.log('本机没有 PostgreSQL 15 或更高版本，且无法自动安装：相关测试记为跳过。');
  return server ? { DATABASE_TEST_URL: server.url() } : {};
}

const sumOf = (outcomes: readonly Outcome[], of: 'passed' | 'failed' | 'skipped'): number => outcomes.reduce((n, o) => n + o[of], 0);

const added = (outcomes: readonly Outcome[]): Outcome => ({
  passed: sumOf(outcomes, 'passed'),
  failed: sumOf(outcomes, 'failed'),
  skipped: sumOf(outcomes, 'skipped'),
  output: outcomes.map((o) => o.output).join(''),
});

async function webStep(): Promise<Outcome> {
  const { outcome, output } = buildWeb();
  if (outcome === 'absent') return skipped('尚无网页源码');
  return { passed: outcome === 'failed' ? 0 : 1, failed: outcome === 'failed' ? 1 : 0, skipped: 0, output };
}

async function journeysStep(): Promise<Outcome> {
  const browser = findBrowser();
  if (!browser) {
    return skipped(
      '需要 Chromium:请安装后重试（Debian:以 root 运行 apt-get install chromium fonts-noto-cjk）',
      await listTests('journeys'),
    );
  }
  const env = { ...(await databaseEnv()), CHROMIUM: browser.executablePath, CHROMIUM_ARGS: browser.args.join(' ') };
  const folder = mkdtempSync(join(tmpdir(), 'zs-house-'));
  try {
    const furnished = await allPass([[join(root, 'test/journeys/support/furnish.ts'), folder]]);
    return furnished.failed > 0 ? furnished : added(await allJourneys({ ...env, HOUSE_FOLDER: folder }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function allJourneys(env: NodeJS.ProcessEnv): Promise<Outcome[]> {
  // A journey waits for its browser half of the time: two at once, each in a house and a city-year of its own. In quarters,
  // so that whoever is done first takes more.
  const waiting = ['1/4', '2/4', '3/4', '4/4'];
  const outcomes: Outcome[] = [];
  const work = async () => {
    for (let share = waiting.shift(); share; share = waiting.shift()) outcomes.push(await runVitest('journeys', 20, env, share));
  };
  await Promise.all([work(), work()]);
  return outcomes;
}

const steps: Step[] = [
  {
    name: 'types',
    title: '类型检查',
    run: () =>
      allPass(['tsconfig.pure.json', 'tsconfig.json', 'tsconfig.web.json'].map((config) => [tsc, '-p', config, '--pretty', 'false'])),
  },
  {
    name: 'lint',
    title: '书写规则与分层',
    run: () => allPass([[tool('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '--max-diagnostics=50', '.']]),
  },
  { name: 'knip', title: '无用的文件、导出和依赖', run: () => allPass([[tool('knip', 'bin', 'knip.js'), '--no-progress']]) },
  { name: 'web', title: '网页构建', run: webStep },
  { name: 'unit', title: '单元、场景、一致性、存储与接口测试', run: async () => runVitest('unit', 20, await databaseEnv()) },
  { name: 'journeys', title: '浏览器流程测试', run: journeysStep },
];

function chosen(args: string[]): Step[] {
  const at = args.indexOf('--only');
  if (at === -1) return steps;
  const names = (args[at + 1] ?? '').split(',');
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(`没有名为 ${unknown.join('、')} 的步骤；可选：${steps.map((step) => step.name).join('、')}`);
    process.exit(2);
  }
  return steps.filter((step) => names.includes(step.name));
}

const asFailure = (error: unknown): Outcome => ({
  passed: 0,
  failed: 1,
  skipped: 0,
  output: error instanceof Error ? error.message : String(error),
});

async function runStep(step: Step): Promise<Outcome> {
  const began = performance.now();
  const outcome = await step.run().catch(asFailure);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const verdict = outcome.failed > 0 ? '失败' : outcome.passed === 0 && outcome.skipped > 0 ? '跳过' : '通过';
  console.log(`${step.title} … ${verdict} ${seconds} 秒${outcome.note ? `(${outcome.note})` : ''}`);
  if (outcome.failed > 0) console.log(outcome.output.trimEnd());
  return outcome;
}

async function main(): Promise<void> {
  const outcomes: Outcome[] = [];
  try {
    for (const step of chosen(process.argv.slice(2))) {
      if (interrupted) break;
      outcomes.push(await runStep(step));
    }
  } finally {
    await server?.stop();
  }
  const total = added(outcomes);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = interrupted ? 130 : total.failed > 0 ? 1 : 0;
}

/** The step under way ends, everything is put away, and then we go. */
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    interrupted = true;
    endAll('SIGTERM');
  });
}

await main();
