/** Applications for government information in the year, and the yearly reports on them. None of the numbers is published. */
import { type Actor, addDays, type CivilDate } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, type City, wd, who } from './city.ts';
import { workingDayAfter } from './days.ts';
import { idCard, personName, phone } from './names.ts';
import { overstated } from './oddities.ts';
import { ownPart, type Part, some } from './own-city.ts';
import { deck, type Random } from './random.ts';
import type { Given, Live } from './replay.ts';
import { company, topics } from './texts.ts';
import { countedCounties, type DemoUnit, governmentOffice, unitsOfKind } from './units.ts';

/** Received in the year; before it, still open at its beginning; after it, in the first days of the next. */
const totals = { year: 1_100, before: 26, after: 18 } as const;
const agencies = { office: 90, county: 620, department: 390 };
const channels = { online: 55, letter: 35, 'in-person': 10 };
const kinds = { person: 93, business: 4, legal: 2, welfare: 0.5, research: 0.3, other: 0.2 };
const outcomes = { granted: 41, unable: 43, partial: 5, denied: 4, 'not-processed': 3, other: 4 } as const;
type Outcome = keyof typeof outcomes;
/** Working days from receipt to service, by the limit in force: shares, and from when to when. */
const spans = { quick: 12, usual: 58, slow: 25, extended: 5 };
const wants = [
  '征收补偿安置方案',
  '建设用地批准文件',
  '财政支出情况',
  '行政许可文件',
  '环境影响评价文件',
  '补助发放标准',
  '招标投标结果',
  '规划许可情况',
];

interface Plan {
  readonly unit: DemoUnit;
  readonly channel: string;
  readonly kind: string;
  readonly outcome: Outcome;
  readonly span: keyof typeof spans;
  readonly late: boolean;
  readonly n: number;
}

const citizen = (unit: DemoUnit): Actor => ({
  ...{ id: 'citizen', name: '', kind: 'public', duties: [], offices: [], territory: '' },
  ...{ unit: unit.code, unitPath: unit.path },
});

function applicant(kind: string, random: Random): Given {
  if (kind === 'person') return { kind, name: personName(random), idKind: 'id-card', idNumber: idCard(random), phone: phone(random) };
  return { kind: 'organization', name: company(random), phone: phone(random) };
}

/** One application on its way. */
class Request {
  readonly #part: Part;
  readonly #plan: Plan;
  readonly #clerk: Actor;
  #live: Live | undefined;

  constructor(part: Part, plan: Plan) {
    this.#part = part;
    this.#plan = plan;
    this.#clerk = who(part.city, plan.unit.code, 'clerk');
  }

