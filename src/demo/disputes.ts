/** Disputes outside court beside mediation: mediators, adjudication, arbitration, centres of legal service. */
import { addDays, type CivilDate } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, type City, wd, who } from './city.ts';
import type { Committee } from './committees.ts';
import { later, workingDayAfter } from './days.ts';
import { personName } from './names.ts';
import { ownPart, type Part, some } from './own-city.ts';
import { deck } from './random.ts';
import type { Live } from './replay.ts';
import { company } from './texts.ts';
import { type DemoUnit, justiceBureau, unitsOfKind } from './units.ts';

/** Published: the city's own centre and those of nine counties. */
const centreCounties = unitsOfKind('county').filter((u) => u.name.endsWith('县'));
/** Accepted in the year; neither number is published. */
const arbitrations = { accepted: 726, refused: 12, before: 70 } as const;
const adjudications = 34;

const specialtyOf: Readonly<Record<string, string>> = {
  道路交通: 'traffic',
  医疗: 'medical',
  劳动: 'labour',
  物业: 'property',
  婚姻: 'family',
};
const specialty = (name: string): string => Object.entries(specialtyOf).find(([word]) => name.includes(word))?.[1] ?? 'general';

/** One full-time mediator; the first of a committee is its chair. */
function appointed(city: City, one: Committee, n: number): Live {
  const { random, replay, year } = city;
  const on = later(one.activeFrom, workingDayAfter(`${year - 1}-10-08`, random.int(0, 40)));
  const clerk = who(city, one.unit, 'clerk');
  const name = n === 0 ? one.mediator : personName(random);
  const committee = replay.live(one.key)?.matter.values.name;
  const first = { name, committee: one.key, engagement: 'full', origin: n === 0 ? 'elected' : 'hired', adult: true };
  const values = { ...first, specialty: specialty(String(committee ?? '')), appointedOn: one.activeFrom };
  const live = replay.open('mediator', 'appoint', values, on, clerk);
  const trainedOn = workingDayAfter(`${year}-03-01`, random.int(0, 180));
  if (trainedOn <= on || random.chance(0.3)) return live;
  act(city, live, 'train', trainedOn, clerk, { trainedOn, trainingHours: random.int(2, 6) * 4 });
  return live;
}

/** The full-time mediators of each committee that has any, as many as its register says. */
function* mediators(whole: City, committees: readonly Committee[], share: number): Generator<Live> {
  const { city } = ownPart(whole, 'mediators', `${whole.year}-01-01`);
  for (const one of committees) {
    if (one.kind === 'village' || (share < 1 && !city.random.chance(Math.max(share, 0.05)))) continue;
    const fullTime = Number(city.replay.live(one.key)?.matter.values.fullTimeCount ?? 0);
    for (let n = 0; n < fullTime; n += 1) yield appointed(city, one, n);
  }
}

const listedBy = '市公共法律服务体系建设方案所列应设名单';

function* centre(part: Part, unit: DemoUnit, level: string, openedOn: CivilDate): Flow {
  const { city } = part;
  const clerk = who(city, unit.code, 'clerk');
  const name = `${level === 'city' ? '驻马店市' : unit.name}公共法律服务中心`;
  const listedOn = workingDayAfter(openedOn, -200);
  const live = part.open('legal-service-centre', 'list', { name, level, listBasis: listedBy }, listedOn, clerk);
  const builtOn = workingDayAfter(openedOn, -20);
  yield builtOn;
  act(city, live, 'build', builtOn, clerk, { address: `${unit.name}城区`, windows: level === 'city' ? 8 : 5 });
  yield openedOn;
  act(city, live, 'open', openedOn, clerk, { openedOn, phone: '12348', hours: '工作日8:30至17:30', staffCount: level === 'city' ? 14 : 8 });
}

function centres(part: Part): void {
  const { year } = part.city;
  const from = `${year - 3}-01-02`;
  part.add(from, centre(part, justiceBureau, 'city', workingDayAfter(`${year - 1}-05-08`, 0)));
  for (const [i, unit] of centreCounties.entries()) {
    part.add(from, centre(part, unit, 'county', workingDayAfter(`${year - 2}-11-01`, 40 + i * 52)));
  }
}

const arbitrationTypes = { loan: 28, 'real-estate': 20, construction: 14, sale: 14, lease: 8, property: 7, insurance: 4, other: 5 };
const arbitrationEnds = { settle: 45, award: 55 };

function* arbitration(part: Part, n: number, on: CivilDate, type: string, end: 'settle' | 'award' | 'refuse'): Flow {
  const { city } = part;
  const { random } = city;
  const clerk = who(city, justiceBureau.code, 'clerk');
  const year = on.slice(0, 4);
  const amount = random.chance(0.4) ? random.int(5, 200) * 1_000 : random.int(20, 900) * 10_000;
  const first = { caseNo: `驻仲字${year}第${n + 1}号`, disputeType: type, amount };
  const live = part.open('arbitration-case', 'file', first, on, clerk);
  const acceptedOn = addDays(on, random.int(1, 5));
  yield acceptedOn;
  if (end === 'refuse') return act(city, live, 'refuse', acceptedOn, clerk, { refuseReason: '没有仲裁协议。' });
  act(city, live, 'accept', acceptedOn, clerk, { branch: amount < 500_000 ? 'summary' : 'ordinary' });
  const formedOn = wd(city, acceptedOn, 6, 14);
  yield formedOn;
  act(city, live, 'form-tribunal', formedOn, clerk);
  const heardOn = wd(city, formedOn, 6, 22);
  yield heardOn;
  act(city, live, 'hear', heardOn, clerk);
  const endedOn = wd(city, heardOn, 1, n % 19 === 0 ? 60 : 24);
  yield endedOn;
  if (end === 'settle')
    return act(city, live, 'settle', endedOn, clerk, { settledBy: random.weighted({ mediation: 70, settlement: 20, award: 10 }) });
  act(city, live, 'award', endedOn, clerk);
  const afterOn = addDays(endedOn, random.int(15, 80));
  yield afterOn;
  if (n % 90 === 4) return act(city, live, 'court-review', afterOn, clerk, { annulled: n % 4 === 0 ? 'annulled' : 'upheld' });
  act(city, live, random.chance(0.7) ? 'perform' : 'enforce', afterOn, clerk);
}

