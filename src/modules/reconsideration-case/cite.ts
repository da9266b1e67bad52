import type { Basis } from '#kernel';

/** Which of two provisions an edition cites: that of the law until the end of 2023, or that of the law since. */
export type Cite = (old: Basis, now: Basis) => Basis;
export const byOldLaw: Cite = (old) => old;
export const byNewLaw: Cite = (_old, now) => now;
