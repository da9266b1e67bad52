/** Orders and rectification in the year: who was told what, answered when, and what came back. None of the numbers is published. */
import { addDays, type CivilDate } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, type City, paper, wd, who } from './city.ts';
import { later, workingDayAfter, workingDayIn } from './days.ts';
import { personName } from './names.ts';
import { ownPart, type Part, some } from './own-city.ts';
import { deck } from './random.ts';
import type { Live } from './replay.ts';
import { orderSubjects, pledgedUnits, problems } from './responsibility-plan.ts';
import { cityCode, type DemoUnit, governmentOffice, unitsOfKind } from './units.ts';

const orderTotal = 46;
const problemTotal = 112;
const levels = { first: 75, second: 20, third: 5 };
/** Orders fall where the quarter's reports have shown what lags. */
const orderMonths = [1, 3, 4, 4, 5, 6, 7, 7, 8, 9, 10, 10, 11, 12];
const problemMonths = [3, 4, 4, 5, 6, 7, 7, 8, 9, 10, 10, 11];

interface Year {
  readonly part: Part;
  readonly tasks: readonly Live[];
  /** Orders by unit, kind and their number of the kind. */
  readonly issued: Map<string, Live>;
  readonly orders: Live[];
}

const office = governmentOffice.code;
const inspector = (city: City, ...not: readonly (string | undefined)[]) => who(city, office, 'inspector', ...not);
const chief = (city: City, ...not: readonly (string | undefined)[]) => who(city, office, 'inspection-chief', ...not);

/** A task of the unit that was due and not yet accepted on the day. */
function laggingTask({ tasks, part }: Year, unit: string, on: CivilDate): string | undefined {
  const open = tasks.filter(({ matter }) => {
    const { dueOn } = matter.values;
    const accepted = matter.history.find((s) => s.act === 'accept')?.on;
    return matter.unit === unit && typeof dueOn === 'string' && matter.openedOn < on && dueOn < addDays(on, 20) && (accepted ?? '9') > on;
  });
  return open.length > 0 ? part.city.random.pick(open).key : undefined;
}

interface OrderPlan {
  readonly unit: DemoUnit;
  readonly level: 'first' | 'second' | 'third';
  readonly subject: (typeof orderSubjects)[number];
  /** How often what was answered did not satisfy. */
  readonly unsatisfied: number;
}

const nth = (live: Live): number => Number(String(live.matter.values.ordinal).match(/(\d+)次$/)?.[1] ?? 1);

/** The order before of the same kind, and why there is another so soon. */
function repeated(year: Year, live: Live, plan: OrderPlan) {
  const n = nth(live);
  const at = (k: number) => `${plan.unit.code}/${plan.subject[0]}/${k}`;
  year.issued.set(at(n), live);
  const previous = n > 1 ? year.issued.get(at(n - 1))?.key : undefined;
  return previous === undefined ? {} : { previous, repeatReason: '两次督查的事项来源不同，已合并现场核查。' };
}

function* issued(year: Year, plan: OrderPlan, on: CivilDate): Generator<CivilDate, Live, void> {
  const { city } = year.part;
  const [category, title, demand] = plan.subject;
  const author = inspector(city);
  const task = laggingTask(year, plan.unit.code, on);
  const facts = `督查发现：${title}，经两次提醒仍无明显进展。`;
  const values = { title, category, unit: plan.unit.code, orderLevel: plan.level, facts, demand, ...(task && { tasks: [task] }) };
  const live = year.part.open('supervision-order', 'draft', values, on, author);
  city.replay.keep(live);
  year.orders.push(live);
  act(city, live, 'submit', on, author);
  if (city.random.chance(0.06)) {
    const backOn = wd(city, on, 1);
    yield backOn;
    act(city, live, 'return', backOn, who(city, cityCode, 'leader'), { returnReason: '请先与责任单位核对事实。' });
    const againOn = wd(city, backOn, 1, 2);
    yield againOn;
    act(city, live, 'revise', againOn, author, { title, facts: `${facts}已与责任单位核对。`, demand });
    act(city, live, 'submit', againOn, author);
  }
  const okOn = wd(city, live.matter.history.at(-1)?.on ?? on, 0, 1);
  if (okOn > on) yield okOn;
  const kind = city.random.chance(0.3) ? 'decision' : 'chief';
  const approvalNote = kind === 'decision' ? '市政府常务会议议定' : '市政府负责人批示';
  act(city, live, 'approve', okOn, who(city, cityCode, 'leader'), { approvalKind: kind, approvalNote });
  const outOn = wd(city, okOn, 0, 1);
  if (outOn > okOn) yield outOn;
  act(city, live, plan.level === 'third' ? 'list' : 'issue', outOn, inspector(city), repeated(year, live, plan));
  return live;
}

const allowed = { first: 5, second: 3, third: 1 } as const;

