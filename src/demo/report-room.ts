/** The yearly reports of the year that is over: begun in January, contributions asked for and mostly in, nothing signed yet. */
import { type Actor, addDays, type CivilDate } from '#kernel';
import { definitionsOf } from '#reports';
import { hashOf, sealWith } from '#store';
import type { Flow } from './agenda.ts';
import { act, type City, who } from './city.ts';
import { workingDayAfter } from './days.ts';
import { ownPart, type Part } from './own-city.ts';
import type { Live } from './replay.ts';
import { cityCode, countedCounties, type DemoUnit, justiceBureau, unitOf, units, unitsOfKind } from './units.ts';

/** The city's setting for digests. */
export type HashName = Parameters<typeof hashOf>[0];

/** What becomes of a contribution by the tenth of January, in hundredths of those asked. */
const fates = { accepted: 62, submitted: 13, returned: 7, rewritten: 6, drafted: 6, silent: 6 } as const;
type Fate = keyof typeof fates;

const measures = [
  '落实重大行政决策程序，凡提请审议的事项先行合法性审查，办理过程逐件登记。',
  '规范执法行为，推行执法全过程记录，重大执法决定均经法制审核。',
  '健全矛盾纠纷排查调处机制，把纠纷化解在基层。',
  '梳理现行文件，逐件提出清理意见，及时公布结果。',
];
const shortcomings = ['法治工作力量与任务不相适应。', '个别工作人员运用法治方式解决问题的能力不足。', '部分事项送审材料不齐，补正较多。'];
const causes = ['机构改革后人员调整较大，培训没有跟上。', '对程序的重要性认识不够，重结果轻过程。', '基层专业人员少，一人多岗。'];
const leaders = ['主要负责人主持研究法治工作，对重点任务亲自部署、亲自督办。', '主要负责人带头学法，逐项听取法治工作情况汇报。'];
const plans = ['开展执法人员轮训', '完善合法性审查工作机制', '加强行政调解工作', '做好文件评估和清理', '推进执法信息公示'];
const doubts = [
  ['legality-review.reviewed', '合法性审查', '有一件送审后撤回的事项应否计入，请核实。'],
  ['information-request.closed', '办结政府信息公开申请', '年末有一件已答复、尚未送达，请核实是否计入。'],
  ['deputy-proposal.replied', '答复建议提案', '有一件两个单位合办的提案，请核实由哪一单位计件。'],
] as const;
const returns = ['没有写明不足的原因，请补充后重报。', '下一年度安排过于原则，请列出可以检查的任务。', '举措部分只有条目，请写明成效。'];

interface Report {
  readonly part: Part;
  readonly live: Live;
  readonly drafter: Actor;
  readonly year: number;
}

/** The day on which something happens, unless it lies beyond the last day told. */
const within = (city: City, on: CivilDate): CivilDate | undefined => (on <= city.last ? on : undefined);

function words(city: City, fate: Fate, n: number): Readonly<Record<string, unknown>> {
  const { random } = city;
  const doubt = n % 19 === 7 ? doubts[Math.floor(n / 19) % doubts.length] : undefined;
  const first = random.int(0, plans.length - 1);
  return {
    measures: `${random.pick(measures)}${fate === 'returned' ? '' : random.pick(measures)}`,
    shortcomings: random.pick(shortcomings),
    causes: random.pick(causes),
    firstPerson: random.pick(leaders),
    plans: [0, 1, 2].map((i) => ({ task: plans[(first + i) % plans.length] })),
    dataVerdict: doubt ? 'disputed' : 'confirmed',
    ...(doubt && { disputes: [{ figure: doubt[0], name: doubt[1], reason: doubt[2] }] }),
  };
}

/** One contribution: written by a clerk, signed by the head, taken or returned by the drafting office. */
function* contributed(report: Report, live: Live, unit: DemoUnit, fate: Fate, n: number): Flow {
  const { city } = report.part;
  const { random } = city;
  if (fate === 'silent') return;
  const writtenOn = within(city, workingDayAfter(live.matter.openedOn, random.int(1, fate === 'drafted' ? 6 : 4)));
  if (!writtenOn) return;
  yield writtenOn;
  const clerk = who(city, unit.code, 'clerk');
  act(city, live, 'write', writtenOn, clerk, words(city, fate, n));
  const dueOn = String(live.matter.values.dueOn);
  const signedOn = within(city, workingDayAfter(writtenOn, random.int(0, 1)));
  if (fate === 'drafted' || !signedOn) return;
  yield signedOn;
  const signing = { signer: '主要负责人', pledge: true, ...(signedOn > dueOn && { lateReason: '资料分散在几个科室，汇总较慢。' }) };
  act(city, live, 'submit', signedOn, who(city, unit.code, 'head', clerk.id), signing);
  const judgedOn = within(city, workingDayAfter(signedOn, 1));
  if (fate === 'submitted' || !judgedOn) return;
  yield judgedOn;
  const answer = live.matter.values.dataVerdict === 'disputed' ? { disputeAnswer: '已核对台账，口径无误，维持原数。' } : {};
  if (fate === 'accepted') {
    act(city, live, 'accept', judgedOn, report.drafter, answer);
    return;
  }
  act(city, live, 'return', judgedOn, report.drafter, { returnReason: random.pick(returns) });
  const againOn = within(city, workingDayAfter(judgedOn, 1));
  if (fate === 'returned' || !againOn) return;
  yield againOn;
  act(city, live, 'write', againOn, clerk, words(city, 'accepted', n));
}

