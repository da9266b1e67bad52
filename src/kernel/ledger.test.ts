import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { example, pdf, played, request } from './example.test.fixture.ts';
import { canonical, digestOf, type Event, genesis, isApart, type Kept, merkleRoot, seal, verifyChain } from './index.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

function chain(): { events: Event[]; kept: Map<number, Readonly<Record<string, Kept>>> } {
  const { drafts } = played(
    ['submit', 'clerk', '2019-03-01', { ...request, topics: ['land'] }],
    ['estimate', 'clerk', '2019-03-11', { hours: 3, opinion: '可以公开' }],
    ['ask', 'clerk', '2019-03-12'],
    ['clarify', 'clerk', '2019-03-13'],
    ['answer', 'head', '2019-03-29', { reply: pdf, urgent: false }],
  );
  const kept = new Map<number, Readonly<Record<string, Kept>>>();
  let salt = 0;
  let previous = genesis;
  const events = drafts.map((draft) => {
    salt += 1;
    const sealed = seal(draft, previous, (field) => isApart(example.fields[field as keyof typeof example.fields]), {
      hash,
      salt: () => `salt-${salt}`,
    });
    previous = sealed.event.seal;
    kept.set(draft.seq, sealed.kept);
    return sealed.event;
  });
  return { events, kept };
}

/** Every leaf of a JSON value, by path. */
function leaves(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (value === null || typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, part]) => leaves(part, [...path, key]));
}

function changed(event: Event, path: readonly string[], to: (leaf: unknown) => unknown): Event {
  const copy = structuredClone(event) as unknown as Record<string, unknown>;
  let at = copy;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  const last = path.at(-1) ?? '';
  at[last] = to(at[last]);
  return copy as unknown as Event;
}

const other = (leaf: unknown): unknown => {
  if (typeof leaf === 'number') return leaf + 1;
  if (typeof leaf === 'boolean') return !leaf;
  return leaf === null ? 'x' : `${String(leaf).slice(0, -1)}${String(leaf).endsWith('0') ? '1' : '0'}`;
};

describe('the chain of a matter', () => {
  const { events, kept } = chain();
  const at = (seq: number) => kept.get(seq) ?? {};

  test('fits as it was written', () => {
    expect(verifyChain(events, hash, at)).toBeUndefined();
    expect(verifyChain(JSON.parse(JSON.stringify(events)), hash, at)).toBeUndefined();
  });

  test('a seal is the digest of the canonical JSON of the event with the seal before it', () => {
    let previous = genesis;
    for (const { seal: stated, ...line } of events) {
      expect(stated).toBe(hash(canonical(JSON.parse(JSON.stringify({ ...line, previous })))));
      previous = stated;
    }
  });
  test('any leaf changed in any event is found, and the event named', () => {
    for (const [i, event] of events.entries()) {
      for (const path of leaves(event)) {
        const bad = events.with(i, changed(event, path, other));
        expect([path.join('.'), verifyChain(bad, hash)?.seq]).toEqual([path.join('.'), event.seq]);
      }
    }
  });

  test('a leaf of another type, a member added or taken away is found', () => {
    const [first, ...rest] = events;
    if (!first) throw new Error('no event');
    expect(verifyChain([{ ...first, values: { ...first.values, kind: 1 } }, ...rest], hash)).toEqual({ seq: 1, problem: 'altered' });
    expect(verifyChain([{ ...first, values: { ...first.values, extra: null } }, ...rest], hash)?.seq).toBe(1);
    expect(verifyChain([{ ...first, digests: {} }, ...rest], hash)?.seq).toBe(1);
  });

  test('a removed event is named as missing, swapped and repeated ones are found', () => {
    for (let i = 0; i < events.length - 1; i += 1) {
      expect(verifyChain(events.toSpliced(i, 1), hash)).toEqual({ seq: i + 1, problem: 'missing' });
      const [a, b] = [events[i], events[i + 1]];
      if (a && b) expect(verifyChain(events.toSpliced(i, 2, b, a), hash)?.seq).toBe(i + 1);
      if (a && b) expect(verifyChain(events.toSpliced(i, 2, { ...b, seq: a.seq }, { ...a, seq: b.seq }), hash)?.seq).toBe(i + 1);
    }
    expect(verifyChain([...events, ...events.slice(-1)], hash)?.seq).toBe(events.length + 1);
  });

  test('personal and sealed values are not in the line; erasing them leaves the chain whole', () => {
    const line = JSON.stringify(events);
    expect(line).not.toContain('王小明');
    expect(line).not.toContain('可以公开');
    expect(Object.keys(at(1))).toEqual(['requester']);
    expect(Object.keys(at(2))).toEqual(['opinion']);
    expect(verifyChain(events, hash, (seq) => (seq === 1 ? {} : at(seq)))).toBeUndefined();
  });

  test('a kept value that was altered, re-salted or smuggled in is found', () => {
    const bad = (kept: Record<string, Kept>) => verifyChain(events, hash, (seq) => (seq === 2 ? kept : at(seq)));
    const opinion = at(2).opinion;
    if (!opinion) throw new Error('nothing kept');
    expect(bad({ opinion: { ...opinion, value: '不宜公开' } })).toEqual({ seq: 2, problem: 'value-altered' });
    expect(bad({ opinion: { ...opinion, salt: 'x' } })?.seq).toBe(2);
    expect(bad({ opinion, hours: opinion })?.seq).toBe(2);
  });

  test('the salt keeps equal values from having equal digests', () => {
    expect(digestOf({ salt: 'a', value: '1' }, hash)).not.toBe(digestOf({ salt: 'b', value: '1' }, hash));
  });
});

describe('canonical JSON', () => {
  test('does not depend on the order of keys and reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(canonical(json))).toEqual(json);
      }),
    );
    expect(canonical({ b: 1, a: [undefined as never, { d: undefined, c: '二' }] })).toBe('{"a":[null,{"c":"二"}],"b":1}');
  });
});

describe('the daily root', () => {
  const leaf = fc.string({ minLength: 1, maxLength: 8 });
  test('changes with any leaf, with their order and with their number', () => {
    fc.assert(
      fc.property(fc.uniqueArray(leaf, { minLength: 2, maxLength: 20 }), fc.nat(), (heads, at) => {
        const i = at % heads.length;
        const root = merkleRoot(heads, hash);
        expect(merkleRoot(heads.with(i, `${heads[i]}!`), hash)).not.toBe(root);
        expect(merkleRoot(heads.toSpliced(i, 1), hash)).not.toBe(root);
        expect(merkleRoot(heads.toReversed(), hash)).not.toBe(root);
      }),
    );
  });
  test('an odd leaf is carried up; nothing has the genesis seal', () => {
    expect(merkleRoot([], hash)).toBe(genesis);
    expect(merkleRoot(['a'], hash)).toBe('a');
    expect(merkleRoot(['a', 'b', 'c'], hash)).toBe(hash(`${hash('ab')}c`));
  });
});
