import { expect, test } from 'vitest';
import { example } from './example.test.fixture.ts';
import { describe as told } from './index.ts';

const described = told(example);

test('a declaration describes itself as JSON and comes back unchanged', () => {
  expect(JSON.parse(JSON.stringify(described))).toEqual(described);
});

test('nothing declared is left out', () => {
  const ids = (list: readonly { id: string }[]) => list.map((one) => one.id);
  expect(ids(described.fields)).toEqual(Object.keys(example.fields));
  expect(ids(described.acts)).toEqual(Object.keys(example.acts));
  expect(ids(described.states)).toEqual(Object.keys(example.states));
  expect(ids(described.roles)).toEqual(Object.keys(example.roles));
  expect(ids(described.deadlines)).toEqual(Object.keys(example.deadlines));
  expect(ids(described.metrics)).toEqual(Object.keys(example.metrics));
});

test('an act tells from where, by whom, on what basis, and all that may be given with it', () => {
  const act = (id: string) => described.acts.find((a) => a.id === id);
  expect(act('submit')).toMatchObject({
    from: null,
    to: 'handling',
    by: ['requester', 'clerk'],
    basis: { text: '《查阅条例》（示例令第1号）第8条', mark: 'verified' },
  });
  expect(act('extend')).toMatchObject({ from: 'open', to: null, needs: [] });
  expect(act('answer')?.asks).toEqual(['urgent', 'waiver', 'replyNumber', 'lateReason']);
});

test('fields, limits and metrics are told in words', () => {
  const field = (id: string) => described.fields.find((f) => f.id === id);
  expect(field('requester')).toMatchObject({ kind: 'party', personal: true, publicity: 'party', basis: { mark: 'verified' } });
  expect(field('persons')?.columns?.map((c) => c.id)).toEqual(['who', 'task', 'remark']);
  expect(field('urgency')?.when).toEqual({ field: 'urgent', in: [true] });
  expect(described.deadlines.map((d) => d.limits)).toEqual([['简易：10日', '其他：15个工作日'], ['5日'], ['至「承诺日」']]);
  expect(described.metrics.find((m) => m.id === 'answer-rate')).toMatchObject({ kind: 'share', rounding: { mode: 'half-up', digits: 2 } });
  expect(described.states.filter((s) => s.public).map((s) => s.id)).toEqual(['answered', 'refused']);
});
