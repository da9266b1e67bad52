import { expect, test } from 'vitest';
import { check, type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { legalServiceCentre } from './procedure.ts';

const seen = covered(legalServiceCentre);
const listed = (): Play =>
  seen
    .watch(play(legalServiceCentre, { calendar: cityCalendar, policies: [] }))
    .on('2019-03-04')
    .as('keeper')
    .do('list', { name: '虚构县公共法律服务中心', level: 'county', listBasis: '市实施方案附表' });
const built = () => listed().do('build', { address: '城区', windows: 5 });
const opened = (openedOn = '2019-05-06') => built().on('2019-05-06').do('open', { openedOn, phone: '12348', hours: '工作日' });

test('应设的逐个列入名单，写明依据；启用后对外公开', () => {
  listed().expect({ state: 'listed', publicly: { name: undefined } });
  opened().expect({ state: 'in-service', publicly: { name: '虚构县公共法律服务中心', phone: '12348' } });
});
test('启用日期不晚于登记日', () => {
  opened('2019-05-07').expect({ refused: 'future-date' });
});
test('变更、暂停、恢复、撤销均留痕', () => {
  const p = opened()
    .do('adjust', { phone: '0396-12348' })
    .expect({ values: { phone: '0396-12348' } });
  p.do('suspend', { reason: '搬迁' }).expect({ state: 'suspended' }).do('resume').expect({ state: 'in-service' });
  p.do('close', { reason: '并入' }).expect({ state: 'closed', publicly: { name: undefined } });
});
test('声明没有缺陷', () => {
  expect(check([legalServiceCentre])).toEqual([]);
});
test('每个动作都有情形', () => {
  expect(seen.missing([])).toEqual({ acts: [], deadlines: [], refusals: [] });
});
