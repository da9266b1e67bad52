/**
 * Words that several kinds of matter share: who may see a field, and lists that general law gives. A module never imports
 * another; what two of them say alike stands here, once.
 */
import { surname } from '#kernel';

/** Anybody may see it. */
export const open = { publicity: 'public' } as const;
/** The parties of the matter and those who handle it. */
export const parties = { publicity: 'party' } as const;
/** Those who handle or oversee the matter. */
export const staff = { publicity: 'staff' } as const;
/** The name of a natural person on a roster of officials: others see the surname. */
export const staffPerson = { publicity: 'staff', mask: surname, personal: true } as const;
/** The name of a natural person who is a party: others see the surname. */
export const partyPerson = { publicity: 'party', mask: surname, personal: true } as const;
