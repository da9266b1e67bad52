import { describe, expect, test } from 'vitest';
import { type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { publicOpinion } from './procedure.ts';

const coverage = covered(publicOpinion);
const documentId = '411700/01900000-0000-7000-8000-000000000001';
const draft = (state: string) => ({ procedure: 'normative-document', state, values: { draftingUnit: '411700-D05' } });

const given = {
  document: documentId,
  draftingUnit: '411700-D05',
  title: '第八条的保证金标准偏高',
  opinion: '建议按工程造价分档确定。',
  channel: 'online',
  commenterKind: 'citizen',
  commenter: { kind: 'person', name: '石小满', phone: '19900001234' },
};

const start = (state = 'consulting'): Play =>
  coverage
    .watch(play(publicOpinion, { calendar: cityCalendar, policies: [] }, () => 'department'))
    .on('2019-04-10')
    .given(documentId, draft(state));
const submitted = (): Play => start().as('commenter').do('submit', given);
const answered = (): Play =>
  submitted().on('2019-04-18').as('drafting-unit').do('answer', { result: 'partly', answer: '已按造价分三档，未采纳免收的建议。' });

describe('公开征求意见收到的意见', () => {
  test('anyone may speak while the draft is open for comment; the name stays with the drafters', () => {
    submitted().expect({ state: 'received', publicly: { opinion: undefined, commenter: undefined } });
    start('consulted').as('commenter').do('submit', given).expect({ refused: 'not-consulting' });
  });

  test('what came by post or at a meeting is entered by the drafting unit, under its own name', () => {
    start()
      .as('drafting-unit')
      .do('submit', { ...given, channel: 'letter' })
      .expect({ state: 'received' });
    start()
      .as('drafting-unit')
      .do('submit', { ...given, draftingUnit: '411700-D06' })
      .expect({ refused: 'other-drafter' });
  });

  test('each opinion gets a result and a reason', () => {
    submitted().as('drafting-unit').do('answer', { result: 'not-adopted' }).expect({ refused: 'field-missing', state: 'received' });
    answered()
      .expect({ state: 'answered' })
      .do('revise-answer', { result: 'adopted', answer: '已按造价分档。' })
      .expect({ values: { result: 'adopted' } });
  });

  test('results are published together, after the comment period; the name is masked', () => {
    answered().do('publish', { publishedOn: '2019-04-18' }).expect({ refused: 'still-consulting' });
    answered()
      .given(documentId, draft('consulted'))
      .do('publish', { publishedOn: '2019-04-18' })
      .expect({ state: 'published', publicly: { result: 'partly', opinion: '建议按工程造价分档确定。' } });
  });

  test('whoever made it may have it taken back before it was dealt with', () => {
    submitted().as('drafting-unit').do('withdraw', { withdrawReason: '重复提交' }).expect({ state: 'withdrawn' });
  });

  test('every act is done, every refusal met', () => {
    expect(coverage.missing(['not-consulting', 'other-drafter', 'still-consulting'])).toEqual({ acts: [], deadlines: [], refusals: [] });
  });
});
