import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { example, played, request, wang } from './example.test.fixture.ts';
import {
  choice,
  type Field,
  hiddenMark,
  isApart,
  type Json,
  longText,
  type Matter,
  mayKnow,
  type Procedure,
  party,
  rows,
  searchText,
  surname,
  text,
  thePublic,
  type Viewer,
  view,
} from './index.ts';

const inside: Viewer = { kind: 'official', roles: [], inScope: true };
const head: Viewer = { ...inside, roles: ['head'] };
const outside: Viewer = { kind: 'official', roles: [], inScope: false };
const aParty: Viewer = { kind: 'party', roles: [], inScope: false };

const persons = [{ who: { kind: 'person', name: '李大力', phone: '19900000002' }, task: '记录', remark: '线索来源' }];
const values = { ...request, persons } as const;
const { matter } = played(
  ['submit', 'clerk', '2019-03-01', values],
  ['estimate', 'clerk', '2019-03-04', { hours: 30, opinion: '机密意见' }],
  ['refuse', 'head', '2019-03-08', { ground: 'cost' }],
);
const seen = (viewer: Viewer, of: Matter = matter) => view(example, of, viewer)?.values ?? {};

describe('who may know of a matter', () => {
  const open = { ...matter, state: 'handling' };
  test('officials in scope and parties always, others in the public states', () => {
    expect([inside, aParty, outside, thePublic].map((v) => mayKnow(example, open, v))).toEqual([true, true, false, false]);
    expect([inside, aParty, outside, thePublic].every((v) => mayKnow(example, matter, v))).toBe(true);
    expect(view(example, open, thePublic)).toBeUndefined();
    expect(searchText(example, open, thePublic)).toBe('');
  });
});

describe('what is seen', () => {
  test('the public sees public fields, and masked ones in part', () => {
    expect(seen(thePublic)).toEqual({
      subject: '会议记录',
      question: '二月的记录',
      requester: { kind: 'person', name: '王某' },
      kind: 'plain',
      ground: 'cost',
      serial: '查〔2019〕0001号',
      persons: [{ task: '记录' }],
    });
    expect(view(example, matter, thePublic)?.masked).toEqual(['requester']);
    expect(seen(outside)).toEqual(seen(thePublic));
  });

  test('a party sees its own; an official in scope all but what is sealed; the role it is open to that as well', () => {
    expect(seen(aParty).requester).toMatchObject(wang);
    expect(seen(aParty)).not.toHaveProperty('hours');
    expect(seen(inside)).toMatchObject({ hours: 30, persons: [{ who: persons[0]?.who, task: '记录' }] });
    expect(seen(inside)).not.toHaveProperty('opinion');
    expect(seen(head)).toMatchObject({ opinion: '机密意见', persons });
  });

  test('only officials in scope see who did what', () => {
    expect(view(example, matter, thePublic)?.history.map((s) => [s.act, s.actor])).toEqual([
      ['submit', ''],
      ['estimate', ''],
      ['refuse', ''],
    ]);
    expect(view(example, matter, inside)?.history.map((s) => s.actor)).toEqual(['c1', 'c1', 'h1']);
  });
});

describe('search text', () => {
  test('holds words, never a value that is kept apart, not even for those who may see it', () => {
    for (const viewer of [inside, head, aParty, thePublic]) {
      const found = searchText(example, matter, viewer);
      expect(found).toContain('会议记录');
      for (const apart of ['王', '李大力', '记录 线索', '线索来源', '机密意见', '411799']) expect(found).not.toContain(apart);
    }
    expect(searchText(example, matter, inside)).toContain('一般');
  });
});

describe('masks', () => {
  test('a name keeps its first sign, an organisation its name; numbers and addresses go', () => {
    expect(surname.apply(wang)).toEqual({ kind: 'person', name: '王某' });
    expect(surname.apply({ kind: 'organization', name: '某公司', idNumber: '1' })).toEqual({ kind: 'organization', name: '某公司' });
    expect(surname.apply('欧阳')).toBe('欧某');
    expect([surname.apply(12), surname.apply(null), surname.apply({ name: 1 })]).toEqual([null, null, null]);
  });
  test('of a masked table only the parties are left, cut; sealed columns go', () => {
    const table = rows(
      '在场人',
      {
        who: party('姓名', { publicity: 'party' }),
        note: text('备注', { publicity: 'public' }),
        hint: party('线人', { publicity: 'sealed', openTo: ['head'] }),
      },
      { publicity: 'party', mask: surname },
    );
    const p = { ...example, fields: { ...example.fields, persons: table } } as unknown as Procedure;
    const row = { who: persons[0]?.who ?? null, note: '备注', hint: wang };
    const masked = view(p, { ...matter, values: { persons: [row] } }, thePublic);
    expect(masked?.values.persons).toEqual([{ who: { kind: 'person', name: '李某' }, note: null }]);
    expect(masked?.masked).toEqual(['persons']);
  });
  test('a file is no party', () => {
    expect(surname.apply([{ paper: { name: '报告.pdf', sha256: 'a' } }])).toEqual([{ paper: null }]);
  });
  test('the hidden mark says only that there is a value', () => {
    expect(hiddenMark.apply(wang)).toBe('（不公开）');
  });
});

