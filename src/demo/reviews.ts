/** Legality reviews: from submission to the opinion, and what comes after it. */
import { type CivilDate, type FileValue, rollForward } from '#kernel';
import { cityCalendar } from '#law';
import type { Flow } from './agenda.ts';
import { act, type City, paper, wd, who } from './city.ts';
import { workingDayAfter } from './days.ts';
import type { Given, Live } from './replay.ts';
import { justiceBureau } from './units.ts';

export type Conclusion = 'lawful' | 'lawful-after-revision' | 'supplement-procedure' | 'unlawful' | 'ultra-vires' | 'risk-disclosed';

export interface ReviewSpec {
  readonly kind: string;
  readonly title: string;
  readonly submitter: string;
  /** The unit whose people review: the city's justice bureau, or the county's justice office. */
  readonly reviewer: string;
  /** The day of the first opinion, and the working days it took. */
  readonly issuedOn: CivilDate;
  readonly days: number;
  readonly conclusion: Conclusion;
  readonly hitch?: 'returned' | 'supplement';
  readonly more?: Given;
  readonly text?: FileValue;
}

const issuing: Readonly<Record<Conclusion, string>> = {
  lawful: 'issue-lawful',
  'lawful-after-revision': 'issue-after-revision',
  'supplement-procedure': 'issue-supplement-procedure',
  unlawful: 'issue-unlawful',
  'ultra-vires': 'issue-ultra-vires',
  'risk-disclosed': 'issue-risk-disclosed',
};

const statutes = [
  { title: '中华人民共和国地方各级人民代表大会和地方各级人民政府组织法', provision: '政府职权' },
  { title: '重大行政决策程序暂行条例', number: '国务院令第713号', provision: '第二十五条' },
  { title: '国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知', number: '国办发〔2018〕37号', provision: '合法性审核' },
];

/** The days of a review, counted back from the day of its opinion. */
export function reviewDays(city: City, spec: ReviewSpec) {
  const acceptedOn = workingDayAfter(spec.issuedOn, -spec.days);
  const completeOn = spec.days <= 1 ? acceptedOn : workingDayAfter(acceptedOn, -city.random.int(0, 1));
  const submittedOn = spec.hitch ? workingDayAfter(completeOn, -3) : completeOn;
  return { submittedOn, completeOn, acceptedOn };
}
export type ReviewDays = ReturnType<typeof reviewDays>;

export function submit(city: City, spec: ReviewSpec, on: CivilDate): Live {
  const text = spec.text ?? paper(city, spec.title, '送审稿');
  const { kind, title, submitter, more } = spec;
  const values = {
    kind,
    title,
    nature: 'review',
    textFile: text,
    textHash: text.sha256,
    bases: [city.random.pick(statutes)],
    procedureStatement: '已征求有关部门意见，经本单位集体研究。',
    procedureSteps: ['departments'],
    unitOpinion: '经本单位法制机构审核，同意报送。',
    approvedBy: who(city, submitter, 'head').name,
    ...(spec.conclusion === 'risk-disclosed' && { exploratory: true }),
    ...more,
  };
  return city.replay.open('legality-review', 'submit', values, on, who(city, submitter, 'clerk'), true);
}

/** From submission to the first opinion. */
export function* firstRound(city: City, spec: ReviewSpec, days: ReviewDays): Generator<CivilDate, Live, void> {
  const live = submit(city, spec, days.submittedOn);
  if (spec.hitch) yield* putRight(city, spec, live, days);
  yield days.acceptedOn;
  yield* judged(city, spec, live, { acceptedOn: days.acceptedOn, issuedOn: spec.issuedOn, days: spec.days });
  return live;
}

function* putRight(city: City, spec: ReviewSpec, live: Live, { submittedOn, completeOn }: ReviewDays): Flow {
  const on = workingDayAfter(submittedOn, 1);
  yield on;
  const returned = spec.hitch === 'returned';
  const missingItems = '依据文本；征求意见采纳情况说明';
  act(city, live, returned ? 'return-materials' : 'request-supplement', on, who(city, spec.reviewer, 'reviewer'), { missingItems });
  yield completeOn;
  act(city, live, returned ? 'resubmit' : 'supplement', completeOn, who(city, spec.submitter, 'clerk'));
}

