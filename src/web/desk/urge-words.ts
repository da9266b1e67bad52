import type { UrgeKind } from '../../api/contract/desk.ts';

/** 催办, and what leaders say: delivered and answered alike. */
export const urgeNames: Readonly<Record<UrgeKind, string>> = { urge: '催办', instruction: '批示', talk: '约谈' };
/** Between the unit that speaks and the one spoken to. */
export const urgeVerbs: Readonly<Record<UrgeKind, string>> = { urge: '催', instruction: '批示', talk: '约谈' };
