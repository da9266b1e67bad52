import { procedure } from '#kernel';
import {
  cppccReply,
  deputiesLaw2015,
  henanProposalMeasures,
  proposalCoReply,
  proposalFeedback,
  proposalReassign,
  proposalRehandling,
  proposalReturn,
  suggestionExtension,
  suggestionReply,
} from '#law';
import { acts, roles, states } from './acts.ts';
import { fields } from './fields.ts';
import { metrics } from './metrics.ts';

const given = ['assign', 'assign-joint'] as const;

/** A suggestion of deputies of the people's congress, or a proposal of members of the CPPCC, before the government. */
export const deputyProposal = procedure({
  id: 'deputy-proposal',
  version: 1,
  title: '建议提案办理',
  group: '公开与监督',
  basis: deputiesLaw2015('第42条'),
  roles,
  fields,
  shows: { title: 'title', number: 'proposalNo', outcome: 'replyClass', list: ['leadUnit', 'kind', 'replyClass', 'satisfaction'] },
  states,
  publicIn: ['published'],
  acts,
  deadlines: {
    return: {
      title: '退件',
      basis: henanProposalMeasures('第14条'),
      kind: 'at-most',
      starts: given,
      restarts: ['reassign'],
      within: proposalReturn,
      stops: ['accept', 'return-not-ours'],
    },
    reassign: {
      title: '重新确定承办单位',
      basis: henanProposalMeasures('第14条'),
      kind: 'at-most',
      starts: 'return-not-ours',
      within: proposalReassign,
      stops: ['reassign', 'uphold'],
    },
    reply: {
      title: '答复',
      basis: deputiesLaw2015('第42条'),
      kind: 'at-most',
      starts: given,
      restarts: ['reassign'],
      within: { by: 'kind', of: { cppcc: cppccReply }, otherwise: suggestionReply },
      extends: { by: 'extend', within: suggestionExtension },
      stops: 'sign-reply',
    },
    'co-reply': {
      title: '协办意见',
      basis: henanProposalMeasures('第18条'),
      kind: 'at-most',
      starts: 'assign-joint',
      within: proposalCoReply,
      stops: ['co-reply', 'sign-reply'],
    },
    feedback: {
      title: '反馈',
      basis: henanProposalMeasures('第22条'),
      kind: 'at-most',
      starts: ['sign-reply', 're-reply'],
      within: proposalFeedback,
      stops: ['feedback-satisfied', 'feedback-basically', 'feedback-dissatisfied', 'satisfied-again', 'still-dissatisfied', 'lapse'],
      then: 'lapse',
    },
    rehandling: {
      title: '再次答复',
      basis: henanProposalMeasures('第22条'),
      kind: 'at-most',
      starts: 'feedback-dissatisfied',
      within: proposalRehandling,
      stops: 're-reply',
    },
  },
  serials: {},
  metrics,
});
