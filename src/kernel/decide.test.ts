import { describe, expect, test } from 'vitest';
import { act, actors, attempt, example, law, linkId, matterId, pdf, played, request, wang, world } from './example.test.fixture.ts';
import { closedReason, type Decision, decide, type Matter, naturalDays, seriesOf } from './index.ts';

const codes = (decision: Decision): string[] => (decision.ok ? [] : decision.refusals.map((r) => r.code));
const submit = ['submit', 'clerk', '2019-03-01', request] as const;
const open = () => played(submit).matter;

/** Freezes a value all through: an attempt to change it throws. */
function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object') for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

describe('an accepted act', () => {
  test('gives one event, numbered, with what was given and nothing else', () => {
    const decision = attempt(undefined, 'submit', 'clerk', '2019-03-01', { ...request, topics: ['税收、收费'], parent: linkId });
    expect(decision.ok && decision.draft).toMatchObject({
      matter: matterId,
      region: '411702',
      seq: 1,
      procedure: 'access-request',
      edition: 1,
      from: null,
      to: 'handling',
      role: 'clerk',
      unit: 'U1',
      values: {
        subject: '会议记录',
        topics: ['tax'],
        parent: linkId,
        serial: '查〔2019〕0001号',
        requester: { ...wang, idKind: 'id-card' },
      },
      clocks: {},
    });
  });

  test('is pure: the same proposal gives the same decision, and nothing given is changed', () => {
    const matter = frozen(open());
    const values = frozen({ reply: pdf, urgent: true, urgency: '会期临近' });
    const once = attempt(matter, 'answer', 'head', '2019-03-08', values);
    expect(once.ok).toBe(true);
    expect(attempt(matter, 'answer', 'head', '2019-03-08', values)).toEqual(once);
  });

  test('records the entry apart from the day it happened', () => {
    const late = attempt(undefined, 'submit', 'clerk', '2019-03-01', request, { today: '2019-04-30' });
    expect(late.ok && [late.draft.occurredOn, late.draft.recordedAt.slice(0, 10)]).toEqual(['2019-03-01', '2019-04-30']);
  });

  test('leaves out a value whose field does not apply beside the others', () => {
    const stray = { reply: pdf, urgent: false, urgency: '改填之前的理由' };
    const decision = attempt(open(), 'answer', 'head', '2019-03-08', stray);
    expect(decision.ok && decision.draft.values).toEqual({ reply: pdf, urgent: false });
  });

  test('takes a number of its series only when everything else is in order', () => {
    const asked: string[] = [];
    const counting = world({ serial: (series) => asked.push(series) });
    attempt(undefined, 'submit', 'clerk', '2019-03-01', { ...request, kind: 'other' }, { world: counting });
    expect(asked).toEqual([]);
    attempt(undefined, 'submit', 'clerk', '2019-03-01', request, { world: counting });
    expect(asked).toEqual(['access-request:查〔2019〕{seq4}号']);
  });

  test('a series is all of the pattern but the number', () => {
    const serial = { at: 'submit', pattern: '{year}-{region}-{unit}-{field:kind}-{seq}', basis: act('第1条') };
    const owner = { code: 'U1', path: 'C/U1/', region: '411702' };
    expect(seriesOf(serial, example, { kind: 'plain' }, owner, '2019-03-01')).toBe('2019-411702-U1-一般-{seq}');
    expect(() => seriesOf({ ...serial, pattern: '{field:none}' }, example, {}, owner, '2019-03-01')).toThrow('names no field none');
  });
});

