/** The year of setting examples: calls, applications, names given, titles looked at again, kept, put right and taken away. */
import { addDays, addMonths, type CivilDate } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, type City, didBy, paper, wd, who } from './city.ts';
import { workingDayAfter } from './days.ts';
import { indicators } from './demonstration-indicators.ts';
import { type Call, calls, candidates, dayOf, type Ending, kindTitle, recommenderOf } from './demonstration-plan.ts';
import { seek } from './demonstration-sought.ts';
import { keepUp, titlesBefore } from './demonstration-titles.ts';
import { personName } from './names.ts';
import { ownPart, type Part } from './own-city.ts';
import type { Live } from './replay.ts';
import { type DemoUnit, justiceBureau, unitOf } from './units.ts';

const bureau = justiceBureau.code;
const application = 'demonstration-application';
const programme = 'demonstration-programme';

interface Batch {
  readonly part: Part;
  readonly call: Call;
  /** The call as a matter, once it is out. */
  readonly out: () => Live;
}

/** The call from its draft to the end of the batch. */
function* called(part: Part, call: Call, set: (live: Live) => void): Flow {
  const { city } = part;
  const { year } = city;
  const from = dayOf(year, call.from);
  const draftedOn = workingDayAfter(addDays(from, -21), 0);
  yield draftedOn;
  const clerk = who(city, bureau, 'clerk');
  const n = Object.values(call.endings).reduce((a, b) => a + b, 0);
  const live = part.open(
    programme,
    'draft',
    {
      ...{ title: `${year}年度${call.title}`, organiser: bureau, kind: call.kind, tier: 'city', charges: false, criteriaEdition: 'own' },
      ...{ scoring: 'points', entryScore: 80, passScore: 82, recommendQuota: n, quota: Math.max(1, Math.ceil(n / 2)) },
      ...{ applyFrom: from, applyTo: dayOf(year, call.to) },
      criteria: call.criteria.map((item, i) => ({ code: String(i + 1), item })),
    },
    draftedOn,
    clerk,
  );
  city.replay.keep(live);
  set(live);
  act(city, live, 'submit', draftedOn, clerk, { plan: paper(city, `${year}年度${call.title}`, '创建方案') });
  const approvedOn = wd(city, draftedOn, 2, 5);
  yield approvedOn;
  act(city, live, 'approve', approvedOn, who(city, bureau, 'chief', clerk.id));
  const publishedOn = workingDayAfter(addDays(from, -3), 0);
  yield publishedOn > approvedOn ? publishedOn : approvedOn;
  act(city, live, 'publish', publishedOn > approvedOn ? publishedOn : approvedOn, clerk, { planNo: `驻法政办〔${year}〕${call.planNo}号` });
  yield addDays(dayOf(year, call.to), 1);
  city.replay.byClock(live, 'close', addDays(dayOf(year, call.to), 1));
  yield* observed(city, live, call);
}

/** The meetings at which the example is shown; the published report names two of the two grips and one of the three systems. */
function* observed(city: City, live: Live, call: Call): Generator<CivilDate, void, void> {
  if (call.kind === 'law-unit') return;
  const on = workingDayAfter(dayOf(city.year, call.kind === 'service-point' ? '10-15' : '11-05'), 0);
  yield on;
  const clerk = who(city, bureau, 'clerk');
  const theme = call.kind === 'service-point' ? 'service' : 'responsibility';
  act(city, live, 'hold-meeting', on, clerk, { meetingKind: 'on-site', meetingTheme: theme, meetingOn: on });
  if (theme === 'service') {
    const speech = { meetingKind: 'speech', meetingTheme: theme, meetingOn: on, meetingNote: '在全省会议上作典型发言。' };
    return act(city, live, 'hold-meeting', on, clerk, speech);
  }
  act(city, live, 'hold-meeting', on, clerk, { meetingKind: 'on-site', meetingTheme: 'three-systems', meetingOn: on });
}

const why = '对照创建方案逐条评审，部分标准的佐证不充分，本批次不予通过，可在补短后参加下一批次申报。';
const said = (unit: DemoUnit, title: string) =>
  `${unit.name}对照${title}的标准，健全制度、落实责任、公开程序，两年来未发生重大违法行政事件，执法案卷评查成绩稳定，群众和企业评价较好。`;
const recommendation = (unit: DemoUnit, title: string) =>
  `经初审，${said(unit, title)}该单位领导重视，分管负责人具体抓，法制机构人员配备到位；规范性文件和重大决策经过合法性审核；执法公示、全过程记录、法制审核逐步落实；行政复议和应诉案件依法办理；政务公开及时。经核对，近两年内不存在不得申报的情形，申报材料真实，公示期间没有收到异议。同意推荐，并由本机关联系指导，督促其对照标准逐条补齐佐证，继续改进薄弱环节。`;

