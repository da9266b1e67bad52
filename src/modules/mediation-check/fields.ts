import { choice, date, longText, matterRef, matterRefs, number, rows, text, type ValuesOf } from '#kernel';
import { mediationWorkRules, platformDefaults } from '#law';
import { staff } from '#vocabulary';

/** The largest sample of one check. */
export const mostSampled = 400;
const check = platformDefaults('调解真实性抽查');

/** What the parties said. Only an agreement that they confirm counts as a success. */
export const callResults = {
  agreed: '参加过调解，达成了协议',
  'not-agreed': '参加过调解，没有达成协议',
  denied: '没有这起纠纷或者没有参加调解',
  unreachable: '联系不上',
} as const;

export const fields = {
  title: text('名称', { ...staff, min: 6, max: 80 }),
  periodFrom: date('抽查期间起', staff),
  periodTo: date('抽查期间止', staff),
  plannedSize: number('计划样本量', { ...staff, unit: '件', min: 1, max: mostSampled, basis: check }),
  seed: text('随机种子', {
    ...staff,
    min: 8,
    max: 64,
    pattern: '^[A-Za-z0-9-]{8,64}$',
    help: '抽样前公开产生，不可更改；任何人凭种子可以重做抽样',
  }),
  seedSource: text('种子的产生', { ...staff, min: 4, max: 120, help: '例：抽签、当日公开发布的号码' }),
  population: number('期间办结的案件', { ...staff, unit: '件', min: 1 }),
  reportedSuccesses: number('其中登记为成功的', { ...staff, unit: '件' }),
  sample: matterRefs('mediation-case', '抽中的案件', { ...staff, max: mostSampled }),
  calls: rows(
    '回访记录',
    {
      case: matterRef('mediation-case', '案件', staff),
      result: choice('回访结果', callResults, staff),
      note: text('说明', { ...staff, min: 0, max: 200, help: '不写当事人姓名、号码' }),
    },
    { ...staff, max: mostSampled },
  ),
  reached: number('联系上的', { ...staff, unit: '件' }),
  confirmed: number('当事人确认成功的', { ...staff, unit: '件' }),
  rate: number('确认成功率', { ...staff, unit: '%', digits: 2, max: 100 }),
  rateLow: number('置信区间下限', { ...staff, unit: '%', digits: 2, max: 100, help: '威尔逊区间' }),
  rateHigh: number('置信区间上限', { ...staff, unit: '%', digits: 2, max: 100, help: '威尔逊区间' }),
  findings: rows(
    '发现的问题',
    {
      kind: choice(
        '问题',
        {
          'not-true': '案件不真实',
          'duplicate-parties': '同一当事人重复立案',
          'impossible-date': '日期不可能',
          outlier: '调委会数据异常',
          'no-file': '没有协议书或者口头协议记录',
        },
        staff,
      ),
      subject: text('案件编号或者调委会', { ...staff, max: 80 }),
      note: text('说明', { ...staff, min: 0, max: 200 }),
    },
    { ...staff, max: 100 },
  ),
  conclusion: longText('抽查结论', { ...staff, max: 2000 }),
  rectification: longText('整改情况', { ...staff, max: 2000, basis: mediationWorkRules('监督指导', 'recalled') }),
  cancelReason: longText('取消理由', { ...staff, max: 500 }),
  lateReason: longText('超期原因', { ...staff, max: 500 }),
} as const;

export type CheckValues = ValuesOf<typeof fields>;