interface Round {
  readonly acceptedOn: CivilDate;
  readonly issuedOn: CivilDate;
  readonly days: number;
}

/** Accepts, assigns, hears, drafts, signs. */
function* judged(city: City, spec: ReviewSpec, live: Live, round: Round): Flow {
  const { acceptedOn, issuedOn } = round;
  const chief = who(city, spec.reviewer, 'chief');
  const drafter = who(city, spec.reviewer, 'reviewer', chief.id);
  act(city, live, 'accept', acceptedOn, who(city, spec.reviewer, 'reviewer'));
  act(city, live, 'assign', acceptedOn, chief, { reviewerUnit: spec.reviewer, reviewer: drafter.name });
  const middle = workingDayAfter(acceptedOn, Math.min(3, Math.floor(round.days / 2)));
  const difficult = spec.kind === 'major-contract' || city.random.chance(0.06);
  if (difficult || spec.kind === 'major-decision') {
    yield middle;
    act(city, live, 'consult-counsel', middle, drafter, { counselQuestions: '条款是否合法、风险是否可控。' });
    const counsel = { counsel: '市政府法律顾问', form: 'written', on: middle, opinion: '已提出书面意见，供审查参考。' };
    act(city, live, 'receive-counsel', middle, drafter, { counselOpinions: [counsel] });
  }
  if (isContract(spec.kind) && round.days > 5) {
    const prolonged = workingDayAfter(acceptedOn, 4);
    yield prolonged;
    act(city, live, 'prolong', prolonged, chief, { prolongReason: '交易结构复杂，需核实有关事实。' });
  }
  yield issuedOn;
  act(city, live, 'draft-opinion', issuedOn, drafter, findings(spec));
  act(city, live, issuing[spec.conclusion], issuedOn, who(city, spec.reviewer, 'chief', drafter.id), verdict(spec, round, issuedOn));
}

const isContract = (kind: string): boolean => kind === 'major-contract' || kind === 'framework-agreement';

const comment = { clause: '第三条', issue: '责任主体不明确', suggestion: '明确牵头单位和办理时限', basis: '相关法律法规' };
const second = { clause: '第六条', issue: '表述与上位规定不一致', suggestion: '按上位规定修改', basis: '相关法律法规' };
const broken = { instrument: '中华人民共和国行政许可法', provision: '第十七条', explanation: '设定了不得设定的许可条件' };

function findings(spec: ReviewSpec): Given {
  const { conclusion } = spec;
  const fails = conclusion === 'unlawful' || conclusion === 'ultra-vires';
  return {
    findingAuthority: conclusion === 'ultra-vires' ? 'fail' : 'pass',
    findingProcedure: conclusion === 'supplement-procedure' ? 'fail' : 'pass',
    findingContent: fails || conclusion === 'lawful-after-revision' ? 'fail' : 'pass',
    findingCompetition: isContract(spec.kind) ? 'pass' : 'na',
    findingNotes: '权限、程序、内容和公平竞争逐项审查，意见见结论。',
    ...(conclusion === 'lawful-after-revision' && { comments: spec.title.length % 3 === 0 ? [comment, second] : [comment] }),
    ...(conclusion === 'supplement-procedure' && { missingSteps: [{ step: '公开征求意见', basis: '国办发〔2018〕37号' }] }),
    ...(conclusion === 'risk-disclosed' && { riskItems: [{ risk: '试点事项尚无明确上位依据', basis: '相关改革政策' }] }),
    ...(fails && { violations: [broken] }),
  };
}

function verdict(spec: ReviewSpec, round: Round, issuedOn: CivilDate): Given {
  return { issuedOn, ...(lateBy(spec, round) && { lateReason: '同期事项集中，主审人员不足。' }) };
}

const limits: Readonly<Record<string, number>> = {
  'executive-meeting-item': 3,
  'land-committee-item': 3,
  'planning-committee-item': 3,
  'executive-meeting-minutes': 1,
  'normative-document': 15,
};

/** Whether the round took longer than its limit: the plan knows, the platform judges. */
function lateBy(spec: Pick<ReviewSpec, 'kind'>, round: Pick<Round, 'days'>): boolean {
  const limit = limits[spec.kind] ?? (isContract(spec.kind) && round.days > 5 ? 10 : 5);
  return round.days > limit;
}

