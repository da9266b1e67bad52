/** Faults looked into in the year: clues, inquiries, decisions by whoever has the power, reviews. All people are invented. */
import { addDays, addMonths, type CivilDate } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, type City, didBy, paper, wd, who } from './city.ts';
import { later, workingDayAfter, workingDayIn } from './days.ts';
import { idCard, personName, phone } from './names.ts';
import { ownPart, type Part, some } from './own-city.ts';
import { deck } from './random.ts';
import type { Live } from './replay.ts';
import { cityCode, countedCounties, type DemoUnit, governmentOffice, justiceBureau, unitsOfKind } from './units.ts';

/** None of these numbers is published: the platform's own assumption. */
const clueTotal = 260;
const carriedTotal = 24;

type Ending = 'opened' | 'no-case' | 'referred' | 'transferred';
const endings: Readonly<Record<Ending, number>> = { opened: 40, 'no-case': 50, referred: 6, transferred: 4 };
const sources = { supervision: 30, complaint: 25, enforcement: 20, audit: 10, assessment: 8, litigation: 4, other: 3 };
const measures = {
  ...{ reminder: 45, 'public-criticism': 22, 'self-examination': 12, admonition: 9, 'transfer-post': 2, 'revoke-qualification': 2 },
  ...{ warning: 5, demerit: 2, 'major-demerit': 1 },
};
const monthsOf: Readonly<Record<string, number>> = { warning: 6, demerit: 12, 'major-demerit': 18 };

/** Fault, and what it was about. */
const faults: readonly (readonly [fault: string, subject: string])[] = [
  ['task-failure', '督办事项逾期未完成'],
  ['task-failure', '年度目标任务未完成且未说明理由'],
  ['non-performance', '接到群众反映后未按规定处置'],
  ['improper-performance', '办理事项超过承诺时限'],
  ['enforcement', '执法检查未出示证件、未制作笔录'],
  ['enforcement', '扣押物品未开具清单'],
  ['licensing', '许可事项擅自增加申请材料'],
  ['complaint-handling', '投诉举报推诿不受理'],
  ['disclosure', '应当公开的信息未公开'],
  ['normative-document', '规范性文件未报送备案'],
  ['data-fraud', '上报数据与台账不符'],
  ['decision', '重大事项未经合法性审查提请讨论'],
];

interface Place {
  readonly body: DemoUnit;
  readonly respondent: DemoUnit;
  readonly legality: string;
  readonly personnel: string;
}

const bureaus = unitsOfKind('department').filter((u) => u.code !== governmentOffice.code && u.code !== justiceBureau.code);
const townsOf = (county: DemoUnit): readonly DemoUnit[] => unitsOfKind('township', 'street').filter((u) => u.parent === county.code);

function placeOf(city: City): Place {
  const { random } = city;
  const who2 = random.weighted({ office: 30, county: 42, bureau: 28 });
  if (who2 === 'office') {
    const respondent = random.pick(bureaus);
    return { body: governmentOffice, respondent, legality: justiceBureau.code, personnel: respondent.code };
  }
  if (who2 === 'bureau') {
    const body = random.pick(bureaus);
    return { body, respondent: body, legality: body.code, personnel: body.code };
  }
  const body = random.pick(countedCounties);
  const towns = townsOf(body);
  const respondent = towns.length > 0 ? random.pick(towns) : body;
  return { body, respondent, legality: body.code, personnel: body.code };
}

interface Case extends Place {
  readonly ending: Ending;
  readonly measure: string;
  readonly agency: boolean;
  readonly subject: string;
  readonly fault: string;
}

/** Criticism before all is for organs, and only a government gives it. */
function caseOf(city: City, ending: Ending, measure: string, n: number): Case {
  let place = placeOf(city);
  const agency = measure === 'public-criticism';
  while (agency && place.respondent.code === place.body.code) place = placeOf(city);
  const [fault = '', subject = ''] = faults[(n * 5 + city.random.int(0, 3)) % faults.length] ?? [];
  return { ...place, ending, measure, agency, subject, fault };
}

const id = 'accountability-case';
const investigator = (city: City, one: Case) => who(city, one.body.code, 'investigator');
const approver = (city: City, one: Case, ...not: string[]) => who(city, one.body.code, 'leader', ...not);

