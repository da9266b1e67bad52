import { buffer } from 'node:stream/consumers';
import { expect } from 'vitest';
import { journey, type Visitor } from './support/visit.ts';

const report = '/reports/annual?year=2019';
const heading = '2019年法治政府建设年度报告';
const rate = '调解成功率';

/** Opens the passport of the percentage in the paragraph with these words. */
async function openPassport({ page }: Visitor, words: string): Promise<void> {
  const paragraph = page.getByRole('article').getByRole('paragraph').filter({ hasText: words }).first();
  await paragraph.getByRole('button', { name: /^\d+\.\d{2}%$/ }).click();
}

const numberIn = (text: string | null, form: RegExp): number => Number(text?.match(form)?.[1]?.replaceAll(',', ''));

journey('报告里的数字是一扇门:口径、算法、记录', ['desktop', 'phone'], async ({ signedIn }) => {
  const office = await signedIn('fazhiban');
  const { page } = office;
  await office.go(report, heading);
  await openPassport(office, '成功率为');
  const passport = page.getByRole('dialog', { name: rate });
  await office.sees('调解成功件数÷办结件数', passport);
  await office.sees('直接截去，保留2位小数', passport);
  const shares = await passport.getByText(/^[\d,]+ ÷ [\d,]+$/).textContent();
  const [numerator, denominator] = [numberIn(shares, /^([\d,]+) ÷/), numberIn(shares, /÷ ([\d,]+)$/)];
  const truncated = (Math.floor((numerator / denominator) * 10_000) / 100).toFixed(2);
  await office.sees(truncated, passport);
  await office.fits();

  await office.click('link', /^看记录/, passport);
  await office.at(rate);
  const counted = await page
    .getByRole('region', { name: '记录' })
    .getByText(/^共 [\d,]+ 件$/)
    .textContent();
  expect(numberIn(counted, /共 ([\d,]+) 件/)).toBe(numerator);
  const first = page.getByRole('region', { name: '记录' }).getByRole('link').first();
  const title = (await first.textContent()) ?? '';
  await first.click();
  await office.at(title);
  await office.sees('办理经过');
});

journey('没有出处的数字写不进报告', ['desktop'], async ({ signedIn }) => {
  const office = await signedIn('fazhiban');
  const { page } = office;
  await office.go(report, heading);
  await office.click('button', '修改文本');
  const text = page.getByRole('textbox', { name: '报告文本' });
  const held = await text.inputValue();
  const lines = held.split('\n');
  const at = lines.findIndex((line) => line.startsWith('按照'));
  const changed = lines.with(at, `${lines[at]}另调解纠纷8888件。`).join('\n');
  await text.fill(changed);
  await office.click('button', '保存并重新成文');
  const editor = page.getByRole('dialog');
  await office.sees(/没有保存/, editor);
  await office.sees(new RegExp(`第${at + 1}行.*8888`), editor);
  await page.reload();
  await office.at(heading);
  await office.click('button', '修改文本');
  expect(await text.inputValue()).toBe(held);
});

journey('报告下载为公文文件', ['desktop'], async ({ signedIn }) => {
  const office = await signedIn('fazhiban');
  const { page } = office;
  await office.go(report, heading);
  const [download] = await Promise.all([page.waitForEvent('download'), office.click('link', /^下载公文/)]);
  expect(download.suggestedFilename()).toMatch(/\.docx$/);
  expect((await buffer(await download.createReadStream())).subarray(0, 2).toString('latin1')).toBe('PK');
});