  get #city(): City {
    return this.#part.city;
  }

  #do(name: string, on: CivilDate, values: Given = {}, by: Actor = this.#clerk): void {
    if (this.#live) act(this.#city, this.#live, name, on, by, values);
  }

  #days(from: number, to = from): number {
    return this.#city.random.int(from, to);
  }

  #head(): Actor {
    return who(this.#city, this.#plan.unit.code, 'head', this.#clerk.id);
  }

  /** Hands it in; the day on which it counts as received. */
  *#begin(on: CivilDate): Generator<CivilDate, CivilDate, void> {
    const { unit, channel, kind, n } = this.#plan;
    const { random } = this.#city;
    const subject = `${topics[(n * 13) % topics.length] ?? ''}${wants[n % wants.length] ?? ''}`;
    const about = {
      agency: unit.code,
      applicantKind: kind,
      applicant: applicant(kind, random),
      subject,
      features: '近三年内形成，涉及申请人所在片区。',
    };
    const formRequired = random.weighted({ electronic: 50, paper: 45, read: 5 });
    if (channel !== 'online') {
      const values = { ...about, formRequired, channel, receivedOn: on, receiptNote: channel === 'letter' ? '挂号信签收。' : '当面提交。' };
      this.#live = this.#part.open('information-request', 'register', values, on, this.#clerk);
      return on;
    }
    this.#live = this.#part.open('information-request', 'apply', { ...about, formRequired }, on, citizen(unit));
    return yield* this.#confirm(workingDayAfter(on, this.#days(0, 2)));
  }

  *#confirm(on: CivilDate): Generator<CivilDate, CivilDate, void> {
    yield on;
    this.#do('confirm-receipt', on, { receivedOn: on, receiptNote: '电话与申请人确认。' });
    return on;
  }

  /** The second day of receipt, or undefined when the applicant gave up. */
  *#corrected(received: CivilDate): Generator<CivilDate, CivilDate | undefined, void> {
    const asked = workingDayAfter(received, this.#days(1, 5));
    yield asked;
    this.#do('notify-correction', asked, { missing: '请写明所需信息的名称、文号或者其他特征。' });
    if (this.#plan.outcome === 'other') {
      const over = workingDayAfter(asked, 16 + this.#days(0, 3));
      yield over;
      this.#do('deem-abandoned', over);
      return undefined;
    }
    const answered = workingDayAfter(asked, this.#days(2, 9));
    yield answered;
    const by = this.#plan.channel === 'online' ? citizen(this.#plan.unit) : this.#clerk;
    this.#do('correct', answered, { features: '补充：涉及本村2018年的有关批复。' }, by);
    return yield* this.#confirm(workingDayAfter(answered, this.#days(0, 1)));
  }

  /** Asks those concerned; the day on which the count goes on, and what they said. */
  *#consulted(from: CivilDate): Generator<CivilDate, readonly [CivilDate, string], void> {
    const { random } = this.#city;
    const asked = workingDayAfter(from, this.#days(1, 3));
    yield asked;
    const agency = random.chance(0.2);
    const who = { who: { kind: 'organization', name: company(random) }, why: agency ? '共同制作' : '涉及其权益' };
    this.#do(agency ? 'consult-agency' : 'consult-third-party', asked, { consulted: [who] });
    const silent = random.chance(0.2);
    const ended = workingDayAfter(asked, silent ? 16 : this.#days(3, 13));
    yield ended;
    const opinion = silent ? 'silent' : random.weighted({ agree: 65, disagree: 35 });
    this.#do('end-consultation', ended, { consultOpinion: opinion });
    return [ended, opinion];
  }

  /** Working days the reply takes, given the limit of the day. */
  #span(received: CivilDate): number {
    const limit = received < '2019-05-15' ? 15 : 20;
    const { span, late } = this.#plan;
    if (late) return limit + this.#days(1, 3);
    if (span === 'extended') return limit + this.#days(3, 9);
    if (span === 'quick') return this.#days(3, 7);
    return span === 'usual' ? this.#days(8, 13) : Math.min(limit, this.#days(14, 19));
  }

  *#answered(received: CivilDate, consulted: readonly [CivilDate, string] | undefined, taken: number): Flow {
    const { span, late } = this.#plan;
    const from = consulted?.[0] ?? received;
    const left = Math.max(2, this.#span(received) - taken);
    const served = workingDayAfter(from, left);
    const searched = workingDayAfter(from, Math.min(2, left));
    yield searched;
    this.#do('search', searched, { searchRecord: '查阅本机关档案系统和业务台账，以名称、地点检索。' });
    if (span === 'extended' && !late) {
      const extended = workingDayAfter(from, Math.max(2, Math.min(left, 11 - taken)));
      yield extended;
      this.#do('extend', extended, { extendReason: '涉及年份较多，需调阅纸质档案。', toldOn: extended }, this.#head());
    }
    yield served;
    this.#decide(served, consulted?.[1]);
    this.#do('serve', served, {
      servedBy: this.#plan.channel === 'online' ? 'electronic' : 'mail',
      ...(late && { lateReason: '经办人交接，未及时答复。' }),
    });
    yield* this.#after(served);
  }

  #decide(on: CivilDate, opinion: string | undefined): void {
    const { random } = this.#city;
    const objected = opinion === 'disagree';
    const reason = { reply: '您申请的信息已经审查。', replyReason: '依据政府信息公开条例的有关规定。' };
    const outcome: string = this.#plan.outcome === 'granted' && objected ? 'partial' : this.#plan.outcome;
    if (outcome === 'granted') return this.#do('decide-granted', on, { reply: '您申请的信息予以公开，随函附后。' });
    if (outcome === 'partial') return this.#do('decide-partial', on, reason, this.#head());
    if (outcome === 'denied') {
      const grounds = {
        'enforcement-file': 5,
        'process-info': 4,
        'internal-affairs': 3,
        'admin-query': 2,
        'third-party': 2,
        'safety-stability': 1,
      };
      const deniedGround = objected ? 'third-party' : random.weighted(grounds);
      return this.#do('decide-denied', on, { ...reason, deniedGround }, this.#head());
    }
    if (outcome === 'unable') {
      const unableGround = random.weighted({ 'no-info': 88, 'need-creation': 12 });
      return this.#do('decide-unable', on, { unableGround, reply: '经检索，无法提供您申请的信息。', replyReason: reason.replyReason });
    }
    const ground = random.weighted({ complaint: 55, publication: 15, confirm: 30 });
    this.#do('decide-not-processed', on, {
      notProcessedGround: ground,
      otherChannel: '市、县信访渠道，或者图书馆、档案馆。',
      reply: '您的申请不予处理。',
    });
  }

  /** A few go to review or court, a few ask that their own record be corrected. */
  *#after(served: CivilDate): Flow {
    const { n } = this.#plan;
    if (n % 137 === 3) {
      const filed = addDays(served, this.#days(20, 50));
      yield filed;
      this.#do('file-dispute', filed, { disputeKind: n % 2 === 0 ? 'reconsideration' : 'litigation' });
      const ended = addDays(filed, this.#days(45, 100));
      yield ended;
      return this.#do('record-dispute-result', ended, { disputeResult: n % 5 === 0 ? 'corrected' : 'upheld' });
    }
    if (n % 367 === 11) {
      const asked = wd(this.#city, served, 3, 20);
      yield asked;
      this.#do('request-record-correction', asked, { wrongRecord: '登记的面积与证件不一致，附证件。' });
      const corrected = wd(this.#city, asked, 4, 15);
      yield corrected;
      this.#do('correct-record', corrected, { recordAnswer: '经核实已更正。' });
    }
  }

  /** From the day it is handed in to its end. */
  *tell(on: CivilDate): Flow {
    const { outcome, n } = this.#plan;
    const { random } = this.#city;
    let received = yield* this.#begin(on);
    if (outcome === 'other' && n % 3 === 0) {
      const left = workingDayAfter(received, this.#days(2, 8));
      yield left;
      return this.#do('withdraw', left, { withdrawReason: '已从其他途径获得。' });
    }
    if (outcome === 'other' || random.chance(0.06)) {
      const again = yield* this.#corrected(received);
      if (again === undefined) return;
      received = again;
    } else if (outcome === 'granted' && random.chance(0.06)) {
      return this.#do('reply-immediately', received, { reply: '所需信息已在门户网站公开，当场告知网址。' });
    }
    const substance = outcome === 'granted' || outcome === 'partial' || outcome === 'denied';
    const asks = substance && random.chance(0.12);
    const consulted = asks ? yield* this.#consulted(received) : undefined;
    yield* this.#answered(received, consulted, asks ? 3 : 0);
  }
}

function agency(random: Random): DemoUnit {
  const kind = random.weighted(agencies);
  if (kind === 'office') return governmentOffice;
  return random.pick(kind === 'county' ? countedCounties : unitsOfKind('department'));
}

/** Every application of the year. */
export function* requestsForInformation(whole: City, share: number): Generator<Live> {
  const part = ownPart(whole, 'information requests', `${whole.year - 1}-11-25`);
  const { random, year } = part.city;
  const [before, own, after] = [some(totals.before, share), some(totals.year, share), some(totals.after, share)];
  const total = before + own + after;
  const decks = [
    deck(total, channels, random),
    deck(total, kinds, random),
    deck(total, outcomes, random),
    deck(total, spans, random),
  ] as const;
  for (let n = 0; n < total; n += 1) {
    const [channel, kind] = [decks[0][n] ?? 'online', decks[1][n] ?? 'person'];
    const [outcome, span] = [decks[2][n] ?? 'granted', decks[3][n] ?? 'usual'];
    const plan: Plan = { unit: agency(random), channel, kind, outcome, span, late: n % 331 === 60, n };
    const on =
      n < before
        ? workingDayAfter(`${year - 1}-12-05`, random.int(0, 15))
        : n < before + own
          ? workingDayAfter(`${year}-01-02`, random.int(0, 249))
          : workingDayAfter(`${year + 1}-01-02`, random.int(0, 6));
    part.add(on, new Request(part, plan).tell(on));
  }
  yield* part.told();
}

const closing = ['serve', 'reply-immediately', 'deem-abandoned', 'deem-unpaid', 'withdraw'];

/** What the yearly table of an authority says, counted from its own applications. */
class Ledger {
  readonly #counts = new Map<string, { carriedIn: number; newlyReceived: number; closedCount: number; carriedOut: number }>();

  of(unit: string) {
    return this.#counts.get(unit) ?? { carriedIn: 0, newlyReceived: 0, closedCount: 0, carriedOut: 0 };
  }

  see({ matter, entries }: Live, year: number): void {
    const opened = matter.openedOn.slice(0, 4);
    const ended = entries.find((e) => closing.includes(e.draft.act))?.draft.occurredOn.slice(0, 4) ?? '9999';
    if (opened > String(year) || ended < String(year)) return;
    const held = this.of(matter.unit);
    const key = opened === String(year) ? 'newlyReceived' : 'carriedIn';
    const end = ended === String(year) ? 'closedCount' : 'carriedOut';
    this.#counts.set(matter.unit, { ...held, [key]: held[key] + 1, [end]: held[end] + 1 });
  }
}

function* report(part: Part, unit: DemoUnit, n: number, ledger: Ledger): Flow {
  const { city } = part;
  const { year } = city;
  const clerk = who(city, unit.code, 'clerk');
  const government = unit.kind !== 'department';
  const first = {
    title: `${unit.name}${year}年政府信息公开工作年度报告`,
    agency: unit.code,
    level: government ? 'government' : 'department',
  };
  const openedOn = workingDayAfter(`${year}-12-24`, n % 6);
  yield openedOn;
  const dueOn = `${year + 1}-${government ? '03-31' : '01-31'}`;
  const live = part.open('disclosure-report', 'open', { ...first, periodTo: `${year}-12-31`, dueOn }, openedOn, clerk);
  if (n % 4 === 0) return;
  const computedOn = workingDayAfter(`${year + 1}-01-02`, n % 5);
  yield computedOn;
  const counted = ledger.of(unit.code);
  const more = overstated(unit.code);
  const told = { ...counted, newlyReceived: counted.newlyReceived + more, closedCount: counted.closedCount + more };
  act(city, live, 'compute', computedOn, clerk, { ...told, body: '本报告数据取自政府信息公开申请台账。' });
  if (n % 4 === 1) return;
  const confirmedOn = wd(city, computedOn, 1, 3);
  yield confirmedOn;
  act(city, live, 'confirm', confirmedOn, who(city, unit.code, 'head', clerk.id));
  if (n % 4 === 2) return;
  yield confirmedOn;
  act(city, live, 'sign', confirmedOn, who(city, unit.code, 'head', clerk.id));
  const publishedOn = wd(city, confirmedOn, 0, 2);
  yield publishedOn;
  act(city, live, 'publish', publishedOn, clerk);
}

/** The reports on the year, in the making on the last day; their numbers are those of the applications. */
export function* disclosureReports(whole: City, requests: readonly Live[]): Generator<Live> {
  const part = ownPart(whole, 'disclosure reports', `${whole.year}-12-20`);
  const { city } = part;
  const ledger = new Ledger();
  for (const live of requests) ledger.see(live, city.year);
  for (const [n, unit] of [...unitsOfKind('department'), ...countedCounties].entries()) {
    part.add(`${city.year}-12-20`, report(part, unit, n, ledger));
  }
  yield* part.told();
}
