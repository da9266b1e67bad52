/** Tells the planned disputes of a year as acts. */
import { type Actor, addDays, type CivilDate } from '#kernel';
import { act, type City, who } from './city.ts';
import type { Committee } from './committees.ts';
import { type CasePlan, type PlanOptions, planCases } from './mediation-plan.ts';
import { idCard, personName, phone } from './names.ts';
import { peopleAgain, writtenAmount } from './oddities.ts';
import type { Given, Live } from './replay.ts';
import { disputeCauses } from './texts.ts';

const typeIds: Readonly<Record<string, string>> = {
  婚姻家庭: 'marriage-family',
  邻里: 'neighbour',
  土地山林: 'land-forest',
  损害赔偿: 'damages',
  劳动: 'labour',
  合同: 'contract',
  征拆: 'expropriation',
  物业: 'property-service',
  交通: 'traffic',
  医疗: 'medical',
  消费: 'consumer',
  其他: 'other',
};
const departmentsThatMediate = ['411700-D07', '411700-D26', '411700-D12', '411700-D11', '411700-D21', '411700-D16', '411700-D14'];
/** 行政调解 of a year: not published; the platform's own assumption. */
const administrativeCases = 320;

interface Person {
  readonly kind: 'person';
  readonly name: string;
  readonly idKind?: string;
  readonly idNumber?: string;
  readonly phone?: string;
}

/** Everybody who has a dispute; a third with papers, most with a telephone. */
function crowd(city: City, n: number): Person[] {
  const { random } = city;
  return Array.from({ length: n }, () => ({
    kind: 'person' as const,
    name: personName(random),
    ...(random.chance(0.33) && { idKind: 'id-card', idNumber: idCard(random) }),
    ...(random.chance(0.6) && { phone: phone(random) }),
  }));
}

const specialDesk = { village: 40, township: 30, industry: 25, enterprise: 5, social: 0 };
const commonDesk = { village: 75, township: 24, industry: 0, enterprise: 0, social: 1 };

/** Committees of each county by how often they are asked. */
class Desk {
  readonly #lists = new Map<string, Committee[]>();

  constructor(all: readonly Committee[]) {
    for (const one of all) {
      const key = `${one.county} ${one.kind}`;
      const list = this.#lists.get(key) ?? [];
      list.push(one);
      this.#lists.set(key, list);
    }
  }

  /** A committee that was active on the day. */
  pick(city: City, { county, openedOn, type }: CasePlan): Committee {
    const special = type === '交通' || type === '劳动' || type === '物业' || type === '医疗';
    const kind = city.random.weighted(special ? specialDesk : commonDesk);
    for (const sort of [kind, 'township', 'village']) {
      const list = this.#lists.get(`${county} ${sort}`) ?? [];
      for (let i = 0; i < 4 && list.length > 0; i += 1) {
        const one = city.random.pick(list);
        if (one.activeFrom <= openedOn) return one;
      }
    }
    throw new Error(`no committee stands in ${county} on ${openedOn}`);
  }
}

interface Case {
  readonly plan: CasePlan;
  readonly people: readonly [Person, Person];
  readonly clerk: Actor;
  readonly mediator: string;
  readonly committee?: string;
}

const later = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b);
const openings: Readonly<Record<string, string>> = { apply: 'apply', detect: 'detect' };
const hardness = (plan: CasePlan): string =>
  plan.amount > 50_000 || plan.people > 5 ? 'complex' : plan.amount > 5_000 ? 'medium' : 'simple';

function open(city: City, { plan, people, clerk, committee }: Case): Live {
  const { type, source, amount, people: involved } = plan;
  const cause = city.random.pick(disputeCauses[type] ?? ['其他']);
  const name = openings[source] ?? 'refer';
  const parties = peopleAgain(city.replay, clerk.unit, committee, plan.openedOn, people);
  const values = {
    kind: committee ? 'people' : 'administrative',
    disputeType: typeIds[type],
    summary: `因${cause}引发的${type}纠纷`,
    parties: [
      { party: parties[0], side: 'applicant' },
      { party: parties[1], side: 'respondent' },
    ],
    ...(committee && { committee }),
    ...(name === 'refer' && { source }),
    amount: writtenAmount(clerk.unit, amount),
    peopleInvolved: involved,
    difficulty: hardness(plan),
  };
  return city.replay.open('mediation-case', name, values, plan.openedOn, clerk);
}

const advice = '可以依法申请仲裁、行政裁决，或者向人民法院起诉。';
const consented = { consent: true };
const allSigned = { signatures: ['parties', 'mediator', 'seal'] };
const oral = { oralRecord: '双方互谅互让，当面达成一致，由调解员记录在案。' };

