/**
 * 重大行政决策, in three editions. What was launched before September 2019 follows the rules before the national
 * regulation: the same five steps, times of the platform's own. Since March 2022 the province's finer categories apply.
 */
import { type Basis, type CivilDate, procedure } from '#kernel';
import {
  decisionArchive,
  decisionComment,
  decisionCommentFormer,
  decisionEvaluation,
  decisionEvaluationLook,
  decisionExecutionReport,
  decisionHearingMaterials,
  decisionHearingNotice,
  decisionPublication,
  decisionReviewFormer,
  disclosure,
  formerDecisionRules,
  majorDecisionRegulation,
  platformDefaults,
  reviewMajorDecision,
} from '#law';
import { decidingActs, executingActs } from './deciding-acts.ts';
import { fields } from './fields.ts';
import { formingActs } from './forming-acts.ts';
import { metrics } from './metrics.ts';
import { roles, states } from './roles.ts';

const law = majorDecisionRegulation;
const deliberated = ['deliberate-adopt', 'deliberate-revise', 'deliberate-reject'] as const;

const forming = {
  comment: {
    title: '公开征求意见',
    basis: law('第15条'),
    kind: 'at-least',
    starts: 'open-participation',
    within: decisionComment,
    stops: 'close-participation',
    gates: ['close-participation'],
    waivedBy: 'urgentReason',
  },
  'hearing-notice': {
    title: '听证会公告',
    basis: law('第16条'),
    kind: 'at-least',
    starts: 'announce-hearing',
    within: decisionHearingNotice,
    stops: 'hold-hearing',
    gates: ['hold-hearing'],
  },
  'hearing-materials': {
    title: '听证材料送达',
    basis: law('第16条'),
    kind: 'at-least',
    starts: 'serve-hearing-materials',
    within: decisionHearingMaterials,
    stops: 'hold-hearing',
    gates: ['hold-hearing'],
  },
  'review-time': {
    title: '合法性审查时间',
    basis: law('第26条'),
    kind: 'at-least',
    starts: 'submit-legality',
    within: reviewMajorDecision,
    stops: deliberated,
    gates: deliberated,
  },
} as const;

const living = {
  publication: {
    title: '公布决策',
    basis: law('第32条'),
    kind: 'at-most',
    starts: 'deliberate-adopt',
    within: disclosure,
    stops: ['publish', 'withhold'],
  },
  'prompt-publication': {
    title: '及时公布决策',
    basis: platformDefaults('及时公布'),
    kind: 'at-most',
    starts: 'report-party',
    within: decisionPublication,
    stops: ['publish', 'withhold'],
  },
  'execution-report': {
    title: '报告执行情况',
    basis: platformDefaults('执行情况报告'),
    kind: 'at-most',
    starts: ['execute', 'import-existing'],
    restarts: ['report-progress', 'resume-execution', 'conclude-continue'],
    within: decisionExecutionReport,
    pausedIn: ['suspended', 'evaluating'],
    stops: ['complete', 'adjust-major', 'conclude-stop'],
  },
  'evaluation-look': {
    title: '检视是否评估',
    basis: platformDefaults('实施满一年的检视'),
    kind: 'at-most',
    starts: ['execute', 'import-existing'],
    restarts: ['look-at'],
    within: decisionEvaluationLook,
    stops: ['start-evaluation', 'complete', 'adjust-major'],
  },
  evaluation: {
    title: '后评估',
    basis: platformDefaults('后评估时间'),
    kind: 'at-most',
    starts: 'start-evaluation',
    within: decisionEvaluation,
    stops: ['conclude-continue', 'conclude-stop'],
  },
  archive: {
    title: '归档',
    basis: platformDefaults('归档'),
    kind: 'at-most',
    starts: ['complete', 'conclude-stop'],
    within: decisionArchive,
    stops: 'archive',
  },
} as const;

/** Under the rules before the regulation: the same acts and times, resting on those rules. */
function former<T extends Readonly<Record<string, { readonly title: string; readonly basis: Basis }>>>(declared: T): T {
  const moved = Object.entries(declared).map(([id, one]) => {
    const basis = one.basis.instrument === law.instrument ? formerDecisionRules(one.title) : one.basis;
    return [id, { ...one, basis }];
  });
  return Object.fromEntries(moved) as T;
}

const acts = { ...formingActs, ...decidingActs, ...executingActs } as const;
const deadlines = { ...forming, ...living } as const;

const id = 'major-decision';
const title = '重大行政决策';
const group = '依法决策';
const shows = {
  title: 'title',
  number: 'decisionNo',
  outcome: 'meetingNo',
  list: ['decisionMaker', 'category', 'leadUndertaker', 'meetingOn'],
} as const;
const owner = 'decisionMaker';
const publicIn = [
  'participating',
  'participated',
  'published',
  'executing',
  'suspended',
  'evaluating',
  'completed',
  'terminated',
  'archived',
] as const;
const serials = { decisionNo: { at: 'launch', pattern: 'ZD-{region}-{year}-{seq3}', basis: platformDefaults('决策编号') } } as const;

/** Edition 1: launched before the national regulation. */
export const formerMajorDecision = procedure({
  id,
  version: 1,
  from: '2016-01-01',
  title,
  group,
  basis: formerDecisionRules('决策程序'),
  roles,
  fields,
  shows,
  owner,
  states,
  publicIn,
  acts: former(acts),
  deadlines: former({
    ...deadlines,
    comment: { ...deadlines.comment, within: decisionCommentFormer },
    'review-time': { ...deadlines['review-time'], within: decisionReviewFormer },
  }),
  serials,
  metrics,
});

const current = (version: number, from: CivilDate) =>
  procedure({
    id,
    version,
    from,
    title,
    group,
    basis: law('第3条'),
    roles,
    fields,
    shows,
    owner,
    states,
    publicIn,
    acts,
    deadlines,
    serials,
    metrics,
  });

/** Edition 2: 国务院令第713号. */
export const nationalMajorDecision = current(2, '2019-09-01');

/** Edition 3: with the categories of 河南省人民政府令第210号. */
export const majorDecision = current(3, '2022-03-15');
