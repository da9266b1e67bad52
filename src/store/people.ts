import type { Values } from '#kernel';
import type { Queryable } from './db.ts';
import type { AccountRow, PostRow, SessionRow, SignedIn } from './types.ts';

interface RawAccount {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly password_hash: string;
  readonly kind: 'official' | 'public';
  readonly active: boolean;
  readonly data: Values;
}
const accountOf = ({ password_hash, ...r }: RawAccount): AccountRow => ({ ...r, passwordHash: password_hash });

export interface RawPost {
  readonly id: string;
  readonly account: string;
  readonly unit: string;
  readonly title: string;
  readonly duties: readonly string[];
  readonly from_on: string;
  readonly to_on: string | null;
  readonly asked: readonly string[] | null;
  readonly for_post: string | null;
  readonly for_account: string | null;
}
export const postOf = ({ from_on, to_on, asked, for_post, for_account, ...r }: RawPost): PostRow => ({
  ...r,
  from: from_on,
  to: to_on,
  ...(asked !== null && { asked }),
  ...(for_post !== null && { forPost: for_post }),
  ...(for_account !== null && { forAccount: for_account }),
});

export interface RawSession {
  readonly id: string;
  readonly account: string;
  readonly post: string | null;
  readonly csrf: string;
  readonly created_at: string;
  readonly seen_at: string;
  readonly expires_at: string;
  readonly data: Values;
}
export const sessionOf = ({ created_at, seen_at, expires_at, ...r }: RawSession): SessionRow => ({
  ...r,
  createdAt: created_at,
  seenAt: seen_at,
  expiresAt: expires_at,
});

const onDay = 'from_on <= $2::date and (to_on is null or $2::date < to_on)';

interface RawSignedIn extends RawSession {
  readonly who: RawAccount;
  readonly posts: readonly RawPost[] | null;
}
const signedInSql = `select s.*, row_to_json(a) as who,
  (select json_agg(p order by p.from_on, p.id) from post p where p.account = a.id and ${onDay}) as posts
  from session s join account a on a.login = s.account where s.id = $1`;
const signedInOf = ({ who, posts, ...session }: RawSignedIn): SignedIn => ({
  session: sessionOf(session),
  account: accountOf(who),
  posts: (posts ?? []).map(postOf),
});

/** One row by its key, if it is there. */
const lookUpOn =
  (db: Queryable) =>
  async <R, T>(sql: string, params: readonly string[], of: (row: R) => T): Promise<T | undefined> => {
    const row = (await db.query<R>(sql, params, 'kept'))[0];
    return row && of(row);
  };

/** Accounts, posts and sessions. Look-ups by identity are not scoped. */
export function peopleOn(db: Queryable) {
  const one = lookUpOn(db);
  return {
    upsertAccounts: async (accounts: readonly AccountRow[]) => {
      await db.query(
        `insert into account (id, login, name, password_hash, kind, active, data)
         select a.id, a.login, a.name, a."passwordHash", a.kind, a.active, a.data from jsonb_to_recordset($1::jsonb)
         as a(id text, login text, name text, "passwordHash" text, kind text, active boolean, data jsonb) on conflict (id) do update
         set login = excluded.login, name = excluded.name, password_hash = excluded.password_hash, kind = excluded.kind,
         active = excluded.active, data = excluded.data`,
        [JSON.stringify(accounts)],
      );
    },
    account: (login: string) => one('select * from account where login = $1', [login], accountOf),
    accountById: (id: string) => one('select * from account where id = $1', [id], accountOf),
    accounts: async (unitPath: string) => {
      const sql = `select a.* from account a where exists (select 1 from post p join unit u on u.code = p.unit
        where p.account = a.id and starts_with(u.path, $1)) order by a.login`;
      return (await db.query<RawAccount>(sql, [unitPath])).map(accountOf);
    },
    upsertPosts: async (posts: readonly PostRow[]) => {
      await db.query(
        `insert into post (id, account, unit, title, duties, from_on, to_on, asked, for_post, for_account)
         select p.id, p.account, p.unit, p.title, p.duties, p."from", p."to", p.asked, p."forPost", p."forAccount"
         from jsonb_to_recordset($1::jsonb) as p(id text, account text, unit text, title text, duties text[], "from" date, "to" date,
           asked text[], "forPost" text, "forAccount" text) on conflict (id) do update
         set account = excluded.account, unit = excluded.unit, title = excluded.title, duties = excluded.duties,
         from_on = excluded.from_on, to_on = excluded.to_on, asked = excluded.asked, for_post = excluded.for_post,
         for_account = excluded.for_account`,
        [JSON.stringify(posts)],
      );
    },
    posts: async (account: string, on: string) =>
      (await db.query<RawPost>(`select * from post where account = $1 and ${onDay} order by from_on, id`, [account, on], 'kept')).map(
        postOf,
      ),
    postsOfUnit: async (unit: string, on: string) =>
      (await db.query<RawPost>(`select * from post where unit = $1 and ${onDay} order by from_on, id`, [unit, on])).map(postOf),
    names: async (ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
      if (ids.length === 0) return new Map();
      const rows = await db.query<{ id: string; name: string }>(
        'select id, name from account where id = any($1::text[])',
        [[...new Set(ids)]],
        'kept',
      );
      return new Map(rows.map((r) => [r.id, r.name]));
    },
    createSession: async (s: SessionRow) => {
      await db.query(
        'insert into session (id, account, post, csrf, created_at, seen_at, expires_at, data) values ($1,$2,$3,$4,$5,$6,$7,$8)',
        [s.id, s.account, s.post, s.csrf, s.createdAt, s.seenAt, s.expiresAt, JSON.stringify(s.data)],
      );
    },
    signedIn: (session: string, on: string) => one(signedInSql, [session, on], signedInOf),
    session: (id: string) => one('select * from session where id = $1', [id], sessionOf),
    touchSession: async (id: string, change: Partial<Pick<SessionRow, 'post' | 'seenAt' | 'expiresAt' | 'data'>>) => {
      await db.query(
        `update session set post = coalesce($2, post), seen_at = coalesce($3, seen_at), expires_at = coalesce($4, expires_at),
         data = coalesce($5::json, data) where id = $1`,
        [id, change.post ?? null, change.seenAt ?? null, change.expiresAt ?? null, change.data ? JSON.stringify(change.data) : null],
      );
    },
    deleteSession: async (id: string) => {
      await db.query('delete from session where id = $1', [id]);
    },
    deleteSessionsOf: async (account: string) => {
      await db.query('delete from session where account = $1', [account]);
    },
  };
}
