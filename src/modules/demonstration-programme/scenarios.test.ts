import { describe, expect, test } from 'vitest';
import { play } from '#kernel';
import { cityCalendar } from '#law';
import { demonstrationProgramme } from '#modules/demonstration-programme';
import { covered } from '../coverage.test-helper.ts';

const coverage = covered(demonstrationProgramme);
const kinds: Readonly<Record<string, string>> = { '411700': 'city', '411722': 'county', '411722001': 'street', '411700-D09': 'department' };
const start = (day: string) =>
  coverage
    .watch(play(demonstrationProgramme, { calendar: cityCalendar, policies: [] }, (code) => kinds[code]))
    .on(day)
    .as('organiser');

const plan = { sha256: 'a'.repeat(64), name: '创建方案.pdf', size: 3, type: 'application/pdf' };
const setting = {
  title: '依法行政示范单位创建',
  organiser: '411700-D09',
  kind: 'law-unit',
  tier: 'city',
  criteriaEdition: 'own',
  scoring: 'points',
  entryScore: 80,
  recommendQuota: 2,
  quota: 1,
  applyFrom: '2019-03-01',
  applyTo: '2019-03-29',
  charges: false,
};
const drafted = (more = {}, day = '2019-02-20') => start(day).do('draft', { ...setting, ...more });
const approved = (more = {}) => drafted(more).do('submit', { plan }).as('chief').do('approve');
const applying = (more = {}) => approved(more).on('2019-02-26').as('organiser').do('publish', { planNo: '驻法政〔2019〕3号' });

describe('谁可以开展（创建示范活动管理办法（试行），2022年4月20日）', () => {
  test('2022年4月20日前，市直部门依当时的做法可以开展', () => {
    drafted().expect({ state: 'drafted' });
  });

  test('2022年4月20日起，部门和乡镇街道不得开展', () => {
    for (const organiser of ['411700-D09', '411722001']) drafted({ organiser }, '2022-04-20').expect({ refused: 'level-may-not' });
    drafted({ organiser: '411700-D09' }, '2022-04-19').expect({ state: 'drafted' });
  });

  test('市、县开展的，须有批准文号', () => {
    drafted({ organiser: '411722', tier: 'county' }, '2023-03-01')
      .do('submit', { plan })
      .as('chief')
      .do('approve')
      .expect({ refused: 'approval-missing' })
      .do('approve', { approvalNo: '豫创办〔2023〕8号' })
      .expect({ state: 'approved' });
  });

  test('上级开展的活动，由本级承办，不受本级限制', () => {
    const above = { tier: 'national', kind: 'national-city', upperOrganiser: '中央依法治国办', scoring: 'verdict', entryScore: undefined };
    drafted({ ...above, criteriaEdition: 'national-2023' }, '2023-05-06').expect({ state: 'drafted' });
  });
});

describe('创建方案', () => {
  test('创建活动不得收费，不得指定培训', () => {
    drafted({ charges: true }).expect({ refused: 'charges' });
    drafted({ charges: true, organiser: '411722', tier: 'county' }, '2023-03-01').expect({ refused: 'charges' });
  });

  test('国家指标没有公布分值，不得自行设定', () => {
    drafted({ criteriaEdition: 'national-2019' }).expect({ refused: 'points-unknown' });
  });

  test('申报期、名额前后一致', () => {
    drafted({ applyTo: '2019-02-27' }).expect({ refused: 'window-order' });
    drafted({ quota: 3 }).expect({ refused: 'quota-order' });
  });

  test('拟订的人不得批准；退回的写明原因，修改后再报', () => {
    drafted()
      .do('submit', { plan })
      .as('chief')
      .do('return', { returnReason: '请补充标准' })
      .expect({ state: 'drafted' })
      .as('organiser')
      .do('revise', { quota: 2, recommendQuota: 3 })
      .do('submit', { plan })
      .expect({ state: 'submitted', publicly: { title: undefined } });
  });

  test('公布后向社会公开，到期由平台截止', () => {
    applying()
      .expect({ state: 'applying', due: { window: '2019-03-29' }, publicly: { title: '依法行政示范单位创建', organiser: '411700-D09' } })
      .on('2019-03-30')
      .as('clock')
      .do('close')
      .expect({ state: 'reviewing', due: { window: 'stopped' } });
  });

  test('推荐和命名不超过名额', () => {
    applying()
      .on('2019-03-20')
      .as('clock')
      .do('note-recommendation')
      .do('note-recommendation')
      .do('note-recommendation')
      .expect({ refused: 'recommendations-full' })
      .do('note-naming')
      .do('note-naming')
      .expect({ refused: 'namings-full' });
  });

  test('领导小组、会议和文件逐项登记', () => {
    applying()
      .on('2019-04-10')
      .do('set-up-group', { groupName: '示范市创建领导小组', groupNo: '驻政文〔2019〕30号' })
      .do('hold-meeting', { meetingKind: 'on-site', meetingTheme: 'service', meetingOn: '2019-04-10' })
      .do('issue-document', { docKind: 'division', docTitle: '任务分工', docNo: '驻政办〔2019〕12号' })
      .expect({ state: 'applying' });
  });

  test('结束、归档；不当的活动应当终止', () => {
    applying()
      .on('2019-04-01')
      .do('close')
      .as('chief')
      .do('conclude', { concludedOn: '2019-04-01' })
      .as('organiser')
      .do('archive')
      .expect({ state: 'archived' });
    applying().as('chief').do('cancel', { cancelReason: '未经批准' }).expect({ state: 'cancelled' });
  });

  test('每个动作、期限、拒绝都演示过', () => {
    const refusals = ['level-may-not', 'approval-missing', 'charges', 'points-unknown', 'window-order', 'quota-order'];
    expect(coverage.missing([...refusals, 'recommendations-full', 'namings-full'])).toEqual({ acts: [], deadlines: [], refusals: [] });
  });
});
