import { expect, test } from 'vitest';
import { type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { ruleFiling } from '#modules/rule-filing';
import { covered } from '../coverage.test-helper.ts';

const coverage = covered(ruleFiling);
const rule = '411700/01900000-0000-7000-8000-000000000001';
const of = { title: '驻马店市城市供水管理办法', issuer: '411700', orderNo: '驻马店市人民政府令第3号', promulgatedOn: '2025-03-03' };
const page = (mark: string) => ({ sha256: mark.repeat(64), name: '材料.pdf', size: 10, type: 'application/pdf' });
const pages = { filingReport: page('a'), officialText: page('b'), explanation: page('c'), electronic: 'online' };
const opened = (more: object = {}): Play =>
  coverage
    .watch(play(ruleFiling, { calendar: cityCalendar, policies: [] }))
    .given(rule, { procedure: 'government-rule', state: 'promulgated', values: of })
    .on('2025-03-04')
    .as('justice-bureau')
    .do('open', { rule, ...of, body: 'province', ...more });
const registered = () => opened().on('2025-03-20').do('submit', pages).on('2025-03-25').do('register', { filingNo: '豫备〔2025〕1号' });

test('自公布之日起30日内报送备案，逾期说明原因；名称、令号、公布日期与公布的一致', () => {
  opened({ orderNo: '第4号' }).expect({ refused: 'rule-differs' });
  opened()
    .expect({ due: { filing: '2025-04-02' } })
    .on('2025-04-03')
    .do('submit', pages)
    .expect({ refused: 'late-reason' });
  opened().on('2025-04-02').do('submit', pages).expect({ state: 'submitted' });
});

test('材料不合的暂缓登记，15日内补正；不属范围的不予登记（备案审查条例第9条）', () => {
  const p = opened().on('2025-03-20').do('submit', pages).do('defer', { deferNote: '缺说明' });
  p.expect({ due: { resubmission: '2025-04-07' } })
    .do('resubmit', {})
    .expect({ state: 'submitted' });
  p.do('not-accept', { notAcceptReason: '不属备案范围' }).expect({ state: 'not-accepted' });
});

test('备案号公开；审查一般两个月，收到意见后30日内报告处理情况', () => {
  const p = registered()
    .expect({ publicly: { filingNo: '豫备〔2025〕1号' } })
    .do('review')
    .expect({ due: { review: '2025-05-26' } });
  p.do('issue-opinion', { opinion: '第三条应当纠正', opinionKind: 'correct' }).expect({ due: { handling: '2025-04-24' } });
  p.as('chief').do('report-handling', { handling: '已修改' }).expect({ state: 'rectified' });
  registered().do('review').do('conclude-no-issue').expect({ state: 'concluded' });
});

test('每个动作、每项期限都有情形', () => {
  expect(coverage.missing(['rule-differs', 'late-reason'])).toEqual({ acts: [], deadlines: [], refusals: [] });
});
