/** Major decisions: the catalogue, the five steps, the meeting, publication, execution and what comes after. */
import { type Actor, addDays, type CivilDate, type FileValue } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, type City, didBy, paper, wd, who } from './city.ts';
import { workingDayAfter } from './days.ts';
import { catalogueOn, type DecisionPlan, DecisionPlans } from './decision-plan.ts';
import { adopted, executed } from './decisions-after.ts';
import type { Meeting } from './meetings.ts';
import { idCard, personName, phone } from './names.ts';
import { Random } from './random.ts';
import type { Live } from './replay.ts';
import { aftermath, firstRound, type ReviewDays, type ReviewSpec, secondRound } from './reviews.ts';
import { cityCode, cityPath, countedCounties, type DemoUnit, governmentOffice, unitOf } from './units.ts';

const officeOf = (unit: DemoUnit): string => (unit.code === cityCode ? governmentOffice.code : unit.code);
const fiveSteps = ['participation', 'expert', 'risk', 'legality', 'collective'];

export class Decisions {
  readonly #shared: City;
  /** The same city with a stream of chance of its own: other records stay as they are. */
  readonly #own: City;
  readonly #plans: DecisionPlans;
  readonly #meetings: readonly Meeting[];

  constructor(city: City, meetings: readonly Meeting[]) {
    this.#shared = city;
    this.#own = { ...city, random: new Random(`major decisions ${city.year}`) };
    this.#plans = new DecisionPlans(city.year);
    this.#meetings = meetings;
  }

  wants = (spec: ReviewSpec): boolean => this.#plans.wants(spec);

