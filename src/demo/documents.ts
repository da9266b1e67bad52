/** Normative documents: those in force when the year begins, those made in it, those filed in it. */
import { type Actor, addDays, addMonths, type CivilDate, toDays } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, type City, didBy, paper, wd, who } from './city.ts';
import { workingDayAfter } from './days.ts';
import { affectsOperators, amendingTitle, basics, bodyOf, decisionOf, interpretationOf, lawOf, signOf, yearsOf } from './document-texts.ts';
import { filings } from './filings.ts';
import { opinionsOn, publishOpinions } from './opinions.ts';
import { Random } from './random.ts';
import type { Live } from './replay.ts';
import { adopt, filed, firstRound, type ReviewSpec, reviewDays, reviewerOf, secondRound } from './reviews.ts';
import { cityCode, type DemoUnit, governmentOffice, unitOf } from './units.ts';

/** Enters a document made outside the platform. */
export function existing(
  city: City,
  unit: DemoUnit,
  n: number,
  made: { signedOn: CivilDate; docNo: string; on: CivilDate; note: string },
): Live {
  const publishedOn = addDays(made.signedOn, city.random.int(0, 8));
  const expiresOn = endOf(city, unit, publishedOn);
  const common = basics(unit, n);
  const values = {
    ...common,
    docNo: made.docNo,
    signedOn: made.signedOn,
    issuedOn: made.signedOn,
    publishedOn,
    effectiveOn: publishedOn,
    ...(expiresOn && { expiresOn }),
    text: bodyOf(common.title, publishedOn),
    importNote: made.note,
  };
  const live = city.replay.open('normative-document', 'import-existing', values, made.on, who(city, clerkOf(unit), 'clerk'), true);
  if (expiresOn)
    city.agenda.add(addDays(expiresOn, -170) > made.on ? addDays(expiresOn, -170) : made.on, assessed(city, unit, live, expiresOn));
  return live;
}

/** Documents of the counties and departments last five years; the older ones of the city name no end. */
function endOf(city: City, unit: DemoUnit, publishedOn: CivilDate): CivilDate | undefined {
  const end = addDays(addMonths(publishedOn, 60), -1);
  return unit.code !== cityCode && end > addDays(city.last, 4) ? end : undefined;
}

/** Some are assessed before the end comes, so that they may be prolonged. */
function* assessed(city: City, unit: DemoUnit, live: Live, expiresOn: CivilDate): Flow {
  const own: City = { ...city, random: new Random(`renewal ${live.key}`) };
  const on = workingDayAfter(addDays(expiresOn, -own.random.int(70, 165)), 0);
  if (!own.random.chance(0.35) || on > city.last) return;
  yield on;
  if (live.matter.state !== 'in-force') return;
  const renewalAssessment = paper(own, String(live.matter.values.title), '届满前评估报告');
  act(own, live, 'assess-renewal', on, who(own, unit.code, 'clerk'), { renewalAssessment });
}

/** Whose clerk enters the documents of a unit: the city government has an office for that. */
const clerkOf = (unit: DemoUnit): string => (unit.code === cityCode ? governmentOffice.code : unit.code);

export interface MakingPlan {
  readonly unit: DemoUnit;
  /** Who drafts: for the city a department, else the unit itself. */
  readonly drafter: string;
  readonly n: number;
  readonly review: Omit<ReviewSpec, 'title' | 'submitter' | 'reviewer' | 'kind'>;
  readonly amends?: () => string | undefined;
}

interface Making extends MakingPlan {
  readonly title: string;
  readonly spec: ReviewSpec;
  readonly affects: boolean;
}

const elements = [
  'competent-issuer',
  'lawful-procedure',
  'public-issue',
  'rights-and-duties',
  'general-binding',
  'repeated-application',
  'not-a-rule',
];

/** The days before the review, counted back from the day of submission. */
function daysBefore(city: City, submittedOn: CivilDate, affects: boolean) {
  const closedOn = workingDayAfter(submittedOn, -city.random.int(4, 8));
  const span = affects ? city.random.int(32, 38) : city.random.int(12, 30);
  const openedOn = workingDayAfter(addDays(closedOn, -span), -1);
  const assessedOn = workingDayAfter(openedOn, -2);
  const draftedOn = workingDayAfter(assessedOn, -city.random.int(4, 10));
  return { closedOn, openedOn, assessedOn, draftedOn, proposedOn: workingDayAfter(draftedOn, -city.random.int(6, 20)) };
}

/** When the making of a document begins. */
export function beginningOf(city: City, plan: MakingPlan): { start: CivilDate; flow: Flow } {
  const common = basics(plan.unit, plan.n);
  const { title } = common;
  const spec: ReviewSpec = {
    ...plan.review,
    kind: 'normative-document',
    title,
    submitter: plan.drafter,
    reviewer: reviewerOf(unitOf(plan.drafter)),
    text: paper(city, title, '送审稿'),
  };
  const making: Making = { ...plan, title, spec, affects: affectsOperators(title) };
  const days = reviewDays(city, spec);
  const before = daysBefore(city, days.submittedOn, making.affects);
  return { start: before.proposedOn, flow: make(city, making, common, days, before) };
}

