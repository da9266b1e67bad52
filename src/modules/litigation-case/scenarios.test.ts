import { describe, expect, test } from 'vitest';
import { check, isApart, type Play, type Procedure, play, thePublic, view } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { litigationCase } from './procedure.ts';

const seen = covered(litigationCase);
const law = { calendar: cityCalendar, policies: [] };
const bureau = '411700-D14';
const paper = { sha256: 'a'.repeat(64), name: '文书.pdf', size: 10, type: 'application/pdf' };
const earlier = '411700/01900000-0000-7000-8000-0000000000a1';
const elsewhere = '411700/01900000-0000-7000-8000-0000000000a2';

const suit = {
  defendant: bureau,
  defendantKind: 'department',
  lead: true,
  subject: '不服责令限期拆除决定',
  court: '虚构市中级人民法院',
  courtCaseNo: '（2019）虚17行初10号',
  filedOn: '2019-02-28',
  servedOn: '2019-03-04',
  plaintiffs: [{ party: { kind: 'person', name: '张大山' } }],
  actKind: 'coercion',
  sector: 'urban',
  disputedAct: '责令限期拆除决定书',
};
const papers = { defenceFile: paper, evidenceList: paper };
const judgment = { judgmentServedOn: '2019-05-06', judgmentFile: paper };
const lost = { ...judgment, outcome: 'revoked', lossGround: 'procedure', duty: 'redo' };
const staffer = { name: '李小河', position: '法规科科员', kind: 'staff' };
const lawyer = { name: '王律师', position: '虚构律师事务所', kind: 'lawyer' };
const head = { head: '赵主任', headUnit: bureau, headPosition: '副局长', headKind: 'deputy', spoke: true };

const start = (units?: (code: string) => string | undefined): Play =>
  seen
    .watch(play(litigationCase, law, units))
    .given(earlier, { procedure: 'litigation-case', state: 'lost', unit: bureau })
    .given(elsewhere, { procedure: 'litigation-case', state: 'lost' })
    .on('2019-03-04')
    .as('undertaker');
const served = (values: object = {}) => start().do('receive-notice', { ...suit, ...values });
const preparing = (values: object = {}) => served(values).do('assign', { handler: '承办一', strategy: '程序上有瑕疵，争取协调' });
const defended = (values: object = {}) => preparing(values).on('2019-03-15').do('submit-defence', papers);
const hearing = (values: object = {}) =>
  defended()
    .on('2019-04-01')
    .do('set-hearing', { hearingOn: '2019-04-18', mustAppear: 'none', ...values });
const heard = (values: object = {}) =>
  hearing(values)
    .on('2019-04-18')
    .do('appear-staff', { staffers: [staffer], absenceGround: 'not-required', absenceReason: '由工作人员出庭' });
const judgedLost = (values: object = {}) =>
  heard()
    .on('2019-05-06')
    .do('record-loss', { ...lost, ...values });
const toPerform = (values: object = {}) => judgedLost(values).on('2019-05-22').as('clock').do('take-effect-lost').as('undertaker');
const second = (values: object = {}) =>
  start().do('receive-appeal', {
    ...suit,
    courtCaseNo: '（2019）虚17行终20号',
    appellant: 'plaintiff',
    previousNo: '（2018）虚17行初99号',
    ...values,
  });
const secondHeard = () => second().do('assign', { handler: '承办一' }).do('hear-in-writing');

