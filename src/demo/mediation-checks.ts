/** Checks of the year's mediation: samples drawn by a seed while the cases pass by, then the calls to the parties. */
import type { CivilDate } from '#kernel';
import { sampleConfidence } from '#law';
import { wilson } from '#modules/mediation-check';
import { Draw } from '../reports/sampling.ts';
import { act, type City, wd, who } from './city.ts';
import { workingDayAfter } from './days.ts';
import { Random } from './random.ts';
import type { Given, Live } from './replay.ts';
import { justiceBureau, unitOf } from './units.ts';

const confidence = sampleConfidence.values.at(-1)?.value ?? 0;
const concluding = new Set(['agree-oral', 'sign-agreement', 'terminate']);

interface Check {
  readonly unit: string;
  /** The county whose cases are drawn; the whole city without it. */
  readonly county?: string;
  readonly title: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly size: number;
  readonly seed: string;
  readonly draw: Draw<Live>;
  successes: number;
}

const quarters = [
  ['一', '01-01', '03-31'],
  ['二', '04-01', '06-30'],
  ['三', '07-01', '09-30'],
  ['四', '10-01', '12-31'],
] as const;
const halves = [
  ['上半年', '01-01', '06-30'],
  ['下半年', '07-01', '12-31'],
] as const;
const counties = ['411702', '411721', '411722', '411723', '411724', '411725', '411726', '411727', '411728', '411729', '411771'];

/** What the parties say, of a case entered as settled: most confirm it, one in seven cannot be reached. */
const answers = { agreed: 84.6, unreachable: 14.6, denied: 0.5, 'not-agreed': 0.3 } as const;

/** The checks of a year: the city's every quarter, each county's every half year. */
export class MediationChecks {
  readonly #city: City;
  readonly #checks: readonly Check[];

  constructor(whole: City) {
    const { year } = whole;
    const random = new Random(`mediation checks ${year}`);
    this.#city = { ...whole, random };
    const seed = () => `${year}-${Array.from({ length: 3 }, () => random.int(0x1000, 0xffff).toString(16)).join('-')}`;
    const make = (unit: string, size: number, [label, from, to]: readonly [string, string, string], county?: string): Check => {
      const own = { seed: seed(), size, unit, from: `${year}-${from}`, to: `${year}-${to}`, successes: 0 };
      const named = county === undefined ? `${year}年第${label}季度全市` : `${unitOf(county).name}${year}年${label}`;
      return { ...own, ...(county !== undefined && { county }), title: `${named}人民调解真实性抽查`, draw: new Draw<Live>(own.seed, size) };
    };
    this.#checks = [
      ...quarters.map((quarter) => make(justiceBureau.code, 200, quarter)),
      ...counties.flatMap((county) => halves.map((half) => make(county, 40, half, county))),
    ];
  }

  /** Looks at a case that is told; remembers it only while it is among the drawn. */
  see(live: Live): void {
    const { values, unitPath } = live.matter;
    const ended = values.kind === 'people' ? live.entries.find((e) => concluding.has(e.draft.act))?.draft.occurredOn : undefined;
    if (ended === undefined || live.procedure.id !== 'mediation-case') return;
    for (const check of this.#checks) {
      if (ended < check.from || ended > check.to) continue;
      if (check.county !== undefined && !unitPath.startsWith(unitOf(check.county).path)) continue;
      check.draw.see(live.key, live);
      if (values.result === 'success') check.successes += 1;
    }
  }

  /** Every check, as far as it came by the last day. */
  *told(): Generator<Live> {
    for (const check of this.#checks) {
      if (check.draw.population < 30) continue;
      yield this.#tell(check);
    }
  }

  #tell(check: Check): Live {
    const city = this.#city;
    const { replay } = city;
    const { title, from: periodFrom, to: periodTo, size: plannedSize, seed, draw, successes } = check;
    const drawn = draw.drawn();
    for (const { one } of drawn) replay.keep(one);
    const clerk = who(city, check.unit, 'clerk');
    const plannedOn = workingDayAfter(periodTo, check.county === undefined ? 1 : 3);
    const plan = { title, periodFrom, periodTo, plannedSize, seed, seedSource: '由派驻纪检人员当场摇号产生并公布' };
    const live = replay.open('mediation-check', 'plan', plan, plannedOn, clerk);
    const sample = drawn.map(({ id }) => id);
    const drawnOn = workingDayAfter(plannedOn, 1);
    act(city, live, 'draw', drawnOn, clerk, { population: draw.population, reportedSuccesses: successes, sample });
    const calls = drawn.map(({ id, one }) => ({ case: id, result: this.#answer(one) }));
    const firstOn = workingDayAfter(drawnOn, 2);
    if (firstOn > city.last) return live;
    act(city, live, 'record-calls', firstOn, clerk, { calls: calls.slice(0, Math.ceil(calls.length / 2)) });
    const secondOn = wd(city, firstOn, 4, 8);
    if (secondOn > city.last) return live;
    act(city, live, 'record-calls', secondOn, clerk, { calls });
    this.#conclude(check, live, calls, secondOn, clerk.id);
    return live;
  }

  #answer({ matter }: Live): keyof typeof answers {
    const { random } = this.#city;
    if (matter.values.result === 'success') return random.weighted(answers);
    return random.chance(0.15) ? 'unreachable' : 'not-agreed';
  }

  #conclude(check: Check, live: Live, calls: readonly { case: string; result: string }[], on: CivilDate, clerk: string): void {
    const city = this.#city;
    const concludedOn = workingDayAfter(on, 3);
    if (concludedOn > city.last) return;
    const reached = calls.filter((call) => call.result !== 'unreachable').length;
    const confirmed = calls.filter((call) => call.result === 'agreed').length;
    const { rate, low: rateLow, high: rateHigh } = wilson(confirmed, reached, confidence) ?? { rate: 0, low: 0, high: 0 };
    const numbers: Given = { calls, reached, confirmed, rate, rateLow, rateHigh };
    const chief = who(city, check.unit, 'chief', clerk);
    const wrong = calls.filter((call) => call.result === 'denied');
    if (wrong.length === 0 && (check.successes * 100) / check.draw.population <= rateHigh) {
      const conclusion = '登记的成功率在样本的置信区间以内，未发现不真实的案件。';
      return act(city, live, 'conclude', concludedOn, chief, { ...numbers, conclusion });
    }
    const kind = wrong.length > 0 ? 'not-true' : 'outlier';
    const numberOf = (key: string): string => String(city.replay.live(key)?.matter.values.caseNo ?? '');
    const findings =
      wrong.length > 0 ? wrong.map((call) => ({ kind, subject: numberOf(call.case) })) : [{ kind, subject: '成功率高于置信区间上限' }];
    const conclusion = '有当事人反映没有参加调解，责令所在调委会核查、更正。';
    act(city, live, 'conclude-with-findings', concludedOn, chief, { ...numbers, findings, conclusion });
    const mendedOn = wd(city, concludedOn, 8, 18);
    if (mendedOn > city.last) return;
    act(city, live, 'rectify', mendedOn, who(city, check.unit, 'chief'), {
      rectification: '已核查，案件更正为未调解，经办人接受批评教育。',
    });
  }
}