function register({ part, lost }: Year, one: Case, on: CivilDate): Live {
  const { city } = part;
  const { random } = city;
  const clueSource = random.weighted(sources);
  const name = personName(random);
  const respondent = one.agency
    ? { kind: 'organization', name: one.respondent.name }
    : { kind: 'person', name, idKind: 'id-card', idNumber: idCard(random, 1965, 1992), phone: phone(random) };
  const informant = { kind: 'person', name: personName(random), phone: phone(random) };
  const litigation = clueSource === 'litigation' ? lost[random.int(0, Math.max(0, lost.length - 1))]?.key : undefined;
  const values = {
    clueSource,
    subject: one.subject,
    clue: `反映${one.subject}，请核查。`,
    respondentType: one.agency ? 'agency' : 'person',
    respondentUnit: one.respondent.code,
    respondent,
    faultType: one.fault,
    ...(!one.agency && { position: random.pick(['科员', '科长', '副科长', '站所负责人', '分管副职']) }),
    ...(clueSource === 'complaint' && { informant }),
    ...(litigation !== undefined && { litigation }),
  };
  const live = part.open(id, 'register', values, on, investigator(city, one));
  city.replay.keep(live);
  return live;
}

/** From the clue to the word of the chief whether it becomes a case. */
function* checked(city: City, live: Live, one: Case, on: CivilDate): Generator<CivilDate, CivilDate | undefined, void> {
  const { random } = city;
  if (one.ending === 'transferred') {
    const movedOn = wd(city, on, 1, 5);
    yield movedOn;
    act(city, live, 'transfer', movedOn, approver(city, one), { transferTo: '有管辖权的县级政府', transferReason: '属地管理。' });
    return undefined;
  }
  const startOn = wd(city, on, 0, 2);
  yield startOn;
  const checkers = [1, 2].map(() => ({ name: personName(random), related: false }));
  act(city, live, 'pre-check', startOn, investigator(city, one), { checkers });
  const longer = random.chance(0.07);
  if (longer) {
    const askedOn = wd(city, startOn, 4, 6);
    yield askedOn;
    act(city, live, 'extend-check', askedOn, approver(city, one), { extensionReason: '有关人员外出，需要延长。' });
  }
  const reportOn = wd(city, startOn, longer ? 10 : 3, longer ? 16 : 7);
  yield reportOn;
  const late = reportOn > workingDayAfter(on, longer ? 20 : 10);
  act(city, live, 'report-check', reportOn, investigator(city, one), {
    checkResult: '已核对材料并与有关人员谈话。',
    ...(late && { lateReason: '材料调取较慢。' }),
  });
  const chiefOn = wd(city, reportOn, 1, 3);
  yield chiefOn;
  const chief = approver(city, one);
  if (one.ending === 'no-case') {
    act(city, live, 'no-case', chiefOn, chief, { noCaseReason: '经核查，事项已按规定办理或者情节轻微已改正。' });
    const toldOn = wd(city, chiefOn, 2, 9);
    yield toldOn;
    act(city, live, 'give-feedback', toldOn, investigator(city, one), { feedback: '核查情况已反馈。' });
    act(city, live, 'archive', toldOn, investigator(city, one));
    return undefined;
  }
  if (one.ending === 'referred') {
    act(city, live, 'refer-supervision', chiefOn, chief, { referredTo: '监察委员会', referReason: '涉嫌违纪、职务违法。' });
    return undefined;
  }
  act(city, live, 'open-case', chiefOn, chief, {
    approvalNo: `问责立〔${chiefOn.slice(0, 4)}〕${live.matter.values.caseNo as string}`.slice(0, 40),
  });
  return chiefOn;
}

const facts =
  '经查，该事项有明确的办理要求和时限，责任单位和责任人均已知晓；办理中没有按照规定的程序和时限推进，经提醒后仍未及时纠正，造成群众办事受阻、工作延误，事实有书证和谈话记录证明。';

const authorityOf = (one: Case): { kind: string; unit: string } => {
  if (one.agency) return { kind: 'government', unit: one.body.kind === 'department' ? cityCode : one.body.code };
  if (one.measure === 'transfer-post') return { kind: 'own-body', unit: one.respondent.code };
  if (one.measure === 'revoke-qualification') return { kind: 'legal-office', unit: one.legality };
  return { kind: 'appointing', unit: one.body.kind === 'department' ? one.respondent.code : one.body.code };
};

