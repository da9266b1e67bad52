import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { aptInstall } from './apt.ts';

export type Browser = { executablePath: string; args: string[] };

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Nothing leaves the machine, nothing asks at first run; a container has no sandbox of its own to give. */
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const find = (): string | undefined => [process.env.CHROMIUM, ...places].find((path) => path !== undefined && existsSync(path));

const drawsChinese = (): boolean => {
  const answer = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return answer.status !== 0 || answer.stdout.trim() !== '';
};

/** A Chromium to drive, found (CHROMIUM, then the usual places) or installed; undefined where neither is possible. */
export function findBrowser(): Browser | undefined {
  if (!find()) aptInstall(['chromium', 'fonts-noto-cjk']);
  else if (!drawsChinese()) aptInstall(['fonts-noto-cjk']);
  const executablePath = find();
  return executablePath === undefined ? undefined : { executablePath, args };
}
