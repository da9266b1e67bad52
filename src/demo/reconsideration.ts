/** Tells the year of reconsideration: cases, opinions, quarterly analyses, and the institutions that do the work. */
import { addDays, type CivilDate } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, type City, didBy, paper, wd, who } from './city.ts';
import { later, workingDayAfter } from './days.ts';
import { Random } from './random.ts';
import { type CasePlan, planCases } from './reconsideration-plan.ts';
import { institutions, opinions, quarters } from './reconsideration-work.ts';
import type { Given, Live } from './replay.ts';
import { cityCode } from './units.ts';

const procedure = 'reconsideration-case';
const conditions = ['applicant', 'interest', 'claims', 'time', 'scope', 'jurisdiction', 'single'];
const claimOf: Readonly<Record<string, string>> = { omission: '责令被申请人履行法定职责。', disclosure: '撤销答复，责令重新答复。' };

const officer = (city: City, plan: CasePlan, ...not: readonly (string | undefined)[]) =>
  who(city, plan.institution, 'reconsideration', ...not);
const chief = (city: City, plan: CasePlan) => who(city, plan.institution, 'reconsideration-chief');

const lastDay = (live: Live, other: CivilDate): CivilDate => live.matter.history.at(-1)?.on ?? other;

/** Opens the matter as the intake officer records it. */
function file(city: City, plan: CasePlan): Live {
  const { random, replay } = city;
  const { institution, organ, title, petitioner, respondent, respondentName, actKind, sector, filedOn } = plan;
  const knownOn = addDays(filedOn, -random.int(4, 52));
  const values: Given = {
    institution,
    organ,
    channel: random.weighted({ counter: 55, post: 30, online: 9, oral: 6 }),
    title,
    applicants: [{ party: petitioner, ...(petitioner.kind === 'organization' && { legal: '法定代表人（略）' }) }],
    respondentName,
    respondent,
    actKind,
    sector,
    claims: claimOf[actKind] ?? '撤销该行政行为。',
    ...(plan.corrected || plan.turned === 'abandon' ? {} : { facts: '认为认定事实不清，适用依据错误，程序不当。' }),
    knownOn,
    madeOn: addDays(knownOn, -random.int(0, 3)),
    otherRemedy: 'none',
    severalActs: false,
  };
  const live = replay.open(procedure, 'file', values, filedOn, officer(city, plan), true);
  return live;
}

/** What was received but did not become a case. */
function* turnedAway(city: City, plan: CasePlan, live: Live): Flow {
  const { random } = city;
  const on = wd(city, plan.filedOn, 2, 4);
  yield on;
  if (plan.turned === 'transfer')
    return act(city, live, 'transfer', on, officer(city, plan), {
      competentOrgan: plan.n % 2 ? '省人民政府' : '作出行为机关的上一级主管部门',
    });
  if (plan.turned === 'withdraw')
    return act(city, live, 'withdraw-application', on, officer(city, plan), { withdrawReason: '申请人自愿撤回。' });
  if (plan.turned === 'refuse') {
    const ground = random.weighted({ time: 40, scope: 30, interest: 15, litigated: 15 });
    const values = { sign: plan.sign, refusalGround: ground, refusalReason: '经审查，不符合受理条件，理由已写入不予受理决定书。' };
    act(city, live, 'refuse', on, chief(city, plan), values);
  } else {
    const correctBy = addDays(on, 12);
    act(city, live, 'notify-correction', on, officer(city, plan), { missingItems: '事实和理由；身份证明复印件。', correctBy });
    const lapsed = addDays(workingDayAfter(correctBy, 0), 1);
    yield lapsed;
    city.replay.byClock(live, 'deem-abandoned', lapsed);
  }
  const archivedOn = wd(city, addDays(lastDay(live, on), 1), 15, 40);
  yield archivedOn;
  act(city, live, 'archive', archivedOn, officer(city, plan));
}

/** Receipt to acceptance; gives the number of days that correction took. */
function* admitted(city: City, plan: CasePlan, live: Live): Generator<CivilDate, { on: CivilDate; paused: number }, void> {
  let on = wd(city, plan.filedOn, 1, 3);
  let paused = 0;
  if (plan.corrected) {
    yield on;
    act(city, live, 'notify-correction', on, officer(city, plan), { missingItems: '事实和理由。', correctBy: addDays(on, 15) });
    const toldOn = on;
    on = wd(city, toldOn, 3, 8);
    paused = (Date.parse(on) - Date.parse(toldOn)) / 86_400_000;
    yield on;
    act(city, live, 'correct', on, officer(city, plan), { facts: '补充说明了事实、理由和证据来源。' });
    on = wd(city, on, 1, 2);
  }
  yield on;
  const values = { sign: plan.sign, conditions, respondent: plan.respondent, sector: plan.sector, major: plan.major };
  act(city, live, 'accept', on, officer(city, plan), values);
  return { on, paused };
}

