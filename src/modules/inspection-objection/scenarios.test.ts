import { expect, test } from 'vitest';
import { type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { inspectionObjection } from './procedure.ts';

const seen = covered(inspectionObjection);
const law = { calendar: cityCalendar, policies: [] };
const paper = { sha256: 'a'.repeat(64), name: '材料.pdf', size: 10, type: 'application/pdf' };
const about = {
  title: '关于营商环境专项督查的结论',
  conclusionNo: '督结〔2021〕1号',
  conclusionFile: paper,
  receivedOn: '2021-03-01',
  concludedBy: '411700',
  grounds: '结论所称的超期事项已在期限内办结，有回执为证。',
};
const reviewers = [{ name: '复核甲', tookPart: false }];
const applied = (on = '2021-03-10'): Play =>
  seen
    .watch(play(inspectionObjection, law, (code) => (code === '411700' ? 'city' : 'department')))
    .on(on)
    .as('applicant')
    .do('apply', about);
const reviewing = () => applied().on('2021-03-12').as('handler').do('accept', { reviewers });
const facts = '经核对回执，两件事项均在期限内办结。';

test('自收到督查结论之日起三十日内申请（政府督查工作条例第17条）', () => {
  applied('2021-03-31').expect({ state: 'applied' });
  applied('2021-04-01').expect({ refused: 'application-late' });
});
test('自收到申请之日起三十日内作出复核决定；逾期须说明原因', () => {
  applied().expect({ due: { decision: '2021-04-09' } });
  reviewing().on('2021-04-12').as('decider').do('uphold', { facts, decisionFile: paper }).expect({ refused: 'late-reason' });
});
test('参与作出督查结论的人员应当回避；受理的人不作决定', () => {
  applied()
    .as('handler')
    .do('accept', { reviewers: [{ name: '复核甲', tookPart: true }] })
    .expect({ refused: 'recusal' });
  reviewing().as('decider').do('uphold', { facts, decisionFile: paper }).expect({ state: 'upheld' });
});
test('可以变更、撤销结论，可以不予受理，可以撤回', () => {
  reviewing().as('decider').do('amend', { facts, decisionFile: paper, amended: '一件超期' }).expect({ state: 'amended' });
  reviewing().as('decider').do('revoke', { facts, decisionFile: paper }).expect({ state: 'revoked' });
  applied().as('handler').do('refuse', { refusalReason: '不是督查结论' }).expect({ state: 'refused' });
  applied().do('withdraw', { withdrawReason: '已沟通' }).expect({ state: 'withdrawn' });
});
test('每个动作、每项拒绝、每个期限都有情形', () => {
  expect(seen.missing(['application-late', 'recusal', 'late-reason'])).toEqual({ acts: [], deadlines: [], refusals: [] });
});
