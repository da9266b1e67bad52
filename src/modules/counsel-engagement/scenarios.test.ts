import { describe, expect, test } from 'vitest';
import { check, type Play, type Procedure, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { counselEngagement } from './procedure.ts';

const seen = covered(counselEngagement as unknown as Procedure);
const kinds: Readonly<Record<string, string>> = { '411700': 'city', '411722': 'county', '411771': 'zone', '411722001': 'street' };
const start = (day = '2019-03-04', role = 'unit'): Play =>
  seen
    .watch(play(counselEngagement as unknown as Procedure, { calendar: cityCalendar, policies: [] }, (code) => kinds[code] ?? 'department'))
    .on(day)
    .as(role);

const file = (name: string) => ({ sha256: 'a'.repeat(64), name: `${name}.pdf`, size: 1000, type: 'application/pdf' });
const candidate = {
  counselName: '张三丰',
  counselKind: 'lawyer',
  firm: '某某律师事务所',
  licenceNo: '14117201010000001',
  practiceYears: 8,
  noPenalty: true,
  heldUnits: 2,
};
const unit = { unit: '411700-D12', level: 'department' };
const selecting = (more: object = {}) => start().do('open-selection', { ...unit, notice: '公开遴选法律顾问二名。', ...more });
const nominated = (more: object = {}) => selecting().do('nominate', { ...candidate, ...more });
const publicised = () => nominated().do('publicise', { publicityNote: '拟聘张三丰为法律顾问。' });
const contract = {
  termFrom: '2019-03-11',
  termTo: '2021-03-10',
  scope: '重大决策、合同的法律意见',
  fund: 'budget',
  fee: 60_000,
  conflictDeclared: true,
  nda: file('承诺'),
  contract: file('合同'),
};
const active = (more: object = {}) =>
  publicised()
    .on('2019-03-11')
    .as('head')
    .do('sign', { ...contract, ...more });
const appraisal = { appraisalYear: 2020, appraisalGrade: 'qualified', appraisalNote: '按约提供法律意见。' };
const next = { renewedFrom: '2021-03-11', termTo: '2023-03-10', contract: file('续聘合同') };

describe('遴选和聘任', () => {
  test('聘任单位的层级与单位名册一致', () => {
    selecting({ level: 'township' }).expect({ refused: 'level-unit' });
    selecting({ unit: '411771', level: 'county' }).expect({ refused: 'level-unit' });
    selecting({ unit: '411722', level: 'county' }).expect({ state: 'selecting' });
    selecting({ unit: '411771', level: 'district' }).expect({ state: 'selecting', values: { method: 'selection' } });
    selecting({ unit: '411722001', level: 'township' }).expect({ state: 'selecting', values: { engagementNo: 'GW-411722001-2019-001' } });
  });
  test('受聘律师应当执业满三年、未受处分，任职单位不超过上限〔平台缺省〕', () => {
    nominated({ practiceYears: 2 }).expect({ refused: 'practice-years' });
    nominated({ noPenalty: false }).expect({ refused: 'penalty' });
    nominated({ heldUnits: 10 }).expect({ refused: 'too-many-units' });
    nominated({ counselKind: 'academic', practiceYears: 1 }).expect({ state: 'nominated', values: { licenceNo: undefined } });
  });
  test('执业证号十七位，旧证十二位', () => {
    nominated({ licenceNo: '141172010' }).expect({ refused: 'text-pattern' });
    nominated({ licenceNo: '141172010001' }).expect({ state: 'nominated' });
  });
  test('公示不少于五个工作日，满后方可签约〔平台缺省〕', () => {
    const p = publicised().expect({ state: 'publicised', due: { publicity: '2019-03-11' } });
    p.on('2019-03-08').as('head').do('sign', contract).expect({ refused: 'too-early' });
    active().expect({ state: 'active', due: { publicity: 'stopped', term: '2021-03-10', appraisal: '2020-03-11' } });
  });
  test('没有无利益冲突声明的不得聘任', () => {
    active({ conflictDeclared: false }).expect({ refused: 'conflict' });
  });
  test('一届聘期不超过三年〔平台缺省〕', () => {
    active({ termTo: '2022-03-12' }).expect({ refused: 'term-length' });
    active({ termTo: '2019-03-11' }).expect({ refused: 'term-order' });
  });
  test('直接聘任的，写明依据', () => {
    const direct = { ...unit, ...candidate };
    start().do('propose-direct', direct).expect({ refused: 'field-missing' });
    start()
      .do('propose-direct', { ...direct, directGround: '公职律师由本单位安排。' })
      .expect({ state: 'nominated', values: { method: 'direct' } });
  });
  test('遴选可以终止，写明理由', () => {
    publicised()
      .do('cancel', { cancelReason: '公示期间有异议，经查属实。' })
      .expect({ state: 'cancelled', due: { publicity: 'stopped' } });
  });
});

describe('统聘', () => {
  const shared = '411722/01900000-0000-7000-8000-000000000009';
  const designation = {
    unit: '411722001',
    level: 'township',
    sharedBy: shared,
    designation: file('指定'),
    counselName: '张三丰',
    counselKind: 'lawyer',
    termFrom: '2019-03-11',
    termTo: '2020-12-31',
  };
  const designated = (values: object, held: object = {}) =>
    start('2019-03-11', 'superior')
      .given(shared, {
        procedure: 'counsel-engagement',
        state: 'active',
        unit: '411722',
        values: { method: 'selection', termTo: '2021-03-10' },
        ...held,
      })
      .do('designate', { ...designation, ...values });
  test('书面指定到下级单位，不超过统聘的聘期', () => {
    designated({}).expect({ state: 'active', values: { method: 'shared' }, due: { term: '2020-12-31' } });
    designated({ termTo: '2021-03-11' }).expect({ refused: 'shared-term' });
    designated({}, { state: 'expired' }).expect({ refused: 'shared-term' });
    designated({}, { values: { method: 'shared', termTo: '2021-03-10' } }).expect({ refused: 'shared-term' });
  });
});

describe('履职', () => {
  test('每年考核一次；考核合格的方可续聘，聘期相接', () => {
    const p = active().on('2020-12-20').as('unit');
    p.do('appraise', { ...appraisal, appraisalYear: 2021 }).expect({ refused: 'appraisal-year' });
    p.do('appraise', appraisal).expect({ due: { appraisal: 'stopped' } });
    p.do('appraise', appraisal).expect({ refused: 'appraised' });
    p.on('2021-03-01')
      .as('head')
      .do('renew', { ...next, renewedFrom: '2021-03-10' })
      .expect({ refused: 'term-overlap' });
    p.do('renew', next).expect({ state: 'active', due: { term: '2023-03-10', appraisal: '2022-03-01' } });
  });
  test('未经考核、考核不合格的不得续聘', () => {
    active().on('2021-03-01').do('renew', next).expect({ refused: 'not-appraised' });
    const p = active()
      .on('2020-12-20')
      .as('unit')
      .do('appraise', { ...appraisal, appraisalGrade: 'unqualified' });
    p.as('head').do('renew', next).expect({ refused: 'not-appraised' });
    p.do('terminate', { terminateGround: 'appraisal', terminateNote: '考核不合格。' }).expect({ state: 'terminated' });
  });
  test('以考核不合格解聘的，须有不合格的考核', () => {
    active().do('terminate', { terminateGround: 'appraisal', terminateNote: '无' }).expect({ refused: 'ground-appraisal' });
  });
  test('被立案的暂停履职，查清后恢复', () => {
    active()
      .as('justice')
      .do('suspend', { suspendReason: '被立案调查。' })
      .expect({ state: 'suspended' })
      .do('resume')
      .expect({ state: 'active' });
  });
  test('聘期届满，不再计入覆盖', () => {
    active().on('2021-03-10').as('clock').do('expire').expect({ refused: 'term-runs' });
    active()
      .on('2021-03-11')
      .as('clock')
      .do('expire')
      .expect({ state: 'expired', due: { term: 'stopped' } });
  });
});

test('名册公开姓名、律所、聘期和聘任单位；报酬不公开', () => {
  active().expect({ publicly: { counselName: '张三丰', firm: candidate.firm, termTo: '2021-03-10', unit: unit.unit, fee: undefined } });
  nominated().expect({ publicly: { counselName: undefined } });
});
test('声明没有缺陷', () => {
  expect(check([counselEngagement as unknown as Procedure])).toEqual([]);
});
test('每个动作、每项拒绝、每个期限都有情形', () => {
  const refusals = ['level-unit', 'practice-years', 'penalty', 'too-many-units', 'conflict', 'term-order', 'term-length', 'not-appraised'];
  const more = ['term-overlap', 'term-runs', 'shared-term', 'appraised', 'appraisal-year', 'ground-appraisal'];
  expect(seen.missing([...refusals, ...more])).toEqual({ acts: [], deadlines: [], refusals: [] });
});
