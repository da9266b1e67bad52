import { describe, expect, test } from 'vitest';
import { play } from '#kernel';
import { cityCalendar } from '#law';
import { demonstrationApplication } from '#modules/demonstration-application';
import { covered } from '../coverage.test-helper.ts';
import { trimmedMean } from './score.ts';

const coverage = covered(demonstrationApplication);
const programme = '411700/01900000-0000-7000-8000-00000000000a';
const title = '411700/01900000-0000-7000-8000-00000000000b';
const file = { sha256: 'a'.repeat(64), name: '佐证.pdf', size: 3, type: 'application/pdf' };
const call = {
  ...{ kind: 'law-unit', tier: 'city', organiser: '411700-D09', scoring: 'points', entryScore: 80, passScore: 85 },
  ...{
    applyFrom: '2019-03-01',
    applyTo: '2019-03-29',
    criteria: [
      { code: '1', item: '制度' },
      { code: '2', item: '执法' },
    ],
  },
};
const start = (day: string, state = 'applying', more = {}) =>
  coverage
    .watch(play(demonstrationApplication, { calendar: cityCalendar, policies: [] }))
    .given(programme, { procedure: 'demonstration-programme', state, values: { ...call, ...more } })
    .on(day)
    .as('applicant');
const application = {
  ...{ title: '市教育局创建依法行政示范单位', programme, organiser: '411700-D09', kind: 'law-unit', tier: 'city' },
  ...{ applicant: '411700-D05', recommender: '411700-D09', selfScore: 92, summary: '本单位对照创建标准逐条落实，运行两年，效果明显。' },
};
const logs = [{ on: '2019-05-06', by: '李某', onSite: true, issue: '案卷不齐', fix: '补齐' }];
const evidence = ['1', '2'].map((code) => ({ code, verdict: 'met', file }));
const sheet = (...scores: number[]) => scores.map((score, i) => ({ name: `评审${i}`, from: '大学', related: false, score }));
const visits = [
  { on: '2019-08-01', way: 'open', place: '机关', found: '良好' },
  { on: '2019-08-02', way: 'unannounced', place: '窗口', found: '良好' },
];
const applied = (more = {}) => start('2019-03-20').do('apply', { ...application, ...more });
const recommended = () =>
  applied()
    .as('recommender')
    .do('recommend', { recommendation: '同'.repeat(200), mentorUnit: '411700-D09' });
const submitted = () =>
  recommended().on('2019-05-06').as('mentor').do('guide', { guidanceLogs: logs }).as('applicant').do('submit-materials', { evidence });
const evaluating = () =>
  submitted()
    .on('2019-06-10')
    .as('panel')
    .do('pass-material', { panel: sheet(60, 90, 92, 100) });
const surveying = () =>
  evaluating().do('record-evaluation', {
    evaluator: { kind: 'organization', name: '某大学' },
    evaluatorRelated: false,
    evaluationScore: 91,
    evaluationFile: file,
  });
const checking = () => surveying().do('record-survey', { surveyed: 60, satisfied: 55 });
const shortlisted = () => checking().on('2019-08-05').do('shortlist', { visits, onsiteReport: '情况属实。' });
const publicised = () =>
  shortlisted().on('2019-09-02').as('authority').do('publicise', { publicityNote: '拟命名市教育局为依法行政示范单位。' });
const ended = () => publicised().on('2019-09-09').as('panel').do('end-publicity').on('2019-09-20');
const naming = { namingDocNo: '驻法政〔2019〕20号', namedOn: '2019-09-20', validUntil: '2022-09-20' };
const named = () => ended().as('authority').do('name', naming);
const reinspecting = (reinspectionKind = 'spot') =>
  named().on('2020-03-02').as('authority').do('schedule-reinspection', { reinspectionKind }).as('panel');
const rectifying = () => reinspecting().do('order-rectify', { reinspectionFinding: '案卷缺失', rectifyItems: '六十日内补齐全部案卷。' });
const proposed = () =>
  named().on('2020-03-02').as('panel').do('propose-revocation', { revocationReason: 'fraud', revocationFacts: '申报材料与台账不符。' });
