/**
 * Takes the screenshots of the documents from a running demonstration: `node scripts/run.mjs scripts/screenshots.ts
 * http://127.0.0.1:8210 [folder]`. Desktop 1366×768, phone 390×844, wall 1920×1080.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findBrowser } from './lib/browser.ts';

const [address = 'http://127.0.0.1:8210', folder = 'docs/images'] = process.argv.slice(2);
const password = 'zhunsheng2019';

interface Shot {
  readonly name: string;
  readonly account?: string;
  readonly path: string;
  readonly phone?: true;
  /** A screen on a wall, 1920×1080. */
  readonly wide?: true;
  /** Clicked before the picture is taken. */
  readonly open?: string;
  /** Scrolled down by so many pixels. */
  readonly scroll?: number;
}

const shots: readonly Shot[] = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'desk', account: 'fazhiban', path: '/' },
  { name: 'leader', account: 'shizhang', path: '/leader' },
  { name: 'wall', account: 'shizhang', path: '/wall', wide: true },
  { name: 'list', account: 'xianqu', path: '/m/mediation-case' },
  { name: 'report-figures', account: 'fazhiban', path: '/reports/annual?year=2019', scroll: 2600 },
  { name: 'figure', account: 'fazhiban', path: '/figures/mediation-case.success-rate?year=2019' },
  { name: 'law', account: 'fazhiban', path: '/law' },
  { name: 'matter', account: 'fazhiban', path: '/m/legality-review', open: 'main a[href*="/m/legality-review/4"]' },
  { name: 'desk-phone', account: 'xiangzhen', path: '/', phone: true },
  { name: 'list-phone', account: 'xiangzhen', path: '/m/mediation-case', phone: true },
  { name: 'matter-phone', account: 'xiangzhen', path: '/m/mediation-case', phone: true, open: 'main a[href*="/m/mediation-case/4"]' },
];

async function signIn(page: Page, account: string): Promise<void> {
  await page.goto(`${address}/sign-in`);
  await page.locator('input[autocomplete="username"]').fill(account);
  await page.locator('input[type="password"]').fill(password);
  await page.locator('form button[type="submit"]').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

const phone = { width: 390, height: 844 };
const desk = { width: 1366, height: 768 };
const wall = { width: 1920, height: 1080 };

/** As WebP, which keeps a screen of text well below the 200 kB that a page of the documents may weigh for each. */
async function keep(page: Page, path: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 88 });
  writeFileSync(path, Buffer.from(data, 'base64'));
}

/** Waits until the page has its heading and nothing on it is still being fetched; a wall screen is never idle. */
async function settle(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForTimeout(1000);
  await page.locator('.loading').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(500);
}

/** The offer of a tour would stand over what the picture is to show. */
async function declineTour(page: Page): Promise<void> {
  const later = page.getByRole('button', { name: '以后再说' });
  if (await later.isVisible()) await later.click();
}

async function take(browser: Browser, shot: Shot): Promise<void> {
  const viewport = shot.phone ? phone : shot.wide ? wall : desk;
  const page = await browser.newPage({ viewport, locale: 'zh-CN' });
  if (shot.account) await signIn(page, shot.account);
  await page.goto(`${address}${shot.path}`);
  await settle(page);
  if (shot.open) {
    await page.locator(shot.open).first().click();
    await page.waitForURL(/\/m\/[^/]+\/\d{6}\//);
    await settle(page);
  }
  await declineTour(page);
  if (shot.scroll) await page.mouse.wheel(0, shot.scroll);
  await page.waitForTimeout(300);
  await keep(page, join(folder, `${shot.name}.webp`));
  await page.close();
}

const found = findBrowser();
if (!found) {
  process.stderr.write('没有可用的 Chromium。\n');
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch(found);
for (const shot of shots) await take(browser, shot);
await browser.close();
