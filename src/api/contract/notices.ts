import type { CivilDate } from '#kernel';
import type { RowDto } from '../contract.ts';

/** soon 临近到期 · overdue 逾期 · escalated 逾期上报 · assigned 新到 · returned 退回 · urged 催办 · moved 期限变动 · expiring 有效期将满 */
export type NoticeKind = 'soon' | 'overdue' | 'escalated' | 'assigned' | 'returned' | 'urged' | 'moved' | 'expiring';

/** A matter as a message shows it: how it stands now, without its values. */
export type NoticeRowDto = Omit<RowDto, 'values'>;

export interface NoticeDto {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly word: string;
  /** What is to be known, in one sentence, without the title. */
  readonly said: string;
  readonly on: CivilDate;
  readonly at: string;
  readonly read: boolean;
  /** The matter stands elsewhere by now: nothing is left to do. */
  readonly settled: boolean;
  /** The matters it is about, as far as the person may know of them (≤ 3). */
  readonly rows: readonly NoticeRowDto[];
  /** How many matters it is about. */
  readonly n: number;
  /** Where they all stand in a list; null when it is about one. */
  readonly list: { readonly procedure: string; readonly title: string } | null;
  /** The person may urge those who handle it. */
  readonly urgeable: boolean;
}

/** GET /notices?open=1&kind=&before=&limit= for the post in use. */
export interface NoticesDto {
  readonly rows: readonly NoticeDto[];
  readonly next: string | null;
}

/** GET /notices/count. `elsewhere`: open ones of the person's other posts. */
export interface NoticeCountDto {
  readonly open: number;
  readonly overdue: number;
  readonly elsewhere: number;
  readonly byKind: readonly { readonly kind: NoticeKind; readonly word: string; readonly n: number }[];
}

/** GET, PUT /notices/wish: how a person wants to be told. Hours are the city's. */
export interface WishDto {
  /** 不发 · 随时 · 每日汇总 */
  readonly mail: 'none' | 'each' | 'daily';
  readonly address: string;
  /** Hour of the daily digest, 0–23. */
  readonly hour: number;
  /** No mail from one hour to another; null: at any time. */
  readonly quiet: { readonly from: number; readonly to: number } | null;
  readonly kinds: readonly NoticeKind[];
  /** Whether the platform can send mail at all. */
  readonly mailConnected: boolean;
}

export type ToDto = 'handler' | 'head' | 'above' | 'office';
export interface StepDto {
  /** Working days overdue from which these are told. */
  readonly after: number;
  readonly to: ToDto;
}

/** GET, PUT /notices/rule (city office). */
export interface ReminderRuleDto {
  /** Working days before the due date: the amber light's, set among the local values. */
  readonly soonDays: number;
  /** While it stays overdue, again after so many working days. */
  readonly againEvery: number;
  readonly steps: readonly StepDto[];
  /** Hours of the day in which messages go to groups. */
  readonly robots: { readonly from: number; readonly to: number };
  readonly editable: boolean;
}

/** GET /notices/channels (city office): what is connected and what waits. POST /notices/channels/retry. */
export interface ChannelsDto {
  readonly mail: boolean;
  readonly robots: readonly { readonly name: string; readonly kind: string; readonly unit: string }[];
  readonly waiting: number;
  readonly failed: number;
}

/** POST /notices/urge {matters}: one answer for each. */
export interface UrgedDto {
  readonly results: readonly { readonly key: string; readonly told: number; readonly refused: string | null }[];
}