const revocation = { revocationDocNo: '驻法政〔2020〕9号', revokedOn: '2020-03-20', revocationNotice: '市政府门户网站' };

describe('申报', () => {
  test('在申报期内按创建方案申报', () => {
    applied().expect({ state: 'applied', publicly: { title: '市教育局创建依法行政示范单位', selfScore: undefined } });
    start('2019-04-01').do('apply', application).expect({ refused: 'call-closed' });
    start('2019-03-20', 'reviewing').do('apply', application).expect({ refused: 'call-closed' });
    applied({ tier: 'county' }).expect({ refused: 'call-differs' });
  });

  test('存在否决情形的不得申报、推荐', () => {
    applied({ vetoReasons: ['fraud'] }).expect({ refused: 'veto' });
    const veto = { recommendation: '同'.repeat(200), mentorUnit: '411700-D09', vetoReasons: ['incident'] };
    applied().as('recommender').do('recommend', veto).expect({ refused: 'veto' });
    applied().as('recommender').do('reject-recommendation', { rejectReason: '近两年有重大事件' }).expect({ state: 'rejected' });
  });

  test('自评达到申报线；没有公布分值的，不填自评分', () => {
    applied({ selfScore: 79 }).expect({ refused: 'self-score' });
    applied({ selfScore: undefined }).expect({ refused: 'self-score' });
    start('2019-03-20', 'applying', { scoring: 'verdict' }).do('apply', application).expect({ refused: 'points-unknown' });
  });

  test('到期或者撤销的示范称号不得引用', () => {
    const cite = (state: string, values: Readonly<Record<string, string>>) =>
      start('2019-03-20')
        .given(title, { procedure: 'demonstration-application', state, values })
        .do('apply', { ...application, heldTitles: [title] });
    cite('named', { validUntil: '2020-01-01' }).expect({ state: 'applied' });
    cite('named', { validUntil: '2019-01-01' }).expect({ refused: 'title-ended' });
    cite('expired', { validUntil: '2019-01-01' }).expect({ refused: 'title-ended' });
    cite('revoked', { revokedOn: '2019-02-01', validUntil: '2021-01-01' }).expect({ refused: 'title-ended' });
    cite('applied', {}).expect({ refused: 'title-not-given' });
  });

  test('命名前可以撤回', () => {
    submitted().do('withdraw', { withdrawReason: '单位撤并' }).expect({ state: 'withdrawn' });
  });
});

describe('指导和评审', () => {
  test('至少实地指导一次', () => {
    recommended()
      .as('mentor')
      .do('guide', { guidanceLogs: [{ on: '2019-03-20', by: '李某', onSite: false }] })
      .expect({ refused: 'guidance-missing' });
    recommended()
      .as('mentor')
      .do('guide', { guidanceLogs: [{ on: '2019-03-20', by: '李某', onSite: true }] })
      .do('guide-again', { guidanceLogs: [{ on: '2019-03-20', by: '李某', onSite: true }] });
  });

  test('逐条佐证齐全才能提交', () => {
    recommended()
      .as('mentor')
      .do('guide', { guidanceLogs: [{ on: '2019-03-20', by: '李某', onSite: true }] })
      .as('applicant')
      .do('submit-materials', { evidence: evidence.slice(0, 1) })
      .expect({ refused: 'evidence-missing' });
  });

  test('评审不少于三人，与申报单位同系统的回避，评分不公开', () => {
    const by = (panel: readonly object[]) => submitted().as('panel').do('pass-material', { panel });
    by(sheet(90, 91)).expect({ refused: 'panel-few' });
    by([...sheet(90, 91), { name: '甲', related: true, score: 90 }]).expect({ refused: 'panel-recusal' });
    by([...sheet(90, 91), { name: '甲', unit: '411700-D05', related: false, score: 90 }]).expect({ refused: 'panel-recusal' });
    evaluating().expect({ state: 'evaluating', publicly: { panel: undefined } });
  });

  test('去掉最高分、最低分后的平均分决定', () => {
    expect([trimmedMean([60, 90, 92, 100]), trimmedMean([80, 90]), trimmedMean([])]).toEqual([91, 85, undefined]);
    submitted()
      .as('panel')
      .do('pass-material', { panel: sheet(60, 70, 100) })
      .expect({ refused: 'score-below' });
    const fail = { rejectReason: '制度不全' };
    submitted()
      .as('panel')
      .do('fail-material', { ...fail, panel: sheet(60, 90, 92, 100) })
      .expect({ refused: 'score-above' });
    submitted()
      .as('panel')
      .do('fail-material', { ...fail, panel: sheet(60, 70, 100) })
      .expect({ state: 'rejected' });
  });

  test('评估机构与申报单位没有利害关系；测评样本达标；实地查看与暗访结合', () => {
    evaluating()
      .do('record-evaluation', {
        evaluator: { kind: 'organization', name: '某' },
        evaluatorRelated: true,
        evaluationScore: 9,
        evaluationFile: file,
      })
      .expect({ refused: 'evaluator-related' });
    surveying().do('record-survey', { surveyed: 10, satisfied: 9 }).expect({ refused: 'survey-small' });
    surveying().do('record-survey', { surveyed: 60, satisfied: 61 }).expect({ refused: 'survey-sum' });
    checking()
      .on('2019-08-05')
      .do('shortlist', { visits: visits.slice(0, 1), onsiteReport: '情况属实。' })
      .expect({ refused: 'visits-one-way' });
    checking()
      .on('2019-08-05')
      .do('fail-onsite', { visits, onsiteReport: '不符。', rejectReason: '窗口脱岗' })
      .expect({ state: 'rejected' });
  });
});

