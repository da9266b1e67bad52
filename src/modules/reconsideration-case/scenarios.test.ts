import { describe, expect, test } from 'vitest';
import { check } from '#kernel';
import { reviewSuggestion } from '#modules/review-suggestion';
import { acceptance, application, Course, decision, service } from './example.test-helper.ts';
import { reconsiderationCase, reconsiderationCaseOld } from './procedure.ts';

const c = new Course('old');

describe('申请与受理（2017年修正的行政复议法）', () => {
  test('申请写明被申请人、请求；申请事项不写自然人姓名', () => {
    c.filed({ title: '王小明不服某局处罚决定' }).expect({ refused: 'name-in-title' });
    c.filed().expect({ state: 'filed', values: { receiptNo: '411700-D09-2019-0001' } });
  });
  test('市政府的案件由其司法行政部门收办，县政府的由县政府收办', () => {
    c.filed({ institution: '411722' }).expect({ refused: 'institution-mismatch' });
    c.filed({ organ: '411722', institution: '411722' }).expect({ state: 'filed' });
  });
  test('对两个以上行为不服的，分别申请', () => {
    c.filed({ severalActs: true }).expect({ refused: 'several-acts' });
  });
  test('知道的日期不早于行为作出的日期', () => {
    c.filed({ madeOn: '2019-03-02' }).expect({ refused: 'date-order' });
  });
  test('收到之日即受理：五个工作日内审查，六十日自收到之日起算，届满日为假日的顺延', () => {
    c.filed().expect({ due: { acceptance: '2019-03-11', copy: '2019-03-13', decision: '2019-05-05' } });
    c.accepted().expect({ state: 'accepted', values: { acceptNo: '驻政复受字〔2019〕1号' }, due: { acceptance: 'stopped' } });
  });
  test('缺少请求、理由的，五个工作日内一次通知补正，补正时间不计入审理期限（条例第29条）', () => {
    const p = c.start().do('file', { ...application, facts: '' });
    p.on('2019-03-06').as('intake').do('accept', acceptance).expect({ refused: 'incomplete' });
    p.do('notify-correction', { missingItems: '事实和理由', correctBy: '2019-03-18' });
    p.expect({ state: 'correcting', due: { correction: '2019-03-18', decision: 'paused' } });
    p.on('2019-03-13').as('applicant').do('correct', { facts: '处罚认定的事实不清' });
    p.expect({ state: 'filed', due: { acceptance: '2019-03-20', decision: '2019-05-10', correction: 'stopped' } });
    p.as('intake').do('notify-correction', { missingItems: '证据', correctBy: '2019-03-25' }).expect({ refused: 'correction-once' });
  });
  test('无正当理由逾期不补正的，视为放弃申请', () => {
    const p = c.filed().as('intake').do('notify-correction', { missingItems: '身份证明', correctBy: '2019-03-11' });
    p.on('2019-03-12')
      .as('clock')
      .do('deem-abandoned')
      .expect({ state: 'abandoned', values: { result: 'abandoned' } });
    p.as('handler').do('archive').expect({ state: 'archived' });
  });
  test('受理条件有一项不符合的，不能受理', () => {
    c.accepted({ conditions: ['applicant'] }).expect({ refused: 'conditions-unmet' });
  });
  test('超过六十日的，须有正当理由', () => {
    const p = c.accepted({}, { knownOn: '2018-12-30' }).expect({ refused: 'too-late' });
    expect(p.refusals[0]?.text).toBe('已超过申请期限4日');
    p.do('accept', { ...acceptance, delayReason: '住院治疗' }).expect({ state: 'accepted' });
  });
  test('已起诉或者已申请复议的，不予受理', () => {
    c.accepted({}, { otherRemedy: 'litigation' }).expect({ refused: 'elsewhere' });
  });
  test('行政复议不收取任何费用', () => {
    c.accepted({ fee: 50 }).expect({ refused: 'fee-charged' });
  });
  test('不予受理须说明理由；无管辖权的告知有权机关', () => {
    const p = c
      .filed()
      .as('institution-head')
      .do('refuse', { sign: '驻政复', refusalGround: 'jurisdiction', refusalReason: '不属本机关管辖' });
    p.expect({ refused: 'no-direction' });
    const told = { sign: '驻政复', refusalGround: 'jurisdiction', refusalReason: '不属本机关管辖', competentOrgan: '省人民政府' };
    p.do('refuse', told).expect({ state: 'refused', values: { refusalNo: '驻政复不受字〔2019〕1号' } });
    c.filed().as('intake').do('transfer', { competentOrgan: '省人民政府' }).expect({ state: 'transferred' });
  });
  test('受理前可以撤回', () => {
    c.filed().do('withdraw-application', { withdrawReason: '自愿撤回' }).expect({ state: 'withdrawn' });
  });
  test('修订后的法施行后办理旧申请的受理，说明适用旧法的理由，或者改按修订后的法登记', () => {
    const late = (day: string) =>
      c
        .start()
        .on('2023-12-29')
        .do('file', { ...application, knownOn: '2023-12-01' })
        .on(day)
        .as('intake');
    late('2024-01-03').do('accept', acceptance).expect({ refused: 'new-law' });
    late('2024-01-03')
      .do('accept', { ...acceptance, oldLawGround: '2023年12月29日收到，自收到之日起受理' })
      .expect({ state: 'accepted' });
    late('2023-12-30').do('re-register').expect({ refused: 'old-law' });
    late('2024-01-03').do('re-register').expect({ state: 're-registered' });
  });
});

