import { describe, expect, test } from 'vitest';
import { listOf, type Play, type Procedure, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { incentive } from './procedure.ts';

const seen = covered(incentive);
const declared = incentive as unknown as Procedure;
const law = { calendar: cityCalendar, policies: [] };
const paper = { sha256: 'a'.repeat(64), name: '决定.pdf', size: 10, type: 'application/pdf' };
const key = (n: number) => `411700/${'0'.repeat(8)}-0000-7000-8000-00000000000${n}`;
const own = '411700-D14';
const city = '411700';
const units = (code: string) => (code === city ? 'city' : code.length === 6 ? 'county' : 'department');

const idea = {
  title: '2019年第三季度考评末位的通报批评',
  kind: 'public-criticism',
  unit: own,
  year: 2019,
  quarter: '3',
  facts: '第三季度考评本组末位，两项年度任务逾期未完成。',
  ground: '年度目标责任书和季度考评结果',
  body: 'government',
  decidingUnit: city,
  legalityUnit: '411700-D09',
};
const proposed = (values: object = {}): Play =>
  seen
    .watch(play(incentive, law, units))
    .on('2019-11-01')
    .as('proposer')
    .do('propose', { ...idea, ...values });
const checked = (values: object = {}) =>
  proposed(values).on('2019-11-04').as('legality').do('check-legality', { legalityOpinion: '事实清楚，权限相符' });
const decided = (values: object = {}) =>
  checked(values)
    .on('2019-11-06')
    .as('authority')
    .do('decide', { decisionNo: '驻政〔2019〕61号', decisionFile: paper, executingUnit: '411700-D01' });
const notified = (values: object = {}) => decided(values).on('2019-11-07').as('proposer').do('notify', { notifiedOn: '2019-11-07' });
const done = { executedOn: '2019-11-15', proof: [paper] };
const executed = (values: object = {}, more: object = {}) =>
  notified(values)
    .on('2019-11-15')
    .as('executor')
    .do('execute', { ...done, ...more });

describe('建议、审核、决定、执行，一步不可少', () => {
  test('没有决定和告知的不得执行', () => {
    proposed().as('executor').do('execute', done).expect({ refused: 'wrong-state' });
    decided().as('executor').do('execute', done).expect({ refused: 'wrong-state' });
    executed().expect({ state: 'executed' });
  });
  test('没有一个动作由平台自动办理', () => {
    expect(Object.values(declared.acts).filter((act) => listOf(act.by).includes('clock'))).toEqual([]);
    expect(Object.values(declared.deadlines).filter((d) => d.then !== undefined)).toEqual([]);
  });
  test('各种奖惩由各自的有权机关决定', () => {
    const bodies = {
      'merit-citation': 'reward-authority',
      'material-reward': 'government',
      'public-criticism': 'government',
      'no-excellent-rating': 'personnel-authority',
      'public-self-criticism': 'government',
      interview: 'government',
      'accountability-referral': 'government',
    };
    for (const [kind, body] of Object.entries(bodies)) {
      const other = body === 'government' ? 'personnel-authority' : 'government';
      proposed({ kind, body: other, grade: 'third' }).expect({ refused: 'body' });
      proposed({ kind, body, grade: 'third' }).expect({ state: 'proposed' });
    }
    proposed({ decidingUnit: own }).expect({ refused: 'deciding-unit' });
  });
  test('所依据的考评结果是该单位的、已经确认的', () => {
    const by = (state: string, unit: string) =>
      seen
        .watch(play(incentive, law, units))
        .given(key(1), { procedure: 'unit-quarter', state, values: { unit } })
        .on('2019-11-01')
        .as('proposer')
        .do('propose', { ...idea, result: key(1) });
    by('published', own).expect({ state: 'proposed' });
    by('notified', own).expect({ refused: 'result-open' });
    by('published', '411700-D15').expect({ refused: 'other-unit' });
  });
  test('不予采纳', () => {
    checked().as('authority').do('reject', { rejectReason: '情节轻微，改为约谈' }).expect({ state: 'rejected' });
  });
});

describe('异议', () => {
  test('五个工作日内可以提出（平台缺省），期内不得执行', () => {
    notified().expect({ due: { objection: '2019-11-14' } });
    notified()
      .on('2019-11-12')
      .as('executor')
      .do('execute', { ...done, executedOn: '2019-11-12' })
      .expect({ refused: 'objection-open' });
    notified()
      .as('unit-head')
      .do('waive-objection')
      .as('executor')
      .do('execute', { ...done, executedOn: '2019-11-07' })
      .expect({ state: 'executed' });
    notified().on('2019-11-15').as('unit-head').do('object', { objection: '有一项任务已获准延期' }).expect({ refused: 'objection-late' });
  });
  test('复核维持的恢复执行，撤销的不再执行', () => {
    const p = () => notified().on('2019-11-12').as('unit-head').do('object', { objection: '有一项任务已获准延期' });
    p().expect({ state: 'objecting', due: { review: '2019-11-26' } });
    p().as('authority').do('review-revoke', { review: '延期属实' }).expect({ state: 'rejected' });
    p().on('2019-11-27').as('authority').do('review-uphold', { review: '另一项仍未完成' }).expect({ refused: 'late-reason' });
    p()
      .on('2019-11-20')
      .as('authority')
      .do('review-uphold', { review: '另一项仍未完成' })
      .as('executor')
      .do('execute', { ...done, executedOn: '2019-11-20' })
      .expect({ state: 'executed' });
  });
});

describe('执行证据', () => {
  test('公开检查有媒体、日期、版面和全文；公开的只有单位、决定和已刊播的检查', () => {
    const kind = { kind: 'public-self-criticism', title: '2019年第三季度考评末位的公开检查' };
    executed(kind).expect({ refused: 'field-missing' });
    const medium = {
      medium: '本市日报',
      mediumOn: '2019-11-15',
      mediumPage: '第2版',
      selfCriticism: '我单位年度任务未按期完成，主要责任在我，现向全市人民检查。',
    };
    executed(kind, medium)
      .as('proposer')
      .do('publish', { publicText: '第三季度考评末位。' })
      .expect({ state: 'published', publicly: { medium: '本市日报', facts: undefined } });
  });
  test('不得评优写入班子成员年度考核，须是该单位考评年度的', () => {
    const kind = { kind: 'no-excellent-rating', body: 'personnel-authority', decidingUnit: '411700-D11', quarter: 'year' };
    const bar = (year: number) =>
      notified(kind)
        .given(key(2), { procedure: 'leadership-appraisal', state: 'opened', values: { unit: own, year } })
        .on('2019-11-15')
        .as('executor')
        .do('execute', { ...done, appraisal: key(2) });
    bar(2018).expect({ refused: 'appraisal' });
    bar(2019).expect({ state: 'executed' });
  });
  test('约谈、移送不公开，直接归档；奖金总额和发放清单不公开', () => {
    const talk = executed({ kind: 'interview' }, { minutes: '约谈主要负责人，要求月底前完成。' }).as('chief');
    talk.do('publish', { publicText: '约谈情况' }).expect({ refused: 'not-public' }).do('record').expect({ state: 'recorded' });
    executed({ kind: 'accountability-referral' }, { referral: paper }).expect({ state: 'executed' });
    executed({ kind: 'material-reward' }, { amount: 50000, payList: paper })
      .as('chief')
      .do('publish', { publicText: '年度考核先进单位奖励' })
      .expect({ publicly: { amount: undefined, payList: undefined, decisionNo: '驻政〔2019〕61号' } });
  });
  test('弄虚作假骗取的撤销奖励，在原载体更正', () => {
    executed({ kind: 'merit-citation', body: 'reward-authority', grade: 'third' })
      .as('authority')
      .do('revoke', { revokeReason: '申报材料不实' })
      .as('chief')
      .do('correct', { correction: '2019年11月20日门户网站更正' })
      .expect({ state: 'corrected' });
  });
});

test('每个动作、每项拒绝、每个期限都有情形', () => {
  const refusals = [
    ...['body', 'deciding-unit', 'result-open', 'other-unit', 'objection-open', 'objection-late', 'late-reason', 'appraisal', 'not-public'],
  ];
  expect(seen.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
});