/** Inquiry, hearing, legal check. */
function* inquired(city: City, live: Live, one: Case, on: CivilDate): Generator<CivilDate, CivilDate, void> {
  const { random } = city;
  const gatheredOn = addDays(on, random.int(4, 9));
  yield gatheredOn;
  act(city, live, 'add-evidence', gatheredOn, investigator(city, one), { evidence: [paper(city, one.subject, '书证')] });
  const pace = random.weighted({ usual: 88, extended: 8, late: 4 });
  if (pace === 'extended') {
    const askedOn = workingDayAfter(addDays(on, 20), 0);
    yield askedOn;
    act(city, live, 'extend-investigation', askedOn, approver(city, one), { extensionReason: '须向外地调取材料。' });
  }
  const [least, most] = ({ usual: [12, 26], extended: [34, 52], late: [36, 44] } as const)[pace];
  const endOn = workingDayAfter(addDays(on, random.int(least, most)), 0);
  yield endOn;
  const authority = authorityOf(one);
  const author = investigator(city, one);
  act(city, live, 'conclude', endOn, author, {
    facts,
    liability: one.agency ? 'unit' : random.weighted({ direct: 70, 'primary-leader': 18, 'important-leader': 12 }),
    faultType: one.fault,
    proposed: one.measure,
    legalBasis: '本市行政过错责任追究的规定。',
    authorityKind: authority.kind,
    decidingUnit: authority.unit,
    legalityUnit: one.legality,
    report: paper(city, one.subject, '调查报告'),
    ...(pace === 'late' && { lateReason: '当事人生病住院，谈话推迟。' }),
  });
  const toldOn = wd(city, endOn, 1, 3);
  yield toldOn;
  act(city, live, 'notify', toldOn, investigator(city, one), { noticeFile: paper(city, one.subject, '告知书') });
  const answer = random.weighted({ 'hear-plea': 45, 'waive-plea': 35, 'record-silence': 20 });
  const heardOn = wd(city, toldOn, answer === 'record-silence' ? 6 : 1, answer === 'record-silence' ? 8 : 4);
  yield heardOn;
  const given = {
    'hear-plea': { plea: '对事实没有异议，请求从轻处理。', pleaAnswer: '已复核，在拟处理中予以考虑。' },
    'waive-plea': { waiver: paper(city, one.subject, '放弃申辩声明') },
    'record-silence': {},
  };
  act(city, live, answer, heardOn, investigator(city, one), given[answer]);
  const legalOn = wd(city, heardOn, 1, 4);
  yield legalOn;
  act(city, live, 'check-legality', legalOn, who(city, one.legality, 'chief'), { legalityOpinion: '事实清楚，依据准确，程序合法。' });
  return legalOn;
}

const decision = (city: City, one: Case, measure: string, on: CivilDate, n: string) => ({
  measure,
  decisionNo: `问责决〔${on.slice(0, 4)}〕${n}号`,
  decisionFile: paper(city, one.subject, '处理决定书'),
  effectiveFrom: on,
  ...(monthsOf[measure] !== undefined && { months: String(monthsOf[measure]), effectiveTo: addMonths(on, monthsOf[measure]) }),
});

interface Year {
  readonly part: Part;
  readonly lost: readonly Live[];
  decided: number;
  changed: number;
}

/** Decision, service, execution; the review where one is asked for; the file. */
function* decided(year: Year, live: Live, one: Case, legalOn: CivilDate): Flow {
  const { city } = year.part;
  const on = wd(city, legalOn, 2, 6);
  yield on;
  const authority = authorityOf(one);
  const decider = who(city, authority.unit, 'leader', didBy(live, 'conclude'), didBy(live, 'check-legality'));
  year.decided += 1;
  const n = year.decided;
  const collective = paper(city, one.subject, '集体研究记录');
  if (n % 26 === 13) {
    const why = { exemptGround: n % 2 === 0 ? 'reform' : 'minor', exemptReason: '符合容错免责情形。', collective };
    return act(city, live, 'exempt', on, decider, why);
  }
  act(city, live, 'decide', on, decider, { ...decision(city, one, one.measure, on, String(n)), collective });
  const servedOn = wd(city, on, 1, 5);
  yield servedOn;
  act(city, live, 'serve', servedOn, investigator(city, one), { servedOn, executingUnit: one.personnel });
  const executedOn = wd(city, servedOn, 1, 3);
  yield executedOn;
  const officer = who(city, one.personnel, 'personnel');
  act(city, live, 'execute', executedOn, officer, {
    execution: '已在规定范围内宣布并记入档案。',
    receipt: paper(city, one.subject, '执行回执'),
  });
  const toldOn = wd(city, executedOn, 0, 1);
  yield toldOn;
  act(city, live, 'give-feedback', toldOn, investigator(city, one), { feedback: '处理结果已反馈。' });
  if (n % 20 === 5 && !one.agency) return yield* reviewed(year, live, one, later(toldOn, executedOn));
  if (n % 30 === 8) return yield* published(city, live, one, toldOn);
  if (monthsOf[one.measure] !== undefined) return;
  const keptOn = workingDayAfter(addDays(servedOn, 32), city.random.int(0, 10));
  yield keptOn;
  act(city, live, 'archive', keptOn, investigator(city, one));
}

