/** The command line as its user runs it: child processes of the pinned Node on a folder of their own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './source.ts';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Nothing of the tester's own settings reaches the process. */
const clean = (env: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  ZS_DEMO: '0',
  ZS_TODAY: '2020-01-10',
  ZS_PAGES: '0',
  NODE_ENV: 'production',
  ...env,
});

function start(args: readonly string[], env: Readonly<Record<string, string>>, folder: string): ChildProcess {
  return spawn(process.execPath, [join(root, 'src/app/main.ts'), ...args], {
    env: clean(env),
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

const gather = (stream: NodeJS.ReadableStream | null, add: (text: string) => void): void => {
  stream?.setEncoding('utf8');
  stream?.on('data', add);
};

/** Runs a command to its end. */
export function zs(args: readonly string[], env: Readonly<Record<string, string>> = {}, folder: string = root): Promise<Ran> {
  const child = start(args, env, folder);
  let [out, err] = ['', ''];
  gather(child.stdout, (text) => {
    out += text;
  });
  gather(child.stderr, (text) => {
    err += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

export interface Served {
  readonly port: number;
  /** Ends the server with a signal and tells how it ended. */
  stop(signal?: NodeJS.Signals): Promise<Ran>;
}

/** Starts the platform and waits until it says where it is. */
export function serve(env: Readonly<Record<string, string>>): Promise<Served> {
  const child = start(['start'], { PORT: '0', ...env }, root);
  let [out, err] = ['', ''];
  gather(child.stderr, (text) => {
    err += text;
  });
  const ended = new Promise<Ran>((resolve) => child.on('close', (code) => resolve({ code, out, err })));
  return new Promise((resolve, reject) => {
    void ended.then((ran) => reject(new Error(`the platform ended with ${ran.code}: ${ran.err}`)));
    gather(child.stdout, (text) => {
      out += text;
      const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(out)?.[1];
      const stop = (signal: NodeJS.Signals = 'SIGINT') => {
        child.kill(signal);
        return ended;
      };
      if (port) resolve({ port: Number(port), stop });
    });
  });
}
