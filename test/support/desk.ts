/** Where a value is written: of what kind of matter, on which day, what is held already, what it refers to. */
import type { Json, LinkedMatter, Procedure, Values } from '#kernel';
import type { Chance } from './random.ts';

export interface Desk {
  readonly procedure: Procedure;
  readonly on: string;
  readonly chance: Chance;
  readonly held: Values;
  linked(key: Json | undefined): LinkedMatter | undefined;
}

export type Given = Record<string, Json>;

/** Sets what was asked for, and only that. */
export const put = (given: Given, field: string, value: Json | undefined): void => {
  if (given[field] !== undefined && value !== undefined) given[field] = value;
};
