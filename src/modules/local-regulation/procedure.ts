import { choice, count, date, file, type Guard, longText, matterRef, procedure, refusal, stock, text, unit, type ValuesOf } from '#kernel';
import {
  billBeforeSession,
  cityLawMakingRules,
  implementingProvisions,
  legislationLaw,
  legislationLaw2015,
  opinionValidity,
  platformDefaults,
  provincialApproval,
  ruleMakingRegulation,
} from '#law';
import { open, ruleDomainTitles, staff } from '#vocabulary';

const bill = cityLawMakingRules('法规案的审议');
const approval = legislationLaw2015('地方性法规的批准', 'recalled');

const fields = {
  title: text('法规名称', { ...open, min: 4, max: 120 }),
  government: unit('提案的政府', open),
  domain: choice('领域', ruleDomainTitles, open),
  suggestion: longText('立法建议', { ...staff, max: 4000 }),
  proposingUnit: unit('建议单位', staff),
  npcPlan: text('市人大常委会立法计划', { ...open, max: 100 }),
  draftingUnit: unit('起草单位', open),
  draftBy: date('计划完成起草日', { ...open, future: true }),
  draftFile: file('法规草案', staff),
  explanationFile: file('草案说明', staff),
  consultation: longText('征求意见情况', { ...staff, max: 4000 }),
  textFile: file('草案审议稿', staff),
  legalityReview: matterRef('legality-review', '合法性审查', staff),
  meetingNo: text('政府常务会议会次', { ...staff, max: 60 }),
  governmentPassedOn: date('政府常务会议通过日期', staff),
  billNo: text('议案文号', { ...staff, max: 60 }),
  references: file('参阅资料', staff),
  distributedOn: date('会前印发日期', staff),
  readingNote: longText('审议意见和修改情况', { ...staff, max: 4000 }),
  passedOn: date('市人大常委会通过日期', open),
  withdrawReason: longText('撤回理由', { ...staff, max: 1000 }),
  approvalPaper: text('报请批准文号', { ...staff, max: 60 }),
  approvedOn: date('省人大常委会批准日期', open),
  refuseReason: longText('不予批准的理由', { ...staff, max: 2000 }),
  announcement: text('公告', { ...open, max: 100, help: '载明通过、批准的机关和日期' }),
  effectiveOn: date('施行日期', { ...open, future: true }),
  implementing: longText('配套规定和组织实施', { ...open, max: 4000 }),
  lateReason: longText('超期原因', { ...staff, max: 500 }),
} as const;

type V = ValuesOf<typeof fields>;

/** The government sends no draft to the people's congress that was not found lawful in this very text. */
const reviewed: Guard<V> = (view) => {
  const review = view.linked('legalityReview');
  const { conclusion, textHash, issuedOn } = review?.values ?? {};
  const clear =
    (conclusion === 'lawful' && ['issued', 'adopted', 'archived'].includes(review?.state ?? '')) ||
    (conclusion === 'lawful-after-revision' && ['adopted', 'archived'].includes(review?.state ?? ''));
  const { n } = view.inForce(opinionValidity);
  if (review?.values.kind === 'rule-draft' && clear && textHash === view.values.textFile?.sha256 && issuedOn !== undefined && n > 0)
    return undefined;
  return refusal('not-reviewed', '法规草案未经合法性审查，或者审议稿与审查的文本不一致', {
    remedy: '请先办理规章、法规草案的合法性审查',
    basis: ruleMakingRegulation('第19条（比照）'),
    field: 'legalityReview',
  });
};

/** The days of the people's congress are the days on which they are entered as happening. */
const today =
  (field: 'passedOn' | 'approvedOn' | 'governmentPassedOn'): Guard<V> =>
  ({ values, on }) =>
    values[field] === on
      ? undefined
      : refusal('not-today', `「${fields[field].title}」应为该步的发生日期`, { remedy: '请核对日期', basis: bill, field });

const afterPromulgation: Guard<V> = ({ values, on }) =>
  (values.effectiveOn ?? '') >= on
    ? undefined
    : refusal('effect-before', '施行日期不得早于公布', { remedy: '请核对施行日期', basis: bill, field: 'effectiveOn' });

const reading = { basis: bill, by: 'justice-bureau' } as const;

