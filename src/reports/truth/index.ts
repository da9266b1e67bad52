export { chiSquareTail, type DigitRow, digitTest, lastDigits } from './digits.ts';
export {
  afterTheFact,
  type EntryRow,
  type FileUse,
  impossibleOrder,
  lateEntry,
  type OddRecord,
  repeatedParties,
  reusedFiles,
  type SecondRow,
  sameSecond,
} from './entries.ts';
export { allPerfect, type MonthRow, outlierUnits, robust, type ShareRow, selfReported, suddenGrowth, type ToldRow } from './figures.ts';
export { type CheckId, checkIds, type Names, type Suspected } from './model.ts';
