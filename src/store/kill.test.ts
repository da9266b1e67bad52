import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from './index.ts';
import { writer } from './kill.test.support.ts';
import { freshDatabase } from './open.test.support.ts';
import { law, procedures } from './store.test.fixture.ts';

/** Lets the writer run until it has acknowledged enough, then kills it in the middle of whatever it does. */
async function killAfter(acknowledged: number, args: readonly string[]): Promise<readonly string[]> {
  const child = spawn(process.execPath, [writer, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (part: Buffer) => {
    out += part.toString();
    if (out.split('\n').length > acknowledged) child.kill('SIGKILL');
  });
  child.stderr.on('data', (part: Buffer) => {
    err += part.toString();
  });
  const signal = await new Promise((resolve) => child.on('exit', (_code, by) => resolve(by)));
  expect(signal, err).toBe('SIGKILL');
  return out.split('\n').slice(0, -1);
}

describe.each(['pglite', 'postgres'] as const)('kill -9 in the middle of writing (%s)', (kind) => {
  test.skipIf(kind === 'postgres' && !process.env.DATABASE_TEST_URL)(
    'loses no acknowledged act and leaves nothing half done',
    { timeout: 120_000 },
    async () => {
      const dir = mkdtempSync(join(tmpdir(), 'zs-kill-'));
      const made = kind === 'postgres' ? await freshDatabase() : undefined;
      const target = made?.url ?? join(dir, 'data');
      const promised: string[] = [];
      for (const many of [30, 50]) promised.push(...(await killAfter(many, [target, join(dir, 'files')])));
      const store = await openStore({
        ...(made ? { url: made.url } : { dataDir: target }),
        registry: procedures,
        law: () => law,
        filesDir: join(dir, 'files'),
      });
      const answer = await store.verify({ projections: true });
      expect(answer.problem).toBeUndefined();
      expect(answer.events).toBeGreaterThanOrEqual(80);
      for (const line of promised) {
        const [key = '', seq = '0'] = line.split(' ');
        expect((await store.matter(key))?.events.length).toBeGreaterThanOrEqual(Number(seq));
      }
      await store.close();
      await made?.drop();
      rmSync(dir, { recursive: true, force: true });
    },
  );
});
