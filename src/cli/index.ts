/** The command line: arguments, commands and tables; what they do is behind the door. */
export { Usage } from './args.ts';
export { commands } from './commands.ts';
export type { BurdenLines, Console, Door, ImportResult, SetUpDone, TableTroubles, TraceRecord, VerifyResult } from './door.ts';
export { due } from './due.ts';
export { readSheet, type Sheet, type SheetRow, safeCell, writeSheet } from './sheet.ts';
