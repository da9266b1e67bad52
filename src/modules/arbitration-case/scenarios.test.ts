import { expect, test } from 'vitest';
import { check, type Play, play, thePublic, view } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { arbitrationCase } from './procedure.ts';

const seen = covered(arbitrationCase);
const filed = (caseNo = '驻仲字2019第12号'): Play =>
  seen
    .watch(play(arbitrationCase, { calendar: cityCalendar, policies: [] }))
    .on('2019-03-04')
    .as('commission')
    .do('file', { caseNo, disputeType: 'loan', amount: 300_000 });
const accepted = () => filed().on('2019-03-08').do('accept', { branch: 'summary' });
const heard = () => accepted().on('2019-03-20').do('form-tribunal').on('2019-04-10').do('hear');
const awarded = () => heard().on('2019-04-20').do('award');

test('收到申请五日内决定受理（仲裁法2017第24条）', () => {
  filed().expect({ due: { acceptance: '2019-03-11' } });
  filed().on('2019-03-12').do('accept', { branch: 'summary' }).expect({ refused: 'late-reason' });
  filed().do('refuse', { refuseReason: '没有仲裁协议' }).expect({ state: 'refused' });
});
test('仲裁不公开：不记当事人名称，对外不可见', () => {
  filed('天中公司诉练江公司').expect({ refused: 'name-in-number' });
  const { matter } = awarded();
  expect(matter && view(arbitrationCase, matter, thePublic)).toBeUndefined();
});
test('可以和解、调解，也可以裁决；用时从受理起算', () => {
  accepted().expect({ due: { conclusion: '2019-07-08' } });
  heard()
    .do('settle', { settledBy: 'mediation' })
    .expect({ state: 'settled', due: { conclusion: 'stopped' } });
});
test('裁决后履行、申请执行，或者经法院审查', () => {
  awarded().do('perform').expect({ state: 'performed' });
  awarded().do('enforce').expect({ state: 'enforced' });
  awarded().do('court-review', { annulled: 'upheld' }).expect({ state: 'reviewed' });
});
test('声明没有缺陷', () => {
  expect(check([arbitrationCase])).toEqual([]);
});
test('每个动作、每项拒绝、每个期限都有情形', () => {
  expect(seen.missing(['name-in-number', 'late-reason'])).toEqual({ acts: [], deadlines: [], refusals: [] });
});
