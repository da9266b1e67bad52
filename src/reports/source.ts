import type { CivilDate, Figure, Question, Tally } from '#kernel';

/** One raw question, for the counters. */
export interface TallyAsk {
  readonly procedure: string;
  readonly metric: string;
  readonly question: Question;
}

/** Where figures get their raw answers: the counters of the store, or any other evaluator with the same answers. */
export interface FigureSource {
  /** All at once: a page of figures is one question to the database. */
  tallies(asks: readonly TallyAsk[]): Promise<readonly Tally[]>;
  /** Codes of the units of a kind in the register on a day, below a path. */
  unitCodes(kind: string, on: CivilDate, unitPath: string): readonly string[];
  /** Codes of the units that have any of what is asked for. */
  holders(ask: TallyAsk): Promise<readonly string[]>;
  asOf(): Promise<Figure['asOf']>;
}

/** One that also answers for all units at once. */
export interface SheetSource extends FigureSource {
  /** One question split by the paths of the units that hold any. */
  byPath(ask: TallyAsk): Promise<readonly { readonly path: string; readonly tally: Tally }[]>;
}

export interface FigureScope {
  readonly code: string;
  readonly name: string;
  readonly path: string;
}

export interface Period {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

export interface FigureAsk {
  readonly id: string;
  readonly period: Period;
  readonly scope: FigureScope;
  /** Merged and moved units counted where they are now; else where they were. */
  readonly units?: 'now';
}
