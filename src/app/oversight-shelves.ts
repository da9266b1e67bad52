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
/** How each unit did in the year's assessment: by group, since like is ranked with like. */
const assessments: Shelf = {
  id: 'assessments',
  title: '依法行政考核',
  words: '每年依法行政考核的方案、抽样种子，以及公布的名次和等次。名次只在同组单位之间排列。',
  procedure: 'assessment-cycle',
  marks: [
    { id: 'published', title: '结果已公布', tone: 'good', states: ['published', 'transferred'] },
    { id: 'corrected', title: '结果已更正', tone: 'waiting', states: ['corrected'] },
    { id: 'running', title: '考核进行中', tone: 'waiting', states: ['announced', 'under-way', 'finalised', 'approved'] },
    { id: 'archived', title: '往年考核', tone: 'plain', states: ['archived'] },
  ],
  line: ['year', 'periodFrom', 'periodTo'],
  facts: [
    ...['noticeNo', 'year', 'periodFrom', 'periodTo', 'ranking', 'satisfaction', 'problems', 'correctionReason', 'correctionNote'],
    ...['method', 'schemeId', 'schemeVersion', 'schemeSeal', 'seed', 'seedSource', 'resultEdition', 'resultSeal'],
  ],
  narrow: [],
  offers: [],
};

export const oversightShelves: readonly Shelf[] = [proposals, commitments, counsel, assessments];
