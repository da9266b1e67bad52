import { expect } from 'vitest';
import { journey, type Visitor } from './support/visit.ts';

const bell = ({ page }: Visitor) => page.getByRole('banner').getByRole('link', { name: /^消息/ });
const items = ({ page }: Visitor) => page.getByRole('main').getByRole('listitem');

/** How many wait, as the bell says. */
async function waiting(visitor: Visitor): Promise<number> {
  const said = (await bell(visitor).getAttribute('aria-label')) ?? '';
  return Number(/(\d+)条待看/.exec(said)?.[1] ?? 0);
}

journey('铃上有数，点开看到逾期和临近的事项，打开即已读', ['desktop', 'phone'], async ({ signedIn, view }) => {
  // Each view has a person of its own: what one has read the other has read too.
  const reviewer = await signedIn(view === 'phone' ? 'zhushen' : 'xianqu');
  const { page } = reviewer;
  await reviewer.go('/law', '依据与期限');
  await expect.poll(() => waiting(reviewer)).toBeGreaterThan(0);
  const before = await waiting(reviewer);
  await bell(reviewer).click();
  await reviewer.at('消息');
  await reviewer.sees(new RegExp(`^${before}条待看`));
  await expect.poll(() => items(reviewer).count()).toBeGreaterThan(0);
  await reviewer.isOpenToAll();

  const first = items(reviewer).first();
  const title = (await first.getByRole('link').first().textContent()) ?? '';
  await first.getByRole('link').first().click();
  await reviewer.at(title);
  await expect.poll(() => waiting(reviewer)).toBe(before - 1);

  await page.goBack();
  await reviewer.at('消息');
  await reviewer.click('link', '全部');
  await expect.poll(() => page.getByText('已读', { exact: true }).count()).toBe(1);
  await reviewer.click('link', '待看');
  await reviewer.click('button', '全部标为已读');
  await reviewer.sees('没有待看的消息');
  await expect.poll(() => waiting(reviewer)).toBe(0);
  await page.reload();
  await reviewer.at('消息');
  await reviewer.sees('没有待看的消息');
});

journey('上级从逾期上报催办，一点就办成', ['desktop'], async ({ signedIn }) => {
  const office = await signedIn('fazhiban');
  await office.go('/notices?kind=escalated', '消息');
  await office.click('button', '催办', items(office).first());
  await office.sees(/^已催办\d+件$/);
  await office.fits();
});

journey('提醒方式：填错邮箱说明白，保存后还在', ['desktop', 'phone'], async ({ signedIn }) => {
  const clerk = await signedIn('bumen');
  const { page } = clerk;
  await clerk.go('/notices/wish', '提醒方式');
  await clerk.choose('邮件', '每日汇总一封');
  await clerk.fill('邮箱', 'bumen@localhost');
  await clerk.click('button', '保存');
  await clerk.sees(/邮箱地址不正确/, page.getByRole('alert'));
  await clerk.fill('邮箱', 'bumen@example.cn');
  await page.getByLabel('每日汇总的时间').selectOption({ label: '9点' });
  await clerk.click('button', '保存');
  await clerk.sees('已保存。');
  await clerk.isOpenToAll();
  await page.reload();
  await clerk.at('提醒方式');
  expect(await page.getByLabel('邮箱').inputValue()).toBe('bumen@example.cn');
  expect(await page.getByLabel('每日汇总的时间').inputValue()).toBe('9');
  await clerk.choose('邮件', '不发邮件');
  await clerk.click('button', '保存');
  await clerk.sees('已保存。');
});

journey('提醒规则人人可看，市法治政府办可改', ['desktop', 'phone'], async ({ signedIn, view }) => {
  const [office, clerk] = await Promise.all([signedIn('fazhiban'), signedIn('xiangzhen')]);
  const days = view === 'phone' ? '12' : '11';
  await office.go('/notices/rule', '提醒规则');
  await office.page.getByLabel('第4级逾期天数').fill(days);
  await office.click('button', '保存规则');
  await expect.poll(() => office.page.getByRole('button', { name: '保存规则' }).isDisabled()).toBe(true);
  await office.isOpenToAll();
  await clerk.go('/notices/rule', '提醒规则');
  await clerk.sees(`逾期满${days}个工作日，告知市法治政府建设工作机构`);
  expect(await clerk.page.getByRole('button', { name: '保存规则' }).count()).toBe(0);
});
