import type { Basis } from '#kernel';
import { administrativeLitigationInterpretation, administrativeLitigationLaw, litigationResponseOpinion54, platformDefaults } from '#law';
import { after } from './after-acts.ts';
import * as guard from './guards.ts';
import type { Act } from './roles.ts';

const about = [
  ...(['defendant', 'defendantKind', 'lead', 'subject', 'court', 'courtCaseNo', 'filedOn', 'servedOn'] as const),
  ...(['plaintiffs', 'actKind', 'sector', 'disputedAct'] as const),
];
const opening = [guard.kindFits, guard.namesLeftOut, guard.servedInOrder];
const preparing = ['preparing', 'defended', 'defaulted'] as const;
const beforeVerdict = ['served', ...preparing, 'hearing-set', 'heard'] as const;
const lane = ['won', 'lost', 'ruled'] as const;

/** What was delivered, and when. */
const served = ['outcome', 'judgmentServedOn', 'judgmentFile'] as const;

const taking = (of: (typeof lane)[number], title: string, to: 'effective' | 'to-perform') =>
  ({
    title,
    basis: administrativeLitigationLaw('第85条'),
    by: ['clock', 'undertaker'],
    from: of,
    to,
    guard: guard.appealOver(`appeal-${of}`),
    awaited: [],
  }) as const satisfies Act;

const byVerdict = (title: string, basis: Basis) => ({ title, basis, by: 'undertaker', awaited: ['heard'] }) as const;

/** From the papers of the court to its hearing. */
const before = {
  'receive-notice': {
    title: '收到应诉通知',
    basis: administrativeLitigationLaw('第67条'),
    by: 'undertaker',
    to: 'served',
    needs: about,
    asks: ['simplified', 'coDefendants', 'documents'],
    sets: { instance: 'first' },
    guard: opening,
  },
  'receive-appeal': {
    title: '进入二审',
    basis: administrativeLitigationLaw('第85条'),
    by: 'undertaker',
    to: 'served',
    needs: [...about, 'appellant'],
    asks: ['previous', 'previousNo', 'coDefendants'],
    sets: { instance: 'second' },
    guard: [...opening, guard.follows],
    brings: [{ on: 'previous', act: 'go-up' }],
  },
  'receive-retrial': {
    title: '进入再审',
    basis: administrativeLitigationLaw('第90条至第93条'),
    by: 'undertaker',
    to: 'served',
    needs: [...about, 'appellant'],
    asks: ['previous', 'previousNo', 'coDefendants'],
    sets: { instance: 'retrial' },
    guard: [...opening, guard.follows],
  },
  assign: {
    title: '确定承办人和代理人',
    basis: litigationResponseOpinion54('明确应诉承办机构'),
    by: ['head', 'undertaker'],
    from: 'served',
    to: 'preparing',
    needs: ['handler'],
    asks: ['agents', 'strategy'],
  },
  'submit-defence': {
    title: '提交答辩状和证据',
    basis: administrativeLitigationLaw('第67条'),
    by: 'undertaker',
    from: 'preparing',
    to: 'defended',
    needs: ['defenceFile', 'evidenceList'],
    asks: ['lateReason', 'strategy'],
    lateReason: 'lateReason',
  },
  'delay-evidence': {
    title: '人民法院准许延期举证',
    basis: administrativeLitigationLaw('第36条'),
    by: 'undertaker',
    from: 'preparing',
    needs: ['delayReason'],
    awaited: [],
  },
  'default-defence': {
    title: '逾期未答辩举证',
    basis: administrativeLitigationLaw('第34条'),
    by: 'clock',
    from: ['served', 'preparing'],
    to: 'defaulted',
    sets: { defaulted: true },
  },
  'submit-late-defence': {
    title: '逾期提交答辩状和证据',
    basis: administrativeLitigationLaw('第34条'),
    by: 'undertaker',
    from: 'defaulted',
    to: 'defended',
    needs: ['defenceFile', 'evidenceList', 'lateReason'],
  },
  'set-hearing': {
    title: '收到开庭通知',
    basis: administrativeLitigationLaw('第3条'),
    by: 'undertaker',
    from: [...preparing, 'heard'],
    to: 'hearing-set',
    needs: ['hearingOn', 'mustAppear'],
    asks: ['hearingPlace', 'noticeServedOn'],
    guard: [guard.defenceDone, guard.hearingAhead, guard.groundInForce],
    awaited: ['defended', 'defaulted'],
  },
  'plan-appearance': {
    title: '安排出庭',
    basis: litigationResponseOpinion54('负责人出庭的要求'),
    by: ['undertaker', 'head'],
    from: 'hearing-set',
    needs: ['plannedHead', 'plannedPosition'],
    asks: ['reportedToHead'],
    guard: guard.headTold,
  },
  'replace-head': {
    title: '更换出庭负责人',
    basis: platformDefaults('更换出庭负责人'),
    by: ['undertaker', 'head'],
    from: 'hearing-set',
    needs: ['plannedHead', 'plannedPosition', 'replaceReason'],
    guard: guard.beforeHearing,
    awaited: [],
  },
  'postpone-hearing': {
    title: '改期开庭',
    basis: platformDefaults('开庭登记'),
    by: 'undertaker',
    from: 'hearing-set',
    needs: ['hearingOn'],
    guard: guard.hearingAhead,
    awaited: [],
  },
} as const satisfies Record<string, Act>;

