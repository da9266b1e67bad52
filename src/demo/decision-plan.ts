/** The major decisions of a year on paper: 35 in the catalogues of the city and its counties; none of these numbers is published. */
import { addDays, type CivilDate } from '#kernel';
import { later, workingDayAfter } from './days.ts';
import { Random } from './random.ts';
import type { Live } from './replay.ts';
import type { ReviewDays, ReviewSpec } from './reviews.ts';
import { cityCode, countedCounties, type DemoUnit, governmentOffice, justiceBureau, unitOf, unitsOfKind } from './units.ts';

/** Reviewed in the year, and begun so late that the review comes in the next. */
const reviewedCount = 26;
const unfinishedCount = 9;

const categories = ['public-policy', 'planning', 'resources', 'public-project', 'other'] as const;
const subjects =
  '城区公共停车收费标准调整方案|中心城区集中供热专项规划|城乡居民用水阶梯价格方案|城市更新片区改造实施方案|城区义务教育学校布局规划|公共交通票价优化方案|生活垃圾分类处理费收费方案|河湖岸线保护利用规划|' +
  '文化旅游资源保护开发方案|城乡污水处理设施建设规划|公立医院分级诊疗布局方案|农村客运线路优化方案|农贸市场改造提升方案|历史文化街区保护规划|中小学校后勤服务改革方案|城区禁燃区范围调整方案|水源地保护区调整方案|' +
  '保障性住房建设计划|老旧小区改造三年计划|殡葬设施布局规划|乡镇区划设施整合方案|重点河道综合治理项目|城区噪声功能区划分方案|养老服务设施布局规划|城市公园建设项目|停车设施建设专项规划|电动自行车停放充电管理方案|' +
  '农田水利设施改造项目|县城排水防涝工程|垃圾焚烧发电项目选址方案|体育公园建设项目|职业教育园区建设项目|工业园区供汽价格方案|乡村道路提升计划|湿地保护恢复规划';
const titles: readonly string[] = subjects.split('|');

export interface DecisionPlan {
  readonly n: number;
  readonly unit: DemoUnit;
  readonly lead: string;
  readonly title: string;
  readonly category: (typeof categories)[number];
  /** Whose people arrange meetings and publish. */
  readonly office: string;
  readonly justice: string;
  readonly assessor: string;
  /** In the order of the year; the launch waits for the catalogue. */
  readonly days: DecisionDays;
  readonly hearing: boolean;
  readonly expert: boolean;
  readonly risk: boolean;
  readonly uncontrollable: boolean;
  readonly shortened: boolean;
  /** Its item of the catalogue, once there is one. */
  item?: Live;
}

export interface DecisionDays {
  readonly launchedOn: CivilDate;
  readonly draftedOn: CivilDate;
  readonly openedOn: CivilDate;
  readonly closedOn: CivilDate;
  readonly expertOn: CivilDate;
  readonly riskOn: CivilDate;
  readonly submittedOn: CivilDate;
}

/** The day on which a government publishes its catalogue: one of them late. */
export function catalogueOn(year: number, unit: DemoUnit): CivilDate {
  const at = unit.code === cityCode ? 0 : 1 + countedCounties.indexOf(unit);
  return workingDayAfter(`${year}-03-06`, at === countedCounties.length ? 20 : at);
}

const span = (shortened: boolean, random: Random): number => (shortened ? random.int(14, 18) : random.int(32, 35));

/** Counted back from the day on which the draft goes to the reviewers, but never before the catalogue. */
function backwards(year: number, unit: DemoUnit, submittedOn: CivilDate, shortened: boolean, random: Random): DecisionDays {
  const riskOn = workingDayAfter(submittedOn, -random.int(12, 14));
  const expertOn = workingDayAfter(riskOn, -random.int(6, 9));
  const closedOn = workingDayAfter(expertOn, -2);
  const openedOn = workingDayAfter(addDays(closedOn, -span(shortened, random)), -1);
  const first = workingDayAfter(catalogueOn(year, unit), 1);
  const launchedOn = later(workingDayAfter(openedOn, -random.int(14, 22)), first);
  return {
    launchedOn,
    draftedOn: later(workingDayAfter(openedOn, -4), workingDayAfter(launchedOn, 1)),
    openedOn,
    closedOn,
    expertOn,
    riskOn,
    submittedOn,
  };
}

