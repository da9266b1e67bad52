import { describe, expect, test } from 'vitest';
import { check, type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { judicialAdvice } from './procedure.ts';

const seen = covered(judicialAdvice);
const law = { calendar: cityCalendar, policies: [] };
const paper = { sha256: 'a'.repeat(64), name: '文书.pdf', size: 10, type: 'application/pdf' };
const advice = {
  title: '规范行政处罚告知程序',
  organ: '411700-D14',
  standing: 'defendant',
  court: '虚构市中级人民法院',
  courtAdviceNo: '（2019）虚司建3号',
  category: 'individual-case',
  receivedOn: '2019-03-04',
  content: '处罚前应当告知陈述申辩的权利',
  adviceFile: paper,
};
const foreign = '411700/01900000-0000-7000-8000-0000000000a3';
const start = (): Play =>
  seen.watch(play(judicialAdvice, law)).given(foreign, { procedure: 'litigation-case' }).on('2019-03-04').as('handler');
const received = (values: object = {}) => start().do('receive', { ...advice, ...values });
const drafted = (values: object = {}) =>
  received()
    .do('assign', { handler: '承办一' })
    .do('draft', { adoption: 'adopted', measures: '修订告知书格式', ...values });

describe('答复期限', () => {
  test('规范性文件类六十日（行诉法解释第149条）', () => {
    received({ category: 'document' }).expect({ due: { reply: '2019-05-05' } });
  });
  test('综合治理类一般二个月（法释〔2023〕11号第8条，此前为平台缺省）', () => {
    received({ category: 'governance' }).expect({ due: { reply: '2019-05-05' } });
    received({ category: 'governance', receivedOn: '2019-03-01' }).expect({ due: { reply: '2019-05-05' } });
  });
  test('其他建议按载明的期限；没有载明的，平台缺省六十日', () => {
    received().expect({ due: { reply: '2019-05-05' } });
    const stated = (values: object) => start().do('receive-stated', { ...advice, ...values });
    stated({ replyBy: '2019-04-04' }).expect({ due: { stated: '2019-04-04' } });
    stated({ replyBy: '2019-03-04' }).expect({ refused: 'stated-term' });
    stated({ replyBy: '2019-04-04', category: 'document' }).expect({ refused: 'legal-limit' });
  });
});

describe('办理', () => {
  test('拟复的人不得自己审签；退回重拟', () => {
    const p = drafted().as('head').do('send-back', { remark: '措施不具体' }).expect({ state: 'handling' });
    p.as('handler').do('draft', { adoption: 'adopted', measures: '六月底前修订' }).as('head').do('approve').expect({ state: 'approved' });
  });
  test('有关的案件是本机关或者下级机关的', () => {
    received({ litigation: foreign }).expect({ refused: 'other-case' });
    received({ litigation: foreign, organ: '411700', standing: 'superior' }).expect({ state: 'received' });
  });
  test('未采纳、部分采纳的，说明理由', () => {
    drafted({ adoption: 'declined' }).expect({ refused: 'field-missing' });
    drafted({ adoption: 'partly', declineReason: '需上级统一规定' }).expect({ state: 'drafted' });
  });
  test('书面答复，逾期说明原因，落实结果登记后归档', () => {
    const p = drafted().as('head').do('approve').on('2019-05-06').as('handler');
    p.do('reply', { replyFile: paper }).expect({ refused: 'late-reason' });
    p.do('reply', { replyFile: paper, lateReason: '等待市里统一意见' }).expect({ state: 'replied', due: { reply: 'stopped' } });
    p.as('overseer').do('follow-up', { followUp: '已修订' }).expect({ state: 'closed' });
  });
});

test('声明没有缺陷', () => {
  const elsewhere = 'refers to no procedure litigation-case';
  expect(check([judicialAdvice]).filter((flaw) => flaw.problem !== elsewhere)).toEqual([]);
});

test('每个动作、每项拒绝、每个期限都有情形', () => {
  const refusals = ['stated-term', 'other-case', 'legal-limit', 'late-reason'];
  expect(seen.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
});
