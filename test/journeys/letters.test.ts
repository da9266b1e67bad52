import { buffer } from 'node:stream/consumers';
import { expect } from 'vitest';
import { journey, type Visitor } from './support/visit.ts';

const opinion = '合法性审查意见书';

/** The first matter whose opinion was given and whose letter is still to be made. */
async function openUnissued(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await visitor.open('/m/legality-review?f.conclusion=lawful-after-revision');
  const rows = page.locator('main a[href*="/m/legality-review/4"]');
  await rows.first().waitFor();
  const path = (await rows.nth(visitor.view === 'phone' ? 1 : 0).getAttribute('href')) ?? '/';
  await visitor.open(path);
  await page.getByRole('heading', { level: 2, name: '文书' }).waitFor();
}

journey('审查意见书：看样、制发、留存原件', ['desktop', 'phone'], async ({ signedIn }) => {
  const chief = await signedIn('kezhang');
  const { page } = chief;
  await openUnissued(chief);
  await chief.click('button', opinion);
  const sheet = page.getByRole('dialog', { name: opinion });
  await chief.sees('（文号待编）', sheet);
  await chief.sees('驻马店市司法局', sheet);
  await chief.fits();
  expect(await chief.breaches()).toEqual([]);
  await chief.click('button', '制发', sheet);
  await chief.sees(/制发，内容不再变动/, sheet);
  await chief.sees(/^驻司法审〔2019〕\d+号$/, sheet);
  const [download] = await Promise.all([page.waitForEvent('download'), chief.click('link', '下载（.docx）', sheet)]);
  expect(download.suggestedFilename()).toMatch(/^合法性审查意见书（驻司法审〔2019〕\d+号）\.docx$/);
  expect((await buffer(await download.createReadStream())).subarray(0, 2).toString()).toBe('PK');
  await chief.click('button', '关闭', sheet);
  await page.reload();
  await chief.sees(/驻司法审〔2019〕\d+号/);
  await expect.poll(() => page.getByText('可以制作').count()).toBe(0);
});

journey('季度通报：数字可点开，印发后不再变动', ['desktop'], async ({ signedIn }) => {
  const office = await signedIn('fazhiban');
  const { page } = office;
  await office.go('/bulletins', '季度通报');
  await page.locator('a[href="/bulletins/legality-review/2019Q4"]').click();
  await office.at('合法性审查，2019年第四季度');
  const paragraph = page.getByRole('article').getByRole('paragraph').filter({ hasText: '本季度首次送审' }).first();
  await paragraph.getByRole('button').first().click();
  await office.sees('期内首次送审的事项数', page.getByRole('dialog', { name: '送审' }));
  await page.keyboard.press('Escape');
  expect(await office.breaches()).toEqual([]);

  await page.getByRole('textbox', { name: '文号' }).fill('第1号');
  await office.click('button', '印发并留存');
  await office.sees(/文号格式不符/);
  await page.getByRole('textbox', { name: '文号' }).fill('驻司通〔2020〕3号');
  await office.click('button', '印发并留存');
  await office.sees('驻司通〔2020〕3号，2020-01-10印发。数字和正文均为印发时的情况。');
  expect(await page.getByRole('button', { name: '印发并留存' }).count()).toBe(0);
  await office.go('/bulletins', '季度通报');
  await office.sees('驻司通〔2020〕3号，2020-01-10印发');
});
