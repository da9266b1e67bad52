import { expect, test } from 'vitest';
import { type Play, play, thePublic, view } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { leadershipAppraisal } from './procedure.ts';

const seen = covered(leadershipAppraisal);
const law = { calendar: cityCalendar, policies: [] };
const key = `411700/${'0'.repeat(8)}-0000-7000-8000-000000000009`;
const names = ['赵一', '钱二', '孙三', '李四', '周五'];
const grades = (first: object = {}) =>
  names.map((name, i) => ({ name, post: '副局长', months: 12, grade: 'competent', ...(i === 0 && first) }));
const opened = (): Play =>
  seen
    .watch(play(leadershipAppraisal, law))
    .given(key, { procedure: 'incentive' })
    .on('2019-12-20')
    .as('personnel')
    .do('open', { title: '2019年度考核', unit: '411700-D14', year: 2019, members: 5 });
const barred = () => opened().on('2020-01-06').as('clock').do('bar', { barredBy: key }).as('personnel');

test('年度目标未完成的，班子成员不得录入优秀', () => {
  const p = barred()
    .do('grade', { grades: grades({ grade: 'excellent' }) })
    .expect({ refused: 'excellent-barred' });
  expect(p.refusals[0]?.text).toBe('该单位年度目标未完成，班子成员不得定为优秀等次');
  p.do('grade', { grades: grades() }).expect({ state: 'graded' });
});
test('任职不满半年的由组织部门裁量（平台缺省）', () => {
  barred()
    .do('grade', { grades: grades({ grade: 'excellent', months: 5 }) })
    .expect({ refused: 'excellent-barred' });
  barred()
    .do('grade', { grades: grades({ grade: 'excellent', months: 5, discretion: '到任前不分管' }) })
    .expect({ state: 'graded' });
});
test('已提出或者审定的等次，限制评优后重新提出', () => {
  const p = opened()
    .do('grade', { grades: grades({ grade: 'excellent' }) })
    .as('approver')
    .do('confirm')
    .expect({ state: 'confirmed' });
  p.as('clock').do('bar', { barredBy: key }).expect({ state: 'opened' });
  p.do('lift-bar')
    .as('personnel')
    .do('grade', { grades: grades({ grade: 'excellent' }) })
    .expect({ state: 'graded' });
});
test('优秀等次不超过规定比例，逐人填写', () => {
  const two = grades({ grade: 'excellent' }).map((row, i) => (i === 1 ? { ...row, grade: 'excellent' } : row));
  opened().do('grade', { grades: two }).expect({ refused: 'excellent-share' });
  opened()
    .do('grade', { grades: grades().slice(1) })
    .expect({ refused: 'members' });
});
test('主管机关可以退回；审定后归档；等次不对社会公开', () => {
  const p = opened().do('grade', { grades: grades() }).as('approver').do('return', { returnReason: '核对任职时间' });
  p.as('personnel')
    .do('grade', { grades: grades() })
    .as('approver')
    .do('confirm')
    .as('personnel')
    .do('archive')
    .expect({ state: 'archived' });
  expect(p.matter && view(leadershipAppraisal as never, p.matter, thePublic)).toBeUndefined();
  const office = { kind: 'official', roles: [], inScope: true } as const;
  expect(JSON.stringify(p.matter && view(leadershipAppraisal as never, p.matter, office)?.values)).not.toContain('赵一');
});
test('每个动作、每项拒绝都有情形', () => {
  expect(seen.missing(['excellent-barred', 'excellent-share', 'members'])).toEqual({ acts: [], deadlines: [], refusals: [] });
});
