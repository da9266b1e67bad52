/**
 * Records every platform's optional binary in package-lock.json.
 *
 * A package mirror that lacks a binary for some other platform makes `npm install` leave it out of the lock file, and then
 * `npm ci` refuses the lock file everywhere. An entry without a checksum is enough: npm reads `os` and `cpu`, sees that the
 * binary is not for this machine, and never asks for it. Run after changing a dependency:
 * `node scripts/run.mjs scripts/complete-lock.ts`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

type Entry = {
  version: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};
type Lock = { packages: Record<string, Entry> };

const platforms = ['win32', 'darwin', 'linux', 'android', 'freebsd', 'openharmony', 'aix', 'sunos', 'netbsd', 'openbsd'];
const processors = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];

/** `…-linux-arm64-musl` → what npm compares with the machine; undefined when the name does not tell. */
function machineOf(name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> | undefined {
  const words = (name.split('/').at(-1) ?? name).split('-');
  const os = words.find((word) => platforms.includes(word));
  const cpu = words.find((word) => processors.includes(word));
  if (!os || !cpu) return undefined;
  const musl = words.some((word) => word.startsWith('musl'));
  const glibc = words.includes('gnu');
  return { os: [os], cpu: [cpu], ...(musl ? { libc: ['musl'] } : glibc ? { libc: ['glibc'] } : {}) };
}

/** The optional packages that a lock file names as a dependency but does not record. */
export function unrecorded(lock: Lock): { name: string; version: string; dev: boolean }[] {
  return Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !lock.packages[`${path}/node_modules/${name}`] && !lock.packages[`node_modules/${name}`])
      .map(([name, version]) => ({ name, version, dev: entry.dev ?? false })),
  );
}

function complete(lock: Lock): Lock {
  const added = unrecorded(lock).flatMap(({ name, version, dev }) => {
    const machine = machineOf(name);
    if (!machine) return [];
    return [[`node_modules/${name}`, { version, ...(dev ? { dev } : {}), optional: true, ...machine }] as const];
  });
  const packages = Object.fromEntries([...Object.entries(lock.packages), ...added].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...lock, packages };
}

if (import.meta.main) {
  const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
  const lock: Lock = JSON.parse(readFileSync(file, 'utf8'));
  const before = unrecorded(lock);
  writeFileSync(file, `${JSON.stringify(complete(lock), null, 2)}\n`);
  console.log(`补记 ${before.length} 个其他平台的组件。`);
}