  /** Puts a decision on the agenda whose review is this one of the year's lot. */
  take(spec: ReviewSpec, days: ReviewDays): void {
    const plan = this.#plans.take(days);
    const { title, lead, justice } = plan;
    const text = paper(this.#own, title, '送审稿');
    const review: ReviewSpec = { ...spec, kind: 'major-decision', title, submitter: lead, reviewer: justice, text };
    const decision: Making = { plan, text };
    this.#own.agenda.add(plan.days.launchedOn, forming(this.#own, decision));
    this.#own.agenda.add(days.submittedOn, this.#reviewed(decision, review, days));
  }

  /** Everything that no review of the year waits for: the catalogues, and what is still under way at the end. */
  begin(): void {
    const city = this.#own;
    for (const unit of [unitOf(cityCode), ...countedCounties]) {
      city.agenda.add(
        `${city.year}-01-08`,
        catalogue(city, unit, () => this.#plans.all.filter((p) => p.unit === unit)),
      );
    }
    for (const plan of this.#plans.unfinished())
      city.agenda.add(plan.days.launchedOn, forming(city, { plan, text: paper(city, plan.title, '送审稿') }));
  }

  *#reviewed(decision: Making, spec: ReviewSpec, days: ReviewDays): Flow {
    const city = this.#shared;
    submitted(this.#own, decision, days.submittedOn);
    const live = yield* firstRound(city, spec, days);
    let last = spec;
    opinion(this.#own, decision, live, spec.issuedOn);
    if (spec.conclusion === 'supplement-procedure') {
      this.#own.agenda.add(workingDayAfter(spec.issuedOn, 2), again(this.#own, decision, workingDayAfter(spec.issuedOn, 2)));
      last = yield* secondRound(city, spec, live);
      opinion(this.#own, decision, live, last.issuedOn);
    }
    city.agenda.add(last.issuedOn, aftermath(city, live, last.issuedOn, 60));
    if (decision.live?.matter.state === 'cleared') city.agenda.add(last.issuedOn, this.#decided(decision, live, last.issuedOn));
  }

  /** Waits for the comments of the opinion to be answered, then for the next meeting. */
  *#decided({ plan, live }: Making, review: Live, from: CivilDate): Flow {
    if (!live) return;
    let on = from;
    while (review.matter.state === 'issued') {
      on = workingDayAfter(on, 1);
      yield on;
    }
    const earliest = workingDayAfter(plan.days.submittedOn, 9);
    const ready = workingDayAfter(on, 1);
    yield ready;
    const soonest = earliest > ready ? earliest : workingDayAfter(ready, 1);
    if (plan.unit.code !== cityCode)
      return yield* inCounty(this.#own, plan, live, review, ready, workingDayAfter(soonest, this.#own.random.int(0, 6)));
    const meeting = this.#meetings.find((m) => m.kind === 'executive-meeting' && m.on >= soonest);
    if (meeting) yield* inCity(this.#own, plan, live, review, ready, meeting);
  }
}

interface Making {
  readonly plan: DecisionPlan;
  readonly text: FileValue;
  live?: Live;
}

const citizen = (n: number): Actor => ({
  ...{ id: `public-decision-${n}`, name: '建议人', kind: 'public', unit: cityCode, unitPath: cityPath },
  ...{ duties: [], offices: [], territory: '' },
});

/** The year's catalogue of one government: proposals, study, the party committee's word, publication. */
function* catalogue(city: City, unit: DemoUnit, plansOf: () => readonly DecisionPlan[]): Flow {
  const { year, replay } = city;
  const plans = plansOf();
  const office = () => who(city, officeOf(unit), 'clerk');
  const on = workingDayAfter(`${year}-01-08`, 0);
  yield on;
  const title = `${unit.name}人民政府${year}年度重大行政决策事项目录`;
  const call = { callNote: '请各单位申报本年度拟由政府决策的重大事项。', proposeBy: `${year}-02-01`, publishBy: `${year}-03-31` };
  const live = replay.open('decision-catalogue', 'call-for-items', { title, decisionMaker: unit.code, year, ...call }, on, office(), true);
  const proposedOn = workingDayAfter(on, 6);
  yield proposedOn;
  for (const plan of plans) plan.item = proposeItem(city, plan, proposedOn);
  const idle = unit.code === cityCode ? declinedItems(city, unit, proposedOn) : [];
  const studiedOn = workingDayAfter(`${year}-02-13`, 0);
  yield studiedOn;
  for (const plan of plans) if (plan.item) studied(city, plan, plan.item, studiedOn, office());
  for (const item of idle)
    act(city, item, 'decline', studiedOn, office(), { reply: '该事项不属重大行政决策事项范围，已转有关部门研究办理。' });
  if (plans.length === 0) return;
  const publishedOn = catalogueOn(year, unit);
  const compiledOn = workingDayAfter(publishedOn, -6);
  yield compiledOn;
  const items = plans.flatMap((p) => p.item?.key ?? []);
  act(city, live, 'compile', compiledOn, office(), { items, screened: '已查重，均属重大行政决策事项范围。' });
  const agreedOn = workingDayAfter(publishedOn, -1);
  yield agreedOn;
  act(city, live, 'agree-party', agreedOn, office(), {
    partyAgreedOn: agreedOn,
    partyPaper: `党委办复〔${year}〕${unit.code.slice(-2)}号`,
  });
  yield publishedOn;
  const late = publishedOn > `${year}-03-31` && { lateReason: '目录事项反复论证，报批时间较长。' };
  act(city, live, 'publish', publishedOn, office(), { ...late });
}

function proposeItem(city: City, { unit, lead, title, category }: DecisionPlan, on: CivilDate): Live {
  const about = { problem: '现行安排不能满足群众需要。', reasons: '依据有关规划和上级要求。', solution: '拟制定方案后组织实施。' };
  const from = { proposerKind: unit.code === cityCode ? 'department' : 'lower', proposerUnit: lead, undertaker: lead };
  const values = { title, decisionMaker: unit.code, category, ...from, ...about, feasibility: '已论证必要性和可行性。' };
  return city.replay.open('decision-item', 'propose', values, on, who(city, lead, 'clerk'), true);
}

function studied(city: City, { lead, category, n }: DecisionPlan, item: Live, on: CivilDate, actor: Actor): void {
  const plannedOn = `${city.year}-${n % 2 === 0 ? '10' : '12'}-31`;
  const values = {
    studyNote: '经研究论证，拟列入年度目录。',
    excluded: 'none',
    category,
    undertaker: lead,
    plannedOn,
    plannedSteps: fiveSteps,
  };
  act(city, item, 'study', on, actor, values);
}

/** What citizens and departments proposed and was not taken up. */
function declinedItems(city: City, unit: DemoUnit, on: CivilDate): Live[] {
  const wishes = [
    '关于增设社区食堂的建议',
    '关于调整公园开放时间的建议',
    '关于更换路灯的建议',
    '关于表彰先进单位的建议',
    '关于调整内设机构的建议',
  ];
  return wishes.map((title, i) => {
    const { random } = city;
    const proposer = { kind: 'person', name: personName(random), idKind: 'id-card', idNumber: idCard(random), phone: phone(random) };
    const about = { title, decisionMaker: unit.code, category: 'other', problem: '群众反映较多。', reasons: '方便群众生活。' };
    return city.replay.open('decision-item', 'propose-publicly', { ...about, proposer }, on, citizen(i), true);
  });
}

/** From the launch to the end of the assessment of risk. */
function* forming(city: City, making: Making): Flow {
  const { plan } = making;
  const { days, lead, title, unit } = plan;
  const clerk = who(city, lead, 'clerk');
  const listed = plan.item
    ? { inCatalogue: true, item: plan.item.key }
    : { inCatalogue: false, notListedReason: '年度目录公布前已按原规定启动。' };
  const launch = {
    title,
    decisionMaker: unit.code,
    category: plan.category,
    classified: false,
    leadUndertaker: lead,
    launchNote: '同意启动决策程序。',
  };
  const live = city.replay.open(
    'major-decision',
    'launch',
    { ...launch, ...listed },
    days.launchedOn,
    who(city, plan.office, 'clerk'),
    true,
  );
  making.live = live;
  yield days.draftedOn;
  const pages = { draftFile: paper(city, title, '决策草案'), explanationFile: paper(city, title, '草案说明') };
  const bases = [{ name: '有关法律、法规和规划' }];
  const study = { surveyNote: '已开展调查研究。', costBenefit: '投入和效益已测算。', affectsOperators: false };
  act(city, live, 'draft', days.draftedOn, clerk, { ...pages, bases, ...study });
  act(city, live, 'consult-units', days.draftedOn, clerk, { consulted: [{ unit: plan.office, agreed: true, opinion: '同意。' }] });
  yield days.openedOn;
  yield* participation(city, plan, live, clerk, pages);
  yield days.expertOn;
  expertStep(city, plan, live, clerk);
  yield days.riskOn;
  yield* riskStep(city, plan, live, clerk);
}

function* participation(city: City, plan: DecisionPlan, live: Live, clerk: Actor, pages: object): Flow {
  const { days, shortened, title } = plan;
  const notice = {
    methods: plan.hearing ? ['hearing', 'public'] : ['written', 'public'],
    channels: ['website', 'notice'],
    commentUntil: addDays(days.closedOn, -1),
  };
  const urgency = shortened && { urgentReason: '工作急需，经决策机关负责人同意缩短期限。' };
  act(city, live, 'open-participation', days.openedOn, clerk, { ...pages, ...notice, ...urgency });
  if (plan.hearing) {
    const toldOn = workingDayAfter(days.openedOn, 1);
    const hearingOn = workingDayAfter(addDays(toldOn, 16), 0);
    yield toldOn;
    const members = ['居民', '经营者', '专家', '人大代表'].map((represents, i) => ({ name: `代表${i + 1}`, represents }));
    const hearing = { hearingOn, hearingPlace: '政府会议中心', selectionRule: '按各方利益关系人比例遴选。', hearingMembers: members };
    act(city, live, 'announce-hearing', toldOn, clerk, hearing);
    act(city, live, 'serve-hearing-materials', toldOn, clerk, { hearingMaterials: [paper(city, title, '听证材料')] });
    yield hearingOn;
    const record = {
      hearingRecord: paper(city, title, '听证笔录'),
      hearingSigned: true,
      hearingOpinions: '多数代表赞成方案，对实施步骤提出建议。',
    };
    act(city, live, 'hold-hearing', hearingOn, clerk, record);
  }
  yield days.closedOn;
  const received = city.random.int(3, 38);
  const adoptedCount = Math.round(received * (0.2 + city.random.next() * 0.2));
  const mainOpinions = [
    { opinion: '建议分步实施。', adopted: true },
    { opinion: '建议扩大实施范围。', adopted: false, reason: '条件尚不具备，待评估后研究。' },
  ];
  act(city, live, 'close-participation', days.closedOn, clerk, { received, adopted: adoptedCount, mainOpinions });
}

function expertStep(city: City, { days, expert, title }: DecisionPlan, live: Live, clerk: Actor): void {
  if (!expert) return act(city, live, 'skip-expert', days.expertOn, clerk, { skipExpertReason: '事项专业性、技术性不强。' });
  act(city, live, 'start-expert', days.expertOn, clerk, {
    expertForm: city.random.pick(['meeting', 'written']),
    expertQuestions: '方案的必要性、可行性和科学性。',
  });
  const stances = ['support', 'support', 'neutral', 'oppose'].slice(0, city.random.int(3, 4));
  const experts = stances.map((stance) => ({ name: personName(city.random), org: '高等院校、专业机构', stance, independent: true }));
  const result = { experts, expertOpinion: paper(city, title, '专家论证意见'), expertAdoption: '合理意见已采纳。' };
  act(city, live, 'receive-expert', days.expertOn, clerk, result);
}

function* riskStep(city: City, plan: DecisionPlan, live: Live, clerk: Actor): Flow {
  const { days, risk, uncontrollable, assessor, title } = plan;
  if (!risk && !uncontrollable)
    return act(city, live, 'skip-risk', days.riskOn, clerk, { skipRiskBasis: '不涉及社会稳定、公共安全等方面风险。' });
  const person = who(city, assessor, 'clerk');
  const points = (level: string) => ({
    riskPoints: [{ risk: '群众对收费、搬迁的意见', level, measure: '加强解释，设过渡期。' }],
    riskReport: paper(city, title, '风险评估报告'),
  });
  let on = days.riskOn;
  act(city, live, 'start-risk', on, clerk, { riskAssessor: assessor });
  on = workingDayAfter(on, 3);
  yield on;
  if (uncontrollable) {
    act(city, live, 'conclude-uncontrollable', on, person, { riskLevel: 'high', ...points('high') });
    on = workingDayAfter(on, 2);
    yield on;
    const keepReason = '草案调整不涉及该程序内容。';
    const { bases, draftFile, explanationFile, surveyNote, costBenefit, affectsOperators } = live.matter.values;
    act(city, live, 'draft', on, clerk, { bases, draftFile, explanationFile, surveyNote, costBenefit, affectsOperators });
    act(city, live, 'keep-participation', on, clerk, { keepReason });
    act(city, live, 'keep-expert', on, clerk, { keepReason });
    act(city, live, 'start-risk', on, clerk, { riskAssessor: assessor });
    on = workingDayAfter(on, 2);
    yield on;
  }
  const level = city.random.pick(['medium', 'low']);
  act(city, live, 'conclude-controllable', on, person, {
    riskLevel: level,
    residualLevel: 'low',
    riskPlan: '已制定处置预案。',
    ...points(level),
  });
}

const process = { processNote: '已履行公众参与、专家论证、风险评估等程序，说明见附件。' };

function submitted(city: City, { plan, live, text }: Making, on: CivilDate): void {
  if (live) act(city, live, 'submit-legality', on, who(city, plan.lead, 'clerk'), { textFile: text, ...process });
}

/** Enters what the reviewers found. */
function opinion(city: City, { plan, live }: Making, review: Live, on: CivilDate): void {
  if (!live) return;
  const name = { refused: 'reject', 'supplement-required': 'supplement' }[review.matter.state] ?? 'pass';
  const person = who(city, plan.justice, 'reviewer', didBy(live, 'submit-legality'));
  act(city, live, name, on, person, {
    legalityReview: review.key,
    ...(name === 'supplement' && { supplementNote: '补充公开征求意见的采纳说明。' }),
  });
}

/** The steps already taken stand; what was missing is supplied, and the draft goes back. */
function* again(city: City, making: Making, from: CivilDate): Flow {
  const { live, plan } = making;
  if (!live) return;
  const clerk = who(city, plan.lead, 'clerk');
  const keepReason = '补充材料，草案内容未变。';
  for (const step of ['keep-participation', 'keep-expert', 'keep-risk']) act(city, live, step, from, clerk, { keepReason });
  const on = workingDayAfter(from, 2);
  yield on;
  submitted(city, making, on);
}

/** A county's own meeting. */
function* inCounty(city: City, plan: DecisionPlan, live: Live, review: Live, on: CivilDate, meetingOn: CivilDate): Flow {
  const meeting = { meetingKind: 'executive-meeting', meetingNo: `${plan.unit.name}人民政府第${12 + plan.n}次常务会议`, meetingOn };
  act(city, live, 'submit-meeting', on, who(city, plan.office, 'clerk'), { ...meeting, textFile: review.matter.values.textFile });
  yield meetingOn;
  adopted(city, plan, live, meetingOn);
  yield* executed(city, plan, live, meetingOn);
}

/** The city's executive meeting: the item is on its list, with the same review. */
function* inCity(city: City, plan: DecisionPlan, live: Live, review: Live, on: CivilDate, meeting: Meeting): Flow {
  const { textFile, textHash } = review.matter.values;
  const secretary = who(city, governmentOffice.code, 'secretariat');
  const clerk = who(city, plan.lead, 'clerk');
  const subject = { title: plan.title, meetingKind: 'executive-meeting', topic: 'decision', reviewRequired: true };
  const item = city.replay.open('meeting-item', 'propose', { ...subject, textFile, textHash, review: review.key }, on, clerk, true);
  const at = { meetingNo: `${meeting.no}（重大行政决策第${plan.n + 1}号）`, meetingOn: meeting.on };
  act(city, item, 'schedule', on, secretary, at);
  act(city, live, 'submit-meeting', on, who(city, plan.office, 'clerk'), {
    meetingKind: 'executive-meeting',
    ...at,
    textFile,
    meetingItem: item.key,
  });
  yield meeting.on;
  act(city, item, 'deliberate', meeting.on, secretary);
  act(city, item, 'record-decision', meeting.on, secretary, { outcome: 'approved', decision: '会议讨论同意，按规定公布后组织实施。' });
  adopted(city, plan, live, meeting.on);
  city.agenda.add(workingDayAfter(meeting.on, 4), minuted(city, item, meeting));
  yield* executed(city, plan, live, meeting.on);
}

/** The minutes of the meeting, once reviewed, cover this item as well. */
function* minuted(city: City, item: Live, meeting: Meeting): Flow {
  const secretary = who(city, governmentOffice.code, 'secretariat');
  for (let wait = 4; wait < 8; wait += 1) {
    const on = workingDayAfter(meeting.on, wait);
    yield on;
    const signed = meeting.items.find((i) => i.matter.values.minutesReview !== undefined);
    if (!signed) continue;
    const { minutesFile, minutesHash, minutesReview } = signed.matter.values;
    act(city, item, 'draft-minutes', on, secretary, { minutesFile, minutesHash });
    act(city, item, 'sign-minutes', on, who(city, cityCode, 'leader'), { minutesReview });
    const after = wd(city, on, 1, 3);
    yield after;
    const tasks = [{ unit: item.matter.unit, task: '按会议决定组织实施，并报告执行情况。', dueOn: workingDayAfter(after, 60) }];
    return act(city, item, 'assign', after, secretary, { tasks });
  }
}
