/** What all parts of the year of tasks share, and how a task comes to its end. */
import { addDays, type CivilDate } from '#kernel';
import { Agenda, type Flow } from './agenda.ts';
import { act, type City, didBy, paper, wd, who } from './city.ts';
import { later, workingDayAfter } from './days.ts';
import { Random } from './random.ts';
import type { Live } from './replay.ts';
import type { PlannedTask } from './task-plan.ts';
import { justiceBureau, unitOf } from './units.ts';

const id = 'supervision-task';

/** One task on its way, and what it is part of. */
export interface Duty {
  readonly live: Live;
  readonly planned: PlannedTask;
  readonly above: Duty | undefined;
  readonly towns: boolean;
  /** Its place among all parts: decides what befalls it. */
  readonly n: number;
}

/** What the year of tasks is told with. */
export class TaskYear {
  readonly city: City;
  readonly tasks: Live[] = [];
  readonly reports: Live[] = [];
  readonly rectifications: Live[] = [];
  #parts = 0;

  constructor(city: City) {
    this.city = { ...city, agenda: new Agenda(`${city.year}-01-02`), random: new Random(`tasks ${city.year}`) };
  }

  next(): number {
    this.#parts += 1;
    return this.#parts;
  }

  open(act: string, values: object, on: CivilDate, unit: string): Live {
    const live = this.city.replay.open(id, act, { ...values }, on, who(this.city, unit, 'clerk'), true);
    this.tasks.push(live);
    this.city.agenda.add(addDays(String(live.matter.values.dueOn), 1), this.#watch(live));
    return live;
  }

  /** What was not claimed as done by its due date has fallen due; one that was put off falls due later. */
  *#watch(live: Live): Flow {
    const due = () => addDays(String(live.matter.values.dueOn), 1);
    if (due() > this.city.agenda.now) yield due();
    if (['in-progress', 'signed', 'issued', 'rectifying'].includes(live.matter.state)) this.city.replay.byClock(live, 'fall-due', due());
  }
}

/** When the last part is done, the whole is claimed, checked by one and accepted by another. */
export function* wholeOf(year: TaskYear, duty: Duty): Flow {
  const { city } = year;
  const { live } = duty;
  const parts = (live.matter.values.parts ?? []) as readonly unknown[];
  const ended = live.matter.history.filter((s) => s.act === 'part-accepted' || s.act === 'part-cancelled').length;
  if (ended !== parts.length || live.matter.state !== 'in-progress') return;
  const on = wd(city, city.agenda.now, 1, 5);
  yield on;
  // Two parts accepted on one day both come here.
  if (live.matter.state !== 'in-progress') return;
  act(city, live, 'submit-completion', on, who(city, live.matter.unit, 'head'), {
    completionNote: '各责任单位均已办结，经汇总核对，完成标准全部达到。',
  });
  yield* accepted(year, duty, on);
  if (duty.above !== undefined) return;
  const filedOn = later(city.agenda.now, workingDayAfter(`${city.year + 1}-01-06`, city.random.int(0, 3)));
  yield filedOn;
  act(city, live, 'archive', filedOn, who(city, justiceBureau.code, 'clerk'));
}

/** Checked, sometimes sent back once, accepted by a second person; the whole it is part of may then be done. */
export function* accepted(year: TaskYear, duty: Duty, claimedOn: CivilDate, proofs?: readonly object[]): Flow {
  const { city } = year;
  const { live } = duty;
  const issuer = String(live.matter.values.issuer);
  let on = wd(city, claimedOn, 1, 3);
  yield on;
  if (duty.n % 19 === 4) {
    act(city, live, 'return-completion', on, who(city, issuer, 'reviewer'), { defects: '证据材料不完整，请补充台账。' });
    on = wd(city, on, 2, 5);
    yield on;
    if (live.matter.state !== 'in-progress') return;
    const claim = { completionNote: '已按要求补充台账，完成标准全部达到。', ...(proofs && { proofs }) };
    act(city, live, 'submit-completion', on, who(city, live.matter.unit, 'head'), claim);
    on = wd(city, on, 1, 3);
    yield on;
  }
  act(city, live, 'check-completion', on, who(city, issuer, 'reviewer'), { checkNote: '已逐条核对完成标准和材料。' });
  on = wd(city, on, 1, 3);
  yield on;
  act(city, live, 'accept', on, who(city, issuer, 'head', didBy(live, 'check-completion')));
  if (duty.above) city.agenda.add(on, wholeOf(year, duty.above));
}

export const evidenceFor = (year: TaskYear, duty: Duty, what: string) =>
  paper(year.city, `${unitOf(duty.live.matter.unit).name}${duty.planned.title}`, what);
