/** Every command: `zs start`, `zs figures` … */
import { commands, due, Usage } from '#cli';
import { cityCalendar } from '#law';
import { type Config, readConfig } from './config.ts';
import { spokenFailure } from './failure.ts';
import { Terminal } from './terminal.ts';

const help = (): string =>
  [
    '用法：',
    '  zs start                       启动平台',
    '  zs due --from 2024-02-08 --working 5 [--json]',
    ...Object.values(commands).map((c) => `  ${c.use}`),
  ].join('\n');

async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  const [name = 'help', ...rest] = argv;
  if (name === 'help' || name === '--help' || name === '-h') {
    terminal.out(help());
    return argv.length === 0 ? 2 : 0;
  }
  if (name === 'due') return due(rest, cityCalendar, terminal);
  if (name !== 'start' && !Object.hasOwn(commands, name)) throw new Usage(`没有“${name.slice(0, 40)}”这个命令。\n${help()}`);
  const { demoToday } = await import('./demonstration.ts');
  const config = readConfig(process.env, demoToday);
  if (name === 'start') return (await import('./serve.ts')).serve(config, terminal);
  return command(config, name, rest, terminal);
}

/** Runs a command in the server that holds the embedded database, or here. */
async function command(config: Config, name: string, argv: readonly string[], terminal: Terminal): Promise<number> {
  const { forward } = await import('./forward.ts');
  const forwarded = config.databaseUrl ? undefined : await forward(config.dataDir, [name, ...argv], terminal);
  if (forwarded !== undefined) return forwarded;
  const [{ openPlatform }, { doorOf }] = await Promise.all([import('./platform.ts'), import('./door.ts')]);
  const door = doorOf(await openPlatform(config, (line) => terminal.note(line)), process.cwd());
  try {
    return (await commands[name]?.run(argv, door, terminal)) ?? 2;
  } finally {
    await door.close();
  }
}

/** Where the fault arose: code and call stack, without the message, which may quote a value. */
function traceOf(error: unknown): string {
  const { name = '', code = '', stack = '' } = error as { name?: string; code?: string; stack?: string };
  const lines = stack.split('\n').filter((line) => line.startsWith('    at '));
  return [`${name} ${code}`.trim(), ...lines.slice(0, 12)].join('\n');
}

const terminal = new Terminal();
try {
  process.exitCode = await run(process.argv.slice(2), terminal);
} catch (error) {
  terminal.endProgress();
  if (error instanceof Usage) {
    terminal.note(error.message);
    process.exitCode = 2;
  } else {
    terminal.note(spokenFailure(error) ?? `平台出现故障，没有完成。请把下面的内容告知维护人员：\n${traceOf(error)}`);
    process.exitCode = 1;
  }
}
