import { describe, expect, test } from 'vitest';
import type { Play } from '#kernel';
import { assessed, fileOf, id, notice } from './path.test-helper.ts';

const table = { adoptionTable: fileOf('采纳情况表', '9') };
const opinion = (state: string, result?: string) => ({
  procedure: 'public-opinion',
  state,
  values: { title: '保证金标准偏高', ...(result && { result }) },
});
const two = [id(801), id(802)];

function closing(first = opinion('answered', 'partly'), second = opinion('answered', 'not-adopted')): Play {
  return assessed()
    .on('2019-04-08')
    .do('open-comment', notice)
    .given(two[0] ?? '', first)
    .given(two[1] ?? '', second)
    .on('2019-04-18');
}
const close = (play: Play, commentReceived: number, commentAdopted: number, more: Record<string, unknown> = { opinions: two }) =>
  play.do('close-comment', { ...table, ...more, commentReceived, commentAdopted });

describe('征求意见收到的意见', () => {
  test('each is answered before the period is closed', () => {
    close(closing(opinion('received')), 2, 0).expect({ refused: 'opinions-open', state: 'consulting' });
    close(closing(), 2, 1).expect({ state: 'consulted' });
  });

  test('the numbers told are those of the opinions held; partly adopted counts as adopted', () => {
    close(closing(), 3, 1).expect({ refused: 'received-differs' });
    close(closing(), 2, 2).expect({ refused: 'adopted-differs' });
  });

  test('one that was taken back does not count', () => {
    close(closing(opinion('withdrawn')), 1, 0).expect({ state: 'consulted' });
  });

  test('one listed in the table and not adopted has its reason', () => {
    const row = { commenter: { kind: 'person', name: '石小满' }, opinion: '标准偏高', adopted: false };
    close(closing(), 1, 0, { comments: [row] }).expect({ refused: 'reason-missing' });
    close(closing(), 1, 0, { comments: [{ ...row, reason: '已低于同类城市' }] }).expect({ state: 'consulted' });
  });

  test('where none is held, the numbers stand as told', () => {
    const told = close(closing(), 5, 2, {});
    told.expect({ state: 'consulted' });
    expect(told.matter?.values.commentReceived).toBe(5);
  });
});
