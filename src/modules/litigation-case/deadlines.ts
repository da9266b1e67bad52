import type { DeadlineDecl } from '#kernel';
import {
  administrativeLitigationLaw,
  appealAnswer,
  civilProcedureLaw2017,
  defence,
  defenceDelay,
  firstTrial,
  judgmentAppeal,
  lossAnalysis,
  platformDefaults,
  rulingAppeal,
  secondTrial,
  simplifiedTrial,
} from '#law';
import type { acts } from './acts.ts';
import type { fields } from './fields.ts';
import type { states } from './states.ts';

type Deadline = DeadlineDecl<keyof typeof acts, keyof typeof states, keyof typeof fields & string>;

const leaving = ['record-conciliation', 'record-withdrawal', 'transfer-court'] as const;
const firstVerdicts = ['record-win', 'record-loss', 'record-ruling'] as const;
const finalVerdicts = ['record-final-win', 'record-final-loss', 'record-final-ruling', 'record-remand'] as const;

/** From the service of a judgment of first instance to its effect. */
const appealFrom = (of: 'won' | 'lost' | 'ruled', title: string, act: (typeof firstVerdicts)[number]) =>
  ({
    title,
    basis: administrativeLitigationLaw('第85条'),
    kind: 'at-most',
    starts: act,
    startsOn: 'judgmentServedOn',
    within: of === 'ruled' ? rulingAppeal : judgmentAppeal,
    stops: [`take-effect-${of}`, 'appeal', 'go-up'],
    then: `take-effect-${of}`,
  }) as const satisfies Deadline;

export const deadlines = {
  defence: {
    title: '答辩和举证',
    basis: administrativeLitigationLaw('第67条'),
    kind: 'at-most',
    starts: 'receive-notice',
    startsOn: 'servedOn',
    within: defence,
    extends: { by: 'delay-evidence', within: defenceDelay },
    stops: ['submit-defence', 'default-defence', 'record-ruling', ...leaving],
    then: 'default-defence',
  },
  'appeal-answer': {
    title: '对上诉、再审申请的答辩',
    basis: civilProcedureLaw2017('二审答辩的规定', 'recalled'),
    kind: 'at-most',
    starts: ['receive-appeal', 'receive-retrial'],
    startsOn: 'servedOn',
    within: appealAnswer,
    stops: ['submit-defence', 'set-hearing', 'hear-in-writing', 'record-final-ruling', ...leaving],
  },
  hearing: {
    title: '开庭',
    basis: administrativeLitigationLaw('第3条'),
    kind: 'at-most',
    starts: ['set-hearing', 'postpone-hearing'],
    until: 'hearingOn',
    stops: ['appear-head', 'appear-staff', 'record-absence', 'record-ruling', 'record-final-ruling', ...leaving],
  },
  // The court's own time: the organ answers for none of it, and may ask when it is over.
  'first-trial': {
    title: '人民法院一审审限',
    basis: administrativeLitigationLaw('第81条、第83条'),
    kind: 'at-least',
    starts: 'receive-notice',
    startsOn: 'filedOn',
    within: { by: 'simplified', of: { true: simplifiedTrial }, otherwise: firstTrial },
    stops: [...firstVerdicts, ...leaving],
    gates: ['inquire-progress'],
  },
  'second-trial': {
    title: '人民法院二审审限',
    basis: administrativeLitigationLaw('第88条'),
    kind: 'at-least',
    starts: 'receive-appeal',
    startsOn: 'filedOn',
    within: secondTrial,
    stops: [...finalVerdicts, ...leaving],
    gates: ['inquire-progress'],
  },
  'appeal-won': appealFrom('won', '胜诉判决的上诉期', 'record-win'),
  'appeal-lost': appealFrom('lost', '败诉判决的上诉期', 'record-loss'),
  'appeal-ruled': appealFrom('ruled', '裁定的上诉期', 'record-ruling'),
  performance: {
    title: '履行生效裁判',
    basis: administrativeLitigationLaw('第94条、第96条'),
    kind: 'at-most',
    starts: 'start-performance',
    until: 'performBy',
    stops: ['perform', 'performance-overdue'],
    then: 'performance-overdue',
  },
  'loss-analysis': {
    title: '败诉分析和整改',
    basis: platformDefaults('败诉整改'),
    kind: 'at-most',
    starts: ['take-effect-lost', 'record-final-loss', 'restore-loss'],
    within: lossAnalysis,
    restarts: ['return-analysis'],
    stops: ['file-loss-analysis', 'go-up'],
  },
} as const satisfies Record<string, Deadline>;
