import type { Procedure } from '#kernel';
import { cleanupCampaign } from '#modules/cleanup-campaign';
import { compilation } from '#modules/compilation';
import { fairCompetitionReview, fairCompetitionSelfReview } from '#modules/fair-competition-review';
import { legalityReview } from '#modules/legality-review';
import { mediationCase } from '#modules/mediation-case';
import { mediationCommittee } from '#modules/mediation-committee';
import { meetingItem } from '#modules/meeting-item';
import { normativeDocument } from '#modules/normative-document';
import { normativeDocumentCleanup } from '#modules/normative-document-cleanup';
import { normativeDocumentFiling } from '#modules/normative-document-filing';
import { reviewSuggestion } from '#modules/review-suggestion';

/** Every kind of matter the platform knows: one line each. */
export const procedures = [
  normativeDocument,
  normativeDocumentFiling,
  reviewSuggestion,
  cleanupCampaign,
  normativeDocumentCleanup,
  compilation,
  legalityReview,
  fairCompetitionSelfReview,
  fairCompetitionReview,
  meetingItem,
  mediationCommittee,
  mediationCase,
] as unknown as readonly Procedure[];