/** 地方性法规项目: how the government works with the people's congress, whose own steps are entered by the justice bureau. */
export const localRegulation = procedure({
  id: 'local-regulation',
  version: 1,
  title: '配合地方立法',
  group: '政府立法',
  basis: approval,
  roles: {
    proposer: { title: '建议单位', relation: 'named', field: 'proposingUnit', duties: ['clerk', 'head'] },
    drafter: { title: '起草单位', relation: 'named', field: 'draftingUnit', duties: ['clerk', 'reviewer', 'head'] },
    'justice-bureau': { title: '司法行政部门', relation: 'office', office: 'justice', duties: ['clerk', 'reviewer', 'chief'] },
    secretariat: { title: '政府会议会务', relation: 'office', office: 'government-office', duties: ['secretariat'] },
    'government-office': {
      title: '政府办公室',
      relation: 'office',
      office: 'government-office',
      duties: ['clerk', 'chief', 'secretariat'],
    },
  },
  fields,
  shows: { title: 'title', list: ['domain', 'draftingUnit', 'passedOn', 'approvedOn', 'effectiveOn'] },
  owner: 'government',
  states: {
    proposed: { title: '已提出立法建议' },
    listed: { title: '已列入人大立法计划' },
    drafting: { title: '起草中' },
    'gov-reviewing': { title: '政府审查中' },
    'gov-passed': { title: '政府会议通过' },
    'bill-submitted': { title: '已提请审议' },
    'first-read': { title: '一审' },
    'second-read': { title: '二审' },
    'npc-passed': { title: '市人大常委会通过' },
    'provincial-submitted': { title: '已报请批准' },
    'provincial-approved': { title: '省人大常委会批准' },
    promulgated: { title: '已公布' },
    implementing: { title: '组织实施', final: true },
    'not-listed': { title: '未列入计划', final: true },
    withdrawn: { title: '已撤回', final: true },
    'not-approved': { title: '未获批准', final: true },
  },
  publicIn: ['listed', 'npc-passed', 'provincial-approved', 'promulgated', 'implementing'],
  acts: {
    propose: {
      title: '提出立法建议',
      basis: bill,
      by: ['proposer', 'justice-bureau'],
      to: 'proposed',
      needs: ['title', 'government', 'domain', 'proposingUnit', 'suggestion'],
    },
    list: {
      ...reading,
      title: '列入人大立法计划',
      from: 'proposed',
      to: 'listed',
      needs: ['npcPlan', 'draftingUnit', 'draftBy'],
    },
    'not-list': { ...reading, title: '未列入人大立法计划', from: 'proposed', to: 'not-listed', needs: ['withdrawReason'], awaited: [] },
    draft: { title: '起草', basis: bill, by: 'drafter', from: 'listed', to: 'drafting', needs: ['draftFile', 'explanationFile'] },
    'submit-review': {
      title: '报送政府审查',
      basis: bill,
      by: 'drafter',
      from: 'drafting',
      to: 'gov-reviewing',
      needs: ['draftFile', 'explanationFile', 'consultation'],
      asks: ['lateReason'],
      lateReason: 'lateReason',
    },
    'return-draft': {
      ...reading,
      title: '退回修改',
      from: 'gov-reviewing',
      to: 'drafting',
      needs: ['readingNote'],
      awaited: [],
      returns: true,
    },
    deliberate: {
      title: '政府常务会议讨论通过',
      basis: bill,
      by: 'secretariat',
      from: 'gov-reviewing',
      to: 'gov-passed',
      needs: ['textFile', 'legalityReview', 'meetingNo', 'governmentPassedOn'],
      guard: [reviewed, today('governmentPassedOn')],
    },
    'submit-bill': {
      title: '提请市人大常委会审议',
      basis: bill,
      by: 'government-office',
      from: 'gov-passed',
      to: 'bill-submitted',
      needs: ['billNo', 'explanationFile', 'references'],
    },
    'distribute-bill': {
      ...reading,
      title: '会前印发法规草案',
      from: ['bill-submitted', 'first-read'],
      needs: ['distributedOn'],
      awaited: [],
    },
    'first-reading': { ...reading, title: '一次审议', from: 'bill-submitted', to: 'first-read', needs: ['readingNote'] },
    'second-reading': { ...reading, title: '二次审议', from: 'first-read', to: 'second-read', needs: ['readingNote'] },
    pass: { ...reading, title: '表决通过', from: 'second-read', to: 'npc-passed', needs: ['passedOn'], guard: today('passedOn') },
    'import-passed': {
      ...reading,
      title: '补录已通过的法规',
      basis: platformDefaults('平台启用前通过的法规'),
      to: 'npc-passed',
      needs: ['title', 'government', 'domain', 'draftingUnit', 'passedOn'],
      awaited: [],
    },
    'withdraw-bill': {
      title: '撤回议案',
      basis: bill,
      by: 'government-office',
      from: ['bill-submitted', 'first-read', 'second-read'],
      to: 'withdrawn',
      needs: ['withdrawReason'],
      awaited: [],
    },
    'submit-approval': {
      ...reading,
      title: '报请省人大常委会批准',
      basis: approval,
      from: 'npc-passed',
      to: 'provincial-submitted',
      needs: ['approvalPaper'],
    },
    approve: {
      ...reading,
      title: '省人大常委会批准',
      basis: approval,
      from: 'provincial-submitted',
      to: 'provincial-approved',
      needs: ['approvedOn'],
      asks: ['lateReason'],
      lateReason: 'lateReason',
      guard: today('approvedOn'),
    },
    refuse: {
      ...reading,
      title: '不予批准',
      basis: approval,
      from: 'provincial-submitted',
      to: 'not-approved',
      needs: ['refuseReason'],
      awaited: [],
    },
    promulgate: {
      ...reading,
      title: '公布',
      basis: legislationLaw('地方性法规的公布', 'recalled'),
      from: 'provincial-approved',
      to: 'promulgated',
      needs: ['announcement', 'effectiveOn'],
      guard: afterPromulgation,
    },
    implement: {
      title: '制定配套规定，组织实施',
      basis: platformDefaults('法规配套规定'),
      by: ['drafter', 'justice-bureau'],
      from: 'promulgated',
      to: 'implementing',
      needs: ['implementing'],
      asks: ['lateReason'],
      lateReason: 'lateReason',
    },
  },
  deadlines: {
    drafting: {
      title: '完成起草',
      basis: platformDefaults('起草的计划时间'),
      kind: 'at-most',
      starts: 'list',
      until: 'draftBy',
      stops: 'submit-review',
    },
    'before-session': {
      title: '法规草案会前印发',
      basis: platformDefaults('会前印发'),
      kind: 'at-least',
      starts: 'distribute-bill',
      startsOn: 'distributedOn',
      within: billBeforeSession,
      stops: ['first-reading', 'second-reading'],
      gates: ['first-reading', 'second-reading'],
    },
    approval: {
      title: '省人大常委会批准',
      basis: approval,
      kind: 'at-most',
      starts: 'submit-approval',
      within: provincialApproval,
      stops: ['approve', 'refuse'],
    },
    implementing: {
      title: '法规配套规定',
      basis: platformDefaults('法规配套规定'),
      kind: 'at-most',
      starts: 'promulgate',
      within: implementingProvisions,
      stops: 'implement',
    },
  },
  serials: {},
  metrics: {
    proposed: count({ title: '立法建议', definition: '期内政府提出的地方立法建议件数', unit: '件', acts: 'propose' }),
    listed: count({
      title: '列入人大立法计划',
      definition: '期内列入市人大常委会立法计划、由政府起草的法规件数',
      unit: '件',
      acts: 'list',
    }),
    'bills-submitted': count({ title: '提请审议', definition: '期内政府提请审议的法规案件数', unit: '件', acts: 'submit-bill' }),
    'npc-passed': count({
      title: '配合制定地方性法规',
      definition: '期内市人大常委会通过的、由政府提请审议的地方性法规件数',
      basis: approval,
      unit: '件',
      acts: 'pass',
      by: ['domain'],
    }),
    approved: count({
      title: '获批准的地方性法规',
      definition: '期内省人大常委会批准的法规件数',
      unit: '件',
      acts: 'approve',
      by: ['domain'],
    }),
    promulgated: count({ title: '公布地方性法规', definition: '期内公布的法规件数', unit: '件', acts: 'promulgate' }),
    pending: stock({
      title: '在办法规项目',
      definition: '期末已列入计划、尚未公布的法规件数',
      unit: '件',
      states: [
        'listed',
        'drafting',
        'gov-reviewing',
        'gov-passed',
        'bill-submitted',
        'first-read',
        'second-read',
        'npc-passed',
        'provincial-submitted',
        'provincial-approved',
      ],
    }),
  },
});
