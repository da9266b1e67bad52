import type { Context } from './context.ts';
import type { Db } from './db.ts';
import { newId } from './id.ts';
import { parseKey } from './project.ts';
import { followed, handled, work } from './worklist.ts';
import type { NewUrge, UrgeKind, UrgeRow, Worklists } from './worklist-types.ts';

/** A person's lists, follows and urges. */
export const worklistOn = (context: Context): Worklists => ({
  work: (question) => work(context, question),
  handled: (reader, page) => handled(context, reader, page),
  followed: (reader, page) => followed(context, reader, page),
  follow: (account, key, at) => follow(context.db, account, key, at),
  following: (account, key) => following(context.db, account, key),
  urge: (urge) => addUrge(context.db, urge),
  urges: (of) => urges(context.db, of),
  instructions: (of) => instructions(context.db, of),
});

async function follow(db: Db, account: string, key: string, at: { readonly seq: number; readonly since: string } | undefined) {
  const place = parseKey(key);
  if (!place) return;
  const { region, id } = place;
  if (!at) {
    await db.query('delete from follow where region = $1 and matter = $2 and account = $3', [region, id, account]);
    return;
  }
  await db.query(
    `insert into follow (region, matter, account, since, seq) values ($1, $2, $3, $4, $5)
     on conflict (region, matter, account) do update set seq = greatest(follow.seq, excluded.seq)`,
    [region, id, account, at.since, at.seq],
  );
}

async function following(db: Db, account: string, key: string): Promise<number | undefined> {
  const place = parseKey(key);
  if (!place) return undefined;
  const rows = await db.query<{ seq: number }>('select seq from follow where region = $1 and matter = $2 and account = $3', [
    place.region,
    place.id,
    account,
  ]);
  return rows[0]?.seq;
}

async function addUrge(db: Db, { key, seq, toUnit, fromUnit, account, words, at }: NewUrge): Promise<UrgeRow> {
  const { region = '', id: matter = '' } = parseKey(key) ?? {};
  const id = newId();
  await db.query(
    'insert into urge (region, matter, id, seq, to_unit, from_unit, account, words, urged_at) values ($1,$2,$3,$4,$5,$6,$7,$8,$9)',
    [region, matter, id, seq, toUnit, fromUnit, account, words, at],
  );
  return { kind: 'urge', id, key, toUnit, fromUnit, account, words, at, answer: null };
}

interface RawUrge {
  readonly kind: UrgeKind;
  readonly id: string;
  readonly region: string;
  readonly matter: string;
  readonly to_unit: string;
  readonly from_unit: string;
  readonly account: string;
  readonly words: string;
  readonly urged_at: string;
  readonly answer: UrgeRow['answer'];
}

const urgeOf = (r: RawUrge): UrgeRow => ({
  kind: r.kind,
  id: r.id,
  key: `${r.region}/${r.matter}`,
  toUnit: r.to_unit,
  fromUnit: r.from_unit,
  account: r.account,
  words: r.words,
  at: r.urged_at,
  answer: r.answer,
});

const most = 100;

/** Urges with the first thing that the urged unit did afterwards. */
const answered = `select u.*, (select json_build_object('act', a.act, 'on', a.occurred_on) from event a
  where a.region = u.region and a.matter = u.matter and a.seq > u.seq and a.actor_unit = u.to_unit order by a.seq limit 1) as answer
  from urge u`;

async function urges(db: Db, of: Parameters<Worklists['urges']>[0]): Promise<readonly UrgeRow[]> {
  const place = 'key' in of ? parseKey(of.key) : undefined;
  if ('key' in of && !place) return [];
  const where = 'to' in of ? 'u.to_unit = $1' : 'from' in of ? 'u.from_unit = $1' : 'u.region = $1 and u.matter = $2';
  const params = 'to' in of ? [of.to] : 'from' in of ? [of.from] : [place?.region ?? '', place?.id ?? ''];
  const rows = await db.query<RawUrge>(
    `select * from (${answered} where ${where}) n order by n.answer is not null, n.urged_at desc, n.id desc limit ${most}`,
    params,
  );
  return rows.map(urgeOf);
}

async function instructions(db: Db, of: Parameters<Worklists['instructions']>[0]): Promise<readonly UrgeRow[]> {
  const byUnit = 'by' in of;
  const where = byUnit ? 'u.from_unit = any($1)' : 'left(u.urged_at, 10) = $1 and right(u.id::text, 12) = $2';
  const rows = await db.query<RawUrge>(
    `${answered} where u.kind = 'instruction' and ${where} order by u.urged_at desc, u.id desc limit ${most}`,
    byUnit ? [of.by] : [of.on, of.ending],
  );
  return rows.map(urgeOf);
}
