import { expect } from 'vitest';
import { journey, type Visitor } from './support/visit.ts';

const patience = { timeout: 15_000 };
const searchBox = ({ page }: Visitor) => page.getByRole('banner').getByRole('combobox', { name: '查事项' });

async function searchFor(visitor: Visitor, words: string): Promise<void> {
  await searchBox(visitor).fill(words);
  await searchBox(visitor).press('Enter');
  await visitor.at(`查「${words}」`);
}

journey('按词、按编号查事项,查到的词标出来,查过的词留在本机', ['desktop', 'phone'], async ({ signedIn, view }) => {
  const office = await signedIn('fazhiban');
  const { page } = office;
  await office.open('/');
  await searchBox(office).waitFor();
  if (view === 'desktop') {
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.keyboard.press('/');
    expect(await page.evaluate<string>('document.activeElement.ariaLabel')).toBe('查事项');
  }
  await searchFor(office, '纠纷');
  const cases = page.getByRole('region', { name: '调解案件' });
  await cases.waitFor();
  expect(new Set(await cases.locator('mark').allTextContents())).toEqual(new Set(['纠纷']));
  const rows = cases.getByRole('listitem');
  await expect.poll(() => rows.count(), patience).toBe(5);
  await office.isOpenToAll();

  await office.click('link', '只看调解案件');
  await expect.poll(() => rows.count(), patience).toBe(20);
  await office.click('button', '再看20件');
  await expect.poll(() => rows.count(), patience).toBeGreaterThan(20);
  await office.fits();
  const number =
    (await rows
      .first()
      .getByText(/^\d{9}-\d{4}-\d{5}$/)
      .textContent()) ?? '';
  await searchFor(office, number);
  const exact = page.getByRole('region', { name: '编号相符' }).getByRole('listitem');
  await expect.poll(() => exact.count(), patience).toBe(1);
  await searchBox(office).focus();
  const recent = page.getByRole('listbox', { name: '最近查过' }).getByRole('option');
  expect(await recent.allTextContents()).toEqual([number, '纠纷']);
  await page.keyboard.press('Escape');
  await exact.getByRole('link').click();
  await office.sees(number);

  await searchFor(office, '没有这样的事');
  await office.sees('没有查到「没有这样的事」');
});

journey('三员查不到业务事项', ['desktop'], async ({ signedIn }) => {
  const keeper = await signedIn('xitong');
  await keeper.open('/search?q=纠纷');
  await keeper.sees('没有查到「纠纷」');
});

journey('月历看得见本单位哪天到期、哪天放假,点开一天看事项', ['desktop', 'phone'], async ({ signedIn, view }) => {
  const office = await signedIn('fazhiban');
  const { page } = office;
  await office.go('/calendar', '2020年1月');
  await office.sees('今天');
  await office.sees(/2020年1月24日至30日春节放假（国办发明电〔2019〕16号）/);
  await office.isOpenToAll();
  const days = view === 'phone' ? page.getByRole('list', { name: /到期事项/ }) : page.getByRole('table', { name: /到期事项/ });
  await days.getByRole('link', { name: /件/ }).first().click();
  await page.getByRole('heading', { level: 2, name: /到期$/ }).waitFor();
  await page
    .getByRole('main')
    .getByRole('link', { name: /纠纷|通知|委员会|审查/ })
    .last()
    .waitFor();
  await office.fits();
  await office.go('/calendar?month=2031-05', '2031年5月');
  await office.sees(/2031年放假安排尚未公布/);
});

const notice = async ({ page }: Visitor, text: string): Promise<void> => {
  await page.getByLabel('年份').fill('2020');
  await page.getByLabel('成文日期').fill('2020-01-08');
  await page.getByLabel('通知标题').fill('关于调整2020年放假安排的通知');
  await page.getByLabel('文号').fill('国办发明电〔2020〕98号');
  await page.getByLabel('原文出处').fill('演示');
  await page.getByLabel('安排').fill(text);
  await page.getByRole('button', { name: '查看哪些期限变动' }).click();
};

journey('市法治政府办录入放假通知,先看哪些期限变动,再确认生效', ['desktop'], async ({ signedIn }) => {
  const office = await signedIn('fazhiban');
  const { page } = office;
  await office.go('/calendar/notices', '放假安排');
  await office.isOpenToAll();
  await office.click('button', '录入放假通知');
  await notice(office, '试验假：11月2日放假，11月4日上班');
  await office.sees(/2020-11-04不是周六、周日，不能作为调休上班日/);
  await office.isOpenToAll();
  // A day on which nothing of this year is due moves little, so that other journeys see their dates unmoved.
  await notice(office, '试验假：11月2日放假');
  await page.getByRole('heading', { name: '请核对，再确认生效' }).waitFor();
  await office.sees('2020年11月2日');
  await office.sees(/在办事项/);
  await office.isOpenToAll();
  await office.click('button', '确认生效');
  await office.at('期限变动');
  await office.go('/calendar?month=2020-11', '2020年11月');
  await office.sees(/2020年11月2日试验假放假（国办发明电〔2020〕98号）/);

  const clerk = await signedIn('xiangzhen');
  await clerk.go('/calendar/notices', '放假安排');
  expect(await clerk.page.getByRole('button', { name: '录入放假通知' }).count()).toBe(0);
  await clerk.click('link', /关于调整2020年放假安排的通知（国办发明电〔2020〕98号，据演示）/);
  await clerk.at('期限变动');
});

journey('本地期限只能从严,设定后写明自哪天起', ['desktop', 'phone'], async ({ signedIn, view }) => {
  const office = await signedIn('fazhiban');
  const { page } = office;
  await office.go('/law', '依据与期限');
  await page.getByRole('searchbox', { name: '在期限和文件中查' }).fill('主动公开政府信息');
  await office.sees('1项');
  await page.getByRole('region', { name: '期限与数额' }).getByText('主动公开政府信息').click();
  await office.sees(/自2008年5月1日/);
  await office.click('link', '本地期限');
  await office.at('本地期限');
  await office.isOpenToAll();
  await page.getByRole('link', { name: '设定主动公开政府信息' }).last().click();
  const form = page.getByRole('dialog', { name: '主动公开政府信息' });
  await form.getByLabel('本市数值').fill('30');
  await office.click('button', '查看哪些期限变动', form);
  await office.sees(/只能严于法定数值/, form);
  const [days, from] = view === 'phone' ? ['12', '2020-03-01'] : ['15', '2020-02-01'];
  await form.getByLabel('本市数值').fill(days);
  await form.getByLabel('自哪天起').fill(from);
  await office.click('button', '查看哪些期限变动', form);
  await office.sees(/期限会?变动/, form);
  await office.click('button', '确认设定', form);
  await form.waitFor({ state: 'detached' });
  await office.sees(view === 'phone' ? '12个工作日，自2020年3月1日起' : '15个工作日，自2020年2月1日起');
});
