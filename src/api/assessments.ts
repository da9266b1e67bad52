import type { AssessedUnit, Assessment, Cell, Inputs, Scheme, SchemeProblem, Sheet } from '#reports';

/** An indicator system as it is kept. Version 0: as the platform ships it, nobody has kept it yet. */
export interface HeldScheme {
  readonly scheme: Scheme;
  readonly version: number;
  readonly state: 'shipped' | 'draft' | 'published';
  readonly by: string;
  readonly at: string;
}

/** Everything a ranking follows from. */
export interface ScoringWorld {
  readonly scheme: Scheme;
  readonly version: number;
  readonly units: readonly AssessedUnit[];
  readonly sheet: Sheet;
  readonly inputs: ReadonlyMap<string, Inputs>;
}

/** A result with all it was made from: whoever has it can compute it again. */
export interface FrozenAssessment {
  readonly scheme: Scheme;
  readonly schemeVersion: number;
  readonly units: readonly AssessedUnit[];
  /** By figure, then by unit. */
  readonly cells: Readonly<Record<string, Readonly<Record<string, Cell>>>>;
  readonly inputs: Readonly<Record<string, Inputs>>;
  readonly result: Assessment;
  /** SHA-256 over all the above in canonical form. */
  readonly seal: string;
}

export interface KeptAssessment extends FrozenAssessment {
  readonly version: number;
  readonly by: string;
  readonly at: string;
}

export interface Reproduced {
  /** The kept figures give the kept scores again. */
  readonly same: boolean;
  /** The seal fits what is kept. */
  readonly sealed: boolean;
  /** Units whose score comes out otherwise. */
  readonly differing: readonly string[];
}

export interface By {
  readonly by: string;
  readonly at: string;
}

/** Indicator systems, scores as the records stand, and frozen results. */
export interface AssessmentDoor {
  /** The newest version of every scheme, the newest year first. */
  schemes(): Promise<readonly HeldScheme[]>;
  /** Without a version the newest; `published`: the newest that was published. */
  scheme(id: string, version?: number | 'published'): Promise<HeldScheme | undefined>;
  check(scheme: Scheme): readonly SchemeProblem[];
  /** A new version as a draft; what stands against keeping it, if anything does. */
  save(scheme: Scheme, by: By): Promise<readonly SchemeProblem[]>;
  /** Makes the newest draft valid; what stands against it, if anything does. */
  publish(id: string, by: By): Promise<readonly SchemeProblem[]>;
  /** What the scores follow from, as the records stand: of the published scheme, else of the newest. */
  world(id: string): Promise<ScoringWorld | undefined>;
  /** The same of a scheme that is not kept: a preview. */
  worldOf(scheme: Scheme): Promise<ScoringWorld>;
  score(world: ScoringWorld): Assessment;
  /** Which metrics a share divides. */
  shareOf(figure: string): { readonly of: string; readonly over: string } | undefined;
  /** Freezes the scores with everything they were made from; a second freezing is a correction. */
  freeze(id: string, by: By, inputs?: ReadonlyMap<string, Inputs>): Promise<KeptAssessment | undefined>;
  /** Whether the result of this scheme was published: then everybody sees ranks and grades. */
  published(id: string): Promise<boolean>;
  frozen(id: string, version?: number): Promise<KeptAssessment | undefined>;
  /** Computes a frozen result again from what is kept with it. */
  reproduce(id: string, version?: number): Promise<Reproduced | undefined>;
  /** The scheme as a workbook, and a workbook read back into it. */
  workbook(scheme: Scheme): Promise<Uint8Array>;
  readWorkbook(
    scheme: Scheme,
    bytes: Uint8Array,
    name: string,
  ): Promise<{ readonly scheme: Scheme; readonly problems: readonly SchemeProblem[] }>;
}
