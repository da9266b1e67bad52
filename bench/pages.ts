/**
 * What a person waits for at each page, in a real browser on a slowed line: from the address until the page stands and
 * nothing on it is still being fetched.
 */
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../scripts/lib/browser.ts';
import { type People, type Person, type RoleId, roleTitles } from './people.ts';

/** What Chromium's own tools call fast 4G: bytes a second down and up, and milliseconds added to each answer. */
export const line = { downloadThroughput: 1_012_500, uploadThroughput: 168_750, latency: 165 } as const;

export interface PageRow {
  readonly role: string;
  readonly page: string;
  /** Milliseconds; nothing kept by the browser, and with the scripts kept from before. */
  readonly first: number;
  readonly again: number;
}

interface Visit {
  readonly role: RoleId;
  readonly page: string;
  readonly path: string;
}

const visits: readonly Visit[] = [
  { role: 'township', page: '工作台', path: '/' },
  { role: 'township', page: '调解案件清单', path: '/m/mediation-case' },
  { role: 'township', page: '新办调解案件', path: '/m/mediation-case/new/apply' },
  { role: 'county', page: '工作台', path: '/' },
  { role: 'county', page: '调解案件清单', path: '/m/mediation-case' },
  { role: 'county', page: '查找', path: '/search?q=纠纷' },
  { role: 'county', page: '月历', path: '/calendar' },
  { role: 'office', page: '工作台', path: '/' },
  { role: 'office', page: '数据', path: '/figures?year=2019' },
  { role: 'office', page: '一个数字', path: '/figures/mediation-case.success-rate?year=2019' },
  { role: 'office', page: '年度报告', path: '/reports/annual?year=2019' },
  { role: 'leader', page: '一屏', path: '/leader' },
  { role: 'leader', page: '大屏', path: '/wall' },
];

/** Resolves with the moment, in milliseconds since the address was asked for, from which the page stood for a while. */
const standing = `new Promise((resolve) => {
  let since = 0;
  const look = () => {
    const stands = document.querySelector('main h1, h1') !== null && document.querySelector('.loading') === null;
    if (!stands) since = 0;
    else if (since === 0) since = performance.now();
    if (since > 0 && performance.now() - since > 400) resolve(since);
    else requestAnimationFrame(look);
  };
  look();
})`;

async function timed(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'commit' });
  return page.evaluate<number>(standing);
}

async function slowed(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send('Network.emulateNetworkConditions', { offline: false, ...line });
  return page;
}

async function visited(context: BrowserContext, address: string, person: Person, { path }: Visit): Promise<[first: number, again: number]> {
  const [name = '', value = ''] = (person.headers.cookie ?? '').split('=');
  await context.addCookies([{ name, value, url: address }]);
  const page = await slowed(context);
  return [await timed(page, `${address}${path}`), await timed(page, `${address}${path}`)];
}

/** Each page once in a fresh browser and once more. Throws where no Chromium is to be had. */
export async function pageTimes(port: number, people: People): Promise<PageRow[]> {
  const found = findBrowser();
  if (!found) throw new Error('需要 Chromium');
  const browser = await chromium.launch(found);
  const rows: PageRow[] = [];
  try {
    for (const visit of visits) {
      const [person] = people[visit.role];
      if (!person) continue;
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
      const [first, again] = await visited(context, `http://127.0.0.1:${port}`, person, visit);
      rows.push({ role: roleTitles[visit.role], page: visit.page, first, again });
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return rows;
}
