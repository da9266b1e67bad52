import { expect, test } from 'vitest';
import { example, pdf, played, request } from './example.test.fixture.ts';
import { apply, evolve, type Matter } from './index.ts';

const { matter, drafts } = played(
  ['submit', 'clerk', '2019-03-01', request],
  ['ask', 'clerk', '2019-03-04'],
  ['clarify', 'clerk', '2019-03-08', { question: '三月' }],
  ['estimate', 'clerk', '2019-03-11', { hours: 3 }],
  ['suspend', 'head', '2019-03-12'],
  ['resume', 'head', '2019-03-13'],
  ['answer', 'head', '2019-03-29', { reply: pdf }],
  ['void', 'head', '2019-05-02'],
);

test('folding is deterministic and gives what the decisions gave', () => {
  expect(evolve(example, drafts)).toEqual(matter);
  expect(evolve(example, drafts)).toEqual(evolve(example, structuredClone(drafts)));
});

test('folding a beginning and then the rest is folding it all', () => {
  for (let cut = 0; cut <= drafts.length; cut += 1) {
    let folded: Matter | undefined = evolve(example, drafts.slice(0, cut));
    for (const event of drafts.slice(cut)) folded = apply(example, folded, event);
    expect(folded).toEqual(matter);
  }
});

test('a matter says when it was opened and closed, and whether it was voided', () => {
  expect(matter).toMatchObject({
    state: 'void',
    openedOn: '2019-03-01',
    closedOn: '2019-03-29',
    voided: true,
    seq: 8,
    suspendedOn: undefined,
  });
  expect(evolve(example, drafts.slice(0, 5))).toMatchObject({ suspendedOn: '2019-03-12', closedOn: undefined, voided: false });
  expect(evolve(example, [])).toBeUndefined();
});

test('values kept apart are put back where they still exist', () => {
  const apart = drafts.map((event) => {
    const { requester: _kept, ...values } = event.values;
    return { ...event, values };
  });
  expect(evolve(example, apart)?.values.requester).toBeUndefined();
  expect(evolve(example, apart, (seq) => (seq === 1 ? { requester: drafts[0]?.values.requester } : {}))).toEqual(matter);
});

test('a gap in the events and an unknown act are faults', () => {
  expect(() => evolve(example, drafts.slice(1))).toThrow('event 2 after 0');
  expect(() =>
    evolve(
      example,
      drafts.map((event) => ({ ...event, act: 'valueOf' })),
    ),
  ).toThrow('has no act valueOf');
});
