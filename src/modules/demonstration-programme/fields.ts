import { choice, date, docNumber, file, files, flag, longText, number, rows, text, unit, type ValuesOf } from '#kernel';
import { demonstrationProgrammeMeasures } from '#law';
import { demonstrationKinds, demonstrationTiers, indicatorEditions, open, staff } from '#vocabulary';

export const fields = {
  title: text('活动名称', { ...open, min: 4, max: 80 }),
  organiser: unit('主办单位', { ...open, help: '上级开展的活动，填本级承办单位' }),
  upperOrganiser: text('上级主办机关', { ...open, max: 60, when: { field: 'tier', in: ['national', 'provincial'] } }),
  kind: choice('创建类型', demonstrationKinds, open),
  tier: choice('层级', demonstrationTiers, open),
  approvalNo: docNumber('批准文号', {
    ...open,
    basis: demonstrationProgrammeMeasures('第3条、第4条'),
    help: '本级开展的，填写批准开展创建示范活动的文号',
  }),
  charges: flag('向申报单位收费或者指定培训', staff),
  criteriaEdition: choice('指标版本', indicatorEditions, open),
  scoring: choice(
    '评价方式',
    { points: '按分值评价', verdict: '只评达标、未达标' },
    { ...open, help: '国家指标的分值没有公布，只评达标、未达标' },
  ),
  criteria: rows(
    '创建标准',
    { code: text('序号', { ...open, max: 12 }), item: text('标准', { ...open, max: 200 }) },
    { ...open, max: 150, help: '申报单位须逐条提交佐证' },
  ),
  criteriaFile: file('创建标准文本', open),
  entryScore: number('申报自评线', { ...open, unit: '分', max: 100, digits: 2, when: { field: 'scoring', in: ['points'] } }),
  passScore: number('评审通过线', { ...open, unit: '分', max: 100, digits: 2 }),
  recommendQuota: number('推荐名额', { ...open, unit: '个', min: 1, max: 2000 }),
  quota: number('命名名额', { ...open, unit: '个', min: 1, max: 500 }),
  applyFrom: date('申报开始日期', { ...open, future: true }),
  applyTo: date('申报截止日期', { ...open, future: true }),
  plan: file('创建方案', open),
  planNo: docNumber('方案文号', open),
  returnReason: longText('退回原因', staff),
  groupName: text('领导小组名称', { ...open, max: 60 }),
  groupNo: docNumber('成立文件文号', open),
  meetingKind: choice(
    '会议类别',
    { work: '工作会议', progress: '推进会议', observation: '观摩会', 'on-site': '现场会', speech: '典型发言' },
    open,
  ),
  meetingTheme: choice(
    '会议主题',
    {
      creation: '示范创建',
      service: '服务型行政执法',
      responsibility: '行政执法责任制',
      'three-systems': '行政执法三项制度',
    },
    open,
  ),
  meetingOn: date('开会日期', open),
  meetingNote: longText('会议情况', open),
  docKind: choice('文件类别', { plan: '实施方案', division: '任务分工', other: '其他' }, open),
  docTitle: text('文件名称', { ...open, max: 80 }),
  docNo: docNumber('文号', open),
  docFiles: files('文件', open),
  concludedOn: date('结束日期', open),
  cancelReason: longText('终止理由', open),
} as const;

export type ProgrammeValues = ValuesOf<typeof fields>;
