import { type CivilDate, type Policy, resolve } from '#kernel';
import { quarterCreditCap, quarterGrades, quarterStepShare } from '#law';
import type { QuarterRules } from './score.ts';

const isGrades = (value: unknown): value is QuarterRules['grades'] =>
  value !== null &&
  typeof value === 'object' &&
  ['excellent', 'good', 'fair'].every((id) => typeof (value as Record<string, unknown>)[id] === 'number');

/** What the city, or else the platform, has set for quarterly scores on the day. */
export function quarterRulesOn(on: CivilDate, policies: readonly Policy[]): QuarterRules {
  const grades = resolve(quarterGrades, on, policies).value;
  return {
    creditCap: resolve(quarterCreditCap, on, policies).value,
    stepShare: resolve(quarterStepShare, on, policies).value,
    grades: isGrades(grades) ? grades : { excellent: 90, good: 80, fair: 70 },
  };
}
