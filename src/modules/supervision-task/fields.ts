import { choice, date, file, flag, longText, matterRef, number, rows, text, unit } from '#kernel';
import { open, staff } from '#vocabulary';

/** Where a task comes from. */
export const sources = {
  'higher-plan': '上级部署',
  'annual-point': '年度工作要点',
  'meeting-decision': '会议决定',
  'leader-instruction': '领导批示',
  'creation-indicator': '示范创建指标',
  'inspection-finding': '督查发现问题',
} as const;

/** A task is answered for below the city: above whoever leads somebody must be there to approve and to decide. */
const below = { unitKinds: ['county', 'zone', 'department', 'township', 'street'] };

/** How it is seen that a criterion is met. */
export const measures = { evidence: '材料证明', number: '数量', figure: '平台数据' } as const;

const ordinal = (title: string) => number(title, { ...staff, min: 1, max: 30, help: '填写完成标准的序号' });

export const fields = {
  taskNo: text('任务编号', { ...open, pattern: '^RW-\\d{4}-[A-Z]{2}-\\d{4}(-\\d{2}){0,2}$', help: '如：RW-2019-FZ-0001-02' }),
  title: text('任务名称', { ...open, min: 4, max: 60 }),
  source: choice('任务来源', sources, open),
  decidedBy: matterRef('meeting-item', '会议议题', { ...staff, when: { field: 'source', in: ['meeting-decision'] } }),
  instruction: text('批示编号', {
    ...staff,
    pattern: '^PS-\\d{8}-[0-9a-f]{12}$',
    when: { field: 'source', in: ['leader-instruction'] },
    help: '由平台内的批示拟制的，自动填写，如：PS-20190305-0a1b2c3d4e5f',
  }),
  instructionText: longText('批示内容', { ...staff, max: 500, when: { field: 'source', in: ['leader-instruction'] } }),
  bases: rows(
    '任务依据',
    { instrument: text('文件或者法律', { ...open, max: 120 }), provision: text('条款或者要点', { ...open, max: 200, min: 0 }) },
    { ...open, min: 1, max: 10 },
  ),
  level: choice('任务层级', { first: '市级', second: '县区和部门', third: '乡镇街道' }, open),
  parent: matterRef('supervision-task', '母任务', staff),
  issuer: unit('交办单位', { ...staff, help: '市级任务为市法治政府建设工作领导小组办公室所在单位；分解的任务为母任务的责任单位' }),
  leadUnit: unit('责任单位', { ...open, ...below }),
  assistUnits: rows('协办单位', { unit: unit('单位', open) }, { ...open, min: 1, max: 60 }),
  weight: number('权重', { ...staff, digits: 2, min: 0.01, max: 100 }),
  isKey: flag('关键任务', { ...staff, help: '关键任务亮红灯时，母任务随之亮红灯' }),
  startOn: date('开始日期', { ...open, future: true }),
  dueOn: date('完成时限', { ...open, future: true }),
  cycle: choice('填报周期', { month: '按月', quarter: '按季' }, staff),
  criteria: rows(
    '完成标准',
    {
      text: text('标准', { ...open, min: 2, max: 200 }),
      measure: choice('衡量方式', measures, open),
      figure: text('平台数据', {
        ...open,
        max: 200,
        pattern: '^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*(\\[[^\\]]{1,200}\\])?$',
        when: { field: 'measure', in: ['figure'] },
        help: '数据的编号，如：normative-document-filing.in-time-rate',
      }),
      target: number('目标值', { ...open, digits: 2, when: { field: 'measure', in: ['figure', 'number'] } }),
    },
    { ...open, min: 1, max: 30 },
  ),
  plan: rows(
    '计划进度',
    { on: date('日期', { ...staff, future: true }), pct: number('累计进度', { ...staff, min: 0, max: 100, unit: '%' }) },
    { ...staff, min: 1, max: 24, help: '不填的，按开始日期至完成时限匀速推进' },
  ),
  approvalRecord: text('批准记录', { ...staff, max: 120, help: '政府决定的文号、会议纪要号，或者行政首长批示的日期' }),
  returnReason: longText('退回意见', { ...staff, max: 1000 }),
  disputeReason: longText('不属本单位职责的理由', { ...staff, max: 1000 }),
  reassignTo: unit('改派单位', { ...staff, ...below }),
  replaces: matterRef('supervision-task', '改派前的任务', staff),
  upholdNote: longText('维持分派的理由', { ...staff, max: 1000 }),
  parts: rows(
    '分解方案',
    {
      title: text('子任务名称', { ...staff, min: 4, max: 60 }),
      unit: unit('责任单位', { ...staff, ...below }),
      weight: number('权重', { ...staff, digits: 2, min: 0.01, max: 100 }),
      dueOn: date('完成时限', { ...staff, future: true }),
      covers: text('对应完成标准', { ...staff, pattern: '^\\d{1,2}([、,]\\d{1,2})*$', help: '母任务完成标准的序号，如：1、2' }),
      isKey: flag('关键', staff),
    },
    { ...staff, min: 1, max: 60 },
  ),
  decompositionReason: longText('延长分解期限的理由', { ...staff, max: 500 }),
  progress: number('进度', { ...staff, min: 0, max: 100, unit: '%' }),
  progressPeriod: text('进度所属期', { ...staff, max: 7 }),
  part: matterRef('supervision-task', '办结的子任务', staff),
  figureProofs: rows(
    '平台数据证明',
    {
      criterion: ordinal('完成标准序号'),
      figure: text('平台数据', { ...staff, max: 200 }),
      value: number('数值', { ...staff, digits: 2 }),
      target: number('目标值', { ...staff, digits: 2 }),
      asOf: date('取数日期', staff),
    },
    { ...staff, min: 1, max: 30 },
  ),
  extensionReason: longText('申请延期的理由', { ...staff, min: 4, max: 1000 }),
  newDueOn: date('申请延至', { ...staff, future: true }),
  refusalReason: longText('不同意延期的理由', { ...staff, max: 500 }),
  completionNote: longText('完成情况', { ...open, min: 4, max: 2000 }),
  proofs: rows(
    '完成证据',
    {
      criterion: ordinal('完成标准序号'),
      file: file('材料', staff),
      docNo: text('文号', { ...staff, max: 60, min: 0 }),
      signedOn: date('形成日期', staff),
    },
    { ...staff, min: 1, max: 60 },
  ),
  checkNote: longText('审核意见', { ...staff, max: 1000 }),
  defects: longText('缺陷清单', { ...staff, min: 4, max: 2000 }),
  lateDone: flag('超过时限', staff),
  rectification: text('整改事项', { ...staff, max: 60 }),
  evidenceFalse: flag('证据核查不实', staff),
  falseNote: longText('核查情况', { ...staff, max: 1000 }),
  cancelReason: longText('取消的原因', { ...staff, min: 4, max: 500 }),
};
