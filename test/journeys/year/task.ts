/** The task of the year: planned, broken down, reported, overdue, ordered, mended, proved. */
import type { Office } from '../support/office.ts';
import { pdf } from '../support/paper.ts';
import type { Visitor } from '../support/visit.ts';
import type { Year } from './year.ts';

const task = '规范性文件全部按期备案';
const part = '县区规范性文件按期备案';

/** The plan of the year: drawn up, approved, signed for, broken down to the county. */
export async function plan(office: Office): Promise<string> {
  const whole = await office.opens(
    'fazhi',
    'supervision-task/plan',
    [
      '拟制任务',
      '2020-01-10',
      ['text', '任务名称', task],
      ['choose', '任务来源', '年度工作要点'],
      ['in', '任务依据', [['text', '文件或者法律', '年度法治政府建设工作要点']]],
      ['pick', '交办单位', '市司法局'],
      ['pick', '责任单位', '市司法局'],
      ['text', '权重', '100'],
      ['day', '开始日期', '2020-01-10'],
      ['day', '完成时限', '2020-12-20'],
      ['choose', '填报周期', '按季'],
      [
        'in',
        '完成标准',
        [
          ['text', '标准', '备案材料齐全'],
          ['choose', '衡量方式', '材料证明'],
        ],
      ],
      ['text', '批准记录', '市长2020年1月10日批示'],
    ],
    task,
  );
  await office.does('fazhi', whole, ['报批', '2020-01-10']);
  await office.does('shizhang', whole, ['批准下达', '2020-01-10']);
  await office.does('juzhang', whole, ['签收', '2020-01-10']);
  await office.does('fazhi', whole, [
    '分解',
    '2020-01-10',
    [
      'in',
      '分解方案',
      [
        ['text', '子任务名称', part],
        ['pick', '责任单位', '安阳县'],
        ['text', '权重', '100'],
        ['day', '完成时限', '2020-12-10'],
        ['text', '对应完成标准', '1'],
        ['choose', '关键', '是'],
      ],
    ],
  ]);
  return whole;
}

/** The page of a matter of this kind, found in the list by its title. */
export async function found(office: Office, account: string, kind: string, title: string): Promise<string> {
  const visitor = await office.who(account);
  await visitor.open(`/m/${kind}`);
  await visitor.page.getByRole('link', { name: title, exact: true }).first().click();
  await visitor.at(title);
  return new URL(visitor.page.url()).pathname;
}

export const light = async (office: Office, account: string): Promise<string> => {
  const visitor = await office.who(account);
  await visitor.go('/tasks', '督导任务');
  const row = visitor.page.getByRole('row').filter({ hasText: task });
  await row.first().waitFor();
  return (await row.first().innerText()).replace(/\s+/g, ' ');
};

export async function handDown(office: Office, whole: string): Promise<string> {
  await office.does('fazhi', whole);
  const number = await (await office.who('fazhi')).page
    .getByText(/^RW-2020-FZ-\d{4}$/)
    .first()
    .textContent();
  return office.opens(
    'fazhi',
    'supervision-task/assign-second',
    [
      /^下达子任务/,
      '2020-01-13',
      ['pick', '母任务', String(number)],
      ['text', '任务编号', `${number}-01`],
      ['text', '任务名称', part],
      ['choose', '任务来源', '年度工作要点'],
      ['in', '任务依据', [['text', '文件或者法律', '年度法治政府建设工作要点']]],
      ['pick', '交办单位', '市司法局'],
      ['pick', '责任单位', '安阳县'],
      ['text', '权重', '100'],
      ['day', '开始日期', '2020-01-13'],
      ['day', '完成时限', '2020-12-10'],
      ['choose', '填报周期', '按季'],
      [
        'in',
        '完成标准',
        [
          ['text', '标准', '备案材料齐全'],
          ['choose', '衡量方式', '材料证明'],
        ],
      ],
      ['choose', '关键任务', '是'],
    ],
    part,
  );
}

export async function firstQuarter(office: Office): Promise<void> {
  const report = await found(office, 'xian', 'progress-report', part);
  await office.does('xian', report, [
    '填报',
    '2020-04-08',
    ['text', '累计进度', '20'],
    ['text', '进展情况', '全县制定机关已摸底，备案材料清单已经印发，正在逐件核对。'],
    ['text', '下一步工作', '逐件核对。'],
  ]);
  await office.does('xianzhang', report, ['签发报送', '2020-04-08']);
  await office.does('fazhi', report, ['审核通过', '2020-04-08']);
}

const numberOn = async ({ page }: Visitor, form: RegExp): Promise<string> =>
  (await page.getByText(form).first().textContent())?.match(form)?.[0] ?? '';

