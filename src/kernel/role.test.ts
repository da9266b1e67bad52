import { describe, expect, test } from 'vitest';
import { actors, example, law, matterId, played, request, world } from './example.test.fixture.ts';
import { type Actor, closedReason, decide, type Matter, mayOpenAs, rolesOf, seal, verifyChain } from './index.ts';

const submit = ['submit', 'clerk', '2019-03-01', request] as const;
const opened = (): Matter => played(submit).matter;
const granted = (actor: Actor, grants: Readonly<Record<string, readonly string[]>>): Actor => ({
  ...actor,
  grants: new Map(Object.entries(grants).map(([role, acts]) => [`access-request/${role}`, new Set(acts)])),
});
const proposal = (actor: Actor, matter: Matter | undefined) => {
  return { procedure: example, matter, on: '2019-03-04', recordedAt: '2019-03-04T09:00:00+08:00', actor, world: world(), law };
};
const judge = (actor: Actor, act: string, values: Readonly<Record<string, unknown>> = {}, matter: Matter | undefined = opened()) =>
  decide({ ...proposal(actor, matter), newId: matterId, act, values });
const code = (actor: Actor, act: string, values = {}, matter: Matter | undefined = opened()) => {
  const decision = judge(actor, act, values, matter);
  return decision.ok ? 'ok' : decision.refusals[0]?.code;
};

describe('grants of a post', () => {
  test('a post without grants does what its duties give', () => {
    expect(code(actors.clerk, 'ask')).toBe('ok');
    expect(code(actors.clerk, 'suspend')).toBe('not-competent');
  });

  test('an act that is withheld is refused and shown as closed, the others stay', () => {
    const clerk = granted(actors.clerk2, { clerk: ['submit', 'amend'] });
    expect([code(clerk, 'ask'), code(clerk, 'amend')]).toEqual(['not-competent', 'ok']);
    expect(closedReason(proposal(clerk, opened()), 'ask')?.code).toBe('not-competent');
    expect(closedReason(proposal(clerk, opened()), 'amend')).toBeUndefined();
  });

  test('an opening act is open only to whom it is granted', () => {
    expect(mayOpenAs(example, 'clerk', granted(actors.clerk, { clerk: ['submit'] }), 'submit')).toBe(true);
    const without = granted(actors.clerk, { clerk: ['ask'] });
    expect(mayOpenAs(example, 'clerk', without, 'submit')).toBe(false);
    expect(closedReason(proposal(without, undefined), 'submit')?.code).toBe('not-competent');
  });

  test('a grant gives the act whatever the duties, but never another relation', () => {
    const composed = { ...granted(actors.clerk, { head: ['suspend'] }), duties: ['nothing-declared'] };
    expect(code(composed, 'suspend')).toBe('ok');
    expect(code({ ...granted(actors.stranger, { head: ['suspend'], clerk: ['ask'] }) }, 'suspend')).toBe('not-competent');
    expect(code(granted(actors.clerk, { overseer: ['extend'] }), 'extend')).toBe('not-competent');
    expect(code(granted(actors.clerk, { bureau: ['estimate'] }), 'estimate', { hours: 3 })).toBe('not-competent');
  });

  test('a grant under one role does not serve under another', () => {
    expect(code(granted(actors.clerk, { head: ['ask'] }), 'ask')).toBe('not-competent');
    expect(code(granted(actors.clerk, { clerk: ['suspend'] }), 'suspend')).toBe('not-competent');
  });

  test('a role held for no act at all still stands towards the matter', () => {
    const seer = granted(actors.head, { head: ['@see'] });
    expect(rolesOf(example, seer, opened())).toEqual(['head']);
    expect(rolesOf(example, seer, opened(), 'suspend')).toEqual([]);
    expect(rolesOf(example, granted(actors.head, {}), opened())).toEqual([]);
  });

  test('the public and the clock need no grant', () => {
    expect(rolesOf(example, { ...actors.requester, grants: new Map() }, opened(), 'clarify')).toEqual(['requester']);
    expect(rolesOf(example, actors.clock, opened(), 'expire')).toEqual(['clock']);
  });
});

describe('who stands in for another', () => {
  const standIn: Actor = { ...actors.head, id: 'h2', actsFor: 'h1' };

  test('is recorded with whom it is for, under the seal', () => {
    const decision = judge(standIn, 'suspend');
    if (!decision.ok) throw new Error(String(decision.refusals[0]?.code));
    expect(decision.draft).toMatchObject({ actor: 'h2', actorFor: 'h1' });
    expect(decision.matter.history.at(-1)).toMatchObject({ actor: 'h2', actorFor: 'h1' });
    const tools = { hash: (text: string) => text, salt: () => '' };
    const { event } = seal({ ...decision.draft, seq: 1 }, '0'.repeat(64), () => false, tools);
    expect(verifyChain([event], tools.hash)).toBeUndefined();
    expect(verifyChain([{ ...event, actorFor: 'h9' }], tools.hash)?.problem).toBe('altered');
    const { actorFor: _taken, ...bare } = event;
    expect(verifyChain([bare], tools.hash)?.problem).toBe('altered');
  });

  test('counts as one with whom it is for, so that four eyes stay four', () => {
    const estimated = played(submit, ['estimate', 'clerk', '2019-03-02', { hours: 3 }]).matter;
    expect(code({ ...actors.head, id: 'h2', actsFor: 'c1' }, 'extend', {}, estimated)).toBe('self-review');
    expect(code(standIn, 'extend', {}, estimated)).toBe('ok');
    const byStandIn = judge({ ...actors.clerk, id: 'c2', actsFor: 'h1' }, 'estimate', { hours: 3 });
    if (!byStandIn.ok) throw new Error('not estimated');
    expect(code(actors.head, 'extend', {}, byStandIn.matter)).toBe('self-review');
  });
});

describe('a matter of a unit that was merged', () => {
  const heirs = new Map([['U1', { unit: 'U2', unitPath: 'C/U2/' }]]);

  test('is handled by the unit it went to, and no longer by the old one', () => {
    expect(code({ ...actors.clerk, id: 'n2', unit: 'U2', unitPath: 'C/U2/', heirs }, 'ask')).toBe('ok');
    expect(code({ ...actors.clerk, heirs }, 'ask')).toBe('not-competent');
    expect(code({ ...actors.overseer, heirs }, 'extend')).toBe('ok');
  });

  test('follows a field that names the old unit', () => {
    const named = played(['submit', 'clerk', '2019-03-01', { ...request, agency: 'U2' }]).matter;
    const merged = new Map([['U2', { unit: 'U5', unitPath: 'C/U5/' }]]);
    const helper = { ...actors.helper, unit: 'U5', unitPath: 'C/U5/' };
    expect(code(helper, 'estimate', { hours: 3 }, named)).toBe('not-competent');
    expect(code({ ...helper, heirs: merged }, 'estimate', { hours: 3 }, named)).toBe('ok');
  });
});
