import { describe, expect, test } from 'vitest';
import { check, type Draft, decide, measure, type Play, type Procedure, play, ratio, thePublic, valueOf, view } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { mediationCommittee } from '../mediation-committee/procedure.ts';
import { mediationCase } from './procedure.ts';

const seen = covered(mediationCase);
const law = { calendar: cityCalendar, policies: [] };
const committee = '411700/01900000-0000-7000-8000-0000000000c1';

const dispute = {
  kind: 'people',
  disputeType: 'neighbour',
  summary: '相邻排水纠纷',
  parties: [
    { party: { kind: 'person', name: '张大山' }, side: 'applicant' },
    { party: { kind: 'person', name: '李小河' }, side: 'respondent' },
  ],
  committee,
  amount: 3000,
  peopleInvolved: 2,
  difficulty: 'simple',
};
const written = { terms: '自行疏通排水沟', signatures: ['parties', 'mediator', 'seal'], agreementNo: '2019-12' };
const advice = '可以申请仲裁或者向人民法院起诉';

const start = (): Play =>
  seen
    .watch(play(mediationCase, law))
    .given(committee, { procedure: 'mediation-committee', state: 'active' })
    .on('2019-03-04')
    .as('mediator');
const registered = (values: object = {}) => start().do('apply', { ...dispute, ...values });
const accepted = () => registered().do('consent', { consent: true });
const mediating = () => accepted().do('assign', { mediator: '调解员一', chosenBy: 'committee' });
const agreed = (values: object = {}) =>
  mediating()
    .on('2019-03-08')
    .do('sign-agreement', { ...written, ...values });
const confirming = () => agreed().on('2019-03-11').do('apply-confirmation', { jointApplication: true, court: '虚构县人民法院' });

describe('登记与受理', () => {
  test('当事人申请、主动调解、有关机关移交，均登记来源', () => {
    registered().expect({ state: 'registered', values: { source: 'application', caseNo: '411700-D01-2019-00001' } });
    start()
      .do('detect', dispute)
      .expect({ values: { source: 'initiative' } });
    start()
      .do('refer', { ...dispute, source: 'court' })
      .expect({ values: { source: 'court' } });
    start()
      .do('refer', { ...dispute, source: 'application' })
      .expect({ refused: 'source-mismatch' });
  });
  test('当事人不少于两方', () => {
    registered({ parties: dispute.parties.slice(1) }).expect({ refused: 'list-length' });
  });
  test('纠纷简述不写当事人姓名和号码', () => {
    registered({ summary: '张大山排水纠纷' }).expect({ refused: 'name-in-summary' });
    registered({ summary: '电话19900000001反映排水' }).expect({ refused: 'text-pattern' });
  });
  test('由在册的人民调解委员会调解', () => {
    start()
      .given(committee, { procedure: 'mediation-committee', state: 'abolished' })
      .do('apply', dispute)
      .expect({ refused: 'committee-inactive' });
  });
  test('行政调解不填人民调解委员会', () => {
    const { committee: _none, ...rest } = dispute;
    start()
      .do('apply', { ...rest, kind: 'administrative' })
      .expect({ state: 'registered' });
    start().do('apply', rest).expect({ refused: 'field-missing' });
  });
  test('不属调解范围的，告知其他途径', () => {
    const p = registered().do('refuse-scope', { scopeReason: '涉嫌刑事犯罪', advice: '向公安机关报案' });
    p.expect({ state: 'declined' }).do('archive').expect({ state: 'archived' });
  });
  test('当事人一方明确拒绝调解的，不得调解（人民调解法第17条）', () => {
    const p = registered().do('consent', { consent: false }).expect({ refused: 'party-refused' });
    p.do('party-refuses', { advice }).expect({ state: 'not-mediated', values: { result: 'not-mediated' } });
  });
  test('人民调解不收取任何费用（人民调解法第4条）', () => {
    const p = registered().do('consent', { consent: true, fee: 50 }).expect({ refused: 'fee-charged' });
    expect(p.refusals[0]?.text).toBe('人民调解不收取任何费用');
    mediating().do('agree-oral', { oralRecord: '各自让步', fee: 50 }).expect({ refused: 'fee-charged' });
  });
});