describe('what is refused', () => {
  const suspended = () => played(submit, ['suspend', 'head', '2019-03-04']).matter;
  const cases: readonly [code: string, () => Decision][] = [
    ['act-unknown', () => attempt(undefined, 'nothing', 'clerk', '2019-03-01')],
    ['act-unknown', () => attempt(undefined, 'constructor', 'clerk', '2019-03-01')],
    ['no-matter', () => attempt(undefined, 'answer', 'head', '2019-03-01')],
    ['wrong-state', () => attempt(open(), 'clarify', 'clerk', '2019-03-04')],
    ['wrong-state', () => attempt(open(), 'submit', 'clerk', '2019-03-04', request)],
    ['wrong-state', () => attempt(open(), 'resume', 'head', '2019-03-04')],
    ['suspended', () => attempt(suspended(), 'ask', 'clerk', '2019-03-05')],
    ['field-not-asked', () => attempt(undefined, 'submit', 'clerk', '2019-03-01', { ...request, hours: 3 })],
    ['field-not-asked', () => attempt(undefined, 'submit', 'clerk', '2019-03-01', { ...request, ['__proto__x']: 3, constructor: 'x' })],
    ['field-missing', () => attempt(undefined, 'submit', 'clerk', '2019-03-01', { ...request, subject: '' })],
    ['field-missing', () => attempt(open(), 'answer', 'head', '2019-03-08', { reply: pdf, urgent: true })],
    ['owner-unknown', () => attempt(undefined, 'submit', 'stranger', '2019-03-01', request)],
    ['not-competent', () => attempt(open(), 'estimate', 'stranger', '2019-03-04', { hours: 2 })],
    ['not-competent', () => attempt(open(), 'expire', 'head', '2019-03-04')],
    ['not-competent', () => attempt(open(), 'ask', 'clock', '2019-03-04')],
    ['date-shape', () => attempt(undefined, 'submit', 'clerk', '2019-02-30', request)],
    ['future-date', () => attempt(undefined, 'submit', 'clerk', '2019-03-02', request, { today: '2019-03-01' })],
    ['date-order', () => attempt(open(), 'ask', 'clerk', '2019-02-28')],
    ['self-review', () => attempt(open(), 'answer', 'clerk', '2019-03-08', { reply: pdf })],
    ['reference-unknown', () => attempt(undefined, 'submit', 'clerk', '2019-03-01', { ...request, parent: `411721/${matterId}` })],
    ['too-early', () => attempt(open(), 'answer', 'head', '2019-03-05', { reply: pdf })],
    ['late-reason', () => attempt(open(), 'answer', 'head', '2019-04-03', { reply: pdf })],
    ['below-cost-limit', () => attempt(open(), 'refuse', 'head', '2019-03-08', { ground: 'cost' })],
  ];
  test.each(cases)('%s', (code, run) => {
    const decision = run();
    expect(codes(decision)).toContain(code);
    expect(decision.ok || decision.refusals.every((r) => r.text !== '' && r.remedy !== '')).toBe(true);
  });

  test('several come back together, each at its field', () => {
    const decision = attempt(
      undefined,
      'submit',
      'clerk',
      '2019-03-02',
      { subject: 'x'.repeat(41), hours: 1, parent: 'none' },
      { today: '2019-03-01' },
    );
    expect(codes(decision)).toEqual([
      'future-date',
      'text-long',
      'field-not-asked',
      'reference-shape',
      'field-missing',
      'field-missing',
      'field-missing',
    ]);
    expect(!decision.ok && decision.refusals.map((r) => r.field)).toEqual([
      'on',
      'subject',
      'hours',
      'parent',
      'question',
      'requester',
      'kind',
    ]);
  });

  test('an at-least limit opens on its last day, and urgency with reasons lifts it', () => {
    expect(attempt(open(), 'answer', 'head', '2019-03-06', { reply: pdf }).ok).toBe(true);
    expect(attempt(open(), 'answer', 'head', '2019-03-04', { reply: pdf, waiver: '险情' }).ok).toBe(true);
  });

  test('the last day of an at-most limit is in time, and the reason for being late may be given with the act', () => {
    expect(attempt(open(), 'answer', 'head', '2019-03-29', { reply: pdf }).ok).toBe(true);
    expect(attempt(open(), 'answer', 'head', '2019-04-01', { reply: pdf, lateReason: '人手不足' }).ok).toBe(true);
  });

  test('a guard reads the norm in force, a city’s own value included', () => {
    const matter = played(submit, ['estimate', 'clerk', '2019-03-04', { hours: 20 }]).matter;
    const refuse = (policies: typeof law.policies) =>
      attempt(matter, 'refuse', 'head', '2019-03-08', { ground: 'cost' }, { law: { ...law, policies } });
    expect(codes(refuse([]))).toEqual(['below-cost-limit']);
    expect(codes(refuse([{ norm: 'cost-limit', from: '2019-01-01', value: 10 }]))).toEqual([]);
  });

  test('a stricter limit of the city applies; one the law has meanwhile undercut does not', () => {
    const strict = { ...law, policies: [{ norm: 'notice', from: '2019-01-01', value: naturalDays(10) }] };
    expect(codes(attempt(open(), 'answer', 'head', '2019-03-08', { reply: pdf }, { law: strict }))).toEqual(['too-early']);
    const loose = { ...law, policies: [{ norm: 'notice', from: '2019-01-01', value: naturalDays(1) }] };
    expect(codes(attempt(open(), 'answer', 'head', '2019-03-05', { reply: pdf }, { law: loose }))).toEqual(['too-early']);
  });
});

