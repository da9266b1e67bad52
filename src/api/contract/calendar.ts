import type { CivilDate, HolidayNotice } from '#kernel';
import type { LightColour, RowDto } from '../contract.ts';

/** One day of the month: what it is and why, and what falls due on it. */
export interface CalendarDayDto {
  readonly date: CivilDate;
  readonly kind: 'workday' | 'weekend' | 'holiday' | 'make-up';
  /** 春节放假, 国庆节调休上班… */
  readonly why: string;
  /** The notice's number. */
  readonly notice: string | null;
  /** No notice of the year is known: weekends were assumed. */
  readonly provisional: boolean;
  readonly due: number;
  /** How what falls due on this day stands today; null where nothing does. */
  readonly light: LightColour | null;
  readonly kinds: readonly { readonly procedure: string; readonly title: string; readonly n: number }[];
}

/** GET /calendar/month?month=2020-01 : due dates of open matters in reach. */
export interface CalendarMonthDto {
  readonly month: string;
  readonly today: CivilDate;
  /** Whose matters these are. */
  readonly scope: string;
  readonly published: boolean;
  readonly days: readonly CalendarDayDto[];
  readonly due: number;
}

/** GET /calendar/day?day= : the first hundred matters that fall due on a day. */
export interface CalendarDayRowsDto {
  readonly day: CivilDate;
  readonly rows: readonly RowDto[];
  /** There are more than these. */
  readonly more: boolean;
}

export interface NoticeDto {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly issuedOn: CivilDate | null;
  readonly year: number;
  readonly mark: HolidayNotice['mark'];
  /** Taken in by this city; else brought along by the platform. */
  readonly imported: boolean;
  readonly days: HolidayNotice['days'];
}

/** GET /calendar/notices */
export interface NoticesDto {
  readonly notices: readonly NoticeDto[];
  /** The first year that no notice arranges. */
  readonly nextYear: number;
  /** Whether this person may take in a notice or set a local value. */
  readonly may: boolean;
  readonly changes: readonly ChangeDto[];
}

/** A notice or local value that was put in force here. */
export interface ChangeDto {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly by: string;
  readonly at: string;
}

export interface MovedDto {
  readonly key: string;
  readonly procedure: string;
  /** Name of the procedure. */
  readonly kind: string;
  readonly title: string;
  readonly number: string | null;
  readonly unit: string;
  /** Name of the limit. */
  readonly deadline: string;
  readonly before: CivilDate;
  readonly after: CivilDate;
  /** The new day still rests on weekends assumed. */
  readonly provisional: boolean;
}

/** What a change moves. Counted in full; of the limits themselves the first hundred, soonest first. */
export interface MovesDto {
  readonly total: number;
  readonly later: number;
  readonly earlier: number;
  /** The day stays, and is no longer provisional. */
  readonly settled: number;
  readonly groups: readonly { readonly kind: string; readonly deadline: string; readonly n: number }[];
  readonly rows: readonly MovedDto[];
}

/** POST /calendar/notices/preview and POST /calendar/notices */
export interface NoticeBody {
  readonly year: number;
  readonly number: string;
  readonly title: string;
  readonly issuedOn: string;
  /** Where the text was seen: 国务院公报, 中国政府网… */
  readonly source: string;
  /** The printed text, one festival a line; or `days`. */
  readonly text?: string;
  readonly days?: HolidayNotice['days'];
}

export interface NoticePreviewDto {
  readonly notice: NoticeDto;
  readonly moves: MovesDto;
}

/** POST /calendar/notices, PUT /law/policies · GET /calendar/changes/{id}/{version} */
export interface ChangeDoneDto {
  readonly change: ChangeDto;
  readonly moves: MovesDto;
}