/** The copy and the reply; one respondent in forty lets the time pass. */
function* answered(city: City, plan: CasePlan, live: Live, acceptedOn: CivilDate): Generator<CivilDate, CivilDate, void> {
  const copiedOn = wd(city, acceptedOn, 1, 2);
  yield copiedOn;
  act(city, live, 'serve-copy', copiedOn, officer(city, plan), { copyServedOn: copiedOn });
  if (plan.n % 40 === 7) {
    const lapsed = addDays(workingDayAfter(addDays(copiedOn, 10), 0), 1);
    yield lapsed;
    city.replay.byClock(live, 'reply-default', lapsed);
    return lapsed;
  }
  const repliedOn = workingDayAfter(addDays(copiedOn, city.random.int(5, 9)), 0);
  yield repliedOn;
  const reply = { reply: '认为所作行为事实清楚、依据正确、程序合法，请求维持。', evidenceKinds: ['documentary', 'record'] };
  const files = plan.n % 3 === 0 ? { replyFiles: [paper(city, plan.title, '答复书')] } : {};
  act(city, live, 'reply', repliedOn, who(city, plan.respondent, 'clerk'), { ...reply, ...files });
  return repliedOn;
}

/** Suspension and resumption; gives the days that do not count. */
function* stopped(city: City, plan: CasePlan, live: Live, from: CivilDate): Generator<CivilDate, { on: CivilDate; paused: number }, void> {
  const on = wd(city, from, 2, 5);
  yield on;
  const ground = city.random.weighted({ 'other-case': 60, interpretation: 25, 'force-majeure': 15 });
  act(city, live, 'suspend', on, chief(city, plan), {
    suspendGround: ground,
    suspendReason: '须待有关情况确定后继续审理，已书面告知当事人。',
  });
  const back = wd(city, on, 12, 30);
  yield back;
  act(city, live, 'resume', back, chief(city, plan), { resumeReason: '中止的原因已经消除，已书面告知当事人。' });
  return { on: back, paused: (Date.parse(back) - Date.parse(on)) / 86_400_000 };
}

function* examined(city: City, plan: CasePlan, live: Live, from: CivilDate): Generator<CivilDate, { on: CivilDate; paused: number }, void> {
  let [on, paused] = [from, 0];
  if (plan.n % 3 === 1) {
    on = wd(city, on, 1, 3);
    yield on;
    act(city, live, 'investigate', on, officer(city, plan), { investigators: 2, investigation: '向有关人员了解情况，调取原始材料。' });
  }
  if (plan.suspended) ({ on, paused } = yield* stopped(city, plan, live, on));
  if (plan.major) {
    on = wd(city, on, 2, 5);
    yield on;
    if (plan.n % 2)
      act(city, live, 'collective-review', on, chief(city, plan), {
        panelMembers: '复议机构负责人和三名承办人',
        panelOpinion: '集体研究后形成一致意见。',
      });
    else {
      act(city, live, 'notify-hearing', on, officer(city, plan), { hearingOn: workingDayAfter(on, 5), hearingPlace: '行政复议听证室' });
      on = workingDayAfter(on, 5);
      yield on;
      const panel = ['presiding', 'member', 'member', 'recorder'].map((seat) => ({ name: officer(city, plan).name, seat }));
      const values = { panel, hearingOn: on, transcript: paper(city, plan.title, '听证笔录'), respondentHead: plan.n % 3 !== 0 };
      act(city, live, 'hold-hearing', on, officer(city, plan), {
        ...values,
        ...(plan.n % 3 === 0 && { absentReason: '负责人外出参加会议，委托分管人员参加。' }),
      });
    }
  }
  return { on, paused };
}

const surnameOf = ({ petitioner: { kind, name } }: CasePlan): string => (kind === 'organization' ? name : `${[...name][0] ?? ''}某`);

