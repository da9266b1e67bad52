import { dueOf, type Guard, type GuardView, type LinkedMatter, printDate, type Refusal, refusal } from '#kernel';
import { opinionValidity } from '#law';
import type { DecisionValues } from './fields.ts';
import { rule } from './guards.ts';

type View = GuardView<DecisionValues>;
type DecisionGuard = Guard<DecisionValues>;

const no = (view: View, code: string, said: string, remedy: string, more: { field?: string; provision?: string } = {}): Refusal =>
  refusal(code, said, { remedy, field: more.field, basis: rule(view, more.provision ?? '第25条', '合法性审查') });

/** The opinion of the linked review says what this act says, and is about a decision. */
const opinionSays =
  (states: readonly string[], conclusions: readonly string[]): DecisionGuard =>
  (view) => {
    const review = view.linked('legalityReview');
    const fits =
      review?.values.kind === 'major-decision' && states.includes(review.state) && conclusions.includes(String(review.values.conclusion));
    return fits
      ? undefined
      : no(view, 'opinion-mismatch', '没有已出具的、结论相符的合法性审查意见', '请先出具重大行政决策草案的审查意见，再按其结论办理', {
          field: 'legalityReview',
        });
  };
const given = ['issued', 'adopted', 'archived'];
export const opinionClears = opinionSays(given, ['lawful', 'lawful-after-revision']);
/** Risk instead of a verdict is for exploratory reform alone: the review itself has checked that. */
export const opinionWarns = opinionSays(given, ['risk-disclosed']);
export const opinionWantsMore = opinionSays(['supplement-required', 'submitted', 'accepted', 'reviewing'], ['supplement-procedure']);
export const opinionRejects = opinionSays(['refused'], ['unlawful', 'ultra-vires']);

/** Why an opinion does not open the way to the meeting with this text, today. */
function flawOf(view: View, review: LinkedMatter): string | undefined {
  const { conclusion, issuedOn, textHash } = review.values;
  if (!given.includes(review.state)) return '审查意见尚未出具或者已经失效';
  if (conclusion === 'lawful-after-revision' && review.state === 'issued') return '尚未按审查意见修改，也未说明不采纳的理由';
  if (view.values.textFile?.sha256 !== textHash) return '上会稿与审查的文本不一致';
  const start = String(issuedOn);
  const { due } = dueOf(view.calendar, { start, limit: view.inForce(opinionValidity, start), kind: 'at-least' });
  return view.on > due ? `审查意见已于${printDate(due)}失效` : undefined;
}

/** Not reviewed, or not found lawful: not before a meeting. */
export const reviewed: DecisionGuard = (view) => {
  const review = view.linked('legalityReview');
  const flaw = review ? flawOf(view, review) : '没有关联合法性审查';
  return flaw === undefined
    ? undefined
    : no(view, 'not-reviewed', '决策草案未经合法性审查或者审查不合法，不得提交讨论', `${flaw}，请先办理合法性审查`, {
        field: 'legalityReview',
      });
};

/** What must lie before the meeting: each step done, or the reason why not. */
export const materialsComplete: DecisionGuard = (view) => {
  const { values, did } = view;
  const lacking: string[] = [];
  if (did('close-participation') ? !values.mainOpinions : !values.skipParticipationBasis) lacking.push('公众意见研究采纳情况');
  if (did('receive-expert') ? !values.expertAdoption : !values.skipExpertReason) lacking.push('专家论证意见研究采纳情况');
  if (did('conclude-controllable') ? !values.riskReport : !values.skipRiskBasis) lacking.push('风险评估报告');
  if (values.affectsOperators && !values.fairCompetition) lacking.push('公平竞争审查情况');
  return lacking.length === 0
    ? undefined
    : no(view, 'materials-missing', `提交讨论的材料不齐，缺：${lacking.join('、')}`, '补齐后再提请会议讨论', { provision: '第29条' });
};

/** Governments decide in their executive or plenary meeting; others, which only follow the rules by analogy, in their own. */
export const collective: DecisionGuard = (view) => {
  const kind = view.unitKind(view.matter?.unit ?? '');
  if (view.values.meetingKind !== 'office-meeting' || (kind !== 'city' && kind !== 'county' && kind !== 'zone')) return undefined;
  return no(view, 'not-collective', '应当经决策机关常务会议或者全体会议讨论', '请提请常务会议或者全体会议', {
    field: 'meetingKind',
    provision: '第30条',
  });
};

/** The meeting leaves the reviewers their time. */
export const timeLeft: DecisionGuard = (view) => {
  const first = view.clock('review-time')?.due;
  if (first === undefined || (view.values.meetingOn ?? '') >= first) return undefined;
  return no(view, 'review-time', '会议日期没有留足合法性审查时间', `最早可上会日${printDate(first)}`, {
    field: 'meetingOn',
    provision: '第26条',
  });
};

/** The item on the meeting's list is about this draft: scheduled, with the same review. */
export const itemAgrees: DecisionGuard = (view) => {
  const item = view.linked('meetingItem');
  if (!item || (item.state === 'scheduled' && item.values.review === view.values.legalityReview)) return undefined;
  return no(view, 'item-differs', '所关联的会议议题没有排会，或者不是同一审查意见', '请先在议题上排会，并关联同一合法性审查', {
    field: 'meetingItem',
    provision: '第29条',
  });
};

/** Nothing is decided before its meeting; where the item is on record, it says the same. */
const agreeing: readonly unknown[] = ['approved', 'approved-in-principle'];
export const itemDecided =
  (adopted: boolean): DecisionGuard =>
  (view) => {
    const found: Refusal[] = [];
    const day = view.values.meetingOn ?? '';
    if (view.on < day)
      found.push(no(view, 'before-meeting', `会议定于${printDate(day)}，尚未召开`, '会后再登记', { field: 'on', provision: '第30条' }));
    const outcome = view.linked('meetingItem')?.values.outcome;
    if (view.values.meetingItem !== undefined && agreeing.includes(outcome) !== adopted)
      found.push(
        no(view, 'item-outcome', '会议议题上没有记录相符的决定', '请先在议题上记录会议决定', { field: 'meetingItem', provision: '第30条' }),
      );
    return found;
  };

/** The head speaks last, and says why when the decision is not what most of the others said. */
export const discussed: DecisionGuard = (view) => {
  const { attendees = [], headSpokeLast, divergenceReason } = view.values;
  const found: Refusal[] = [];
  if (!headSpokeLast)
    found.push(no(view, 'head-first', '行政首长应当最后发表意见', '请按会议记录核对', { field: 'headSpokeLast', provision: '第30条' }));
  const against = attendees.filter((a) => a.stance === 'disagree').length;
  if (against * 2 > attendees.length && divergenceReason === undefined)
    found.push(
      no(view, 'divergence', '拟作决定与多数意见不一致，须记录理由', '请填写理由', { field: 'divergenceReason', provision: '第30条' }),
    );
  return found;
};

/** The gazette and the website at least. */
export const widelyPublished: DecisionGuard = (view) => {
  const on = view.values.publishChannels ?? [];
  return on.includes('gazette') && on.includes('website')
    ? undefined
    : no(view, 'channels', '决策应当在政府公报、政府网站公布', '请补充公布途径', { field: 'publishChannels', provision: '第32条' });
};

/** Only what was lawfully not laid open may stay unpublished. */
export const lawfullyWithheld: DecisionGuard = (view) =>
  view.did('close-participation')
    ? no(view, 'must-publish', '已公开征求意见的决策应当公布', '请办理「公布」', { provision: '第32条' })
    : undefined;
