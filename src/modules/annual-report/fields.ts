import { choice, date, docNumber, file, flag, longText, matterRef, number, rows, text, unit } from '#kernel';
import { disclosureRegulation, lawGovernmentInspectionRules, officialDocumentFormat, officialDocumentRules, platformDefaults } from '#law';
import { open, staff } from '#vocabulary';

const publication = { ...open, basis: lawGovernmentInspectionRules('第24条') } as const;
const sealed = { ...staff, pattern: '^[0-9a-f]{64}$', basis: platformDefaults('数据封存') } as const;
const elements = { ...open, basis: disclosureRegulation('第12条') } as const;

/** To whom a report goes; each way is a name, and a receipt with its day. */
const way = (title: string) =>
  ({
    to: text(`报送机关（${title}）`, { ...staff, max: 60 }),
    receipt: text(`回执（${title}）`, { ...staff, max: 120, help: '收文登记号或者签收人' }),
    receivedOn: date(`收到日期（${title}）`, staff),
  }) as const;
const [superior, party, npc] = [way('上一级政府'), way('同级党委'), way('人大常委会')];

/** What a finding of the check says, and how the drafting office explains it where it stands. */
const finding = {
  id: text('编号', { ...staff, max: 300 }),
  said: longText('核对意见', { ...staff, max: 600 }),
  explanation: longText('书面说明', { ...staff, min: 0, max: 600 }),
};

const adoption = {
  unit: text('提出单位', { ...staff, max: 60 }),
  opinion: longText('意见', { ...staff, max: 1000 }),
  adopted: choice('采纳情况', { full: '采纳', partly: '部分采纳', no: '未采纳' }, staff),
  reason: longText('理由', { ...staff, min: 0, max: 600 }),
};

/** What stays in the internal edition: a passage by its place, its beginning, and why. */
const redaction = {
  path: text('位置', { ...staff, pattern: '^[1-9]\\d{0,3}$', help: '正文第几段，标题和表格各计一段' }),
  quote: text('段首', { ...staff, max: 120 }),
  ground: choice(
    '不公开的理由',
    {
      instruction: '领导批示',
      internal: '内部意见、内部事务信息',
      process: '过程性信息',
      personal: '个人隐私',
      commercial: '商业秘密',
      safety: '危及国家安全、公共安全、经济安全、社会稳定',
    },
    { ...staff, basis: disclosureRegulation('第14条至第16条') },
  ),
  reason: longText('说明', { ...staff, max: 500 }),
};

/** The report is public when it is published; how it came about is information in the making. */
export const fields = {
  title: text('标题', { ...open, min: 6, max: 120 }),
  reportYear: number('报告年度', { ...open, min: 2000, max: 2100 }),
  reporter: unit('报告单位', open),
  level: choice('报告主体', { government: '市、县（区）人民政府', department: '政府部门', township: '乡镇、街道' }, open),
  template: text('报告底稿', { ...staff, pattern: '^[a-z][a-z0-9-]{0,59}$', help: '底稿的编号' }),
  submitBefore: date('最迟报送日', { ...staff, future: true, help: '3月1日前报送，最迟为2月末日' }),
  publishBefore: date('最迟公开日', { ...staff, future: true, help: '4月1日前公开，最迟为3月31日' }),
  npcBefore: date('最迟报人大常委会日', {
    ...staff,
    future: true,
    when: { field: 'level', in: ['government'] },
    help: '与最迟报送日相同',
  }),
  demonstrationArea: flag('示范地区', staff),
  demonstrationBefore: date('示范地区最迟另报日', {
    ...staff,
    future: true,
    when: { field: 'demonstrationArea', in: [true] },
    help: '1月底前另报，最迟为1月31日',
  }),
  contributeBefore: date('最迟供稿日', { ...staff, future: true }),
  freezeBefore: date('最迟封存日', { ...staff, future: true }),
  definitions: text('指标口径校验值', sealed),
  figuresEdition: number('数据封存版次', { ...staff, min: 1, basis: platformDefaults('数据封存') }),
  figuresSeal: text('封存数据校验值', sealed),
  refreezeReason: longText('重新封存的理由', { ...staff, min: 4, max: 500 }),
  textVersion: number('正文版次', { ...staff, min: 1 }),
  findings: rows('一致性核对', finding, { ...staff, min: 0, max: 200 }),
  consultUnits: rows('征求意见的单位', { unit: unit('单位', staff) }, { ...staff, min: 1, max: 120 }),
  consultUntil: date('反馈意见的期限', { ...staff, future: true }),
  adoptions: rows('意见采纳情况', adoption, { ...staff, min: 0, max: 200 }),
  returnReason: longText('退回修改的理由', { ...staff, min: 4, max: 500 }),
  secrecyResult: choice(
    '保密审查结论',
    { public: '全文公开', partly: '删减后公开', closed: '涉密，不公开' },
    { ...staff, basis: disclosureRegulation('第17条') },
  ),
  redactions: rows('公开版差异', redaction, { ...staff, min: 0, max: 200 }),
  meetingItem: matterRef('meeting-item', '审议议题', staff),
  meetingNote: text('审议情况', { ...staff, max: 200, help: '会议名称和会次' }),
  docNo: docNumber('文号', { ...elements, basis: officialDocumentFormat('7.2.5') }),
  signedOn: date('成文日期', { ...elements, help: '签发之日；可以是休息日' }),
  signatory: text('签发人', { ...staff, max: 30, basis: officialDocumentRules('第9条（六）') }),
  indexNo: text('索引号', { ...elements, pattern: '^[A-Z0-9]{5,9}-\\d{4}-\\d{4}-\\d{5}$' }),
  superiorName: superior.to,
  superiorReceipt: superior.receipt,
  superiorReceivedOn: superior.receivedOn,
  partyName: party.to,
  partyReceipt: party.receipt,
  partyReceivedOn: party.receivedOn,
  npcName: npc.to,
  npcReceipt: npc.receipt,
  npcReceivedOn: npc.receivedOn,
  demonstrationTo: text('另报机关', { ...staff, max: 60 }),
  ccTo: text('抄送机关', { ...staff, max: 120 }),
  publicEdition: number('公开版版次', { ...open, min: 1 }),
  publicSeal: text('公开版校验值', { ...publication, pattern: '^[0-9a-f]{64}$' }),
  verifyCode: text('核验码', { ...publication, pattern: '^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$' }),
  publicFile: file('报告（公开版）', publication),
  figuresFile: file('指标表（JSON）', publication),
  figuresTable: file('指标表（CSV）', publication),
  url: text('公开网址', { ...publication, max: 300 }),
  validity: choice('有效性', { effective: '有效', expired: '失效' }, elements),
  correctionNotice: longText('更正公告', { ...publication, min: 4, max: 2000 }),
  gap: choice('存在的问题', { late: '未按期报送或者公开', incomplete: '内容不完整', data: '数据不实' }, staff),
  gapNote: longText('督促意见', { ...staff, min: 4, max: 1000 }),
  urgeNote: longText('催办意见', { ...staff, min: 4, max: 500 }),
  lateReason: longText('逾期原因', { ...staff, max: 500 }),
} as const;
