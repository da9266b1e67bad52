import { describe, expect, test } from 'vitest';
import { check, type Play, play, resolve, thePublic, view } from '#kernel';
import { cityCalendar, feeByItems, feeByPages } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { feeOf } from './fees.ts';
import { informationRequest } from './procedure.ts';

const seen = covered(informationRequest);
const asked = {
  agency: '411700-D12',
  applicantKind: 'person',
  applicant: { kind: 'person', name: '王小明', phone: '19900000001' },
  subject: '高铁片区征收补偿安置方案',
  features: '2018年批准',
  formRequired: 'electronic',
};
const start = (day: string, role: string): Play =>
  seen
    .watch(play(informationRequest, { calendar: cityCalendar, policies: [] }))
    .on(day)
    .as(role);
/** Received by letter; 2019-09-25 is before the long holiday and a make-up Saturday. */
const received = (day = '2019-09-25', more: object = {}) =>
  start(day, 'handler').do('register', { ...asked, channel: 'letter', receivedOn: day, ...more });
const searched = () => received().on('2019-09-26').do('search', { searchRecord: '检索档案系统' });
const reply = { reply: '答复如下', replyReason: '依据条例' };
const closed = () => searched().on('2019-10-10').do('decide-granted', { reply: '随函附后' }).do('serve', { servedBy: 'mail' });

describe('提出与收到', () => {
  test('任何人可以申请，写明联系方式；申请不公开（条例第27、29条）', () => {
    const p = start('2019-09-24', 'applicant')
      .do('apply', asked)
      .expect({ state: 'filed', values: { channel: 'online' }, due: { receipt: '2019-09-27' } });
    expect(p.matter && view(informationRequest, p.matter, thePublic)).toBeUndefined();
    expect(p.matter && view(informationRequest, p.matter, { kind: 'party', roles: [], inScope: false })?.values.subject).toBe(
      asked.subject,
    );
    start('2019-09-24', 'applicant')
      .do('apply', { ...asked, applicant: { kind: 'person', name: '王小明' } })
      .expect({ refused: 'no-contact' });
    start('2019-09-24', 'applicant')
      .do('apply', { ...asked, subject: '王小明的征收补偿' })
      .expect({ refused: 'name-in-subject' });
  });
  test('网络、传真提交的，以双方确认之日为收到之日（第31条）', () => {
    const p = start('2019-09-24', 'applicant').do('apply', asked).on('2019-09-25').as('handler');
    p.do('confirm-receipt', { receivedOn: '2019-09-24' }).expect({ refused: 'receipt-day' });
    p.do('confirm-receipt', { receivedOn: '2019-09-25' }).expect({ state: 'received', due: { reply: '2019-10-28' } });
  });
});

describe('答复期限', () => {
  test('自收到之日起二十个工作日（第33条）；2019年5月15日前为十五个工作日', () => {
    received().expect({ due: { reply: '2019-10-28', 'correction-notice': '2019-10-10' } });
    received('2019-03-04').expect({ due: { reply: '2019-03-25' } });
  });
  test('经负责人同意可延长一次，在期限内告知申请人', () => {
    const p = searched().on('2019-10-15').as('director');
    p.do('extend', { extendReason: '调阅纸质档案', toldOn: '2019-10-15' }).expect({ due: { reply: '2019-11-25' } });
    const again = p.do('extend', { extendReason: '仍需时间', toldOn: '2019-10-15' }).expect({ refused: 'extended-before' });
    expect(again.refusals[0]?.text).toBe('延长答复期限以一次为限，最长20个工作日');
    searched()
      .on('2019-10-29')
      .as('director')
      .do('extend', { extendReason: '已过期', toldOn: '2019-10-29' })
      .expect({ refused: 'extension-late' });
    searched()
      .on('2019-10-29')
      .as('director')
      .do('extend', { extendReason: '已过期', toldOn: '2019-10-29' })
      .expect({ refused: 'extension-untold' });
  });
  test('超期送达的写明原因', () => {
    const p = searched().on('2019-10-29').do('decide-granted', { reply: '随函附后' });
    p.do('serve', { servedBy: 'mail' }).expect({ refused: 'late-reason' });
    p.do('serve', { servedBy: 'mail', lateReason: '经办人交接' }).expect({ state: 'closed', due: { reply: 'stopped' } });
  });
});

