import type { Procedure } from '#kernel';
import { accountabilityCase } from '#modules/accountability-case';
import { accountabilityRule } from '#modules/accountability-rule';
import { administrativeAdjudication } from '#modules/administrative-adjudication';
import { annualReport } from '#modules/annual-report';
import { arbitrationCase } from '#modules/arbitration-case';
import { assessmentCycle } from '#modules/assessment-cycle';
import { budgetDisclosure } from '#modules/budget-disclosure';
import { cleanupCampaign } from '#modules/cleanup-campaign';
import { compilation } from '#modules/compilation';
import { counselConsultation } from '#modules/counsel-consultation';
import { counselEngagement } from '#modules/counsel-engagement';
import { dataQuestion } from '#modules/data-question';
import { decisionCatalogue } from '#modules/decision-catalogue';
import { decisionItem } from '#modules/decision-item';
import { demonstrationApplication } from '#modules/demonstration-application';
import { demonstrationProgramme } from '#modules/demonstration-programme';
import { deputyProposal } from '#modules/deputy-proposal';
import { disclosureReport } from '#modules/disclosure-report';
import { fairCompetitionReview, fairCompetitionSelfReview } from '#modules/fair-competition-review';
import { governmentRule } from '#modules/government-rule';
import { incentive } from '#modules/incentive';
import { indicatorAssignment } from '#modules/indicator-assignment';
import { informationRequest } from '#modules/information-request';
import { inspectionObjection } from '#modules/inspection-objection';
import { judicialAdvice } from '#modules/judicial-advice';
import { leadershipAppraisal } from '#modules/leadership-appraisal';
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
import { onsiteFinding } from '#modules/onsite-finding';
import { oversightItem } from '#modules/oversight-item';
import { pledgeAmendment } from '#modules/pledge-amendment';
import { pointEntry } from '#modules/point-entry';
import { pressConference } from '#modules/press-conference';
import { proactivePublication } from '#modules/proactive-publication';
import { progressReport } from '#modules/progress-report';
import { proposalCommitment } from '#modules/proposal-commitment';
import { publicOpinion } from '#modules/public-opinion';
import { quarterlyReview } from '#modules/quarterly-review';
import { reconsiderationAnalysis } from '#modules/reconsideration-analysis';
import { reconsiderationCase, reconsiderationCaseOld } from '#modules/reconsideration-case';
import { reconsiderationInstitution } from '#modules/reconsideration-institution';
import { reconsiderationOpinion } from '#modules/reconsideration-opinion';
import { rectification } from '#modules/rectification';
import { reportContribution } from '#modules/report-contribution';
import { responsibilityPledge } from '#modules/responsibility-pledge';
import { reviewSuggestion } from '#modules/review-suggestion';
import { ruleFiling } from '#modules/rule-filing';
import { rulePlan } from '#modules/rule-plan';
import { satisfactionSurvey } from '#modules/satisfaction-survey';
import { scoreSheet } from '#modules/score-sheet';
import { citySupervisionOrder, supervisionOrder } from '#modules/supervision-order';
import { supervisionTask } from '#modules/supervision-task';
import { unitAssessment } from '#modules/unit-assessment';
import { unitQuarter } from '#modules/unit-quarter';

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
  supervisionTask,
  progressReport,
  dataQuestion,
  annualReport,
  reportContribution,
  demonstrationProgramme,
  demonstrationApplication,
  indicatorAssignment,
  assessmentCycle,
  unitAssessment,
  scoreSheet,
  onsiteFinding,
  satisfactionSurvey,
  citySupervisionOrder,
  supervisionOrder,
  inspectionObjection,
  rectification,
  responsibilityPledge,
  pledgeAmendment,
  quarterlyReview,
  unitQuarter,
  pointEntry,
  incentive,
  leadershipAppraisal,
] as unknown as readonly Procedure[];
