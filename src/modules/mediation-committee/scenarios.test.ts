import { expect, test } from 'vitest';
import { check, type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { mediationCommittee } from './procedure.ts';

const seen = covered(mediationCommittee);
const committee = {
  name: '虚构村人民调解委员会',
  kind: 'village',
  chair: '王小明',
  memberCount: 5,
  hasWoman: true,
  establishedOn: '2018-12-20',
  electedOn: '2018-12-20',
  termEndsOn: '2021-12-20',
};
const established = (values: object = {}): Play =>
  seen
    .watch(play(mediationCommittee, { calendar: cityCalendar, policies: [] }))
    .on('2019-01-04')
    .as('keeper')
    .do('establish', { ...committee, ...values });

test('委员应为三至九人（人民调解法第8条）', () => {
  const p = established({ memberCount: 2 }).expect({ refused: 'committee-size' });
  expect(p.refusals[0]?.text).toBe('委员应为3至9人');
  established({ memberCount: 10 }).expect({ refused: 'committee-size' });
  established({ memberCount: 3 }).expect({ state: 'active' });
  established({ memberCount: 9 }).expect({ state: 'active' });
});
test('应当有妇女成员（人民调解法第8条）', () => {
  established({ hasWoman: false }).expect({ refused: 'no-woman' });
});
test('委员每届任期三年，届满日自当选日起算（人民调解法第9条）', () => {
  established({ termEndsOn: '2022-01-04' }).expect({ refused: 'term-length' });
  established().expect({ due: { term: '2021-12-20' } });
});
test('换届后重新计算任期；只换个别委员的办理调整', () => {
  const p = established().on('2021-12-17');
  const next = { memberCount: 7, hasWoman: true, electedOn: '2021-12-17', termEndsOn: '2024-12-17' };
  p.do('reelect', { ...next, electedOn: '2018-12-20', termEndsOn: '2021-12-20' }).expect({ refused: 'same-term' });
  p.do('reelect', next).expect({ due: { term: '2024-12-17' } });
  p.do('adjust', { adjustReason: '委员去世', memberCount: 2 }).expect({ refused: 'committee-size' });
  p.do('adjust', { adjustReason: '委员去世', memberCount: 6 }).expect({ values: { memberCount: 6 } });
});
test('撤销的不再在册', () => {
  established()
    .as('justice')
    .do('abolish', { abolishReason: '村合并' })
    .expect({ state: 'abolished', due: { term: 'stopped' } });
});
test('名册公开，主任只公开姓', () => {
  established().expect({ publicly: { name: committee.name, memberCount: 5, chair: '王某' } });
});
test('编号按设立单位连续编排', () => {
  established().expect({ values: { committeeNo: '411700-D01-001' } });
});
test('声明没有缺陷', () => {
  expect(check([mediationCommittee])).toEqual([]);
});
test('每个动作、每项拒绝、每个期限都有情形', () => {
  expect(seen.missing(['committee-size', 'no-woman', 'term-length', 'same-term'])).toEqual({ acts: [], deadlines: [], refusals: [] });
});