describe('调解', () => {
  test('有利害关系的调解员应当回避', () => {
    accepted().do('assign', { mediator: '调解员一', conflict: true }).expect({ refused: 'mediator-recusal' });
  });
  test('邀请有关人员参与，须征得当事人同意（第20条）', () => {
    const p = mediating().do('invite', { guests: '村民代表', guestConsent: false }).expect({ refused: 'guest-not-agreed' });
    p.do('invite', { guests: '村民代表', guestConsent: true }).expect({ state: 'mediating' });
  });
  test('可能激化的，及时报告（第25条）', () => {
    mediating().do('alert-escalation', { alert: '扬言报复', alertedTo: 'police' }).expect({ state: 'mediating' });
  });
  test('一般在受理后一个月内调结，可以延长', () => {
    mediating()
      .expect({ due: { mediation: '2019-04-04' } })
      .do('extend', { extendReason: '须鉴定' })
      .expect({ due: { mediation: '2019-05-05' } });
  });
  test('超过一个月没有法律后果，仍可达成协议', () => {
    mediating().on('2019-06-03').do('agree-oral', { oralRecord: '各自让步' }).expect({ state: 'oral-agreed' });
  });
  test('口头协议应当记录内容（第28条）', () => {
    const p = mediating().do('agree-oral').expect({ refused: 'oral-record-missing' });
    p.do('agree-oral', { oralRecord: '各自让步' }).expect({ state: 'oral-agreed', values: { form: 'oral', result: 'success' } });
  });
  test('书面协议有协议书在卷，签名、印章齐全（第27、29条）', () => {
    agreed({ agreementNo: undefined }).expect({ refused: 'agreement-missing' });
    agreed({ signatures: ['parties', 'mediator'] }).expect({ refused: 'signatures-missing' });
    agreed({ terms: undefined }).expect({ refused: 'field-missing' });
    agreed().expect({ state: 'agreed', values: { form: 'written', result: 'success' } });
  });
  test('调解不成的终止调解，告知其他途径（第26条）', () => {
    mediating()
      .do('terminate', { failReason: '分歧过大', advice })
      .expect({ state: 'failed', values: { result: 'failed' } });
  });
  test('当事人可以撤回', () => {
    mediating()
      .do('withdraw', { withdrawReason: '自行和解' })
      .expect({ state: 'withdrawn', due: { mediation: 'stopped' } });
  });
});

describe('司法确认与履行', () => {
  test('协议生效后三十日内共同申请司法确认（第33条）', () => {
    agreed().expect({ due: { confirmation: '2019-04-08' } });
    const late = agreed().on('2019-04-09').do('apply-confirmation', { jointApplication: true, court: '虚构县人民法院' });
    late.expect({ refused: 'confirmation-late' });
    expect(late.refusals[0]?.text).toBe('已超过调解协议生效后30日');
    agreed().do('apply-confirmation', { jointApplication: false, court: '虚构县人民法院' }).expect({ refused: 'not-joint' });
    agreed().on('2019-04-08').do('apply-confirmation', { jointApplication: true, court: '虚构县人民法院' }).expect({ state: 'confirming' });
  });
  test('法院三日内决定受理，十五日内确认，可延长十日', () => {
    const p = confirming().expect({ due: { 'court-acceptance': '2019-03-14' } });
    p.on('2019-03-14')
      .do('court-accept')
      .expect({ due: { 'court-confirmation': '2019-03-29' } });
    p.do('extend-confirmation').expect({ due: { 'court-confirmation': '2019-04-08' } });
    p.on('2019-03-28').do('confirm', { confirmationNo: '(2019)虚1确1号' }).expect({ state: 'confirmed' });
  });
  test('不予确认的，协议仍可履行', () => {
    const p = confirming().on('2019-03-13').do('refuse-confirmation', { refusalGround: '内容不明确' }).expect({ state: 'agreed' });
    p.do('performed')
      .expect({ state: 'performed', values: { performance: 'performed' } })
      .do('archive')
      .expect({ state: 'archived' });
  });
  test('履行期限届满后十五日内回访', () => {
    agreed({ performBy: '2019-04-30' }).expect({ due: { 'follow-up': '2019-05-15' } });
    agreed()
      .do('performed')
      .expect({ due: { 'follow-up': 'stopped', confirmation: 'stopped' } });
  });
  test('协议发生争议的，可以起诉（第32条）', () => {
    agreed().do('breach', { breach: '对履行方式有争议', performance: 'partly' }).expect({ state: 'in-dispute' });
  });
  test('调解案卷不公开', () => {
    const { matter } = agreed();
    expect(matter && view(mediationCase, matter, thePublic)).toBeUndefined();
  });
});

