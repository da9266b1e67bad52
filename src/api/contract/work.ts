/** What travels while a person works on a matter: drafts, habits, phrases, uploads, acts on many. Types only. */
import type { CivilDate, Json } from '#kernel';
import type { RefusalDto } from '../contract.ts';

/**
 * GET · PUT {content, seq?} · DELETE /drafts/{procedure}/{act}?matter={key}: the form that this person has not handed in;
 * null where there is none. `matter` absent: a matter is opened.
 */
export interface DraftDto {
  readonly procedure: string;
  readonly act: string;
  readonly matter: string | null;
  readonly content: DraftContent;
  /** The `seq` of the matter when it was saved: the matter has moved on since if it differs. */
  readonly seq: number | null;
  readonly savedAt: string;
}

export interface DraftContent {
  readonly values: Readonly<Record<string, Json>>;
  readonly on: CivilDate | null;
  /** Printed names of what was picked, so that a restored form reads as it did. */
  readonly names: Readonly<Record<string, string>>;
}

/** GET /drafts: the forms of this person that wait, newest first (≤ 50). */
export type DraftsDto = readonly {
  readonly procedure: string;
  readonly act: string;
  readonly matter: string | null;
  /** The act and what it is about, in words. */
  readonly title: string;
  readonly savedAt: string;
}[];

/** PUT {values} · GET /habits/{procedure}/{act}: units and matters that the form starts with, as chosen last time. */
export interface HabitDto {
  readonly values: Readonly<Record<string, Json>>;
  readonly names: Readonly<Record<string, string>>;
}

/** GET /phrases · POST /phrases {words, scope} · PUT /phrases/{id} {words} · DELETE /phrases/{id}. */
export interface PhraseDto {
  readonly id: string;
  readonly scope: 'person' | 'unit' | 'all';
  readonly words: string;
  /** This person may change it. */
  readonly mine: boolean;
}
export interface PhrasesDto {
  readonly phrases: readonly PhraseDto[];
  /** Where this person may add one. */
  readonly scopes: readonly PhraseDto['scope'][];
}

/** POST …?try=1 beside an act: what would stand against it; nothing is written. */
export interface TryDto {
  readonly refusals: readonly RefusalDto[];
}

/** POST /batch/acts {procedure, keys}: what may be done with these matters, as far as state and post tell. */
export type BatchActsDto = readonly {
  readonly act: string;
  /** For how many of the matters. */
  readonly n: number;
}[];

/** POST /batch {procedure, act, keys (≤ 200), values, on?} with Idempotency-Key; each matter is judged by itself. */
export interface BatchDto {
  readonly done: number;
  readonly refused: number;
  /** In the order of the keys. */
  readonly items: readonly BatchItem[];
}
export interface BatchItem {
  readonly key: string;
  /** Empty where the matter may not be known. */
  readonly title: string;
  readonly ok: boolean;
  /** The state after the act, in words. */
  readonly state: string | null;
  readonly refusals: readonly RefusalDto[];
}
