/** What travels about tasks: the tree, lights, break-down. Types only. */
import type { CivilDate } from '#kernel';
import type { UnitDto } from '../contract.ts';

export type TaskLightName = 'red' | 'yellow' | 'green' | 'grey';

/** One task as it stands on a day. */
export interface TaskLine {
  readonly key: string;
  readonly number: string;
  readonly title: string;
  readonly level: 'first' | 'second' | 'third';
  readonly parent: string | null;
  readonly unit: string;
  readonly unitName: string;
  readonly unitPath: string;
  readonly issuer: string;
  readonly source: string;
  readonly state: string;
  readonly stateTitle: string;
  readonly weight: number;
  readonly isKey: boolean;
  readonly startOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly cycle: string;
  /** By accepted reports; of one that was broken down, from its parts by weight. */
  readonly progress: number;
  readonly planned: number;
  readonly light: TaskLightName;
  readonly rule: string;
  readonly why: string;
  /** How many parts it was broken down into. */
  readonly parts: number;
  readonly done: boolean;
}

/** A task that was made of an instruction. */
export interface InstructedTask {
  /** Number of the instruction. */
  readonly no: string;
  readonly key: string;
  readonly procedure: string;
  readonly title: string;
  readonly stateTitle: string;
  /** Not handed down yet: it has no page among the tasks of the year. */
  readonly drafting: boolean;
}

/** 批示: a leader's word on a matter, and what became of it. GET /tasks/instructions, for the office that plans. */
export interface InstructionDto {
  readonly no: string;
  readonly words: string;
  readonly on: CivilDate;
  readonly by: string;
  readonly from: { readonly code: string; readonly name: string };
  readonly to: { readonly code: string; readonly name: string };
  readonly matter: { readonly key: string; readonly procedure: string; readonly title: string };
  readonly tasks: readonly InstructedTask[];
}

/** GET /tasks/instructions/:no: the form of a task as the instruction fills it in. */
export interface InstructionStart {
  readonly instruction: InstructionDto;
  readonly start: Readonly<Record<string, unknown>>;
  readonly names: Readonly<Record<string, string>>;
  readonly kinds: { readonly task: string; readonly act: string };
}

/** The kinds of matter behind the pages. */
export interface TaskKinds {
  readonly task: string;
  readonly report: string;
  readonly meeting: string;
  /** The act that drafts a task of the city. */
  readonly planAct: string;
}

export interface TaskCounts {
  readonly red: number;
  readonly yellow: number;
  readonly green: number;
  readonly grey: number;
}

/** GET /tasks/lights?unit= : the year in hand as it stands today, by unit one level down, the most red first. */
export interface TaskLightsDto {
  readonly year: number;
  readonly on: CivilDate;
  readonly total: TaskCounts;
  readonly units: readonly (TaskCounts & { readonly unit: UnitDto })[];
}

/** GET /tasks. */
export interface TasksDto {
  readonly year: number;
  readonly years: readonly number[];
  readonly on: CivilDate;
  /** The line opened, where one was asked for. */
  readonly above: TaskLine | null;
  readonly lines: readonly TaskLine[];
  /** Lights of all tasks in reach that are carried out or broken down; done ones apart. */
  readonly counts: TaskCounts;
  readonly total: number;
  readonly mayPlan: boolean;
  readonly kinds: TaskKinds;
}

export interface TaskChange {
  readonly on: CivilDate;
  readonly from: TaskLightName | null;
  readonly to: TaskLightName;
  readonly rule: string;
  readonly why: string;
}

export interface TaskReportLine {
  readonly key: string;
  readonly period: string;
  readonly state: string;
  readonly stateTitle: string;
  readonly pct: number | null;
  readonly dueOn: CivilDate | null;
  readonly filedOn: CivilDate | null;
  readonly missed: boolean;
}

/** GET /tasks/:region/:id: one task with its parts, its curve and the history of its light. */
export interface TaskDto {
  readonly kinds: TaskKinds;
  readonly line: TaskLine;
  /** The leader's instruction it was made of; null where there is none or the person may not know of its matter. */
  readonly instruction: InstructionDto | null;
  readonly above: readonly TaskLine[];
  readonly parts: readonly TaskLine[];
  readonly curve: readonly { readonly on: CivilDate; readonly planned: number; readonly actual: number | null }[];
  readonly changes: readonly TaskChange[];
  readonly reports: readonly TaskReportLine[];
  readonly rules: readonly { readonly title: string; readonly value: string; readonly local: boolean }[];
  readonly criteria: readonly {
    readonly text: string;
    readonly measure: string;
    readonly figure: string | null;
    readonly target: number | null;
    readonly value: number | null;
  }[];
  /** Parts of the break-down that are not handed down yet. */
  readonly missing: number;
  readonly maySplit: boolean;
  readonly mayHandDown: boolean;
  readonly mayProve: boolean;
}

export interface TaskPartInput {
  readonly title: string;
  readonly unit: string;
  readonly weight: number;
  readonly dueOn: CivilDate;
  readonly covers: string;
  readonly isKey: boolean;
}

/** What came of many acts in one go. */
export interface TaskResults {
  readonly done: number;
  readonly rows: readonly { readonly title: string; readonly key: string | null; readonly refusals: readonly string[] }[];
}

/** 四个亲自: what the first person in charge did, from records. */
export interface FirstPersonDto {
  readonly year: number;
  readonly lines: readonly {
    readonly id: string;
    readonly title: string;
    readonly what: string;
    readonly figure: string | null;
    readonly value: number;
  }[];
}