describe('统计', () => {
  const path = '411700/411700-D01/';
  const unit = { code: '411700-D01', kind: 'township', path, region: '411700' };
  const linked = {
    id: committee,
    procedure: 'mediation-committee',
    state: 'active',
    unit: unit.code,
    unitPath: path,
    openedOn: '2018-01-01',
    values: {},
  };
  const world = { unit: () => unit, hasFile: () => true, linked: () => linked, serial: () => 1 };
  const post = { unit: unit.code, unitPath: path, duties: ['mediator'], offices: [], territory: path };
  const actor = { id: 'm', name: '', kind: 'official', ...post } as const;
  /** The events of one case: acts with the day in March and their values. */
  function run(...acts: readonly (readonly [act: string, day: string, values?: object])[]): Draft[] {
    let matter: Parameters<typeof decide>[0]['matter'];
    return acts.map(([act, day, values = {}]) => {
      const [on, recordedAt] = [`2019-03-${day}`, `2019-03-${day}T09:00:00+08:00`];
      const d = decide({ procedure: mediationCase, matter, newId: 'x', act, values: { ...values }, on, recordedAt, actor, world, law });
      if (!d.ok) throw new Error(d.refusals.map((r) => r.code).join());
      matter = d.matter;
      return d.draft;
    });
  }
  const opening = [
    ['apply', '04', dispute],
    ['consent', '04', { consent: true }],
    ['assign', '05', { mediator: '调解员一' }],
  ] as const;
  const cases = [
    run(...opening, ['agree-oral', '06', { oralRecord: '各自让步' }], ['performed', '07'], ['archive', '08']),
    run(...opening, ['sign-agreement', '12', written]),
    run(...opening, ['terminate', '11', { failReason: '分歧过大', advice }]),
    run(...opening, ['withdraw', '11', { withdrawReason: '自行和解' }]),
    run(['apply', '04', dispute], ['party-refuses', '04', { advice }]),
    run(['apply', '04', { ...dispute, kind: 'administrative' }], ...opening.slice(1), ['agree-oral', '06', { oralRecord: '各自让步' }]),
  ];
  const q = { from: '2019-01-01', to: '2019-12-31', unitPath: '411700/' };
  const declared: Procedure = mediationCase;
  const value = (id: string) => {
    const decl = declared.metrics[id];
    return decl && decl.kind !== 'share' ? valueOf(decl, measure(declared, id, cases, q)) : undefined;
  };
  test('办结件数为达成协议的与调解不成的，不含未调解、撤回和行政调解', () => {
    expect(value('registered')).toBe(5);
    expect([value('concluded'), value('succeeded'), value('failed')]).toEqual([3, 2, 1]);
    expect(value('administrative-concluded')).toBe(1);
  });
  test('平均用时从受理到办结按自然日，涉案金额按办结', () => {
    expect(value('days')).toBe(5.67);
    expect(value('amount')).toBe(9000);
  });
  test('成功率截断到两位小数', () => {
    const rate = declared.metrics['success-rate'];
    expect(rate?.kind === 'share' ? ratio(101_496, 102_771, rate.rounding, 100) : undefined).toBe(98.75);
  });
});

test('声明没有缺陷', () => {
  expect(check([mediationCase, mediationCommittee])).toEqual([]);
});

test('每个动作、每项拒绝、每个期限都有情形', () => {
  const refusals = [
    'source-mismatch',
    'name-in-summary',
    'committee-inactive',
    'party-refused',
    'fee-charged',
    'mediator-recusal',
    'guest-not-agreed',
    'oral-record-missing',
    'agreement-missing',
    'signatures-missing',
    'confirmation-late',
    'not-joint',
  ];
  expect(seen.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
});
