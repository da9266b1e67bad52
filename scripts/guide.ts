/**
 * Makes the derived parts of the guide: `node scripts/run.mjs scripts/guide.ts [http://127.0.0.1:8210]`. Without an
 * address only the reference pages; with that of a running demonstration the pictures too, 1366×768 and 390×844.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { tours } from '../src/web/tour/steps.ts';
import { findBrowser } from './lib/browser.ts';
import { guidePages } from './lib/guide.ts';
import { type Shot, shots } from './lib/guide-shots.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const password = 'zhunsheng2019';
const heaviest = 120 * 1024;
const views = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const;

function writeReference(): void {
  rmSync(join(root, 'docs/guide/事项'), { recursive: true, force: true });
  for (const { path, text } of guidePages()) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** As WebP, at the best quality that stays light. */
async function picture(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  for (let quality = 82; ; quality -= 8) {
    const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality });
    const bytes = Buffer.from(data, 'base64');
    if (bytes.length <= heaviest || quality <= 42) return bytes;
  }
}

/** One window for each account and size: signing in is asked for once. */
class Windows {
  readonly #open = new Map<string, BrowserContext>();
  readonly #browser: Browser;
  readonly #address: string;

  constructor(browser: Browser, address: string) {
    this.#browser = browser;
    this.#address = address;
  }

  async page({ account, phone }: Shot): Promise<Page> {
    const key = `${account ?? ''} ${String(phone === true)}`;
    const context = this.#open.get(key) ?? (await this.#signedIn(account, phone === true));
    this.#open.set(key, context);
    return context.newPage();
  }

  async #signedIn(account: string | undefined, phone: boolean): Promise<BrowserContext> {
    const viewport = phone ? views.phone : views.desk;
    const context = await this.#browser.newContext({
      viewport,
      locale: 'zh-CN',
      isMobile: phone,
      hasTouch: phone,
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(15_000);
    if (account === undefined) return context;
    const answer = await context.request.post(`${this.#address}/api/session`, { data: { account, password } });
    if (!answer.ok()) throw new Error(`${account}: ${answer.status()}`);
    await this.#putOffTour(context);
    return context;
  }

  /** The pictures show the desk of every day, without the offer of the tour. */
  async #putOffTour(context: BrowserContext): Promise<void> {
    const { csrf } = (await (await context.request.get(`${this.#address}/api/session`)).json()) as { csrf: string };
    for (const tour of Object.keys(tours)) {
      await context.request.put(`${this.#address}/api/help/tours/${tour}`, { headers: { 'x-csrf-token': csrf } });
    }
  }
}

const settled = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(350);
};

async function take(windows: Windows, address: string, shot: Shot): Promise<void> {
  const page = await windows.page(shot);
  await page.goto(`${address}${shot.path}`);
  await settled(page);
  for (const selector of shot.click ?? []) {
    await page.locator(selector).first().click();
    await settled(page);
  }
  if (shot.show) await page.locator(shot.show).first().evaluate("(e) => e.scrollIntoView({ block: 'center' })");
  await page.waitForTimeout(200);
  writeFileSync(join(root, 'docs/guide/images', `${shot.name}.webp`), await picture(page));
  await page.close();
}

async function takeAll(address: string, only: string[]): Promise<void> {
  const found = findBrowser();
  if (!found) throw new Error('没有可用的 Chromium。');
  mkdirSync(join(root, 'docs/guide/images'), { recursive: true });
  const browser = await chromium.launch(found);
  const windows = new Windows(browser, address);
  try {
    for (const shot of shots.filter(({ name }) => only.length === 0 || only.includes(name))) {
      await take(windows, address, shot);
      console.log(shot.name);
    }
  } finally {
    await browser.close();
  }
}

const [address, ...only] = process.argv.slice(2);
writeReference();
if (address !== undefined) await takeAll(address, only);