describe('公示和命名', () => {
  test('公示期未满，不得命名', () => {
    publicised()
      .expect({ due: { publicity: '2019-09-09' } })
      .on('2019-09-06')
      .as('panel')
      .do('end-publicity')
      .expect({ refused: 'too-early' });
    publicised().as('authority').do('name', naming).expect({ refused: 'wrong-state' });
  });

  test('有异议的先核查；成立的不予命名', () => {
    const objected = () =>
      publicised()
        .on('2019-09-03')
        .as('panel')
        .do('record-objection', { objector: { name: '王小明' }, objection: '材料不实' });
    objected().expect({ due: { objection: '2019-09-25' }, publicly: { objector: undefined, objection: undefined } });
    objected()
      .do('record-objection', { objector: { name: '赵某' }, objection: '再次' })
      .expect({ refused: 'objection-open' });
    objected()
      .on('2019-09-10')
      .do('end-publicity')
      .expect({ refused: 'objection-open' })
      .do('dismiss-objection', { objectionFinding: '经查不实' })
      .do('end-publicity')
      .expect({ state: 'approved-pending' });
    objected()
      .as('authority')
      .do('uphold-objection', { objectionFinding: '经查属实', rejectReason: '材料不实' })
      .expect({ state: 'rejected' });
    publicised().as('panel').do('dismiss-objection', { objectionFinding: '无' }).expect({ refused: 'no-objection' });
  });

  test('命名有文号、有期限，期满由平台终止', () => {
    ended()
      .as('authority')
      .do('name', { ...naming, validUntil: '2019-09-01' })
      .expect({ refused: 'validity-order' });
    ended()
      .as('authority')
      .do('name', { ...naming, validUntil: '2023-09-20' })
      .expect({ refused: 'validity-long' });
    ended()
      .as('authority')
      .do('name', { ...naming, namedOn: '2019-09-08' })
      .expect({ refused: 'doc-date' });
    named()
      .expect({
        state: 'named',
        due: { validity: '2022-09-20', reinspection: '2022-03-21', 'spot-check': '2020-09-21' },
        publicly: { namingDocNo: '驻法政〔2019〕20号' },
      })
      .on('2022-09-21')
      .as('clock')
      .do('expire')
      .expect({ state: 'expired' });
    ended().as('authority').do('decline-naming', { rejectReason: '未获批准' }).expect({ state: 'rejected' });
  });
});