describe('收案和答辩', () => {
  test('收到起诉状副本之日起十五日内答辩和举证（行政诉讼法第67条），届满日休假顺延', () => {
    served().expect({ state: 'served', due: { defence: '2019-03-19', 'first-trial': '2019-08-28' } });
    start()
      .on('2019-09-23')
      .do('receive-notice', { ...suit, filedOn: '2019-09-20', servedOn: '2019-09-23' })
      .expect({ due: { defence: '2019-10-08' } });
  });
  test('适用简易程序的，一审四十五日（第83条）', () => {
    served({ simplified: true }).expect({ due: { 'first-trial': '2019-04-14' } });
  });
  test('被告类型与单位名册一致；县、区政府的案件单独统计', () => {
    start()
      .do('receive-notice', { ...suit, defendantKind: 'county-government' })
      .expect({ refused: 'defendant-kind' });
    const county = () => start((code) => (code === bureau ? 'county' : 'department'));
    county()
      .do('receive-notice', { ...suit, defendantKind: 'county-government' })
      .expect({ state: 'served' });
    const zone = start((code) => (code === bureau ? 'zone' : 'department'));
    zone.do('receive-notice', { ...suit, defendantKind: 'county-government' }).expect({ refused: 'defendant-kind' });
    zone.do('receive-notice', { ...suit, defendantKind: 'district-government' }).expect({ state: 'served' });
    county()
      .do('receive-notice', { ...suit, defendantKind: 'county-department' })
      .expect({ state: 'served' });
  });
  test('案件简述不写当事人姓名；副本在立案之后收到', () => {
    served({ subject: '张大山不服拆除决定' }).expect({ refused: 'name-in-subject' });
    served({ servedOn: '2019-02-27' }).expect({ refused: 'served-order' });
  });
  test('超过十五日答辩须说明原因', () => {
    preparing()
      .on('2019-03-20')
      .do('submit-defence', papers)
      .expect({ refused: 'late-reason' })
      .do('submit-defence', { ...papers, lateReason: '证据在外地调取' })
      .expect({ state: 'defended' });
  });
  test('逾期不举证视为没有相应证据（第34条），补交须说明原因', () => {
    preparing()
      .on('2019-03-20')
      .as('clock')
      .do('default-defence')
      .expect({ state: 'defaulted', values: { defaulted: true } })
      .as('undertaker')
      .do('submit-late-defence', papers)
      .expect({ refused: 'field-missing' })
      .do('submit-late-defence', { ...papers, lateReason: '承办人交接延误' })
      .expect({ state: 'defended' });
  });
  test('经人民法院准许可以延期举证', () => {
    preparing()
      .do('delay-evidence', { delayReason: '洪水毁坏道路' })
      .expect({ due: { defence: '2019-04-03' } });
  });
  test('审限是人民法院的期限，不算被诉机关逾期；届满后可以了解进展', () => {
    heard().on('2019-08-27').do('inquire-progress', { progress: '尚在合议' }).expect({ refused: 'too-early' });
    heard().on('2019-08-28').do('inquire-progress', { progress: '尚在合议' }).expect({ state: 'heard' });
  });
  test('二审、再审写明上一审级，上诉答辩十五日，二审三个月（第88条）', () => {
    second({ previousNo: undefined }).expect({ refused: 'no-previous' });
    second().expect({ due: { 'appeal-answer': '2019-03-19', 'second-trial': '2019-05-28' }, values: { instance: 'second' } });
    second({ previous: elsewhere }).expect({ refused: 'other-organ' });
    second({ previous: earlier, previousNo: undefined }).expect({ state: 'served' });
    start()
      .do('receive-retrial', { ...suit, appellant: 'procuratorate', previousNo: '（2017）虚行终1号' })
      .expect({ values: { instance: 'retrial' } });
  });
});