/** Who stood before the court. */
const appearing = {
  'appear-head': {
    title: '负责人出庭',
    basis: administrativeLitigationLaw('第3条'),
    by: 'undertaker',
    from: 'hearing-set',
    to: 'heard',
    needs: ['head', 'headUnit', 'headPosition', 'headKind', 'spoke'],
    asks: ['staffers'],
    sets: { headAttended: true },
    guard: [guard.onHearingDay, guard.ownHead, guard.headCounts],
  },
  'appear-another-head': {
    title: '另一名负责人同庭出庭',
    basis: administrativeLitigationInterpretation('第128条'),
    by: 'undertaker',
    from: 'heard',
    needs: ['secondHead', 'secondHeadPosition', 'secondHeadKind'],
    guard: [guard.onHearingDay, guard.anotherPerson, guard.secondHeadCounts],
    awaited: [],
  },
  'appear-staff': {
    title: '负责人未出庭，工作人员出庭',
    basis: administrativeLitigationLaw('第3条'),
    by: 'undertaker',
    from: 'hearing-set',
    to: 'heard',
    needs: ['staffers', 'absenceGround', 'absenceReason'],
    asks: ['absenceStatement', 'absenceSigned'],
    sets: { headAttended: false },
    guard: [guard.onHearingDay, guard.notLawyerAlone, guard.statementGiven, guard.noticeWasLate],
  },
  'record-absence': {
    title: '登记未依法出庭',
    basis: administrativeLitigationLaw('第66条'),
    by: ['undertaker', 'overseer'],
    from: 'hearing-set',
    to: 'heard',
    needs: ['missedKind', 'absenceReason'],
    sets: { headAttended: false },
    guard: guard.onHearingDay,
    awaited: [],
  },
  'inquire-progress': {
    title: '审限届满，了解审理进展',
    basis: administrativeLitigationLaw('第81条、第83条、第88条'),
    by: 'undertaker',
    from: beforeVerdict,
    needs: ['progress'],
    awaited: [],
  },
  'hear-in-writing': {
    title: '不开庭审理',
    basis: administrativeLitigationLaw('第86条'),
    by: 'undertaker',
    from: preparing,
    to: 'heard',
    guard: guard.beyondFirst,
    awaited: [],
  },
} as const satisfies Record<string, Act>;

