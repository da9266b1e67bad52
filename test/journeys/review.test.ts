import { expect } from 'vitest';
import { pdf } from './support/paper.ts';
import { journey, type Stage, type Visitor } from './support/visit.ts';

const title = '关于提请审议校园周边道路改造方案的请示';

async function submitReview(clerk: Visitor, text: Buffer): Promise<void> {
  await clerk.go('/', '市自然资源和规划局');
  await clerk.openList('合法性审查');
  await clerk.click('link', '送审');
  await clerk.at('送审');
  await clerk.page.getByLabel('类别').selectOption({ label: '常务会议议题' });
  await clerk.fill('标题', title);
  await clerk.attach('送审文本', '送审稿.pdf', text);
  const bases = clerk.group('依据清单');
  await clerk.fill('名称', '重大行政决策程序暂行条例', bases);
  await clerk.fill('条款', '第二十五条', bases);
  await clerk.fill('程序履行说明', '已征求有关部门意见。');
  await clerk.fill('本单位法制机构意见', '未发现违反法律法规的内容。');
  await clerk.fill('签字的单位负责人', '丁某某');
  await clerk.click('button', '送审');
  await clerk.at(title);
}

async function proposeItem(clerk: Visitor, text: Buffer): Promise<void> {
  await clerk.openList('会议议题');
  await clerk.click('link', '提出议题');
  await clerk.at('提出议题');
  await clerk.fill('议题', title);
  await clerk.choose('会议', '常务会议');
  await clerk.page.getByLabel('议题类型').selectOption({ label: '重大决策' });
  await clerk.choose('属应当合法性审查的范围', '是');
  await clerk.attach('议题文本', '送审稿.pdf', text);
  await clerk.click('button', '提出议题');
  await clerk.at(title);
}

const revise = '更换文本或者关联审查意见';

async function fillSchedule(convenor: Visitor): Promise<void> {
  await convenor.act('排会');
  await convenor.fill('会次', '第2次常务会议');
  await convenor.page.getByLabel('会议日期').fill('2020-01-15');
}

async function refusedToSchedule(convenor: Visitor, because: RegExp): Promise<void> {
  await fillSchedule(convenor);
  await convenor.click('button', '排会', convenor.page.getByRole('dialog'));
  const alert = convenor.page.getByRole('alert');
  await convenor.sees(/未经合法性审查.不得提交会议研究/, alert);
  await convenor.sees(because, alert);
}

const pathOf = ({ page }: Visitor): string => new URL(page.url()).pathname;

const numberForm = /2020-常务会议议题-\d{4}/;
const numberOn = async ({ page }: Visitor): Promise<string> =>
  (await page.getByText(numberForm).first().textContent())?.match(numberForm)?.[0] ?? '';

async function opened(stage: Stage, account: string, path: string): Promise<Visitor> {
  const visitor = await stage.signedIn(account);
  await visitor.go(path, title);
  return visitor;
}

async function review(stage: Stage, path: string): Promise<void> {
  const examiner = await opened(stage, 'zhushen', path);
  await examiner.act('受理');
  await examiner.submit('受理');

  const chief = await opened(stage, 'kezhang', path);
  await chief.act('分办');
  await chief.pick('主审所在单位', '市司法局');
  await chief.submit('分办');

  await examiner.go(path, title);
  await examiner.act('起草审查意见');
  for (const finding of ['权限', '程序', '内容', '公平竞争']) await examiner.choose(finding, '通过');
  await examiner.fill('四项结论的说明', '四项均未发现问题。');
  await examiner.submit('起草审查意见');

  await chief.go(path, title);
  await chief.act(/^出具意见.合法$/);
  await chief.page.getByLabel('出具日期').fill('2020-01-10');
  await chief.submit(/^出具意见.合法$/);
  await chief.sees('已出具意见', chief.page.getByRole('navigation', { name: '办理进程' }));
}

journey('未审不上会:没有审查意见的、审查的是别的文本的议题排不上', ['desktop'], async (stage) => {
  const text = pdf();
  const clerk = await stage.signedIn('bumen');
  await submitReview(clerk, text);
  const reviewPath = pathOf(clerk);
  const number = await numberOn(clerk);
  await proposeItem(clerk, pdf());
  const itemPath = pathOf(clerk);

  const convenor = await opened(stage, 'huiwu', itemPath);
  await refusedToSchedule(convenor, /没有关联合法性审查/);
  await review(stage, reviewPath);

  // The opinion is linked, but it is about another text.
  await clerk.go(itemPath, title);
  await clerk.act(revise);
  await clerk.pick('合法性审查', number);
  await clerk.submit(revise);
  await convenor.go(itemPath, title);
  await refusedToSchedule(convenor, /文本与审查时不一致/);
  // Who arranges the meeting sees which opinion is linked, though it is another unit's.
  const linked = convenor.page.getByRole('dialog').getByRole('combobox', { name: '合法性审查' });
  expect(await linked.inputValue()).toContain(number);

  await clerk.go(itemPath, title);
  await clerk.act(revise);
  await clerk.attach('议题文本', '审定稿.pdf', text);
  await clerk.submit(revise);
  await convenor.go(itemPath, title);
  await fillSchedule(convenor);
  await convenor.submit('排会');
  await convenor.sees('已排会', convenor.page.getByRole('navigation', { name: '办理进程' }));
  expect(await convenor.steps()).toEqual(['提出议题', revise, revise, '排会']);
});
