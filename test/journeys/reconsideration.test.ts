import { expect } from 'vitest';
import { journey, type Stage, type Visitor } from './support/visit.ts';

const title = '不服市自然资源和规划局作出的行政处罚决定（城西）';
const name = '虚小明';

const pathOf = ({ page }: Visitor): string => new URL(page.url()).pathname;
const address = async (stage: Stage): Promise<string> => {
  const visitor = await stage.stranger();
  await visitor.open('/');
  return visitor.page.url();
};
const stands = (visitor: Visitor, state: string) => visitor.sees(state, visitor.page.getByRole('navigation', { name: '办理进程' }));
const day = (visitor: Visitor, label: string, value: string) => visitor.page.getByLabel(label, { exact: true }).fill(value);

/** The intake officer writes down what the applicant says at the counter. */
async function apply(officer: Visitor): Promise<void> {
  await officer.go('/', '市司法局');
  await officer.openList('行政复议');
  await officer.click('link', '提出复议申请');
  await officer.at('提出复议申请');
  await officer.pick('行政复议机构', '市司法局');
  await officer.pick('行政复议机关', '驻马店市');
  await officer.choose('提出方式', '口头');
  await officer.fill('申请事项', title);
  await officer.fill('姓名', name, officer.group('申请人'));
  await officer.fill('被申请人', '市自然资源和规划局');
  await officer.page.getByLabel('案由').selectOption({ label: '行政处罚' });
  await officer.fill('复议请求', '撤销该处罚决定。');
  await officer.fill('事实和理由', '处罚认定的面积不准确。');
  await day(officer, '知道该行为的日期', '2019-12-20');
  await officer.click('button', '提出复议申请');
  await officer.at(title);
}

async function accept(officer: Visitor): Promise<void> {
  await officer.act('受理');
  await officer.fill('复议机关代字', '驻政复');
  for (const box of await officer.group('受理条件').getByRole('checkbox').all()) await box.check();
  await officer.pick('答复单位', '市自然资源和规划局');
  await officer.page.getByLabel('领域').selectOption({ label: '自然资源' });
  await officer.submit('受理');
  await stands(officer, '已受理');
  await officer.act('发送申请书副本');
  await day(officer, '被申请人收到副本的日期', '2020-01-10');
  await officer.submit('发送申请书副本');
}

async function opened(stage: Stage, account: string, path: string): Promise<Visitor> {
  const visitor = await stage.signedIn(account);
  await visitor.go(path, title);
  return visitor;
}

async function doing(visitor: Visitor, act: string | RegExp, texts: Readonly<Record<string, string>>): Promise<void> {
  await visitor.act(act);
  for (const [label, text] of Object.entries(texts)) await visitor.fill(label, text);
  await visitor.submit(act);
}

/** Suspended, taken up again, given more time by the head of the organ. */
async function detain(stage: Stage, path: string): Promise<void> {
  const chief = await opened(stage, 'fuyike', path);
  await chief.act('中止审理');
  await chief.page.getByLabel('中止的事由').selectOption({ label: '须以其他案件的审理结果为依据，而其他案件尚未审结' });
  await chief.fill('中止的事实和理由', '须待另案判决。');
  await chief.submit('中止审理');
  await chief.sees(/中止/);
  await doing(chief, '恢复审理', { 中止原因消除的情况: '另案已经判决。' });
  const mayor = await opened(stage, 'shizhang', path);
  await doing(mayor, '延长审理期限', { 延长的理由: '案情复杂，须补充核实。' });
}

async function decide(stage: Stage, path: string): Promise<void> {
  const officer = await opened(stage, 'fuyi', path);
  await doing(officer, '提出拟办意见', { 审理报告和拟办意见: '认定面积的证据不足，建议撤销。' });
  const mayor = await opened(stage, 'shizhang', path);
  await mayor.act(/^决定.撤销$/);
  await day(mayor, '决定日期', '2020-01-10');
  await mayor.fill('复议决定', `申请人${name}不服该处罚。经审理，决定撤销该处罚决定。`);
  const grounds = mayor.group('决定的依据');
  await mayor.fill('名称', '中华人民共和国行政复议法', grounds);
  await mayor.fill('条款', '第二十八条', grounds);
  await mayor.submit(/^决定.撤销$/);
}

async function serve(officer: Visitor): Promise<void> {
  await officer.act('送达决定书');
  const rows = officer.group('送达情况');
  await officer.click('button', '加一行', rows);
  for (const [i, to] of ['申请人', '被申请人'].entries()) {
    await rows.getByRole('radio', { name: to, exact: true }).nth(i).check();
    await rows.getByLabel('送达方式').nth(i).selectOption({ label: '直接送达' });
    await rows.getByLabel('送达日期').nth(i).fill('2020-01-10');
  }
  await officer.submit('送达决定书');
  await stands(officer, '已送达，待公开');
}

/** The text for the public: with a name in it, it does not leave the house. */
async function mask(officer: Visitor): Promise<void> {
  const form = await officer.act('拟公开文本');
  await officer.fill('公开的复议决定', `申请人${name}不服该处罚。决定撤销。`);
  await officer.group('隐去的内容').getByLabel('自然人姓名').check();
  await officer.click('button', '拟公开文本', form);
  await officer.sees(/公开文本中仍有自然人姓名/);
  await officer.fill('公开的复议决定', '申请人虚某不服该处罚。决定撤销。');
  await officer.submit('拟公开文本');
}

/** What anybody gets of the matter, without signing in. */
async function publicly(stage: Stage, path: string): Promise<string> {
  const { page } = await stage.stranger();
  const answer = await page.request.get(new URL(path.replace('/m/', '/api/public/matters/'), await address(stage)).href);
  expect(answer.status()).toBe(200);
  return answer.text();
}

journey('复议案件:中止、恢复、延长,决定、送达,脱敏后由另一人核对公开', ['desktop'], async (stage) => {
  const officer = await stage.signedIn('fuyi');
  await apply(officer);
  const path = pathOf(officer);
  await accept(officer);
  const respondent = await opened(stage, 'bumen', path);
  await doing(respondent, '书面答复', { 书面答复: '处罚认定面积有测量报告为证。' });
  await detain(stage, path);
  await decide(stage, path);
  await officer.go(path, title);
  await serve(officer);
  await mask(officer);
  const chief = await opened(stage, 'fuyike', path);
  await chief.act('核对并公开');
  await chief.submit('核对并公开');
  await stands(chief, '已公开');
  const open = await publicly(stage, path);
  expect(open).toContain('虚某');
  expect(open).not.toContain(name);
  expect((await chief.steps()).slice(4, 8)).toEqual(['中止审理', '恢复审理', '延长审理期限', '提出拟办意见']);
});
