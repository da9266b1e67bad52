import { expect } from 'vitest';
import { journey } from './support/visit.ts';

const screen = '驻马店市一屏';

journey('市长的批示，市法治政府办一键拟成任务，两边互相可见', ['desktop', 'phone'], async ({ signedIn }) => {
  const mayor = await signedIn('shizhang');
  await mayor.go('/leader', screen);
  const first = mayor.page.getByRole('list', { name: '逾期最久的事项' }).getByRole('listitem').first();
  await mayor.click('button', /^批示/, first);
  const form = mayor.page.getByRole('dialog', { name: '批示' });
  const words = await form.getByRole('textbox', { name: '批示内容' }).inputValue();
  await mayor.click('button', '送出批示', form);
  await mayor.sees(/^批示已送到/, form);

  const office = await signedIn('fazhiban');
  await office.go('/tasks', '督导任务');
  await office.page.getByText('领导批示转为任务').click();
  const told = office.page.getByRole('list', { name: '领导批示' }).getByRole('listitem').filter({ hasText: words }).first();
  await office.click('link', /^(拟制任务|再拟制一项)：/, told);
  await office.at('由批示拟制任务');
  await office.sees(words);
  expect(await office.page.getByRole('textbox', { name: /^批示编号/ }).inputValue()).toMatch(/^PS-20200110-[0-9a-f]{12}$/);
  expect(await office.page.getByRole('textbox', { name: /^批准记录/ }).inputValue()).toBe('市长批示（2020年1月10日）');
  await office.isOpenToAll();
  await office.page.getByLabel(/^完成时限/).fill('2020-02-28');
  await office.click('button', '拟制任务');
  await office.at(/^落实“.+”的批示$/);
  await office.sees('拟制中');

  await office.go('/tasks', '督导任务');
  await office.page.getByText('领导批示转为任务').click();
  await office.click('link', /^落实“.+”的批示$/, told);
  await office.at(/^落实“.+”的批示$/);
});

journey('领导一屏看到任务亮灯，点开就是红灯任务', ['desktop', 'phone'], async ({ signedIn }) => {
  const mayor = await signedIn('shizhang');
  await mayor.go('/leader', screen);
  const lights = mayor.page.getByRole('region', { name: /^督导任务亮灯/ });
  await lights.waitFor();
  await mayor.isOpenToAll();
  const red = lights.getByRole('table').first().getByRole('row').nth(1).getByRole('link').nth(1);
  const share = (await red.locator('.count-share').textContent()) ?? '';
  const n = ((await red.textContent()) ?? '').replace(share, '');
  await red.click();
  await mayor.at('督导任务');
  await mayor.sees(new RegExp(`^${n}项$`));
  await mayor.isOpenToAll();
});