const fateOf = (n: number, all: number): Fate => {
  // Spread over the register, so that neighbours differ, and the same at every seeding.
  let left = ((n * 37) % all) * (100 / all);
  for (const [fate, share] of Object.entries(fates)) {
    if (left < share) return fate as Fate;
    left -= share;
  }
  return 'silent';
};

function asked(report: Report, unit: DemoUnit, n: number, all: number, on: CivilDate): void {
  const { part, live, drafter, year } = report;
  const values = {
    ...{ title: `${unit.name}${year}年度法治政府建设情况供稿`, report: live.key, reportYear: year, requester: drafter.unit },
    contributor: unit.code,
    // The city's departments are near at hand: they are given less time than the counties.
    dueOn: unit.kind === 'department' ? `${year + 1}-01-09` : `${year + 1}-01-14`,
    outline: '写明举措和成效、不足和原因、第一责任人履职、下一年度安排；数据由台账算出，请核对。',
  };
  const one = part.open('report-contribution', 'request', values, on, drafter);
  part.city.replay.keep(one);
  part.add(addDays(on, 1), contributed(report, one, unit, fateOf(n, all), n));
}

interface Plan {
  readonly reporter: DemoUnit;
  readonly office: DemoUnit;
  readonly template: string;
  readonly level: 'government' | 'department';
  readonly organ: string;
  readonly openOn: number;
  readonly units: readonly DemoUnit[];
}

/** A report is begun, and whoever contributes is asked on the same day. */
function* begun(part: Part, plan: Plan & { readonly definitions: string }, on: CivilDate): Flow {
  const { city } = part;
  const { year } = city;
  const drafter = who(city, plan.office.code, plan.level === 'government' && plan.office.kind !== 'department' ? 'reviewer' : 'clerk');
  // 2020: the twenty-ninth of February.
  const submitBefore = addDays(`${year + 1}-03-01`, -1);
  const live = part.open(
    'annual-report',
    'open',
    {
      ...{ title: `${plan.organ}关于${year}年度法治政府建设情况的报告`, reportYear: year, reporter: plan.reporter.code, level: plan.level },
      ...{ template: plan.template, submitBefore, publishBefore: `${year + 1}-03-31`, demonstrationArea: false },
      ...(plan.level === 'government' && { npcBefore: submitBefore }),
    },
    on,
    drafter,
  );
  city.replay.keep(live);
  if (plan.units.length === 0) return;
  const days = { contributeBefore: `${year + 1}-01-14`, freezeBefore: `${year + 1}-01-20`, definitions: plan.definitions };
  act(city, live, 'request-data', on, drafter, days);
  const report: Report = { part, live, drafter, year };
  for (const [n, unit] of plan.units.entries()) asked(report, unit, n, plan.units.length, on);
}

const cityPlan = (): Plan => ({
  ...{ reporter: unitOf(cityCode), office: justiceBureau, template: 'annual-report', level: 'government', organ: '驻马店市人民政府' },
  openOn: 1,
  units: [...unitsOfKind('department'), ...countedCounties],
});

const countyPlan = (county: DemoUnit, openOn: number): Plan => ({
  ...{ reporter: county, office: county, template: 'county-annual-report', level: 'government', organ: `${county.name}人民政府`, openOn },
  units: units.filter((u) => u.parent === county.code),
});

const departmentPlan = (unit: DemoUnit, openOn: number): Plan => ({
  ...{ reporter: unit, office: unit, template: 'department-annual-report', level: 'department', organ: `驻马店${unit.name}`, openOn },
  units: [],
});

/** The city's own report, those of two counties, and those of three departments. */
export function annualReports(whole: City, hash: HashName = 'sha256'): readonly Live[] {
  const definitions = sealWith(hashOf(hash), definitionsOf(whole.replay.registry, whole.year));
  const part = ownPart(whole, 'annual report', `${whole.year + 1}-01-01`);
  const [, , second, third] = countedCounties;
  const departments = unitsOfKind('department');
  const plans = [
    cityPlan(),
    ...[second, third].flatMap((county, i) => (county ? [countyPlan(county, 3 + i)] : [])),
    ...[2, 4, 11].flatMap((n, i) => (departments[n] ? [departmentPlan(departments[n], 4 + i)] : [])),
  ];
  for (const plan of plans) {
    const on = workingDayAfter(`${whole.year + 1}-01-01`, plan.openOn);
    part.add(on, begun(part, { ...plan, definitions }, on));
  }
  return part.told();
}
