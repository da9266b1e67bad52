import { expect, test } from 'vitest';
import { play } from '#kernel';
import { cityCalendar } from '#law';
import { satisfactionSurvey } from '#modules/satisfaction-survey';
import { covered } from '../coverage.test-helper.ts';

const coverage = covered(satisfactionSurvey);
const sha256 = 'a'.repeat(64);
const survey = {
  title: '上蔡县2019年度满意度',
  unit: '411722',
  year: 2019,
  channel: 'platform',
  openFrom: '2019-12-02',
  openTo: '2019-12-20',
};
const report = { sha256, name: '调查报告.pdf', size: 10, type: 'application/pdf' };
const result = { sampleSize: 420, score: 86.2, scoreLow: 85.1, scoreHigh: 87.3 };
const kind = (code: string) => (code.includes('-D') ? 'department' : 'county');
const open = (more: object = {}) =>
  coverage
    .watch(play(satisfactionSurvey, { calendar: cityCalendar, policies: [] }, kind))
    .on('2019-12-02')
    .as('organizer')
    .do('open', { ...survey, ...more });

test('本平台的调查由平台统计，不由人填报结果', () => {
  open({ openTo: '2019-12-01' }).expect({ refused: 'period-order' });
  open().expect({ due: { answers: '2019-12-20' }, publicly: { title: undefined } });
  open().do('issue-codes', { issued: 500 }).expect({ state: 'answering' });
  open()
    .do('close-by-report', { ...result, reportFile: report })
    .expect({ refused: 'other-channel' });
  open().do('close-by-count', result).expect({ refused: 'not-competent' });
  open().on('2019-12-20').as('clock').do('close-by-count', result).expect({ state: 'closed' });
});

test('县区有效样本不少于四百，部门不少于一百；满意度在置信区间以内', () => {
  open()
    .as('clock')
    .do('close-by-count', { ...result, sampleSize: 399 })
    .expect({ refused: 'sample-small' });
  open({ unit: '411700-D05' })
    .as('clock')
    .do('close-by-count', { ...result, sampleSize: 99 })
    .expect({ refused: 'sample-small' });
  open({ unit: '411700-D05' })
    .as('clock')
    .do('close-by-count', { ...result, sampleSize: 100 })
    .expect({ state: 'closed' });
  open()
    .as('clock')
    .do('close-by-count', { ...result, scoreLow: 86.5 })
    .expect({ refused: 'interval-wrong' });
});

test('委托民调机构的凭调查报告登记；调查可以作废', () => {
  const agency = { channel: 'agency', agency: '某民意调查中心' };
  open(agency).do('issue-codes', { issued: 500 }).expect({ refused: 'other-channel' });
  open(agency).as('clock').do('close-by-count', result).expect({ refused: 'other-channel' });
  open(agency)
    .do('close-by-report', { ...result, reportFile: report })
    .expect({ state: 'closed' });
  open().do('cancel', { cancelReason: '样本偏差' }).expect({ state: 'cancelled' });
});

test('每个动作、每项拒绝、每个期限都有情形', () => {
  expect(coverage.missing('period-order other-channel sample-small interval-wrong'.split(' '))).toEqual({
    acts: [],
    deadlines: [],
    refusals: [],
  });
});
