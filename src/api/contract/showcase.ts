import type { CivilDate } from '#kernel';
import type { LightColour, UnitDto } from '../contract.ts';

/** How many of so many. */
export interface PartOf {
  readonly n: number;
  readonly of: number;
}

export interface MonthPart extends PartOf {
  /** 2019-03 */
  readonly month: string;
}

/** A first-level indicator over the year. */
export interface IndicatorGroup extends PartOf {
  readonly id: string;
  readonly title: string;
  readonly months: readonly MonthPart[];
}

export interface IndicatorLead extends PartOf {
  readonly code: string;
  readonly name: string;
}

/** An indicator that is not met, and who leads it. */
export interface Shortfall {
  readonly key: string;
  readonly procedure: string;
  readonly code: string;
  readonly title: string;
  readonly group: string;
  readonly lead: string;
  readonly state: string;
  readonly note: string;
  readonly light: { readonly colour: LightColour; readonly word: string };
}

/** A line of the register of named units. */
export interface TitleRow {
  readonly key: string;
  readonly procedure: string;
  readonly title: string;
  readonly kind: string;
  readonly unit: string;
  readonly docNo: string;
  readonly namedOn: CivilDate | null;
  readonly validUntil: CivilDate | null;
  readonly state: string;
  readonly mark: 'standing' | 'looked-at' | 'ended';
}

/** An edition of the state's indicators, and how much of it is known. */
export interface EditionLine {
  readonly id: string;
  readonly title: string;
  readonly first: number;
  readonly known: number;
  readonly note: string;
}

/** GET /showcase?unit=&year= : the indicators of the demonstration city and the register of named units. */
export interface ShowcaseDto {
  readonly unit: UnitDto;
  readonly year: number;
  readonly asOf: CivilDate;
  /** Null: no indicator is broken down within the unit or led by it. */
  readonly indicators: {
    readonly procedure: string;
    readonly total: number;
    readonly assigned: number;
    readonly attained: number;
    readonly months: readonly MonthPart[];
    readonly groups: readonly IndicatorGroup[];
    readonly leads: readonly IndicatorLead[];
    readonly shortfalls: readonly Shortfall[];
  } | null;
  readonly titles: {
    readonly procedure: string;
    readonly kinds: readonly { readonly id: string; readonly title: string; readonly n: number }[];
    readonly columns: number | null;
    readonly tiles: readonly {
      readonly code: string;
      readonly label: string;
      readonly name: string;
      readonly n: number;
      readonly place: { readonly x: number; readonly y: number } | null;
    }[];
    /** Titles of departments and of the unit itself, which stand on no tile. */
    readonly here: number;
    readonly rows: readonly TitleRow[];
  };
  /** Applications in hand, by state. */
  readonly applications: readonly { readonly id: string; readonly title: string; readonly n: number }[];
  readonly visits: readonly { readonly id: string; readonly title: string; readonly value: number | null; readonly unit: string }[];
  readonly editions: readonly EditionLine[];
}

/** GET /showcase/place: the procedure whose matters have a dossier. */
export interface ShowcasePlace {
  readonly application: string;
}

/** GET /showcase/records/:region/:id: what the records say of an applicant; those out of the reader's sight are only counted. */
export interface StandingFactsDto {
  readonly facts: readonly {
    readonly procedure: string;
    readonly key: string;
    readonly title: string;
    readonly number: string | null;
    readonly said: string;
    readonly veto: boolean;
  }[];
  readonly hidden: number;
}
