import { generateSync } from 'otplib';
import { expect } from 'vitest';
import { journey, type Stage, type Visitor } from './support/visit.ts';

const name = '法治政府建设督导考评平台';
const demo = 'zhunsheng2019';

/** Whose accounts a view uses: what one view changes, the other does not meet. The last has no password before its reset. */
const people = { desktop: ['zhushen', 'xianzhang', '411722001-02'], phone: ['huiwu', 'kezhang', '411722001-03'] } as const;

async function administer(stage: Stage, who: 'xitong' | 'anquan'): Promise<Visitor> {
  const visitor = await stage.signedIn(who);
  await visitor.go('/account/keeping', '登录管理');
  return visitor;
}

async function ask(visitor: Visitor, section: string, account: string, act: string): Promise<void> {
  const place = visitor.page.getByRole('region', { name: section, exact: true });
  await place.getByLabel('账号', { exact: true }).fill(account);
  await visitor.click('button', act, place);
}

const codeField = (visitor: Visitor) => visitor.page.getByRole('textbox', { name: '动态口令' });

/** From the page of the account: password, square, first code; answers the secret and the recovery codes. */
async function enrol(visitor: Visitor): Promise<{ secret: string; recovery: string[] }> {
  const { page } = visitor;
  await visitor.click('button', '启用动态口令');
  await page.getByLabel('现在的密码', { exact: true }).fill(demo);
  await visitor.click('button', '下一步');
  await page.getByRole('img', { name: '动态口令的二维码' }).waitFor();
  await visitor.isOpenToAll();
  const secret = ((await page.locator('.factor-secret').textContent()) ?? '').replace(/[^A-Z2-7]/g, '');
  await codeField(visitor).fill(generateSync({ secret }));
  await visitor.click('button', '确认启用');
  await visitor.sees('关闭后不再显示');
  const recovery = await page.getByRole('dialog').getByRole('listitem').allTextContents();
  await visitor.click('button', '我已保存');
  return { secret, recovery };
}

journey('输错五次即锁定,系统管理员解锁后照常登录', ['desktop', 'phone'], async (stage) => {
  const [, account] = people[stage.view];
  const person = await stage.stranger();
  await person.go('/sign-in', name);
  const alert = person.page.getByRole('alert');
  for (let i = 0; i < 5; i += 1) {
    await person.typeCredentials(account, `wrong-${i}`);
    await person.sees('账号或者密码不正确', alert);
  }
  await person.typeCredentials(account, demo);
  await person.sees(/已暂停登录.*1[45]分钟后再试/, alert);
  await person.isOpenToAll();
  const system = await administer(stage, 'xitong');
  await system.isOpenToAll();
  const row = system.page.getByRole('listitem').filter({ hasText: account });
  await system.click('button', /^解锁/, row);
  await row.waitFor({ state: 'detached' });
  await person.typeCredentials(account, demo);
  await person.page.getByRole('banner').waitFor();
});

journey('启用动态口令,下次登录要两步,丢了手机由安全保密管理员停用', ['desktop', 'phone'], async (stage) => {
  const [account] = people[stage.view];
  const person = await stage.signedIn(account);
  await person.go('/account', '账户与安全');
  await person.isOpenToAll();
  const { recovery } = await enrol(person);
  expect(recovery).toHaveLength(10);
  await person.sees('已启用');

  const elsewhere = await stage.stranger();
  await elsewhere.go('/sign-in', name);
  await elsewhere.typeCredentials(account, demo);
  await elsewhere.page.getByRole('heading', { name: '请输入动态口令' }).waitFor();
  await elsewhere.isOpenToAll();
  await codeField(elsewhere).fill('000000');
  await elsewhere.click('button', '继续');
  await elsewhere.sees('动态口令不正确或者已经用过');
  await elsewhere.page.reload();
  await elsewhere.page.getByRole('heading', { name: '请输入动态口令' }).waitFor();
  await elsewhere.click('button', '手机不在身边，用恢复码');
  await elsewhere.page.getByLabel('恢复码', { exact: true }).fill(recovery[0] ?? '');
  await elsewhere.click('button', '继续');
  await elsewhere.page.getByRole('banner').waitFor();

  await person.page.reload();
  await person.sees('恢复码还剩 9 个');
  await person.click('button', '退出其他全部设备');
  await person.page.getByRole('button', { name: '退出其他全部设备' }).waitFor({ state: 'detached' });
  await elsewhere.open('/figures');
  await elsewhere.at(name);

  const security = await administer(stage, 'anquan');
  await security.isOpenToAll();
  await ask(security, '停用他人的动态口令', account, '停用');
  await security.sees(`${account} 的动态口令已停用`);
  await person.page.reload();
  await person.at(name);
  await person.typeCredentials(account, demo);
  await person.at('账户与安全');
  await person.sees('未启用');
});

journey('重置后的密码登录即须更换,之后用自己的密码', ['desktop', 'phone'], async (stage) => {
  const [, , account] = people[stage.view];
  const system = await administer(stage, 'xitong');
  await ask(system, '重置密码', account, '重置');
  const issued = (await system.page.getByRole('status').locator('strong').textContent()) ?? '';
  const own = `Zhongren-${stage.view}-77`;

  const person = await stage.stranger();
  await person.go('/sign-in?to=/account', name);
  await person.typeCredentials(account, issued);
  await person.page.getByRole('heading', { name: '请更换密码' }).waitFor();
  await person.isOpenToAll();
  const choose = async (password: string, again: string) => {
    await person.page.getByLabel('新密码', { exact: true }).fill(password);
    await person.page.getByLabel('再输一遍', { exact: true }).fill(again);
    await person.click('button', '更换并进入');
  };
  await choose(own, 'something else');
  await person.sees('两次输入的新密码不一样');
  await choose('abc', 'abc');
  await person.sees('新密码只有3位');
  await choose(own, own);
  await person.at('账户与安全');

  await person.click('button', '更换密码');
  await person.page.getByLabel('现在的密码', { exact: true }).fill(own);
  await person.page.getByLabel('新密码', { exact: true }).fill(`${own}-2`);
  await person.page.getByLabel('再输一遍新密码', { exact: true }).fill(`${own}-2`);
  await person.click('button', '更换', person.page.getByRole('dialog'));
  await person.sees('密码已更换');
});
