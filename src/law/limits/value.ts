import type { Basis, CivilDate, DatedValue, Json, Limit } from '#kernel';
import { platformDefaults } from '../instruments/common.ts';

/** The first day of the earliest year with a calendar: from then on the platform's own defaults hold. */
export const defaultsFrom: CivilDate = '2016-01-01';

/** A value that holds from the day, by the provision. */
export const since = <T extends Json | Limit>(from: CivilDate, value: T, basis: Basis): DatedValue<T> => ({ from, value, basis });

/** A value the platform sets for lack of law. */
export const byDefault = <T extends Json | Limit>(value: T): readonly DatedValue<T>[] => [since(defaultsFrom, value, platformDefaults(''))];
