import { choice, file, files, longText, matterRef, matterRefs, text, unit, type ValuesOf } from '#kernel';
import { citySupervisionNotice } from '#law';
import { open, staff } from '#vocabulary';

/** 一级提示、二级督办、三级挂牌督办. */
export const orderLevels = { first: '一级（提示）', second: '二级（督办）', third: '三级（挂牌督办）' } as const;

const note = { ...staff, max: 2000 } as const;
const supervised = ['department', 'county', 'zone', 'township', 'street'];

export const fields = {
  orderNo: text('督办文号', open),
  title: text('督办事项', { ...open, min: 4, max: 80, help: '写明事项，不写人名' }),
  category: choice(
    '督查类别',
    {
      progress: '任务推进',
      reporting: '任务填报',
      rectification: '整改落实',
      decision: '会议决定落实',
      instruction: '领导批示落实',
      public: '群众反映',
    },
    staff,
  ),
  unit: unit('责任单位', { ...open, unitKinds: supervised }),
  orderLevel: choice('督办级别', orderLevels, { ...open, basis: citySupervisionNotice('督办分级', 'recalled') }),
  tasks: matterRefs('supervision-task', '所督办的任务', { ...staff, max: 30 }),
  facts: longText('督办的事实', { ...note, min: 10 }),
  demand: longText('办理要求', { ...note, min: 4 }),
  approvalKind: choice('确定督查事项的依据', { decision: '政府决定', chief: '行政首长指令或者批准' }, staff),
  approvalNote: longText('批准的文件、会议或者批示', { ...note, min: 2 }),
  approvalFile: file('批准材料', staff),
  returnReason: longText('退回意见', note),
  ordinal: text('同类督查次序', staff),
  previous: matterRef('supervision-order', '对本单位的上一次同类督查', staff),
  repeatReason: longText('再次督查的理由', note),
  replyText: longText('回复', { ...note, min: 10 }),
  replyEvidence: files('回复的证明材料', { ...staff, max: 20 }),
  lateReason: longText('逾期原因', note),
  extensionReason: longText('延长理由', note),
  extensionPaper: file('书面延期申请', staff),
  unsatisfied: longText('未通过的理由', { ...note, min: 4 }),
  interviewNote: longText('约谈纪要', { ...note, min: 10 }),
  verification: longText('核查情况', { ...note, min: 4 }),
  publicResult: longText('办理结果（公开）', { ...open, max: 500, help: '写单位和结果，不写人名' }),
  withdrawReason: longText('撤销理由', note),
} as const;

export type OrderValues = ValuesOf<typeof fields>;
