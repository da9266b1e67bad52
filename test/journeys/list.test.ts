import { expect } from 'vitest';
import { journey, type Visitor } from './support/visit.ts';

const kind = '合法性审查';
const rows = ({ page }: Visitor) =>
  page
    .getByRole('table', { name: kind })
    .getByRole('row')
    .filter({ has: page.getByRole('cell') });

async function titles(visitor: Visitor): Promise<string[]> {
  return rows(visitor).getByRole('link').allTextContents();
}

journey('按状态筛选、按词查找、翻页,条件留在地址里', ['desktop'], async ({ signedIn }) => {
  const office = await signedIn('fazhiban');
  const { page } = office;
  await office.go('/', '市司法局');
  await office.openList(kind);
  const state = page.getByRole('combobox', { name: '状态' });
  await state.selectOption({ label: '已归档' });
  await office.sees(/^符合条件的 \d+ 件$/);
  await expect.poll(() => rows(office).getByRole('cell', { name: '已归档', exact: true }).count()).toBe(20);
  expect(await rows(office).count()).toBe(20);
  const first = await titles(office);

  await office.click('link', '下一页');
  await office.sees('第 2 页');
  await expect.poll(() => titles(office)).not.toEqual(first);
  await page.reload();
  await office.sees('第 2 页');
  expect(await state.inputValue()).toBe('archived');
  await office.click('link', /^(上一页|回到首页)$/);
  await office.sees('第 1 页');
  await expect.poll(() => titles(office)).toEqual(first);

  const box = page.getByRole('searchbox', { name: '在本类事项中查' });
  await box.fill('道路');
  await box.press('Enter');
  await expect.poll(async () => (await titles(office)).every((title) => title.includes('道路'))).toBe(true);
  expect((await titles(office)).length).toBeGreaterThan(0);
  await page.reload();
  await office.at(kind);
  expect(await box.inputValue()).toBe('道路');
  expect(await state.inputValue()).toBe('archived');
  await office.click('button', '清除');
  await office.sees(/^共 \d+ 件$/);
  await office.fits();
});
