import { fillDispute, idNumber, summary, takeUp } from './support/dispute.ts';
import { journey, type Stage, type Visitor } from './support/visit.ts';

/** The phone is held at night: the same pages in dark colours. */
async function inItsLight(visitor: Visitor): Promise<Visitor> {
  await visitor.page.emulateMedia({ colorScheme: visitor.view === 'phone' ? 'dark' : 'light' });
  return visitor;
}

const signedIn = async (stage: Stage, account: string) => inItsLight(await stage.signedIn(account));

const pages = [
  ['/', '市司法局'],
  ['/m/legality-review', '合法性审查'],
  ['/figures/mediation-case.success-rate?year=2019', '调解成功率'],
  ['/reports/annual?year=2019', '2019年法治政府建设年度报告'],
  ['/law', '依据与期限'],
] as const;

journey('登录、工作台、列表、数据、报告、依据各页没有读屏和辨色的障碍', ['desktop', 'phone'], async (stage) => {
  const guest = await inItsLight(await stage.stranger());
  await guest.go('/sign-in', '法治政府建设督导考评平台');
  await guest.isOpenToAll();
  const office = await signedIn(stage, 'fazhiban');
  for (const [path, heading] of pages) {
    await office.go(path, heading);
    await office.page.waitForLoadState('networkidle');
    await office.isOpenToAll();
  }
});

journey('表单、退回的表单、事项、期限和办理抽屉没有读屏和辨色的障碍', ['desktop', 'phone'], async (stage) => {
  const clerk = await signedIn(stage, 'xiangzhen');
  const { page } = clerk;
  await clerk.go('/m/mediation-case/new/apply', '当事人申请');
  await clerk.choose('调解种类', '人民调解');
  await page.getByRole('combobox', { name: '人民调解委员会' }).waitFor();
  await clerk.isOpenToAll();
  await clerk.click('button', '当事人申请');
  await clerk.sees(/还不能办理/);
  await clerk.isOpenToAll();

  await fillDispute(clerk, idNumber);
  await clerk.click('button', '当事人申请');
  await clerk.at(summary);
  await takeUp(clerk);
  await page.getByText('为什么是这一天').first().click();
  await clerk.sees(/届满。/);
  await clerk.isOpenToAll();
  await clerk.act('确定调解员');
  await clerk.isOpenToAll();
});
