import { describe, expect, test } from 'vitest';
import { type Play, type Procedure, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { deputyProposal } from './procedure.ts';

const seen = covered(deputyProposal as unknown as Procedure);
const commitment = '411700/01900000-0000-7000-8000-000000000003';
const lead = '411700-D14';
const start = (day = '2019-03-04', role = 'receiver'): Play =>
  seen
    .watch(play(deputyProposal as unknown as Procedure, { calendar: cityCalendar, policies: [] }))
    .on(day)
    .as(role);
const proposal = {
  proposalNo: '4-2-0123',
  kind: 'suggestion',
  session: '市四届人大二次会议',
  title: '关于增设城区公共停车位的建议',
  content: '老城区停车困难，建议利用边角地增设停车位。',
  oneMatter: true,
  leader: '王小明',
  subject: 'urban',
};
const submitted = (more: object = {}) => start().do('submit', { ...proposal, ...more });
const filed = (more: object = {}) => submitted(more).do('file');
const assigned = (more: object = {}) => filed(more).do('assign', { leadUnit: lead });
const handling = (more: object = {}) => assigned(more).on('2019-03-06').as('lead').do('accept');
const talked = (more: object = {}) =>
  handling(more).on('2019-04-10').do('communicate', { contactForm: 'visit', contactOn: '2019-04-10', contactNote: '当面听取意见。' });
const answer = { replyClass: 'solved', reply: '已增设停车位三百个。' };
const drafted = (more: object = {}) => talked(more).do('draft-reply', answer);
const replied = (day = '2019-05-20', more: object = {}) =>
  drafted(more).on(day).as('lead-head').do('sign-reply', { replyNo: '驻建函〔2019〕12号' });
const rehandling = () =>
  replied().on('2019-05-27').as('receiver').do('feedback-dissatisfied', { feedbackNote: '车位未到位，请说明时间。' });
const rereplied = () => rehandling().on('2019-06-20').as('lead-head').do('re-reply', { secondReply: '九月底前完成。' });

describe('提出和交办', () => {
  test('建议应当一事一议（办法第10条）', () => {
    submitted({ oneMatter: false }).expect({ refused: 'many-matters' });
  });
  test('编号由届次、会次和四位顺序号组成', () => {
    submitted({ proposalNo: '4-2-123' }).expect({ refused: 'text-pattern' });
  });
  test('不予立案、转其他程序的，写明理由（办法第8条）', () => {
    submitted().do('decline', { declineReason: '内容不明确。' }).expect({ state: 'declined' });
    submitted().do('transfer', { otherProcedure: '涉具体案件，转信访。' }).expect({ state: 'transferred' });
  });
  test('会同办理的，主办、协办不是同一单位', () => {
    filed().do('assign-joint', { leadUnit: lead, coUnit: lead }).expect({ refused: 'same-unit' });
  });
  test('不属本单位职责的，十个工作日内退件；过期须办理（办法第14条）', () => {
    assigned().expect({ due: { return: '2019-03-18' } });
    assigned().on('2019-03-19').as('lead').do('return-not-ours', { returnReason: '不属职责。' }).expect({ refused: 'return-late' });
    const p = assigned().on('2019-03-18').as('lead').do('return-not-ours', { returnReason: '属城管职责。' });
    p.expect({ state: 'disputing', due: { reassign: '2019-04-01', return: 'stopped' } });
  });
  test('承办单位不得自行转交；重新交办由交办机关另定，答复期限自重新交办起算（办法第14条）', () => {
    const p = assigned().on('2019-03-18').as('lead').do('return-not-ours', { returnReason: '属城管职责。' });
    p.do('reassign', { leadUnit: '411700-D15' }).expect({ refused: 'not-competent' });
    p.on('2019-03-25').as('receiver').do('reassign', { leadUnit: lead }).expect({ refused: 'same-lead' });
    p.do('reassign', { leadUnit: '411700-D15' }).expect({ state: 'assigned', due: { reply: '2019-06-25', return: '2019-04-09' } });
  });
  test('退件理由不成立的，维持交办', () => {
    const p = assigned().on('2019-03-18').as('lead').do('return-not-ours', { returnReason: '属城管职责。' });
    p.on('2019-03-25')
      .as('supervisor')
      .do('uphold', { upheldReason: '职责分工明确。' })
      .expect({ state: 'assigned', due: { reassign: 'stopped' } });
  });
});

describe('办理和答复', () => {
  test('自交办之日起三个月内答复；情况复杂的延至六个月（代表法第42条）', () => {
    handling().expect({ due: { reply: '2019-06-04' } });
    handling()
      .as('supervisor')
      .do('extend', { complexNote: '涉及规划调整。' })
      .expect({ due: { reply: '2019-09-04' } });
  });
  test('政协提案的答复期限三个月〔待核〕', () => {
    handling({ kind: 'cppcc' }).expect({ due: { reply: '2019-06-04' } });
  });
  test('协办单位二个月内把意见告知主办单位（办法第18条）', () => {
    filed()
      .do('assign-joint', { leadUnit: lead, coUnit: '411700-D12' })
      .expect({ due: { 'co-reply': '2019-05-05' } })
      .on('2019-04-30')
      .as('co')
      .do('co-reply', { coOpinion: '可供用地两处。' })
      .expect({ due: { 'co-reply': 'stopped' } });
  });
  test('答复前应当与提出人沟通', () => {
    handling().do('draft-reply', answer).expect({ refused: 'no-contact' });
  });
  test('列入计划的，须登记承诺事项和完成期限（办法第19条）', () => {
    const planned = { ...answer, replyClass: 'planned' };
    talked().do('draft-reply', planned).expect({ refused: 'no-commitment' });
    const promise = (more: object) =>
      talked()
        .given(commitment, { procedure: 'proposal-commitment', state: 'proposed', unit: lead, ...more })
        .do('draft-reply', { ...planned, commitments: [commitment] });
    promise({ unit: '411700-D15' }).expect({ refused: 'commitment-foreign' });
    promise({}).expect({ state: 'drafted' });
  });
  test('答复由主要负责人签发，拟稿人不得签发', () => {
    drafted().do('sign-reply', { replyNo: '驻建函〔2019〕12号' }).expect({ refused: 'not-competent' });
    replied().expect({ state: 'replied', due: { reply: 'stopped', feedback: '2019-06-03' } });
    drafted().as('lead-head').do('return-draft', { returnNote: '补充时间表。' }).expect({ state: 'handling' });
  });
  test('逾期答复的写明原因', () => {
    replied('2019-06-05').expect({ refused: 'late-reason' });
  });
  test('可以催办、督办', () => {
    handling().as('supervisor').do('urge', { urgeNote: '临近期限，请抓紧。' }).expect({ state: 'handling' });
  });
});

describe('反馈、再次办理和公开', () => {
  test('十个工作日内反馈；期满未反馈的单列（办法第22条）', () => {
    replied()
      .as('receiver')
      .do('feedback-satisfied')
      .expect({ state: 'answered', values: { satisfaction: 'satisfied' } });
    replied()
      .as('receiver')
      .do('feedback-basically')
      .expect({ state: 'answered', values: { satisfaction: 'basically' } });
    replied()
      .on('2019-06-04')
      .as('clock')
      .do('lapse')
      .expect({ state: 'answered', values: { satisfaction: 'none' } });
  });
  test('不满意的说明理由，一个月内再次办理、答复（办法第22条）', () => {
    replied().as('receiver').do('feedback-dissatisfied').expect({ refused: 'field-missing' });
    rehandling().expect({ state: 'rehandling', due: { rehandling: '2019-06-27' } });
    rereplied().expect({ state: 're-replied', due: { rehandling: 'stopped', feedback: '2019-07-04' } });
    rereplied().as('receiver').do('satisfied-again').expect({ state: 'answered' });
  });
  test('仍不满意的，评估后按评估意见处理（办法第22条）', () => {
    rereplied()
      .as('receiver')
      .do('still-dissatisfied', { feedbackNote: '未说明资金。', evaluationNote: '建议明确资金来源。' })
      .expect({ state: 'evaluating' })
      .as('lead')
      .do('conclude-evaluation', { evaluationResult: '已落实资金。' })
      .expect({ state: 'answered' });
  });
  test('答复可以公开，提出人只公开姓；不宜公开的写明理由（办法第29条）', () => {
    const p = replied()
      .as('receiver')
      .do('feedback-satisfied')
      .expect({ publicly: { title: undefined } });
    p.do('publish').expect({ state: 'published', publicly: { title: proposal.title, reply: answer.reply, leader: '王某' } });
    const other = replied().as('receiver').do('feedback-satisfied');
    other.do('withhold').expect({ refused: 'field-missing' });
    other.do('withhold', { withholdReason: '代表认为不宜公开。' }).expect({ state: 'withheld', publicly: { title: undefined } });
  });
});

test('每个动作、每项拒绝、每个期限都有情形', () => {
  const refusals = [
    'many-matters',
    'same-unit',
    'return-late',
    'same-lead',
    'no-contact',
    'no-commitment',
    'commitment-foreign',
    'late-reason',
  ];
  expect(seen.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
});
