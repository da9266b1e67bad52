import type { CivilDate } from './date.ts';

/**
 * How sure we are that the law says so. `verified` [核] seen in a source; `recalled` [忆] from memory, to be checked;
 * `default` [设] a default of the platform without legal basis; `computed` [算] follows from a formula.
 * Only `verified` may be shown as law.
 */
export type Mark = 'verified' | 'recalled' | 'default' | 'computed';

export const markTitles: Record<Mark, string> = { verified: '已核', recalled: '待核', default: '平台缺省', computed: '推算' };

/** A legal instrument: a law, regulation, rule, policy document or standard, with the dates it is in force. */
export interface Instrument {
  readonly id: string;
  readonly title: string;
  /** 文号 or order number, e.g. 国务院令第713号. */
  readonly number?: string;
  readonly from?: CivilDate;
  /** First day on which it is no longer in force. */
  readonly to?: CivilDate;
  readonly mark: Mark;
  readonly note?: string;
}

/** Why something may or must be done: an instrument and the provision in it. */
export interface Basis {
  readonly instrument: Instrument;
  /** e.g. 第26条, or a description where the article was not seen. */
  readonly provision: string;
  readonly mark: Mark;
}

/** Names a provision of an instrument; the mark is the instrument's unless the provision itself is less sure. */
export type Cite = ((provision: string, mark?: Mark) => Basis) & { readonly instrument: Instrument };

/** Declares an instrument and gives the function that cites its provisions. */
export function instrument(declared: Instrument): Cite {
  const cite = (provision: string, mark: Mark = declared.mark): Basis => ({ instrument: declared, provision, mark });
  return Object.assign(cite, { instrument: declared });
}

/** Whether the instrument is in force on the day; an instrument without dates counts as in force. */
export function inForceOn(basis: Basis, on: CivilDate): boolean {
  const { from, to } = basis.instrument;
  return (from === undefined || from <= on) && (to === undefined || on < to);
}

/** 《重大行政决策程序暂行条例》(国务院令第713号)第26条; anything but verified says so. */
export function printBasis(basis: Basis): string {
  const { title, number } = basis.instrument;
  const name = title.startsWith('《') ? title : `《${title}》`;
  const text = `${name}${number ? `（${number}）` : ''}${basis.provision}`;
  return basis.mark === 'verified' ? text : `${text}〔${markTitles[basis.mark]}〕`;
}