describe('负责人出庭', () => {
  test('一审答辩后才登记开庭；开庭日期不在登记之前', () => {
    preparing().do('set-hearing', { hearingOn: '2019-04-18', mustAppear: 'none' }).expect({ refused: 'defence-open' });
    hearing({ hearingOn: '2019-03-20' }).expect({ refused: 'hearing-past' });
    hearing().expect({ due: { hearing: '2019-04-18' } });
  });
  test('应当出庭的情形以当时的规定为准：2020年7月1日起按新规定', () => {
    hearing({ mustAppear: 'protected-field' }).expect({ refused: 'ground-not-in-force' });
    hearing({ mustAppear: 'court-advice' }).expect({ state: 'hearing-set' });
    const later = start()
      .on('2020-08-03')
      .do('receive-notice', { ...suit, filedOn: '2020-07-30', servedOn: '2020-08-03' });
    later.do('assign', { handler: '承办一' }).do('submit-defence', papers);
    later.do('set-hearing', { hearingOn: '2020-09-01', mustAppear: 'protected-field' }).expect({ state: 'hearing-set' });
    later
      .on('2020-09-01')
      .do('appear-head', { ...head, headKind: 'deputy-in-charge' })
      .expect({ state: 'heard' });
  });
  test('法院建议出庭的，及时报告主要负责人（国办发〔2016〕54号）', () => {
    const p = hearing({ mustAppear: 'court-advice' });
    p.do('plan-appearance', { plannedHead: '赵主任', plannedPosition: '副局长' }).expect({ refused: 'head-not-told' });
    p.do('plan-appearance', { plannedHead: '赵主任', plannedPosition: '副局长', reportedToHead: true }).expect({ state: 'hearing-set' });
  });
  test('更换出庭负责人在开庭前提出，不影响开庭', () => {
    const other = { plannedHead: '钱局长', plannedPosition: '局长', replaceReason: '赵主任住院' };
    const p = hearing();
    p.do('replace-head', other).expect({ refused: 'replace-late' });
    p.do('plan-appearance', { plannedHead: '赵主任', plannedPosition: '副局长' })
      .do('replace-head', other)
      .expect({ state: 'hearing-set' });
    p.on('2019-04-18').do('replace-head', other).expect({ refused: 'replace-late' });
  });
  test('负责人是正职、副职和参与分管的负责人（解释第128条）；下级机关负责人不能代替', () => {
    const p = hearing().on('2019-04-18');
    p.do('appear-head', { ...head, headUnit: '411700-D99' }).expect({ refused: 'subordinate-head' });
    p.do('appear-head', { ...head, headKind: 'deputy-in-charge' }).expect({ refused: 'head-kind' });
    p.do('appear-head', head).expect({ state: 'heard', values: { headAttended: true } });
  });
  test('出庭登记在开庭当日；可以改期', () => {
    const p = hearing().on('2019-04-17').do('appear-head', head).expect({ refused: 'hearing-day' });
    p.do('postpone-hearing', { hearingOn: '2019-04-25' }).expect({ due: { hearing: '2019-04-25' } });
    p.on('2019-04-25')
      .do('appear-head', head)
      .expect({ state: 'heard', due: { hearing: 'stopped' } });
  });
  test('同庭两名负责人计两人次，同一人只计一次', () => {
    const p = hearing().on('2019-04-18').do('appear-head', head);
    const another = { secondHead: '钱局长', secondHeadPosition: '局长', secondHeadKind: 'head' };
    p.do('appear-another-head', { ...another, secondHead: '赵主任' }).expect({ refused: 'same-person' });
    p.do('appear-another-head', { ...another, secondHeadKind: 'deputy-in-charge' }).expect({ refused: 'head-kind' });
    p.do('appear-another-head', another).expect({ state: 'heard' });
    p.do('appear-another-head', another).expect({ refused: 'another-head-twice' });
  });
  test('不能出庭的，委托工作人员，不得仅委托律师（第3条）', () => {
    const p = hearing().on('2019-04-18');
    const why = { absenceGround: 'not-required', absenceReason: '由工作人员出庭' };
    p.do('appear-staff', { ...why, staffers: [lawyer] }).expect({ refused: 'lawyer-only' });
    p.do('appear-staff', { ...why, staffers: [staffer, { ...lawyer, kind: 'subordinate-head' }] }).expect({ refused: 'subordinate-staff' });
    p.do('appear-staff', { ...why, staffers: [staffer, lawyer] }).expect({ state: 'heard', values: { headAttended: false } });
  });
  test('应当出庭而不能出庭的，提交情况说明并签章（解释第129条）', () => {
    const p = hearing({ mustAppear: 'mass' }).on('2019-04-18');
    const why = { staffers: [staffer], absenceGround: 'duty', absenceReason: '防汛值守' };
    p.do('appear-staff', { ...why, absenceGround: 'not-required' }).expect({ refused: 'absence-ground' });
    p.do('appear-staff', why).expect({ refused: 'absence-unproved' });
    p.do('appear-staff', { ...why, absenceStatement: paper, absenceSigned: 'seal' }).expect({ state: 'heard' });
  });
  test('以通知过迟为由的，通知确在开庭三日内送达', () => {
    const why = { staffers: [staffer], absenceGround: 'late-notice', absenceReason: '通知送达过迟' };
    hearing({ noticeServedOn: '2019-04-01' }).on('2019-04-18').do('appear-staff', why).expect({ refused: 'notice-in-time' });
    const p = defended().on('2019-04-17').do('set-hearing', { hearingOn: '2019-04-18', mustAppear: 'none', noticeServedOn: '2019-04-17' });
    p.on('2019-04-18').do('appear-staff', why).expect({ state: 'heard' });
  });
  test('仅有律师出庭、无人到庭的，如实登记', () => {
    hearing().on('2019-04-18').do('record-absence', { missedKind: 'none', absenceReason: '未收到通知' }).expect({ state: 'heard' });
  });
});

