import { expect } from 'vitest';
import { tours } from '../../src/web/tour/steps.ts';
import { journey, type View, type Visitor } from './support/visit.ts';

const box = ({ page }: Visitor) => page.locator('.tour-box');

/** Waits until the step stands at its place: the ring is round something that is there. */
async function stands(visitor: Visitor, title: string): Promise<void> {
  const { page } = visitor;
  await page.getByRole('dialog', { name: title }).waitFor();
  await expect.poll(() => page.locator('.tour').getAttribute('data-found'), { timeout: 12_000 }).not.toBe('waiting');
  expect(await page.locator('.tour').getAttribute('data-found'), `${title}: ${page.url()}`).toBe('true');
  expect(await page.locator('.tour-ring').isVisible()).toBe(true);
  // The words never lie over what they speak of, nor outside the window.
  const shown = await page.evaluate<boolean>(
    `(() => { const b = document.querySelector('.tour-box').getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight + 1 && b.left >= 0 && b.right <= innerWidth + 1; })()`,
  );
  expect(shown, `${title} stands in the window`).toBe(true);
  await visitor.fits();
}

async function walk(visitor: Visitor, id: keyof typeof tours, axe: boolean): Promise<void> {
  const { steps } = tours[id];
  for (const [i, step] of steps.entries()) {
    await stands(visitor, step.title);
    // A step is read out: the focus is on its title.
    expect(await visitor.page.evaluate<string>('document.activeElement.textContent')).toBe(step.title);
    if (axe) await visitor.isOpenToAll();
    await visitor.click('button', i === steps.length - 1 ? '看完了' : '下一步', box(visitor));
  }
  await box(visitor).waitFor({ state: 'detached' });
}

journey('第一次来,跟着导览走完一遍,以后不再提起', ['desktop', 'phone'], async ({ signedIn, view }) => {
  // Each view has a person of its own: what one has seen is remembered.
  const visitor = await signedIn(view === 'phone' ? 'zhushen' : 'kezhang');
  await visitor.open('/');
  await visitor.click('button', '开始导览');
  await walk(visitor, 'reviewer', true);
  await visitor.open('/');
  await visitor.sees('待办');
  await visitor.page.waitForLoadState('networkidle');
  expect(await visitor.page.getByRole('button', { name: '开始导览' }).count()).toBe(0);
});

const others = [
  ['xiangzhen', 'clerk'],
  ['bumen', 'department'],
  ['xianqu', 'county'],
  ['fazhiban', 'office'],
  ['shizhang', 'leader'],
  ['xitong', 'system-administrator'],
  ['anquan', 'security-administrator'],
  ['shenji', 'audit-administrator'],
] as const;
for (const [account, id] of others) {
  journey(`${tours[id].title}的导览,每一步都找得到地方`, ['desktop', 'phone'] satisfies View[], async ({ signedIn }) => {
    const visitor = await signedIn(account);
    await visitor.go('/help', '帮助');
    await visitor.click('button', '开始导览');
    await walk(visitor, id, false);
  });
}

journey('导览可以退回一步,按Esc结束,焦点回到原处', ['desktop'], async ({ signedIn }) => {
  const leader = await signedIn('xianzhang');
  await leader.go('/help', '帮助');
  await leader.click('button', '开始导览');
  const [first, second] = tours.leader.steps;
  await stands(leader, first?.title ?? '');
  await leader.click('button', '下一步', box(leader));
  await stands(leader, second?.title ?? '');
  await leader.click('button', '上一步', box(leader));
  await stands(leader, first?.title ?? '');
  await leader.page.keyboard.press('Escape');
  await box(leader).waitFor({ state: 'detached' });
  expect(await leader.page.evaluate<string>('document.activeElement.id')).toBe('content');
});

journey('帮助里看规则,问得到人,依据点得开', ['desktop', 'phone'], async ({ signedIn }) => {
  const clerk = await signedIn('xiangzhen');
  const { page } = clerk;
  await clerk.go('/help', '帮助');
  await clerk.sees('该问谁');
  await clerk.isOpenToAll();
  await page.getByRole('main').getByRole('link', { name: '调解案件', exact: true }).click();
  await clerk.at('调解案件的规则');
  await clerk.sees('新办 → 已登记');
  await clerk.isOpenToAll();

  await clerk.go('/m/mediation-case/new/apply', '当事人申请');
  await clerk.click('button', /^依据 ?：调解种类$/);
  const panel = page.getByRole('dialog', { name: '调解种类' });
  await clerk.sees('中华人民共和国人民调解法', panel);
  await clerk.sees('自2011年1月1日起', panel);
  await clerk.sees('条文已与公布的文本核对', panel);
  await clerk.isOpenToAll();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('依据：调解种类');
});

journey('系统管理员登记联系人,全市看得到', ['desktop'], async ({ signedIn }) => {
  const keeper = await signedIn('xitong');
  await keeper.go('/help', '帮助');
  await keeper.click('button', '登记联系人');
  const form = keeper.page.getByRole('dialog', { name: '登记联系人' });
  await keeper.fill('第3行问谁', '市大数据管理局运维组', form);
  await keeper.fill('第3行办公电话', '没有', form);
  await keeper.click('button', '保存', form);
  await keeper.sees(/电话有误.*请填办公电话/, form);
  await keeper.fill('第3行办公电话', '0396-1234567', form);
  await keeper.isOpenToAll();
  await keeper.click('button', '保存', form);
  await form.waitFor({ state: 'detached' });
  const clerk = await signedIn('xianqu');
  await clerk.go('/help', '帮助');
  await clerk.sees('市大数据管理局运维组');
});
