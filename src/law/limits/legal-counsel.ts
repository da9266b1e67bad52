import { hours, naturalDays, norm, workingDays, years } from '#kernel';
import { byDefault } from './value.ts';

/** No national rule sets any of these: the platform's own values, which a city may replace. */
export const counselOpinion = norm('legal-counsel.opinion', '法律顾问一般意见', { values: byDefault(workingDays(5)) });
export const counselOpinionUrgent = norm('legal-counsel.opinion-urgent', '法律顾问紧急意见', { values: byDefault(hours(24)) });
/** On the day of the call. */
export const counselCallRecord = norm('legal-counsel.call-record', '电话意见补书面记录', { values: byDefault(naturalDays(0)) });
export const counselAdoption = norm('legal-counsel.adoption', '反馈法律顾问意见采纳情况', { values: byDefault(workingDays(5)) });
/** At least. */
export const counselPublicity = norm('legal-counsel.publicity', '拟聘法律顾问公示', {
  stricter: 'larger',
  values: byDefault(workingDays(5)),
});
/** At most: the length of one term. */
export const counselTerm = norm('legal-counsel.term', '法律顾问一届聘期', { values: byDefault(years(3)) });
/** From the beginning of the term, or of the renewed one. */
export const counselAppraisal = norm('legal-counsel.appraisal', '法律顾问年度考核', { values: byDefault(years(1)) });
export const counselPracticeYears = norm('legal-counsel.practice-years', '受聘律师的执业年限', {
  stricter: 'larger',
  values: byDefault<number>(3),
});
/** How many units one counsel may serve under contracts of their own. */
export const counselUnits = norm('legal-counsel.units', '一名法律顾问受聘单位的上限', { values: byDefault<number>(10) });