test('sealed and personal values are kept apart, and a table with such a column', () => {
  const plain = text('a', { publicity: 'public' });
  const sealed = text('b', { publicity: 'sealed', openTo: ['head'] });
  expect([plain, sealed, party('c', { publicity: 'public' }), text('d', { publicity: 'public', personal: true })].map(isApart)).toEqual([
    false,
    true,
    true,
    true,
  ]);
  expect(isApart(rows('t', { sealed }, { publicity: 'public' }))).toBe(true);
  expect(isApart(rows('t', { plain }, { publicity: 'public' }))).toBe(false);
  expect(isApart(undefined)).toBe(false);
});

describe('for any declaration', () => {
  const secret = 'S3CRET';
  const levels = ['public', 'party', 'staff', 'sealed'] as const;
  const options = fc
    .record({ publicity: fc.constantFrom(...levels), masked: fc.constantFrom(undefined, surname, hiddenMark), personal: fc.boolean() })
    .map(({ publicity, masked, personal }) => ({
      publicity,
      ...(publicity === 'sealed' && { openTo: ['head'] }),
      ...(masked && { mask: masked }),
      ...(personal && { personal: true as const }),
    }));
  const scalar = options.chain((o) =>
    fc.constantFrom<Field>(text('t', o), longText('l', o), party('p', o), choice('c', { [secret]: secret }, o)),
  );
  const field = fc.oneof(
    scalar,
    fc.tuple(scalar, scalar, options).map(([a, b, o]): Field => rows('r', { a, b }, o)),
  );
  const valueIn = (f: Field): Json => {
    if (f.kind === 'rows') return [Object.fromEntries(Object.entries(f.spec.columns ?? {}).map(([id, c]) => [id, valueIn(c)]))];
    const word = f.publicity === 'sealed' || f.personal ? secret : 'plain';
    return f.kind === 'party' ? { kind: 'person', name: `x${secret}`, idNumber: secret } : word;
  };
  /** Sealed values, of the field or of a column, in which the secret shows. */
  const sealedIn = (f: Field, value: Json | undefined): Json[] => {
    const [row] = Array.isArray(value) ? (value as readonly Record<string, Json>[]) : [];
    const cells = Object.entries(f.spec.columns ?? {}).map(([id, column]) => [column, row?.[id]] as const);
    return [[f, value] as const, ...cells]
      .filter(([one, held]) => one.publicity === 'sealed' && JSON.stringify(held ?? null).includes(secret))
      .map(([, held]) => held ?? null);
  };
  const viewer: fc.Arbitrary<Viewer> = fc.record({
    kind: fc.constantFrom('public', 'party', 'official', 'audit'),
    roles: fc.subarray(['clerk', 'overseer']),
    inScope: fc.boolean(),
  });
  const declared = (fields: Readonly<Record<string, Field>>): Procedure => ({ ...(example as unknown as Procedure), fields });

  test('no sealed value is seen without the role, and none kept apart is searched', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), field, { minKeys: 1, maxKeys: 5 }), viewer, (fields, who) => {
        const p = declared(fields);
        const of = { ...matter, values: Object.fromEntries(Object.entries(fields).map(([id, f]) => [id, valueIn(f)])) };
        expect(searchText(p, of, who)).not.toContain(secret);
        const shown = view(p, of, who)?.values ?? {};
        expect(Object.entries(fields).flatMap(([id, f]) => sealedIn(f, shown[id]))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('what is not the viewer’s is seen masked or not at all', () => {
    const rank = { public: 0, party: 1, staff: 2, sealed: 3 } as const;
    const reach = (who: Viewer) => Number(who.kind === 'party') + 2 * Number(who.kind === 'official' && who.inScope);
    fc.assert(
      fc.property(scalar, viewer, (f, who) => {
        const shown = view(declared({ x: f }), { ...matter, values: { x: valueIn(f) } }, who);
        expect(shown?.values.x).toEqual(rank[f.publicity] <= reach(who) ? valueIn(f) : f.mask?.apply(valueIn(f)));
      }),
    );
  });
});