describe('补正', () => {
  const correcting = () => received().on('2019-09-27').do('notify-correction', { missing: '请写明年份' });
  test('内容不明确的，七个工作日内一次告知；期间不计入，补正后重新起算（第30条）', () => {
    const p = correcting().expect({
      state: 'correcting',
      due: { reply: 'paused', 'correction-notice': 'stopped', correction: '2019-10-23' },
    });
    p.on('2019-10-10')
      .as('applicant')
      .do('correct', { features: '2018年3月' })
      .expect({ state: 'filed', due: { reply: 'paused' } });
    p.on('2019-10-11')
      .as('handler')
      .do('confirm-receipt', { receivedOn: '2019-10-11' })
      .expect({ due: { reply: '2019-11-07' } });
    p.do('notify-correction', { missing: '再补' }).expect({ refused: 'corrected-before' });
    p.do('search', { searchRecord: '检索' })
      .do('decide-unable', { unableGround: 'still-unclear', reply: '仍不明确' })
      .expect({ state: 'decided' });
  });
  test('无正当理由逾期不补正的，视为放弃', () => {
    correcting().on('2019-10-20').do('deem-abandoned').expect({ refused: 'correction-running' });
    correcting()
      .on('2019-10-25')
      .do('deem-abandoned')
      .expect({ state: 'closed', values: { resultGroup: 'other', otherGround: 'overdue-correction' } });
  });
  test('未经补正，不得以仍不明确为由不提供', () => {
    searched().do('decide-unable', { unableGround: 'still-unclear', reply: '不明确' }).expect({ refused: 'never-corrected' });
  });
});

describe('征求意见', () => {
  const consulted = [{ who: { kind: 'organization', name: '天中公司' }, why: '报价' }];
  test('书面征求第三方意见，十五个工作日，时间不计入（第32、33条）', () => {
    const p = received().on('2019-09-26').do('consult-third-party', { consulted });
    p.expect({ state: 'consulting', due: { reply: 'paused', 'third-party-opinion': '2019-10-22' } });
    p.on('2019-10-11').do('end-consultation', { consultOpinion: 'silent' }).expect({ refused: 'opinion-running' });
    p.do('end-consultation', { consultOpinion: 'disagree' }).expect({ state: 'received', due: { reply: '2019-11-06' } });
    p.do('search', { searchRecord: '检索' }).do('decide-granted', { reply: '公开' }).expect({ refused: 'third-party-objects' });
    p.do('decide-granted', { reply: '公开', publicInterest: '涉及公共安全' }).expect({ state: 'decided' });
  });
  test('共同制作机关十五个工作日不反馈的，视为同意（第34条）', () => {
    const p = received()
      .on('2019-09-26')
      .do('consult-agency', { consulted })
      .expect({ due: { 'agency-opinion': '2019-10-22' } });
    p.on('2019-10-23').do('end-consultation', { consultOpinion: 'silent' }).do('search', { searchRecord: '检索' });
    p.do('decide-granted', { reply: '公开' }).expect({ state: 'decided' });
  });
});

describe('答复', () => {
  test('能当场答复的当场答复', () => {
    received()
      .do('reply-immediately', { reply: '已公开' })
      .expect({ state: 'closed', values: { resultGroup: 'granted' } });
  });
  test('部分公开、不予公开由负责人决定，写明理由；检索人不得决定', () => {
    const p = searched().as('director');
    p.do('decide-partial', { reply: '部分' }).expect({ refused: 'field-missing' });
    p.do('decide-partial', reply).expect({ state: 'decided', values: { resultGroup: 'partial' } });
    searched()
      .as('director')
      .do('decide-denied', { ...reply, deniedGround: 'process-info' })
      .expect({ values: { deniedGround: 'process-info' } });
  });
  test('信访类、出版物告知途径，重复申请写明前次答复，大量反复先问理由（第35、36、39条）', () => {
    const no = (values: object) => searched().do('decide-not-processed', { reply: '不予处理', ...values });
    no({ notProcessedGround: 'complaint' }).expect({ refused: 'way-untold' });
    no({ notProcessedGround: 'repeat' }).expect({ refused: 'repeat-unproven' });
    no({ notProcessedGround: 'massive' }).expect({ refused: 'reason-unasked' });
    no({ notProcessedGround: 'complaint', otherChannel: '12345' }).expect({ state: 'decided', values: { resultGroup: 'not-processed' } });
  });
  test('数量、频次明显超过合理范围的，可以要求说明理由（第35条）', () => {
    const asking = () => received().on('2019-09-26').do('ask-reason', { frequency: '一月内四十件' });
    asking()
      .as('director')
      .do('refuse-reason', reply)
      .expect({ state: 'decided', values: { notProcessedGround: 'massive' } });
    const p = asking().on('2019-09-30').do('accept-reason', { explanation: '研究需要', delayUntil: '2019-12-20' });
    p.expect({ state: 'received', due: { reply: 'stopped', 'delayed-reply': '2019-12-20' } });
  });
  test('可以撤回', () => {
    received()
      .as('applicant')
      .do('withdraw', { withdrawReason: '已获得' })
      .expect({ state: 'closed', values: { otherGround: 'other' } });
  });
});

