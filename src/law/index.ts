/** What the law says: instruments, dated limits, the working-day calendar. Pure data with its provisions. */
import type { Instrument, Json, Limit, Norm } from '#kernel';
import * as accountability from './instruments/accountability.ts';
import * as annualReport from './instruments/annual-report.ts';
import * as assessment from './instruments/assessment.ts';
import * as common from './instruments/common.ts';
import * as demonstration from './instruments/demonstration.ts';
import * as legalCounsel from './instruments/legal-counsel.ts';
import * as legalityReview from './instruments/legality-review.ts';
import * as legislation from './instruments/legislation.ts';
import * as litigation from './instruments/litigation.ts';
import * as majorDecisions from './instruments/major-decisions.ts';
import * as mediation from './instruments/mediation.ts';
import * as normativeDocuments from './instruments/normative-documents.ts';
import * as openGovernment from './instruments/open-government.ts';
import * as oversight from './instruments/oversight.ts';
import * as reconsideration from './instruments/reconsideration.ts';
import * as responsibility from './instruments/responsibility.ts';
import * as supervision from './instruments/supervision.ts';
import * as accountabilityLimits from './limits/accountability.ts';
import * as annualReportLimits from './limits/annual-report.ts';
import * as assessmentLimits from './limits/assessment.ts';
import * as commonLimits from './limits/common.ts';
import * as demonstrationLimits from './limits/demonstration.ts';
import * as disputeLimits from './limits/disputes.ts';
import * as legalCounselLimits from './limits/legal-counsel.ts';
import * as legalityReviewLimits from './limits/legality-review.ts';
import * as legislationLimits from './limits/legislation.ts';
import * as litigationLimits from './limits/litigation.ts';
import * as majorDecisionLimits from './limits/major-decisions.ts';
import * as mediationLimits from './limits/mediation.ts';
import * as normativeDocumentLimits from './limits/normative-documents.ts';
import * as openGovernmentLimits from './limits/open-government.ts';
import * as oversightLimits from './limits/oversight.ts';
import * as reconsiderationLimits from './limits/reconsideration.ts';
import * as responsibilityLimits from './limits/responsibility.ts';
import * as supervisionLimits from './limits/supervision.ts';
import * as taskLimits from './limits/tasks.ts';
import * as truthLimits from './limits/truth.ts';

export * from './calendar/index.ts';
export * from './instruments/accountability.ts';
export * from './instruments/annual-report.ts';
export * from './instruments/assessment.ts';
export * from './instruments/common.ts';
export * from './instruments/demonstration.ts';
export * from './instruments/legal-counsel.ts';
export * from './instruments/legality-review.ts';
export * from './instruments/legislation.ts';
export * from './instruments/litigation.ts';
export * from './instruments/major-decisions.ts';
export * from './instruments/mediation.ts';
export * from './instruments/normative-documents.ts';
export * from './instruments/open-government.ts';
export * from './instruments/oversight.ts';
export * from './instruments/reconsideration.ts';
export * from './instruments/responsibility.ts';
export * from './instruments/supervision.ts';
export * from './limits/accountability.ts';
export * from './limits/annual-report.ts';
export * from './limits/assessment.ts';
export * from './limits/common.ts';
export * from './limits/demonstration.ts';
export * from './limits/disputes.ts';
export * from './limits/legal-counsel.ts';
export * from './limits/legality-review.ts';
export * from './limits/legislation.ts';
export * from './limits/litigation.ts';
export * from './limits/major-decisions.ts';
export * from './limits/mediation.ts';
export * from './limits/normative-documents.ts';
export * from './limits/open-government.ts';
export * from './limits/oversight.ts';
export * from './limits/reconsideration.ts';
export * from './limits/responsibility.ts';
export * from './limits/supervision.ts';
export * from './limits/tasks.ts';
export * from './limits/truth.ts';

/** Every instrument, by field of law. */
export const instruments: readonly Instrument[] = [
  common,
  normativeDocuments,
  legalCounsel,
  legalityReview,
  legislation,
  majorDecisions,
  mediation,
  openGovernment,
  oversight,
  reconsideration,
  supervision,
  annualReport,
  litigation,
  accountability,
  assessment,
  demonstration,
  responsibility,
].flatMap((field) => Object.values(field).map((cite) => cite.instrument));

/** Every limit, amount and rate, by field of law; the platform shows them, and edits what a city may set. */
export const norms: readonly Norm<Json | Limit>[] = [
  commonLimits,
  normativeDocumentLimits,
  legalCounselLimits,
  legalityReviewLimits,
  legislationLimits,
  majorDecisionLimits,
  mediationLimits,
  disputeLimits,
  openGovernmentLimits,
  oversightLimits,
  reconsiderationLimits,
  supervisionLimits,
  taskLimits,
  annualReportLimits,
  litigationLimits,
  accountabilityLimits,
  assessmentLimits,
  truthLimits,
  demonstrationLimits,
  responsibilityLimits,
].flatMap((field): readonly Norm<Json | Limit>[] => Object.values(field));
