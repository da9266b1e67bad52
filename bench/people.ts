/** Who asks: many people of each kind of post, each with a session of their own, as on a working day. */
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

/** A database that answers: a connection to PostgreSQL, or the embedded one while no platform has it open. */
interface Asked {
  query<R>(sql: string, params?: unknown[]): Promise<{ readonly rows: R[] }>;
}

/** Where a city is: a connection string, or the data folder of an embedded database. */
export type Where = { readonly url: string } | { readonly folder: string };

async function onDatabase<T>(where: Where, work: (on: Asked) => Promise<T>): Promise<T> {
  if ('folder' in where) {
    const embedded = await PGlite.create(join(where.folder, 'pg'));
    return work(embedded).finally(() => embedded.close());
  }
  const client = new pg.Client({ connectionString: where.url });
  await client.connect();
  return work({ query: async (sql, params) => ({ rows: (await client.query(sql, params)).rows }) }).finally(() => client.end());
}

export type RoleId = 'township' | 'county' | 'office' | 'leader';

export interface Person {
  readonly unit: string;
  /** Path of what the person's lists and figures reach. */
  readonly reach: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A mediation committee of the unit that stands in the register. */
  readonly committee: string | undefined;
}

export type People = Readonly<Record<RoleId, readonly Person[]>>;

export const roleTitles: Readonly<Record<RoleId, string>> = {
  township: '乡镇填报员',
  county: '县区审核',
  office: '市法治政府办',
  leader: '市领导',
};

/** What makes a post one of the role. */
const where: Readonly<Record<RoleId, string>> = {
  township: "u.kind in ('township', 'street') and 'clerk' = any(p.duties)",
  county: "u.kind in ('county', 'zone') and 'reviewer' = any(p.duties)",
  office: "u.kind = 'department' and 'justice' = any(u.offices)",
  leader: "u.kind = 'city' and 'leader' = any(p.duties)",
};

interface Row {
  readonly login: string;
  readonly post: string;
  readonly unit: string;
  readonly path: string;
  readonly committee: string | null;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Opens a session as sign-in does: the digest of the token is stored, the token travels in the cookie. */
async function signIn(client: Asked, role: RoleId, row: Row): Promise<Person> {
  const token = randomBytes(32).toString('base64url');
  const csrf = randomBytes(16).toString('hex');
  const now = new Date().toISOString();
  const until = new Date(Date.now() + 6 * 3_600_000).toISOString();
  await client.query(
    "insert into session (id, account, post, csrf, created_at, seen_at, expires_at, data) values ($1, $2, $3, $4, $5, $5, $6, '{}')",
    [digest(token), row.login, row.post, csrf, now, until],
  );
  const reach = role === 'office' ? row.path.slice(0, row.path.slice(0, -1).lastIndexOf('/') + 1) : row.path;
  return {
    unit: row.unit,
    reach,
    committee: row.committee ?? undefined,
    headers: { cookie: `zs_session=${token}`, 'x-csrf-token': csrf },
  };
}

async function ofRole(client: Asked, role: RoleId, n: number): Promise<Person[]> {
  const committee = `(select m.region || '/' || m.id from matter m
    where m.region = u.region and m.unit = u.code and m.procedure = 'mediation-committee' and m.state = 'active' limit 1)`;
  const found = await client.query<Row>(
    `select distinct on (u.code, p.id) a.login, p.id as post, u.code as unit, u.path, ${committee} as committee
     from account a join post p on p.account = a.id join unit u on u.code = p.unit and u.to_on is null
     where a.active and ${where[role]} order by u.code, p.id`,
  );
  // One after another through the units, so that neighbours in the list sit in different ones.
  const seats = new Map<string, number>();
  const ranked = found.rows.map((row) => {
    const seat = seats.get(row.unit) ?? 0;
    seats.set(row.unit, seat + 1);
    return { row, seat };
  });
  const seated = ranked.sort((a, b) => a.seat - b.seat);
  if (seated.length === 0) throw new Error(`没有${roleTitles[role]}的账号`);
  const people: Person[] = [];
  // Where there are fewer posts than wanted, somebody has signed in at two desks, with a session at each.
  for (let i = 0; i < n; i += 1) {
    const seat = seated[i % seated.length];
    if (seat) people.push(await signIn(client, role, seat.row));
  }
  return people;
}

/** Signs in `n` people of each kind of post, or as many as `n` says of each. */
export async function signInPeople(where: Where, n: number | Readonly<Record<RoleId, number>> = 32): Promise<People> {
  return onDatabase(where, async (on) => {
    const one = async (role: RoleId): Promise<Person[]> => ofRole(on, role, typeof n === 'number' ? n : n[role]);
    return { township: await one('township'), county: await one('county'), office: await one('office'), leader: await one('leader') };
  });
}

/** Mediation cases in a unit's reach, spread over the year: public ids `region/uuid`. */
export async function casesOf(url: string, reach: string): Promise<string[]> {
  const found = await onDatabase({ url }, (on) =>
    on.query<{ key: string }>(
      `select region || '/' || id as key from matter where procedure = 'mediation-case' and unit_path >= $1 and unit_path < $2
       order by md5(id::text) limit 500`,
      [reach, `${reach.slice(0, -1)}0`],
    ),
  );
  return found.rows.map((row) => row.key);
}
