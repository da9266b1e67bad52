import type { Procedure } from '#kernel';
import { accountabilityCase } from '#modules/accountability-case';
import { accountabilityRule } from '#modules/accountability-rule';
import { administrativeAdjudication } from '#modules/administrative-adjudication';
import { arbitrationCase } from '#modules/arbitration-case';
import { budgetDisclosure } from '#modules/budget-disclosure';
import { cleanupCampaign } from '#modules/cleanup-campaign';
import { compilation } from '#modules/compilation';
import { counselConsultation } from '#modules/counsel-consultation';
import { counselEngagement } from '#modules/counsel-engagement';
import { decisionCatalogue } from '#modules/decision-catalogue';
import { decisionItem } from '#modules/decision-item';
import { deputyProposal } from '#modules/deputy-proposal';
import { disclosureReport } from '#modules/disclosure-report';
import { fairCompetitionReview, fairCompetitionSelfReview } from '#modules/fair-competition-review';
import { governmentRule } from '#modules/government-rule';
import { informationRequest } from '#modules/information-request';
import { judicialAdvice } from '#modules/judicial-advice';
import { legalServiceCentre } from '#modules/legal-service-centre';
import { legalityReview } from '#modules/legality-review';
import { litigationCase } from '#modules/litigation-case';
import { localRegulation } from '#modules/local-regulation';
import { formerMajorDecision, majorDecision, nationalMajorDecision } from '#modules/major-decision';
import { mediationCase } from '#modules/mediation-case';
import { mediationCheck } from '#modules/mediation-check';
import { mediationCommittee } from '#modules/mediation-committee';
import { mediator } from '#modules/mediator';
import { meetingItem } from '#modules/meeting-item';
import { normativeDocument } from '#modules/normative-document';
import { normativeDocumentCleanup } from '#modules/normative-document-cleanup';
import { normativeDocumentFiling } from '#modules/normative-document-filing';
import { oversightItem } from '#modules/oversight-item';
import { pressConference } from '#modules/press-conference';
import { proactivePublication } from '#modules/proactive-publication';
import { proposalCommitment } from '#modules/proposal-commitment';
import { publicOpinion } from '#modules/public-opinion';
import { reconsiderationAnalysis } from '#modules/reconsideration-analysis';
import { reconsiderationCase, reconsiderationCaseOld } from '#modules/reconsideration-case';
import { reconsiderationInstitution } from '#modules/reconsideration-institution';
import { reconsiderationOpinion } from '#modules/reconsideration-opinion';
import { reviewSuggestion } from '#modules/review-suggestion';
import { ruleFiling } from '#modules/rule-filing';
import { rulePlan } from '#modules/rule-plan';

/** Every kind of matter the platform knows: one line each. */
export const procedures = [
  normativeDocument,
  publicOpinion,
  normativeDocumentFiling,
  reviewSuggestion,
  cleanupCampaign,
  normativeDocumentCleanup,
  compilation,
  legalityReview,
  fairCompetitionSelfReview,
  fairCompetitionReview,
  meetingItem,
  decisionItem,
  decisionCatalogue,
  formerMajorDecision,
  nationalMajorDecision,
  majorDecision,
  rulePlan,
  governmentRule,
  ruleFiling,
  localRegulation,
  counselEngagement,
  counselConsultation,
  mediationCommittee,
  mediationCase,
  mediator,
  mediationCheck,
  administrativeAdjudication,
  arbitrationCase,
  legalServiceCentre,
  informationRequest,
  proactivePublication,
  pressConference,
  budgetDisclosure,
  disclosureReport,
  reconsiderationCaseOld,
  reconsiderationCase,
  reconsiderationOpinion,
  reconsiderationAnalysis,
  reconsiderationInstitution,
  deputyProposal,
  proposalCommitment,
  oversightItem,
  litigationCase,
  judicialAdvice,
  accountabilityRule,
  accountabilityCase,
] as unknown as readonly Procedure[];
