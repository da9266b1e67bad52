import { text } from 'node:stream/consumers';
import { expect } from 'vitest';
import { journey } from './support/visit.ts';

journey('审计员查痕迹、核对、导出；他人进不来', ['desktop', 'phone'], async ({ signedIn, stranger, view }) => {
  const stray = await stranger();
  await stray.go('/sign-in', '法治政府建设督导考评平台');
  await stray.typeCredentials('huiwu', 'wrong-password');
  await stray.sees(/账号或者?密码不(正确|对)/, stray.page.getByRole('alert'));

  const auditor = await signedIn('shenji');
  const { page } = auditor;
  await auditor.go('/audit', '操作痕迹');
  await auditor.sees(/条逐条核对，没有改动/);
  const rows = view === 'phone' ? page.getByRole('list', { name: /^操作痕迹/ }).getByRole('listitem') : page.getByRole('row');
  await page.getByRole('combobox', { name: '操作' }).selectOption({ label: '登录被拒' });
  await expect.poll(() => new URL(page.url()).searchParams.get('what')).toBe('sign-in-refused');
  await page.getByRole('searchbox', { name: '姓名或账号' }).fill('huiwu');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await rows.filter({ hasText: '登录被拒' }).count()) > 0).toBe(true);
  expect(await rows.filter({ hasText: '退出' }).count()).toBe(0);
  await auditor.isOpenToAll();
  await auditor.fits();

  const [download] = await Promise.all([page.waitForEvent('download'), auditor.click('link', '导出表格')]);
  const table = await text(await download.createReadStream());
  expect(table.split('\r\n')[0]).toContain('时间,姓名,账号,单位,操作');
  expect(table).toContain('登录被拒');
  await auditor.click('button', '再核对一次');
  await auditor.sees(/条逐条核对，没有改动/);

  const office = await signedIn('fazhiban');
  await office.open('/audit');
  await office.sees('这里不在您的职责范围内');
});
