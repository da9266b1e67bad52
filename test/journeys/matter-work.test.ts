import { expect } from 'vitest';
import { consent, idNumber, registerDispute, summary, takeUp } from './support/dispute.ts';
import { pdf } from './support/paper.ts';
import { journey, type Visitor } from './support/visit.ts';

const agreement = '签订调解协议书';

/** Gives a file to the page as a paste or a drop would; the page sees no difference. */
async function hand({ page }: Visitor, how: 'paste' | 'drop', name: string, content: Buffer): Promise<void> {
  await page.evaluate(`{
    const data = new DataTransfer();
    const octets = Uint8Array.from(atob('${content.toString('base64')}'), (c) => c.charCodeAt(0));
    data.items.add(new File([octets], '${name}', { type: 'application/pdf' }));
    const common = { bubbles: true, cancelable: true };
    const event = '${how}' === 'paste'
      ? new ClipboardEvent('paste', { clipboardData: data, ...common })
      : new DragEvent('drop', { dataTransfer: data, ...common });
    // A paste comes to where the caret stands, a drop to the place for files.
    document.querySelector('${how}' === 'paste' ? 'dialog textarea' : 'dialog .drop').dispatchEvent(event);
  }`);
}

async function mediate(clerk: Visitor): Promise<string> {
  const path = await registerDispute(clerk);
  await takeUp(clerk);
  await clerk.act('确定调解员');
  await clerk.fill('调解员', '丙某某', clerk.page.getByRole('dialog'));
  await clerk.submit('确定调解员');
  return path;
}

