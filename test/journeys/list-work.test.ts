import { buffer } from 'node:stream/consumers';
import { Workbook } from '@cj-tech-master/excelts';
import { expect } from 'vitest';
import { journey, type Visitor } from './support/visit.ts';

const kind = '调解案件';
const path = '/m/mediation-case';

const columnTitles = ({ page }: Visitor) => page.getByRole('table', { name: kind }).getByRole('columnheader').allTextContents();

async function download(visitor: Visitor, click: () => Promise<void>): Promise<Workbook> {
  const [file] = await Promise.all([visitor.page.waitForEvent('download'), click()]);
  const book = new Workbook();
  await book.xlsx.load(new Uint8Array(await buffer(await file.createReadStream())));
  return book;
}

journey('审核人员按条件和列看列表,存成视图,下次一点就到', ['desktop', 'phone'], async ({ signedIn, view }) => {
  const reviewer = await signedIn('xianqu');
  const { page } = reviewer;
  await reviewer.go(path, kind);
  const units = await page.getByRole('combobox', { name: '单位' }).getByRole('option').allTextContents();
  expect(units).toContain('蔡都街道');
  expect(units.filter((name) => name.includes('平舆'))).toEqual([]);

  await page.getByText('更多条件').click();
  await page.getByRole('combobox', { name: '添加条件' }).selectOption({ label: '纠纷类型' });
  await page.getByText('纠纷类型：全部').click();
  await page.getByRole('checkbox', { name: '邻里', exact: true }).check();
  await page.getByRole('checkbox', { name: '婚姻家庭', exact: true }).check();
  await reviewer.sees(/^符合条件的 \d+ 件$/);
  await page.keyboard.press('Escape');
  await reviewer.click('button', '列');
  await page.getByRole('dialog', { name: '列' }).getByRole('checkbox', { name: '涉案金额' }).check();
  await reviewer.click('button', '用这些列');
  await reviewer.sees(/涉案金额合计 [\d,.]+元/);
  if (view === 'desktop') expect(await columnTitles(reviewer)).toContain('涉案金额');
  await reviewer.isOpenToAll();

  await reviewer.click('button', '存为视图');
  await reviewer.fill('名称', `身边小事${view}`);
  await page.getByRole('checkbox', { name: '打开列表时先显示它' }).check();
  await reviewer.click('button', '保存');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await reviewer.go('/', '上蔡县');
  await reviewer.go(path, kind);
  await reviewer.sees(/涉案金额合计 [\d,.]+元/);
  expect(new URL(page.url()).searchParams.get('f.disputeType')).toBe('neighbour,marriage-family');
  await reviewer.click('link', '全部', page.getByRole('navigation', { name: '视图' }));
  await reviewer.sees(/^共 [\d,]+ 件$/);
  await reviewer.click('link', new RegExp(`身边小事${view}`));
  await reviewer.click('button', '管理视图');
  await reviewer.isOpenToAll();
  await reviewer.click('button', '删除视图');
  await page.getByRole('link', { name: new RegExp(`身边小事${view}`) }).waitFor({ state: 'detached' });
  await reviewer.fits();
});

journey('长列表一步跳到某月,导出在后台做,换页也不断', ['desktop'], async ({ signedIn }) => {
  const office = await signedIn('fazhiban');
  const { page } = office;
  await office.go(path, kind);
  await page.getByRole('combobox', { name: '跳到' }).selectOption({ label: '2019年3月登记' });
  await expect.poll(() => new URL(page.url()).searchParams.get('at')).toBe('opened:2019-03');
  const first = page.getByRole('table', { name: kind }).getByRole('row').nth(1);
  await expect.poll(() => first.textContent()).toMatch(/-2019-|2019-03-/);

  await office.click('button', '导出');
  await office.isOpenToAll();
  await office.click('button', '开始导出');
  await office.go('/', '市司法局');
  const tray = page.getByRole('region', { name: '导入导出' });
  if ((await tray.count()) === 0) await office.go('/exchange', '导入导出');
  await office.sees(/^已导出 [\d,]+ 件$/);
  const book = await download(office, () => office.click('link', '下载'));
  const sheet = book.worksheets[0];
  expect(sheet?.getRow(1).getCell(1).value).toBe('事项');
  expect(sheet?.rowCount).toBeGreaterThan(1000);
  await office.go('/exchange', '导入导出');
  await office.isOpenToAll();
  await office.click('button', /^删除「调解案件/);
  await office.sees('还没有导入导出');

  const stranger = await signedIn('xiangzhen');
  await stranger.go('/exchange', '导入导出');
  await stranger.sees('还没有导入导出');
});

journey('填报员下载模板,填错了照原表改,全对了才写入', ['desktop'], async ({ signedIn }) => {
  const clerk = await signedIn('xiangzhen');
  const { page } = clerk;
  await clerk.go(path, kind);
  await clerk.click('link', '导入');
  await clerk.at(`导入${kind}`);
  await clerk.isOpenToAll();
  const book = await download(clerk, () => clerk.click('link', '下载模板'));
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('no sheet');
  const committee = sheet.getRow(2).getCell(7).value;
  const good = ['', '2020-01-06', '人民调解', '邻里', '因晾晒引发的邻里纠纷', '甲某某|申请方；乙某某|相对方', committee, 300, 2, '简单'];
  sheet.getRow(3).values = good;
  sheet.getRow(4).values = ['', '2020-01-06', '人民调解', '邻居', '因晾晒引发的邻里纠纷', '甲某某|申请方；乙某某|相对方', committee];
  const upload = async (name: string, from: Workbook) =>
    page.getByLabel('选择表格，或者拖到这里').setInputFiles({
      name,
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(await from.xlsx.writeBuffer()),
    });
  await upload('一月.xlsx', book);
  await clerk.sees(/1 行有问题，没有导入/);
  await clerk.sees(/「纠纷类型」没有这个选项/, page.getByRole('table', { name: '有问题的行' }));
  await clerk.isOpenToAll();

  const back = await download(clerk, () => clerk.click('link', '下载标明问题的表格', page.getByRole('main')));
  const row = back.worksheets[0]?.getRow(4);
  expect(String(row?.getCell(1).value)).toMatch(/没有这个选项/);
  if (row) row.values = [row.getCell(1).value, ...good.slice(1)];
  await upload('一月改好.xlsx', back);
  await clerk.sees(/2 行全部无误/);
  await clerk.click('button', '写入 2 件');
  await clerk.sees('已导入 2 件', page.getByRole('main'));
  await clerk.go(`${path}?q=晾晒`, kind);
  await clerk.sees(/^符合条件的 2 件$/);
});
