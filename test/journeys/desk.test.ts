import { expect } from 'vitest';
import { consent, registerDispute, summary } from './support/dispute.ts';
import { journey } from './support/visit.ts';

journey('打开工作台就看到等自己办的,办完一件就少一件', ['desktop', 'phone'], async ({ signedIn, view }) => {
  const clerk = await signedIn('xiangzhen');
  const { page } = clerk;
  const path = await registerDispute(clerk);
  await clerk.click('button', '关注');
  await page.getByRole('button', { name: '已关注' }).waitFor();

  await clerk.go('/', '蔡都街道');
  const work = page.getByRole('region', { name: '我的工作' });
  await clerk.sees(/^待办/, work);
  await clerk.isOpenToAll();
  const rows = page.locator('[data-row]');
  const own = work.locator(`a[data-row][href="${path}"]`);
  while ((await own.count()) === 0) await clerk.click('button', '再看一页', work);
  if (view === 'desktop') {
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    const title = (await rows.nth(0).textContent()) ?? '';
    expect(await page.locator('[data-row]:focus').getAttribute('href')).toBe(await rows.nth(0).getAttribute('href'));
    await page.keyboard.press('Enter');
    await clerk.at(title);
    await page.goBack();
    await clerk.at('蔡都街道');
  }

  // What waits stands in the row: one tap opens its form.
  const line = work.locator('tr, li').filter({ has: page.locator(`a[href="${path}"]`) });
  await line.getByRole('link', { name: consent }).click();
  await clerk.choose('各方当事人同意调解', '是');
  await clerk.submit(consent);
  await clerk.go('/?tab=handled', '蔡都街道');
  await clerk.sees('我办过的', work);
  const last = work.locator('tr, li').filter({ has: page.locator(`a[href="${path}"]`) });
  expect(await last.first().textContent()).toMatch(/我 各方同意.受理/);
  await clerk.go('/?tab=followed', '蔡都街道');
  await clerk.sees(summary, work);
  await clerk.fits();
});

journey('主管部门催办,对方在工作台和事项上都看得到', ['desktop'], async ({ signedIn }) => {
  const office = await signedIn('fazhiban');
  const { page } = office;
  await office.go('/?tab=waiting', '市司法局');
  const line = page.getByRole('row').filter({ hasText: '市自然资源和规划局 反馈采纳情况' }).first();
  const title = (await line.getByRole('link').first().textContent()) ?? '';
  await line.getByRole('button', { name: '催办' }).click();
  const form = page.getByRole('dialog', { name: '催办' });
  await office.click('button', '发出催办', form);
  await office.sees(/请写一句催办的话/, form);
  await office.isOpenToAll();
  await office.click('button', '期限将至，请抓紧办理。', form);
  await office.click('button', '发出催办', form);
  await form.waitFor({ state: 'detached' });

  const bureau = await signedIn('bumen');
  await bureau.go('/', '市自然资源和规划局');
  const urged = bureau.page.getByRole('row').filter({ hasText: title });
  await bureau.sees('催办', urged);
  await bureau.go('/?tab=urges', '市自然资源和规划局');
  await bureau.sees('期限将至，请抓紧办理。');
  await bureau.sees('还没有办');
  await bureau.isOpenToAll();
  await bureau.page.locator('[data-row]').filter({ hasText: title }).first().click();
  await bureau.at(title);
  await bureau.sees(/市司法局 催 市自然资源和规划局：期限将至/);

  await office.go('/?tab=urges', '市司法局');
  await office.sees('还没有办', page.getByRole('region', { name: '本单位催的' }));
});
