/** Builds the browser's part when what it is made of has changed since the last build. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const config = 'src/web/vite.config.ts';
const stamp = join(root, '.cache', 'web-build');
const output = join(root, 'dist', 'web');
const sources = ['src/web/**/*', 'src/portal/**/*', 'src/kernel/**/*.ts', 'src/modules/*/views.tsx', 'src/app/*.tsx', 'package-lock.json'];

/** A fingerprint of contents, not of dates: a fresh clone has fresh dates on old files. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const files = globSync(sources, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

export type WebBuild = { outcome: 'built' | 'fresh' | 'absent' | 'failed'; output: string };

export function buildWeb(): WebBuild {
  if (!existsSync(join(root, config))) return { outcome: 'absent', output: '' };
  const now = fingerprint();
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return { outcome: 'fresh', output: '' };
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const done = spawnSync(process.execPath, [vite, 'build', '--configLoader', 'native', '--config', config], {
    cwd: root,
    encoding: 'utf8',
    // Built the same whoever asks: a test runner says NODE_ENV=test, and React would come with its aids for developers.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const said = `${done.stdout}${done.stderr}`;
  if (done.status !== 0) return { outcome: 'failed', output: said };
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
  return { outcome: 'built', output: said };
}
