/**
 * What all journeys share: the platform as it is served, filled with a small city-year, and one Chromium. Started once
 * before the first journey, put away after the last.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { buildServer, lookThrough } from '#api';
import { findBrowser } from '../../../scripts/lib/browser.ts';
import { buildWeb } from '../../../scripts/lib/web.ts';
import { readConfig } from '../../../src/app/config.ts';
import { demoToday } from '../../../src/app/demonstration.ts';
import { openPlatform } from '../../../src/app/platform.ts';
import { furnish } from './furnish.ts';

/** Where the journeys find the house, or why there is none. */
export type House = { readonly address: string; readonly browser: string } | { readonly missing: string };

declare module 'vitest' {
  interface ProvidedContext {
    house: House;
  }
}

async function serve(folder: string): Promise<{ address: string; close: () => Promise<void> }> {
  const furnished = process.env.HOUSE_FOLDER;
  if (furnished) await cp(furnished, folder, { recursive: true });
  else await furnish(folder);
  const platform = await openPlatform(readConfig({ DATA_DIR: folder, ZS_DEMO: '1' }, demoToday));
  await lookThrough(platform);
  const app = await buildServer(platform);
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const close = async () => {
    await app.close();
    await platform.store.close();
  };
  return { address, close };
}

/** Called by the test runner; what it returns is called at the end. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const found = findBrowser();
  if (!found) {
    project.provide('house', { missing: '需要 Chromium:请安装后重试' });
    return undefined;
  }
  const web = buildWeb();
  if (web.outcome === 'failed' || web.outcome === 'absent') throw new Error(`no pages to serve: ${web.output}`);
  const folder = await mkdtemp(join(tmpdir(), 'zs-journeys-'));
  const [served, browser] = await Promise.all([serve(folder), chromium.launchServer(found)]);
  project.provide('house', { address: served.address, browser: browser.wsEndpoint() });
  return async () => {
    await browser.close();
    await served.close();
    await rm(folder, { recursive: true, force: true });
  };
}