/** Signed for and answered; most in time. */
function* answered(year: Year, live: Live, plan: OrderPlan): Generator<CivilDate, void, void> {
  const { city } = year.part;
  const { random } = city;
  const head = () => who(city, plan.unit.code, 'head');
  const level = live.matter.values.orderLevel as keyof typeof allowed;
  const listed = live.matter.state === 'listed';
  const signOn = wd(city, live.matter.history.at(-1)?.on ?? '', 0, random.chance(0.1) ? 3 : 1);
  yield signOn;
  act(city, live, listed ? 'sign-listing' : 'sign', signOn, head());
  let limit: number = allowed[level];
  if (!listed && random.chance(0.08)) {
    const askedOn = wd(city, signOn, 1, Math.max(1, limit - 1));
    yield askedOn;
    act(city, live, 'extend', askedOn, chief(city), {
      extensionReason: '需向所属单位调取材料。',
      extensionPaper: paper(city, plan.subject[1], '延期申请'),
    });
    limit += 3;
  }
  const late = random.chance(0.17);
  const from = later(signOn, live.matter.history.at(-1)?.on ?? signOn);
  const dueOn = workingDayAfter(signOn, limit);
  const replyOn = late ? wd(city, dueOn, 1, random.chance(0.25) ? 9 : 4) : workingDayAfter(signOn, random.int(Math.min(2, limit), limit));
  const on = later(replyOn, from);
  yield on;
  const values = {
    replyText: '已查明原因，明确责任岗位和完成日期，进展情况附后。',
    replyEvidence: [paper(city, plan.subject[1], '回复材料')],
  };
  act(city, live, listed ? 'reply-listing' : 'reply', on, head(), {
    ...values,
    ...(on > dueOn && { lateReason: '经办人员变动，衔接不及时。' }),
  });
}

function* order(year: Year, plan: OrderPlan, on: CivilDate): Flow {
  const { city } = year.part;
  const live = yield* issued(year, plan, on);
  for (let failed = 0; ; failed += 1) {
    yield* answered(year, live, plan);
    const checkOn = wd(city, live.matter.history.at(-1)?.on ?? on, 1, 4);
    yield checkOn;
    const level = live.matter.values.orderLevel;
    const again = failed < plan.unsatisfied;
    if (level === 'third') return yield* listing(city, live, plan, checkOn);
    if (!again) return act(city, live, 'close', checkOn, inspector(city), { verification: '材料核查属实，事项已完成。' });
    const values = { unsatisfied: '回复没有对应办理要求，进度仍未达到。' };
    if (level === 'first') act(city, live, 'reissue-second', checkOn, chief(city), values);
    else act(city, live, 'reissue-third', checkOn, who(city, cityCode, 'leader'), values);
  }
}

/** A listed matter: the head of the unit is talked to, and the plate comes off when it is done. */
function* listing(city: City, live: Live, plan: OrderPlan, on: CivilDate): Flow {
  act(city, live, 'interview', on, chief(city), { interviewNote: '约谈单位主要负责人，要求限期完成并按周报告。' });
  const offOn = wd(city, on, 5, 12);
  yield offOn;
  act(city, live, 'delist', offOn, chief(city), {
    verification: '现场核查，事项已完成。',
    publicResult: `${plan.unit.name}已完成挂牌督办事项。`,
  });
}

interface ProblemPlan {
  readonly unit: DemoUnit;
  readonly problem: (typeof problems)[number];
  readonly quarter: number;
  readonly order: string | undefined;
}

function* planned(city: City, live: Live, plan: ProblemPlan, on: CivilDate): Generator<CivilDate, CivilDate, void> {
  const { random } = city;
  const clerk = () => who(city, plan.unit.code, 'clerk');
  const dueOn = String(live.matter.values.dueOn);
  const measures = '逐项对照整改，建立台账，明确责任岗位，按旬自查。';
  const values = { measures, ownerTitle: '分管负责人', planOn: addDays(dueOn, -random.int(2, 8)) };
  const late = random.chance(0.06);
  const planOn = wd(city, on, late ? 11 : 3, late ? 14 : 9);
  yield planOn;
  act(city, live, 'submit-plan', planOn, clerk(), { ...values, ...(late && { lateReason: '方案需班子会研究。' }) });
  let okOn = wd(city, planOn, 1, 3);
  yield okOn;
  if (random.chance(0.08)) {
    act(city, live, 'return-plan', okOn, inspector(city), { planReturn: '措施没有对应问题，请补充。' });
    const againOn = wd(city, okOn, 2, 5);
    yield againOn;
    act(city, live, 'submit-plan', againOn, clerk(), values);
    okOn = wd(city, againOn, 1, 2);
    yield okOn;
  }
  act(city, live, 'approve-plan', okOn, inspector(city));
  return okOn;
}

const checkedBy = (live: Live): readonly string[] => live.matter.history.flatMap((s) => (s.act === 'check' ? [s.actor] : []));