describe('who may', () => {
  test('each relation to the matter', () => {
    const named = played(['submit', 'clerk', '2019-03-01', { ...request, agency: 'U2' }]).matter;
    const role = (matter: Matter, name: string, who: keyof typeof actors, values = {}) => {
      const decision = attempt(matter, name, who, '2019-03-04', values);
      return decision.ok ? decision.draft.role : codes(decision);
    };
    expect(role(named, 'estimate', 'clerk', { hours: 1 })).toBe('clerk');
    expect(role(named, 'estimate', 'helper', { hours: 1 })).toBe('helper');
    expect(role(named, 'estimate', 'bureau', { hours: 1 })).toBe('bureau');
    expect(role(named, 'extend', 'overseer')).toBe('overseer');
    expect(role(named, 'expire', 'clock')).toBe('clock');
    expect(attempt(undefined, 'submit', 'requester', '2019-03-01', request)).toMatchObject({ ok: true, draft: { role: 'requester' } });
  });

  test('nobody gains a role on a matter by the values of the very act', () => {
    expect(codes(attempt(open(), 'estimate', 'helper', '2019-03-04', { hours: 1, agency: 'U2' }))).toEqual(['not-competent']);
  });
});

describe('why an act is closed', () => {
  const reason = (matter: Matter | undefined, id: string, who: keyof typeof actors, procedure = example) =>
    closedReason(
      { procedure, matter, on: '2019-03-04', recordedAt: '2019-03-04T09:00:00+08:00', actor: actors[who], world: world(), law },
      id,
    )?.code;

  test('state, competence, separation and at-least limits are known before values', () => {
    expect(reason(open(), 'clarify', 'clerk')).toBe('wrong-state');
    expect(reason(open(), 'ask', 'stranger')).toBe('not-competent');
    expect(reason(open(), 'answer', 'clerk')).toBe('self-review');
    expect(reason(open(), 'answer', 'head')).toBe('too-early');
    expect(reason(open(), 'ask', 'clerk')).toBeUndefined();
    expect(reason(open(), 'toString', 'clerk')).toBe('act-unknown');
  });

  test('an opening act is closed only to those who could not open any', () => {
    expect(reason(undefined, 'submit', 'clerk')).toBeUndefined();
    expect(reason(undefined, 'submit', 'requester')).toBeUndefined();
    expect(reason(undefined, 'submit', 'head')).toBe('not-competent');
    expect(reason(undefined, 'submit', 'clock')).toBe('not-competent');
    expect(reason(undefined, 'ask', 'clerk')).toBe('no-matter');
  });

  test('a role that hangs on values not yet given counts as possible', () => {
    const by = (role: 'helper' | 'overseer' | 'bureau') => ({
      ...example,
      owner: 'agency' as const,
      acts: { ...example.acts, submit: { ...example.acts.submit, by: role } },
    });
    expect(reason(undefined, 'submit', 'helper', by('helper') as typeof example)).toBeUndefined();
    expect(reason(undefined, 'submit', 'overseer', by('overseer') as typeof example)).toBeUndefined();
    expect(reason(undefined, 'submit', 'bureau', by('bureau') as typeof example)).toBeUndefined();
    expect(reason(undefined, 'submit', 'helper', by('bureau') as typeof example)).toBe('not-competent');
  });

  test('a decision on a matter of a flawed declaration is a fault, not a refusal', () => {
    const nowhere = { ...example, acts: { ...example.acts, submit: { title: '申请', basis: act('第8条'), by: 'clerk' as const } } };
    const run = () =>
      decide({
        procedure: nowhere,
        matter: undefined,
        newId: matterId,
        act: 'submit',
        values: {},
        on: '2019-03-01',
        recordedAt: '2019-03-01T09:00:00+08:00',
        actor: actors.clerk,
        world: world(),
        law,
      });
    expect(run).toThrow('leads nowhere');
  });
});