/** An order of the first level, let through by the mayor, signed for and answered by the county's head. */
export async function admonish(office: Office, own: string): Promise<string> {
  const county = await office.does('xianzhang', own);
  const taskNo = await numberOn(county, /RW-2020-FZ-\d{4}-01/);
  const title = '关于规范性文件备案进度滞后的督办';
  const order = await office.opens(
    'ducha',
    'supervision-order/draft',
    [
      '拟制督办单',
      '2020-10-20',
      ['text', '督办事项', title],
      ['choose', '督查类别', '任务推进'],
      ['pick', '责任单位', '安阳县'],
      ['choose', '督办级别', '一级（提示）'],
      ['pick', '所督办的任务', taskNo],
      ['text', '督办的事实', '该任务连续两个季度没有填报进度。'],
      ['text', '办理要求', '五个工作日内说明原因并补报。'],
    ],
    title,
  );
  await office.does('ducha', order, ['报批', '2020-10-20']);
  await office.does('shizhang', order, [
    '批准',
    '2020-10-20',
    ['choose', '确定督查事项的依据', '行政首长指令或者批准'],
    ['text', '批准的文件、会议或者批示', '市长批示。'],
  ]);
  await office.does('ducha', order, ['下发', '2020-10-20']);
  await office.does(
    'xianzhang',
    order,
    ['签收', '2020-10-20'],
    ['回复', '2020-10-20', ['text', '回复', '因人员调整未能填报，现已补报并落实专人。'], ['file', '回复的证明材料', pdf()]],
  );
  await office.does('ducha', order, ['核查通过，办结', '2020-10-20', ['text', '核查情况', '已补报。']]);
  return order;
}

/** A problem found beside it: put on the list, planned, mended, checked by one and crossed off by another. */
export async function mend({ office, city }: Year, own: string, order: string): Promise<void> {
  const orderNo = await numberOn(await office.does('ducha', order), /督办〔2020〕\d+号/);
  const taskNo = await numberOn(await office.does('xian', own), /RW-2020-FZ-\d{4}-01/);
  const title = '部分文件未在期限内报送备案';
  const problem = await office.opens(
    'ducha',
    'rectification/identify',
    [
      '认定问题',
      '2020-10-20',
      ['text', '问题清单', '2020年第三季度督查问题清单'],
      ['text', '问题', title],
      ['choose', '问题来源', '督查'],
      ['pick', '责任单位', '安阳县'],
      ['pick', '所依据的督办单', orderNo],
      ['pick', '所涉及的任务', taskNo],
      ['day', '发现日期', '2020-10-20'],
      ['text', '问题的具体情况', '抽查三件文件，一件超过期限报送。'],
      ['text', '认定的依据', '备案登记日期。'],
      ['file', '问题的证据', pdf()],
      ['day', '整改时限', '2020-11-20'],
    ],
    title,
  );
  await office.does('ducha', problem, ['下发整改', '2020-10-20']);
  await city.wake('2020-11-10');
  await mended(office, problem);
}

/** Planned, agreed to, done with its proof, checked by one and crossed off by another. */
async function mended(office: Office, problem: string): Promise<void> {
  await office.does('xian', problem, [
    '报送整改方案',
    '2020-10-22',
    ['text', '整改措施', '逐件登记公布日期，到期前三日提醒报送。'],
    ['text', '责任人职务', '县司法局局长'],
    ['day', '计划完成日期', '2020-11-12'],
  ]);
  await office.does('ducha', problem, ['同意方案', '2020-10-23']);
  await office.does('xianzhang', problem, [
    '申报完成',
    '2020-11-10',
    ['text', '整改情况', '已逐件核对并补报，建立提醒台账。'],
    [
      'in',
      '整改证据',
      [
        ['file', '材料', pdf()],
        ['day', '形成日期', '2020-11-09'],
      ],
    ],
  ]);
  await office.does('ducha', problem, [
    '核查',
    '2020-11-10',
    ['choose', '核查方式', '材料核查'],
    ['in', '核查人员', [['text', '姓名', '丁某某']]],
    ['text', '核查记录', '台账与登记一致。'],
  ]);
  await office.does('duchake', problem, ['复核并销号', '2020-11-10', ['text', '整改结果（公开）', '已整改到位。']]);
}

/** The county's part proved and accepted by two; then the whole. */
export async function finish(office: Office, whole: string, own: string): Promise<void> {
  await office.does('xianzhang', own, [
    '申报完成',
    '2020-12-04',
    ['text', '完成情况', '全年文件均按期备案。'],
    [
      'in',
      '完成证据',
      [
        ['text', '完成标准序号', '1'],
        ['file', '材料', pdf()],
        ['day', '形成日期', '2020-12-01'],
      ],
    ],
  ]);
  for (const path of [own, whole]) {
    if (path === whole) await office.does('juzhang', whole, ['申报完成', '2020-12-04', ['text', '完成情况', '子任务已经全部办结。']]);
    await office.does('fazhi', path, ['审核完成情况', '2020-12-04', ['text', '审核意见', '材料齐全。']]);
    await office.does('fazhike', path, ['复核办结', '2020-12-04']);
  }
}
