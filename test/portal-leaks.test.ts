/** Every declared procedure, walked at random, against everything that a stranger may read of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer, type PublicListDto, type Shelf } from '#api';
import { type Field, isList, type Json, type Matter, matterKey, type Procedure } from '#kernel';
import { type City, openCity } from './support/city.ts';
import { ask } from './support/client.ts';
import { sample } from './support/sample.ts';
import type { Tokens } from './support/values.ts';
import type { Walker } from './support/walk.ts';
import { declared, last, richWorld } from './support/world.ts';

let city: City;
let app: App;
let walker: Walker;
let tokens: Tokens;

/** A shelf for every procedure, that names every field in every place: if anything could leak, it would here. */
const shelfOf = (p: Procedure): Shelf => ({
  ...{ id: `all-${p.id}`, title: p.title, words: '', procedure: p.id },
  marks: Object.keys(p.states).map((id) => ({ id, title: id, tone: 'plain' as const, states: [id] })),
  ...{ line: Object.keys(p.fields), facts: Object.keys(p.fields), narrow: Object.keys(p.fields), offers: [] },
});

beforeAll(async () => {
  city = await openCity({ today: last, more: [sample as unknown as Procedure] });
  const put = await city.store.putFile(once('one'), { name: 'one.pdf', type: 'application/pdf', by: 'u-clerk', at: last, max: 100 });
  ({ walker, tokens } = richWorld('sha256' in put ? [put.sha256] : []));
  for (const m of walker.matters.values()) enter(m);
  const writer = await city.store.bulk();
  for (const life of walker.lives.values()) for (const entry of life) await writer.add(entry);
  await writer.close();
  const { portal } = city.platform;
  if (!portal) throw new Error('the city has no portal');
  app = await buildServer({ ...city.platform, portal: { ...portal, shelves: declared.all.map(shelfOf) } }, 'silent');
}, 240_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

async function* once(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

const mattersOf = (p: Procedure): Matter[] => [...walker.matters.values()].filter((m) => m.procedure === p.id);

/** A mask leaves the name of an organisation as it is. */
function isOrganisationName(value: Json | undefined, token: string): boolean {
  if (isList(value)) return value.some((one) => isOrganisationName(one, token));
  if (value === null || typeof value !== 'object') return false;
  const held = value as Readonly<Record<string, Json | undefined>>;
  if (held.kind === 'organization' && String(held.name).toLowerCase().includes(token)) return true;
  return Object.values(held).some((one) => isOrganisationName(one, token));
}

function isOpen(field: Field | undefined, column: string | undefined): boolean {
  const inner = column === undefined ? field : field?.spec.columns?.[column];
  return field?.publicity === 'public' && inner?.publicity === 'public';
}

interface Place {
  readonly m: Matter;
  readonly field: string;
  readonly column: string | undefined;
}

/** Where each token stands now: in which matters, fields and columns. */
const places = new Map<string, Place[]>();

function note(value: unknown, place: Place): void {
  for (const token of tokens.in(JSON.stringify(value ?? null))) places.set(token, [...(places.get(token) ?? []), place]);
}

function enter(m: Matter): void {
  const fields = declared.edition(m.procedure, m.edition)?.fields ?? {};
  for (const [field, value] of Object.entries(m.values)) {
    const rows = fields[field]?.spec.columns && isList(value) ? value : [];
    if (rows.length === 0) note(value, { m, field, column: undefined });
    const cells = rows.flatMap((row) => Object.entries(row ?? {}));
    for (const [column, cell] of cells) note(cell, { m, field, column });
  }
}

function isShown(token: string, { m, field, column }: Place): boolean {
  const p = declared.edition(m.procedure, m.edition);
  if (!p?.publicIn.includes(m.state)) return false;
  const of = p.fields[field];
  if (isOpen(of, column)) return true;
  const masked = of?.mask ?? (column === undefined ? undefined : of?.spec.columns?.[column]?.mask);
  return masked !== undefined && isOrganisationName(m.values[field], token);
}

/** Tokens in a text that stand nowhere the public may look. */
const leaks = (text: string): string[] => tokens.in(text).filter((token) => !places.get(token)?.some((place) => isShown(token, place)));

/** More strangers than one, since each may only ask so often. */
let asked = 0;
const get = (url: string) => {
  asked += 1;
  return ask(app, { url: `/api/public${url}`, from: `203.0.113.${Math.ceil(asked / 500)}` });
};

describe('a stranger', { timeout: 120_000 }, () => {
  test.each(declared.all)('sees of $id what is public in states that are public, and nothing else', async (p) => {
    for (const m of mattersOf(p).slice(0, 40)) {
      const edition = declared.edition(m.procedure, m.edition);
      const answer = await get(`/matters/${p.id}/${matterKey(m)}`);
      expect(answer.status, `${matterKey(m)} in ${m.state}`).toBe(edition?.publicIn.includes(m.state) ? 200 : 404);
      expect(leaks(answer.text), matterKey(m)).toEqual([]);
    }
  });

  test.each(declared.all)('finds in lists of $id nothing more, and nothing by words that are not public', async (p) => {
    const list = await get(`/shelves/all-${p.id}`);
    expect([list.status, leaks(list.text)]).toEqual([200, []]);
    const { rows, shelf } = list.json as PublicListDto;
    for (const row of rows) expect(p.publicIn, row.key).toContain(walker.matters.get(row.key)?.state);
    for (const choice of shelf.choices) expect(p.fields[choice.field]?.publicity).toBe('public');
    const hidden = mattersOf(p)
      .flatMap((m) => tokens.in(JSON.stringify(m.values)))
      .filter((token) => leaks(token).length > 0)
      .slice(0, 12);
    for (const token of hidden) {
      const found = (await get(`/shelves/all-${p.id}?q=${token}`)).json as PublicListDto;
      expect([token, found.total]).toEqual([token, 0]);
      expect((await get(`/lookup/${p.id}?q=${token}`)).json).toEqual([]);
    }
  });
});
