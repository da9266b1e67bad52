/** What the law says: instruments, dated limits, the working-day calendar. Pure data with its provisions. */
import type { Instrument, Json, Limit, Norm } from '#kernel';
import * as annualReport from './instruments/annual-report.ts';
import * as common from './instruments/common.ts';
import * as legalityReview from './instruments/legality-review.ts';
import * as majorDecisions from './instruments/major-decisions.ts';
import * as mediation from './instruments/mediation.ts';
import * as normativeDocuments from './instruments/normative-documents.ts';
import * as supervision from './instruments/supervision.ts';
import * as annualReportLimits from './limits/annual-report.ts';
import * as commonLimits from './limits/common.ts';
import * as legalityReviewLimits from './limits/legality-review.ts';
import * as mediationLimits from './limits/mediation.ts';
import * as normativeDocumentLimits from './limits/normative-documents.ts';
import * as supervisionLimits from './limits/supervision.ts';

export * from './calendar/index.ts';
export * from './instruments/annual-report.ts';
export * from './instruments/common.ts';
export * from './instruments/legality-review.ts';
export * from './instruments/major-decisions.ts';
export * from './instruments/mediation.ts';
export * from './instruments/normative-documents.ts';
export * from './instruments/supervision.ts';
export * from './limits/annual-report.ts';
export * from './limits/common.ts';
export * from './limits/legality-review.ts';
export * from './limits/mediation.ts';
export * from './limits/normative-documents.ts';
export * from './limits/supervision.ts';

/** Every instrument, by field of law. */
export const instruments: readonly Instrument[] = [
  common,
  normativeDocuments,
  legalityReview,
  majorDecisions,
  mediation,
  supervision,
  annualReport,
].flatMap((field) => Object.values(field).map((cite) => cite.instrument));

/** Every limit, amount and rate, by field of law; the platform shows them, and edits what a city may set. */
export const norms: readonly Norm<Json | Limit>[] = [
  commonLimits,
  normativeDocumentLimits,
  legalityReviewLimits,
  mediationLimits,
  supervisionLimits,
  annualReportLimits,
].flatMap((field): readonly Norm<Json | Limit>[] => Object.values(field));
