import { describe, expect, test } from 'vitest';
import { play } from '#kernel';
import { cityCalendar } from '#law';
import { reconsiderationInstitution } from '#modules/reconsideration-institution';
import { covered } from '../coverage.test-helper.ts';

const coverage = covered(reconsiderationInstitution);
const registered = () =>
  coverage
    .watch(play(reconsiderationInstitution, { calendar: cityCalendar, policies: [] }))
    .on('2019-01-07')
    .as('handler')
    .do('register', { name: '市行政复议案件受理中心', kind: 'centre', foundedOn: '2019-01-07', posts: 4 });

describe('行政复议机构名册', () => {
  test('在册的机构名称、地址、电话对外公开，编制不公开', () => {
    const p = registered().expect({ state: 'active', publicly: { name: '市行政复议案件受理中心', posts: undefined } });
    p.do('amend', { telephone: '0396-0000000' }).expect({ publicly: { telephone: '0396-0000000' } });
  });
  test('增减编制写明批准文件；规范按环节登记；撤销后不再公开', () => {
    const p = registered().do('add-posts', { addedPosts: 3 }).expect({ refused: 'field-missing' });
    p.do('add-posts', { addedPosts: 3, approval: '编制批复' }).do('cut-posts', { cutPosts: 1, approval: '编制批复' });
    p.do('adopt-standard', { aspect: 'acceptance', standard: '受理工作规范' }).expect({ state: 'active' });
    p.as('institution-head')
      .do('close', { closeReason: '机构合并' })
      .expect({ state: 'closed', publicly: { name: undefined } });
  });
  test('每个动作都有情形', () => {
    expect(coverage.missing()).toEqual({ acts: [], deadlines: [], refusals: [] });
  });
});
