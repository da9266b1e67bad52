import { type Basis, printBasis } from './basis.ts';

/**
 * Why something may not be done: for the reader, in Chinese. `text` says what is refused, `remedy` what can be done
 * instead, `basis` by which rule. Refusals are values; nothing is thrown and nothing is lost.
 */
export interface Refusal {
  readonly code: string;
  readonly text: string;
  readonly remedy: string;
  readonly basis?: Basis;
  /** The field it stands at, if one. */
  readonly field?: string;
}

export interface RefusalMore {
  readonly remedy: string;
  readonly basis?: Basis | undefined;
  readonly field?: string | undefined;
}

export function refusal(code: string, text: string, { remedy, basis, field }: RefusalMore): Refusal {
  return { code, text, remedy, ...(basis && { basis }), ...(field !== undefined && { field }) };
}

/** One line: 拒绝什么;可以怎样(依据). */
export function printRefusal(r: Refusal): string {
  return `${r.text}。${r.remedy}${r.basis ? `（${printBasis(r.basis)}）` : ''}`;
}
