/** The demonstration city-year: real divisions, invented people, synthetic records, published totals. */
export { type AssessmentOrder, type SampledRecord, type ToldAssessment, tellAssessment } from './assessment.ts';
export { Counters } from './counters.ts';
export { type ToAsk, tellQuestions } from './data-questions.ts';
export { type DemoAccount, type DemoPerson, demoAccounts, demoPassword, people } from './people.ts';
export type { Entry, SeededMatter } from './replay.ts';
export { type SeedOptions, type SeedStore, type SeedWriter, seed } from './seed.ts';
export { cityCode as demoCity, countedCounties, type DemoUnit, units } from './units.ts';
export { CityYears, demoToday, demoYear, type YearOptions } from './year.ts';
