/** The report room: frozen figures, the public edition, what the check found, two years side by side. Pure. */
export { citedIn } from './cited.ts';
export { type ComparedFigure, comparedFigures } from './comparison.ts';
export { type CheckedFinding, checkedFindings, unresolved } from './findings.ts';
export { changesSince, definitionsOf, type FigureChange, type FrozenFigures, frozenReader, printFigure } from './frozen.ts';
export { type PromisedTask, promisedTasks } from './next-year.ts';
export * from './public-edition.ts';
export { fillScope, type ReportingUnit, servesKind, templateKinds } from './scope.ts';
