/** The public face of the HTTP layer. */
export type * from './contract/account.ts';
export type * from './contract.ts';
export type { Asker, ExchangeDoor, ExportAsk, JobResult } from './exchange.ts';
export type { IdentityConfig, OidcConfig } from './identity/config.ts';
export { drawCredential, issuePassword } from './identity/credentials.ts';
export type { LawChange, LawDone, LawDoor, TypedNotice } from './law-door.ts';
export { columnsFor, columnsIn, fixedColumns, type ListAsk, listQuery, questionOf } from './list-question.ts';
export { labelOf, presentRows } from './matters.ts';
export { type GroupLetter, type Mail, mailLetter, mailOf } from './notices/letters.ts';
export { lookAt, lookThrough } from './notices/pass.ts';
export { isTimeToMail, noteSent, wishDto } from './notices/wish.ts';
export type { FigureAsk, FigureDoor, Platform, RegisteredUnit, ReportDoor, UnitBook } from './platform.ts';
export { officesIn, officeTitle, oversight } from './power/offices.ts';
export { dutyTitle, kindTitle, unitKinds } from './power/words.ts';
export { scopeOf } from './scope.ts';
export { type App, buildServer } from './server.ts';
export { hashPassword } from './session.ts';
