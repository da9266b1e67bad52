import { describe, expect, test } from 'vitest';
import { application, Course, digest } from './example.test-helper.ts';

const n = new Course('new');

describe('2023年修订的行政复议法', () => {
  test('通过作出行为的机关提出的，五个工作日内转送或者自行纠正（第32条）', () => {
    const via = () => n.start().do('file-via-respondent', { ...application, knownOn: '2024-03-01', respondent: '411700-D12' });
    via().expect({ state: 'forwarding', due: { forwarding: '2024-03-11' } });
    const p = via()
      .as('respondent')
      .do('forward', { forwardOpinion: '处罚应当维持' })
      .expect({ state: 'filed', due: { acceptance: '2024-03-11' } });
    p.on('2024-03-12')
      .as('clock')
      .do('deem-accepted')
      .expect({ state: 'accepted', values: { track: 'ordinary' } });
    const q = via().as('respondent').do('self-correct', { forwardOpinion: '已撤销处罚' }).expect({ state: 'corrected' });
    q.as('intake').do('archive-corrected').expect({ state: 'archived' });
  });
  test('补正期限十个工作日，有正当理由的可以延长（第31条）', () => {
    const p = n
      .filed()
      .as('intake')
      .do('notify-correction', { missingItems: '身份证明' })
      .expect({ due: { correction: '2024-03-18' } });
    p.do('extend-correction', { correctionExtension: '正在外地' }).expect({ due: { correction: '2024-04-01' } });
    p.on('2024-04-02').as('clock').do('deem-abandoned').expect({ state: 'abandoned' });
    const q = n.filed().as('intake').do('notify-correction', { missingItems: '身份证明' }).on('2024-03-06').as('applicant');
    q.do('correct', { identityProof: [digest('d')] }).expect({ state: 'filed', due: { acceptance: '2024-03-13' } });
  });
  test('自行为作出超过五年的不予受理，因不动产的为二十年（第21条）', () => {
    n.accepted({}, { madeOn: '2018-03-01', delayReason: '不知道申请权利' }).expect({ refused: 'too-old' });
    n.accepted({}, { madeOn: '2018-03-01', realEstate: true, delayReason: '不知道申请权利' }).expect({ state: 'accepted' });
  });
  test('普通程序：副本七个工作日，答复十个工作日，六十日作出决定（第48、62条）', () => {
    n.accepted().expect({ due: { copy: '2024-03-15', decision: '2024-05-06' } });
    n.copied().expect({ due: { reply: '2024-03-22' } });
    n.copied().on('2024-03-25').as('clock').do('reply-default').expect({ state: 'hearing-views' });
  });
  test('普通程序应当听取当事人意见，简易程序可以书面审理（第49、54条）', () => {
    const p = n.copied().as('respondent').do('reply', { reply: '处罚有据' }).expect({ state: 'hearing-views' });
    p.as('handler').do('review-in-writing').expect({ refused: 'views-not-heard' });
  });
  test('简易程序：三个工作日发送副本，五个工作日答复，三十日决定，不得延长（第53、54、62条）', () => {
    const choose = (more: object) =>
      n
        .accepted()
        .as('institution-head')
        .do('choose-summary', { summaryGround: 'amount', ...more });
    choose({ disputedAmount: 3001 }).expect({ refused: 'summary-unfit' });
    const p = choose({ disputedAmount: 3000 }).expect({
      values: { track: 'summary' },
      due: { copy: '2024-03-11', decision: '2024-04-07' },
    });
    p.as('handler')
      .do('serve-copy', { copyServedOn: '2024-03-06' })
      .expect({ due: { reply: '2024-03-13' } });
    p.as('respondent')
      .do('reply', { reply: '处罚有据' })
      .as('institution-head')
      .do('extend', { extendReason: '复杂' })
      .expect({ refused: 'summary-extension' });
    p.as('handler').do('review-in-writing').expect({ state: 'examining' });
    p.as('institution-head')
      .do('to-ordinary', { ordinaryReason: '案情复杂' })
      .expect({ due: { decision: '2024-05-06' } });
    p.do('to-ordinary', { ordinaryReason: '案情复杂' }).expect({ refused: 'ordinary-already' });
  });
  test('重大、疑难、复杂案件应当听证：五个工作日前通知，主持人一名、听证员二名以上、记录员一名，负责人参加（第50、51条）', () => {
    const p = n.examining({ major: true }).do('draft-decision', { draftReport: '建议撤销' }).expect({ refused: 'major-unheard' });
    p.do('notify-hearing', { hearingOn: '2024-03-21', hearingPlace: '听证室' }).expect({ due: { 'hearing-notice': '2024-03-21' } });
    const values = { transcript: digest('c'), hearingOn: '2024-03-21', panel: [{ name: '甲', seat: 'presiding' }] };
    p.on('2024-03-20')
      .do('hold-hearing', { ...values, hearingOn: '2024-03-20' })
      .expect({ refused: 'too-early' });
    p.on('2024-03-21').do('hold-hearing', values).expect({ refused: 'panel-incomplete' });
    p.do('hold-hearing', { ...values, panel: acceptedPanel }).expect({ refused: 'head-absent' });
    p.do('hold-hearing', { ...values, panel: acceptedPanel, absentReason: '赴外地开会，委托副职' }).expect({ values: { heard: true } });
  });
  test('复议委员会咨询、抄告、确认无效、行政协议责任', () => {
    n.examining().do('consult-committee', { committeeGround: 'difficult', committeeOpinion: '倾向撤销' }).expect({ state: 'examining' });
    n.decided('decide-redo').expect({ due: { redo: '2024-06-14' } });
    n.decided('decide-void').expect({ values: { result: 'confirmed-void' } });
    n.decided('decide-agreement', { performBy: '2024-06-14' }).expect({ values: { result: 'agreement-liability' } });
    n.served().do('copy-to-superior', { copiedTo: '省公安厅' }).expect({ state: 'served' });
  });
  test('延长由复议机构负责人批准（第62条）', () => {
    n.examining()
      .as('institution-head')
      .do('extend', { extendReason: '案情复杂' })
      .expect({ due: { decision: '2024-06-04' } });
    n.examining().as('organ-head').do('extend', { extendReason: '案情复杂' }).expect({ refused: 'not-competent' });
  });
  test('与修订前相同的动作', () => {
    common(n);
  });
});

