/** The public face of the reports: figures, official documents, the yearly report. */
export * from './annual.ts';
export { type Book, type BookEntry, type BookPart, printBook } from './book/book.ts';
export { type CatalogueGroup, type Catalogues, printCatalogues } from './book/catalogues.ts';
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
export * from './catalogue.ts';
export { checkApproximation, checkConsistency, checkRatio, type Finding, parseEquation } from './consistency.ts';
export { printDocx } from './docx/document.ts';
export { type FigureReader, recordsQuery } from './figure.ts';
export { type CitedFigure, citedFigures } from './figures-json.ts';
export { type CheckedLetter, type Cited, checkLetter, type LetterWorld } from './letters/check.ts';
export { type ComposedLetter, composeLetter, isFor, type LetterSource } from './letters/compose.ts';
export { type Declared, declaredOf } from './letters/declared.ts';
export { isSerial, type LetterTemplate } from './letters/template.ts';
export type { Holding, Linked } from './letters/values.ts';
export { printMarkdown } from './markdown.ts';
export * from './model.ts';
export type { Problem } from './problem.ts';
export { parseTemplate, type Template } from './template.ts';
export { annualReportTemplate, templateOn } from './templates.ts';
export * from './text/index.ts';