const verdicts: Readonly<Record<string, readonly [act: string, words: string]>> = {
  upheld: ['decide-uphold', '维持该行政行为'],
  revoked: ['decide-revoke', '撤销该行政行为'],
  again: ['decide-redo', '撤销该行政行为，责令被申请人重新作出行政行为'],
  'partly-revoked': ['decide-revoke-part', '部分撤销该行政行为'],
  'confirmed-unlawful': ['decide-unlawful', '确认该行政行为违法'],
  modified: ['decide-modify', '变更该行政行为'],
  'ordered-performance': ['decide-perform', '责令被申请人在规定期限内履行职责'],
  'rejected-claim': ['decide-reject', '驳回申请人的复议请求'],
};

/** Half of what is revoked has to be done again. */
const again = (plan: CasePlan): boolean => plan.result === 'revoked' && plan.n % 2 === 0;

/** What was found, thought and decided: the heart of the decision. */
const bodyOf = (plan: CasePlan, words: string): string =>
  `本机关查明：被申请人${plan.respondentName}作出本案行政行为的事实、依据和程序，有申请书、答复书和双方提交的证据证明。\n本机关认为：对该行为的合法性和适当性，应当依照有关法律、法规和规章审查认定。\n本机关决定：${words}。`;
/** What everybody may read of it. */
const publicText = (plan: CasePlan, words: string): string =>
  `申请人${surnameOf(plan)}${plan.title}，向本机关申请行政复议。本机关依法受理，现已审理终结。\n${bodyOf(plan, words)}\n申请人不服本决定的，可以依法向人民法院提起行政诉讼。`;

function* decided(city: City, plan: CasePlan, live: Live, on: CivilDate): Flow {
  const draftedOn = workingDayAfter(on, -3);
  yield later(draftedOn, lastDay(live, draftedOn));
  act(city, live, 'draft-decision', later(draftedOn, lastDay(live, draftedOn)), officer(city, plan), {
    draftReport: '经审理，拟按合议意见作出决定，报请审定。',
  });
  yield on;
  const [name = '', words = ''] = (again(plan) ? verdicts.again : verdicts[plan.result]) ?? [];
  const decisionText = bodyOf(plan, words);
  const legalGrounds = [{ instrument: '行政复议法', provision: '关于复议决定的规定' }];
  const more = name === 'decide-modify' ? { adverse: false } : name === 'decide-perform' ? { performBy: addDays(on, 60) } : {};
  const decisionFile = paper(city, `${plan.title}${plan.n}`, '复议决定书');
  const values = { sign: plan.sign, decidedOn: on, decisionText, legalGrounds, decisionFile, ...more };
  act(city, live, name, on, who(city, plan.organ, 'leader', didBy(live, 'draft-decision')), values);
  const servedOn = wd(city, on, 2, 5);
  yield servedOn;
  const mode = city.random.weighted({ direct: 45, post: 50, left: 5 });
  const service = ['applicant', 'respondent'].map((to) => ({ to, mode: to === 'applicant' ? mode : 'direct', on: servedOn }));
  act(city, live, 'serve', servedOn, officer(city, plan), { service });
  yield* followed(city, plan, live, servedOn, words);
}

/** Publication, or the decision to keep it back; one in fourteen goes out after its time. */
function* publicised(city: City, plan: CasePlan, live: Live, servedOn: CivilDate, words: string): Flow {
  const maskedOn = wd(city, servedOn, 3, 9);
  yield maskedOn;
  const head = chief(city, plan);
  if (plan.n % 17 === 5) {
    const values = { withholdGround: 'privacy', withholdReason: '案件涉及个人隐私，不宜公开。' };
    return act(city, live, 'withhold', maskedOn, head, values);
  }
  const publishedText = publicText(plan, words);
  const hidden = ['name', 'address', 'papers', 'contact'];
  act(city, live, 'prepare-publication', maskedOn, officer(city, plan), { publishedText, hidden });
  const late = plan.n % 14 === 3;
  const publishedOn = late ? workingDayAfter(servedOn, 24) : wd(city, maskedOn, 2, 7);
  yield publishedOn;
  const reason = late ? { lateReason: '核对公开文本用时较长。' } : {};
  act(city, live, 'publish', publishedOn, head, { publishedAt: '市政府门户网站行政复议决定书公开栏', ...reason });
}