/** After an opinion that asks for steps: the steps are taken, and a second opinion follows. */
export function* secondRound(city: City, spec: ReviewSpec, live: Live): Generator<CivilDate, ReviewSpec, void> {
  const on = wd(city, spec.issuedOn, 6, 15);
  yield on;
  const clearedSteps = [{ step: '公开征求意见', done: '已公开征求意见，采纳情况见附件。' }];
  act(city, live, 'resubmit', on, who(city, spec.submitter, 'clerk'), { clearedSteps });
  const days = Math.min(spec.days, limits[spec.kind] ?? 5);
  const again: ReviewSpec = { ...spec, conclusion: city.random.chance(0.6) ? 'lawful' : 'lawful-after-revision', days };
  const issuedOn = workingDayAfter(on, days);
  yield* judged(city, again, live, { acceptedOn: on, issuedOn, days });
  return { ...again, issuedOn };
}

/** What the submitter did with the comments. `text`: the revised text. */
export function adopt(city: City, live: Live, on: CivilDate, text?: FileValue): void {
  const { conclusion, comments = [] } = live.matter.values as { conclusion?: string; comments?: readonly { clause: string }[] };
  const clerk = who(city, live.matter.unit, 'clerk');
  if (conclusion !== 'lawful-after-revision') return act(city, live, 'record-adoption', on, clerk);
  const some = comments.length > 1 && city.random.chance(0.15);
  const adoption = comments.map(({ clause }, i) =>
    some && i > 0 ? { clause, adopted: false, reason: '已有其他规定明确' } : { clause, adopted: true },
  );
  const adoptedCount = adoption.filter((a) => a.adopted).length;
  const revised = text ?? paper(city, String(live.matter.values.title), '修改稿');
  const values = { adoption, commentCount: comments.length, adoptedCount, textFile: revised, textHash: revised.sha256 };
  act(city, live, 'record-adoption', on, clerk, { ...values, ...(some && { reportedToGovernment: true }) });
}

/** Feedback within days, then the archive; one in twelve is late, one in fifty never comes before the year is out. */
export function* aftermath(city: City, live: Live, issuedOn: CivilDate, least = 8): Flow {
  const { random } = city;
  if (['refused', 'archived'].includes(live.matter.state)) return;
  const back = random.chance(0.92) ? wd(city, issuedOn, 1, 5) : wd(city, issuedOn, 6, 20);
  yield back;
  if (live.matter.state === 'issued') adopt(city, live, back);
  yield* filed(city, live, back, least);
}

/** Into the archive, some weeks on: of a document's review only when the document has been signed. */
export function* filed(city: City, live: Live, from: CivilDate, least = 8): Flow {
  const on = wd(city, from, least, least + 30);
  yield on;
  if (live.matter.state === 'adopted') act(city, live, 'archive', on, who(city, live.matter.unit, 'clerk'));
}

/** A review that stands by itself: opinion, a second one where steps were missing, feedback, archive. */
export function* review(city: City, spec: ReviewSpec, days: ReviewDays, then?: (live: Live, issuedOn: CivilDate) => void): Flow {
  const live = yield* firstRound(city, spec, days);
  const last = spec.conclusion === 'supplement-procedure' ? yield* secondRound(city, spec, live) : spec;
  then?.(live, last.issuedOn);
  city.agenda.add(last.issuedOn, aftermath(city, live, last.issuedOn));
}

/** Something that is not for review at all. */
export function* declined(city: City, spec: ReviewSpec, on: CivilDate): Flow {
  const live = submit(city, spec, on);
  const day = rollForward(cityCalendar, wd(city, on, 1));
  yield day;
  const declineReason = '属内部人事、事务性事项，不属审查范围。';
  act(city, live, 'decline-out-of-scope', day, who(city, spec.reviewer, 'reviewer'), { declineReason });
}

/** By whose people a unit's texts are reviewed. */
export const reviewerOf = (unit: { readonly kind: string; readonly parent: string | null }): string =>
  (unit.kind === 'township' || unit.kind === 'street') && unit.parent ? unit.parent : justiceBureau.code;
