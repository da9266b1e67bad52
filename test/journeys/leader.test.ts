import { expect } from 'vitest';
import { registerDispute, summary } from './support/dispute.ts';
import { journey, type Visitor } from './support/visit.ts';

const screen = '驻马店市一屏';
const wallHeading = '驻马店市法治政府建设';

/** The number of a count on the screen, and the list that it opens. */
async function openCount({ page }: Visitor, word: string): Promise<number> {
  const count = page.getByRole('region', { name: '总体' }).locator('div').filter({ hasText: word }).getByRole('link');
  const n = Number((await count.textContent())?.replaceAll(',', ''));
  await count.click();
  return n;
}

journey('市领导一屏看到哪里红、该找谁：从地图到县区，从数字到事项', ['desktop', 'phone'], async ({ signedIn }) => {
  const mayor = await signedIn('shizhang');
  const { page } = mayor;
  await mayor.go('/leader', screen);
  const map = page.getByRole('list', { name: /^按大致方位排列的各县区/ });
  await map.waitFor();
  expect(await map.getByRole('listitem').count()).toBe(13);
  await mayor.sees(/主要负责人/, page.getByRole('list', { name: '逾期最久的事项' }));
  await page.waitForLoadState('networkidle');
  await mayor.isOpenToAll();

  const n = await openCount(mayor, '逾期');
  await mayor.at('逾期事项');
  await mayor.sees(`共 ${n.toLocaleString('en-US')} 件，期限最早的在前`);
  await mayor.isOpenToAll();

  await mayor.go('/leader', screen);
  const tile = map.getByRole('link', { name: /上蔡县，逾期/ });
  const overdue = (await tile.textContent())?.match(/逾期([\d,]+)件/)?.[1] ?? '';
  await tile.click();
  await mayor.at('上蔡县一屏');
  await mayor.sees(overdue, page.getByRole('region', { name: '总体' }));
  await mayor.click('link', '驻马店市', page.getByRole('navigation', { name: '上级' }));
  await mayor.at(screen);
});

journey('地图可以用方向键走', ['desktop'], async ({ signedIn }) => {
  const mayor = await signedIn('shizhang');
  const { page } = mayor;
  await mayor.go('/leader', screen);
  await page.getByRole('link', { name: /驿城区，逾期/ }).focus();
  const here = () => page.evaluate<string>("document.activeElement.title.split('，')[0]");
  const walked: string[] = [];
  for (const key of ['ArrowUp', 'ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowRight']) {
    await page.keyboard.press(key);
    walked.push(await here());
  }
  expect(walked).toEqual(['遂平县', '西平县', '上蔡县', '驻马店市城乡一体化示范区', '汝南县']);
});

journey('一键批示送到单位的待办', ['desktop'], async ({ signedIn }) => {
  const mayor = await signedIn('shizhang');
  await mayor.go('/leader', screen);
  const first = mayor.page.getByRole('list', { name: '逾期最久的事项' }).getByRole('listitem').first();
  const title = (await first.getByRole('link').first().textContent()) ?? '';
  await mayor.click('button', /^批示/, first);
  const form = mayor.page.getByRole('dialog', { name: '批示' });
  expect(await form.getByRole('textbox', { name: '批示内容' }).inputValue()).toMatch(/^已逾期\d+天，请.+办结/);
  await mayor.isOpenToAll();
  await mayor.click('button', '请主要负责人亲自过问，限期办结。', form);
  await mayor.click('button', '送出批示', form);
  await mayor.sees(/^批示已送到/, form);
  await mayor.click('button', '好', form);

  await mayor.click('button', /^约谈/, first);
  const talk = mayor.page.getByRole('dialog', { name: '提出约谈' });
  await mayor.click('button', '提出约谈建议', talk);
  await mayor.sees('约谈建议已提出，等待安排。', talk);
  await mayor.click('button', '好', talk);
  const talks = mayor.page.getByRole('region', { name: '约谈' });
  await mayor.sees('待安排', talks);
  await mayor.sees(title, talks);

  const office = await signedIn('fazhiban');
  await office.go('/leader', screen);
  await office.click('button', /^安排约谈/);
  const settle = office.page.getByRole('dialog', { name: /^安排约谈/ });
  await office.isOpenToAll();
  await office.fill('地点', '市政府二楼会议室', settle);
  await office.click('button', '定下并通知该单位', settle);
  await office.sees(/^已安排：2020-01-10，市政府二楼会议室/);
});

journey('大屏随办理随更新，登录结束时说明', ['desktop'], async ({ signedIn }) => {
  const hall = await signedIn('shizhang');
  const { page } = hall;
  await hall.go('/wall', wallHeading);
  await hall.sees('随时更新');
  expect(await hall.style('documentElement', 'color-scheme')).toBe('dark');
  const feed = page.getByRole('region', { name: '刚刚办理' }).getByRole('listitem');
  await feed.first().waitFor();
  await hall.isOpenToAll();

  const clerk = await signedIn('xiangzhen');
  await registerDispute(clerk);
  await hall.sees('蔡都街道', feed.first());
  await hall.sees('当事人申请', feed.first());
  await hall.sees('调解案件', feed.first());
  expect(await feed.first().textContent()).not.toContain(summary);

  await hall.click('button', '值守');
  await hall.click('button', '退出登录，留下大屏', page.getByRole('dialog', { name: '大屏值守' }));
  await hall.sees('随时更新');
  await page.getByRole('link', { name: '返回' }).waitFor({ state: 'detached' });
  expect(await page.getByRole('main').getByRole('link').count()).toBe(0);
  await page.context().clearCookies();
  await page.reload();
  await hall.sees(/^登录已结束。/);
  await hall.click('link', '重新登录');
  await hall.at('法治政府建设督导考评平台');
});
