import { describe, expect, test } from 'vitest';
import { act, example, replyLimit } from './example.test.fixture.ts';
import { check, date, flag, instrument, type Procedure, registry, rows, text } from './index.ts';

/** The example with some parts replaced, in the declared order of keys. */
function broken(part: Readonly<Record<string, unknown>>): Procedure {
  const order = 'id version from title group basis roles fields shows owner states publicIn acts deadlines serials metrics'.split(' ');
  const merged: Record<string, unknown> = { ...example, ...part };
  return Object.fromEntries(order.filter((k) => k in merged).map((k) => [k, merged[k]])) as unknown as Procedure;
}
const { fields, acts, states, roles, deadlines, metrics } = example;
const fieldsWith = (more: object) => broken({ fields: { ...fields, ...more } });
const actsWith = (more: object) => broken({ acts: { ...acts, ...more } });
const deadlinesWith = (more: object) => broken({ deadlines: { ...deadlines, ...more } });
const metricsWith = (more: object) => broken({ metrics: { ...metrics, ...more } });
const open = { publicity: 'public' } as const;
const common = { title: '办', basis: act('第1条'), by: 'clerk', from: 'open' };
const limit = { title: '期限', basis: act('第1条'), kind: 'at-most', starts: 'submit', stops: 'answer', within: replyLimit };
const counted = { title: '数', definition: '数', unit: '件' };
const repealed = instrument({ id: 'old', title: '旧规', to: '2010-01-01', mark: 'verified' });

test('the example is sound', () => {
  expect(check([example])).toEqual([]);
});

