import { expect, test } from 'vitest';
import { check, type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { pressConference } from './procedure.ts';

const seen = covered(pressConference);
const planned = (plannedOn = '2019-06-18'): Play =>
  seen
    .watch(play(pressConference, { calendar: cityCalendar, policies: [] }))
    .on('2019-06-05')
    .as('organizer')
    .do('plan', { topic: '生态环境保护工作新闻发布会', theme: 'policy', plannedOn });
const announced = () =>
  planned().on('2019-06-12').as('spokesperson').do('announce', { place: '市新闻发布厅', speakers: '市生态环境局负责人' });
const held = () => announced().on('2019-06-18').as('organizer').do('hold', { mediaCount: 12, questionCount: 4 });

test('计划的日期不早于当日', () => {
  planned('2019-06-01').expect({ refused: 'past-plan' });
  planned().expect({ state: 'planned', publicly: { topic: undefined } });
});
test('预告、召开的对外可见；只有召开的计场次', () => {
  announced().expect({ publicly: { topic: '生态环境保护工作新闻发布会' } });
  held().expect({ state: 'held', publicly: { mediaCount: 12 } });
});
test('召开后公开实录', () => {
  held().expect({ due: { record: '2019-06-25' } });
  held().on('2019-06-20').do('publish-record', { transcript: '实录' }).expect({ state: 'recorded' });
  held().on('2019-06-26').do('publish-record', { transcript: '实录' }).expect({ refused: 'late-reason' });
});
test('取消写明原因', () => {
  planned().do('cancel', { cancelReason: '内容待核实' }).expect({ state: 'cancelled' });
});
test('声明没有缺陷', () => {
  expect(check([pressConference])).toEqual([]);
});
test('每个动作、每项拒绝、每个期限都有情形', () => {
  expect(seen.missing(['past-plan', 'late-reason'])).toEqual({ acts: [], deadlines: [], refusals: [] });
});