function* applied(batch: Batch, unit: DemoUnit, ending: Ending, on: CivilDate): Flow {
  const { part, call, out } = batch;
  const { city } = part;
  const { random } = city;
  const title = kindTitle[call.kind];
  const recommender = recommenderOf(unit);
  const applicant = who(city, unit.code, 'clerk');
  const live = part.open(
    application,
    'apply',
    {
      ...{
        title: `${unit.name}创建${title}`,
        programme: out().key,
        organiser: bureau,
        kind: call.kind,
        tier: 'city',
        applicant: unit.code,
      },
      ...{ recommender, selfScore: random.int(84, 98), summary: said(unit, title) },
    },
    on,
    applicant,
  );
  city.replay.keep(live);
  const saidOn = wd(city, on, 3, 9);
  yield saidOn;
  const from = who(city, recommender, 'reviewer');
  if (ending === 'not-recommended') return act(city, live, 'reject-recommendation', saidOn, from, { rejectReason: why });
  act(city, live, 'recommend', saidOn, from, { recommendation: recommendation(unit, title), mentorUnit: recommender });
  yield* guided(batch, live, unit, saidOn);
  if (ending === 'withdrawn') {
    const backOn = workingDayAfter(dayOf(city.year, call.reviewFrom), 3);
    yield backOn;
    return act(city, live, 'withdraw', backOn, applicant, { withdrawReason: '机构改革后职责调整，本年度不再申报。' });
  }
  yield* examined(batch, live, unit, ending);
}

function* guided(batch: Batch, live: Live, unit: DemoUnit, after: CivilDate): Generator<CivilDate, void, void> {
  const { call, part } = batch;
  const { city } = part;
  const { random } = city;
  const start = workingDayAfter(dayOf(city.year, call.guideFrom), random.int(0, 10));
  const on = start > after ? start : workingDayAfter(after, 1);
  yield on;
  const by = personName(random);
  const logs = [{ on, by, onSite: true, issue: '佐证材料归类不清。', fix: '按标准序号归档。' }];
  act(city, live, 'guide', on, who(city, String(live.matter.values.mentorUnit), 'reviewer'), { guidanceLogs: logs });
  if (random.chance(0.4)) {
    const againOn = workingDayAfter(on, random.int(3, 8));
    yield againOn;
    const more = [...logs, { on: againOn, by, onSite: random.chance(0.6), fix: '补充群众评价材料。' }];
    act(city, live, 'guide-again', againOn, who(city, String(live.matter.values.mentorUnit), 'reviewer'), { guidanceLogs: more });
  }
  const given = workingDayAfter(on, random.int(9, 16));
  yield given;
  const evidence = call.criteria.map((item, i) => ({
    code: String(i + 1),
    verdict: 'met',
    file: paper(city, `${unit.name}${kindTitle[call.kind]}${item}`, '佐证'),
  }));
  act(city, live, 'submit-materials', given, who(city, unit.code, 'clerk'), { evidence });
}

const desk = (city: City) => who(city, bureau, 'reviewer');

function* examined(batch: Batch, live: Live, unit: DemoUnit, ending: Ending): Generator<CivilDate, void, void> {
  const { call, part } = batch;
  const { city } = part;
  const { random } = city;
  const review = workingDayAfter(dayOf(city.year, call.reviewFrom), random.int(5, 14));
  yield review;
  const base = ending === 'material' ? 72 : 88;
  const panel = [0, 1, 2, 3, 4].map(() => ({
    name: personName(random),
    from: '高校、人大代表、执法监督员',
    related: false,
    score: base + random.int(-3, 6),
  }));
  if (ending === 'material') return act(city, live, 'fail-material', review, desk(city), { panel, rejectReason: why });
  act(city, live, 'pass-material', review, desk(city), { panel });
  const evaluated = workingDayAfter(review, random.int(8, 16));
  yield evaluated;
  act(city, live, 'record-evaluation', evaluated, desk(city), {
    ...{
      evaluator: { kind: 'organization', name: '某高校法治评估研究中心' },
      evaluatorRelated: false,
      evaluationScore: random.int(82, 96),
    },
    evaluationFile: paper(city, `${unit.name}${kindTitle[call.kind]}`, '第三方评估报告'),
  });
  const surveyed = workingDayAfter(evaluated, random.int(4, 10));
  yield surveyed;
  const sample = random.int(60, 220);
  act(city, live, 'record-survey', surveyed, desk(city), {
    surveyed: sample,
    satisfied: Math.floor(sample * (0.84 + random.next() * 0.14)),
  });
  if (ending === 'pending') return;
  const start = workingDayAfter(dayOf(city.year, call.onsiteFrom), random.int(0, 12));
  const seenOn = start > surveyed ? start : workingDayAfter(surveyed, 3);
  yield seenOn;
  const place = '办事窗口';
  const visits = [
    { on: seenOn, way: 'open', place: '机关', found: '台账与申报材料一致。' },
    {
      on: addDays(seenOn, -1),
      way: 'unannounced',
      place,
      found: ending === 'onsite' ? '窗口人员不能出示执法证件。' : '办理规范，群众评价较好。',
    },
  ];
  const report = { visits, onsiteReport: ending === 'onsite' ? '实地情况与申报材料不一致。' : '实地情况与申报材料一致。' };
  if (ending === 'onsite') return act(city, live, 'fail-onsite', seenOn, desk(city), { ...report, rejectReason: why });
  act(city, live, 'shortlist', seenOn, desk(city), report);
  yield* publicised(batch, live, unit, ending);
}

