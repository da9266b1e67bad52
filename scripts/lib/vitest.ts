import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Outcome, root, runNode } from './steps.ts';

type Assertion = { status: string };
type FileResult = { status: string; assertionResults: Assertion[] };
type Report = { testResults: FileResult[] };

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');

/** Counts single tests; a file that does not even load counts as one failure. */
export function countTests(report: Report): { passed: number; failed: number; skipped: number } {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = tests.filter((test) => test.status === 'failed').length + broken;
  return { passed, failed, skipped: tests.length + broken - passed - failed };
}

/** Node reads the configuration as it is: nothing is written into node_modules, which may belong to somebody else. */
const command = (verb: string, project: string): string[] => [vitest, verb, '--configLoader', 'native', '--project', project];

const read = (file: string): Report => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { testResults: [] });

/** Runs one vitest project, or one share of its files (`1/2`), and counts what happened in it. */
export async function runVitest(project: string, minutes: number, env: NodeJS.ProcessEnv, share?: string): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'zs-test-'));
  const file = join(folder, 'report.json');
  try {
    const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const args = [...command('run', project), '--passWithNoTests', ...(share ? [`--shard=${share}`] : []), ...report];
    const { code, stdout, stderr } = await runNode(args, minutes, { ...env, NO_COLOR: '1' });
    const counts = countTests(read(file));
    // An error outside any test, or a run that was cut short, leaves no failed test behind but must not pass.
    const failed = code !== 0 && counts.failed === 0 ? 1 : counts.failed;
    return { ...counts, failed, output: failed > 0 ? `${stdout}${stderr}` : '' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many tests a project holds, without running them. */
export async function listTests(project: string): Promise<number> {
  const { code, stdout } = await runNode([...command('list', project), '--json'], 2);
  try {
    return code === 0 ? (JSON.parse(stdout) as unknown[]).length : 0;
  } catch {
    return 0;
  }
}
