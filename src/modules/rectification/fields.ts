import { choice, date, file, files, longText, matterRef, rows, text, unit, type ValuesOf } from '#kernel';
import { open, staff, staffPerson } from '#vocabulary';

const note = { ...staff, max: 2000 } as const;

export const fields = {
  rectificationNo: text('整改编号', open),
  listName: text('问题清单', { ...staff, max: 80, help: '如：2019年第二季度督查问题清单' }),
  title: text('问题', { ...open, min: 4, max: 100, help: '写明问题，不写人名' }),
  source: choice(
    '问题来源',
    {
      inspection: '督查',
      assessment: '考核',
      quarter: '季度考评',
      enforcement: '执法监督',
      filing: '备案审查',
      audit: '审计',
      public: '群众反映',
    },
    open,
  ),
  unit: unit('责任单位', { ...open, unitKinds: ['department', 'county', 'zone', 'township', 'street'] }),
  order: matterRef('supervision-order', '所依据的督办单', staff),
  task: matterRef('supervision-task', '所涉及的任务', staff),
  foundOn: date('发现日期', open),
  detail: longText('问题的具体情况', { ...note, min: 10 }),
  ground: longText('认定的依据', { ...note, min: 4 }),
  proof: files('问题的证据', { ...staff, max: 20 }),
  dueOn: date('整改时限', { ...open, future: true }),
  measures: longText('整改措施', { ...note, min: 10 }),
  ownerTitle: text('责任人职务', { ...staff, max: 40, help: '写职务，不写姓名' }),
  planOn: date('计划完成日期', { ...staff, future: true }),
  planReturn: longText('方案退回意见', note),
  extensionReason: longText('延长理由', note),
  done: longText('整改情况', { ...note, min: 10 }),
  evidence: rows('整改证据', { file: file('材料', staff), madeOn: date('形成日期', staff) }, { ...staff, min: 1, max: 20 }),
  lateReason: longText('逾期原因', note),
  checkMode: choice('核查方式', { onsite: '现场核查', paper: '材料核查' }, staff),
  checkers: rows('核查人员', { name: text('姓名', { ...staffPerson, max: 30 }) }, { ...staffPerson, min: 1, max: 6 }),
  checkRecord: longText('核查记录', { ...note, min: 4 }),
  rejectReason: longText('核查未通过的理由', { ...note, min: 4 }),
  result: longText('整改结果（公开）', { ...open, max: 500, help: '写单位和结果，不写人名' }),
  relapse: longText('反弹情况', { ...note, min: 4 }),
  cancelReason: longText('撤销理由', note),
} as const;

export type RectificationValues = ValuesOf<typeof fields>;
