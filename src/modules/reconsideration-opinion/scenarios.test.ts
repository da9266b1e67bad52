import { describe, expect, test } from 'vitest';
import { play } from '#kernel';
import { cityCalendar } from '#law';
import { reconsiderationOpinion } from '#modules/reconsideration-opinion';
import { covered } from '../coverage.test-helper.ts';

const coverage = covered(reconsiderationOpinion);
const draft = {
  title: '纠正执法告知程序问题',
  kind: 'opinion',
  addressee: '411700-D07',
  findings: '未依法告知陈述、申辩权利',
  advice: '自查并纠正同类案件',
};
const drafted = (more: object = {}) =>
  coverage
    .watch(play(reconsiderationOpinion, { calendar: cityCalendar, policies: [] }))
    .on('2019-03-04')
    .as('handler')
    .do('draft', { ...draft, ...more });
const issued = (more: object = {}) => drafted(more).as('institution-head').do('issue', { sign: '驻政复', receivedOn: '2019-03-04' });

describe('行政复议意见书、建议书', () => {
  test('拟制人不得签发，签发后编号', () => {
    drafted().as('handler').do('issue', { sign: '驻政复', receivedOn: '2019-03-04' }).expect({ refused: 'not-competent' });
    issued().expect({ state: 'issued', values: { number: '驻政复意字〔2019〕1号' } });
  });
  test('退回后修改再签发', () => {
    const p = drafted().as('institution-head').do('send-back', { returnReason: '补充依据' }).expect({ state: 'drafted' });
    p.as('handler').do('redraft', { findings: draft.findings, advice: draft.advice }).expect({ state: 'drafted' });
  });
  test('受送机关自收到之日起六十日内反馈，届满日为假日的顺延', () => {
    const p = issued()
      .expect({ due: { answer: '2019-05-05' } })
      .on('2019-04-20')
      .as('addressee');
    p.do('answer', { outcome: 'corrected', answer: '已纠正' }).expect({ state: 'answered', due: { answer: 'stopped' } });
    p.as('handler').do('archive').expect({ state: 'archived' });
  });
  test('意见书逾期未反馈的，可以约谈、通报；未到期的和建议书不能', () => {
    const urge = { urging: 'talk', urgingNote: '约谈负责人' };
    issued().as('institution-head').do('urge', urge).expect({ refused: 'not-overdue' });
    issued({ kind: 'suggestion' }).on('2019-05-06').as('institution-head').do('urge', urge).expect({ refused: 'not-overdue' });
    const p = issued().on('2019-05-06').as('institution-head').do('urge', urge).expect({ state: 'issued' });
    p.as('addressee').do('answer', { outcome: 'corrected', answer: '已纠正' }).expect({ refused: 'late-reason' });
  });
  test('不对外公开', () => {
    issued().expect({ publicly: { title: undefined, findings: undefined } });
  });
  test('每个动作、每项拒绝、每个期限都有情形', () => {
    expect(coverage.missing(['not-overdue', 'late-reason'])).toEqual({ acts: [], deadlines: [], refusals: [] });
  });
});
