/** Problems that inspectors find with a task: listed for rectification, cured within the limit, and the task goes on. */
import { addDays, type CivilDate } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, type City, didBy, paper, wd, who } from './city.ts';
import { workingDayAfter } from './days.ts';
import { personName } from './names.ts';
import { Random } from './random.ts';
import type { Live } from './replay.ts';
import type { Duty, TaskYear } from './task-year.ts';
import { governmentOffice, unitOf } from './units.ts';

const office = governmentOffice.code;

/** What is wrong: in the words of the list. */
interface Problem {
  readonly title: string;
  readonly detail: string;
  readonly ground: string;
}

export const falseEvidence: Problem = {
  title: '任务证据与实际情况不符',
  detail: '实地核查，所附照片为往年活动照片，与填报的进展情况不符。',
  ground: '任务的完成标准和证据要求',
};
const noLedger: Problem = {
  title: '任务进展没有台账支撑',
  detail: '抽查进展情况，填报的数量没有台账和原始记录可以核对。',
  ground: '任务的完成标准和证据要求',
};

/** One in thirty is looked into at midyear; a task that is nearly due, or reported on every month, is left to its order. */
export function* lookedInto(year: TaskYear, duty: Duty): Flow {
  const { live, n } = duty;
  const { dueOn, cycle } = live.matter.values;
  const { year: of, agenda } = year.city;
  if (n % 29 !== 17 || cycle !== 'quarter' || String(dueOn) < `${of}-10-20` || agenda.now > `${of}-08-01`) return;
  if (live.matter.state === 'in-progress') yield* rectified(year, duty, noLedger, workingDayAfter(agenda.now, 4));
}

/** Listed, planned, cured, checked by one and crossed off by another, all before the next quarter is reported on. */
export function* rectified(year: TaskYear, { live, n }: Duty, problem: Problem, on: CivilDate): Flow {
  // Its own chance: what befalls other tasks stays as it was.
  const city: City = { ...year.city, random: new Random(`task rectification ${year.city.year} ${n}`) };
  const { unit } = live.matter;
  yield on;
  if (live.matter.state !== 'in-progress') return;
  const found = opened(year, city, live, problem, on);
  const planOn = wd(city, on, 3, 5);
  yield planOn;
  const dueOn = String(found.matter.values.dueOn);
  const plan = { measures: '补建台账，逐项核对填报内容，明确专人审核。', ownerTitle: '分管负责人', planOn: addDays(dueOn, -4) };
  act(city, found, 'submit-plan', planOn, who(city, unit, 'clerk'), plan);
  const agreedOn = wd(city, planOn, 1, 2);
  yield agreedOn;
  act(city, found, 'approve-plan', agreedOn, who(city, office, 'inspector'));
  const doneOn = workingDayAfter(addDays(dueOn, -city.random.int(4, 8)), 0);
  yield doneOn;
  const evidence = [{ file: paper(city, problem.title, '整改材料'), madeOn: doneOn }];
  act(city, found, 'report-done', doneOn, who(city, unit, 'head'), { done: '已补建台账并逐项核对，佐证材料附后。', evidence });
  const checkOn = wd(city, doneOn, 2, 3);
  yield checkOn;
  const checkers = [{ name: personName(city.random) }, { name: personName(city.random) }];
  const check = { checkMode: 'onsite', checkers, checkRecord: '现场核对了台账和原始记录。' };
  act(city, found, 'check', checkOn, who(city, office, 'inspector'), check);
  const offOn = wd(city, checkOn, 0, 1);
  if (offOn > checkOn) yield offOn;
  const second = who(city, office, 'inspector', didBy(found, 'check'));
  act(city, found, 'cross-off', offOn, second, { result: `${unitOf(unit).name}已完成整改。` });
}

function opened(year: TaskYear, city: City, live: Live, { title, detail, ground }: Problem, on: CivilDate): Live {
  const values = {
    ...{
      listName: `${city.year}年上半年任务督查问题清单`,
      title,
      source: 'inspection',
      unit: live.matter.unit,
      task: live.key,
      detail,
      ground,
    },
    ...{ foundOn: workingDayAfter(addDays(on, -3), 0), dueOn: addDays(on, 32), proof: [paper(city, title, '督查证据')] },
  };
  const inspector = who(city, office, 'inspector');
  const found = city.replay.open('rectification', 'identify', values, on, inspector, true);
  year.rectifications.push(found);
  act(city, found, 'issue', on, inspector);
  return found;
}
