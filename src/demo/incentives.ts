/** Reward and sanction of the demonstration: proposed on a result, checked, decided by the competent body, told, carried out. */
import type { CivilDate } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, didBy, paper, wd, who } from './city.ts';
import { workingDayAfter } from './days.ts';
import { personName } from './names.ts';
import type { Part } from './own-city.ts';
import type { Live } from './replay.ts';
import type { RoundPlan } from './responsibility-plan.ts';
import { cityCode, type DemoUnit, governmentOffice, justiceBureau, unitOf } from './units.ts';

const office = governmentOffice.code;
/** Who keeps the civil servants' files for the city government. */
const personnelBureau = '411700-D11';

type Kind = 'merit-citation' | 'material-reward' | 'public-criticism' | 'no-excellent-rating' | 'public-self-criticism' | 'interview';

interface Proposal {
  readonly kind: Kind;
  readonly unit: DemoUnit;
  readonly plan: RoundPlan;
  /** Of the whole year, or of the quarter. */
  readonly whole: boolean;
  readonly result: Live;
  readonly grade?: 'commendation' | 'third';
  readonly appraisal?: Live;
  /** What becomes of it. */
  readonly course?: 'usual' | 'upheld' | 'revoked' | 'rejected';
}

const words: Readonly<Record<Kind, string>> = {
  'merit-citation': '记功嘉奖',
  'material-reward': '物质奖励',
  'public-criticism': '通报批评',
  'no-excellent-rating': '班子成员年度考核不得定优秀',
  'public-self-criticism': '主要负责人媒体公开检查',
  interview: '约谈',
};
const good: readonly Kind[] = ['merit-citation', 'material-reward'];
const body: Readonly<Partial<Record<Kind, readonly [body: string, unit: string]>>> = {
  'merit-citation': ['reward-authority', personnelBureau],
  'no-excellent-rating': ['personnel-authority', personnelBureau],
};

function openingOf({ kind, unit, plan, whole, result, grade }: Proposal) {
  const about = whole ? `${plan.year}年度` : plan.title.replace('考评', '');
  const [decider, decidingUnit] = body[kind] ?? ['government', cityCode];
  const facts = good.includes(kind) ? '年度目标全部完成，考评结果在本组前列。' : '考评结果在本组末位，有目标任务没有完成。';
  return {
    title: `${about}考评${words[kind]}建议`,
    kind,
    unit: unit.code,
    year: plan.year,
    quarter: whole ? 'year' : plan.quarter,
    facts,
    ground: '目标责任书和经批准的考评结果',
    body: decider,
    decidingUnit,
    legalityUnit: justiceBureau.code,
    result: result.key,
    ...(grade && { grade }),
  };
}

function proofOf(part: Part, { kind, unit, plan, appraisal }: Proposal, on: CivilDate) {
  const { city } = part;
  const common = { executedOn: on, proof: [paper(city, `${unit.name}${words[kind]}`, '执行材料')] };
  if (kind === 'material-reward')
    return { ...common, amount: city.random.int(3, 10) * 10_000, payList: paper(city, `${unit.name}${plan.year}`, '发放清单') };
  if (kind === 'interview') return { ...common, minutes: '约谈单位主要负责人，指出差距，要求制定措施限期赶上。' };
  if (kind === 'no-excellent-rating') return { ...common, ...(appraisal && { appraisal: appraisal.key }) };
  if (kind !== 'public-self-criticism') return common;
  const selfCriticism = `${unit.name}没有按期完成年度目标，主要责任在单位主要负责人。我们向全市人民检查，接受监督，限期整改到位。`;
  return { ...common, medium: '市级日报', mediumOn: on, mediumPage: '第二版', selfCriticism };
}

/** Decisions are numbered through, since they stand in one list. */
const numbers = new WeakMap<Part, number>();
function nextNumber(part: Part): number {
  const n = (numbers.get(part) ?? 0) + 1;
  numbers.set(part, n);
  return n;
}

/** One proposal to its end. */
function* course(part: Part, one: Proposal, on: CivilDate): Flow {
  const { city } = part;
  const inspector = (...not: readonly (string | undefined)[]) => who(city, office, 'inspector', ...not);
  const live = part.open('incentive', 'propose', openingOf(one), on, inspector());
  city.replay.keep(live);
  const checkOn = wd(city, on, 1, 3);
  yield checkOn;
  act(city, live, 'check-legality', checkOn, who(city, justiceBureau.code, 'chief'), { legalityOpinion: '事实清楚，权限和程序符合规定。' });
  const decideOn = wd(city, checkOn, 2, 5);
  yield decideOn;
  const [, decidingUnit] = body[one.kind] ?? ['', cityCode];
  const authority = () => who(city, decidingUnit, 'leader', didBy(live, 'check-legality'));
  if (one.course === 'rejected') return act(city, live, 'reject', decideOn, authority(), { rejectReason: '情节较轻，改为约谈。' });
  const executingUnit = decidingUnit === cityCode ? office : decidingUnit;
  act(city, live, 'decide', decideOn, authority(), {
    decisionNo: `${good.includes(one.kind) ? '奖' : '惩'}决〔${decideOn.slice(0, 4)}〕${nextNumber(part)}号`,
    decisionFile: paper(city, `${one.unit.name}${words[one.kind]}`, '决定'),
    executingUnit,
  });
  const tellOn = wd(city, decideOn, 0, 1);
  if (tellOn > decideOn) yield tellOn;
  act(city, live, 'notify', tellOn, inspector(), { notifiedOn: tellOn });
  yield* carriedOut(part, one, live, tellOn);
}

