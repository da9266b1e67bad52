/** Help: what a person has seen of the tours, and whom a city names to be asked. */

/** One tour for each kind of work. */
export type TourId =
  | 'clerk'
  | 'department'
  | 'county'
  | 'reviewer'
  | 'office'
  | 'leader'
  | 'system-administrator'
  | 'security-administrator'
  | 'audit-administrator';

/** Whom to ask about what: an office line, no private number. */
export interface ContactDto {
  readonly about: string;
  readonly name: string;
  readonly phone: string;
}

/** GET /help · PUT /help/tours/{tour} (seen, or put off) · PUT /help/contacts {contacts} (system administrator). */
export interface HelpDto {
  /** Tours this person has walked or put off: not offered again. */
  readonly seen: readonly TourId[];
  /** As the city has set them; empty where it has not. */
  readonly contacts: readonly ContactDto[];
  readonly mayChange: boolean;
}