describe('审理（2017年修正的行政复议法）', () => {
  test('七个工作日内发送副本，被申请人自收到之日起十日（自然日）答复，第十日是周日的顺延', () => {
    c.accepted().on('2019-03-12').as('handler').do('serve-copy', { copyServedOn: '2019-03-14' }).expect({ refused: 'future-date' });
    c.accepted().on('2019-03-14').as('handler').do('serve-copy', { copyServedOn: '2019-03-14' }).expect({ refused: 'late-reason' });
    const p = c.accepted().on('2019-03-12').as('handler').do('serve-copy', { copyServedOn: '2019-03-07' });
    p.expect({ state: 'awaiting-reply', due: { copy: 'stopped', reply: '2019-03-18' } });
  });
  test('逾期不答复的，视为没有证据、依据', () => {
    const p = c.copied().on('2019-03-19').as('clock').do('reply-default');
    p.expect({ state: 'examining', values: { replyMissing: true }, due: { reply: 'stopped' } });
  });
  test('书面答复并提交证据后书面审理，必要时听取意见', () => {
    c.examining()
      .expect({ state: 'examining' })
      .do('take-views', { viewsForm: 'meeting', views: '当面听取' })
      .expect({ state: 'examining' });
  });
  test('调查取证人员不少于两人', () => {
    const p = c.examining().do('investigate', { investigators: 1, investigation: '询问证人' }).expect({ refused: 'investigators-few' });
    p.do('investigate', { investigators: 2, investigation: '询问证人' }).expect({ state: 'examining' });
  });
  test('现场勘验、鉴定所用时间不计入审理期限', () => {
    const p = c
      .examining()
      .do('begin-appraisal', { appraisal: 'appraisal' })
      .expect({ state: 'appraising', due: { decision: 'paused' } });
    p.on('2019-03-24')
      .do('end-appraisal', { appraisalNote: '已出具鉴定意见' })
      .expect({ due: { decision: '2019-05-13' } });
  });
  test('重大、疑难、复杂案件集体会审或者听证后才能提出拟办意见', () => {
    c.examining({ major: true }).do('draft-decision', { draftReport: '建议维持' }).expect({ refused: 'major-not-together' });
    c.drafted({ major: true }).expect({ state: 'drafted', values: { collegial: true } });
    const p = c.examining({ major: true }).do('notify-hearing', { hearingOn: '2019-03-20', hearingPlace: '听证室' });
    p.on('2019-03-20')
      .do('hold-hearing', { panel: [{ name: '甲', seat: 'presiding' }] })
      .expect({ values: { heard: true } });
  });
  test('停止执行', () => {
    c.examining()
      .as('organ-head')
      .do('stay-execution', { stayGround: '执行将造成难以弥补的损失' })
      .expect({ values: { stayed: true } });
  });
  test('中止期间停表，恢复后接着计算；中止时不能办理其他动作', () => {
    const ground = { suspendGround: 'other-case', suspendReason: '等待另案判决' };
    const p = c
      .examining()
      .as('institution-head')
      .do('suspend', ground)
      .expect({ due: { decision: 'paused' } });
    p.as('handler').do('draft-decision', { draftReport: '建议维持' }).expect({ refused: 'suspended' });
    p.on('2019-03-24').as('institution-head').do('resume', { resumeReason: '另案已判决' });
    p.expect({ state: 'examining', due: { decision: '2019-05-13' } });
  });
  test('因缺少当事人而中止满六十日的，终止', () => {
    const suspended = (suspendGround: string) =>
      c.examining().as('institution-head').do('suspend', { suspendGround, suspendReason: '见附件' }).on('2019-05-13');
    suspended('death').do('terminate-suspended', { terminateReason: '无人继续' }).expect({ refused: 'suspension-short' });
    suspended('other-case').do('terminate-suspended', { terminateReason: '无人继续' }).expect({ refused: 'suspension-other' });
    const p = suspended('death').on('2019-05-14').do('terminate-suspended', { terminateReason: '无人继续' });
    p.expect({ state: 'terminated', values: { terminateGround: 'suspended' } });
  });
  test('延长由复议机关负责人批准，只能一次，最多三十日', () => {
    const p = c
      .examining()
      .as('organ-head')
      .do('extend', { extendReason: '案情复杂' })
      .expect({ due: { decision: '2019-06-03' } });
    p.do('extend', { extendReason: '案情复杂' }).expect({ refused: 'extended-once' });
    expect(p.refusals[0]?.text).toBe('延长只能一次且不超过30日');
    c.examining().on('2019-05-06').as('organ-head').do('extend', { extendReason: '案情复杂' }).expect({ refused: 'extension-late' });
  });
  test('受理后发现不符合受理条件的，驳回申请（条例第48条）', () => {
    c.examining().as('institution-head').do('dismiss', { sign: '驻政复', dismissReason: '超过申请期限' }).expect({ state: 'dismissed' });
  });
  test('终止须有法定事由', () => {
    const p = c.examining().as('organ-head').do('terminate', { terminateReason: '死亡' }).expect({ refused: 'field-missing' });
    p.do('terminate', { terminateGround: 'death', terminateReason: '近亲属放弃复议权利' }).expect({ state: 'terminated' });
  });
  test('调解达成协议的，制作调解书；未成的继续审理', () => {
    const p = c.examining().do('mediate').do('mediation-fails', { mediationFailure: '一方反悔' }).expect({ state: 'examining' });
    p.do('mediate')
      .do('sign-mediation', { mediationTerms: '被申请人减收罚款' })
      .expect({ state: 'mediated', values: { result: 'mediated' } });
  });
  test('申请人撤回须经准许；和解的写明内容', () => {
    const p = c.examining().as('applicant').do('withdraw-request', { withdrawReason: '不再争议' }).expect({ state: 'examining' });
    p.as('institution-head')
      .do('withdraw')
      .expect({ state: 'withdrawn', values: { result: 'withdrawn' } });
    c.examining()
      .as('institution-head')
      .do('settle', { settlement: '被申请人改变处罚' })
      .expect({ values: { result: 'settled' } });
  });
});

