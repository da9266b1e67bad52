import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

let updated = false;

const apt = (args: string[]): boolean =>
  spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], {
    stdio: ['ignore', 'ignore', 'ignore'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

export const isRoot = (): boolean => process.getuid?.() === 0;

/** Installs Debian packages, where that is possible at all (Debian, as root). Answers whether it was done. */
export function aptInstall(packages: string[]): boolean {
  if (!isRoot() || !existsSync('/usr/bin/apt-get')) return false;
  console.log(`正在安装系统软件包 ${packages.join('、')} ……`);
  if (!updated) updated = apt(['update']);
  return apt(['install', '-y', '--no-install-recommends', ...packages]);
}
