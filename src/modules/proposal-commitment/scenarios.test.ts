import { expect, test } from 'vitest';
import { check, type Procedure, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { proposalCommitment } from './procedure.ts';

const procedure = proposalCommitment as unknown as Procedure;
const seen = covered(procedure);
const item = { proposalNo: '4-2-0123', title: '新建停车楼一座', kind: 'suggestion', dueOn: '2019-09-30' };
const proposed = (more: object = {}) =>
  seen
    .watch(play(procedure, { calendar: cityCalendar, policies: [] }))
    .on('2019-05-06')
    .as('clerk')
    .do('propose', { ...item, ...more });
const promised = () => proposed().on('2019-05-20').as('clock').do('promise');
const evidence = { sha256: 'a'.repeat(64), name: '竣工验收.pdf', size: 1000, type: 'application/pdf' };
const done = { result: '已投入使用。', evidence };

test('承诺写明将来的完成期限（办法第19条）', () => {
  proposed({ dueOn: '2019-05-06' }).expect({ refused: 'due-past' });
  proposed().expect({ state: 'proposed', publicly: { title: undefined } });
});
test('随答复生效，向社会公开，按期兑现', () => {
  promised().expect({ state: 'promised', due: { fulfilment: '2019-09-30' }, publicly: { title: item.title } });
  promised()
    .on('2019-09-20')
    .as('clerk')
    .do('fulfil', done)
    .expect({ state: 'fulfilled', due: { fulfilment: 'stopped' } });
  promised().on('2019-10-08').as('clerk').do('fulfil', done).expect({ refused: 'late-reason' });
});
test('尚未随答复生效的可以撤回', () => {
  proposed().do('withdraw', { withdrawReason: '改按已解决答复。' }).expect({ state: 'withdrawn' });
});
test('列入规划的由负责人改定较晚的期限，写明理由', () => {
  const p = promised().on('2019-09-20').as('head');
  p.do('defer', { dueOn: '2019-09-01', deferReason: '用地未批。' }).expect({ refused: 'due-earlier' });
  p.do('defer', { dueOn: '2020-06-30', deferReason: '用地未批。' }).expect({ state: 'deferred', due: { fulfilment: '2020-06-30' } });
});
test('不再实施的由交办机关决定，写明理由', () => {
  promised().on('2019-09-20').as('supervisor').do('drop', { dropReason: '规划调整。' }).expect({ state: 'dropped' });
});
test('声明没有缺陷', () => {
  expect(check([procedure])).toEqual([]);
});
test('每个动作、每项拒绝、每个期限都有情形', () => {
  expect(seen.missing(['due-past', 'due-earlier', 'late-reason'])).toEqual({ acts: [], deadlines: [], refusals: [] });
});
