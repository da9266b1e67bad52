export {
  type Burden,
  type BurdenAsk,
  burdenOf,
  type Coming,
  comingOf,
  comingWords,
  defaultSeconds,
  type FieldLine,
  type Filled,
  kindWords,
  type LevelBurden,
  type Seconds,
  type UnitBurden,
} from './burden.ts';
export { type NamedPeriod, namedPeriod } from './period.ts';
export { type ModuleTexts, type Reuse, ReuseBook, type ReuseSources, reused, reuseWords } from './reuse.ts';
