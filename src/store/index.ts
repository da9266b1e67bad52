/** The public face of the store: ledger, projections, counters, search, files, people, keeping. */
export type { Store } from './contract.ts';
export { newId, seededId } from './id.ts';
export { openStore } from './open.ts';
export { bigrams } from './search.ts';
export { SetupRefusal } from './setup-refusal.ts';
export type * from './types.ts';
