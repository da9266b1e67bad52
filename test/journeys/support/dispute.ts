/** A dispute between neighbours, as the clerk of a street enters it. */
import type { Visitor } from './visit.ts';

export const summary = '因院墙滴水引发的邻里纠纷';
/** The act by which the case is taken up. */
export const consent = /^各方同意.受理$/;
/** Of a division that does not exist; its check sign is right. */
export const idNumber = '411799199001010015';

/** Fills in the form of opening; the second party stands in a row of its own. */
export async function fillDispute(clerk: Visitor, number: string): Promise<void> {
  const { page } = clerk;
  await clerk.choose('调解种类', '人民调解');
  await page.getByLabel('纠纷类型').selectOption({ label: '邻里' });
  await clerk.fill('纠纷简述', summary);
  await clerk.pick('人民调解委员会', '蔡都街道文明社区人民调解委员会');
  const parties = clerk.group('当事人');
  const first = parties.getByRole('listitem').nth(0);
  await clerk.fill('姓名', '甲某某', first);
  // On a phone what may be left out is folded away.
  const paper = first.getByRole('textbox', { name: '证件号码' });
  if (!(await paper.isVisible())) await first.getByText('证件、电话、地址（选填）').click();
  await paper.fill(number);
  await first.getByLabel('申请方').check();
  const rows = parties.getByRole('listitem');
  if ((await rows.count()) === 1) await clerk.click('button', '加一行', parties);
  await clerk.fill('姓名', '乙某某', rows.nth(1));
  await rows.nth(1).getByLabel('相对方').check();
}

/** Opens a case; returns its path. */
export async function registerDispute(clerk: Visitor): Promise<string> {
  await clerk.go('/m/mediation-case/new/apply', '当事人申请');
  await fillDispute(clerk, idNumber);
  await clerk.click('button', '当事人申请');
  await clerk.at(summary);
  return new URL(clerk.page.url()).pathname;
}

export async function takeUp(clerk: Visitor): Promise<void> {
  await clerk.act(consent);
  await clerk.choose('各方当事人同意调解', '是');
  await clerk.submit(consent);
}
