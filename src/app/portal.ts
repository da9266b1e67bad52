import type { Looking, PortalDoor, ServiceWords, Shelf } from '#api';
import type { Registry } from '#kernel';
import { oversightShelves } from './oversight-shelves.ts';
import { demonstrationShelves } from './showcase.ts';

/** What the law has published of a normative document, and how it stands; a city may not call an expired one valid. */
const documents: Shelf = {
  id: 'documents',
  title: '规范性文件',
  words: '本市行政规范性文件的全文、有效性和沿革。有效性以制定机关公布的文本为准。',
  procedure: 'normative-document',
  marks: [
    { id: 'in-force', title: '现行有效', tone: 'good', states: ['in-force', 'amending'] },
    { id: 'pending', title: '尚未施行', tone: 'waiting', states: ['published'] },
    { id: 'amended', title: '已修改', tone: 'ended', states: ['amended'] },
    { id: 'repealed', title: '已废止', tone: 'ended', states: ['repealed'] },
    { id: 'expired', title: '已失效', tone: 'ended', states: ['expired'] },
  ],
  newest: 'publishedOn',
  line: ['docNo', 'issuer', 'publishedOn'],
  until: 'expiresOn',
  text: 'text',
  facts: [
    ...['docNo', 'issuer', 'coIssuers', 'genre', 'topic', 'indexNo', 'signedOn', 'publishedOn', 'effectiveOn'],
    ...['replacedBy', 'repealDecision', 'repealReason', 'textFile', 'interpretationUrl'],
  ],
  narrow: ['issuerLevel', 'topic'],
  links: {
    'normative-document.replacedBy': '由本文件取代的文件',
    'normative-document.replaces': '取代本文件的文件',
    'normative-document.amends': '修改本文件的文件',
    'public-opinion.document': '征求意见时收到的意见和处理情况',
    'normative-document-filing.document': '备案',
  },
  offers: [
    {
      procedure: 'review-suggestion',
      act: 'submit',
      title: '对本文件提出审查建议',
      field: 'document',
      marks: ['in-force', 'pending'],
    },
  ],
};

const drafts: Shelf = {
  id: 'drafts',
  title: '征求意见',
  words: '正在公开征求意见的规范性文件草案。意见是否采纳、为什么，在征求意见结束后公布。',
  procedure: 'normative-document',
  marks: [
    { id: 'open', title: '正在征求意见', tone: 'waiting', states: ['consulting'] },
    { id: 'closed', title: '征求意见已结束', tone: 'plain', states: ['consulted'] },
  ],
  newest: 'commentFrom',
  line: ['issuer'],
  until: 'commentUntil',
  facts: [
    ...['draftingUnit', 'issuer', 'commentFrom', 'commentClass', 'commentUrgency', 'draftFile', 'explanationFile', 'commentUrl'],
    ...['commentReceived', 'commentAdopted', 'adoptionTable', 'comments'],
  ],
  narrow: ['topic'],
  offers: [{ procedure: 'public-opinion', act: 'submit', title: '提意见', field: 'document', marks: ['open'] }],
};

const decisions: Shelf = {
  id: 'decisions',
  title: '重大行政决策',
  words: '正在征求意见和已经公布的重大行政决策，意见采纳和执行情况。',
  procedure: 'major-decision',
  marks: [
    { id: 'open', title: '公众参与中', tone: 'waiting', states: ['participating'] },
    { id: 'closed', title: '公众参与已结束', tone: 'plain', states: ['participated'] },
    { id: 'published', title: '已公布', tone: 'good', states: ['published'] },
    { id: 'executing', title: '执行中', tone: 'good', states: ['executing', 'suspended', 'evaluating'] },
    { id: 'done', title: '已完成', tone: 'plain', states: ['completed', 'terminated', 'archived'] },
  ],
  newest: 'publishedOn',
  line: ['decisionMaker', 'category'],
  until: 'commentUntil',
  facts: ['decisionNo', 'decisionMaker', 'category', 'leadUndertaker', 'methods', 'draftFile', 'explanationFile', 'mainOpinions'],
  narrow: ['category'],
  offers: [],
};

