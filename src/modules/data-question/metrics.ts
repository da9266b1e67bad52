import { count, duration, halfUp, share, stock } from '#kernel';
import { platformDefaults } from '#law';

export const answering = ['explain', 'correct', 'dispute'] as const;
export const settling = ['settle-explained', 'settle-corrected', 'settle-mistaken', 'settle-unresolved'] as const;
type Answer = (typeof answering)[number];
type Settle = (typeof settling)[number];
const basis = platformDefaults('数据核对');
const unit = '件';

/** How many of the questions of a period came to this end. */
const settled = (title: string, said: string, act: Settle) =>
  count<Settle, 'check'>({ title, definition: `期内复核为「${said}」的数据核对询问件数`, unit, acts: act, by: ['check'] });

export const metrics = {
  asked: count<'ask', 'check'>({
    title: '数据核对询问',
    definition: '期内向单位提出的数据核对询问件数；询问只提出问题，不是结论',
    basis,
    unit,
    acts: 'ask',
    by: ['check'],
  }),
  answered: count<Answer, 'answerKind'>({
    title: '单位答复',
    definition: '期内单位首次答复的数据核对询问件数',
    unit,
    acts: answering,
    first: true,
    by: ['answerKind'],
  }),
  'answered-in-time': count<Answer, never, 'answer'>({
    title: '按期答复',
    definition: '期内单位在答复期限内首次答复的件数',
    unit,
    acts: answering,
    first: true,
    inTime: 'answer',
  }),
  'in-time-rate': share({
    title: '按期答复率',
    definition: '按期答复件数÷单位答复件数',
    of: 'answered-in-time',
    over: 'answered',
    rounding: halfUp(2),
  }),
  'answer-days': duration<Answer, 'answer', never>({
    title: '答复平均用时',
    definition: '期内答复的询问从提出到答复的工作日平均数',
    unit: '个工作日',
    clock: 'answer',
    acts: answering,
    at: 'mean',
    rounding: halfUp(1),
  }),
  explained: settled('说明成立', '说明成立', 'settle-explained'),
  corrected: settled('核对后更正', '已更正', 'settle-corrected'),
  mistaken: settled('核对有误', '核对有误，记录无误', 'settle-mistaken'),
  unresolved: settled('未能说明', '未能说明', 'settle-unresolved'),
  escalated: count<'escalate', 'escalateTo'>({
    title: '移交办理',
    definition: '期内由负责人决定移交办理的数据核对询问件数',
    unit,
    acts: 'escalate',
    by: ['escalateTo'],
  }),
  withdrawn: count({ title: '撤回询问', definition: '期内撤回的数据核对询问件数', unit, acts: 'withdraw' }),
  pending: stock({
    title: '未了结的数据核对',
    definition: '期末尚未复核了结的数据核对询问件数',
    unit,
    states: ['asked', 'answered', 'unanswered'],
  }),
} as const;
