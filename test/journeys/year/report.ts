/** The yearly report: asked for, contributed to, written with figures, checked, agreed to, signed, sent, published, verified. */
import { expect } from 'vitest';
import type { Office } from '../support/office.ts';
import { pdf } from '../support/paper.ts';
import type { Stage, Visitor } from '../support/visit.ts';
import { found } from './task.ts';

const on = '2021-01-12';
const title = '安阳市人民政府关于2020年度法治政府建设情况的报告';
const baseText = `---
适用: [city]
标题: {organ}|关于{year}年度法治政府建设情况的报告
发文机关: {organ}
文号:
上行文: 是
签发人:
主送: 河南省人民政府
用印: 是
成文日期:
抄送:
  - 市委
  - 市人大常委会
印发机关: {organ}办公室
专名: []
---

现将我市{year}年度法治政府建设情况报告如下。

# 任务落实

各单位按季填报任务进度{{progress-report.signed}}次，填报及时率为{{progress-report.timeliness}}。

# 督办和整改

下发督办单{{supervision-order.issued}}份，认定问题{{rectification.found}}个，整改销号率为{{rectification.cross-off-rate}}。

# 目标责任

签订责任书{{responsibility-pledge.signed}}份，季度考评通报{{unit-quarter.published}}个单位次。

# 依法行政考核

考核{{unit-assessment.units-assessed}}个单位，因异议改定得分{{unit-assessment.scores-changed}}个。

# 会议和决策

会议作出决定的议题{{meeting-item.decided}}件。

# 存在的不足和原因

有的单位填报不及时，原因是人员变动、交接不细。

# 党政主要负责人履行推进法治建设第一责任人职责情况

主要负责人亲自部署、亲自过问、亲自协调、亲自督办，召开研究法治政府建设的会议{{meeting-item.rule-of-law-meetings}}次。

# {nextYear}年主要安排

## 按时填报进度

## 按期整改问题

## 按期报送备案

# 其他需要报告的情况

无。
`;

/** The city writes down what its own report begins with, and begins it. */
async function opened(clerk: Visitor): Promise<string> {
  const { page } = clerk;
  await clerk.go('/reports/room', '报告室');
  await clerk.click('button', '增加底稿');
  const form = page.getByRole('dialog', { name: '增加报告底稿' });
  await form.getByLabel('名称').fill('本市年度报告');
  await form.getByLabel('编号（小写字母和连字符）').fill('city-own-report');
  await form.getByLabel('报告底稿').fill(baseText);
  await clerk.click('button', '保存底稿', form);
  await clerk.sees('已保存；以后启动的报告用新的底稿。', form);
  await clerk.click('button', '关闭', form);
  const line = page.getByRole('listitem').filter({ hasText: '安阳市2020年度' }).filter({ hasText: '本市年度报告' });
  await clerk.click('button', '启动', line);
  await clerk.at(title);
  await clerk.click('button', '部署供稿（3个单位）');
  await page.getByRole('button', { name: '未报送（3）' }).waitFor();
  return new URL(page.url()).pathname;
}

async function contributed(office: Office): Promise<void> {
  const name = '安阳县2020年度法治政府建设情况供稿';
  const path = await found(office, 'xian', 'report-contribution', name);
  await office.does('xian', path, [
    '填报供稿',
    on,
    ['text', '主要举措和成效', '逐件登记公布日期，按期报送备案。'],
    ['text', '存在的不足', '填报进度不及时。'],
    ['text', '原因', '人员变动。'],
    ['text', '主要负责人履行第一责任人职责的情况', '县长亲自督办整改。'],
    ['rows', '下一年度主要安排', [[['text', '任务', '按时填报']]]],
    ['choose', '数据核对', '与实际相符'],
  ]);
  await office.does('xianzhang', path, [
    '签字报送',
    on,
    ['text', '签字的单位负责人', '某县长'],
    ['choose', '承诺数据真实、准确、完整', '是'],
  ]);
  await office.does('fazhi', path, ['采用', on]);
}

/** A number typed by hand is not kept; taken from the records it is. */
async function written(clerk: Visitor, room: string): Promise<void> {
  const { page } = clerk;
  await clerk.click('link', '起草正文');
  await clerk.at(/2020年度法治政府建设情况的报告$/);
  const text = page.getByRole('textbox', { name: /2020年度法治政府建设情况的报告$/ });
  await text.locator('.chip').first().waitFor();
  await text
    .getByText('下发督办单')
    .first()
    .click({ position: { x: 2, y: 8 } });
  await page.keyboard.press('Home');
  await page.keyboard.type('办结督办单8888份。');
  await clerk.sees('数字「8888」没有数据来源。');
  await clerk.click('button', '换成数据');
  const picker = page.getByRole('dialog', { name: '插入数据' });
  await picker.getByLabel('查找数据').fill('督办单办结');
  await page.keyboard.press('Enter');
  await picker.getByText(/^文中写作/).waitFor();
  await page.keyboard.press('Enter');
  await clerk.click('button', '保存');
  await clerk.sees(/^已保存为第\d+版/);
  expect(await text.getByText('8888').count()).toBe(0);
  await clerk.go(room, title);
}

