import { expect } from 'vitest';
import { journey } from './support/visit.ts';

const name = '法治政府建设督导考评平台';

journey('密码不对的说明白,退出后回到登录', ['desktop', 'phone'], async ({ stranger }) => {
  const clerk = await stranger();
  await clerk.go('/sign-in', name);
  await clerk.typeCredentials('xiangzhen', 'wrong-password');
  await clerk.sees(/账号或者?密码不(正确|对)/, clerk.page.getByRole('alert'));
  expect(await clerk.page.getByLabel('账号', { exact: true }).inputValue()).toBe('xiangzhen');
  await clerk.typeCredentials('xiangzhen', 'zhunsheng2019');
  await clerk.at('蔡都街道');
  await clerk.openMe();
  await clerk.click('button', '退出登录');
  await clerk.at(name);
  await clerk.open('/m/mediation-case');
  await clerk.at(name);
});

journey('登录过期,重新登录后回到原来的页面', ['desktop', 'phone'], async ({ signedIn }) => {
  const clerk = await signedIn('xiangzhen');
  const { page } = clerk;
  await clerk.go('/m/mediation-case?state=archived', '调解案件');
  await page.getByRole('main').getByRole('link', { name: '当事人申请' }).waitFor();
  // At the last moment: what the page asks by itself would be refused, too.
  await page.context().clearCookies();
  await page.getByRole('combobox', { name: '状态' }).selectOption({ label: '已履行' });
  await clerk.at(name);
  await clerk.typeCredentials('xiangzhen', 'zhunsheng2019');
  await clerk.at('调解案件');
  expect(new URL(page.url()).search).toBe('?state=performed');
});

journey('深色和大字,下次打开还在', ['desktop', 'phone'], async ({ signedIn }) => {
  const clerk = await signedIn('xiangzhen');
  const { page } = clerk;
  const ground = () => clerk.style('body', 'background-color');
  const size = () => clerk.style('documentElement', 'font-size');
  await clerk.go('/', '蔡都街道');
  const before = { ground: await ground(), size: await size() };
  await clerk.openMe();
  await page.getByRole('checkbox', { name: '深色' }).check();
  await page.getByRole('checkbox', { name: '大字' }).check();
  await page.keyboard.press('Escape');
  await clerk.fits();
  const after = { ground: await ground(), size: await size() };
  expect(after.ground).not.toBe(before.ground);
  expect(Number.parseFloat(after.size)).toBeGreaterThan(Number.parseFloat(before.size));
  await page.reload();
  await clerk.at('蔡都街道');
  expect({ ground: await ground(), size: await size() }).toEqual(after);
  for (const [path, heading] of [
    ['/m/mediation-case', '调解案件'],
    ['/m/mediation-case/new/apply', '当事人申请'],
    ['/law', '依据与期限'],
  ] as const) {
    await clerk.go(path, heading);
  }
});