function* publicised(batch: Batch, live: Live, unit: DemoUnit, ending: Ending): Generator<CivilDate, void, void> {
  const { call, part } = batch;
  const { city } = part;
  const on = workingDayAfter(dayOf(city.year, call.publiciseOn), 0);
  yield on;
  const chief = who(city, bureau, 'chief');
  const title = kindTitle[call.kind];
  act(city, live, 'publicise', on, chief, { publicityNote: `拟命名${unit.name}为${title}，如有异议，请在公示期内向市司法局反映。` });
  if (ending === 'upheld' || city.random.chance(0.06)) {
    const heardOn = workingDayAfter(on, 2);
    yield heardOn;
    const objector = { kind: 'person', name: personName(city.random) };
    act(city, live, 'record-objection', heardOn, desk(city), { objector, objection: '反映窗口服务与申报材料不符。' });
    const foundOn = workingDayAfter(heardOn, city.random.int(2, 5));
    yield foundOn;
    if (ending === 'upheld') {
      const found = { objectionFinding: '经核查属实。', rejectReason: '异议成立，不予命名。' };
      return act(city, live, 'uphold-objection', foundOn, who(city, bureau, 'chief'), found);
    }
    act(city, live, 'dismiss-objection', foundOn, desk(city), { objectionFinding: '经核查不属实，已告知异议人。' });
  }
  const endedOn = workingDayAfter(on, 8);
  yield endedOn;
  act(city, live, 'end-publicity', endedOn, desk(city));
  const namedOn = workingDayAfter(dayOf(city.year, call.namedOn), 0);
  yield namedOn;
  const authority = who(city, bureau, 'chief', didBy(live, 'end-publicity'));
  if (ending === 'declined')
    return act(city, live, 'decline-naming', namedOn, authority, { rejectReason: '报批期间发生需要核查的情况，本批次不予命名。' });
  const paperName = `${city.year}年${title}`;
  const naming = { namingDocNo: `驻法政办〔${city.year}〕${call.namingNo}号`, namedOn, validUntil: addMonths(namedOn, 36) };
  act(city, live, 'name', namedOn, authority, { ...naming, namingFile: paper(city, paperName, '命名决定') });
  part.add(addDays(namedOn, 1), keepUp(part, live, unit, 'new'));
}

/** So many of each ending, in an order of chance; a quick trial takes the first of them. */
function endingsOf(city: City, call: Call, share: number): Ending[] {
  const all = Object.entries(call.endings).flatMap(([ending, n]) => new Array<Ending>(n).fill(ending as Ending));
  return city.random.shuffle(all).slice(0, Math.max(1, Math.round(all.length * share)));
}

/** A batch: who applies holds no such title yet. */
function batch(part: Part, call: Call, taken: Set<string>, share: number): void {
  const { city } = part;
  let live: Live | undefined;
  const out = (): Live => {
    if (!live) throw new Error(`the call ${call.kind} is not out`);
    return live;
  };
  part.add(
    workingDayAfter(addDays(dayOf(city.year, call.from), -21), 0),
    called(part, call, (opened) => (live = opened)),
  );
  const free = city.random.shuffle(candidates[call.kind].filter((u) => !taken.has(`${call.kind} ${u.code}`)));
  for (const [i, ending] of endingsOf(city, call, share).entries()) {
    const unit = free[i];
    if (!unit) throw new Error(`nobody left to apply for ${call.kind}`);
    const on = workingDayAfter(dayOf(city.year, call.from), city.random.int(1, 24));
    part.add(on, applied({ part, call, out }, unitOf(unit.code), ending, on));
  }
}

/** Everything about examples in the year, with the titles held before. */
export function demonstrations(whole: City, share = 1): readonly Live[] {
  const part = ownPart(whole, 'demonstration', `${whole.year - 3}-11-01`);
  const taken = titlesBefore(part, share);
  for (const call of calls) batch(part, call, taken, share);
  indicators(part, seek(part), share);
  return part.told();
}
