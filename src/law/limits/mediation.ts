import { months, naturalDays, norm, workingDays, years } from '#kernel';
import {
  arbitrationLaw,
  arbitrationLaw2017,
  mediationConfirmationRules,
  mediationLaw,
  mediationWorkRules,
} from '../instruments/mediation.ts';
import { byDefault, since } from './value.ts';

export const committeeMin = norm('mediation.committee-min', '人民调解委员会委员人数下限', {
  adjustable: 'no',
  stricter: 'larger',
  values: [since<number>('2011-01-01', 3, mediationLaw('第8条'))],
});
export const committeeMax = norm('mediation.committee-max', '人民调解委员会委员人数上限', {
  adjustable: 'no',
  values: [since<number>('2011-01-01', 9, mediationLaw('第8条'))],
});
export const committeeTerm = norm('mediation.term', '人民调解委员会委员任期', {
  adjustable: 'no',
  values: [since('2011-01-01', years(3), mediationLaw('第9条'))],
});

/** The law sets no limit; a case is usually settled within a month. A soft limit: passing it has no effect in law. */
export const mediationDuration = norm('mediation.duration', '人民调解一般调结期限', {
  values: [since('2002-11-01', months(1), mediationWorkRules('第33条'))],
});
export const mediationExtension = norm('mediation.extension', '人民调解的延长', { values: byDefault(months(1)) });

/** From the day the agreement takes effect; both parties apply together. */
export const mediationConfirmation = norm('mediation.confirmation', '申请司法确认', {
  adjustable: 'no',
  values: [since('2011-01-01', naturalDays(30), mediationLaw('第33条'))],
});
export const courtAcceptance = norm('mediation.court-acceptance', '法院决定受理司法确认', {
  adjustable: 'no',
  values: [since('2011-03-30', naturalDays(3), mediationConfirmationRules('第4条'))],
});
export const courtConfirmation = norm('mediation.court-confirmation', '法院作出司法确认', {
  adjustable: 'no',
  values: [since('2011-03-30', naturalDays(15), mediationConfirmationRules('第5条'))],
});
export const courtConfirmationExtension = norm('mediation.court-confirmation-extension', '法院作出司法确认的延长', {
  adjustable: 'no',
  values: [since('2011-03-30', naturalDays(10), mediationConfirmationRules('第5条'))],
});

/** From the end of the time for performing the agreement. */
export const followUp = norm('mediation.follow-up', '履行回访', { values: byDefault(naturalDays(15)) });
/** From the end of the quarter. */
export const mediationStatistics = norm('mediation.statistics', '调解统计上报', { values: byDefault(naturalDays(5)) });
/** A committee that succeeds always and takes less than this on average is looked into. */
export const suspectDuration = norm('mediation.suspect-duration', '抽查的平均用时下限', {
  stricter: 'larger',
  values: byDefault(naturalDays(1)),
});

export const arbitrationAcceptance = norm('mediation.arbitration-acceptance', '仲裁受理', {
  adjustable: 'no',
  values: [
    since('2018-01-01', naturalDays(5), arbitrationLaw2017('第24条')),
    since('2026-03-01', naturalDays(5), arbitrationLaw('第35条')),
  ],
});
export const awardAnnulment = norm('mediation.award-annulment', '申请撤销仲裁裁决', {
  adjustable: 'no',
  values: [
    since('2018-01-01', months(6), arbitrationLaw2017('第59条', 'recalled')),
    since('2026-03-01', months(3), arbitrationLaw('第72条')),
  ],
});

/** The special laws go first. */
export const adjudicationAcceptance = norm('mediation.adjudication-acceptance', '行政裁决受理', { values: byDefault(workingDays(5)) });
export const adjudication = norm('mediation.adjudication', '行政裁决', { values: byDefault(naturalDays(60)) });
