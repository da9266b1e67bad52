import { type Json, months, type Norm, naturalDays, norm, workingDays } from '#kernel';
import {
  administrativeLitigationInterpretation,
  administrativeLitigationLaw,
  civilProcedureLaw,
  civilProcedureLaw2017,
  civilProcedureLaw2021,
} from '../instruments/common.ts';
import { headAppearanceRules } from '../instruments/litigation.ts';
import { byDefault, since } from './value.ts';

/** Statement of defence and evidence, from the receipt of the copy of the complaint. */
export const defence = norm('litigation.defence', '答辩和举证', {
  values: [since('2017-07-01', naturalDays(15), administrativeLitigationLaw('第67条'))],
});
/** With the court's leave, where evidence cannot be had in time. */
export const defenceDelay = norm('litigation.defence-delay', '经人民法院准许延期举证', {
  values: [since('2018-02-08', naturalDays(15), administrativeLitigationInterpretation('第34条', 'recalled'))],
});
/** Of the other party's appeal; by the rules of civil procedure, their articles not seen. */
export const appealAnswer = norm('litigation.appeal-answer', '对上诉的答辩', {
  values: [
    since('2017-07-01', naturalDays(15), civilProcedureLaw2017('二审答辩的规定', 'recalled')),
    since('2022-01-01', naturalDays(15), civilProcedureLaw2021('二审答辩的规定', 'recalled')),
    since('2024-01-01', naturalDays(15), civilProcedureLaw('二审答辩的规定', 'recalled')),
  ],
});

/** The court's own time, followed by the party. */
export const firstTrial = norm('litigation.first-trial', '一审审理', {
  adjustable: 'no',
  values: [since('2017-07-01', months(6), administrativeLitigationLaw('第81条'))],
});
export const simplifiedTrial = norm('litigation.simplified-trial', '一审审理（简易程序）', {
  adjustable: 'no',
  values: [since('2017-07-01', naturalDays(45), administrativeLitigationLaw('第83条'))],
});
export const secondTrial = norm('litigation.second-trial', '二审审理', {
  adjustable: 'no',
  values: [since('2017-07-01', months(3), administrativeLitigationLaw('第88条'))],
});

export const judgmentAppeal = norm('litigation.judgment-appeal', '对判决上诉', {
  adjustable: 'no',
  values: [since('2017-07-01', naturalDays(15), administrativeLitigationLaw('第85条'))],
});
export const rulingAppeal = norm('litigation.ruling-appeal', '对裁定上诉', {
  adjustable: 'no',
  values: [since('2017-07-01', naturalDays(10), administrativeLitigationLaw('第85条'))],
});

/** Before the hearing the court tells the head to appear; 2020 on. */
export const headNotice = norm('litigation.head-notice', '通知负责人出庭', {
  adjustable: 'no',
  stricter: 'larger',
  values: [since('2020-07-01', naturalDays(3), headAppearanceRules('第5条'))],
});
/** Who counts as 负责人: codes of the field 负责人类别. */
export const headKinds: Norm<Json> = norm<Json>('litigation.head-kinds', '行政机关负责人的范围', {
  adjustable: 'no',
  values: [
    since<Json>('2018-02-08', ['head', 'deputy', 'in-charge'], administrativeLitigationInterpretation('第128条')),
    since<Json>('2020-07-01', ['head', 'deputy', 'deputy-in-charge', 'in-charge'], headAppearanceRules('第2条')),
  ],
});
/** Why a head ought to appear: codes of the field 应当出庭的情形. */
export const mustAppear: Norm<Json> = norm<Json>('litigation.must-appear', '负责人应当出庭的情形', {
  adjustable: 'no',
  values: [
    since<Json>(
      '2018-02-08',
      ['public-interest', 'public-attention', 'mass', 'court-advice'],
      administrativeLitigationInterpretation('第129条'),
    ),
    since<Json>(
      '2020-07-01',
      ['public-interest', 'public-attention', 'mass', 'protected-field', 'court-notice'],
      headAppearanceRules('第4条'),
    ),
  ],
});

/** Where the judgment itself sets no time. */
export const performance = norm('litigation.performance', '履行生效裁判', { values: byDefault(naturalDays(15)) });
export const lossAnalysis = norm('litigation.loss-analysis', '败诉原因分析和整改', { values: byDefault(workingDays(20)) });
/** Advice of a court that is neither on a normative document nor on governance and names no date. */
export const otherAdviceReply = norm('litigation.other-advice', '答复其他司法建议', { values: byDefault(naturalDays(60)) });