/** What the court decided. */
const deciding = {
  'record-win': {
    ...byVerdict('登记一审判决（胜诉）', administrativeLitigationLaw('第69条')),
    from: 'heard',
    to: 'won',
    needs: served,
    sets: { verdict: 'won' },
    guard: [guard.atFirst, guard.isWon],
  },
  'record-loss': {
    ...byVerdict('登记一审判决（败诉）', administrativeLitigationLaw('第70条至第78条')),
    from: 'heard',
    to: 'lost',
    needs: [...served, 'lossGround', 'duty'],
    sets: { verdict: 'lost' },
    guard: [guard.atFirst, guard.isLost],
  },
  'record-ruling': {
    ...byVerdict('登记一审裁定（驳回起诉）', administrativeLitigationInterpretation('第69条', 'recalled')),
    from: [...preparing, 'hearing-set', 'heard'],
    to: 'ruled',
    needs: served,
    sets: { verdict: 'other' },
    guard: [guard.atFirst, guard.isRuling],
  },
  'record-final-win': {
    ...byVerdict('登记终审判决（胜诉）', administrativeLitigationLaw('第89条')),
    from: 'heard',
    to: 'effective',
    needs: served,
    asks: ['appealOutcome'],
    sets: { verdict: 'won' },
    guard: [guard.beyondFirst, guard.isWon],
  },
  'record-final-loss': {
    ...byVerdict('登记终审判决（败诉）', administrativeLitigationLaw('第89条')),
    from: 'heard',
    to: 'to-perform',
    needs: [...served, 'lossGround', 'duty'],
    asks: ['appealOutcome'],
    sets: { verdict: 'lost' },
    guard: [guard.beyondFirst, guard.isLost],
  },
  'record-final-ruling': {
    ...byVerdict('登记终审裁定（驳回起诉）', administrativeLitigationLaw('第89条')),
    from: [...preparing, 'hearing-set', 'heard'],
    to: 'effective',
    needs: served,
    asks: ['appealOutcome'],
    sets: { verdict: 'other' },
    guard: [guard.beyondFirst, guard.isRuling],
  },
  'record-remand': {
    ...byVerdict('登记发回重审', administrativeLitigationLaw('第89条')),
    from: 'heard',
    to: 'remanded',
    needs: ['judgmentServedOn', 'judgmentFile'],
    sets: { outcome: 'remanded', verdict: 'other' },
    guard: guard.beyondFirst,
  },
  'record-conciliation': {
    ...byVerdict('登记调解书', administrativeLitigationLaw('第60条')),
    from: beforeVerdict,
    to: 'to-perform',
    needs: ['duty', 'judgmentServedOn', 'judgmentFile'],
    sets: { outcome: 'conciliated', verdict: 'other' },
  },
  'record-withdrawal': {
    ...byVerdict('登记准予撤诉', administrativeLitigationLaw('第62条')),
    from: beforeVerdict,
    to: 'withdrawn',
    needs: ['withdrawGround', 'judgmentServedOn'],
    sets: { outcome: 'withdrawn', verdict: 'other' },
  },
  'transfer-court': {
    ...byVerdict('登记移送管辖', administrativeLitigationLaw('第22条')),
    from: beforeVerdict,
    to: 'transferred',
    needs: ['judgmentServedOn'],
    sets: { outcome: 'transferred', verdict: 'other' },
  },
  'take-effect-won': taking('won', '一审胜诉判决生效', 'effective'),
  'take-effect-lost': taking('lost', '一审败诉判决生效', 'to-perform'),
  'take-effect-ruled': taking('ruled', '一审裁定生效', 'effective'),
  appeal: {
    title: '提起上诉',
    basis: administrativeLitigationLaw('第85条'),
    by: 'head',
    from: 'lost',
    to: 'appealed',
    needs: ['appealReason'],
    guard: guard.appealInTime,
  },
  'go-up': {
    title: '对方上诉，进入二审',
    basis: administrativeLitigationLaw('第85条'),
    by: ['clock', 'undertaker'],
    from: [...lane, 'effective', 'to-perform', 'appealed'],
    to: 'appealed',
    awaited: [],
  },
  'restore-effect': {
    ...byVerdict('撤回上诉，原裁判生效', platformDefaults('撤回上诉')),
    from: 'appealed',
    awaited: [],
    to: 'effective',
    guard: guard.wasNotLost,
  },
  'restore-loss': {
    ...byVerdict('撤回上诉，败诉判决生效', platformDefaults('撤回上诉')),
    from: 'appealed',
    awaited: [],
    to: 'to-perform',
    guard: guard.wasLost,
  },
} as const satisfies Record<string, Act>;

export const acts = { ...before, ...appearing, ...deciding, ...after } as const;
