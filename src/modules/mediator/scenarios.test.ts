import { expect, test } from 'vitest';
import { check, type Play, type Procedure, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { mediationCommittee } from '../mediation-committee/procedure.ts';
import { mediator } from './procedure.ts';

const seen = covered(mediator);
const committee = '411700/01900000-0000-7000-8000-0000000000c1';
const person = {
  name: '王小明',
  committee,
  engagement: 'full',
  origin: 'hired',
  adult: true,
  specialty: 'traffic',
  appointedOn: '2019-03-01',
};
const appointed = (more: object = {}, state = 'active'): Play =>
  seen
    .watch(play(mediator, { calendar: cityCalendar, policies: [] }))
    .given(committee, { procedure: 'mediation-committee', state })
    .on('2019-03-04')
    .as('keeper')
    .do('appoint', { ...person, ...more });

test('人民调解员由推选或者聘任产生，符合条件，属在册的调解委员会（第13、14条）', () => {
  appointed().expect({ state: 'active', values: { mediatorNo: '411700-D01-调-001' } });
  appointed({ adult: false }).expect({ refused: 'not-qualified' });
  appointed({}, 'abolished').expect({ refused: 'committee-inactive' });
});
test('名册公开，姓名只公开姓', () => {
  appointed().expect({ publicly: { name: '王某', engagement: 'full' } });
});
test('培训、批评教育、变更、离任均留痕（第14、15条）', () => {
  const p = appointed().as('justice').do('train', { trainedOn: '2019-03-04', trainingHours: 8 });
  p.do('correct', { misconduct: 'partial', misconductNote: '责令改正' }).expect({
    state: 'active',
    publicly: { misconductNote: undefined },
  });
  p.as('keeper').do('adjust', { engagement: 'part' }).do('leave', { leaveReason: 'resigned' }).expect({ state: 'left' });
});
test('声明没有缺陷', () => {
  expect(check([mediator, mediationCommittee] as readonly Procedure[])).toEqual([]);
});
test('每个动作、每项拒绝都有情形', () => {
  expect(seen.missing(['committee-inactive', 'not-qualified'])).toEqual({ acts: [], deadlines: [], refusals: [] });
});
