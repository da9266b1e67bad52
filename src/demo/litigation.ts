/** Administrative suits of the year: defence, the head in court, judgment, appeal, performance, the court's advice. */
import { addDays, type CivilDate, dueOf, type Limit, type Norm, resolve } from '#kernel';
import { cityCalendar, defence, judgmentAppeal, rulingAppeal } from '#law';
import type { Flow } from './agenda.ts';
import { act, type City, didBy, paper, wd, who } from './city.ts';
import { later, workingDayAfter, workingDayIn } from './days.ts';
import { advice } from './judicial-advice.ts';
import type { Suit } from './litigation-plan.ts';
import * as plan from './litigation-plan.ts';
import { idCard, personName, phone } from './names.ts';
import { ownPart, type Part, some } from './own-city.ts';
import type { Given, Live } from './replay.ts';
import { company } from './texts.ts';
import { countedCounties, type DemoUnit } from './units.ts';

const id = 'litigation-case';

/** What the flows share: whose head still has to appear, which first judgments wait for the court above. */
class Year {
  readonly part: Part;
  readonly #target: number;
  #appeared = 0;
  readonly #units = new Set<string>();
  readonly appealed: { readonly live: Live; readonly suit: Suit; readonly on: CivilDate }[] = [];
  /** Cases lost for good: what accountability may look into. */
  readonly lost: Live[] = [];
  #suits = 0;
  #absences = 0;

  constructor(part: Part, target: number) {
    this.part = part;
    this.#target = target;
  }

  get city(): City {
    return this.part.city;
  }

  nextNo(): number {
    this.#suits += 1;
    return this.#suits;
  }

