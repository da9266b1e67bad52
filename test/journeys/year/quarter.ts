/** The pledge of the county, and the quarterly review that measures it. */
import type { Entry, Office } from '../support/office.ts';
import { pdf } from '../support/paper.ts';
import type { Visitor } from '../support/visit.ts';
import { found } from './task.ts';

const pledgeTitle = '安阳县2020年度法治政府建设目标责任书';
const round = '2020年第三季度法治政府建设考评';

const indicator = (code: string, name: string, weight: string, more: readonly Entry[]): readonly Entry[] => [
  ['text', '编号', code],
  ['text', '指标', name],
  ['choose', '类别', '共性指标'],
  ['choose', '领域', '法治政府建设'],
  ['text', '权重', weight],
  ['choose', '方向', '越高越好'],
  ['text', '目标值', '100'],
  ['text', '底线值', '0'],
  ...more,
  ['text', '责任人职务', '县长'],
];
const indicators: Entry = [
  'rows',
  '指标',
  [
    indicator('1', '任务进度填报及时率', '60', [
      ['choose', '计分法', '按完成比例'],
      ['choose', '数据来源', '平台取数'],
      ['text', '取数口径', 'progress-report.timeliness'],
    ]),
    indicator('2', '领导干部学法', '40', [
      ['choose', '计分法', '评分'],
      ['choose', '数据来源', '单位自报'],
    ]),
  ],
];

/** Drafted by the office, agreed to by the county, signed by both heads. */
export async function pledge(office: Office): Promise<void> {
  const on = '2020-01-13';
  const path = await office.opens(
    'ducha',
    'responsibility-pledge/draft',
    ['起草责任书', on, ['text', '名称', pledgeTitle], ['text', '年度', '2020'], ['pick', '责任单位', '安阳县'], indicators],
    pledgeTitle,
  );
  await office.does('ducha', path, ['征求意见', on, ['day', '签订截止日期', '2020-03-31']]);
  await office.does('xianzhang', path, ['回复无意见', on]);
  await office.does('duchake', path, ['定稿', on]);
  await office.does('xianzhang', path, ['单位主要负责人签字', on, ['choose', '签订方式', '电子签名']]);
  await office.does('shizhang', path, ['政府主要负责人签字', on]);
}

async function works(visitor: Visitor, name: RegExp, said: string): Promise<void> {
  await visitor.go('/quarter', '季度考评');
  await visitor.click('button', name);
  await visitor.sees(said);
}

/** The window opens: the county is taken in, the platform takes its figures, the county adds what only it knows. */
export async function selfReport(office: Office): Promise<void> {
  const on = '2020-10-09';
  const path = await office.opens(
    'ducha',
    'quarterly-review/schedule',
    [
      '安排考评',
      on,
      ['text', '考评轮次', round],
      ['text', '年度', '2020'],
      ['choose', '季度', '第三季度'],
      ['day', '季末日期', '2020-09-30'],
      ['day', '自评开始日期', on],
      ['day', '自评截止日期', '2020-10-10'],
      ['day', '锁定日期', '2020-10-12'],
      ['text', '现场抽查比例', '20'],
      ['text', '考评范围和方法', '签订责任书的单位；平台取数和材料评分相结合。'],
    ],
    round,
  );
  await office.does('ducha', path, ['开始自评', on]);
  const review = await office.who('ducha');
  await works(review, /^列入应考评的单位/, '已列入1个单位。');
  await works(review, /^平台取数$/, '已取数1个单位。');
  const own = await found(office, 'xian', 'unit-quarter', round);
  await office.does('xian', own, [
    '报送自评',
    on,
    [
      'rows',
      '自评',
      [
        [
          ['text', '指标编号', '2'],
          ['text', '实际值', '90'],
          ['text', '口径说明', '县政府常务会议会前学法两次，中心组学习一次。'],
          ['file', '证据', pdf()],
        ],
      ],
    ],
  ]);
}

const points = (label: string, given: string): Entry => [
  'in',
  label,
  [
    ['text', '指标编号', '2'],
    ['text', '得分', given],
    ['text', '理由', '一次学习没有签到表。'],
  ],
];

/** Two people score without each other, the platform puts it together, the county accepts, the mayor lets it be told; the score as it is printed. */
export async function scored(office: Office): Promise<number> {
  const on = '2020-10-20';
  const own = await found(office, 'ducha', 'unit-quarter', round);
  await office.does('ducha', own, ['第一人评分', on, points('第一评分人评分', '36')]);
  await office.does('duchake', own, ['第二人评分', on, points('第二评分人评分', '34')]);
  const review = await office.who('ducha');
  await works(review, /^汇总得分$/, '已汇总1个单位。');
  await office.does('ducha', own, ['告知得分', on]);
  await office.does('xianzhang', own, ['无异议', on]);
  await works(review, /^组内排名$/, '已排名1个单位。');
  const whole = await found(office, 'ducha', 'quarterly-review', round);
  await office.does('ducha', whole, ['得分告知完毕', on]);
  await office.does('duchake', whole, ['报送考评结果', on, ['pick', '各单位季度考评', round], ['file', '考评通报', pdf()]]);
  await office.does('shizhang', whole, ['批准并通报', on]);
  const county = await office.who('xianzhang');
  await county.go('/quarter', '季度考评');
  const line = county.page.getByRole('listitem').filter({ hasText: '安阳县' }).first();
  const total = (await line.getByText(/^[\d.]+分$/).innerText()).replace('分', '');
  await line.getByRole('link', { name: '安阳县' }).click();
  await county.at('安阳县');
  await county.sees('哪里扣了分');
  await county.sees('任务进度填报及时率');
  await county.isOpenToAll();
  return Number(total);
}
