import { expect } from 'vitest';
import { journey, type Visitor } from './support/visit.ts';

const cases = '/m/mediation-case';

/** The path of the first matter that is listed under a unit. */
async function firstOf(visitor: Visitor, unit: string): Promise<string> {
  await visitor.go(`${cases}?unit=${unit}`, '调解案件');
  const rows = visitor.page.getByRole('table', { name: '调解案件' }).getByRole('row');
  return (await rows.getByRole('link').first().getAttribute('href')) ?? '';
}

journey('县区看得见本县的事项,看不见别县的', ['desktop'], async ({ signedIn }) => {
  const city = await signedIn('fazhiban');
  const [own, foreign] = [await firstOf(city, '411722'), await firstOf(city, '411723')];
  expect(own).toMatch(/^\/m\/mediation-case\/411722\//);
  expect(foreign).toMatch(/^\/m\/mediation-case\/411723\//);

  const county = await signedIn('xianqu');
  const { page } = county;
  await county.go(cases, '调解案件');
  await county.page.getByRole('table', { name: '调解案件' }).waitFor();
  const links = await page
    .getByRole('table', { name: '调解案件' })
    .getByRole('link')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((href) => !href?.startsWith(`${cases}/411722/`))).toEqual([]);
  const title = await page.getByRole('table', { name: '调解案件' }).getByRole('link').first().textContent();
  await page.getByRole('table', { name: '调解案件' }).getByRole('link').first().click();
  await county.at(title ?? '');
  await county.open(foreign);
  await county.sees('没有找到');
  await county.fits();
});

journey('三员看不到业务事项', ['desktop'], async ({ signedIn }) => {
  const city = await signedIn('fazhiban');
  await city.go(cases, '调解案件');
  const path = (await city.page.getByRole('main').getByRole('link', { name: /纠纷/ }).first().getAttribute('href')) ?? '';
  for (const account of ['xitong', 'anquan', 'shenji']) {
    const keeper = await signedIn(account);
    await keeper.open('/');
    await keeper.sees('现在的岗位不办理事项');
    await keeper.fits();
    await keeper.open(path);
    await keeper.sees('没有找到');
    await keeper.open(cases);
    await keeper.sees('还没有「调解案件」');
    await keeper.fits();
  }
});
