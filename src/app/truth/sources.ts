/** Which records the checks look at: named here, and nowhere below. */
import type { ConcludedQuestion, DayPair, Span } from '#store';

export const question = { procedure: 'data-question', ask: 'ask' } as const;
export const samples = 'mediation-check';

/** Days in their order, by pairs. */
const ordered = (procedure: string, ...fields: readonly string[]): readonly DayPair[] =>
  fields.slice(1).map((later, i) => ({ procedure, earlier: fields[i] ?? '', later }));

export const dayPairs: readonly DayPair[] = [
  ...ordered('normative-document', 'signedOn', 'issuedOn', 'publishedOn'),
  ...ordered('normative-document', 'effectiveOn', 'expiresOn'),
  ...ordered('normative-document', 'commentFrom', 'commentUntil'),
  ...ordered('normative-document-filing', 'publishedOn', 'receivedOn'),
  ...ordered('litigation-case', 'filedOn', 'servedOn', 'judgmentServedOn'),
  ...ordered('reconsideration-case', 'madeOn', 'knownOn'),
  ...ordered('reconsideration-case', 'madeOn', 'decidedOn'),
  ...ordered('mediation-case', '@opened', 'performBy'),
  ...ordered('mediation-committee', 'establishedOn', 'electedOn', 'termEndsOn'),
  ...ordered('government-rule', 'passedOn', 'promulgatedOn', 'effectiveOn'),
  ...ordered('judicial-advice', 'receivedOn', 'replyBy'),
  ...ordered('decision-catalogue', 'proposeBy', 'publishBy'),
];

/** People's mediation, concluded with or without an agreement. */
export const mediated: Omit<ConcludedQuestion, keyof Span> = {
  procedure: 'mediation-case',
  acts: ['agree-oral', 'sign-agreement', 'terminate'],
  where: { field: 'kind', is: 'people' },
  group: 'committee',
  success: { field: 'result', is: 'success' },
  people: { field: 'parties', party: 'party' },
};

/** A number that a unit tells of itself, the figure that its records give, and the field with the last day of its year. */
export interface ToldSource {
  readonly procedure: string;
  readonly field: string;
  readonly figure: string;
  readonly yearEnd: string;
}
const disclosure = (field: string, figure: string): ToldSource => ({
  procedure: 'disclosure-report',
  field,
  figure: `information-request.${figure}`,
  yearEnd: 'periodTo',
});

export const toldSources: readonly ToldSource[] = [
  disclosure('newlyReceived', 'received'),
  disclosure('closedCount', 'closed'),
  disclosure('carriedOut', 'pending'),
];

/** Units of these kinds are like each other. */
export const likeKinds: Readonly<Record<string, string>> = { zone: 'county', street: 'township' };
