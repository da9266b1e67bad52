/** What travels about the burden of reporting. Types only. */
import type { CivilDate, DescribedBasis } from '#kernel';

export interface BurdenFieldDto {
  readonly procedure: { readonly id: string; readonly title: string };
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly acts: readonly string[];
  readonly comings: readonly string[];
  readonly basis: DescribedBasis;
  readonly ownBasis: boolean;
  /** 统计3、文书1… */
  readonly uses: readonly { readonly word: string; readonly n: number }[];
  readonly reused: number;
  /** Times given by units of each level. */
  readonly n: Readonly<Record<string, number>>;
  readonly times: number;
  readonly minutes: number;
}

/** GET /burden?period=2019Q4&unit= · GET /burden.xlsx?… */
export interface BurdenDto {
  readonly period: string;
  readonly periods: readonly { readonly id: string; readonly title: string }[];
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly unit: { readonly code: string; readonly name: string };
  readonly minutes: number;
  readonly acts: number;
  readonly values: number;
  readonly levels: readonly {
    readonly level: string;
    readonly title: string;
    readonly units: number;
    readonly acts: number;
    readonly values: number;
    readonly minutes: number;
    readonly median: number;
    readonly most: number;
    readonly fields: number;
  }[];
  readonly units: readonly {
    readonly code: string;
    readonly name: string;
    readonly level: string;
    readonly acts: number;
    readonly values: number;
    readonly minutes: number;
  }[];
  readonly procedures: readonly { readonly id: string; readonly title: string; readonly acts: number; readonly minutes: number }[];
  /** Fields given in the period, those that cost most first. */
  readonly fields: readonly BurdenFieldDto[];
  /** Fields that some act asks for, and how many of them were given in the period. */
  readonly asked: { readonly all: number; readonly given: number; readonly unused: number; readonly withOwnBasis: number };
  readonly seconds: SecondsDto;
  readonly maySet: boolean;
}

/** PUT /burden/seconds */
export interface SecondsDto {
  readonly kinds: readonly { readonly kind: string; readonly title: string; readonly seconds: number }[];
  readonly prefilled: number;
  readonly act: number;
}
