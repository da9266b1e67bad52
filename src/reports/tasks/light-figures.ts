/** 亮灯占比: how many tasks of a unit show each light on the last day of a period. Worked out, never counted or stored. Pure. */
import { type CivilDate, halfUp, type Rounding, ratio } from '#kernel';
import type { Cell } from '../scoring/model.ts';
import type { Light } from './light.ts';

type Lamp = Exclude<Light, 'grey'>;
const lamps: readonly Lamp[] = ['green', 'yellow', 'red'];

/** A task with its light on the day. */
export interface LitTask {
  readonly key: string;
  readonly number: string;
  readonly unitPath: string;
  readonly light: Light;
  readonly rule: string;
  readonly done: boolean;
}

/** A figure that is worked out from matters as they stood, not added up by the counters. */
export interface WorkedFigure {
  readonly title: string;
  readonly unit: string;
  readonly definition: string;
  readonly rounding: Rounding;
}

interface LightFigure extends WorkedFigure {
  /** Which light is counted; all of them. */
  readonly of: Lamp | 'all';
  readonly share: boolean;
}

const counted = '期末已下达、没有取消和改派的任务：当年下达的全部计算，以前年度的只计仍在办的；已办结的为绿灯，签收期内没有亮灯的不计';
const names: Readonly<Record<Lamp, string>> = { green: '绿灯', yellow: '黄灯', red: '红灯' };
const whole = { unit: '项', rounding: halfUp(0), share: false } as const;

/** Ids are those of the kind of matter, as if they were its metrics. */
const figures: Readonly<Record<string, LightFigure>> = {
  lit: { title: '亮灯任务', definition: `期末亮灯的任务数。${counted}`, of: 'all', ...whole },
  ...Object.fromEntries(
    lamps.map((lamp) => [
      `${lamp}-lit`,
      { title: `${names[lamp]}任务`, definition: `期末亮${names[lamp]}的任务数。${counted}`, of: lamp, ...whole },
    ]),
  ),
  ...Object.fromEntries(
    lamps.map((lamp) => {
      const definition = `期末亮${names[lamp]}的任务数÷期末亮灯的任务数。${counted}`;
      return [`${lamp}-share`, { title: `${names[lamp]}占比`, unit: '%', definition, rounding: halfUp(), of: lamp, share: true }];
    }),
  ),
};

/** The figures of lights of a kind of matter, by id. */
export const lightFigures = (procedure: string): ReadonlyMap<string, LightFigure> =>
  new Map(Object.entries(figures).map(([metric, figure]) => [`${procedure}.${metric}`, figure]));

/** Whether a task counts at the end of a period: of that year, or left over from before it. */
export const countsOn = ({ number, light, rule, done }: LitTask, on: CivilDate): boolean =>
  light !== 'grey' && rule !== 'not-running' && (!done || number.slice(3, 7) === on.slice(0, 4));

/** The tasks that a figure counts. */
export const tasksCounted = ({ of }: LightFigure, tasks: readonly LitTask[], on: CivilDate): readonly LitTask[] =>
  tasks.filter((task) => (of === 'all' || task.light === of) && countsOn(task, on));

type Lights = Readonly<Record<Lamp, number>>;
const dark: Lights = { green: 0, yellow: 0, red: 0 };

/** The lights of each unit with all that lie under it, by path. */
export function lightsByPath(tasks: readonly LitTask[], on: CivilDate): ReadonlyMap<string, Lights> {
  const sums = new Map<string, Record<Lamp, number>>();
  for (const task of tasks) {
    if (task.light === 'grey' || !countsOn(task, on)) continue;
    for (let end = task.unitPath.indexOf('/'); end >= 0; end = task.unitPath.indexOf('/', end + 1)) {
      const path = task.unitPath.slice(0, end + 1);
      const sum = sums.get(path) ?? { ...dark };
      sum[task.light] += 1;
      sums.set(path, sum);
    }
  }
  return sums;
}

/** A figure of a unit from its lights. */
export function lightCell({ of, share, rounding }: LightFigure, lights: Lights = dark): Cell {
  const all = lights.green + lights.yellow + lights.red;
  const value = of === 'all' ? all : lights[of];
  if (!share) return { value };
  return { value: ratio(value, all, rounding, 100), numerator: value, denominator: all, scale: 100 };
}