/** What the check asks is answered where it stands. */
async function checked(clerk: Visitor): Promise<void> {
  const { page } = clerk;
  for (const box of await page.getByLabel('书面说明').all()) await box.fill('记录如此，已经核对。');
  await clerk.click('button', '完成核对');
  await clerk.sees('已核对，待征求意见');
}

async function deliberated(office: Office, matter: string): Promise<void> {
  const item = '审议2020年度法治政府建设情况报告';
  const path = await office.opens(
    'fazhi',
    'meeting-item/propose',
    [
      '提出议题',
      on,
      ['text', '议题', item],
      ['choose', '会议', '常务会议'],
      ['choose', '议题类型', '法治政府建设专题'],
      ['choose', '属应当合法性审查的范围', '否'],
      ['text', '不需审查的理由', '年度报告的审议，不属于审查范围。'],
      ['file', '议题文本', pdf()],
    ],
    item,
  );
  await office.does(
    'huiwu',
    path,
    ['排会', on, ['text', '会次', '第1次常务会议'], ['day', '会议日期', on]],
    ['审议', on],
    ['记录决定', on, ['choose', '会议决定', '同意'], ['text', '决定事项', '原则同意报告。'], ['choose', '本次会议首个法治专题', '是']],
  );
  await office.does('fazhi', matter, ['常务会议审议', on, ['pick', '审议议题', item]]);
}

/** From the draft that was checked to the paper with its number. */
async function agreed(office: Office, room: string): Promise<void> {
  const matter = room.replace('/reports/room/', '/m/annual-report/');
  await office.does('fazhi', matter, [
    '征求意见',
    on,
    ['in', '征求意见的单位', [['pick', '单位', '安阳县']]],
    ['day', '反馈意见的期限', on],
  ]);
  await office.does('fazhi', matter, [
    '登记意见采纳情况',
    on,
    [
      'rows',
      '意见采纳情况',
      [
        [
          ['text', '提出单位', '安阳县'],
          ['text', '意见', '无意见。'],
          ['choose', '采纳情况', '采纳'],
        ],
      ],
    ],
  ]);
  const chief = await office.who('fazhike');
  await chief.go(room, title);
  await chief.click('button', '作出结论：全文公开');
  await chief.sees('已过保密审查，待审议');
  await deliberated(office, matter);
  await office.does('shizhang', matter, [
    '签发',
    on,
    ['text', '文号', '安政文〔2021〕1号'],
    ['day', '成文日期', on],
    ['text', '签发人', '某市长'],
  ]);
}

async function sent(clerk: Visitor, room: string): Promise<string> {
  const { page } = clerk;
  await clerk.go(room, title);
  for (const [way, to] of [
    ['上一级政府', '省人民政府'],
    ['同级党委', '市委'],
    ['人大常委会', '市人大常委会'],
  ] as const) {
    const line = page
      .getByRole('listitem')
      .filter({ hasText: way })
      .filter({ has: page.getByRole('button', { name: '登记报送' }) });
    await line.getByLabel('报送机关').fill(to);
    await line.getByRole('button', { name: '登记报送' }).click();
    await clerk.sees(new RegExp(`报送${to}`));
  }
  await clerk.click('button', '生成公开版并公开');
  await page.getByRole('heading', { name: '公开和核验' }).waitFor();
  const code = (await page.getByRole('main').innerText()).match(/[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/)?.[0] ?? '';
  expect(code).not.toBe('');
  return code;
}

/** Gives the code under which the published report is verified. */
export async function reported(office: Office): Promise<string> {
  const clerk = await office.who('fazhi');
  const room = await opened(clerk);
  await contributed(office);
  await clerk.go(room, title);
  await clerk.click('button', '封存数据，开始起草');
  await clerk.sees('刚才核对：所存数据与台账封存的校验值一致。');
  await written(clerk, room);
  await checked(clerk);
  await agreed(office, room);
  return sent(clerk, room);
}

/** Somebody without a session, with nothing but the code: unchanged since; every figure as it is printed there, by its name. */
export async function verified(stage: Stage, code: string): Promise<Readonly<Record<string, string>>> {
  const stranger = await stage.stranger();
  const { page } = stranger;
  await stranger.go('/p/verify', '核验报告');
  await page.getByLabel('核验码').fill(code.toLowerCase());
  await stranger.click('button', '核验');
  await stranger.sees('核验通过：公开以后没有改动。');
  await stranger.sees('安政文〔2021〕1号');
  await stranger.sees(/^公开后首个台账日根/);
  await stranger.isOpenToAll();
  const rows = await page.getByRole('table', { name: '所引数据' }).getByRole('row').all();
  const read = async (row: (typeof rows)[number]) =>
    [await row.getByRole('rowheader').innerText(), await row.getByRole('cell').innerText()].map(
      (text) => text.split('\n')[0]?.trim() ?? '',
    );
  return Object.fromEntries(await Promise.all(rows.slice(1).map(read)));
}
