/** A line of the trail as the audit administrator reads it: who, when, what, on which thing; never a value. */
export interface AuditLineDto {
  /** Place in the person's chain. */
  readonly seq: number;
  readonly at: string;
  readonly person: string;
  readonly account: string;
  readonly unit: string;
  readonly what: string;
  readonly word: string;
  readonly subject: string;
  /** Address of a sign-in, rows of an export, powers granted… */
  readonly detail: string;
  /** First 12 signs of the seal. */
  readonly seal: string;
}

/**
 * GET /audit?person=&unit=&what=&subject=&from=&to=&cursor=&limit=(≤200), newest first. GET /audit/export with the same
 * filters: CSV.
 */
export interface AuditDto {
  readonly rows: readonly AuditLineDto[];
  readonly next: string | null;
  readonly kinds: readonly { readonly what: string; readonly word: string }[];
}

/** GET /audit/chain: as last checked. POST /audit/chain: checked now. */
export interface AuditChainDto {
  readonly whole: boolean;
  readonly lines: number;
  /** Real time of the check (UTC). */
  readonly checkedAt: string;
  /** The first line that does not fit. */
  readonly broken: { readonly person: string; readonly seq: number } | null;
}
