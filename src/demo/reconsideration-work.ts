/** What stands around the cases of a year: institutions with their posts and standards, opinions, quarterly analyses. */
import { addDays, type CivilDate } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, type City, didBy, paper, wd, who } from './city.ts';
import { workingDayAfter } from './days.ts';
import { countedCounties, justiceBureau } from './units.ts';

/** Published: posts added to the city's centre, and the aspects of the work that were standardised. */
const postsAdded = 3;
const aspects = {
  acceptance: '行政复议案件受理工作规范',
  examination: '行政复议案件审理工作规范',
  performance: '行政复议决定履行工作规范',
  oversight: '行政复议监督工作规范',
  assessment: '行政复议工作考核规范',
} as const;

function* centre(city: City): Flow {
  const { year } = city;
  const officer = who(city, justiceBureau.code, 'reconsideration');
  const values = {
    name: '市行政复议案件受理中心',
    kind: 'centre',
    foundedOn: `${year}-01-07`,
    posts: 4,
    address: '市司法局一楼',
    telephone: '0396-0000000',
  };
  const live = city.replay.open('reconsideration-institution', 'register', values, `${year}-01-07`, officer, true);
  const addedOn = workingDayAfter(`${year}-03-18`, 0);
  yield addedOn;
  act(city, live, 'add-posts', addedOn, officer, { addedPosts: postsAdded, approval: '机构编制部门关于增加事业编制的批复' });
  let on = addedOn;
  for (const [aspect, standard] of Object.entries(aspects)) {
    on = wd(city, on, 10, 25);
    yield on;
    act(city, live, 'adopt-standard', on, officer, { aspect, standard });
  }
}

/** The register: the city's institution, its centre, one in each county. */
export function institutions(city: City): void {
  const from = `${city.year - 1}-09-03`;
  const seats = [justiceBureau, ...countedCounties];
  function* bureau(unit: (typeof seats)[number], i: number): Flow {
    const city1 = unit.code === justiceBureau.code;
    const name = city1 ? '驻马店市人民政府行政复议机构' : `${unit.name}行政复议机构`;
    const values = { name, kind: 'bureau', foundedOn: '2008-01-01', posts: city1 ? 9 : 3 + (i % 2) };
    city.replay.open('reconsideration-institution', 'register', values, from, who(city, unit.code, 'reconsideration'), true);
  }
  seats.forEach((unit, i) => {
    city.agenda.add(from, bureau(unit, i));
  });
  city.agenda.add(`${city.year}-01-07`, centre(city));
}

/** Of the cases decided, some show what is wrong beyond them. Their number is not published. */
const letters = 18;
const kindOf = (n: number) => (n % 6 === 5 ? 'suggestion' : 'opinion');

function* opinion(city: City, n: number, on: CivilDate): Flow {
  const { replay } = city;
  const kind = kindOf(n);
  const cases = [...replay.linkable()].filter(
    (m) => m.procedure.id === 'reconsideration-case' && m.matter.unit === justiceBureau.code && m.matter.values.decisionNo !== undefined,
  );
  const about = cases[(n * 7) % Math.max(1, cases.length)];
  if (!about) return;
  const addressee = String(about.matter.values.respondent);
  const officer = who(city, justiceBureau.code, 'reconsideration');
  const title = kind === 'opinion' ? `纠正${about.matter.values.respondentName}执法程序问题` : '完善行政执法文书送达制度';
  const findings = kind === 'opinion' ? '审理中发现告知、送达的程序有缺漏。' : '多件案件反映文书送达不规范，带有普遍性。';
  const advice = kind === 'opinion' ? '请自查同类案件并予以纠正，将情况书面反馈。' : '请修订送达工作制度，并组织培训。';
  const values = { title, kind, addressee, findings, advice, reconsideration: about.key };
  const live = replay.open('reconsideration-opinion', 'draft', values, on, officer);
  replay.keep(live);
  const issuedOn = wd(city, on, 1, 3);
  yield issuedOn;
  const chief = who(city, justiceBureau.code, 'reconsideration-chief', didBy(live, 'draft'));
  act(city, live, 'issue', issuedOn, chief, { sign: '驻政复', receivedOn: issuedOn, letterFile: paper(city, `${title}${n}`, '意见书') });
  const late = n === 7;
  if (late) {
    const urgedOn = workingDayAfter(addDays(issuedOn, 64), 0);
    yield urgedOn;
    act(city, live, 'urge', urgedOn, chief, { urging: 'talk', urgingNote: '约谈受送机关分管负责人，要求限期反馈。' });
  }
  const answeredOn = late ? workingDayAfter(addDays(issuedOn, 72), 0) : workingDayAfter(addDays(issuedOn, city.random.int(25, 54)), 0);
  yield answeredOn;
  const answer = {
    outcome: n % 4 === 0 ? 'improved' : 'corrected',
    answer: '已组织自查，问题整改到位。',
    ...(late && { lateReason: '核查涉及案件较多。' }),
  };
  act(city, live, 'answer', answeredOn, who(city, addressee, 'clerk'), answer);
  const archivedOn = wd(city, answeredOn, 5, 20);
  yield archivedOn;
  act(city, live, 'archive', archivedOn, officer);
}

export function opinions(city: City): void {
  for (let n = 0; n < letters; n += 1) {
    const on = workingDayAfter(addDays(`${city.year}-02-20`, Math.floor((n * 290) / letters)), 0);
    city.agenda.add(on, opinion(city, n, on));
  }
}

const names = { q1: '第一季度', q2: '第二季度', q3: '第三季度', q4: '第四季度' } as const;

function* analysis(city: City, year: number, quarter: keyof typeof names, periodEnd: CivilDate, on: CivilDate): Flow {
  const officer = who(city, justiceBureau.code, 'reconsideration');
  const values = {
    title: `${year}年${names[quarter]}行政复议和行政应诉统计分析报告`,
    year,
    quarter,
    periodEnd,
    trend: '收案、结案数量总体平稳，行政处罚和投诉举报处理类案件占比较高。',
    typical: '部分单位告知程序不完整，证据收集不及时。',
    advice: '加强执法人员程序规范培训，重大处罚决定作出前由法制机构审核。',
  };
  const live = city.replay.open('reconsideration-analysis', 'draft', values, on, officer);
  city.replay.keep(live);
  const issuedOn = wd(city, on, 2, 4);
  yield issuedOn;
  const chief = who(city, justiceBureau.code, 'reconsideration-chief', didBy(live, 'draft'));
  act(city, live, 'issue', issuedOn, chief, { sentTo: '市政府领导，各县区政府，市直有关部门' });
  const archivedOn = wd(city, issuedOn, 20, 40);
  yield archivedOn;
  act(city, live, 'archive', archivedOn, officer);
}

/** One a quarter: those issued in the year, and the one of its last quarter, still with the head. */
export function quarters(city: City): void {
  const { year } = city;
  const plan = [
    [year - 1, 'q4', `${year - 1}-12-31`, `${year}-01-09`],
    [year, 'q1', `${year}-03-31`, `${year}-04-10`],
    [year, 'q2', `${year}-06-30`, `${year}-07-09`],
    [year, 'q3', `${year}-09-30`, `${year}-10-12`],
    [year, 'q4', `${year}-12-31`, `${year + 1}-01-09`],
  ] as const;
  for (const [of, quarter, end, on] of plan) city.agenda.add(on, analysis(city, of, quarter, end, on));
}