/** One applicant in six goes to court; one in six of these is proved right. */
function* taken(city: City, plan: CasePlan, live: Live): Flow {
  const on = wd(city, lastDay(live, plan.filedOn), 2, 8);
  yield on;
  const court = plan.organ === cityCode ? '市中级人民法院' : '有管辖权的基层人民法院';
  act(city, live, 'litigate', on, officer(city, plan), { court });
  const judgedOn = workingDayAfter(addDays(on, city.random.int(90, 150)), 0);
  yield judgedOn;
  act(city, live, 'record-judgment', judgedOn, officer(city, plan), { courtResult: plan.n % 36 === 2 ? 'changed' : 'kept' });
}

/** After service: publication, performance, the court, the archive. */
function* followed(city: City, plan: CasePlan, live: Live, servedOn: CivilDate, words: string): Flow {
  yield* publicised(city, plan, live, servedOn, words);
  if (plan.result === 'ordered-performance' || again(plan)) {
    const on = wd(city, lastDay(live, servedOn), 10, 30);
    yield on;
    act(city, live, 'perform', on, who(city, plan.respondent, 'clerk'), { performanceNote: '已按决定作出处理，并书面告知申请人。' });
  }
  if (plan.n % 6 === 2) yield* taken(city, plan, live);
  const archivedOn = wd(city, lastDay(live, servedOn), 20, 60);
  yield archivedOn;
  act(city, live, live.matter.state === 'published' ? 'archive-published' : 'archive', archivedOn, officer(city, plan));
}

/** Without a decision on the merits. */
function* ended(city: City, plan: CasePlan, live: Live, on: CivilDate): Flow {
  const head = chief(city, plan);
  if (plan.ending === 'mediated') {
    const begunOn = workingDayAfter(on, -4);
    const from = later(begunOn, lastDay(live, begunOn));
    yield from;
    act(city, live, 'mediate', from, officer(city, plan));
    yield later(on, from);
    const values = {
      mediationTerms: '被申请人重新核定数额，申请人不再主张其他请求。',
      mediationFile: paper(city, `${plan.title}${plan.n}`, '调解书'),
    };
    act(city, live, 'sign-mediation', later(on, from), officer(city, plan), values);
  } else {
    yield on;
    if (plan.ending === 'dismissed') act(city, live, 'dismiss', on, head, { sign: plan.sign, dismissReason: '受理后发现不符合受理条件。' });
    if (plan.ending === 'withdrawn') act(city, live, 'withdraw', on, head, { withdrawReason: '申请人说明理由，自愿撤回申请，予以准许。' });
    if (plan.ending === 'settled') act(city, live, 'settle', on, head, { settlement: '被申请人改变原行为，申请人接受并撤回申请。' });
    const ground = { terminateGround: 'death', terminateReason: '近亲属放弃复议权利。' };
    if (plan.ending === 'terminated') act(city, live, 'terminate', on, head, ground);
  }
  const archivedOn = wd(city, later(on, lastDay(live, on)), 15, 45);
  yield archivedOn;
  act(city, live, 'archive', archivedOn, officer(city, plan));
}

function* story(city: City, plan: CasePlan): Flow {
  const live = file(city, plan);
  if (plan.turned !== undefined) return yield* turnedAway(city, plan, live);
  const { on: acceptedOn, paused: correcting } = yield* admitted(city, plan, live);
  const repliedOn = yield* answered(city, plan, live, acceptedOn);
  const { on: readyOn, paused: suspending } = yield* examined(city, plan, live, repliedOn);
  const paused = correcting + suspending;
  if (plan.extended) {
    const on = workingDayAfter(addDays(plan.filedOn, 46 + paused), 0);
    const day = later(on, readyOn);
    yield day;
    act(city, live, 'extend', day, who(city, plan.organ, 'leader'), { extendReason: '案情复杂，需要进一步核实有关情况。' });
  }
  const closingOn = later(workingDayAfter(addDays(plan.filedOn, plan.days + paused), 0), wd(city, lastDay(live, readyOn), 3));
  if (plan.ending === 'decided') yield* decided(city, plan, live, closingOn);
  else yield* ended(city, plan, live, closingOn);
}

/** Puts all of it on the agenda, with chance of its own. */
export function reconsideration(shared: City): void {
  const city: City = { ...shared, random: new Random(`reconsideration ${shared.year}`) };
  institutions(city);
  for (const plan of planCases(city.year, new Random(`reconsideration plan ${city.year}`)))
    city.agenda.add(plan.filedOn, story(city, plan));
  opinions(city);
  quarters(city);
}