describe('信息处理费', () => {
  const scale = (norm: typeof feeByItems, on = '2021-03-01') => resolve(norm, on).value;
  test('超额累进：2219页应收83460元，同一申请人当月35件应收3000元（国办函〔2020〕109号）', () => {
    expect(feeOf(2219, scale(feeByPages))).toBe(83_460);
    expect(feeOf(35, scale(feeByItems))).toBe(3_000);
    expect(feeOf(45, scale(feeByItems))).toBe(2_000 + 2_000 + 5 * 300);
    expect([10, 11, 30, 31].map((n) => feeOf(n, scale(feeByItems)))).toEqual([0, 100, 2_000, 2_200]);
    expect([30, 31].map((n) => feeOf(n, scale(feeByPages)))).toEqual([0, 10]);
  });
  test('办法施行前、未达标准的不收费；计算有误的指出应收数额', () => {
    received().do('charge-fee', { feeBasis: 'pages', feeCount: 2219, fee: 83_460 }).expect({ refused: 'fee-not-due' });
    const p = received('2021-03-01').do('charge-fee', { feeBasis: 'pages', feeCount: 2219, fee: 100 }).expect({ refused: 'fee-wrong' });
    expect(p.refusals[0]?.remedy).toContain('83460元');
  });
  const charged = () => received('2021-03-01').do('charge-fee', { feeBasis: 'items', feeCount: 35, fee: 3_000 });
  test('缴费后继续办理，逾期不缴视为放弃', () => {
    charged()
      .expect({ state: 'fee-pending', due: { fee: '2021-03-29', reply: 'paused' } })
      .on('2021-03-05')
      .do('pay-fee')
      .expect({ state: 'received' });
    charged().on('2021-03-20').do('deem-unpaid').expect({ refused: 'fee-running' });
    charged()
      .on('2021-03-30')
      .do('deem-unpaid')
      .expect({ state: 'closed', values: { otherGround: 'overdue-fee' } });
  });
});

describe('办结之后', () => {
  const wrong = () => closed().as('applicant').do('request-record-correction', { wrongRecord: '面积有误' }).as('handler');
  test('与自身相关的信息不准确的，可以要求更正（第41条）', () => {
    wrong().expect({ state: 'correcting-record', due: { 'record-correction': '2019-11-06' } });
    wrong().do('correct-record', { recordAnswer: '已更正' }).expect({ state: 'closed' });
    wrong().do('transfer-correction', { transferTo: '不动产登记中心', recordAnswer: '已转送' }).expect({ state: 'closed' });
    wrong().do('keep-record', { recordAnswer: '核实无误' }).expect({ state: 'closed' });
  });
  test('复议、诉讼的结果记入同一事项（第51条）', () => {
    const p = closed().on('2019-11-20').do('file-dispute', { disputeKind: 'reconsideration' }).expect({ state: 'in-dispute' });
    p.on('2020-01-08').do('record-dispute-result', { disputeResult: 'upheld' }).do('archive').expect({ state: 'archived' });
  });
});

test('声明没有缺陷', () => {
  expect(check([informationRequest])).toEqual([]);
});

test('每个动作、每项拒绝、每个期限都有情形', () => {
  const refusals =
    'no-contact name-in-subject receipt-day corrected-before correction-running fee-running extended-before extension-late extension-untold opinion-running third-party-objects way-untold repeat-unproven never-corrected reason-unasked fee-not-due fee-wrong late-reason';
  expect(seen.missing(refusals.split(' '))).toEqual({ acts: [], deadlines: [], refusals: [] });
});
