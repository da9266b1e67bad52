/** The people's mediation committees: 3,400 on the register at the end of the year, one in every township and street. */
import { type CivilDate, dueOf } from '#kernel';
import { cityCalendar, committeeTerm } from '#law';
import { act, type City, who } from './city.ts';
import { workingDayAfter } from './days.ts';
import { countyShares } from './mediation-plan.ts';
import { personName } from './names.ts';
import { shareOut } from './random.ts';
import type { Live } from './replay.ts';
import { company, villageName } from './texts.ts';
import { type DemoUnit, unitOf, unitsOfKind } from './units.ts';

/** By kind at the end of the year; the division is the platform's own assumption. */
const committeeTotals = { village: 2_822, township: 200, enterprise: 320, social: 16, industry: 42 } as const;
const abolishedInYear = 12;

export interface Committee {
  readonly key: string;
  readonly kind: string;
  readonly unit: string;
  readonly county: string;
  readonly mediator: string;
  readonly activeFrom: CivilDate;
}

const term = (electedOn: CivilDate): CivilDate => {
  const limit = committeeTerm.values.at(-1)?.value ?? { n: 3, unit: 'year' as const };
  return dueOf(cityCalendar, { start: electedOn, limit, kind: 'at-least' }).due;
};

interface Founding {
  readonly unit: DemoUnit;
  readonly kind: string;
  readonly name: string;
  readonly place: string;
}

function election(city: City, on: CivilDate, kind: string) {
  const memberCount = city.random.int(3, kind === 'township' ? 9 : 5);
  const fullTimeCount = kind === 'village' ? 0 : city.random.int(1, 2);
  return { memberCount, fullTimeCount, hasWoman: true, electedOn: on, termEndsOn: term(on), chair: personName(city.random) };
}

/** Founds a committee and re-elects it every three years until the end of the year; one in fifty is overdue. */
function found(city: City, { unit, kind, name, place }: Founding, on: CivilDate): Live {
  const { random, replay } = city;
  const values = { name, kind, place, establishedOn: on, ...election(city, on, kind) };
  const live = replay.open('mediation-committee', 'establish', values, on, who(city, unit.code, 'clerk'), true);
  for (let ends = term(on); ends <= city.last; ends = term(ends)) {
    if (ends >= `${city.year}-06-01` && random.chance(0.1)) break;
    const day = workingDayAfter(ends, 0);
    if (day > city.last) break;
    act(city, live, 'reelect', day, who(city, unit.code, 'clerk'), election(city, day, kind));
    ends = day;
  }
  return live;
}

const day = (city: City, year: number): CivilDate => workingDayAfter(`${year}-01-05`, city.random.int(0, 230));

function foundingDay(city: City, first: number): CivilDate {
  const year = first - city.random.int(1, 8);
  return city.random.chance(0.012) ? workingDayAfter(`${city.year}-01-05`, city.random.int(0, 200)) : day(city, year);
}

const trades = '道路交通事故 医疗纠纷 劳动争议 物业服务 婚姻家庭 消费 校园'.split(' ');
const companies = '纺织 建材 食品 化工 机械 汽运 医药 商贸'.split(' ');

function foundings(city: City): Founding[] {
  const townships = unitsOfKind('township', 'street');
  const villages = shareOut(
    committeeTotals.village,
    townships.map((t) => (t.kind === 'street' ? 8 : 14)),
  );
  const list: Founding[] = townships.map((unit) => ({ unit, kind: 'township', name: `${unit.name}人民调解委员会`, place: unit.name }));
  townships.forEach((unit, i) => {
    for (let n = 0; n < (villages[i] ?? 0); n += 1) {
      const village = villageName(n, unit.kind === 'street');
      list.push({ unit, kind: 'village', name: `${unit.name}${village}人民调解委员会`, place: village });
    }
  });
  const counties = Object.keys(countyShares);
  const shares = Object.values(countyShares);
  for (const kind of ['enterprise', 'social', 'industry'] as const) {
    shareOut(committeeTotals[kind], shares).forEach((n, i) => {
      const unit = unitOf(counties[i] ?? '');
      for (let k = 0; k < n; k += 1) list.push({ unit, kind, ...titleOf(city, unit, kind, k) });
    });
  }
  return list;
}

function titleOf(city: City, unit: DemoUnit, kind: string, n: number): { name: string; place: string } {
  const sort =
    kind === 'enterprise'
      ? company(city.random).replace('有限公司', companies[n % companies.length] ?? '')
      : (trades[n % trades.length] ?? '');
  const ordinal = n >= trades.length ? `第${n + 1}` : '';
  return { name: `${unit.name}${sort}${ordinal}人民调解委员会`, place: unit.name };
}

/** Founds them all in the eight years before the `first`; those to be abolished in the year are extra. */
export function committees(city: City, first: number): Committee[] {
  const list = foundings(city);
  const extra = list.filter((f) => f.kind === 'village').slice(0, abolishedInYear);
  for (const one of extra) {
    const live = found(
      { ...city, last: `${city.year - 1}-12-31` },
      { ...one, name: `${one.unit.name}原${one.place}人民调解委员会` },
      day(city, city.year - 2),
    );
    const on = day(city, city.year);
    act(city, live, 'abolish', on, who(city, one.unit.code, 'clerk'), { abolishReason: '村组合并，由合并后的调委会承接。' });
  }
  return list.map((one) => {
    const on = foundingDay(city, first);
    const live = found(city, one, on);
    const county = one.unit.region;
    return { key: live.key, kind: one.kind, unit: one.unit.code, county, mediator: String(live.matter.values.chair), activeFrom: on };
  });
}