describe('each flaw is found and named', () => {
  const cases: readonly [problem: string, at: string, Procedure][] = [
    [
      'keys should be in the order',
      'keys',
      { ...broken({}), id: 'access-request', metrics: example.metrics, from: '2019-01-01' } as Procedure,
    ],
    ['is not kebab-case', 'askAgain', actsWith({ askAgain: common })],
    [
      'is not camelCase',
      'sub-ject',
      broken({ fields: { ...fields, 'sub-ject': fields.subject }, acts: { ...acts, ask: { ...acts.ask, asks: ['sub-ject'] } } }),
    ],
    ['is named by no unit field', 'helper', broken({ roles: { ...roles, helper: { ...roles.helper, field: 'subject' } } })],
    ['names no office', 'bureau', broken({ roles: { ...roles, bureau: { ...roles.bureau, office: '' } } })],
    ['is no unit field', 'owner', broken({ owner: 'subject' })],
    ['is asked for by no act', 'spare', fieldsWith({ spare: text('备用', open) })],
    ['refers to no procedure', 'parent', fieldsWith({ parent: { ...fields.parent, spec: { procedure: 'nothing' } } })],
    ['hangs on no field', 'urgency', fieldsWith({ urgency: { ...fields.urgency, when: { field: 'nothing', in: [true] } } })],
    ['is sealed and open to nobody', 'opinion', fieldsWith({ opinion: text('意见', { publicity: 'sealed' }) })],
    ['is open to no role', 'opinion', fieldsWith({ opinion: text('意见', { publicity: 'sealed', openTo: ['nobody'] }) })],
    [
      'is sealed and open to nobody',
      'persons.hint',
      fieldsWith({ persons: rows('人', { hint: text('线索', { publicity: 'sealed' }) }, open) }),
    ],
    [
      'hangs on no field',
      'persons.note',
      fieldsWith({ persons: rows('人', { note: text('说明', { ...open, when: { field: 'kind', in: ['x'] } }) }, open) }),
    ],
    ['cannot be reached', 'limbo', broken({ states: { ...states, limbo: { title: '无', final: true } } })],
    [
      'is not final and has no way out',
      'stuck',
      broken({ states: { ...states, stuck: { title: '卡' } }, acts: { ...acts, ask: { ...acts.ask, to: 'stuck' } } }),
    ],
    ['is the word for any state', 'open', broken({ states: { ...states, open: { title: '办' } } })],
    ['opens a matter but leads nowhere', 'start', actsWith({ start: { ...common, from: undefined } })],
    ['can never be done', 'never', actsWith({ never: { ...common, from: [] } })],
    ['starts from an unknown state', 'odd', actsWith({ odd: { ...common, from: ['nowhere'] } })],
    ['suspends but nothing resumes', 'suspend', broken({ acts: { ...acts, resume: { ...acts.resume, resumes: undefined } } })],
    ['cites no provision', 'bare', actsWith({ bare: { ...common, basis: act(' ') } })],
    [
      'basis not in force when the edition begins',
      'old',
      broken({ from: '2019-01-01', acts: { ...acts, old: { ...common, basis: repealed('第1条') } } }),
    ],
    ['notBy names no act', 'odd', actsWith({ odd: { ...common, notBy: ['nothing'] } })],
    ['unknown role', 'odd', actsWith({ odd: { ...common, by: 'nobody' } })],
    ['brings about an unknown act', 'odd', actsWith({ odd: { ...common, brings: [{ on: 'parent', act: 'nothing' }] } })],
    ['brings about an unknown act', 'odd', actsWith({ odd: { ...common, brings: [{ on: 'subject', act: 'expire' }] } })],
    ['is not open to the clock', 'odd', actsWith({ odd: { ...common, brings: [{ on: 'parent', act: 'ask' }] } })],
    ['needs either within or until', 'odd', deadlinesWith({ odd: { ...limit, within: undefined } })],
    ['needs either within or until', 'odd', deadlinesWith({ odd: { ...limit, until: 'promisedOn' } })],
    ['cites no provision', 'odd', deadlinesWith({ odd: { ...limit, basis: act('') } })],
    ['is an at-least limit that gates nothing', 'odd', deadlinesWith({ odd: { ...limit, kind: 'at-least' } })],
    ['is not open to the clock', 'odd', deadlinesWith({ odd: Object.fromEntries([...Object.entries(limit), ['then', 'ask']]) })],
    ['until names no date field', 'odd', deadlinesWith({ odd: { ...limit, within: undefined, until: 'subject' } })],
    ['startsOn names no date field', 'odd', deadlinesWith({ odd: { ...limit, startsOn: 'subject' } })],
    ['cannot split by subject', 'odd', metricsWith({ odd: { ...counted, kind: 'count', acts: 'submit', by: ['subject'] } })],
    ['divides metrics that do not exist', 'odd', metricsWith({ odd: { ...counted, kind: 'share', of: 'received', over: 'nothing' } })],
    ['sums a field that is no number', 'odd', metricsWith({ odd: { ...counted, kind: 'sum', acts: 'submit', field: 'subject' } })],
    [
      'measures an act that does not stop the clock',
      'odd',
      metricsWith({ odd: { ...counted, kind: 'duration', acts: 'ask', clock: 'reply', at: 'mean' } }),
    ],
    ['counts by a value kept apart', 'odd', metricsWith({ odd: { ...counted, kind: 'count', acts: 'submit', where: { requester: 'x' } } })],
  ];
  test.each(cases)('%s (%s)', (problem, at, procedure) => {
    const found = check([procedure]);
    expect(found.map((f) => `${f.at} ${f.problem}`).filter((line) => line.startsWith(`${at} `) && line.includes(problem))).not.toEqual([]);
    expect(new Set(found.map((f) => f.procedure))).toEqual(new Set(['access-request@1']));
  });

  test('the same edition declared twice', () => {
    expect(check([example, broken({})]).map((f) => f.problem)).toEqual(['is declared twice', 'is declared twice']);
  });
});

describe('the registry', () => {
  const second = broken({ version: 2, from: '2020-01-01', title: '查阅申请（新）' });
  const all = registry([second, example]);
  test('gives the edition of the day, the newest, and any by number', () => {
    expect([all.at('access-request', '2019-12-31')?.version, all.at('access-request', '2020-01-01')?.version]).toEqual([1, 2]);
    expect(all.latest('access-request')?.version).toBe(2);
    expect(all.edition('access-request', 1)).toBe(example);
    expect(all.all.map((p) => p.version)).toEqual([2]);
    expect([all.at('none', '2019-01-01'), all.latest('constructor'), all.edition('access-request', 3)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
  test('a day before the first edition falls to the first', () => {
    expect(registry([second]).at('access-request', '2019-01-01')).toBe(second);
  });
  test('a flawed declaration stops the start', () => {
    const flawed = broken({ fields: { ...fields, spare: flag('备用', open), later: date('日后', open) } });
    expect(() => registry([flawed])).toThrow(
      'access-request@1 spare: is asked for by no act\naccess-request@1 later: is asked for by no act',
    );
  });
});

test('an id from outside never finds what every object inherits', () => {
  const records: readonly Readonly<Record<string, unknown>>[] = [acts, states, fields, roles, deadlines, metrics];
  for (const record of records) for (const id of ['constructor', 'toString', '__proto__']) expect(record[id]).toBeUndefined();
});