type Before = ReturnType<typeof daysBefore>;

function* make(city: City, planned: Making, common: ReturnType<typeof basics>, days: ReturnType<typeof reviewDays>, before: Before): Flow {
  const { drafter } = planned;
  const clerk = who(city, drafter, 'clerk');
  const live = propose(city, planned, common, before.proposedOn);
  const making = retitled(city, planned, String(live.matter.values.title));
  const { spec } = making;
  yield* prepared(city, making, live, before);
  yield days.submittedOn;
  const legal = who(city, drafter, 'reviewer', didBy(live, 'draft'));
  act(city, live, 'pre-review', days.submittedOn, legal, { departmentOpinion: paper(city, making.title, '部门法制机构意见') });
  const materials = { textFile: spec.text, basisFiles: [paper(city, making.title, '依据文本')] };
  act(city, live, 'submit-legality', days.submittedOn, clerk, materials);
  const review = yield* firstRound(city, spec, days);
  const clearedOn = yield* opinion(city, making, live, review);
  if (clearedOn === undefined) return;
  yield* decided(city, making, live, review, clearedOn);
}

/** What amends a document is named after it, from the first day on. */
function retitled(city: City, making: Making, title: string): Making {
  if (title === making.title) return making;
  return { ...making, title, spec: { ...making.spec, title, text: paper(city, title, '送审稿') } };
}

const amendedTitle = (city: City, key: unknown): string | undefined => {
  const title = city.replay.live(String(key))?.matter.values.title;
  return typeof title === 'string' ? title : undefined;
};

function propose(city: City, { affects, drafter, amends }: Making, common: ReturnType<typeof basics>, on: CivilDate): Live {
  const amended = amends?.();
  const values = {
    ...common,
    draftingUnit: drafter,
    elements,
    classified: false,
    planBasis: 'annual-plan',
    necessity: '现行规定不能满足管理需要，已列入年度制定计划。',
    affectsOperators: affects,
    isMajorDecision: false,
    ...(amended !== undefined && { amends: amended, title: amendingTitle(amendedTitle(city, amended) ?? ''), genre: 'decision' }),
  };
  return city.replay.open('normative-document', 'propose', values, on, who(city, drafter, 'clerk'), true);
}

/** Draft, assessment, public comment, fair competition. */
function* prepared(city: City, { title, affects, drafter }: Making, live: Live, days: Before): Flow {
  const { random } = city;
  const clerk = who(city, drafter, 'clerk');
  const pages = { draftFile: paper(city, title, '征求意见稿'), explanationFile: paper(city, title, '起草说明') };
  yield days.draftedOn;
  const bases = [{ name: lawOf(title) ?? '有关法律、法规', article: '有关条款' }];
  act(city, live, 'draft', days.draftedOn, clerk, {
    ...pages,
    bases,
    duplicateCheck: '已检索现行文件，无同题文件。',
    rightsArticles: '第二条、第三条',
  });
  yield days.assessedOn;
  const assessed = ['necessity', 'feasibility', 'reasonableness'];
  act(city, live, 'assess', days.assessedOn, clerk, { assessed, assessmentFile: paper(city, title, '评估论证材料') });
  yield days.openedOn;
  const notice = {
    commentFrom: days.openedOn,
    commentUntil: addDays(days.closedOn, -1),
    commentUrl: `https://example.invalid/comment/${live.matter.id.slice(-8)}`,
    commentClass: affects ? 'operators' : random.chance(0.4) ? 'vital' : 'ordinary',
  };
  act(city, live, 'open-comment', days.openedOn, clerk, { ...notice, ...(toDays(days.closedOn) - toDays(days.openedOn) < 14 && urgency) });
  yield days.closedOn;
  const opinions = closed(city, { title, drafter }, live, days, clerk);
  const on = workingDayAfter(days.closedOn, 1);
  yield on;
  publishOpinions(city, opinions, drafter, on);
  if (affects) {
    const competitionFile = paper(city, title, '公平竞争审查表');
    act(city, live, 'review-competition', on, clerk, { competitionResult: random.chance(0.85) ? 'compliant' : 'revised', competitionFile });
  } else act(city, live, 'skip-competition', on, clerk, { competitionSkipReason: '不涉及经营者经济活动。' });
}

