import { expect, test } from 'vitest';
import type { Actor } from '#kernel';
import type { ActAnswer, ActRequest, Store } from '#store';
import { elsewhere, roomAct } from './sealed-acts.ts';

const kind = 'some-report';
const request = (act: string, procedure = kind): ActRequest => ({
  ...{ procedure, act, key: '411700/x', values: {}, on: '2020-01-10', recordedAt: '2020-01-10T10:00:00+08:00' },
  actor: {} as Actor,
});

test('a seal, a finding or an edition that somebody typed is sent to the report room', () => {
  for (const act of ['freeze', 'freeze-again', 'check', 'publish', 'correct', 'request-data']) {
    expect(elsewhere(request(act), kind)?.refusals[0]?.code, act).toBe('report-room');
  }
});
test('other acts, other kinds, and what the room itself computed pass', async () => {
  expect(elsewhere(request('sign'), kind)).toBeUndefined();
  expect(elsewhere(request('freeze', 'other'), kind)).toBeUndefined();
  const own = request('freeze');
  let judged: ReturnType<typeof elsewhere> = { ok: false, refusals: [] };
  const store: Pick<Store, 'act'> = {
    act: async (asked) => {
      judged = elsewhere(asked, kind);
      return { ok: false, refusals: [] } as ActAnswer;
    },
  };
  await roomAct(store, own);
  expect(judged).toBeUndefined();
});
