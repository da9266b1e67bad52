import { describe, expect, test } from 'vitest';
import { play } from '#kernel';
import { cityCalendar } from '#law';
import { indicatorAssignment } from '#modules/indicator-assignment';
import { covered } from '../coverage.test-helper.ts';

const coverage = covered(indicatorAssignment);
const start = (day: string) =>
  coverage
    .watch(play(indicatorAssignment, { calendar: cityCalendar, policies: [] }))
    .on(day)
    .as('creator');
const file = { sha256: 'a'.repeat(64), name: '台账.pdf', size: 3, type: 'application/pdf' };
const own = { edition: 'national-2019', code: '4-03', first: 'enforcement', title: '（自拟）执法案卷按季评查', wording: 'own' };
const application = '411700/01900000-0000-7000-8000-00000000000a';
const imported = (more = {}) => start('2019-02-11').do('import', { ...own, ...more });
const mapped = (more = {}) =>
  imported(more)
    .on('2019-02-20')
    .do('map', { lead: '411700-D05', evidenceDue: '2019-04-30', assisting: [{ unit: '411722' }] });
const judged = (verdict: 'met' | 'not-met', more = {}) =>
  mapped()
    .as('lead')
    .on('2019-04-22')
    .do('collect', { evidence: [{ title: '评查台账', formedOn: '2019-04-18', file }] })
    .do('self-judge', { verdict, ...more });

describe('指标分解', () => {
  test('自拟的工作要点不得当作国家指标', () => {
    imported({ title: '执法案卷按季评查' }).expect({ refused: 'own-wording' });
    imported({ wording: 'missing' }).expect({ refused: 'missing-wording' });
  });

  test('没有见到公布文本的先占位，补录后才能自评', () => {
    imported({ title: '未见公布文本', wording: 'missing' })
      .do('map', { lead: '411700-D05', evidenceDue: '2019-04-30' })
      .as('lead')
      .do('collect')
      .do('self-judge', { verdict: 'not-met', shortfall: '待补' })
      .expect({ refused: 'text-unknown' })
      .as('creator')
      .do('fill-text', { title: '公开的三级指标', wording: 'official', source: '示范指标体系文本' })
      .as('lead')
      .do('self-judge', { verdict: 'not-met', shortfall: '待补' })
      .expect({ state: 'self-judged' });
  });

  test('每条指标只有一个牵头单位', () => {
    imported()
      .do('map', { lead: '411700-D05', evidenceDue: '2019-04-30', assisting: [{ unit: '411700-D05' }] })
      .expect({ refused: 'lead-assisting' });
    mapped().expect({ state: 'mapped', due: { evidence: '2019-04-30' }, publicly: { title: undefined } });
  });

  test('达标须有佐证，未达标须写差距', () => {
    mapped().as('lead').do('collect').do('self-judge', { verdict: 'met' }).expect({ refused: 'evidence-missing' });
    mapped().as('lead').do('collect').do('self-judge', { verdict: 'not-met' }).expect({ refused: 'field-missing' });
  });

  test('超过佐证期限自评的，写明原因', () => {
    mapped()
      .as('lead')
      .do('collect', { evidence: [{ title: '评查台账', file }] })
      .on('2019-05-06')
      .do('self-judge', { verdict: 'met' })
      .expect({ refused: 'late-reason' });
  });

  test('自评由他人核验；不实的退回', () => {
    judged('met')
      .expect({ due: { verification: '2019-05-07' } })
      .as('verifier')
      .do('return', { verifyNote: '台账缺二季度' })
      .expect({ state: 'evidence-collecting', due: { verification: 'stopped' } });
  });

  test('未达标的继续补短，达标后才能冻结用于申报', () => {
    judged('not-met', { shortfall: '尚缺三个县的案卷' })
      .as('verifier')
      .do('verify')
      .do('freeze', { application })
      .expect({ refused: 'reference-unknown' })
      .given(application, { procedure: 'demonstration-application', state: 'applied' })
      .do('freeze', { application })
      .expect({ refused: 'not-met' })
      .as('creator')
      .do('rework', { evidenceDue: '2019-08-30' })
      .as('lead')
      .on('2019-08-20')
      .do('self-judge', { verdict: 'met' })
      .as('verifier')
      .do('verify', { verifyNote: '属实' })
      .do('freeze', { application })
      .expect({ state: 'frozen' });
  });

  test('不适用的写明理由，不计入达标率', () => {
    mapped().as('verifier').do('exclude', { inapplicableReason: '本市没有该项职能' }).expect({ state: 'inapplicable' });
    imported().do('remove').expect({ state: 'removed' });
  });

  test('每个动作、期限、拒绝都演示过', () => {
    const refusals = ['own-wording', 'missing-wording', 'lead-assisting', 'text-unknown', 'evidence-missing', 'not-met', 'late-reason'];
    expect(coverage.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
  });
});
