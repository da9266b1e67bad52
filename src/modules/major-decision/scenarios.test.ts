import { describe, expect, test } from 'vitest';
import { type LinkedMatter, type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { formerMajorDecision, majorDecision, nationalMajorDecision } from '#modules/major-decision';
import { covered } from '../coverage.test-helper.ts';

const coverage = covered(nationalMajorDecision);
const law = { calendar: cityCalendar, policies: [] };
const kinds = (code: string) => (code === '411700' ? 'city' : 'department');
const id = (n: number) => `411700/01900000-0000-7000-8000-00000000${String(n).padStart(4, '0')}`;
const file = (mark: string) => ({ sha256: mark.repeat(64), name: '材料.pdf', size: 10, type: 'application/pdf' });
const [item, reviewId, meetingId, competition] = [id(1), id(2), id(3), id(4)];

const launch = {
  title: '城区停车收费标准调整方案',
  decisionMaker: '411700',
  category: 'public-policy',
  inCatalogue: true,
  item,
  classified: false,
  leadUndertaker: '411700-D05',
  launchNote: '同意启动',
};
const draft = {
  bases: [{ name: '价格法' }],
  draftFile: file('b'),
  explanationFile: file('c'),
  surveyNote: '已调研',
  costBenefit: '已测算',
  affectsOperators: false,
};
const notice = { draftFile: file('b'), explanationFile: file('c'), methods: ['public'], channels: ['website'], commentUntil: '2019-10-31' };
const answers = { received: 12, adopted: 4, mainOpinions: [{ opinion: '分步实施', adopted: true }] };
const hearing = {
  hearingOn: '2019-10-28',
  hearingPlace: '会议中心',
  selectionRule: '按比例',
  hearingMembers: [{ name: '某', represents: '居民' }],
};
const expert = (independent: boolean) => ({ name: '某', org: '高校', stance: 'support', independent });
const experts = { experts: [expert(true), expert(true), expert(true)], expertOpinion: file('d'), expertAdoption: '已采纳' };
const points = { riskLevel: 'medium', riskPoints: [{ risk: '上访', level: 'low', measure: '解释' }], riskReport: file('e') };
const controllable = { ...points, residualLevel: 'low', riskPlan: '预案' };
const opinion = { kind: 'major-decision', conclusion: 'lawful', issuedOn: '2019-11-18', textHash: 'a'.repeat(64) };
const meeting = { meetingKind: 'executive-meeting', meetingNo: '第20次常务会议', meetingOn: '2019-11-25', textFile: file('a') };
const record = { attendees: [{ post: '副市长', stance: 'agree' }], headSpokeLast: true, decisionNote: '同意', minutesFile: file('f') };
const publishing = { decisionText: '方案全文', publishChannels: ['gazette', 'website'], interpretation: '解读' };

const linked = (procedure: string, state: string, values: LinkedMatter['values'] = {}) => ({ procedure, state, values });
const launched = (more: object = {}, on = '2019-09-02', of: typeof nationalMajorDecision = nationalMajorDecision): Play =>
  (of === nationalMajorDecision ? coverage.watch(play(of, law, kinds)) : play(of, law, kinds))
    .given(item, linked('decision-item', 'listed', { decisionMaker: '411700' }))
    .given(reviewId, linked('legality-review', 'issued', opinion))
    .given(competition, linked('fair-competition-review', 'concluded'))
    .on(on)
    .as('government-office')
    .do('launch', { ...launch, ...more });
const drafting = (more: object = {}) =>
  launched()
    .on('2019-09-20')
    .as('undertaker')
    .do('draft', { ...draft, ...more });
const open = () => drafting().on('2019-09-25').do('open-participation', notice);
const consulted = () => open().on('2019-11-01').do('close-participation', answers);
const argued = () =>
  consulted().do('start-expert', { expertForm: 'meeting', expertQuestions: '必要性' }).on('2019-11-04').do('receive-expert', experts);
const assessing = () => argued().do('start-risk', { riskAssessor: '411700-D07' }).on('2019-11-08').as('risk-assessor');
const assessed = () => assessing().do('conclude-controllable', controllable);
const inReview = (p = assessed()) =>
  p
    .on('2019-11-11')
    .as('undertaker')
    .do('submit-legality', { textFile: file('a'), processNote: '已履行' });
const cleared = () => inReview().on('2019-11-18').as('justice-bureau').do('pass', { legalityReview: reviewId });
const scheduled = (more: object = {}) =>
  cleared()
    .on('2019-11-19')
    .as('government-office')
    .do('submit-meeting', { ...meeting, ...more });
const decided = () => scheduled().on('2019-11-25').as('secretariat').do('deliberate-adopt', record);
const reported = () =>
  decided().on('2019-11-26').as('government-office').do('report-party', { partyReportOn: '2019-11-26', partyReportNo: '政文〔2019〕8号' });
const executing = () =>
  reported().on('2019-11-28').do('publish', publishing).do('execute', { executorUnit: '411700-D05', executionPlan: '按季报告' });

describe('启动和拟订草案', () => {
  test('目录事项已列入目录的才能启动；涉密的不得在本平台处理', () => {
    launched({ classified: true }).expect({ refused: 'classified' });
    launched().given(item, linked('decision-item', 'launched')).do('launch', launch).expect({ refused: 'wrong-state' });
    coverage
      .watch(play(nationalMajorDecision, law, kinds))
      .given(item, linked('decision-item', 'launched', { decisionMaker: '411700' }))
      .on('2019-09-02')
      .as('government-office')
      .do('launch', launch)
      .expect({ refused: 'item-not-listed' });
    launched({ inCatalogue: false, notListedReason: undefined }).expect({ refused: 'field-missing' });
  });
  test('涉及有关单位职责的应当协商，意见不一致的写明处理（第13条）', () => {
    drafting()
      .do('consult-units', { consulted: [{ unit: '411700-D06', agreed: false, opinion: '不同意' }] })
      .expect({ refused: 'row-missing' })
      .do('consult-units', { consulted: [{ unit: '411700-D06', agreed: true, opinion: '同意' }] })
      .expect({ state: 'drafting' });
  });
});

describe('公众参与', () => {
  test('公开征求意见一般不少于30日，缩短须说明（第15条）', () => {
    drafting()
      .on('2019-09-25')
      .do('open-participation', { ...notice, commentUntil: '2019-10-10' })
      .expect({ refused: 'comment-short' });
    drafting()
      .on('2019-09-25')
      .do('open-participation', { ...notice, commentUntil: '2019-10-10', urgentReason: '汛期将至' })
      .expect({ state: 'participating', publicly: { urgentReason: '汛期将至', title: launch.title } });
    open()
      .expect({ due: { comment: '2019-10-25' } })
      .on('2019-10-31')
      .do('close-participation', answers)
      .expect({ refused: 'comment-running' });
    open().on('2019-10-20').do('close-participation', answers).expect({ refused: 'too-early' });
    open()
      .on('2019-11-01')
      .do('close-participation', { ...answers, adopted: 13 })
      .expect({ refused: 'adopted-too-many' });
  });
  test('2019年9月以前启动的，按原有规定的期限', () => {
    launched({}, '2019-05-06', formerMajorDecision)
      .on('2019-05-10')
      .as('undertaker')
      .do('draft', draft)
      .do('open-participation', { ...notice, commentUntil: '2019-05-31' })
      .expect({ state: 'participating', due: { comment: '2019-05-30' } });
  });
  test('听证会提前公告，材料会前7日送达，笔录签字（第16、17条）', () => {
    open()
      .do('serve-hearing-materials', { hearingMaterials: [file('9')] })
      .expect({ refused: 'no-hearing' });
    const p = open()
      .do('announce-hearing', { ...hearing, hearingOn: '2019-10-01' })
      .expect({ refused: 'hearing-soon' });
    p.do('announce-hearing', hearing).expect({ due: { 'hearing-notice': '2019-10-05' } });
    const held = { hearingRecord: file('8'), hearingSigned: true, hearingOpinions: '赞成' };
    p.on('2019-10-28').do('hold-hearing', held).expect({ refused: 'materials-missing' });
    p.do('serve-hearing-materials', { hearingMaterials: [file('9')] }).expect({ refused: 'materials-late' });
    const q = open()
      .do('announce-hearing', hearing)
      .on('2019-10-15')
      .do('serve-hearing-materials', { hearingMaterials: [file('9')] });
    q.expect({ due: { 'hearing-materials': '2019-10-22' } })
      .on('2019-10-25')
      .do('hold-hearing', held)
      .expect({ refused: 'hearing-early' });
    q.on('2019-11-01').do('close-participation', answers).expect({ refused: 'hearing-open' });
    q.do('hold-hearing', { ...held, hearingSigned: false }).expect({ refused: 'record-unsigned' });
    q.do('hold-hearing', held).do('close-participation', answers).expect({ state: 'participated' });
  });
  test('除依法不公开外应当听取意见；不公开的写明依据，且不对外显示（第14条）', () => {
    drafting().do('skip-participation', {}).expect({ refused: 'field-missing' });
    drafting()
      .do('skip-participation', { skipParticipationBasis: '依法不予公开' })
      .expect({ state: 'not-consulted', publicly: { title: undefined } });
  });
});

describe('专家论证和风险评估', () => {
  test('不得选择有直接利害关系的专家（第20条）', () => {
    const p = consulted().do('start-expert', { expertForm: 'written', expertQuestions: '可行性' });
    p.do('receive-expert', { ...experts, experts: [expert(true), expert(true), expert(false)] }).expect({ refused: 'expert-interest' });
    consulted().do('skip-expert', { skipExpertReason: '专业性不强' }).expect({ state: 'expert-done' });
  });
  test('风险不可控的调整草案后重新评估（第24条）', () => {
    assessing()
      .do('conclude-controllable', { ...controllable, residualLevel: 'high' })
      .expect({ refused: 'risk-high' });
    const keepReason = '调整不涉及该程序';
    const p = assessing()
      .do('conclude-uncontrollable', { ...points, riskLevel: 'high' })
      .expect({ state: 'drafting' });
    p.as('undertaker').do('keep-participation', { keepReason }).do('keep-expert', { keepReason }).expect({ state: 'expert-done' });
    p.do('keep-risk', { keepReason })
      .expect({ refused: 'risk-open' })
      .do('skip-risk', { skipRiskBasis: '不涉及风险' })
      .expect({ refused: 'risk-open' });
    drafting().do('keep-participation', { keepReason }).expect({ refused: 'never-taken' });
    argued().do('skip-risk', { skipRiskBasis: '已有同类评估' }).expect({ state: 'risk-done' });
  });
});

describe('合法性审查和集体讨论决定', () => {
  test('未经审查或者审查不合法的不得提交讨论（第25条）', () => {
    assessed().as('government-office').do('submit-meeting', meeting).expect({ refused: 'not-reviewed' });
    inReview()
      .as('justice-bureau')
      .given(reviewId, linked('legality-review', 'reviewing', opinion))
      .do('pass', { legalityReview: reviewId })
      .expect({ refused: 'opinion-mismatch' });
    inReview()
      .as('justice-bureau')
      .given(reviewId, linked('legality-review', 'refused', { ...opinion, conclusion: 'unlawful' }))
      .do('reject', { legalityReview: reviewId })
      .expect({ state: 'rejected' });
    inReview()
      .as('justice-bureau')
      .given(reviewId, linked('legality-review', 'issued', { ...opinion, conclusion: 'risk-disclosed' }))
      .do('pass-with-risk', { legalityReview: reviewId })
      .expect({ state: 'cleared' });
  });
  test('要求补充程序的，补充后沿用已完成的程序再送审', () => {
    const keepReason = '草案未变';
    const p = inReview()
      .as('justice-bureau')
      .given(reviewId, linked('legality-review', 'supplement-required', { ...opinion, conclusion: 'supplement-procedure' }));
    p.do('supplement', { legalityReview: reviewId, supplementNote: '补充采纳说明' }).expect({ state: 'drafting' }).as('undertaker');
    for (const step of ['keep-participation', 'keep-expert', 'keep-risk']) p.do(step, { keepReason });
    p.expect({ state: 'risk-done' });
  });
  test('涉及市场主体经济活动的，附公平竞争审查情况（第29条）', () => {
    const p = launched()
      .on('2019-09-20')
      .as('undertaker')
      .do('draft', { ...draft, affectsOperators: true });
    p.on('2019-09-25')
      .do('open-participation', notice)
      .on('2019-11-01')
      .do('close-participation', answers)
      .do('skip-expert', { skipExpertReason: '专业性不强' })
      .do('skip-risk', { skipRiskBasis: '不涉及风险' });
    p.do('submit-legality', { textFile: file('a'), processNote: '已履行' }).expect({ refused: 'no-competition-review' });
    p.do('submit-legality', { textFile: file('a'), processNote: '已履行', fairCompetition: competition }).expect({
      state: 'legality-reviewing',
    });
  });
  test('须保证至少7个工作日审查时间（第26条）；文本与审查时一致', () => {
    inReview().expect({ due: { 'review-time': '2019-11-20' } });
    scheduled({ meetingOn: '2019-11-19' }).expect({ refused: 'review-time' });
    scheduled({ textFile: file('7') }).expect({ refused: 'not-reviewed' });
    scheduled({ meetingKind: 'office-meeting' }).expect({ refused: 'not-collective' });
    cleared().as('government-office').do('send-back', { missingNote: '缺评估报告' }).expect({ state: 'cleared' });
  });
  test('关联的会议议题须为同一审查意见，并记录相符的决定', () => {
    const p = cleared()
      .on('2019-11-19')
      .as('government-office')
      .given(meetingId, linked('meeting-item', 'proposed', { review: reviewId }));
    p.do('submit-meeting', { ...meeting, meetingItem: meetingId }).expect({ refused: 'item-differs' });
    p.given(meetingId, linked('meeting-item', 'scheduled', { review: reviewId })).do('submit-meeting', {
      ...meeting,
      meetingItem: meetingId,
    });
    p.on('2019-11-25').as('secretariat').do('deliberate-adopt', record).expect({ refused: 'item-outcome' });
    p.given(meetingId, linked('meeting-item', 'decision-recorded', { outcome: 'approved' }))
      .do('deliberate-adopt', record)
      .expect({ state: 'decided' });
  });
  test('首长末位发言；与多数意见不一致的说明理由（第30条）', () => {
    scheduled().on('2019-11-22').as('secretariat').do('deliberate-adopt', record).expect({ refused: 'before-meeting' });
    const at = () => scheduled().on('2019-11-25').as('secretariat');
    at()
      .do('deliberate-adopt', { ...record, headSpokeLast: false })
      .expect({ refused: 'head-first' });
    at()
      .do('deliberate-adopt', { ...record, attendees: [{ post: '副市长', stance: 'disagree' }] })
      .expect({ refused: 'divergence' });
    at().do('deliberate-defer', { deferReason: '再研究' }).expect({ state: 'cleared' });
    const spoken = { attendees: record.attendees, headSpokeLast: true, decisionNote: '修改' };
    at().do('deliberate-revise', spoken).expect({ state: 'drafting' });
    at()
      .do('deliberate-reject', spoken)
      .expect({ state: 'rejected' })
      .as('undertaker')
      .do('archive-internal', { archiveNote: '齐全' })
      .expect({ state: 'filed' });
  });
});

describe('公布、执行和后评估', () => {
  test('出台前请示报告党委，及时在公报和网站公布（第31、32条）', () => {
    decided().expect({ due: { publication: '2019-12-23' } });
    reported()
      .expect({ due: { 'prompt-publication': '2019-12-03' } })
      .do('publish', { ...publishing, publishChannels: ['website'] })
      .expect({ refused: 'channels' });
    reported().on('2019-12-04').do('publish', publishing).expect({ refused: 'late-reason' });
    reported().do('withhold', { withholdBasis: '依法不公布' }).expect({ refused: 'must-publish' });
    reported()
      .do('publish', publishing)
      .expect({ state: 'published', publicly: { decisionText: '方案全文', attendees: undefined } });
  });
  test('依法不公开征求意见的，可以依法不公布', () => {
    const p = drafting()
      .do('skip-participation', { skipParticipationBasis: '依法不予公开' })
      .do('skip-expert', { skipExpertReason: '专业性不强' })
      .do('skip-risk', { skipRiskBasis: '不涉及风险' });
    inReview(p)
      .on('2019-11-18')
      .as('justice-bureau')
      .do('pass', { legalityReview: reviewId })
      .on('2019-11-19')
      .as('government-office')
      .do('submit-meeting', meeting);
    p.on('2019-11-25')
      .as('secretariat')
      .do('deliberate-adopt', record)
      .as('government-office')
      .do('report-party', { partyReportOn: '2019-11-25', partyReportNo: '8号' });
    p.do('withhold', { withholdBasis: '依法不公布' }).expect({ state: 'withheld', publicly: { title: undefined } });
  });
  test('执行单位按季报告，紧急情况由行政首长中止，重大调整重走程序（第34、35、37条）', () => {
    const p = executing().expect({ due: { 'execution-report': '2020-02-28', 'evaluation-look': '2020-11-30' } });
    p.as('executor').on('2019-12-20').do('report-progress', { progress: '顺利' }).do('report-problem', { problem: '资金缺口' });
    p.as('mayor')
      .do('suspend-urgent', { suspendReason: '突发情况' })
      .expect({ state: 'suspended' })
      .do('resume-execution', { resumeNote: '已消除' });
    p.as('government-office')
      .do('look-at', { lookNote: '暂不评估' })
      .do('adjust-major', { adjustReason: '政策变化' })
      .expect({ state: 'drafting' });
  });
  test('承担论证评估的单位不得承担后评估，评估听取公众意见（第36条）', () => {
    const p = executing()
      .as('government-office')
      .do('start-evaluation', { evaluatorUnit: '411700-D07', evaluationGround: 'needed' })
      .expect({ refused: 'same-evaluator' });
    p.do('start-evaluation', { evaluatorUnit: '411700-D08', evaluationGround: 'needed' }).expect({ due: { evaluation: '2020-02-26' } });
    const result = { publicHeard: true, evaluationReport: file('3'), evaluationSummary: '效果良好' };
    p.as('evaluator')
      .do('conclude-continue', { ...result, publicHeard: false })
      .expect({ refused: 'public-unheard' });
    p.do('conclude-continue', result).expect({ state: 'executing' });
    p.as('government-office').do('start-evaluation', { evaluatorUnit: '411700-D08', evaluationGround: 'opinions' });
    p.do('conclude-stop', { ...result, stopPaper: '驻政文〔2019〕90号' }).expect({ state: 'terminated', due: { archive: '2020-05-28' } });
    p.as('undertaker').do('archive', { archiveNote: '齐全' }).expect({ state: 'archived' });
  });
  test('归档后仍可倒查追责，只由上级机关和行政首长提出（第38—41条）', () => {
    const p = executing().as('executor').do('complete', { completionNote: '完成' }).as('undertaker').do('archive', { archiveNote: '齐全' });
    p.as('superior')
      .do('open-accountability', { accountabilityGround: 'failure', accountabilityNote: '移送调查' })
      .expect({ state: 'archived' });
  });
});

test('省规定施行后启动的，填写七类', () => {
  launched({}, '2022-04-01', majorDecision).expect({ refused: 'sub-category' });
  launched({ subCategory: 'livelihood' }, '2022-04-01', majorDecision).expect({ state: 'launched' });
});

test('平台启用前公布的决策补录后，按季报告执行', () => {
  coverage
    .watch(play(nationalMajorDecision, law, kinds))
    .on('2019-12-02')
    .as('government-office')
    .do('import-existing', {
      title: '城区公交票价优化方案',
      decisionMaker: '411700',
      category: 'public-policy',
      leadUndertaker: '411700-D05',
      executorUnit: '411700-D05',
      publishedPaper: '驻政文〔2018〕9号',
      decisionText: '方案全文',
    })
    .expect({ state: 'executing', due: { 'execution-report': '2020-03-02' } });
});

test('每个动作、每项期限都有情形', () => {
  expect(coverage.missing()).toEqual({ acts: [], deadlines: [], refusals: [] });
});