const reconsiderations: Shelf = {
  id: 'reconsideration',
  title: '行政复议决定',
  words: '依法公开的行政复议决定，自然人信息已隐去。',
  procedure: 'reconsideration-case',
  marks: [{ id: 'published', title: '已公开', tone: 'good', states: ['published', 'archived-open'] }],
  newest: 'decidedOn',
  line: ['decisionNo', 'respondentName', 'result'],
  text: 'publishedText',
  facts: ['decisionNo', 'organ', 'institution', 'respondentName', 'actKind', 'sector', 'decidedOn', 'result'],
  narrow: ['actKind', 'result'],
  offers: [],
};

const reports: Shelf = {
  id: 'disclosure-reports',
  title: '政府信息公开年度报告',
  words: '各级行政机关公布的政府信息公开工作年度报告。',
  procedure: 'disclosure-report',
  marks: [{ id: 'published', title: '已公布', tone: 'good', states: ['published'] }],
  newest: 'periodTo',
  line: ['agency', 'periodTo'],
  text: 'body',
  facts: ['agency', 'periodTo', 'carriedIn', 'newlyReceived', 'closedCount', 'carriedOut', 'attachment', 'url'],
  narrow: ['level'],
  offers: [],
};

/** Cases of a government are handled by its justice bureau; of any other organ by itself. */
async function organOf(given: Readonly<Record<string, unknown>>, { units }: Looking) {
  const institution = units.find((u) => u.code === given.institution);
  const organ = institution?.kind === 'department' && institution.offices.includes('justice') ? institution.parent : institution?.code;
  return { channel: 'online', ...(organ && { organ }) };
}

const justice = { institution: 'justice', authority: 'justice' } as const;
const reconsideration = { offices: justice, hides: ['organ', 'channel', 'respondent', 'sector'], fills: organOf } as const;

const services: readonly ServiceWords[] = [
  {
    procedure: 'reconsideration-case',
    act: 'file',
    title: '申请行政复议',
    words: '不服行政机关的处罚、强制、征收等行为，请求复议机关审查。不收费。',
    ...reconsideration,
  },
  {
    procedure: 'information-request',
    act: 'apply',
    title: '申请公开政府信息',
    words: '向掌握信息的机关申请，机关在法定期限内答复。',
  },
  {
    procedure: 'review-suggestion',
    act: 'submit',
    title: '对规范性文件提审查建议',
    words: '认为文件同法律、法规不一致的，写明条款和理由，由备案审查机构研究并反馈。',
    offices: justice,
  },
  {
    procedure: 'decision-item',
    act: 'propose-publicly',
    title: '建议列入重大行政决策',
    words: '对涉及公共利益的重大事项提出决策建议。',
  },
  {
    procedure: 'reconsideration-case',
    act: 'file-via-respondent',
    title: '通过作出行为的机关申请行政复议',
    words: '对当场作出或者依据非现场执法设备作出的处罚不服的，可以通过处罚机关提出。',
    ...reconsideration,
    hides: ['organ', 'channel', 'sector'],
  },
  {
    procedure: 'public-opinion',
    act: 'submit',
    title: '对草案提意见',
    words: '意见和处理情况在征求意见结束后公布；姓名和联系方式不公开。',
    hides: ['draftingUnit', 'channel'],
    fills: async ({ document }, { seen }) => {
      const { draftingUnit } = await seen(document);
      return { channel: 'online', ...(draftingUnit !== undefined && { draftingUnit }) };
    },
  },
];

/** What the public's pages show; a kind of matter that a city has left out is left out here too. */
export function portalDoor(registry: Registry, papers: PortalDoor['papers']): PortalDoor {
  const known = ({ procedure }: { readonly procedure: string }): boolean => registry.latest(procedure) !== undefined;
  return {
    shelves: [documents, drafts, decisions, reconsiderations, reports, ...oversightShelves, ...demonstrationShelves].filter(known),
    services: services.filter(known),
    elsewhere: ['public-opinion/submit'],
    papers,
  };
}
