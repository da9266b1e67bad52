import { describe, expect, test } from 'vitest';
import { play } from '#kernel';
import { cityCalendar } from '#law';
import { cleanupCampaign } from '#modules/cleanup-campaign';
import { covered } from '../coverage.test-helper.ts';

const coverage = covered(cleanupCampaign);
const plan = {
  title: '2019年市政府规范性文件全面清理',
  organizer: '411700-D09',
  scopeIssuer: '411700',
  kind: 'full',
  scopeFrom: '2005-01-01',
  scopeTo: '2019-02-28',
  frozenOn: '2019-03-01',
  listed: 770,
};
const opened = (more = {}) =>
  coverage
    .watch(play(cleanupCampaign, { calendar: cityCalendar, policies: [] }))
    .on('2019-03-01')
    .as('justice-bureau')
    .do('open', { ...plan, ...more });
const minutes = { sha256: 'a'.repeat(64), name: '会议记录.pdf', size: 1000, type: 'application/pdf' };
const decided = () =>
  opened().on('2019-09-10').as('executive-meeting').do('decide', { meetingName: '市政府第45次常务会议', minutes, decidedOn: '2019-09-10' });
const announced = (more = {}) =>
  decided()
    .on('2019-09-20')
    .as('government-office')
    .do('announce', { announcedOn: '2019-09-20', announcement: '驻政〔2019〕40号', ...more });

describe('清理', () => {
  test('has a scope, and a list frozen on a day', () => {
    opened().expect({ state: 'planned', publicly: { title: undefined } });
    opened({ frozenOn: '2019-02-27' }).expect({ refused: 'date-order' });
  });

  test('is decided by a meeting before its result is published', () => {
    opened().as('government-office').do('announce', { announcedOn: '2019-09-20', announcement: '公告' }).expect({ refused: 'wrong-state' });
    announced({ announcedOn: '2019-09-09' }).expect({ refused: 'date-order' });
    announced().expect({ state: 'announced', publicly: { announcement: '驻政〔2019〕40号', minutes: undefined } });
  });

  test('is followed by the next: within three years after a full one', () => {
    announced()
      .expect({ due: { next: '2022-09-20' } })
      .on('2022-03-01')
      .as('clock')
      .do('succeed')
      .expect({ state: 'succeeded' });
  });

  test('may be cancelled before it is decided', () => {
    opened().do('cancel', { note: '并入全省统一清理' }).expect({ state: 'cancelled' });
  });

  test('every act is done, every refusal met, every deadline checked', () => {
    expect(coverage.missing(['date-order'])).toEqual({ acts: [], deadlines: [], refusals: [] });
  });
});