describe('裁判', () => {
  test('一审判决十五日内可以上诉，期满生效（第85条）', () => {
    const won = heard()
      .on('2019-05-06')
      .do('record-win', { ...judgment, outcome: 'claim-dismissed' });
    won.expect({ state: 'won', values: { verdict: 'won' }, due: { 'appeal-won': '2019-05-21', 'first-trial': 'stopped' } });
    won.on('2019-05-21').do('take-effect-won').expect({ refused: 'appeal-open' });
    won.on('2019-05-22').as('clock').do('take-effect-won').expect({ state: 'effective' });
    won.as('undertaker').do('close').expect({ state: 'closed' });
  });
  test('驳回起诉的裁定十日内可以上诉', () => {
    const p = heard()
      .on('2019-05-06')
      .do('record-ruling', { ...judgment, outcome: 'suit-dismissed' });
    p.expect({ state: 'ruled', due: { 'appeal-ruled': '2019-05-16' } });
    p.on('2019-05-17').as('clock').do('take-effect-ruled').expect({ state: 'effective' });
  });
  test('胜败由裁判结果得出', () => {
    heard()
      .on('2019-05-06')
      .do('record-win', { ...judgment, outcome: 'revoked' })
      .expect({ refused: 'outcome-verdict' });
    judgedLost({ outcome: 'claim-dismissed' }).expect({ refused: 'outcome-verdict' });
    judgedLost().expect({ state: 'lost', values: { verdict: 'lost' }, due: { 'appeal-lost': '2019-05-21' } });
  });
  test('败诉的由负责人决定上诉，逾期不得上诉', () => {
    judgedLost().as('head').do('appeal', { appealReason: '事实认定有误' }).expect({ state: 'appealed' });
    judgedLost().on('2019-05-22').as('head').do('appeal', { appealReason: '事实认定有误' }).expect({ refused: 'appeal-late' });
  });
  test('对方上诉的进入二审；撤回上诉的，原裁判生效', () => {
    judgedLost().do('go-up').expect({ state: 'appealed' }).do('restore-effect').expect({ refused: 'other-verdict' });
    judgedLost().do('go-up').on('2019-07-01').do('restore-loss').expect({ state: 'to-perform' });
    const won = heard()
      .on('2019-05-06')
      .do('record-win', { ...judgment, outcome: 'claim-dismissed' });
    won.do('go-up').do('restore-loss').expect({ refused: 'other-verdict' }).do('restore-effect').expect({ state: 'effective' });
  });
  test('二审裁判送达即生效，可以不开庭审理', () => {
    hearing().on('2019-04-18').do('hear-in-writing').expect({ refused: 'wrong-state' });
    preparing().do('hear-in-writing').expect({ refused: 'first-instance' });
    const final = { ...judgment, judgmentServedOn: '2019-03-04' };
    secondHeard()
      .do('record-win', { ...final, outcome: 'claim-dismissed' })
      .expect({ refused: 'not-first-instance' });
    secondHeard()
      .do('record-final-win', { ...final, outcome: 'claim-dismissed', appealOutcome: 'upheld' })
      .expect({ state: 'effective' });
    secondHeard()
      .do('record-final-loss', { ...final, outcome: 'unlawful', lossGround: 'facts', duty: 'none' })
      .expect({
        state: 'to-perform',
        due: { 'loss-analysis': '2019-04-01' },
      });
    secondHeard()
      .do('record-final-ruling', { ...final, outcome: 'suit-dismissed' })
      .expect({ state: 'effective' });
    secondHeard()
      .do('record-remand', final)
      .expect({ state: 'remanded', values: { outcome: 'remanded' } });
  });
  test('调解、撤诉、移送不计胜败', () => {
    served()
      .do('record-conciliation', { duty: 'pay', judgmentServedOn: '2019-03-04', judgmentFile: paper })
      .expect({
        state: 'to-perform',
        values: { verdict: 'other', outcome: 'conciliated' },
      });
    const gone = hearing().do('record-withdrawal', { withdrawGround: 'settled', judgmentServedOn: '2019-04-01' });
    gone.expect({ state: 'withdrawn' }).do('close').expect({ state: 'closed' });
    served().do('transfer-court', { judgmentServedOn: '2019-03-04' }).expect({ state: 'transferred' });
  });
});

