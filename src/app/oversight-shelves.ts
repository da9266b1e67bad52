import type { Shelf } from '#api';

/** Answers to suggestions and proposals; whoever wished otherwise is not here. */
const proposals: Shelf = {
  id: 'proposals',
  title: '建议提案答复',
  words: '人大代表建议、政协提案的办理答复。提出人认为不宜公开的，不在其中。',
  procedure: 'deputy-proposal',
  marks: [{ id: 'published', title: '已公开', tone: 'good', states: ['published'] }],
  line: ['kind', 'leadUnit', 'replyClass'],
  text: 'reply',
  facts: [
    'proposalNo',
    'kind',
    'session',
    'leader',
    'leadUnit',
    'coUnit',
    'content',
    'replyNo',
    'replyClass',
    'secondReply',
    'satisfaction',
  ],
  narrow: ['kind', 'subject', 'replyClass'],
  offers: [],
};

/** What the answers promised, and whether it was done. */
const commitments: Shelf = {
  id: 'commitments',
  title: '建议提案承诺事项',
  words: '答复中列入计划的事项、完成期限和落实情况。',
  procedure: 'proposal-commitment',
  marks: [
    { id: 'promised', title: '落实中', tone: 'waiting', states: ['promised'] },
    { id: 'deferred', title: '列入规划', tone: 'plain', states: ['deferred'] },
    { id: 'fulfilled', title: '已兑现', tone: 'good', states: ['fulfilled'] },
    { id: 'dropped', title: '不再实施', tone: 'ended', states: ['dropped'] },
  ],
  line: ['proposalNo', 'kind'],
  until: 'dueOn',
  facts: ['commitmentNo', 'proposalNo', 'kind', 'dueOn', 'result', 'deferReason', 'dropReason'],
  narrow: ['kind'],
  offers: [],
};

/** The roster of government counsel: who, of which firm, for whom, until when; and whoever is proposed. */
const counsel: Shelf = {
  id: 'legal-counsel',
  title: '政府法律顾问名册',
  words: '各级政府和部门聘任的法律顾问、聘期，以及遴选公告和拟聘公示。',
  procedure: 'counsel-engagement',
  marks: [
    { id: 'active', title: '在聘', tone: 'good', states: ['active'] },
    { id: 'publicised', title: '拟聘公示', tone: 'waiting', states: ['publicised'] },
    { id: 'selecting', title: '正在遴选', tone: 'waiting', states: ['selecting'] },
    { id: 'expired', title: '聘期届满', tone: 'ended', states: ['expired'] },
  ],
  line: ['unit', 'counselKind', 'firm'],
  until: 'termTo',
  facts: ['engagementNo', 'unit', 'level', 'counselKind', 'firm', 'method', 'termFrom', 'termTo', 'scope', 'notice', 'publicityNote'],
  narrow: ['level', 'counselKind', 'method'],
  offers: [],
};

/** What the law opens of proposals, of oversight and of legal counsel. */
export const oversightShelves: readonly Shelf[] = [proposals, commitments, counsel];
