/** The public face of the HTTP layer. */
export type * from './contract.ts';
export type { FigureAsk, FigureDoor, Platform, RegisteredUnit, ReportDoor, UnitBook } from './platform.ts';
export { type App, buildServer } from './server.ts';
export { hashPassword } from './session.ts';
