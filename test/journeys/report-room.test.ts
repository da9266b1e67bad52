import { journey } from './support/visit.ts';

const title = '驻马店市人民政府关于2019年度法治政府建设情况的报告';

journey('报告室：谁没有供稿一眼看到；封存后的数据和台账的校验值一致', ['desktop', 'phone'], async ({ signedIn }) => {
  const office = await signedIn('fazhiban');
  const { page } = office;
  await office.go('/reports/room', '报告室');
  await office.isOpenToAll();
  await office.click('link', title);
  await office.at(title);
  await page.getByRole('list', { name: '办理阶段' }).waitFor();
  await page.getByRole('button', { name: /^未报送（\d+）$/ }).waitFor();
  await office.fits();
  await office.isOpenToAll();
  // The house is shared: whoever comes first freezes.
  const freeze = page.getByRole('button', { name: '封存数据，开始起草' });
  if (await freeze.isVisible()) await freeze.click();
  await office.sees('刚才核对：所存数据与台账封存的校验值一致。');
  await page.getByRole('button', { name: '完成核对' }).click();
  await office.sees(/必须改正.*待补/);
  await office.fits();
  await office.isOpenToAll();
});

journey('核验报告：没有这个核验码的，如实告知', ['phone'], async ({ stranger }) => {
  const citizen = await stranger();
  const { page } = citizen;
  await citizen.go('/p/verify', '核验报告');
  await citizen.isOpenToAll();
  await page.getByLabel('核验码').fill('0000-1111-2222-3333');
  await citizen.click('button', '核验');
  await page.getByRole('alert').waitFor();
  await citizen.fits();
  await citizen.isOpenToAll();
});
