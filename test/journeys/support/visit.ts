/** A person at a browser: signs in, goes about, and notices what nobody should ever see. */
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Locator, type Page, type Request, type Response } from 'playwright-core';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { demoPassword } from '../../../src/app/demonstration.ts';

const views = {
  desktop: { viewport: { width: 1366, height: 768 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
} as const;
export type View = keyof typeof views;

const house = inject('house');
/** What is in order need not be told at length: on a page of many rows the telling takes longer than the looking. */
const onlyViolations = { resultTypes: ['violations'] } satisfies Parameters<AxeBuilder['options']>[0];
const patience = 15_000;

let started: Promise<Browser> | undefined;
const browser = (): Promise<Browser> => {
  if ('missing' in house) throw new Error(house.missing);
  started ??= chromium.connect(house.browser);
  return started;
};
afterAll(async () => (await started)?.close());

/** Where the platform is served: in the house of all journeys, unless a journey has one of its own. */
let served: string | undefined;
const address = (): string => served ?? ('missing' in house ? '' : house.address);

/** From here on the journeys of this file go to a platform served elsewhere; undefined: back to the house. */
export function servedAt(elsewhere: string | undefined): void {
  served = elsewhere;
}

/** Errors of the pages themselves; a refused request is no error, and a 401 is how a page learns that nobody is signed in. */
function watch(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('response', (answer: Response) => {
    if (answer.status() >= 500) faults.push(`${answer.status()} ${answer.url()}`);
  });
  page.on('request', (request: Request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(address())) faults.push(`leaves the machine: ${request.url()}`);
  });
  page.on('console', (said) => {
    if (said.type() === 'error' && !said.text().startsWith('Failed to load resource')) faults.push(`console: ${said.text()}`);
  });
}

/** Run in every page: after whatever changes, says so when something hangs over the right edge. */
const widthWatch = `{
  let asked = false;
  const look = () => {
    asked = false;
    const root = document.scrollingElement;
    if (root && root.scrollWidth > root.clientWidth) tooWide(location.href);
  };
  const ask = () => {
    if (!asked) requestAnimationFrame(look);
    asked = true;
  };
  new MutationObserver(ask).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}`;

export class Visitor {
  readonly page: Page;
  readonly view: View;

  constructor(page: Page, view: View) {
    this.page = page;
    this.view = view;
  }

  /** Nothing hangs over the right edge. */
  async fits(): Promise<void> {
    const over = await this.page.evaluate<number>('document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth');
    expect(over, `${this.page.url()} is wider than the window`).toBeLessThanOrEqual(0);
  }

  /** Waits until the page of this heading is there; every page visited is looked at for its width. */
  async at(heading: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: heading }).first().waitFor();
    await this.fits();
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${address()}${path}`);
  }

  async go(path: string, heading: string | RegExp): Promise<void> {
    await this.open(path);
    await this.at(heading);
  }

  /** The box behind one's own name: posts, look, sign-out. */
  async openMe(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button').filter({ hasNotText: /^查$/ }).click();
    await this.page.getByRole('dialog').waitFor();
  }

  async sees(text: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    await within.getByText(text).filter({ visible: true }).first().waitFor();
  }

  async click(role: 'button' | 'link', name: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    await within
      .getByRole(role, { name, exact: typeof name === 'string' })
      .first()
      .click();
  }

  /** Types account and password at the sign-in page. */
  async typeCredentials(account: string, password: string): Promise<void> {
    await this.page.getByLabel('账号', { exact: true }).fill(account);
    await this.page.getByLabel('密码', { exact: true }).fill(password);
    await this.click('button', '登录');
  }

  /** From the navigation to the list of a kind of matter. */
  async openList(title: string): Promise<void> {
    const nav = this.page.getByRole('navigation', { name: '主导航' });
    if (this.view === 'phone') await this.click('button', '事项', nav);
    const place = this.view === 'phone' ? this.page.getByRole('dialog', { name: '全部事项' }) : nav;
    await this.#unfold(title, place);
    await this.click('link', title, place);
    await this.at(title);
  }

  /** Systems are folded where there are many: opens the one that holds a link. */
  async #unfold(title: string, place: Locator): Promise<void> {
    const folded = place
      .locator('details:not([open])')
      .filter({ has: this.page.getByRole('link', { name: title, exact: true, includeHidden: true }) });
    await place.getByRole('link', { name: title, exact: true, includeHidden: true }).first().waitFor({ state: 'attached' });
    if ((await folded.count()) > 0) await folded.first().locator('summary').click();
  }

  group(legend: string): Locator {
    return this.page.getByRole('group', { name: legend });
  }

  async choose(legend: string, option: string): Promise<void> {
    await this.group(legend).getByLabel(option, { exact: true }).check();
  }

  async fill(label: string, text: string, within: Locator | Page = this.page): Promise<void> {
    await within.getByRole('textbox', { name: label }).fill(text);
  }

  /** Finds something in a register and takes the first that is offered under these words. */
  async pick(label: string, words: string, within: Locator | Page = this.page): Promise<void> {
    const box = within.getByRole('combobox', { name: label });
    await box.click();
    await box.fill(words);
    await this.page.getByRole('option', { name: words }).first().click();
  }

  async attach(legend: string, name: string, content: Buffer, within: Locator | Page = this.page): Promise<void> {
    const group = within.getByRole('group', { name: legend });
    const button = group.getByRole('button', { name: /^(选择文件|换一个文件)$/ });
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), button.click()]);
    await chooser.setFiles({ name, mimeType: 'application/pdf', buffer: content });
    // While it is under way its name is shown too; what has arrived can be opened.
    await group.getByRole('link', { name }).waitFor();
  }

  /** Opens an act at the foot of a matter; its form is a drawer. */
  async act(title: string | RegExp): Promise<Locator> {
    await this.click('button', title, this.page.getByRole('toolbar', { name: '办理' }));
    const form = this.page.getByRole('dialog', { name: title });
    await form.waitFor();
    await this.fits();
    return form;
  }

  /** Submits the drawer and waits until it shuts. */
  async submit(title: string | RegExp): Promise<void> {
    const form = this.page.getByRole('dialog', { name: title });
    await this.click('button', title, form);
    await form.waitFor({ state: 'detached' });
  }

  /** What the matter's course shows, oldest first. */
  async steps(): Promise<string[]> {
    const titles = this.page.getByRole('complementary').getByRole('listitem').getByRole('heading', { level: 3 });
    return (await titles.allTextContents()).map((title) => title.replaceAll(',', '，'));
  }

  /** A computed style of the root element or the body. */
  style(element: 'documentElement' | 'body', property: string): Promise<string> {
    return this.page.evaluate<string>(`getComputedStyle(document.${element}).getPropertyValue('${property}')`);
  }

  /** No barrier that keeps people out. */
  async isOpenToAll(): Promise<void> {
    // Nothing here is framed from elsewhere: the plain mode looks at the page itself and opens no second one.
    const axe = new AxeBuilder({ page: this.page }).setLegacyMode(true).options(onlyViolations);
    const { violations } = await axe.analyze();
    const grave = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical');
    const said = grave.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target.join(' ')} — ${n.failureSummary ?? ''}`).join('\n  ')}`);
    expect(said, this.page.url()).toEqual([]);
  }

  /** Waits until nothing on the page is still being fetched. */
  async settles(): Promise<void> {
    await this.page.locator('.loading').first().waitFor({ state: 'detached' });
  }

  /** What on the page is against WCAG 2.2 at level AA, however slight. */
  async breaches(): Promise<string[]> {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations } = await new AxeBuilder({ page: this.page }).setLegacyMode(true).options(onlyViolations).withTags(tags).analyze();
    const where = new URL(this.page.url()).pathname;
    // What the bar at the foot of a phone covers at the moment can be scrolled free.
    const free = (n: { failureSummary?: string | undefined }) => !n.failureSummary?.includes('partially obscured');
    return violations.flatMap((v) =>
      v.nodes.filter(free).map((n) => `${where} ${v.id}: ${n.target.join(' ')} — ${n.failureSummary ?? ''}`),
    );
  }
}

export interface Stage {
  readonly view: View;
  /** A stranger in front of the sign-in page. */
  readonly stranger: () => Promise<Visitor>;
  /** One of the demonstration accounts, signed in. */
  readonly signedIn: (account: string) => Promise<Visitor>;
}

/** What stood on a page when a journey broke off. */
async function shownOn(page: Page): Promise<string> {
  const front = "(document.querySelector('dialog') ?? document.querySelector('main') ?? document.body).innerText";
  const text = await page.evaluate<string>(front).catch(() => '');
  return `${page.url()}\n${text.replace(/\s+/g, ' ').slice(0, 1500)}`;
}

async function settle(contexts: readonly BrowserContext[], faults: readonly string[]): Promise<void> {
  await Promise.all(contexts.map((context) => context.close()));
  expect(faults).toEqual([]);
}

async function play(view: View, run: (stage: Stage) => Promise<void>): Promise<void> {
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];
  const stranger = async () => {
    const context = await (await browser()).newContext({
      ...views[view],
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    contexts.push(context);
    await context.exposeFunction('tooWide', (at: string) => faults.push(`wider than the window: ${at}`));
    await context.addInitScript({ content: widthWatch });
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    watch(page, faults);
    return new Visitor(page, view);
  };
  const signedIn = async (account: string) => {
    const visitor = await stranger();
    const answer = await visitor.page.request.post(`${address()}/api/session`, { data: { account, password: demoPassword } });
    expect(answer.status(), `${account} signs in`).toBe(200);
    return visitor;
  };
  try {
    await run({ view, stranger, signedIn });
  } catch (error) {
    const shown = await Promise.all(contexts.flatMap((context) => context.pages().map(shownOn)));
    await Promise.all(contexts.map((context) => context.close()));
    throw new Error([String(error), ...faults, ...shown].join('\n'), { cause: error });
  }
  await settle(contexts, faults);
}

/** One journey, at the desk and, where it is marked so, on a phone too. A long one says how long it may take. */
export function journey(
  title: string,
  where: readonly View[],
  run: (stage: Stage) => Promise<void>,
  most: { timeout?: number } = {},
): void {
  describe(title, () => {
    test.for(where)('%s', most, async (view, { skip }) => {
      skip('missing' in house, 'missing' in house ? house.missing : '');
      await play(view, run);
    });
  });
}
