import { choice, date, files, longText, rows, text, unit, type ValuesOf } from '#kernel';
import { platformDefaults } from '#law';
import { staff } from '#vocabulary';

/** What was looked at. The ids are those of the checks. */
export const checks = {
  'late-entry': '补录偏多',
  'after-fact': '材料晚于事实',
  'reused-file': '同一材料多处使用',
  growth: '期末突增',
  perfect: '全部为百分之百',
  digits: '末位数字分布',
  'same-second': '同一秒登记',
  outlier: '数值离群',
  gap: '自报与记录不一致',
  'impossible-date': '日期不可能',
  parties: '相同当事人重复',
  other: '其他',
} as const;

export const fields = {
  questionNo: text('编号', staff),
  title: text('核对事项', { ...staff, min: 4, max: 120 }),
  unit: unit('被询问单位', staff),
  check: choice('核对项目', checks, staff),
  periodFrom: date('核对期间起', staff),
  periodTo: date('核对期间止', staff),
  found: longText('核对所见', { ...staff, min: 4, max: 2000, help: '只写事实和数字，不作评价，不写当事人姓名、号码' }),
  definition: longText('口径与界限', { ...staff, max: 2000, basis: platformDefaults('数据核对的口径与界限') }),
  records: rows(
    '有关记录',
    {
      kind: text('事项类型', { ...staff, max: 60 }),
      number: text('编号', { ...staff, min: 0, max: 80 }),
      key: text('查询号', { ...staff, max: 60, pattern: '^\\d{6}/[0-9a-f-]{36}$' }),
    },
    { ...staff, min: 0, max: 200, help: '只列被询问单位自己的记录' },
  ),
  mark: text('核对标识', { ...staff, max: 120, help: '同一情况只询问一次，由平台填写' }),
  answer: longText('单位说明', { ...staff, min: 4, max: 4000 }),
  answerKind: choice('答复', { explained: '说明情况', corrected: '已经更正', disputed: '认为核对有误' }, staff),
  corrections: rows(
    '更正的记录',
    {
      number: text('事项编号', { ...staff, max: 80 }),
      change: text('更正内容', { ...staff, max: 200, help: '不写当事人姓名、号码' }),
    },
    { ...staff, min: 1, max: 100, help: '先在事项中登记更正，再在这里列出' },
  ),
  evidence: files('佐证材料', { ...staff, max: 20 }),
  more: longText('需要补充的情况', { ...staff, min: 4, max: 1000 }),
  reviewNote: longText('复核意见', { ...staff, min: 4, max: 2000 }),
  outcome: choice(
    '核对结果',
    { explained: '说明成立', corrected: '已更正', mistaken: '核对有误，记录无误', unresolved: '未能说明' },
    staff,
  ),
  escalateTo: choice('移交办理', { check: '列入实地抽查', interview: '约谈', supervision: '列入督办', statistics: '移送统计机构' }, staff),
  escalateReason: longText('移交理由', { ...staff, min: 4, max: 1000 }),
  withdrawReason: longText('撤回理由', { ...staff, min: 4, max: 500 }),
  lateReason: longText('超期原因', { ...staff, max: 500 }),
} as const;

export type QuestionValues = ValuesOf<typeof fields>;
