import { expect, test } from 'vitest';
import { check, type Play, play, thePublic, view } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { proactivePublication } from './procedure.ts';

const seen = covered(proactivePublication);
const item = { title: '关于城市养犬管理的通告', column: 'notices', channel: 'portal', formedOn: '2020-02-09' };
const start = (day: string, role = 'publisher'): Play =>
  seen
    .watch(play(proactivePublication, { calendar: cityCalendar, policies: [] }))
    .on(day)
    .as(role);
const created = (more: object = {}) => start('2020-02-10').do('create', { ...item, ...more });
const cleared = (more: object = {}) => created(more).as('secrecy-reviewer').do('review-secrecy', { secrecyNote: '无', clean: true });
const approved = () => cleared().as('head').do('approve').as('publisher');
const withheld = () => created().as('head').do('withhold', { withheldGround: 'process-info', withheldReason: '过程性信息' });

test('自形成之日起二十个工作日内公开；2月9日成文的3月6日届满，3月9日公开的迟（条例第26条）', () => {
  approved().expect({ due: { publication: '2020-03-06' } });
  const p = approved().on('2020-03-09').do('publish', { indexNo: 'S0001-0204-2020-00793' }).expect({ refused: 'late-reason' });
  p.do('publish', { indexNo: 'S0001-0204-2020-00793', lateReason: '校对' }).expect({ state: 'published', publicly: { title: item.title } });
  expect(p.matter?.history.at(-1)?.clocks.publication?.late).toBe(3);
});
test('先审查后公开，审查、批准与登记不得为同一人（第17条）', () => {
  created().as('secrecy-reviewer').do('review-secrecy', { secrecyNote: '有', clean: false }).expect({ refused: 'not-clean' });
  start('2020-02-10')
    .do('record-published', { ...item, indexNo: 'A', checkedBefore: false })
    .expect({ refused: 'unchecked' });
  start('2020-02-10')
    .do('record-published', { ...item, indexNo: 'A', checkedBefore: true })
    .expect({ state: 'published' });
});
test('发现身份证号、手机号的，脱敏后发布', () => {
  created({ title: '王某411799199001010015补贴' }).expect({ refused: 'personal-number' });
  created({ summary: '电话13800000000' }).expect({ refused: 'personal-number' });
});
test('涉及其他机关的，协商确认后公开（第11条）', () => {
  const p = cleared({ involvesOthers: true }).as('head').do('approve').expect({ refused: 'others-not-asked' });
  p.do('approve', { agreedByOthers: true }).expect({ state: 'approved' });
});
test('不予公开须有法定理由，定期评估，情况变化的公开（第14至18条）', () => {
  const p = withheld().expect({ state: 'withheld', due: { 'withheld-review': '2021-02-10' } });
  expect(p.matter && view(proactivePublication, p.matter, thePublic)).toBeUndefined();
  p.on('2021-02-01')
    .do('reassess', { reassessed: '仍不公开' })
    .expect({ due: { 'withheld-review': '2022-02-07' } });
  p.on('2022-01-05').do('release', { reassessed: '可以公开' }).expect({ state: 'created' });
});
test('更新保留版本，撤下留痕；撤下的不再公开', () => {
  const p = approved().on('2020-02-20').do('publish', { indexNo: 'S0001-0204-2020-00793' });
  p.do('update', { changeNote: '补充附件' }).expect({ state: 'published' });
  p.as('head')
    .do('take-down', { takeDownReason: '已被替代' })
    .expect({ state: 'taken-down', publicly: { title: undefined } });
});
test('声明没有缺陷', () => {
  expect(check([proactivePublication])).toEqual([]);
});
test('每个动作、每项拒绝、每个期限都有情形', () => {
  expect(seen.missing(['personal-number', 'not-clean', 'unchecked', 'others-not-asked', 'late-reason'])).toEqual({
    acts: [],
    deadlines: [],
    refusals: [],
  });
});