  /** Two cases of the year in which only the lawyer came, one in which nobody did. */
  absence(): 'lawyer-only' | 'none' | undefined {
    this.#absences += 1;
    if (this.#absences === 40 || this.#absences === 160) return 'lawyer-only';
    return this.#absences === 100 ? 'none' : undefined;
  }

  /** How many heads of a county stand before the court: spread over the year, every county at least once, adding up to the target. */
  countyHeads(unit: string, on: CivilDate): 0 | 1 | 2 {
    const { year } = this.city;
    if (!on.startsWith(String(year))) return this.city.random.chance(0.25) ? 1 : 0;
    const day = (Date.parse(on) - Date.parse(`${year}-01-01`)) / 86_400_000 + 1;
    const wanted = Math.min(this.#target, Math.ceil((this.#target * day) / 330));
    const left = this.#target - this.#appeared;
    const missing = countedCounties.length - this.#units.size;
    const mustWait = this.#units.has(unit) && left <= missing;
    if (this.#appeared >= wanted || left <= 0 || mustWait) return 0;
    this.#units.add(unit);
    const both = this.#appeared === 16 && left > missing + 1;
    this.#appeared += both ? 2 : 1;
    return both ? 2 : 1;
  }
}

const dueFrom = (start: CivilDate, norm: Norm<Limit>): CivilDate => dueOf(cityCalendar, { start, limit: resolve(norm, start).value }).due;

const signs: Readonly<Record<string, string>> = { first: '行初', second: '行终', retrial: '行再' };

function opening(year: Year, suit: Suit, on: CivilDate): Given {
  const { city } = year;
  const { random } = city;
  const filedOn = workingDayAfter(on, -random.int(2, 4));
  const organization = random.chance(0.16);
  const party = organization
    ? { kind: 'organization', name: company(random) }
    : { kind: 'person', name: personName(random), idKind: 'id-card', idNumber: idCard(random), phone: phone(random) };
  return {
    defendant: suit.unit.code,
    defendantKind: suit.kind === 'county-government' && isDistrict(suit.unit) ? 'district-government' : suit.kind,
    lead: !random.chance(0.06),
    subject: `${suit.act.startsWith('不履行') ? '诉' : '不服'}${suit.act}`,
    court: suit.court,
    courtCaseNo: `（${filedOn.slice(0, 4)}）虚${signs[suit.instance] ?? ''}${year.nextNo()}号`,
    filedOn,
    servedOn: on,
    plaintiffs: [{ party }],
    actKind: suit.actKind,
    sector: suit.sector,
    disputedAct: suit.act,
  };
}

const isDistrict = (unit: DemoUnit): boolean => unit.kind === 'zone' || unit.name.endsWith('区');
const clerk = (city: City, suit: Suit) => who(city, suit.unit.code, 'clerk');
const leader = (city: City, suit: Suit) => who(city, suit.unit.code, 'leader');

function* respond(year: Year, live: Live, suit: Suit, on: CivilDate): Generator<CivilDate, CivilDate, void> {
  const { city } = year;
  const { random } = city;
  const assignedOn = wd(city, on, 0, 2);
  yield assignedOn;
  const agents = random.chance(0.6) ? [{ name: personName(random), kind: 'lawyer' }] : [];
  const staffer = { name: personName(random), kind: 'staff' };
  const strategy = '先核对程序和证据，能协调的争取协调。';
  act(city, live, 'assign', assignedOn, leader(city, suit), { handler: staffer.name, agents: [staffer, ...agents], strategy });
  const papers = { defenceFile: paper(city, `${suit.act}答辩状`, '答辩'), evidenceList: paper(city, `${suit.act}证据清单`, '证据') };
  const first = suit.instance === 'first';
  const due = dueFrom(on, defence);
  if (first && random.chance(0.02)) {
    const lapsed = addDays(due, 1);
    yield lapsed;
    city.replay.byClock(live, 'default-defence', lapsed);
    const late = wd(city, lapsed, 1, 6);
    yield late;
    act(city, live, 'submit-late-defence', late, clerk(city, suit), { ...papers, lateReason: '承办人员变动，材料移交不及时。' });
    return late;
  }
  const answered = wd(city, assignedOn, 2, 6);
  const answeredOn = answered > due ? due : answered;
  yield answeredOn;
  act(city, live, 'submit-defence', answeredOn, clerk(city, suit), papers);
  return answeredOn;
}

const grounds = ['public-interest', 'public-attention', 'mass', 'court-advice'] as const;
const positions: Readonly<Record<string, string>> = { head: '主要负责人', deputy: '分管副职', 'in-charge': '参与分管的负责人' };

function heads(year: Year, suit: Suit, on: CivilDate, must: boolean): 0 | 1 | 2 {
  if (suit.kind === 'county-government') return year.countyHeads(suit.unit.code, on);
  const usual = suit.kind === 'city-government' ? 0.28 : suit.kind === 'department' ? 0.52 : 0.7;
  return year.city.random.chance(must ? Math.min(0.95, usual + 0.3) : usual) ? 1 : 0;
}

/** The hearing: who stood there, and why not the head. */
function* hearing(year: Year, live: Live, suit: Suit, after: CivilDate): Generator<CivilDate, CivilDate, void> {
  const { city } = year;
  const { random } = city;
  const noticeOn = wd(city, after, 4, 18);
  yield noticeOn;
  const hearingOn = wd(city, noticeOn, 6, 16);
  const must = random.chance(0.24);
  const mustAppear = must ? random.pick(grounds) : 'none';
  const notice = { hearingOn, mustAppear, hearingPlace: `第${random.int(1, 9)}审判庭`, noticeServedOn: noticeOn };
  act(city, live, 'set-hearing', noticeOn, clerk(city, suit), notice);
  const n = heads(year, suit, hearingOn, must);
  const head = personName(random);
  const headKind = random.weighted({ head: 22, deputy: 66, 'in-charge': 12 });
  if (n > 0 || must) {
    const plannedOn = wd(city, noticeOn, 1, 3);
    yield plannedOn;
    const planned = { plannedHead: head, plannedPosition: positions[headKind], reportedToHead: true };
    act(city, live, 'plan-appearance', plannedOn, clerk(city, suit), planned);
  }
  yield hearingOn;
  const who2 = clerk(city, suit);
  const staffers = [{ name: personName(random), position: '承办机构工作人员', kind: 'staff' }];
  if (n > 0) {
    const person = { head, headUnit: suit.unit.code, headPosition: positions[headKind], headKind, spoke: random.chance(0.7) };
    act(city, live, 'appear-head', hearingOn, who2, { ...person, staffers });
    if (n === 2) {
      const another = { secondHead: `${head}辉`, secondHeadPosition: positions.deputy, secondHeadKind: 'deputy' };
      act(city, live, 'appear-another-head', hearingOn, who2, another);
    }
    return hearingOn;
  }
  const missed = must ? undefined : year.absence();
  if (missed) {
    act(city, live, 'record-absence', hearingOn, who2, { missedKind: missed, absenceReason: '承办人记错开庭时间，已约谈。' });
    return hearingOn;
  }
  const excuse = { absenceGround: 'duty', absenceReason: '负责人参加防汛、扶贫等不能由他人代替的公务。', absenceSigned: 'seal' };
  const plain = { absenceGround: 'not-required', absenceReason: '不属应当出庭的案件，委托工作人员出庭。' };
  const proof = must ? { ...excuse, absenceStatement: paper(city, `${suit.unit.name}负责人不能出庭情况说明`, '说明') } : plain;
  act(city, live, 'appear-staff', hearingOn, who2, { ...proof, staffers });
  return hearingOn;
}

const lossGrounds = { facts: 34, law: 14, procedure: 30, competence: 5, unfair: 3, inaction: 14 };
const dutyOf: Readonly<Record<string, string>> = {
  revoked: 'redo',
  'to-perform': 'act',
  unlawful: 'none',
  compensation: 'pay',
  conciliated: 'pay',
};

/** The judgment and what it leads to at this instance. */
function* verdict(year: Year, live: Live, suit: Suit, heardOn: CivilDate): Flow {
  const { city } = year;
  const { random } = city;
  const on = wd(city, heardOn, 8, 40);
  yield on;
  const who2 = clerk(city, suit);
  const file = { judgmentServedOn: on, judgmentFile: paper(city, `${suit.act}裁判文书`, '裁判') };
  const { outcome } = suit;
  const final = suit.instance === 'first' ? '' : 'final-';
  if (outcome === 'withdrawn') {
    act(city, live, 'record-withdrawal', on, who2, { withdrawGround: random.pick(['own', 'settled', 'changed']), judgmentServedOn: on });
    return yield* closed(year, live, suit, on);
  }
  if (outcome === 'transferred') return act(city, live, 'transfer-court', on, who2, { judgmentServedOn: on });
  if (outcome === 'remanded') return act(city, live, 'record-remand', on, who2, file);
  if (outcome === 'conciliated') {
    act(city, live, 'record-conciliation', on, who2, { ...file, duty: 'pay' });
    return yield* performed(year, live, suit, on);
  }
  const upheld = final ? { appealOutcome: random.chance(0.85) ? 'upheld' : 'changed' } : {};
  if (outcome === 'suit-dismissed') {
    act(city, live, `record-${final}ruling`, on, who2, { ...file, ...upheld, outcome });
    return yield* settle(year, live, suit, { on, lane: 'ruled', norm: rulingAppeal });
  }
  if (outcome === 'claim-dismissed') {
    act(city, live, `record-${final}win`, on, who2, { ...file, ...upheld, outcome });
    return yield* settle(year, live, suit, { on, lane: 'won', norm: judgmentAppeal });
  }
  const lossGround = outcome === 'to-perform' ? 'inaction' : random.weighted(lossGrounds);
  act(city, live, `record-${final}loss`, on, who2, { ...file, ...upheld, outcome, lossGround, duty: dutyOf[outcome] });
  return yield* settle(year, live, suit, { on, lane: 'lost', norm: judgmentAppeal });
}

interface Lane {
  readonly on: CivilDate;
  readonly lane: 'won' | 'lost' | 'ruled';
  readonly norm: Norm<Limit>;
}

/** After the judgment: the court above, or effect and what follows it. */
function* settle(year: Year, live: Live, suit: Suit, { on, lane, norm }: Lane): Flow {
  const { city } = year;
  const { random } = city;
  let effectOn = on;
  if (suit.instance === 'first') {
    const due = dueFrom(on, norm);
    if (random.chance(0.34)) {
      const upOn = workingDayAfter(on, random.int(3, 6));
      yield upOn;
      const own = lane === 'lost' && random.chance(0.4);
      if (own) act(city, live, 'appeal', upOn, leader(city, suit), { appealReason: '认为原判决认定事实有误。' });
      else act(city, live, 'go-up', upOn, clerk(city, suit));
      year.appealed.push({ live, suit, on: upOn });
      return;
    }
    effectOn = addDays(due, 1);
    yield effectOn;
    city.replay.byClock(live, `take-effect-${lane}`, effectOn);
  }
  if (lane === 'lost') return yield* performed(year, live, suit, effectOn);
  yield* closed(year, live, suit, effectOn);
}

function* closed({ city }: Year, live: Live, suit: Suit, on: CivilDate): Flow {
  const closedOn = wd(city, on, 2, 12);
  yield closedOn;
  act(city, live, 'close', closedOn, clerk(city, suit));
}

/** Judgments are performed in time, losses looked into, the file closed. */
function* performed(year: Year, live: Live, suit: Suit, on: CivilDate): Flow {
  const { city } = year;
  const { random } = city;
  const lost = live.matter.values.verdict === 'lost';
  if (lost) year.lost.push(live);
  const startOn = wd(city, on, 1, 4);
  yield startOn;
  const due = live.matter.values.duty !== 'none';
  const termStated = random.chance(0.8);
  const performBy = workingDayAfter(startOn, termStated ? random.int(20, 40) : 4);
  if (due) act(city, live, 'start-performance', startOn, clerk(city, suit), { termStated, performBy });
  else act(city, live, 'nothing-to-perform', startOn, clerk(city, suit));
  const doneOn = due ? workingDayAfter(startOn, termStated ? random.int(5, 18) : random.int(1, 3)) : startOn;
  yield doneOn;
  const proof = { performanceNote: '已按裁判内容履行。', performanceProof: paper(city, `${suit.act}履行凭证`, '履行') };
  if (due) act(city, live, 'perform', doneOn, clerk(city, suit), proof);
  const filedOn = workingDayAfter(later(doneOn, startOn), random.int(0, 2));
  yield filedOn;
  if (lost) {
    const lesson = { lossAnalysis: '办案程序和证据把关不严，审核环节没有发现。', rectification: '修订办案规程，逐案审核，组织培训。' };
    const late = filedOn > workingDayAfter(on, 20) ? { lateReason: '等待履行完毕后一并分析。' } : {};
    act(city, live, 'file-loss-analysis', filedOn, clerk(city, suit), { ...lesson, ...late });
  }
  const closedOn = wd(city, filedOn, 1, 8);
  yield closedOn;
  act(city, live, 'close', closedOn, clerk(city, suit));
}

/** One suit at one instance, from the papers on. */
function* course(year: Year, live: Live, suit: Suit, on: CivilDate): Flow {
  const { city } = year;
  const { random } = city;
  const answeredOn = yield* respond(year, live, suit, on);
  const early = { withdrawn: 0.7, 'suit-dismissed': 0.45, transferred: 1 }[suit.outcome as string] ?? 0;
  if (random.chance(early)) return yield* verdict(year, live, suit, answeredOn);
  if (suit.instance !== 'first' && random.chance(0.14)) {
    const on2 = wd(city, answeredOn, 5, 20);
    yield on2;
    act(city, live, 'hear-in-writing', on2, clerk(city, suit));
    return yield* verdict(year, live, suit, on2);
  }
  return yield* verdict(year, live, suit, yield* hearing(year, live, suit, answeredOn));
}

function* firstSuit(year: Year, suit: Suit, on: CivilDate): Flow {
  const { city, open } = year.part;
  const live = open(id, 'receive-notice', { ...opening(year, suit, on), simplified: city.random.chance(0.08) }, on, clerk(city, suit));
  city.replay.keep(live);
  yield* course(year, live, suit, on);
}

/** A second instance: of a case recorded here where one waits, else of an older one. */
function* laterSuit(year: Year, planned: Suit, on: CivilDate): Flow {
  const { city, open } = year.part;
  const at = year.appealed.findIndex((one) => addDays(one.on, 15) <= on);
  const from = planned.instance === 'second' && at >= 0 ? year.appealed.splice(at, 1)[0] : undefined;
  const suit: Suit = from ? { ...from.suit, instance: 'second', outcome: planned.outcome, court: planned.court } : planned;
  const previous = from ? { previous: from.live.key } : { previousNo: `（${city.year - 1}）虚行初${city.random.int(1, 400)}号` };
  const appellant = from && didBy(from.live, 'appeal') ? 'defendant' : 'plaintiff';
  const act2 = suit.instance === 'second' ? 'receive-appeal' : 'receive-retrial';
  const live = open(id, act2, { ...opening(year, suit, on), ...previous, appellant }, on, clerk(city, suit));
  city.replay.keep(live);
  yield* course(year, live, suit, on);
}

/** The suits of the year, evenly over its months; what is not over on its last day stays open. */
export function litigation(whole: City, share = 1): { readonly told: readonly Live[]; readonly lost: readonly Live[] } {
  const { year } = whole;
  const part = ownPart(whole, 'litigation', `${year - 1}-10-01`);
  const { random } = part.city;
  const state = new Year(part, share < 1 ? Math.max(1, Math.round(plan.countyAppearances * share)) : plan.countyAppearances);
  const day = (m: number) => workingDayIn(year, m, random);
  for (const suit of plan.firstInstance(some(plan.carriedTotal, share), random)) {
    const on = workingDayIn(year - 1, random.int(10, 12), random);
    part.add(on, firstSuit(state, suit, on));
  }
  for (const [i, suit] of plan.firstInstance(some(plan.firstTotal, share), random).entries()) {
    const on = day(1 + (i % 12));
    part.add(on, firstSuit(state, suit, on));
  }
  for (const [instance, total] of [
    ['second', plan.secondTotal],
    ['retrial', plan.retrialTotal],
  ] as const) {
    for (const [i, suit] of plan.laterInstance(some(total, share), instance, random).entries()) {
      const on = day(1 + (i % 12));
      part.add(on, laterSuit(state, suit, on));
    }
  }
  for (let n = 0; n < some(plan.adviceTotal, share); n += 1) {
    const on = day(1 + n);
    part.add(on, advice(part, n, on));
  }
  return { told: part.told(), lost: state.lost };
}