describe('决定（2017年修正的行政复议法）', () => {
  test('由复议机关负责人决定，承办人提出拟办意见', () => {
    const p = c.drafted().on('2019-04-15').as('handler').do('decide-uphold', decision).expect({ refused: 'not-competent' });
    p.as('institution-head').do('send-back', { sendBackReason: '补充说理' }).expect({ state: 'examining' });
  });
  test.each([
    ['decide-uphold', 'upheld', {}],
    ['decide-modify', 'modified', { adverse: false }],
    ['decide-revoke', 'revoked', {}],
    ['decide-redo', 'revoked', {}],
    ['decide-revoke-part', 'partly-revoked', {}],
    ['decide-unlawful', 'confirmed-unlawful', {}],
    ['decide-perform', 'ordered-performance', { performBy: '2019-06-14' }],
    ['decide-reject', 'rejected-claim', {}],
  ] as const)('%s', (act, result, more) => {
    c.decided(act, more).expect({
      state: 'decided',
      values: { result, decisionNo: '驻政复决字〔2019〕1号' },
      due: { decision: 'stopped' },
    });
  });
  test('不得作出对申请人更为不利的变更', () => {
    c.decided('decide-modify', { adverse: true }).expect({ refused: 'adverse' });
  });
  test('超过审理期限作出决定的，写明原因', () => {
    const p = c.drafted().on('2019-05-06').as('organ-head');
    p.do('decide-uphold', { ...decision, decidedOn: '2019-05-06' }).expect({ refused: 'late-reason' });
    p.do('decide-uphold', { ...decision, decidedOn: '2019-05-03', lateReason: '案情复杂' }).expect({ refused: 'decided-on' });
    p.do('decide-uphold', { ...decision, decidedOn: '2019-05-06', lateReason: '案情复杂' }).expect({ state: 'decided' });
  });
  test('决定书送达申请人和被申请人，起诉期限届满后归档', () => {
    const p = c
      .decided()
      .on('2019-04-22')
      .as('handler')
      .do('serve', { service: service.slice(0, 1).map((row) => ({ ...row, on: '2019-04-22' })) });
    p.expect({ refused: 'service-incomplete' });
    c.served().expect({ state: 'served', due: { publication: '2019-05-21', litigation: '2019-05-07' } });
  });
  test('逾期不履行的，责令限期履行；履行、强制执行予以登记', () => {
    const p = c.served('decide-perform', { performBy: '2019-05-20' }).expect({ due: { performance: '2019-05-20' } });
    p.on('2019-05-21').as('institution-head').do('order-performance', { orderNote: '限期履行', orderBy: '2019-06-05' });
    p.expect({ values: { performance: 'ordered' }, due: { performance: 'stopped', 'ordered-performance': '2019-06-05' } });
    p.on('2019-06-03')
      .as('respondent')
      .do('perform', { performanceNote: '已作出处理' })
      .expect({ values: { performance: 'performed' } });
    c.served()
      .do('enforce', { enforcement: 'court', performanceNote: '已申请' })
      .expect({ values: { performance: 'enforced' } });
  });
  test('责令重新作出行政行为而未规定期限的，六十日内作出（条例第49条）', () => {
    c.decided('decide-redo').expect({ due: { redo: '2019-06-14', performance: undefined } });
  });
  test('起诉和诉讼结果予以登记', () => {
    const p = c
      .served()
      .on('2019-05-05')
      .do('litigate', { court: '市中级人民法院' })
      .expect({ values: { courtResult: 'pending' }, due: { litigation: 'stopped' } });
    p.on('2019-09-02')
      .do('record-judgment', { courtResult: 'kept' })
      .expect({ values: { courtResult: 'kept' } });
  });
});

