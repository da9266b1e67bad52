import { type ActDecl, type Guard, procedure, refusal } from '#kernel';
import { platformDefaults, truthAnswer, truthReview } from '#law';
import { checks, fields, type QuestionValues } from './fields.ts';
import { answering, metrics, settling } from './metrics.ts';

export { checks };

type G = Guard<QuestionValues>;
const basis = platformDefaults('数据核对：先问单位，再复核，不自动处理');

/** A period that has begun, in its order. */
const periodSound: G = ({ values, on }) => {
  const { periodFrom = '', periodTo = '' } = values;
  if (periodFrom > periodTo) return refusal('period-order', '核对期间的起止颠倒', { remedy: '请核对期间', basis, field: 'periodTo' });
  if (periodTo < on) return undefined;
  return refusal('period-open', '核对期间尚未结束', { remedy: '请在期间结束后询问', basis, field: 'periodTo' });
};

/** A correction that the unit has not told of cannot be found. */
const correctionTold: G = ({ values }) =>
  values.answerKind === 'corrected'
    ? undefined
    : refusal('not-corrected', '单位没有答复「已经更正」', { remedy: '请按单位的答复选择核对结果', basis, field: 'answerKind' });

type Id = keyof typeof fields;
type State = 'asked' | 'answered' | 'unanswered' | 'settled' | 'escalated' | 'withdrawn';
type Role = 'asker' | 'respondent' | 'reviewer' | 'chief';
type Act = ActDecl<Role, State, Id, QuestionValues>;

/** The unit answers in one of three ways; late as well, with its reason. */
const answerAct = (title: string, answerKind: string, more: readonly Id[] = []): Act => ({
  title,
  basis,
  by: 'respondent',
  from: ['asked', 'unanswered'],
  to: 'answered',
  needs: ['answer', ...more],
  asks: ['evidence', 'lateReason'],
  sets: { answerKind },
  lateReason: 'lateReason',
});

/** Who asked does not review what came of it. */
const settleAct = (title: string, outcome: string, from: State | readonly State[], guard?: G): Act => ({
  title,
  basis,
  by: 'reviewer',
  from,
  to: 'settled',
  needs: ['reviewNote'],
  asks: ['lateReason'],
  sets: { outcome },
  notBy: ['ask'],
  lateReason: 'lateReason',
  ...(guard && { guard }),
});

/** 数据核对询问: what looks odd in the records is asked of the unit, answered by it first, then reviewed. Nothing follows by itself. */
export const dataQuestion = procedure({
  id: 'data-question',
  version: 1,
  title: '数据核对询问',
  group: '督导',
  basis,
  roles: {
    asker: { title: '考核办数据核对人员', relation: 'office', office: 'oversight', duties: ['clerk', 'reviewer'] },
    respondent: { title: '被询问单位', relation: 'own', duties: ['clerk', 'reviewer', 'chief', 'head'] },
    reviewer: { title: '考核办复核人员', relation: 'office', office: 'oversight', duties: ['reviewer', 'chief'] },
    chief: { title: '考核办负责人', relation: 'office', office: 'oversight', duties: ['chief', 'head'] },
  },
  fields,
  shows: { title: 'title', number: 'questionNo', outcome: 'outcome', list: ['unit', 'check', 'periodTo', 'answerKind', 'outcome'] },
  owner: 'unit',
  states: {
    asked: { title: '待单位答复' },
    answered: { title: '已答复，待复核' },
    unanswered: { title: '逾期未答复' },
    settled: { title: '已了结', final: true },
    escalated: { title: '已移交办理', final: true },
    withdrawn: { title: '已撤回', final: true },
  },
  publicIn: [],
  acts: {
    ask: {
      title: '提出询问',
      basis,
      by: 'asker',
      to: 'asked',
      needs: ['title', 'unit', 'check', 'periodFrom', 'periodTo', 'found', 'definition'],
      asks: ['records', 'mark'],
      guard: periodSound,
    },
    explain: answerAct('答复：说明情况', 'explained'),
    correct: answerAct('答复：已经更正', 'corrected', ['corrections']),
    dispute: answerAct('答复：认为核对有误', 'disputed'),
    lapse: { title: '期满未答复', basis: platformDefaults('单位先答复'), by: 'clock', from: 'asked', to: 'unanswered' },
    'ask-more': {
      title: '请单位补充说明',
      basis,
      by: 'reviewer',
      from: 'answered',
      to: 'asked',
      needs: ['more'],
      asks: ['lateReason'],
      lateReason: 'lateReason',
      returns: true,
      awaited: [],
    },
    'settle-explained': settleAct('了结：说明成立', 'explained', 'answered'),
    'settle-corrected': settleAct('了结：已更正', 'corrected', 'answered', correctionTold),
    'settle-mistaken': settleAct('了结：核对有误', 'mistaken', 'answered'),
    'settle-unresolved': settleAct('了结：未能说明，记录在案', 'unresolved', ['answered', 'unanswered']),
    escalate: {
      title: '决定移交办理',
      basis: platformDefaults('移交由负责人决定'),
      by: 'chief',
      from: ['answered', 'unanswered'],
      to: 'escalated',
      needs: ['escalateTo', 'escalateReason'],
      asks: ['lateReason'],
      notBy: ['ask'],
      lateReason: 'lateReason',
      awaited: [],
    },
    withdraw: {
      title: '撤回询问',
      basis: platformDefaults('撤回'),
      by: 'asker',
      from: ['asked', 'unanswered'],
      to: 'withdrawn',
      needs: ['withdrawReason'],
      awaited: [],
    },
  },
  deadlines: {
    answer: {
      title: '单位答复',
      basis: platformDefaults('单位先答复'),
      kind: 'at-most',
      starts: 'ask',
      within: truthAnswer,
      restarts: ['ask-more'],
      stops: answering,
      then: 'lapse',
    },
    review: {
      title: '复核',
      basis: platformDefaults('数据核对的复核'),
      kind: 'at-most',
      starts: answering,
      within: truthReview,
      stops: [...settling, 'escalate', 'ask-more'],
    },
  },
  serials: { questionNo: { at: 'ask', pattern: '数核〔{year}〕{seq}号', basis: platformDefaults('数据核对询问编号') } },
  metrics,
});
