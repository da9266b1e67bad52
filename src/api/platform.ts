import type { CivilDate, Figure, Instrument, Json, Law, Limit, Norm, Registry } from '#kernel';
import type { Sheet } from '#reports';
import type { Store } from '#store';
import type { AssessmentKind } from './assessment-desk/kind.ts';
import type { AssessmentDoor } from './assessments.ts';
import type { BulletinDoor } from './bulletins.ts';
import type { BurdenDoor } from './burden/door.ts';
import type { ReportDto, UnitDto } from './contract.ts';
import type { ExchangeDoor } from './exchange.ts';
import type { IdentityConfig } from './identity/config.ts';
import type { LawDoor } from './law-door.ts';
import type { LetterShelf } from './letters.ts';
import type { LibraryKind } from './library/kind.ts';
import type { PointDoor } from './points.ts';
import type { PortalDoor } from './public/portal.ts';
import type { QuarterDoor } from './quarters.ts';
import type { RoomDoor } from './room/door.ts';
import type { ShowcaseKind } from './showcase/kind.ts';
import type { StandingFact } from './showcase/standing.ts';
import type { TaskDoor } from './tasks.ts';
import type { TextDoor } from './texts/door.ts';
import type { TruthDoor } from './truth/door.ts';

/** Which figure: period and scope. */
export interface FigureAsk {
  readonly id: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly unit: string;
  /** Merged and moved units counted where they are now; else where they were. */
  readonly units?: 'now';
}

/** The door to figures: every number on screen, in a report or an export comes through here. */
export interface FigureDoor {
  /** Those that are counted as things happen: all of them come in one question. */
  ids(): readonly string[];
  /** Those that are worked out from matters as they stood: asked for by whoever wants them. */
  workedIds(): readonly string[];
  /** In the order asked, in one question to the database. */
  figures(asks: readonly FigureAsk[]): Promise<readonly (Figure | undefined)[]>;
  /** Many figures of many units in one pass: one question for every metric. */
  sheet(ids: readonly string[], period: { readonly from: CivilDate; readonly to: CivilDate }, units: readonly string[]): Promise<Sheet>;
  /** The unit of a declared figure; undefined when there is no such figure. */
  unitOf(id: string): string | undefined;
  /** The title of a figure that is worked out from matters as they stood, not counted; undefined for every other. */
  worked(id: string): string | undefined;
  /** The matters behind a figure that is worked out from them; undefined where it is counted or there is none. */
  behind(ask: Omit<FigureAsk, 'from'>): Promise<readonly string[] | undefined>;
  /** The plain metric a figure counts; a share counts its numerator. Undefined for unknown ids and registers. */
  counted(
    id: string,
  ): { readonly procedure: string; readonly metric: string; readonly where: Readonly<Record<string, string>> } | undefined;
}

/** What a city does with its report: see it, edit its template, take the file. */
export interface ReportDoor {
  annual(year: number, unit: string): Promise<ReportDto>;
  docx(year: number, unit: string): Promise<Uint8Array>;
  saveTemplate(text: string, by: { actor: string; at: string }): Promise<{ readonly problems: ReportDto['problems'] }>;
}

/** Everything the HTTP layer stands on; put together by app. */
export interface Platform {
  readonly store: Store;
  readonly registry: Registry;
  readonly law: () => Law;
  /** The city's civil date; fixed in a demonstration. */
  readonly today: () => CivilDate;
  /** ISO instant with +08:00, on `today`. */
  readonly now: () => string;
  readonly demonstration: boolean;
  readonly embedded: boolean;
  readonly demoAccounts: readonly { readonly account: string; readonly name: string; readonly post: string; readonly why: string }[];
  readonly demoPassword: string;
  /** Working days before a due date from which it is shown amber. */
  readonly soonDays: () => number;
  /** Working days after which an entry counts as late. */
  readonly lateEntryDays: () => number;
  readonly instruments: readonly Instrument[];
  readonly norms: readonly Norm<Json | Limit>[];
  readonly figures: FigureDoor;
  readonly reports: ReportDoor;
  /** Templates and seals of the report room. */
  readonly room: RoomDoor;
  /** The texts of reports while they are written. */
  readonly texts: TextDoor;
  readonly letters: LetterShelf;
  readonly bulletins: BulletinDoor;
  readonly assessments: AssessmentDoor;
  /** The kinds of matter on which an assessment is worked, where the platform has them. */
  readonly assessmentKind?: AssessmentKind;
  /** The tasks of the city, where the platform has them. */
  readonly tasks?: TaskDoor;
  /** Quarterly reviews, where the platform has them. */
  readonly quarters?: QuarterDoor;
  /** Points that the records suggest. */
  readonly points?: PointDoor;
  readonly lawDoor: LawDoor;
  /** The library of normative documents, where the platform has one. */
  readonly library?: LibraryKind;
  /** The showing of examples, where the platform has one. */
  readonly showcase?: ShowcaseKind;
  /** What records say of a unit that would be an example. */
  readonly standingFacts?: (unit: string, today: CivilDate) => Promise<readonly StandingFact[]>;
  /** What reporting costs the units. */
  readonly burden?: BurdenDoor;
  /** Checks of records, where the platform has them. */
  readonly truth?: TruthDoor;
  /** Tables out and in. */
  readonly exchange: ExchangeDoor;
  readonly units: UnitBook;
  readonly cityCode: string;
  readonly cityRegion: string;
  /** Runs a command of the command line inside this process; the embedded database has only one. */
  readonly runCommand:
    | ((
        argv: readonly string[],
        folder: string,
      ) => Promise<{ readonly code: number; readonly lines: readonly string[]; readonly notes: readonly string[] }>)
    | undefined;
  readonly commandToken: string;
  readonly webDir: string | undefined;
  readonly maxFileBytes: number;
  readonly secureCookie: boolean;
  /** What the public's pages show. */
  readonly portal?: PortalDoor;
  /** What sign-in takes from the environment. */
  readonly identity?: IdentityConfig;
  /** Ways out for messages, besides the platform itself; their addresses and secrets are known to app alone. */
  readonly channels?: {
    readonly mail: boolean;
    readonly robots: readonly { readonly id: string; readonly name: string; readonly kind: string; readonly unit: string }[];
  };
}

/** The register of units in memory: small, read often. */
export interface UnitBook {
  get(code: string): RegisteredUnit | undefined;
  all(): readonly RegisteredUnit[];
  under(path: string): readonly RegisteredUnit[];
  byName(name: string): RegisteredUnit | undefined;
}

export interface RegisteredUnit extends UnitDto {
  readonly region: string;
  readonly offices: readonly string[];
  readonly territory: string;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}