function* carriedOut(part: Part, one: Proposal, live: Live, toldOn: CivilDate): Flow {
  const { city } = part;
  const [, decidingUnit] = body[one.kind] ?? ['', cityCode];
  let from = wd(city, toldOn, 6, 8);
  if (good.includes(one.kind)) from = wd(city, toldOn, 2, 6);
  if (one.course === 'upheld' || one.course === 'revoked') {
    const saidOn = wd(city, toldOn, 2, 4);
    yield saidOn;
    act(city, live, 'object', saidOn, who(city, one.unit.code, 'head'), { objection: '有一项任务已获准延期，请复核。' });
    const backOn = wd(city, saidOn, 4, 8);
    yield backOn;
    const revoked = one.course === 'revoked';
    const review = revoked ? '延期属实，撤销建议。' : '其余任务仍未完成，维持决定。';
    act(city, live, revoked ? 'review-revoke' : 'review-uphold', backOn, who(city, decidingUnit, 'leader'), { review });
    if (revoked) return;
    from = wd(city, backOn, 1, 2);
  }
  yield from;
  const executor = decidingUnit === cityCode ? who(city, office, 'inspector') : who(city, decidingUnit, 'clerk');
  act(city, live, 'execute', from, executor, proofOf(part, one, from));
  const openOn = wd(city, from, 1, 3);
  yield openOn;
  if (one.kind === 'interview') return act(city, live, 'record', openOn, who(city, office, 'inspector'));
  act(city, live, 'publish', openOn, who(city, office, 'inspector'), { publicText: `${one.unit.name}：${words[one.kind]}。` });
}

const rankOf = (live: Live) => Number(live.matter.values.rank);
const totalOf = (live: Live) => Number(live.matter.values.total);
const unitOfResult = (live: Live) => unitOf(live.matter.unit);

interface Incentives {
  readonly part: Part;
  /** The appraisal tables by year and unit. */
  readonly appraisals: ReadonlyMap<string, Live>;
}

/** What the results of a whole year lead to, some weeks after: the first of each group, and the last of all. */
export function afterYear({ part, appraisals }: Incentives, plan: RoundPlan, results: readonly Live[], on: CivilDate): void {
  const start = workingDayAfter(on, 8);
  const base = { plan, whole: true } as const;
  const first = results.filter((live) => rankOf(live) <= 2);
  for (const [n, result] of first.entries()) {
    const unit = unitOfResult(result);
    const grade = rankOf(result) === 1 ? 'third' : 'commendation';
    part.add(
      workingDayAfter(start, n % 4),
      course(part, { ...base, kind: 'merit-citation', unit, result, grade }, workingDayAfter(start, n % 4)),
    );
    if (rankOf(result) === 1) part.add(start, course(part, { ...base, kind: 'material-reward', unit, result }, start));
  }
  const last = lowest(results, 2);
  for (const [n, result] of last.entries()) {
    const unit = unitOfResult(result);
    const appraisal = appraisals.get(`${plan.year}/${unit.code}`);
    part.add(start, course(part, { ...base, kind: 'public-criticism', unit, result }, start));
    if (appraisal) part.add(start, course(part, { ...base, kind: 'no-excellent-rating', unit, result, appraisal }, start));
    if (n === 0) part.add(start, course(part, { ...base, kind: 'public-self-criticism', unit, result }, workingDayAfter(start, 0)));
  }
}

export const lowest = (results: readonly Live[], n: number): readonly Live[] =>
  [...results].sort((a, b) => totalOf(a) - totalOf(b)).slice(0, n);

/** After a quarter: the last two are talked to; after the third one is criticised, one objected with success, one was let off. */
export function afterQuarter({ part }: Incentives, plan: RoundPlan, results: readonly Live[], on: CivilDate): void {
  const start = workingDayAfter(on, 3);
  const base = { plan, whole: false } as const;
  const last = lowest(results, 4);
  for (const result of last.slice(0, 2))
    part.add(start, course(part, { ...base, kind: 'interview', unit: unitOfResult(result), result }, start));
  if (plan.quarter !== '3') return;
  const ends = ['upheld', 'revoked', 'rejected'] as const;
  for (const [n, result] of last.slice(0, 3).entries()) {
    const end = ends[n] ?? 'usual';
    part.add(start, course(part, { ...base, kind: 'public-criticism', unit: unitOfResult(result), result, course: end }, start));
  }
}

/** The yearly appraisal of a unit's leaders: opened in December, graded and confirmed in the spring. */
export function* appraisal(part: Part, appraisals: Map<string, Live>, unit: DemoUnit, year: number, on: CivilDate): Flow {
  const { city } = part;
  const { random } = city;
  const members = random.int(5, 9);
  const officer = () => who(city, unit.code, 'personnel');
  const values = { title: `${year}年度班子成员考核`, unit: unit.code, year, members };
  const live = part.open('leadership-appraisal', 'open', values, on, officer());
  city.replay.keep(live);
  appraisals.set(`${year}/${unit.code}`, live);
  // The grades wait until the year's results are public and what follows from them is carried out.
  const gradeOn = workingDayAfter(`${year + 1}-03-18`, random.int(0, 8));
  yield gradeOn;
  const barred = live.matter.values.barred === 'barred';
  const grades = Array.from({ length: members }, (_, i) => ({
    name: personName(random),
    post: i === 0 ? '主要负责人' : '班子成员',
    months: 12,
    grade: i === 1 && !barred && random.chance(0.8) ? 'excellent' : 'competent',
  }));
  act(city, live, 'grade', gradeOn, officer(), { grades });
  const okOn = wd(city, gradeOn, 2, 6);
  yield okOn;
  act(city, live, 'confirm', okOn, who(city, cityCode, 'leader'));
}