/** Accepted in the year; before it, with what was still open at its beginning. */
function arbitrationsOf(part: Part, share: number): void {
  const { random, year } = part.city;
  const [accepted, refused, before] = [
    some(arbitrations.accepted, share),
    some(arbitrations.refused, share),
    some(arbitrations.before, share),
  ];
  const total = accepted + refused + before;
  const types = deck(total, arbitrationTypes, random);
  const ends = deck(total, arbitrationEnds, random);
  for (let n = 0; n < total; n += 1) {
    const earlier = n < before;
    const on = earlier ? workingDayAfter(`${year - 1}-10-08`, random.int(0, 50)) : workingDayAfter(`${year}-01-02`, random.int(0, 244));
    part.add(on, arbitration(part, n, on, types[n] ?? 'other', n >= total - refused ? 'refuse' : (ends[n] ?? 'award')));
  }
}

const disputes = {
  'natural-resources': {
    units: ['411700-D12', '411722', '411726', '411725'],
    subject: '土地、林地使用权权属争议',
    source: '土地管理法、森林法关于权属争议处理的规定',
  },
  'intellectual-property': { units: ['411700-D26'], subject: '专利侵权纠纷', source: '专利法关于处理专利侵权纠纷的规定' },
  procurement: { units: ['411700-D10'], subject: '政府采购投诉', source: '政府采购法关于投诉处理的规定' },
} as const;

function* adjudicated(part: Part, on: CivilDate, category: keyof typeof disputes, n: number): Flow {
  const { city } = part;
  const { units, subject, source } = disputes[category];
  const unit = city.random.pick(units);
  const clerk = who(city, unit, 'clerk');
  const person = () =>
    category === 'natural-resources'
      ? { kind: 'person', name: personName(city.random) }
      : { kind: 'organization', name: `${company(city.random)}` };
  const [applicant, respondent] = [person(), person()];
  if (applicant.name === respondent.name) respondent.name = `${respondent.name}分公司`;
  const values = { agency: unit, category, subject, legalSource: source, applicant, respondent, claim: '请求依法裁决。' };
  const live = part.open('administrative-adjudication', 'apply', values, on, clerk);
  const acceptedOn = wd(city, on, 1, 5);
  yield acceptedOn;
  if (n % 9 === 8)
    return act(city, live, 'refuse', acceptedOn, clerk, { refuseReason: '不在行政裁决事项清单内。', advice: '可以向人民法院起诉。' });
  act(city, live, 'accept', acceptedOn, clerk);
  const notifiedOn = wd(city, acceptedOn, 1, 5);
  yield notifiedOn;
  act(city, live, 'notify', notifiedOn, clerk);
  const foundOn = addDays(acceptedOn, city.random.int(14, 32));
  yield foundOn;
  act(city, live, 'investigate', foundOn, clerk, { facts: '已现场勘验并调取档案。', defence: '对事实没有异议，对界址有异议。' });
  const triedOn = addDays(foundOn, city.random.int(1, 8));
  yield triedOn;
  if (n % 3 === 0) return act(city, live, 'settle', triedOn, clerk, { agreement: '双方按勘验结果各自管理使用。' });
  act(city, live, 'mediate', triedOn, clerk, { mediationResult: '组织调解一次，未达成协议。' });
  const decidedOn = addDays(triedOn, city.random.int(4, 16));
  yield decidedOn;
  act(city, live, 'decide', decidedOn, who(city, unit, 'head', clerk.id), {
    decision: '争议地由申请人依法使用，界址以勘验图为准。',
    remedyTold: true,
  });
  const servedOn = wd(city, decidedOn, 1, 6);
  yield servedOn;
  act(city, live, 'serve', servedOn, clerk, { servedBy: n % 2 === 0 ? 'direct' : 'mail' });
  if (n % 8 !== 2) return;
  const suedOn = addDays(servedOn, city.random.int(8, 40));
  yield suedOn;
  act(city, live, 'litigate', suedOn, clerk, { litigation: category === 'natural-resources' ? 'administrative' : 'civil' });
}

/** Every matter of it but the checks of mediation, each complete when it is yielded. */
export function* disputesOutsideCourt(whole: City, committees: readonly Committee[], share: number): Generator<Live> {
  yield* mediators(whole, committees, share);
  const part = ownPart(whole, 'disputes', `${whole.year - 3}-01-02`);
  centres(part);
  arbitrationsOf(part, share);
  const { random, year } = part.city;
  const categories = deck(adjudications, { 'natural-resources': 60, 'intellectual-property': 25, procurement: 15 }, random);
  for (const [n, category] of categories.entries()) {
    const on = workingDayAfter(`${year}-01-04`, Math.floor((n * 244) / adjudications));
    part.add(on, adjudicated(part, on, category, n));
  }
  yield* part.told();
}
