import type { CivilDate } from '#kernel';
import type { TaskDto, TaskLine } from './contract/tasks.ts';

/** Which procedures are the tasks of the city and the reports on them, and what is worked out from them. */
export interface TaskDoor {
  readonly task: string;
  readonly report: string;
  /** Items of meetings whose decisions become tasks. */
  readonly meeting: string;
  /** 四个亲自: what the first person in charge does in person, and the figures that count it. */
  readonly inPerson: readonly { readonly id: string; readonly title: string; readonly what: string; readonly figures: readonly string[] }[];
  /** The act that drafts a task of the city, and the states in which it is not handed down yet. */
  readonly planAct: string;
  readonly drafting: readonly string[];
  /** The tasks that were made of a leader's instruction. */
  instructed(): Promise<readonly { readonly key: string; readonly instruction: string }[]>;
  /** Every task of a year as it stands on a day, in the order of their numbers; one pass, kept until something changes. */
  board(year: number, on: CivilDate): Promise<readonly TaskLine[]>;
  /** The years that have tasks, the newest first. */
  years(): Promise<readonly number[]>;
  /** One task with its curve, reports and the history of its light. */
  life(key: string, on: CivilDate): Promise<Pick<TaskDto, 'curve' | 'changes' | 'reports' | 'rules'> | undefined>;
  /** Opens what is to be filed for every period that is over; returns how many. */
  call(today: CivilDate, recordedAt: string): Promise<number>;
}
