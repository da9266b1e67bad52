import { expect } from 'vitest';
import { journey } from './support/visit.ts';

const subject = '督办事项逾期未回复';
const name = '钱不言';

journey('责任追究：调查人员登记线索，其他人看得到事由，看不到是谁', ['desktop', 'phone'], async ({ signedIn, view }) => {
  const here = `${subject}${view === 'phone' ? '二' : '一'}`;
  const investigator = await signedIn('wenze');
  const { page } = investigator;
  await investigator.go('/m/accountability-case/new/register', '登记线索');
  await investigator.fill('事由', here);
  await page.getByLabel('线索来源').selectOption({ label: '督查' });
  await investigator.fill('线索内容', '两次催办仍未回复，也没有说明原因，请核查。');
  await investigator.choose('对象类型', '个人');
  await investigator.pick('所在单位或者被追究单位', '市水利局');
  await investigator.fill('姓名', name, investigator.group('被追究人'));
  await investigator.fill('职务', '科长');
  await page.getByLabel('过错情形').selectOption({ label: '任务未完成' });
  await investigator.click('button', '登记线索');
  await investigator.at(here);
  await investigator.sees(name);
  const path = new URL(page.url()).pathname;

  // The page is set in full before it is looked at for what it does not hold.
  const overseer = await signedIn('fazhiban');
  await overseer.go(path, here);
  await overseer.sees('任务未完成');
  await overseer.settles();
  expect(await overseer.page.getByRole('main').innerText()).not.toContain(name);
  await overseer.open(`/search?q=${encodeURIComponent(name)}`);
  await overseer.settles();
  expect(await overseer.page.getByRole('link', { name: here }).count()).toBe(0);
});
