import { expect } from 'vitest';
import { journey, type Visitor } from './support/visit.ts';

const people = '/administration/people';
const grants = '/administration/grants';

/** Fills in a new account with a first post; answers its first password. */
async function openAccount(system: Visitor, name: string, login: string): Promise<string> {
  const { page } = system;
  await system.go(people, '人员与岗位');
  await system.isOpenToAll();
  await system.click('button', '新设账号');
  await system.fill('姓名', name);
  await page.getByRole('textbox', { name: '账号', exact: true }).fill(login);
  const unit = page.getByRole('combobox', { name: '单位' });
  await unit.click();
  await unit.fill('黄埠镇');
  await page
    .getByRole('option', { name: /^黄埠镇/ })
    .first()
    .click();
  await system.fill('岗位名称', '综合岗');
  await system.group('申请的角色').getByLabel('经办人', { exact: true }).check();
  await system.isOpenToAll();
  await system.click('button', '设立账号');
  await system.sees('只显示这一次');
  const password = (await page.getByText('初始密码', { exact: true }).locator('xpath=following-sibling::dd[1]').textContent()) ?? '';
  await system.click('button', '已记下');
  return password;
}

/** Looks at who gains and confirms. */
async function grant(security: Visitor, name: string): Promise<void> {
  await security.go(grants, '岗位授权');
  await security.isOpenToAll();
  await security.click('button', new RegExp(`^${name} .*授权$`));
  await security.click('button', '核对影响');
  await security.sees('谁增加、谁减少');
  await security.sees(/^增加\d+项$|增加/);
  await security.isOpenToAll();
  await security.click('button', '确认授权');
  await security.page.getByRole('dialog').waitFor({ state: 'detached' });
}

journey('新人:系统管理员设账号,安全管理员授权,本人换密码后能办事', ['desktop', 'phone'], async ({ signedIn, stranger, view }) => {
  const [name, login] = view === 'phone' ? ['周新来', 'zhouxinlai'] : ['李新来', 'lixinlai'];
  const system = await signedIn('xitong');
  const password = await openAccount(system, name, login);

  const newcomer = await stranger();
  await newcomer.open('/sign-in');
  await newcomer.typeCredentials(login, password);
  await newcomer.sees('请更换密码');
  const own = 'Ping-yu-2020-xin';
  await newcomer.page.getByLabel('新密码', { exact: true }).fill(own);
  await newcomer.page.getByLabel('再输一遍', { exact: true }).fill(own);
  await newcomer.click('button', '更换并进入');
  await newcomer.sees('现在的岗位不办理事项');

  await grant(await signedIn('anquan'), name);
  await newcomer.go('/m/mediation-case', '调解案件');
  await newcomer.page.getByRole('main').getByRole('link', { name: '当事人申请' }).waitFor();

  await system.go(people, '人员与岗位');
  await system.page.getByRole('searchbox', { name: '查姓名、账号、单位或者岗位' }).fill(login);
  await system.click('button', `办理${name}`);
  await system.sees('经办人', system.page.getByRole('dialog'));
  await system.click('button', '停用账号');
  await system.click('button', '停用');
  await system.page.getByRole('dialog').waitFor({ state: 'detached' });
  await newcomer.open('/m/mediation-case');
  await newcomer.at('法治政府建设督导考评平台');
});

journey('减少一项权限:先看谁减少,确认后立即办不了,恢复后又能办', ['desktop'], async ({ signedIn }) => {
  const clerk = await signedIn('xiangzhen');
  const opens = () => clerk.page.getByRole('main').getByRole('link', { name: '当事人申请', exact: true });
  await clerk.go('/m/mediation-case', '调解案件');
  await opens().waitFor();

  const security = await signedIn('anquan');
  const { page } = security;
  const change = async (role: string, on: boolean) => {
    await security.go('/administration/roles', '角色与权限');
    await security.isOpenToAll();
    await security.click('link', role, page.getByRole('table', { name: '平台内置' }));
    await security.at(role);
    await page.getByRole('searchbox', { name: '查事项或者动作' }).fill('当事人申请');
    const act = page.getByRole('checkbox', { name: '当事人申请', exact: true }).first();
    await (on ? act.check() : act.uncheck());
    await security.sees('改动了 1 项权限');
    await security.click('button', '核对影响');
    const effect = page.getByRole('dialog', { name: '谁增加、谁减少' });
    await security.sees(on ? /增加1项/ : /减少1项/, effect);
    await security.sees('《调解案件》调解委员会或者行政调解机关经办人员', effect);
    await security.isOpenToAll();
    await security.click('button', '确认保存', effect);
    await effect.waitFor({ state: 'detached' });
  };
  // The account holds both duties: either of them gives the act.
  for (const role of ['经办人', '调解员']) await change(role, false);
  await clerk.go('/m/mediation-case', '调解案件');
  await clerk.page.getByRole('main').getByRole('link', { name: '主动调解' }).waitFor();
  expect(await opens().count()).toBe(0);
  for (const role of ['调解员', '经办人']) await change(role, true);
  await clerk.go('/m/mediation-case', '调解案件');
  await opens().waitFor();
});

journey('单位更名:先看影响,办后保留曾用名;三员的页面各归各', ['desktop', 'phone'], async ({ signedIn, view }) => {
  const system = await signedIn('xitong');
  const { page } = system;
  const [was, is] = view === 'phone' ? ['东洪镇', '东洪街道'] : ['邵店镇', '邵店街道'];
  await system.go('/administration/units', '单位名册');
  await system.isOpenToAll();
  await page.getByRole('searchbox', { name: '查单位名称、曾用名或者代码' }).fill(was);
  await system.click('button', `${was}更名`);
  await system.fill('新名称', is);
  await system.click('button', '核对影响');
  await system.sees(`“${was}”更名为“${is}”`);
  await system.isOpenToAll();
  await system.click('button', '确认办理');
  await system.sees(`前名“${was}”`);

  await system.open(grants);
  await system.sees('这里不在您的职责范围内');
  const security = await signedIn('anquan');
  for (const path of [people, '/administration/units']) {
    await security.open(path);
    await security.sees('这里不在您的职责范围内');
  }
});