/** Told as done: most within the limit, some after the platform has noted that it passed. */
function* toldDone(city: City, live: Live, plan: ProblemPlan, on: CivilDate): Generator<CivilDate, CivilDate, void> {
  const { random } = city;
  const dueOn = String(live.matter.values.dueOn);
  const late = random.chance(0.13);
  const least = live.matter.history.at(-1)?.on ?? on;
  const passedOn = addDays(dueOn, 1);
  if (late && passedOn > least) {
    yield passedOn;
    city.replay.byClock(live, 'pass-limit', passedOn);
  }
  const meant = late ? addDays(dueOn, random.int(2, 15)) : addDays(dueOn, -random.int(1, 10));
  const doneOn = workingDayAfter(later(meant, addDays(least, 1)), 0);
  yield doneOn;
  act(city, live, 'report-done', doneOn, who(city, plan.unit.code, 'head'), {
    done: '已按方案整改到位，台账和佐证材料附后。',
    evidence: [{ file: paper(city, plan.problem[1], '整改材料'), madeOn: doneOn }],
    ...(doneOn > dueOn && { lateReason: '整改涉及的材料需逐级核对。' }),
  });
  return doneOn;
}

/** Done and checked by two; one in seven is sent back once. */
function* cured(city: City, live: Live, plan: ProblemPlan, on: CivilDate): Generator<CivilDate, CivilDate, void> {
  const { random } = city;
  for (let round = 0; ; round += 1) {
    const doneOn = yield* toldDone(city, live, plan, on);
    const checkOn = wd(city, doneOn, 2, 8);
    yield checkOn;
    act(city, live, 'check', checkOn, inspector(city), {
      checkMode: random.chance(0.6) ? 'onsite' : 'paper',
      checkers: [{ name: personName(random) }, { name: personName(random) }],
      checkRecord: '逐项核对了整改材料。',
    });
    const endOn = wd(city, checkOn, 0, 2);
    if (endOn > checkOn) yield endOn;
    if (round > 0 || !random.chance(0.15)) {
      act(city, live, 'cross-off', endOn, inspector(city, ...checkedBy(live)), { result: `${plan.unit.name}已完成整改。` });
      return endOn;
    }
    act(city, live, 'reject', endOn, inspector(city), {
      rejectReason: '部分问题没有整改到位。',
      dueOn: addDays(endOn, random.int(15, 30)),
    });
  }
}

function* problem(year: Year, plan: ProblemPlan, on: CivilDate): Flow {
  const { city } = year.part;
  const { random } = city;
  const [source, title, ground] = plan.problem;
  const numeral = ['一', '二', '三', '四'][plan.quarter - 1] ?? '一';
  const values = {
    listName: `${city.year}年第${numeral}季度督查问题清单`,
    title,
    source,
    unit: plan.unit.code,
    foundOn: workingDayAfter(addDays(on, -random.int(3, 12)), 0),
    detail: `抽查发现${title}，涉及近期办理的事项。`,
    ground,
    proof: [paper(city, title, '督查证据')],
    dueOn: addDays(on, random.int(32, 62)),
    ...(plan.order !== undefined && { order: plan.order }),
  };
  const live = year.part.open('rectification', 'identify', values, on, inspector(city));
  city.replay.keep(live);
  act(city, live, 'issue', on, inspector(city));
  const okOn = yield* planned(city, live, plan, on);
  const offOn = yield* cured(city, live, plan, okOn);
  if (!random.chance(0.04)) return;
  const backOn = wd(city, offOn, 20, 50);
  yield backOn;
  act(city, live, 'reopen', backOn, chief(city), { relapse: '回头看发现同类问题再次出现。', dueOn: addDays(backOn, 30) });
  yield* cured(city, live, plan, backOn);
}

const townships = unitsOfKind('township', 'street');

/** Orders and problems of the year. What later parts count by unit they read from here. */
export function supervision(whole: City, share = 1): readonly Live[] {
  const part = ownPart(whole, 'supervision', `${whole.year}-01-01`);
  const { city } = part;
  const { random } = city;
  const tasks = [...city.replay.linkable()].filter((live) => live.procedure.id === 'supervision-task');
  const year: Year = { part, tasks, issued: new Map(), orders: [] };
  const given = deck(some(orderTotal, share), levels, random);
  for (const [n, level] of given.entries()) {
    const unit = random.chance(0.12) ? random.pick(townships) : random.pick(pledgedUnits);
    const subject = orderSubjects[(n * 3 + random.int(0, 2)) % orderSubjects.length] ?? ['progress', '任务进度滞后', '说明原因'];
    const on = workingDayIn(whole.year, orderMonths[n % orderMonths.length] ?? 6, random);
    const unsatisfied = level === 'third' ? 0 : random.weighted({ '0': 84, '1': 13, '2': 3 });
    part.add(on, order(year, { unit, level, subject, unsatisfied: Number(unsatisfied) }, on));
  }
  for (let n = 0; n < some(problemTotal, share); n += 1) {
    const month = problemMonths[n % problemMonths.length] ?? 5;
    const on = workingDayIn(whole.year, month, random);
    const one = problems[(n * 5 + random.int(0, 3)) % problems.length] ?? ['inspection', '问题', '规定'];
    const unit = random.chance(0.15) ? random.pick(townships) : random.pick(pledgedUnits);
    part.add(on, problem(year, { unit, problem: one, quarter: Math.ceil(month / 3), order: undefined }, on));
  }
  return part.told();
}
