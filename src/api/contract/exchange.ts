/** Lists as a person has them, and what goes out and comes in as tables. */
import type { CivilDate } from '#kernel';
import type { UnitDto } from '../contract.ts';

/** GET /lists/{procedure}: what this person may show, seek and keep of a list. */
export interface ListSetupDto {
  /** Units within the viewer's reach. */
  readonly units: readonly UnitDto[];
  /** Fields that may stand as columns, and those a list may be narrowed by. */
  readonly columns: readonly string[];
  readonly filters: readonly string[];
  /** Due dates of what has one; opening days of the rest. */
  readonly edges: {
    readonly firstDue: CivilDate | null;
    readonly lastDue: CivilDate | null;
    readonly newest: CivilDate | null;
    readonly oldest: CivilDate | null;
  };
  readonly views: readonly SavedViewDto[];
  /** May keep views for the whole unit. */
  readonly mayShare: boolean;
  /** Opening acts that may be filed as a table. */
  readonly imports: readonly { readonly act: string; readonly title: string }[];
}

/** POST /lists/{procedure}/views · PUT, DELETE /lists/{procedure}/views/{id}. */
export interface SavedViewDto {
  readonly id: string;
  readonly name: string;
  readonly owner: 'person' | 'unit';
  readonly search: Readonly<Record<string, string>>;
  readonly isDefault: boolean;
  /** Whether this person may rename or delete it. */
  readonly mayChange: boolean;
}

/** GET /lists/{procedure}/sums?fields=a,b&…list…: null where there are more rows than are added up. */
export type ListSumsDto = Readonly<Record<string, { readonly sum: number; readonly rows: number } | null>>;

export type JobStateDto = 'waiting' | 'running' | 'checked' | 'done' | 'failed' | 'cancelled' | 'interrupted';

/** GET /jobs · GET /jobs/{id} · POST /jobs/{id}/cancel, /again, /confirm · DELETE /jobs/{id} · GET /jobs/{id}/file. */
export interface JobDto {
  readonly id: string;
  readonly kind: 'export' | 'import';
  readonly procedure: string;
  readonly title: string;
  readonly state: JobStateDto;
  readonly done: number;
  readonly total: number;
  readonly madeAt: string;
  readonly endedAt: string | null;
  readonly expiresAt: string | null;
  /** There is a file to be taken. */
  readonly file: boolean;
  /** What came of it, in one sentence. */
  readonly note: string;
  /** Of an import: rows in order, rows with a problem, the first of them in words. */
  readonly accepted: number;
  readonly refused: number;
  readonly problems: readonly { readonly line: number; readonly text: string }[];
}