describe('命名以后', () => {
  test('平台启用前已命名的，按命名文件登记，从命名起算期限', () => {
    const held = { title: '市教育局依法行政示范单位', organiser: '411700-D09', kind: 'law-unit', tier: 'city', applicant: '411700-D05' };
    start('2018-12-20')
      .as('panel')
      .do('register', { ...held, namingDocNo: '驻法政〔2018〕30号', namedOn: '2018-12-20', validUntil: '2021-12-20' })
      .expect({ state: 'named', due: { validity: '2021-12-20', reinspection: '2021-06-21' } });
  });

  test('每年报告，日常抽查，公开做法', () => {
    named()
      .on('2020-01-03')
      .as('panel')
      .do('request-report', { reportYear: 2019, reportDue: '2020-01-01' })
      .expect({ refused: 'report-due' })
      .do('request-report', { reportYear: 2019, reportDue: '2020-01-31' })
      .expect({ due: { 'annual-report': '2020-01-31' } })
      .as('applicant')
      .do('annual-report', { report: '一年来坚持执法公示和法制审核，案卷评查合格率保持在九成以上。' })
      .do('publish-practice', { practice: '执法全过程记录分级管理，重大案件逐件法制审核，结果按月公开。' })
      .as('panel')
      .do('record-spot-check', { checkOn: '2020-01-03', checkFinding: '正常' })
      .expect({ due: { 'annual-report': 'stopped', 'spot-check': '2021-01-04' } });
  });

  test('到期复核合格的，重新确定有效期', () => {
    const finding = { reinspectionFinding: '合格' };
    reinspecting('term')
      .expect({ due: { validity: 'paused' } })
      .do('keep', finding)
      .expect({ refused: 'term-same' });
    reinspecting('term')
      .do('keep', { ...finding, validUntil: '2029-01-01' })
      .expect({ refused: 'validity-long' });
    reinspecting('term')
      .do('keep', { ...finding, validUntil: '2025-09-20' })
      .expect({ state: 'named', due: { validity: '2025-09-20' } });
  });

  test('不合格的责令整改，报告后核查', () => {
    rectifying()
      .expect({ due: { rectification: '2020-05-06' } })
      .do('pass-rectification', { rectifyFinding: '已改' })
      .expect({ refused: 'not-reported' });
    rectifying()
      .as('applicant')
      .do('report-rectification', { rectifyReport: '已补齐' })
      .as('panel')
      .do('pass-rectification', { rectifyFinding: '已改' })
      .expect({ state: 'named' });
  });

  test('撤销前听取陈述申辩，逾期不陈述的期满再办', () => {
    rectifying()
      .do('fail-rectification', {
        rectifyFinding: '未改',
        revocationReason: 'rectification-failed',
        revocationFacts: '期满后仍有多份案卷缺失。',
      })
      .expect({ state: 'revocation-proposed', due: { statement: '2020-03-16' } })
      .on('2020-03-13')
      .do('record-silence')
      .expect({ refused: 'too-early' })
      .on('2020-03-16')
      .do('record-silence')
      .expect({ state: 'revocation-heard' });
  });

  test('陈述申辩应当复核；撤销与命名同样公开', () => {
    const heard = () => proposed().on('2020-03-05').as('applicant').do('hear', { statement: '系笔误' }).on('2020-03-20').as('authority');
    heard().do('revoke', revocation).expect({ refused: 'statement-unanswered' });
    heard()
      .do('revoke', { ...revocation, statementAnswer: '申辩不成立' })
      .expect({ state: 'revoked', publicly: { revocationDocNo: '驻法政〔2020〕9号', revocationReason: 'fraud' } });
    heard().do('dismiss-revocation', { dismissReason: '查无实据' }).expect({ state: 'named' });
  });

  test('每个动作、期限、拒绝都演示过', () => {
    const refusals = [
      ...['call-closed', 'call-differs', 'veto', 'self-score', 'points-unknown', 'title-ended', 'title-not-given', 'guidance-missing'],
      ...[
        'evidence-missing',
        'panel-few',
        'panel-recusal',
        'score-below',
        'score-above',
        'evaluator-related',
        'survey-small',
        'survey-sum',
      ],
      ...['visits-one-way', 'too-early', 'objection-open', 'no-objection', 'validity-order', 'validity-long', 'doc-date', 'report-due'],
      ...['term-same', 'not-reported', 'statement-unanswered'],
    ];
    expect(coverage.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
  });
});