/** The end of the comment period: what was said, what became of it. */
function closed(city: City, { title, drafter }: Pick<Making, 'title' | 'drafter'>, live: Live, span: Before, clerk: Actor): Live[] {
  const { random } = city;
  const commentReceived = random.chance(0.45) ? 0 : random.chance(0.73) ? random.int(1, 10) : random.int(11, 46);
  const commentAdopted = Math.round(commentReceived * (0.2 + random.next() * 0.3));
  const opinions = opinionsOn(city, { document: live, drafter, span }, { received: commentReceived, adopted: commentAdopted });
  act(city, live, 'close-comment', span.closedOn, clerk, {
    commentReceived,
    commentAdopted,
    adoptionTable: paper(city, title, '采纳情况表'),
    ...(opinions.length > 0 && { opinions: opinions.map((o) => o.key) }),
  });
  return opinions;
}
const urgency = { commentUrgency: '工作急需，经负责人批准缩短。' };

/** Enters the opinion; the day on which the way to the meeting was open, if it ever was. */
function* opinion(city: City, making: Making, live: Live, review: Live): Generator<CivilDate, CivilDate | undefined, void> {
  const { spec } = making;
  const bureau = who(city, spec.reviewer, 'reviewer', didBy(live, 'pre-review'), didBy(live, 'submit-legality'));
  const held = { legalityReview: review.key };
  if (review.matter.state === 'refused') {
    act(city, live, 'issue-opinion-reject', spec.issuedOn, bureau, held);
    return undefined;
  }
  let last = spec;
  if (review.matter.state === 'supplement-required') {
    const items = [{ item: '公开征求意见', done: false }];
    act(city, live, 'issue-opinion-supplement', spec.issuedOn, bureau, { ...held, supplementItems: items });
    last = yield* secondRound(city, spec, review);
    const done = { supplementItems: [{ item: '公开征求意见', done: true }] };
    act(city, live, 'resubmit-legality', last.issuedOn, who(city, making.drafter, 'clerk', bureau.id), done);
  }
  act(city, live, 'issue-opinion-clear', last.issuedOn, bureau, held);
  const adoptedOn = wd(city, last.issuedOn, 1, 4);
  yield adoptedOn;
  adopt(city, review, adoptedOn);
  city.agenda.add(adoptedOn, filed(city, review, adoptedOn, 40));
  return adoptedOn;
}

/** Meeting, signature, number, publication, effect, filing. */
function* decided(city: City, { unit, title }: Making, live: Live, review: Live, from: CivilDate): Flow {
  const { random } = city;
  const isCity = unit.kind === 'city';
  const hall = isCity ? governmentOffice.code : unit.code;
  const meetingOn = wd(city, from, 2, 8);
  const meetingName = isCity ? '市政府常务会议' : '制定机关办公会议';
  const textFile = review.matter.values.textFile;
  act(city, live, 'schedule', from, who(city, hall, 'secretariat'), { meetingOn, meetingName, textFile });
  yield meetingOn;
  if (random.chance(0.04))
    return act(city, live, 'defer', meetingOn, who(city, hall, 'secretariat'), { deferReason: '有关问题需进一步研究。' });
  act(city, live, 'approve', meetingOn, who(city, hall, 'secretariat'), {
    approvedOn: meetingOn,
    meetingName,
    minutes: paper(city, title, '会议记录'),
  });
  const signedOn = wd(city, meetingOn, 1, 7);
  yield signedOn;
  act(city, live, 'sign', signedOn, who(city, unit.code, 'head'), { signedOn, textFile });
  const office = unit.kind === 'township' || unit.kind === 'street' ? (unit.parent ?? '') : governmentOffice.code;
  const issuedOn = wd(city, signedOn, 0, 2);
  yield issuedOn;
  act(city, live, 'register', issuedOn, who(city, office, 'clerk'), { sign: signOf(unit).sign });
  act(city, live, 'issue', issuedOn, who(city, office, 'clerk'), { issuedOn });
  yield* inForce(city, unit, live, issuedOn, office);
}

function* inForce(city: City, unit: DemoUnit, live: Live, issuedOn: CivilDate, office: string): Flow {
  const { random } = city;
  const title = String(live.matter.values.title);
  const amended = amendedTitle(city, live.matter.values.amends);
  const tardy = random.chance(0.04);
  const publishedOn = tardy ? wd(city, issuedOn, 21, 26) : wd(city, issuedOn, 0, 5);
  yield publishedOn;
  const soon = random.chance(0.3);
  const effectiveOn = soon ? publishedOn : addDays(publishedOn, random.int(31, 45));
  const values = {
    publishedOn,
    effectiveOn,
    expiresOn: addDays(addMonths(effectiveOn, 12 * yearsOf(title, random)), -1),
    text: amended === undefined ? bodyOf(title, effectiveOn) : decisionOf(amended, effectiveOn),
    interpretationUrl: interpretationOf(live.matter.id.slice(-8)),
    ...(soon && { immediateReason: '不立即施行将影响有关工作衔接。' }),
    ...(tardy && { lateReason: '解读材料准备不及时。' }),
  };
  act(city, live, 'publish', publishedOn, who(city, office, 'clerk'), values);
  filings(city, unit, live, publishedOn);
  yield effectiveOn;
  city.replay.byClock(live, 'come-into-force', effectiveOn);
}
