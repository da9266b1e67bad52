import { expect } from 'vitest';
import { journey } from './support/visit.ts';

journey('创建情况：指标按月达标、短板、名录，从名录打开事项导出申报材料', ['desktop', 'phone'], async (stage) => {
  const chief = await stage.signedIn('fazhiban');
  await chief.go('/demonstration', '示范创建情况');
  await chief.sees(/示范指标24项，已分解到牵头单位24项/);
  await chief.page.getByRole('region', { name: '指标达标按月情况表' }).getByRole('rowheader', { name: '全部' }).waitFor();
  await chief.page.getByLabel('状态').selectOption({ label: '已到期、撤销' });
  const table = chief.page.getByRole('region', { name: '示范单位名录表' });
  await table.getByText('已到期').first().waitFor();
  expect(await table.getByText('已命名').count()).toBe(0);
  await table.getByRole('link').first().click();
  const dossier = chief.page.getByRole('link', { name: '导出申报材料（.zip）' });
  await dossier.waitFor();
  const href = (await dossier.getAttribute('href')) ?? '';
  const answer = await chief.page.request.get(new URL(href, chief.page.url()).href);
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/zip']);
  await chief.settles();
  expect(await chief.breaches()).toEqual([]);
});