/** A review by whoever decided: most stand, one is made lighter. */
function* reviewed(year: Year, live: Live, one: Case, on: CivilDate): Flow {
  const { city } = year.part;
  const askedOn = wd(city, on, 2, 8);
  yield askedOn;
  act(city, live, 'apply-review', askedOn, investigator(city, one), { reviewReason: '认为处理过重，申请复核。' });
  const on2 = wd(city, askedOn, 8, 15);
  yield on2;
  const decider = who(city, authorityOf(one).unit, 'leader');
  const reviewFile = paper(city, one.subject, '复核决定书');
  const mayLighten = one.measure !== 'reminder' && monthsOf[one.measure] === undefined && authorityOf(one).kind === 'appointing';
  if (mayLighten && year.changed === 0) {
    year.changed += 1;
    return act(city, live, 'review-amend', on2, decider, { ...decision(city, one, 'reminder', on2, `${year.decided}复`), reviewFile });
  }
  act(city, live, 'review-uphold', on2, decider, { reviewFile });
}

function* published(city: City, live: Live, one: Case, on: CivilDate): Flow {
  const openOn = wd(city, on, 5, 15);
  yield openOn;
  act(city, live, 'publish', openOn, approver(city, one), {
    publicTitle: `关于一起${one.subject}问题的通报`,
    publicText: `经查，${one.subject}问题属实，已依规对有关责任方作出处理，并责令限期整改。各单位要引以为戒，认真履行职责。`,
  });
}

function* clue(year: Year, one: Case, on: CivilDate): Flow {
  const { city } = year.part;
  const live = register(year, one, on);
  const openedOn = yield* checked(city, live, one, on);
  if (openedOn === undefined) return;
  yield* decided(year, live, one, yield* inquired(city, live, one, openedOn));
}

/** The four documents that the published report names; no date of theirs was seen, so none is recorded. */
const rules: readonly (readonly [theme: string, title: string, forYear?: number])[] = [
  ['fault', '驻马店市机关工作人员行政过错责任追究暂行办法'],
  ['supervision', '关于进一步加强督查工作推动政府工作高效落实的通知'],
  ['points', '驻马店市督查事项积分管理暂行办法'],
  ['reward', '驻马店市2018年度目标责任考核奖惩办法', 2018],
];

function* rule(part: Part, n: number, on: CivilDate): Flow {
  const { city } = part;
  const [theme, title = '', forYear] = rules[n] ?? [];
  const issuer = governmentOffice.code;
  const values = { title, issuer, theme, body: paper(city, title, '制度'), ...(forYear !== undefined && { forYear }) };
  const author = who(city, issuer, 'clerk');
  const live = part.open('accountability-rule', 'register', values, on, author);
  city.replay.keep(live);
  const checkedOn = wd(city, on, 2, 5);
  yield checkedOn;
  act(city, live, 'issue', checkedOn, who(city, issuer, 'chief', author.id));
}

/** The year's clues, evenly over its months; some of the year before still pending, some not over on the last day. */
export function accountability(whole: City, lost: readonly Live[], share = 1): readonly Live[] {
  const part = ownPart(whole, 'accountability', `${whole.year - 1}-11-01`);
  const { random } = part.city;
  const year: Year = { part, lost, decided: 0, changed: 0 };
  for (const n of rules.keys()) {
    const on = workingDayIn(whole.year, 1 + n, random);
    part.add(on, rule(part, n, on));
  }
  const [total, carried] = [some(clueTotal, share), some(carriedTotal, share)];
  const ends = deck(total + carried, endings, random);
  const given = deck(total + carried, measures, random);
  for (let n = 0; n < total + carried; n += 1) {
    const one = caseOf(part.city, ends[n] ?? 'no-case', given[n] ?? 'reminder', n);
    const on = n < total ? workingDayIn(whole.year, 1 + (n % 12), random) : workingDayIn(whole.year - 1, 11 + (n % 2), random);
    part.add(on, clue(year, one, on));
  }
  return part.told();
}
