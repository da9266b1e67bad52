/** The public face of the reports: figures, official documents, the yearly report. */
export * from './annual.ts';
export * from './catalogue.ts';
export { checkApproximation, checkConsistency, checkRatio, type Finding, parseEquation } from './consistency.ts';
export { printDocx } from './docx/document.ts';
export { type FigureReader, recordsQuery } from './figure.ts';
export { type CitedFigure, citedFigures } from './figures-json.ts';
export { printMarkdown } from './markdown.ts';
export * from './model.ts';
export type { Problem } from './problem.ts';
export { parseTemplate, type Template } from './template.ts';
export { annualReportTemplate, templateOn } from './templates.ts';
