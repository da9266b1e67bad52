/** The public face of the reports: figures, official documents, the yearly report. */
export * from './annual.ts';
export { type Book, type BookEntry, type BookPart, printBook } from './book/book.ts';
export { type CatalogueGroup, type Catalogues, printCatalogues } from './book/catalogues.ts';
export { type Dossier, type DossierFile, type DossierItem, printDossier } from './book/dossier.ts';
export type { UnitGroup } from './bulletin/citation.ts';
export {
  againstBulletin,
  type BulletinAsk,
  type BulletinRequest,
  type BulletinUnit,
  bulletinFigures,
  type ComposedBulletin,
  composeBulletin,
  type KeyedFigure,
} from './bulletin/compose.ts';
export { lastDay, parseQuarter, printQuarter, type Quarter, quarterNumeral, quarterOn, shifted } from './bulletin/quarter.ts';
export { parseBulletin } from './bulletin/template.ts';
export * from './burden/index.ts';
export * from './catalogue.ts';
export { checkApproximation, checkConsistency, checkRatio, type Finding, parseEquation } from './consistency.ts';
export { coverageOf } from './coverage.ts';
export { demonstrationEditions } from './demonstration-editions.ts';
export { printDocx } from './docx/document.ts';
export { zip } from './docx/zip.ts';
export { type FigureReader, recordsQuery } from './figure.ts';
export { type CitedFigure, citedFigures } from './figures-json.ts';
export { type CheckedLetter, type Cited, checkLetter, type LetterWorld } from './letters/check.ts';
export { type ComposedLetter, composeLetter, isFor, type LetterSource } from './letters/compose.ts';
export { type Declared, declaredOf } from './letters/declared.ts';
export { isSerial, type LetterTemplate } from './letters/template.ts';
export type { Holding, Linked } from './letters/values.ts';
export * from './manuscript/index.ts';
export { printMarkdown } from './markdown.ts';
export * from './model.ts';
export type { Problem } from './problem.ts';
export {
  defaultPointRules,
  type PointDeed,
  type PointLight,
  type PointProposal,
  type PointRule,
  pointMark,
  pointReadings,
  proposalsOf,
  redProposals,
} from './quarter/points.ts';
export { quarterRulesOn } from './quarter/rules.ts';
export {
  type PledgeIndicator,
  type QuarterInputs,
  type QuarterItem,
  type QuarterRank,
  type QuarterRules,
  type QuarterScore,
  quarterRanking,
  quarterScore,
} from './quarter/score.ts';
export * from './room/index.ts';
export { type ConcludedRecord, drawRank, drawSample, duplicateParties, impossibleDates, outliers, type Suspicion } from './sampling.ts';
export * from './scoring/index.ts';
export * from './tasks/board.ts';
export * from './tasks/light.ts';
export * from './tasks/light-figures.ts';
export { fillYear, parseTemplate, type Template } from './template.ts';
export { annualReportTemplate, reportTemplates, templateOn } from './templates/shipped.ts';
export * from './text/index.ts';
export * from './truth/index.ts';
export { figureSheet } from './unit-figures.ts';
