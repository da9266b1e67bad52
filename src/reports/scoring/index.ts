/** Indicator systems and scores: data in, points and ranks out. Pure. */
export { assess, dailyOf } from './assess.ts';
export { checkScheme, lockedProblem } from './check.ts';
export { isDecimal } from './exact.ts';
export { costRecords, gapOrder } from './gaps.ts';
export { fields as fieldsOf, figuresOf, groupOf, isExtra } from './groups.ts';
export type {
  AssessedUnit,
  Assessment,
  Cell,
  Indicator,
  IndicatorKind,
  Inputs,
  ItemScore,
  Rule,
  Scheme,
  SchemeGroup,
  SchemeNode,
  Sheet,
  UnitScore,
} from './model.ts';
export { forNextYear } from './next-year.ts';
export { officialExample } from './official.ts';
export {
  type ComputedRow,
  computedRows,
  type EvidenceRow,
  evidenceRows,
  inputsOfAssessment,
  placesOf,
  type ResultRow,
  resultOf,
} from './process.ts';
export { schemeOfRows, schemeRows, textOfRule } from './rows.ts';
export type { SchemeProblem } from './scheme-problem.ts';
export { shippedScheme } from './shipped.ts';
export { shippedTownshipScheme } from './shipped-townships.ts';
export { noiseOf, recordEffects, weightEffects, whatIf } from './stress.ts';
