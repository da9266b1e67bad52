import { describe, expect, test } from 'vitest';
import { check, type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { fairCompetitionReview } from '../fair-competition-review/procedure.ts';
import { legalityReview } from '../legality-review/procedure.ts';
import { meetingItem } from './procedure.ts';

const seen = covered(meetingItem);
const law = { calendar: cityCalendar, policies: [] };

const digest = (c: string) => c.repeat(64);
const file = (c: string) => ({ sha256: digest(c), name: 'text.pdf', size: 10, type: 'application/pdf' });
const review = '411700/01900000-0000-7000-8000-0000000000a1';
const minutesReview = '411700/01900000-0000-7000-8000-0000000000a2';
const opinion = { kind: 'executive-meeting-item', conclusion: 'lawful', issuedOn: '2019-03-01', textHash: digest('a') };
const item = {
  title: '关于公共停车场建设的议题',
  meetingKind: 'executive-meeting',
  topic: 'decision',
  reviewRequired: true,
  textFile: file('a'),
  textHash: digest('a'),
};
const meeting = { meetingNo: '第12次常务会议', meetingOn: '2019-03-08' };

/** An item proposed on Monday 4 March 2019; the linked reviews as given. */
function proposed(values: object = {}, found: object = {}, more: { state?: string; openedOn?: string } = {}): Play {
  const p = seen.watch(play(meetingItem, law)).on('2019-03-04');
  p.given(review, { procedure: 'legality-review', state: 'issued', openedOn: '2019-02-25', ...more, values: { ...opinion, ...found } });
  p.given(minutesReview, {
    procedure: 'legality-review',
    state: 'issued',
    values: { ...opinion, kind: 'executive-meeting-minutes', issuedOn: '2019-03-11', textHash: digest('b') },
  });
  return p.as('proposer').do('propose', { ...item, ...values });
}
const scheduled = (values: object = {}, found: object = {}, more: { state?: string; openedOn?: string } = {}) =>
  proposed(values, found, more)
    .as('secretariat')
    .do('schedule', { ...meeting, review });
const minuted = (values: object = {}) => {
  const p = scheduled(values)
    .on('2019-03-08')
    .do('deliberate')
    .do('record-decision', { outcome: 'approved', decision: '同意建设方案', countsMeeting: true });
  return p.on('2019-03-11').do('draft-minutes', { minutesFile: file('b'), minutesHash: digest('b') });
};

describe('未审不上会', () => {
  test('没有合法性审查意见的议题不得排会', () => {
    const p = proposed().as('secretariat').do('schedule', meeting).expect({ refused: 'not-reviewed' });
    expect(p.refusals[0]?.text).toBe('未经合法性审查，不得提交会议研究');
    p.do('block', { blockReason: '未关联审查意见' }).expect({ state: 'proposed' });
    p.as('proposer').do('revise', { textFile: file('a'), textHash: digest('a'), review });
    p.as('secretariat').do('schedule', meeting).expect({ state: 'scheduled' });
  });
  test('结论不合法、要求补充程序或者意见失效的，不得排会', () => {
    scheduled({}, { conclusion: 'unlawful' }, { state: 'refused' }).expect({ refused: 'not-reviewed' });
    scheduled({}, { conclusion: 'supplement-procedure' }).expect({ refused: 'not-reviewed' });
    scheduled({}, {}, { state: 'stale' }).expect({ refused: 'not-reviewed' });
    scheduled({}, { kind: 'executive-meeting-minutes' }).expect({ refused: 'not-reviewed' });
    scheduled({}, { conclusion: 'risk-disclosed' }).expect({ state: 'scheduled' });
  });
  test('修改后合法的，按意见修改并反馈后才能排会', () => {
    scheduled({}, { conclusion: 'lawful-after-revision' }).expect({ refused: 'not-reviewed' });
    scheduled({}, { conclusion: 'lawful-after-revision' }, { state: 'adopted' }).expect({ state: 'scheduled' });
  });
  test('上会文本与审查文本不一致的，不得排会', () => {
    scheduled({}, { textHash: digest('c') }).expect({ refused: 'not-reviewed' });
  });
  test('意见出具满六个月的，不得排会', () => {
    scheduled({}, { issuedOn: '2018-09-03' }).expect({ refused: 'not-reviewed' });
    scheduled({}, { issuedOn: '2018-09-04' }).expect({ state: 'scheduled' });
  });
  test('重大行政决策草案送审后满七个工作日才能上会（国务院令第713号第26条）', () => {
    const p = seen.watch(play(meetingItem, law)).on('2019-09-26');
    const values = { ...opinion, kind: 'major-decision', issuedOn: '2019-09-26' };
    p.given(review, { procedure: 'legality-review', state: 'issued', openedOn: '2019-09-25', values });
    p.as('proposer')
      .do('propose', item)
      .as('secretariat')
      .do('schedule', { ...meeting, meetingOn: '2019-10-09', review });
    p.expect({ refused: 'review-time' });
    expect(p.refusals[0]?.remedy).toBe('最早可上会日 2019年10月10日');
    p.do('schedule', { ...meeting, meetingOn: '2019-10-10', review }).expect({ state: 'scheduled' });
  });
  test('不属审查范围的议题须写明理由', () => {
    const study = { reviewRequired: false, topic: 'rule-of-law', noReviewReason: '听取工作汇报' };
    proposed({ ...study, noReviewReason: undefined }).expect({ refused: 'field-missing' });
    proposed(study).as('secretariat').do('schedule', meeting).expect({ state: 'scheduled' });
  });
  test('校验值须与议题文本一致', () => {
    proposed({ textHash: digest('b') }).expect({ refused: 'text-hash' });
  });
});

describe('紧急议题', () => {
  const emergency = { emergencyGround: 'incident', emergencyNote: '防汛应急处置' };
  test('行政首长批准的可以先行上会，三个工作日内补办审查', () => {
    const p = proposed().as('secretariat').do('schedule-exempted', meeting).expect({ refused: 'wrong-state' });
    p.as('mayor')
      .do('exempt', emergency)
      .expect({ state: 'exempted', due: { 'later-review': '2019-03-07' } });
    p.as('secretariat').do('schedule-exempted', meeting).expect({ state: 'scheduled' });
    p.on('2019-03-07')
      .as('proposer')
      .do('supply-review', { review })
      .expect({ due: { 'later-review': 'stopped' } });
  });
  test('没有批准的不能按紧急议题办理', () => {
    const p = scheduled().do('defer', { deferReason: '方案须再论证' }).expect({ state: 'deferred' });
    p.do('schedule-exempted', meeting).expect({ refused: 'not-exempted' });
  });
  test('补办审查超期的说明原因；没有补办的不能交办', () => {
    const p = proposed().as('mayor').do('exempt', emergency).as('secretariat').do('schedule-exempted', meeting);
    p.on('2019-03-08').do('deliberate').do('record-decision', { outcome: 'approved', decision: '同意' });
    p.on('2019-03-11').do('draft-minutes', { minutesFile: file('b'), minutesHash: digest('b') });
    p.as('mayor').do('sign-minutes', { minutesReview }).expect({ state: 'minutes-signed' });
    p.as('secretariat').do('archive').expect({ refused: 'later-review-missing' });
    p.as('proposer').do('supply-review', { review }).expect({ refused: 'late-reason' });
    p.do('supply-review', { review, lateReason: '抢险期间无法办理' }).as('secretariat').do('archive').expect({ state: 'archived' });
  });
});

describe('审议、纪要与交办', () => {
  const tasks = [{ unit: '411700-D05', task: '组织实施', dueOn: '2019-06-30' }];
  test('会议召开前不得登记审议情况', () => {
    scheduled().do('deliberate').expect({ refused: 'before-meeting' });
  });
  test('常务会议纪要未经合法性审查不得签发', () => {
    const p = minuted().as('mayor').do('sign-minutes').expect({ refused: 'minutes-not-reviewed' });
    p.do('sign-minutes', { minutesReview: review }).expect({ refused: 'minutes-not-reviewed' });
    p.as('secretariat').do('revise-minutes', { minutesFile: file('c'), minutesHash: digest('c') });
    p.as('mayor').do('sign-minutes', { minutesReview }).expect({ refused: 'minutes-not-reviewed' });
    p.as('secretariat').do('revise-minutes', { minutesFile: file('b'), minutesHash: digest('b') });
    p.as('mayor').do('sign-minutes', { minutesReview }).expect({ state: 'minutes-signed' });
  });
  test('其他会议的纪要不适用常务会议纪要的审查', () => {
    minuted({ meetingKind: 'leading-group' }).as('mayor').do('sign-minutes').expect({ state: 'minutes-signed' });
  });
  test('纪要的校验值须与文件一致', () => {
    const p = scheduled().on('2019-03-08').do('deliberate').do('record-decision', { outcome: 'approved', decision: '同意' });
    p.do('draft-minutes', { minutesFile: file('b'), minutesHash: digest('c') }).expect({ refused: 'minutes-hash' });
  });
  test('会议同意的事项逐条交办；不同意的不能交办', () => {
    const p = minuted().as('mayor').do('sign-minutes', { minutesReview });
    p.as('secretariat').do('assign', { tasks }).expect({ state: 'assigned' });
    const q = scheduled().on('2019-03-08').do('deliberate').do('record-decision', { outcome: 'rejected', decision: '不予同意' });
    q.on('2019-03-11').do('draft-minutes', { minutesFile: file('b'), minutesHash: digest('b') });
    q.as('mayor').do('sign-minutes', { minutesReview }).as('secretariat').do('assign', { tasks }).expect({ refused: 'not-approved' });
  });
  test('提出单位可以撤回没有排会的议题', () => {
    proposed().do('withdraw', { withdrawReason: '方案须再论证' }).expect({ state: 'withdrawn' });
  });
  test('会议研究情况属内部过程信息，不对外公开', () => {
    minuted()
      .as('mayor')
      .do('sign-minutes', { minutesReview })
      .expect({ publicly: { title: undefined, decision: undefined } });
  });
});

test('声明没有缺陷', () => {
  expect(check([meetingItem, legalityReview, fairCompetitionReview])).toEqual([]);
});

test('每个动作、每项拒绝、每个期限都有情形', () => {
  const refusals = [
    'not-reviewed',
    'review-time',
    'text-hash',
    'minutes-hash',
    'not-exempted',
    'before-meeting',
    'minutes-not-reviewed',
    'later-review-missing',
    'late-reason',
    'not-approved',
  ];
  expect(seen.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
});
