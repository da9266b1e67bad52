import { type Guard, type GuardView, type LinkedMatter, printDate, type Refusal, refusal } from '#kernel';
import { normativeDocumentNotice37, normativeReviewOpinion115, opinionValidity } from '#law';
import type { DocumentValues } from './fields.ts';
import { after } from './guards.ts';

type View = GuardView<DocumentValues>;
type DocumentGuard = Guard<DocumentValues>;

const good = ['lawful', 'lawful-after-revision'];
const bad = ['unlawful', 'ultra-vires'];

/** The opinion of the linked review says what this act says. */
const opinionSays =
  (conclusions: readonly string[]): DocumentGuard =>
  (view) => {
    const review = view.linked('legalityReview');
    const given = review && ['issued', 'adopted', 'refused', 'supplement-required'].includes(review.state);
    return given && conclusions.includes(String(review.values.conclusion))
      ? undefined
      : refusal('opinion-mismatch', '没有已出具的、结论相符的审核意见书', {
          remedy: '请先出具审核意见书，再按其结论办理',
          basis: normativeReviewOpinion115('审核程序', 'recalled'),
          field: 'legalityReview',
        });
  };
export const opinionClears = opinionSays(good);
export const opinionWantsMore = opinionSays(['supplement-procedure']);
export const opinionRejects = opinionSays(bad);

const no = (code: string, said: string, remedy: string): Refusal =>
  refusal(code, said, {
    remedy,
    basis: normativeDocumentNotice37('未经合法性审核或者经审核不合法的，不得提交集体审议'),
    field: 'legalityReview',
  });

/** Why an opinion does not open the way to the meeting, whatever the text. */
function notClear(review: LinkedMatter): Refusal | undefined {
  const conclusion = String(review.values.conclusion);
  if (bad.includes(conclusion)) return no('opinion-unlawful', '审核不合法，不得提交审议', '修改后重新制定并送审');
  if (review.state === 'stale') return no('opinion-stale', '审核意见已失效，须重新审核', '请重新送审');
  if (!['issued', 'adopted'].includes(review.state)) return no('no-opinion', '未经合法性审核，不得提交会议研究', '请先送合法性审核');
  if (!good.includes(conclusion)) return no('opinion-not-clear', '审核意见要求补充完善，不得提交审议', '补充完善后重新审核');
  if (conclusion === 'lawful-after-revision' && review.state !== 'adopted')
    return no('opinion-not-adopted', '尚未反馈审核意见的采纳情况，不得提交审议', '请按意见修改或者说明不采纳的理由');
  return undefined;
}

/** Why a good opinion is not one on this text, today. */
function notOfThis(view: View, review: LinkedMatter): Refusal | undefined {
  const { issuedOn, textHash } = review.values;
  const until = typeof issuedOn === 'string' ? after(view, issuedOn, view.inForce(opinionValidity, issuedOn)) : undefined;
  if (until !== undefined && view.on > until) return no('opinion-stale', `审核意见已于${printDate(until)}失效，须重新审核`, '请重新送审');
  return view.values.textFile !== undefined && view.values.textFile.sha256 === textHash
    ? undefined
    : no('text-changed', '签发稿与审核稿不一致，须重新审核', '请按审核稿签发，或者重新送审');
}

/** No review, no meeting: an opinion that is issued, good, of this very text, and not too old. */
export const reviewed: DocumentGuard = (view) => {
  const review = view.linked('legalityReview');
  if (!review) return no('no-opinion', '未经合法性审核，不得提交会议研究', '请先送合法性审核');
  return notClear(review) ?? notOfThis(view, review);
};