journey('填了一半,刷新后接着填;材料粘贴、拖入;传完才提交', ['desktop', 'phone'], async ({ signedIn, view }) => {
  const clerk = await signedIn('xiangzhen');
  const { page } = clerk;
  await mediate(clerk);
  const form = await clerk.act(agreement);
  const words = '双方约定三日内修好滴水檐，费用各担一半。';
  await clerk.fill('协议内容', words, form);
  await clerk.sees(/^草稿已保存 \d\d:\d\d$/, form);
  await page.reload();
  await clerk.at(summary);
  await clerk.sees(/已恢复您 .+ 没有提交的内容/, form);
  expect(await form.getByRole('textbox', { name: '协议内容' }).inputValue()).toBe(words);

  // A phrase is put in with one tap.
  await clerk.click('button', /^常用语/, form);
  await clerk.click('button', '同意。', form);
  expect(await form.getByRole('textbox', { name: '协议内容' }).inputValue()).toBe(`${words}同意。`);

  // While the file is under way the form may be handed in: it goes when the file has arrived.
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/uploads/*/file', async (route) => {
    await gate;
    await route.continue();
  });
  for (const one of ['各方当事人签名、盖章或者按指印', '调解员签名', '调解委员会印章']) await form.getByLabel(one).check();
  await hand(clerk, view === 'phone' ? 'drop' : 'paste', '协议书.pdf', pdf());
  await clerk.click('button', agreement, form);
  await clerk.sees('等文件传完就提交…', form);
  expect(await form.getByText(/还不能办理/).count()).toBe(0);
  await clerk.fits();
  release();
  await form.waitFor({ state: 'detached' });
  await clerk.sees('达成书面协议', page.getByRole('navigation', { name: '办理进程' }));
  await clerk.sees('协议书.pdf', page.getByRole('main'));

  // What was handed in is no draft any more.
  const drafts = await page.request.get(new URL('/api/drafts', page.url()).href);
  expect(await drafts.json()).toEqual([]);
});

journey('几件一起办，逐件告诉办成没有', ['desktop', 'phone'], async ({ signedIn, view }) => {
  const clerk = await signedIn('xiangzhen');
  const { page } = clerk;
  const keys = [await registerDispute(clerk), await registerDispute(clerk)].map((path) => path.split('/').slice(3).join('/'));
  await clerk.go('/m/mediation-case?state=registered', '调解案件');
  if (view === 'phone') await clerk.click('button', '批量选择');
  for (const key of keys) {
    const row = page
      .locator('main')
      .locator('tr, li')
      .filter({ has: page.locator(`a[href*="${key}"]`) });
    await row.getByRole('checkbox').check();
  }
  const bar = page.getByRole('region', { name: '批量办理' });
  await clerk.sees('已选 2 件', bar);
  await clerk.isOpenToAll();
  await clerk.click('button', consent, bar);
  const form = page.getByRole('dialog', { name: /^各方同意.受理（2件）$/ });
  await form.getByLabel('是', { exact: true }).first().check();
  await clerk.click('button', consent, form);
  const told = page.getByRole('dialog', { name: '办理结果' });
  await clerk.sees('办成 2 件', told);
  expect(await told.getByText('已办，现为「已受理」').count()).toBe(2);
  await clerk.click('button', '回到列表', told);
  await bar.waitFor({ state: 'detached' });
});

journey('离开前存为草稿,回来还在,也可以丢弃', ['desktop'], async ({ signedIn }) => {
  const clerk = await signedIn('xiangzhen');
  const { page } = clerk;
  await clerk.go('/m/mediation-case/new/detect', '主动调解');
  await clerk.fill('纠纷简述', '因采光引发的邻里纠纷');
  await clerk.click('link', /^准绳/);
  await clerk.click('button', '存为草稿，离开', page.getByRole('dialog', { name: '还没有提交' }));
  await clerk.at('蔡都街道');
  // The desk leads back to it.
  const unfinished = page.getByRole('region', { name: '没有提交的表单' });
  await clerk.click('link', '调解案件：主动调解', unfinished);
  await clerk.at('主动调解');
  await clerk.sees(/已恢复您/);
  const box = page.getByRole('textbox', { name: '纠纷简述' });
  expect(await box.inputValue()).toBe('因采光引发的邻里纠纷');
  await clerk.isOpenToAll();
  await clerk.click('button', '丢弃草稿，重新填写');
  await expect.poll(() => box.inputValue()).toBe('');
  await page.reload();
  await clerk.at('主动调解');
  expect(await page.getByText(/已恢复您/).count()).toBe(0);
});

journey('填错的一离开就说,改对的就不再说', ['desktop'], async ({ signedIn }) => {
  const clerk = await signedIn('xiangzhen');
  const { page } = clerk;
  await clerk.go('/m/mediation-case/new/apply', '当事人申请');
  const box = page.getByRole('textbox', { name: '纠纷简述' });
  await box.fill('短');
  await box.press('Tab');
  await clerk.sees('「纠纷简述」不得少于4字。现有1字，请补充');
  await box.fill('因院墙引发的邻里纠纷');
  expect(await page.getByText('「纠纷简述」不得少于4字').count()).toBe(0);
  // Two parties are needed: two rows stand there, each on its own side.
  const rows = clerk.group('当事人').getByRole('listitem');
  expect(await rows.count()).toBe(2);
  expect(await rows.nth(1).getByLabel('相对方').isChecked()).toBe(true);
  await clerk.fill('姓名', '甲某某', rows.nth(0));
  await clerk.fill('证件号码', idNumber.replace(/5$/, '6'), rows.nth(0));
  await box.focus();
  await clerk.sees(/身份证号码有误/, clerk.group('当事人'));
  await clerk.click('link', /^准绳/);
  await clerk.click('button', '不要了，离开', page.getByRole('dialog', { name: '还没有提交' }));
  await clerk.at('蔡都街道');
});

journey('键盘在列表里走、打开、办理;输入时按键只是字', ['desktop'], async ({ signedIn }) => {
  const clerk = await signedIn('xiangzhen');
  const { page } = clerk;
  await clerk.go('/m/mediation-case', '调解案件');
  const rows = page.getByRole('main').locator('[data-row]');
  await rows.first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  expect(await page.evaluate<boolean>("document.activeElement === document.querySelector('main [data-row]')")).toBe(true);
  await page.keyboard.press('/');
  await page.keyboard.type('jek?');
  expect(await page.locator('input:focus').inputValue()).toBe('jek?');
  await page.keyboard.press('Escape');
  await rows.first().focus();
  await page.keyboard.press('?');
  await clerk.sees('使用单个按键操作', page.getByRole('dialog', { name: '键盘操作' }));
  await clerk.isOpenToAll();
  await page.keyboard.press('Escape');
  await rows.first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('toolbar', { name: '办理' }).or(page.getByText('办理经过')).first().waitFor();
});