const acceptedPanel = ['presiding', 'member', 'member', 'recorder'].map((seat) => ({ name: '甲', seat }));

/** Acts that the new edition takes over, each once. */
function common(e: Course): void {
  const day = e.on('03-14');
  e.filed()
    .as('institution-head')
    .do('refuse', { sign: '驻政复', refusalGround: 'scope', refusalReason: '不属范围' })
    .expect({ state: 'refused' });
  e.filed().as('intake').do('transfer', { competentOrgan: '省人民政府' }).expect({ state: 'transferred' });
  e.filed().do('withdraw-application', { withdrawReason: '自愿撤回' }).expect({ state: 'withdrawn' });
  const p = e.examining().do('investigate', { investigators: 2, investigation: '询问' }).do('begin-appraisal', { appraisal: 'inspection' });
  p.do('end-appraisal', { appraisalNote: '完毕' }).do('collective-review', { panelMembers: '三人', panelOpinion: '一致' });
  p.as('organ-head').do('stay-execution', { stayGround: '难以弥补' }).as('institution-head').on(day);
  p.do('suspend', { suspendGround: 'mediation', suspendReason: '双方同意' })
    .do('resume', { resumeReason: '未达成' })
    .expect({ state: 'examining' });
  p.as('handler')
    .do('mediate')
    .do('mediation-fails', { mediationFailure: '反悔' })
    .do('mediate')
    .do('sign-mediation', { mediationTerms: '减收' });
  p.expect({ state: 'mediated' }).do('archive').expect({ state: 'archived' });
  const head = () => e.examining().as('institution-head');
  head().do('terminate', { terminateGround: 'criminal', terminateReason: '被逮捕' }).expect({ state: 'terminated' });
  head().do('suspend', { suspendGround: 'missing', suspendReason: '下落不明' }).on(e.on('06-14'));
  const q = head().do('suspend', { suspendGround: 'death', suspendReason: '死亡' }).on(e.on('06-14'));
  q.do('terminate-suspended', { terminateReason: '无人继续' }).expect({ state: 'terminated' });
  head().do('dismiss', { sign: '驻政复', dismissReason: '不符合条件' }).expect({ state: 'dismissed' });
  head().do('settle', { settlement: '改变处罚' }).expect({ state: 'withdrawn' });
  head()
    .as('applicant')
    .do('withdraw-request', { withdrawReason: '不再争议' })
    .as('institution-head')
    .do('withdraw')
    .expect({ state: 'withdrawn' });
  e.drafted({ major: true }).as('institution-head').do('send-back', { sendBackReason: '补充' }).expect({ state: 'examining' });
  for (const act of ['decide-uphold', 'decide-redo', 'decide-revoke-part', 'decide-unlawful', 'decide-reject'])
    e.decided(act).expect({ state: 'decided' });
  e.decided('decide-modify', { adverse: false }).expect({ state: 'decided' });
  const r = e
    .served('decide-perform', { performBy: e.on('05-20') })
    .expect({ due: { publication: e.on('05-21'), performance: e.on('05-20'), litigation: e.on('05-07') } });
  r.as('institution-head')
    .do('order-performance', { orderNote: '限期', orderBy: e.on('06-05') })
    .expect({ due: { 'ordered-performance': e.on('06-05') } });
  r.as('handler')
    .do('enforce', { enforcement: 'court', performanceNote: '已申请' })
    .as('respondent')
    .do('perform', { performanceNote: '已履行' });
  r.as('handler').do('litigate', { court: '市中级人民法院' }).do('record-judgment', { courtResult: 'changed' });
  r.do('prepare-publication', { publishedText: '决定责令履行。', hidden: ['name'] })
    .as('institution-head')
    .do('return-publication');
  r.as('handler')
    .do('prepare-publication', { publishedText: '决定责令履行。', hidden: ['name'] })
    .as('institution-head')
    .do('publish');
  r.expect({ state: 'published' }).on(e.on('05-08')).as('handler').do('archive-published').expect({ state: 'archived-open' });
  e.served().as('institution-head').do('withhold', { withholdGround: 'secret', withholdReason: '涉密' }).expect({ state: 'withheld' });
}

test('每个动作、每项拒绝、每个期限都有情形', () => {
  const fresh = [
    'too-old',
    'summary-unfit',
    'summary-extension',
    'ordinary-already',
    'views-not-heard',
    'panel-incomplete',
    'head-absent',
    'major-unheard',
  ];
  expect(n.seen.missing(fresh)).toEqual({ acts: [], deadlines: [], refusals: [] });
});
