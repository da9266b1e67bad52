/** The public face of the HTTP layer. */
export type { AssessmentKind } from './assessment-desk/kind.ts';
export type {
  AssessmentDoor,
  By,
  FrozenAssessment,
  HeldScheme,
  KeptAssessment,
  Reproduced,
  ScoringWorld,
} from './assessments.ts';
export type { BulletinDoor, BulletinEdition } from './bulletins.ts';
export type { BurdenDoor } from './burden/door.ts';
export { levelTitle } from './burden/words.ts';
export type * from './contract/account.ts';
export type * from './contract/public.ts';
export type * from './contract/quarter.ts';
export type * from './contract/room.ts';
export type * from './contract/tasks.ts';
export type * from './contract/texts.ts';
export type * from './contract.ts';
export type { Asker, ExchangeDoor, ExportAsk, JobResult } from './exchange.ts';
export type { IdentityConfig, OidcConfig } from './identity/config.ts';
export { drawCredential, issuePassword } from './identity/credentials.ts';
export type { LawChange, LawDone, LawDoor, TypedNotice } from './law-door.ts';
export type { LetterShelf, Shelved } from './letters.ts';
export type { KeptText, LibraryKind } from './library/kind.ts';
export { columnsFor, columnsIn, fixedColumns, type ListAsk, listQuery, questionOf } from './list-question.ts';
export { labelOf, presentRows } from './matters.ts';
export { tellExpiring } from './notices/expiring.ts';
export { type GroupLetter, type Mail, mailLetter, mailOf } from './notices/letters.ts';
export { lookAt, lookThrough } from './notices/pass.ts';
export { isTimeToMail, noteSent, wishDto } from './notices/wish.ts';
export { codeWord, governmentOf, organName } from './organs.ts';
export type { FigureAsk, FigureDoor, Platform, RegisteredUnit, ReportDoor, UnitBook } from './platform.ts';
export type { HeldPointRules, PointDecision, PointDoor, PointQuarter } from './points.ts';
export { assessing, cityOffices, officesIn, officeTitle, oversight } from './power/offices.ts';
export { dutyTitle, kindTitle, unitKinds } from './power/words.ts';
export type { Looking, PaperDoor, PortalDoor, ServiceWords, Shelf } from './public/portal.ts';
export type { QuarterBy, QuarterDoor } from './quarters.ts';
export type { HeldTemplate, RoomDoor } from './room/door.ts';
export { roomFile } from './room/files.ts';
export { freezeFigures } from './room/freeze.ts';
export { findReport } from './room/matter.ts';
export { elsewhere } from './room/sealed-acts.ts';
export { textFrozen, textStanding } from './room/standing.ts';
export { scopeOf } from './scope.ts';
export { type App, buildServer } from './server.ts';
export { hashPassword } from './session.ts';
export type { ShowcaseKind } from './showcase/kind.ts';
export type { StandingFact } from './showcase/standing.ts';
export type { TaskDoor } from './tasks.ts';
export type * from './texts/door.ts';
export type { CheckWords, MediationOddity, TruthDoor, TruthRun, TruthSpan } from './truth/door.ts';
