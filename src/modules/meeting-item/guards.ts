import { dueOf, type FileValue, type GuardView, type Json, type LinkedMatter, printDate, type Refusal, refusal } from '#kernel';
import { localPractice, majorDecisionRegulation, opinionValidity, platformDefaults, reviewMajorDecision } from '#law';

/** The values these guards read. */
interface Values {
  readonly reviewRequired?: boolean;
  readonly review?: string;
  readonly textFile?: FileValue;
  readonly textHash?: string;
  readonly meetingKind?: string;
  readonly meetingOn?: string;
  readonly minutesFile?: FileValue;
  readonly minutesHash?: string;
  readonly minutesReview?: string;
  readonly outcome?: string;
}
type View = GuardView<Values>;
type Verdict = Refusal | undefined;

const setting = platformDefaults('议题办理');
const clearing: readonly (Json | undefined)[] = ['lawful', 'lawful-after-revision', 'risk-disclosed'];

/** What stands against using an opinion for a text on a day; undefined when it clears the text. */
function flawOf(review: LinkedMatter | undefined, hash: string | undefined, { inForce, calendar, on }: View): string | undefined {
  if (!review) return '没有关联合法性审查';
  const { conclusion, issuedOn, textHash } = review.values;
  if (review.state !== 'issued' && review.state !== 'adopted') return '审查意见尚未出具或者已经失效';
  if (!clearing.includes(conclusion)) return '审查结论不允许上会';
  if (conclusion === 'lawful-after-revision' && review.state !== 'adopted') return '尚未按审查意见修改，也未报告不采纳理由';
  if (textHash !== hash) return '文本与审查时不一致';
  const issued = String(issuedOn);
  const { due } = dueOf(calendar, { start: issued, limit: inForce(opinionValidity, issued), kind: 'at-least' });
  return on > due ? `审查意见已于${printDate(due)}失效` : undefined;
}

const cite = localPractice('未经法制审核不得提交会议');

/** 未审不上会: a valid opinion on this very text, unless none is required. */
export function reviewed(view: View): Verdict {
  if (view.values.reviewRequired === false) return undefined;
  const review = view.linked('review');
  const flaw =
    review?.values.kind === 'executive-meeting-minutes' ? '所关联的是会议纪要的审查' : flawOf(review, view.values.textHash, view);
  if (flaw === undefined) return undefined;
  return refusal('not-reviewed', '未经合法性审查，不得提交会议研究', {
    remedy: `${flaw}，请先办理合法性审查`,
    basis: cite,
    field: 'review',
  });
}

/** A draft of a major decision leaves the reviewers their time, from the day it was sent. */
export function timeLeft({ linked, values, calendar, inForce }: View): Verdict {
  const review = linked('review');
  const sent = review?.openedOn ?? '';
  if (review?.values.kind !== 'major-decision' || !reviewMajorDecision.values.some((v) => v.from <= sent)) return undefined;
  const limit = inForce(reviewMajorDecision, sent);
  const { due } = dueOf(calendar, { start: sent, limit, kind: 'at-least' });
  if ((values.meetingOn ?? '') >= due) return undefined;
  return refusal('review-time', `须保证至少 ${limit.n} 个工作日审查时间`, {
    remedy: `最早可上会日 ${printDate(due)}`,
    basis: majorDecisionRegulation('第26条'),
    field: 'meetingOn',
  });
}

/** The digest typed is the file's. */
export function sameText({ values }: View): Verdict {
  if (values.textHash === values.textFile?.sha256) return undefined;
  return refusal('text-hash', '文本校验值与议题文本不一致', { remedy: '请重新上传议题文本', basis: setting, field: 'textHash' });
}

export function sameMinutes({ values }: View): Verdict {
  if (values.minutesHash === values.minutesFile?.sha256) return undefined;
  return refusal('minutes-hash', '校验值与会议纪要不一致', { remedy: '请重新上传会议纪要', basis: setting, field: 'minutesHash' });
}

/** Only what the head of government has let through beforehand. */
export function exemptionHeld({ did }: View): Verdict {
  if (did('exempt')) return undefined;
  return refusal('not-exempted', '没有行政首长对紧急议题的批准', { remedy: '请先报行政首长批准，或者先办理合法性审查', basis: setting });
}

/** Nothing is deliberated before its meeting. */
export function held({ values, on }: View): Verdict {
  const day = values.meetingOn ?? '';
  if (on >= day) return undefined;
  return refusal('before-meeting', `会议定于${printDate(day)}，尚未召开`, { remedy: '会后再登记审议情况', basis: setting, field: 'on' });
}

/** Minutes of the executive meeting are reviewed after it and before they are signed. */
export function minutesReviewed(view: View): Verdict {
  if (view.values.meetingKind !== 'executive-meeting') return undefined;
  const review = view.linked('minutesReview');
  const wrongKind = review && review.values.kind !== 'executive-meeting-minutes' ? '所关联的不是会议纪要的审查' : undefined;
  const flaw = wrongKind ?? flawOf(review, view.values.minutesHash, view);
  if (flaw === undefined) return undefined;
  return refusal('minutes-not-reviewed', '会议纪要未经合法性审查，不得签发', {
    remedy: `${flaw}，请先办理会议纪要审查`,
    basis: localPractice('会议纪要审查'),
    field: 'minutesReview',
  });
}

/** What went ahead unreviewed is not closed before the review was made up for. */
export function laterReviewDone({ did }: View): Verdict {
  if (!did('exempt') || did('supply-review')) return undefined;
  return refusal('later-review-missing', '紧急议题尚未补办合法性审查', { remedy: '请先补办审查', basis: setting });
}

/** Only what was agreed to becomes a task. */
export function decisionsNamed({ values }: View): Verdict {
  if (values.outcome === 'approved' || values.outcome === 'approved-in-principle') return undefined;
  return refusal('not-approved', '会议没有同意，不能交办', { remedy: '请归档，或者修改后重新提出', basis: setting, field: 'outcome' });
}
