import { expect } from 'vitest';
import type { Scheme } from '../../src/api/contract/assessments.ts';
import { journey, type Visitor } from './support/visit.ts';

const tree = ({ page }: Visitor) => page.getByRole('table', { name: /指标体系$/ });
const panel = ({ page }: Visitor, name: RegExp) => page.getByRole('region', { name });

/** Opens an entry of the tree beside it. */
async function opens(visitor: Visitor, title: string): Promise<void> {
  await tree(visitor).getByRole('button', { name: title, exact: true }).click();
}

/** The example that ships, brought in from a file as the system of the year to come. */
async function broughtIn({ page, ...visitor }: Visitor, id: string): Promise<void> {
  const shipped = (await (
    await page.request.get(`${new URL(page.url()).origin}/api/assessments/schemes/law-administration-2019/file.json`)
  ).json()) as Scheme;
  const scheme: Scheme = {
    ...shipped,
    id,
    title: `2020年度考核（${visitor.view}）`,
    year: 2020,
    period: { from: '2020-01-01', to: '2020-11-30' },
  };
  const buffer = Buffer.from(JSON.stringify(scheme));
  await page.getByLabel('从文件导入').setInputFiles({ name: 'scheme.json', mimeType: 'application/json', buffer });
}

/** Adds an indicator under a level, and gives it a name. */
async function adds(visitor: Visitor, under: string, title: string): Promise<void> {
  await opens(visitor, under);
  await visitor.click('button', '增加三级指标');
  await visitor.page.getByLabel('名称', { exact: true }).fill(title);
}

journey('指标体系：增加、移动、去掉指标，定分组和计分办法，边改边查，公布后再改另成草案', ['desktop'], async (stage) => {
  const office = await stage.signedIn('fazhiban');
  const { page, view } = office;
  const id = `trial-${view}`;
  await office.go('/assessment', '依法行政考核');
  await broughtIn(office, id);
  await office.sees('已导入为草案。');
  await office.go(`/assessment/${id}/scheme`, '指标体系');
  await adds(office, '制度体系', '文件合法性抽查');
  await office.sees('各组都没有分值，本项不起作用。');
  const [code] = (
    await panel(office, /文件合法性抽查$/)
      .getByRole('heading', { level: 2 })
      .innerText()
  ).split(' ');
  await tree(office).getByLabel(`${code}文件合法性抽查，县区分值`).fill('2');
  await office.sees('县区的分值合计102分，应为100分。');

  // Moved to another level it takes a number there and keeps its points.
  await page.getByLabel('上级指标').selectOption({ label: '3 重大决策' });
  await panel(office, /^3\.\d+文件合法性抽查$/).waitFor();
  const [now] = (
    await panel(office, /文件合法性抽查$/)
      .getByRole('heading', { level: 2 })
      .innerText()
  ).split(' ');
  expect(await tree(office).getByLabel(`${now}文件合法性抽查，县区分值`).inputValue()).toBe('2');
  // A number in use is refused where it is typed.
  await page.getByLabel('编号', { exact: true }).fill('1.1.1');
  await office.sees('编号1.1.1已被使用。请换一个编号。');
  await page.getByLabel('编号', { exact: true }).fill(String(now));

  await office.click('button', '去掉', panel(office, /文件合法性抽查$/));
  await office.click('button', '确认去掉');
  expect(await tree(office).getByText('文件合法性抽查').count()).toBe(0);

  // A whole level, by which the sums fall short: nothing can be published so.
  await opens(office, '依申请办理');
  await office.click('button', '去掉', panel(office, /依申请办理$/));
  await office.sees(/^连同其下\d项指标一起去掉？$/);
  await office.click('button', '不去掉');
  await office.click('button', '增加加分项');
  await page.getByLabel('名称', { exact: true }).fill('承办全国试点');
  await office.click('button', '增加一组');
  await office.sees('组别没有名称。');
  await page.getByLabel('组别名称').last().fill('乡镇街道');
  await page.getByRole('group', { name: '乡镇街道的单位种类' }).getByLabel('乡（镇）').check();
  await office.sees(/^　现有1[5-9]\d个单位$/);
  await office.sees('乡镇街道的分值合计0分，应为100分。');
  await page.getByText('限定范围、照另一组给分值').last().click();
  await page.getByLabel('照另一组给分值（会改掉本组现有分值）').last().selectOption({ label: '县区' });
  await page.getByLabel('加分至多（分）').fill('6');
  await office.sees('检查没有发现问题，可以公布。');
  await office.fits();
  expect(await office.breaches()).toEqual([]);

  await office.click('button', '保存草案');
  await office.sees(/草案，第\d+版。$/);
  await office.sees('承办全国试点', tree(office));
  await office.click('button', '公布');
  await office.sees(/已公布，第\d+版。$/);
  await office.sees(/^修改另存为新的草案，已公布的第\d+版不变/);
});