/** Consent, a mediator, and on difficult ways a guest or an alert. */
function begin(city: City, live: Live, { plan, clerk, mediator }: Case): void {
  const { random } = city;
  const { openedOn, endedOn } = plan;
  const on = endedOn > addDays(openedOn, 2) && random.chance(0.3) ? addDays(openedOn, 1) : openedOn;
  act(city, live, 'consent', on, clerk, consented);
  act(city, live, 'assign', on, clerk, { mediator, chosenBy: random.chance(0.8) ? 'committee' : 'parties' });
  if (endedOn <= addDays(on, 3)) return;
  if (random.chance(0.03)) act(city, live, 'invite', addDays(on, 1), clerk, { guests: '双方亲属', guestConsent: true });
  if (random.chance(0.006))
    act(city, live, 'alert-escalation', addDays(on, 1), clerk, { alert: '一方情绪激动，有激化可能。', alertedTo: 'police' });
  if (endedOn > addDays(on, 28) && random.chance(0.6))
    act(city, live, 'extend', addDays(on, 25), clerk, { extendReason: '当事人在外务工，需再次约见。' });
}

/** What follows an agreement: confirmed by the court, performed, disputed; the archive has until the middle of the next year. */
function follow(city: City, live: Live, { plan, clerk }: Case, signedOn: CivilDate): void {
  const { random } = city;
  let on = signedOn;
  const steps: [name: string, days: number, values?: Given][] = [];
  if (plan.form === 'written' && random.chance(0.053)) {
    steps.push(
      ['apply-confirmation', random.int(1, 20), { jointApplication: true, court: '有管辖权的基层人民法院' }],
      ['court-accept', random.int(0, 3)],
    );
    steps.push(['confirm', random.int(2, 14), { confirmationNo: `演示确认${random.int(1000, 9999)}` }]);
  }
  if (random.chance(0.006)) steps.push(['breach', random.int(5, 30), { breach: '一方未按约履行。', performance: 'none' }]);
  else if (random.chance(0.972)) steps.push(['performed', plan.form === 'oral' ? random.int(0, 7) : random.int(2, 35)]);
  if (random.chance(0.2)) steps.push(['archive', random.int(3, 30)]);
  for (const [name, days, values] of steps) {
    on = addDays(on, days);
    if (on > city.last) return;
    act(city, live, name, on, clerk, values);
  }
}

function agree(city: City, live: Live, one: Case): void {
  const { plan, clerk } = one;
  const { random } = city;
  const performBy = random.chance(0.25) && { performBy: addDays(plan.endedOn, random.int(5, 40)) };
  if (plan.form === 'oral') act(city, live, 'agree-oral', plan.endedOn, clerk, { ...oral, ...performBy });
  else {
    const terms = plan.amount > 0 ? `相对方支付${plan.amount}元，双方再无争议。` : '双方停止争执，按约定各自履行。';
    act(city, live, 'sign-agreement', plan.endedOn, clerk, {
      terms,
      ...allSigned,
      agreementNo: `卷${random.int(1, 99_999)}`,
      ...performBy,
    });
  }
  follow(city, live, one, plan.endedOn);
}

function close(city: City, live: Live, one: Case): void {
  const { plan, clerk } = one;
  const { endedOn } = plan;
  switch (plan.ending) {
    case 'settled':
      return agree(city, live, one);
    case 'failed':
      return act(city, live, 'terminate', endedOn, clerk, { failReason: '双方分歧较大，不能达成一致。', advice });
    case 'withdrawn':
      return act(city, live, 'withdraw', endedOn, clerk, { withdrawReason: '双方自行和解。' });
    default:
      return undefined;
  }
}

/** Tells one case from beginning to end. */
function tell(city: City, one: Case): Live {
  const { plan, clerk } = one;
  const live = open(city, one);
  const on = later(plan.openedOn, plan.endedOn);
  if (plan.ending === 'refused') act(city, live, 'party-refuses', on, clerk, { advice });
  else if (plan.ending === 'declined')
    act(city, live, 'refuse-scope', on, clerk, { scopeReason: '涉嫌违法犯罪，应由公安机关处理。', advice: '告知向公安机关报案。' });
  else if (plan.ending !== 'unfinished' || city.random.chance(0.8)) {
    begin(city, live, one);
    close(city, live, one);
  }
  return live;
}

/** Every case of the year, in the order opened; each is complete when it is yielded. */
export function* mediation(city: City, all: readonly Committee[], options: PlanOptions): Generator<Live> {
  const people = crowd(city, 9_000);
  const desk = new Desk(all);
  const two = (): [Person, Person] => {
    const [a, b] = [city.random.pick(people), city.random.pick(people)];
    return a === b ? two() : [a, b];
  };
  for (const plan of planCases(city.year, options)) {
    const { unit, key, mediator } = desk.pick(city, plan);
    yield tell(city, { plan, people: two(), clerk: who(city, unit, 'clerk'), mediator, committee: key });
  }
  yield* administrative(city, two, Math.round(administrativeCases * options.part), options);
}

function* administrative(city: City, two: () => [Person, Person], n: number, options: PlanOptions): Generator<Live> {
  const plans = planCases(city.year, { ...options, newest: false, part: (n * 1.02) / 102_771 });
  for (const plan of plans.slice(0, n)) {
    const unit = city.random.pick(departmentsThatMediate);
    yield tell(city, {
      plan: { ...plan, form: 'written' },
      people: two(),
      clerk: who(city, unit, 'clerk'),
      mediator: personName(city.random),
    });
  }
}