describe('公开', () => {
  const text = { publishedText: '申请人王某不服某局处罚决定……决定撤销。', hidden: ['name', 'address'] };
  const masking = (more: object = {}) =>
    c
      .served()
      .on('2019-04-25')
      .do('prepare-publication', { ...text, ...more });
  test('公开文本中有证件号码、电话、自然人姓名、住址的，不能提交', () => {
    const p = masking({ publishedText: '王小明，19900001234，411799199001010015，住文明路一号' }).expect({ refused: 'not-masked' });
    expect(p.refusals[0]?.text).toBe('公开文本中仍有身份证号码、电话、自然人姓名、住址');
  });
  test('公开以前，公众不知道有这件事；公开以后，公众看到脱敏的文本，看不到决定书原文', () => {
    const hidden = { title: undefined, publishedText: undefined, decisionText: undefined };
    const p = masking().expect({ state: 'masking', publicly: hidden });
    p.as('institution-head').do('publish', { publishedAt: '行政复议决定书公开栏' }).expect({ state: 'published' });
    p.expect({
      publicly: {
        publishedText: text.publishedText,
        decisionNo: '驻政复决字〔2019〕1号',
        result: 'revoked',
        decisionText: undefined,
        facts: undefined,
        applicants: [{ party: { kind: 'person', name: '王某' }, legal: undefined }],
        draftReport: undefined,
      },
    });
    p.on('2019-05-06').as('handler').do('archive-published').expect({ refused: 'too-early' });
    p.on('2019-05-08')
      .as('handler')
      .do('archive-published')
      .expect({ state: 'archived-open', publicly: { title: application.title } });
  });
  test('核对人退回修改', () => {
    masking().as('institution-head').do('return-publication').expect({ state: 'served' });
  });
  test('不予公开须有法定理由', () => {
    const p = masking().as('institution-head').do('withhold', { withholdReason: '涉及未成年人' }).expect({ refused: 'field-missing' });
    p.do('withhold', { withholdGround: 'privacy', withholdReason: '涉及未成年人' }).expect({
      state: 'withheld',
      publicly: { title: undefined },
    });
  });
});

test('声明没有缺陷', () => {
  const flaws = check([reconsiderationCaseOld, reconsiderationCase, reviewSuggestion]);
  expect(flaws.filter((f) => f.procedure.startsWith('reconsideration'))).toEqual([]);
});

test('每个动作、每项拒绝、每个期限都有情形', () => {
  const old = [
    ...['name-in-title', 'institution-mismatch', 'several-acts', 'date-order', 'incomplete', 'correction-once', 'conditions-unmet'],
    ...['too-late', 'elsewhere', 'fee-charged', 'no-direction', 'new-law', 'old-law', 'investigators-few', 'major-not-together'],
    ...[
      'suspension-short',
      'suspension-other',
      'extended-once',
      'extension-late',
      'decided-on',
      'adverse',
      'service-incomplete',
      'not-masked',
    ],
  ];
  expect(c.seen.missing(old)).toEqual({ acts: [], deadlines: [], refusals: [] });
});
