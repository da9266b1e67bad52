import type { Burden, Seconds } from '#reports';
import type { TruthSpan } from '../truth/door.ts';

/** What reporting costs: computed by app from the declarations and the ledger. */
export interface BurdenDoor {
  seconds(): Promise<Seconds>;
  saveSeconds(seconds: Seconds): Promise<void>;
  /** Of all units under a path. */
  of(span: TruthSpan, unitPath: string): Promise<Burden>;
  /** The same as a workbook. */
  xlsx(span: TruthSpan, unitPath: string): Promise<Uint8Array>;
}