describe('履行和整改', () => {
  const term = { termStated: true, performBy: '2019-07-22' };
  const performed = { performanceNote: '已重新作出决定', performanceProof: paper };
  const analysis = { lossAnalysis: '未听取陈述申辩', rectification: '修订办案流程' };
  test('生效裁判在所定期限内履行；没有定的，平台按十五日提示', () => {
    toPerform()
      .do('start-performance', term)
      .expect({ state: 'performing', due: { performance: '2019-07-22' } });
    toPerform().do('start-performance', { termStated: false, performBy: '2019-06-07' }).expect({ refused: 'term-long' });
    toPerform().do('start-performance', { termStated: false, performBy: '2019-06-06' }).expect({ state: 'performing' });
    toPerform().do('nothing-to-perform').expect({ refused: 'something-due' });
    toPerform({ duty: 'none' }).do('start-performance', term).expect({ refused: 'nothing-due' }).do('nothing-to-perform').expect({
      state: 'effective',
    });
  });
  test('逾期不履行的，人民法院可以采取执行措施（第96条），仍应履行', () => {
    const p = toPerform().do('start-performance', term).on('2019-07-23').as('clock').do('performance-overdue');
    p.expect({ state: 'enforcement' })
      .as('undertaker')
      .do('record-enforcement', { enforcement: ['fine', 'notice'] });
    p.do('perform', performed).expect({ state: 'performed' });
  });
  test('败诉案件二十个工作日内分析原因、落实整改，未分析不得结案', () => {
    const p = toPerform().expect({ due: { 'loss-analysis': '2019-06-20' } });
    p.do('start-performance', term).do('perform', performed).do('close').expect({ refused: 'loss-not-analysed' });
    p.do('file-loss-analysis', analysis).expect({ due: { 'loss-analysis': 'stopped' } });
    p.as('overseer')
      .do('return-analysis', { analysisRemark: '未写责任' })
      .expect({ due: { 'loss-analysis': '2019-06-20' } });
    p.as('undertaker').do('close').expect({ refused: 'loss-not-analysed' }).do('file-loss-analysis', analysis).do('close');
    p.expect({ state: 'closed' });
    const won = heard()
      .on('2019-05-06')
      .do('record-win', { ...judgment, outcome: 'claim-dismissed' });
    won.on('2019-05-22').do('take-effect-won').do('file-loss-analysis', analysis).expect({ refused: 'other-verdict' });
  });
});

describe('保密', () => {
  test('应诉意见只有本机关承办人和负责人可以看', () => {
    const { matter } = preparing();
    const declared: Procedure = litigationCase;
    const as = (...roles: string[]) => matter && view(declared, matter, { kind: 'official', roles, inScope: true })?.values.strategy;
    expect([as('undertaker'), as('head')]).toEqual(['程序上有瑕疵，争取协调', '程序上有瑕疵，争取协调']);
    expect([as('overseer'), as()]).toEqual([undefined, undefined]);
    expect(matter && view(declared, matter, thePublic)).toBeUndefined();
  });
  test('当事人和出庭人员的姓名另行存放', () => {
    const { plaintiffs, head: who, staffers, strategy } = litigationCase.fields;
    expect([plaintiffs, who, staffers, strategy].map(isApart)).toEqual([true, true, true, true]);
  });
});

test('声明没有缺陷', () => {
  const outside = 'refers to no procedure normative-document';
  expect(check([litigationCase]).filter((flaw) => flaw.problem !== outside)).toEqual([]);
});

test('每个动作、每项拒绝、每个期限都有情形', () => {
  const refusals = [
    ...[
      'defendant-kind',
      'name-in-subject',
      'served-order',
      'no-previous',
      'other-organ',
      'defence-open',
      'hearing-past',
      'ground-not-in-force',
    ],
    ...['head-not-told', 'replace-late', 'hearing-day', 'subordinate-head', 'head-kind', 'another-head-twice', 'same-person'],
    ...['subordinate-staff', 'lawyer-only', 'absence-ground', 'absence-unproved', 'notice-in-time', 'not-first-instance'],
    ...['first-instance', 'outcome-verdict', 'appeal-open', 'appeal-late', 'other-verdict', 'nothing-due', 'term-long'],
    ...['something-due', 'loss-not-analysed', 'late-reason', 'too-early'],
  ];
  expect(seen.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
});