function forwards(launchedOn: CivilDate, random: Random): DecisionDays {
  const draftedOn = workingDayAfter(launchedOn, random.int(8, 16));
  const openedOn = workingDayAfter(draftedOn, random.int(3, 8));
  const closedOn = workingDayAfter(addDays(openedOn, 33), 1);
  const expertOn = workingDayAfter(closedOn, 3);
  const riskOn = workingDayAfter(expertOn, 8);
  return { launchedOn, draftedOn, openedOn, closedOn, expertOn, riskOn, submittedOn: '9999-12-31' };
}

const departments = unitsOfKind('department').filter((u) => u.code !== justiceBureau.code && u.code !== governmentOffice.code);
const towns = unitsOfKind('township', 'street');

export class DecisionPlans {
  readonly all: DecisionPlan[] = [];
  readonly #year: number;
  readonly #random: Random;
  #taken = 0;

  constructor(year: number) {
    this.#year = year;
    this.#random = new Random(`decisions ${year}`);
    for (let i = 0; i < unfinishedCount; i += 1) {
      const launchedOn = workingDayAfter(`${year}-09-04`, i * 8);
      this.#place(i, (_unit) => forwards(launchedOn, this.#random));
    }
  }

  /** Begun too late to be reviewed in the year. */
  unfinished(): readonly DecisionPlan[] {
    return this.all.filter((p) => p.n < unfinishedCount);
  }

  /** Whether a review of the year's lot is to be that of a decision. */
  wants({ issuedOn }: ReviewSpec): boolean {
    return this.#taken < reviewedCount && issuedOn > `${this.#year}-07-10` && issuedOn <= `${this.#year}-12-31`;
  }

  /** Makes the review a decision's: from here on it has a title, a sender and a text of its own. */
  take(days: ReviewDays): DecisionPlan {
    this.#taken += 1;
    return this.#place(unfinishedCount + this.#taken - 1, (unit, shortened) =>
      backwards(this.#year, unit, days.submittedOn, shortened, this.#random),
    );
  }

  #place(n: number, days: (unit: DemoUnit, shortened: boolean) => DecisionDays): DecisionPlan {
    const random = this.#random;
    const ofCity = n % 9 === 1 || n % 9 === 5;
    const county = countedCounties[n % countedCounties.length] as DemoUnit;
    const unit = ofCity ? unitOf(cityCode) : county;
    const own = towns.filter((t) => t.parent === county.code);
    // A zone without townships of its own lets the neighbouring ones be: its own people undertake nothing they review.
    const lead = ofCity ? random.pick(departments).code : (own[n % Math.max(1, own.length)]?.code ?? county.code);
    const shortened = n >= unfinishedCount && random.chance(0.15);
    const plan: DecisionPlan = {
      ...{ n, unit, lead, title: titleOf(unit, n), category: categories[n % categories.length] ?? 'other' },
      office: ofCity ? governmentOffice.code : county.code,
      justice: ofCity || lead === county.code ? justiceBureau.code : county.code,
      assessor: ofCity ? random.pick(departments.filter((d) => d.code !== lead)).code : county.code,
      days: days(unit, shortened),
      hearing: !shortened && n % 4 === 2,
      expert: random.chance(0.7),
      risk: random.chance(0.65),
      uncontrollable: n === unfinishedCount + 6,
      shortened,
    };
    this.all.push(plan);
    return plan;
  }
}

const titleOf = (unit: DemoUnit, n: number): string => `${unit.name}${titles[n % titles.length] ?? ''}`;
