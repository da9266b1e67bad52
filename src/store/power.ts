import { Fault, type Refusal } from '#kernel';
import type { Context } from './context.ts';
import { type Queryable, sqlState } from './db.ts';
import { Conditions, like } from './filter.ts';
import { peopleOn, postOf, type RawPost } from './people.ts';
import type { RoleRow } from './power-roles.ts';
import { crossing } from './power-separation.ts';
import type { HeldPost, PeopleQuestion, PersonRow, PostPlan, Power } from './power-types.ts';
import type { PostRow, UnitRow } from './types.ts';

interface RawPerson {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly active: boolean;
  readonly posts: readonly RawPost[] | null;
  readonly total: number;
}

/** Every text a person may be found by, whichever post it stands in. */
const wordsSql = (pattern: string): string => `(a.name ilike ${pattern} or a.login ilike ${pattern} or exists (select 1 from post p
  left join unit u on u.code = p.unit and u.to_on is null where p.account = a.id and (p.title ilike ${pattern} or u.name ilike ${pattern})))`;

function peopleConditions(q: PeopleQuestion): Conditions {
  const c = new Conditions();
  const seated = (more: string) => c.add(`exists (select 1 from post p where p.account = a.id and ${more})`);
  c.add("a.kind = 'official'");
  if (q.q) c.add(wordsSql(c.param(like(q.q))));
  if (q.active !== undefined) c.add(`a.active = ${c.param(q.active)}::boolean`);
  if (q.unit) seated(`p.unit = ${c.param(q.unit)}`);
  if (q.role) seated(`${c.param(q.role)} = any(p.duties)`);
  if (q.waiting) seated('p.asked is not null');
  if (q.seatedOn) {
    const day = c.param(q.seatedOn);
    seated(`p.from_on <= ${day}::date and (p.to_on is null or ${day}::date < p.to_on)`);
  }
  return c;
}

async function people(on: Queryable, q: PeopleQuestion): Promise<{ rows: PersonRow[]; total: number }> {
  const c = peopleConditions(q);
  const [limit, offset] = [Math.min(Math.max(q.limit, 1), 200), Math.max(q.offset, 0)];
  const rows = await on.query<RawPerson>(
    `select a.id, a.login, a.name, a.active, count(*) over ()::bigint as total,
     (select json_agg(p order by p.from_on, p.id) from post p where p.account = a.id) as posts
     from account a where ${c.sql} order by a.login limit ${limit} offset ${offset}`,
    c.params,
  );
  const total = rows[0]?.total ?? (offset === 0 ? 0 : (await people(on, { ...q, offset: 0, limit: 1 })).total);
  return { rows: rows.map(({ total: _of, posts, ...r }) => ({ ...r, posts: (posts ?? []).map(postOf) })), total };
}

type RawHeld = RawPost & { readonly name: string; readonly login: string };
const heldOf = ({ name, login, ...r }: RawHeld): HeldPost => ({ ...postOf(r), name, login });
const heldSql = 'select p.*, a.name, a.login from post p join account a on a.id = p.account where';

async function postsHeld(on: Queryable, of: Parameters<Power['postsHeld']>[0]): Promise<HeldPost[]> {
  const c = new Conditions();
  c.add(`(p.to_on is null or p.to_on > ${c.param(of.on)}::date)`);
  if (of.role !== undefined) c.add(`${c.param(of.role)} = any(p.duties)`);
  if (of.unit !== undefined) c.add(`p.unit = ${c.param(of.unit)}`);
  return (await on.query<RawHeld>(`${heldSql} ${c.sql} order by p.unit, a.login, p.id`, c.params)).map(heldOf);
}

const postsOf = async (on: Queryable, accounts: readonly string[]): Promise<PostRow[]> =>
  (await on.query<RawPost>('select * from post where account = any($1::text[]) order by from_on, id', [accounts])).map(postOf);

/** Why the posts of one of the accounts may not stand as they are. */
function crossed(accounts: readonly string[], posts: readonly PostRow[]): Refusal | undefined {
  for (const account of new Set(accounts)) {
    const why = crossing(posts.filter((p) => p.account === account));
    if (why) return why;
  }
  return undefined;
}

class Withdrawn extends Error {
  readonly why: Refusal;
  constructor(why: Refusal) {
    super('withdrawn');
    this.why = why;
  }
}

/** Who stands in for a post has no more than the post has, and no longer. */
const standInsSql = `update post s set duties = array(select d from unnest(s.duties) d where d = any(p.duties)),
  to_on = case when p.to_on is not null and (s.to_on is null or p.to_on < s.to_on) then greatest(p.to_on, s.from_on) else s.to_on end
  from post p where s.for_post = p.id and p.id = any($1::text[])`;

async function changePosts(context: Context, accounts: readonly string[], plan: PostPlan, units: readonly UnitRow[]) {
  try {
    await context.db.tx(async (tx) => {
      // One change of an account's posts after the other: two that are each allowed may not be so together.
      await tx.query('select 1 from account where id = any($1::text[]) order by id for update', [accounts]);
      const planned = plan(await postsOf(tx, accounts));
      if ('code' in planned) throw new Withdrawn(planned);
      await peopleOn(tx).upsertPosts(planned);
      const ids = planned.map((p) => p.id);
      await tx.query(standInsSql, [ids]);
      const why = crossed(accounts, await postsOf(tx, accounts));
      if (why) throw new Withdrawn(why);
      if (units.length > 0) await context.units.write(tx, units);
    });
  } catch (error) {
    if (error instanceof Withdrawn) return error.why;
    throw error;
  }
  if (units.length > 0) await context.units.load();
  await context.pulse.everything(units.length > 0 ? 'everything' : 'people');
  return undefined;
}

async function saveRole(context: Context, role: Omit<RoleRow, 'version'>, seen: number): Promise<RoleRow | undefined> {
  const row = { ...role, version: seen + 1 };
  const latest = context.roles.latest.get(role.id)?.version ?? 0;
  if (latest !== seen) return undefined;
  try {
    const values = [row.id, row.version, row.title, JSON.stringify(row.grants), row.by, row.at];
    await context.db.query('insert into role (id, version, title, grants, made_by, made_at) values ($1,$2,$3,$4,$5,$6)', values);
  } catch (error) {
    if (sqlState(error) === '23505') return undefined;
    throw error;
  }
  await context.roles.load();
  await context.pulse.everything();
  return row;
}

/** Writes posts as they are given; a crossing of the three administrators is a fault of whoever gives them. */
async function upsertPosts(context: Context, posts: readonly PostRow[]): Promise<void> {
  const accounts = [...new Set(posts.map((p) => p.account))];
  const why = await changePosts(context, accounts, () => posts, []);
  if (why) throw new Fault(why.code, why.text);
}

function accountsOn(context: Context) {
  const { db } = context;
  const told = async <T>(done: Promise<T>): Promise<T> => {
    const answer = await done;
    await context.pulse.everything('people');
    return answer;
  };
  return {
    openAccount: async ({ id, login, name }) => {
      const sql = `insert into account (id, login, name, password_hash, kind, active, data) values ($1, $2, $3, '', 'official', true, '{}')
        on conflict do nothing returning 1`;
      return (await told(db.query(sql, [id, login, name]))).length > 0;
    },
    setAccountActive: async (id, active) => {
      await told(db.query('update account set active = $2::boolean where id = $1', [id, active]));
    },
    administratorsOn: async (role, on) => {
      const sql = `select distinct a.id from account a join post p on p.account = a.id where a.active and $1 = any(p.duties)
        and p.from_on <= $2::date and (p.to_on is null or $2::date < p.to_on)`;
      return (await db.query<{ id: string }>(sql, [role, on])).map((r) => r.id);
    },
  } satisfies Partial<Power>;
}

/** Who may do what, over one database. */
export function powerOn(context: Context): Power & { upsertPosts(posts: readonly PostRow[]): Promise<void> } {
  const { db, roles, units } = context;
  context.pulse.on((news) => {
    // What another process has changed; should the reading fail, its next word brings another.
    if (news === 'everything') void Promise.all([roles.load(), units.load()]).catch(() => undefined);
  });
  return {
    vocabulary: () => roles.words,
    builtInRoles: () => roles.duties,
    cityRoles: () => roles.latest,
    roleVersions: (id) => roles.versions(id),
    saveRole: (role, seen) => saveRole(context, role, seen),
    granted: (held, instead) => roles.granted(held, instead),
    grantsOf: (held) => roles.grantsOf(held),
    heirs: () => units.heirs(),
    register: () => units.all,
    people: (question) => people(db, question),
    postsHeld: (of) => postsHeld(db, of),
    post: async (id) => (await db.query<RawHeld>(`${heldSql} p.id = $1`, [id])).map(heldOf)[0],
    changePosts: (accounts, plan, changed = []) => changePosts(context, accounts, plan, changed),
    upsertPosts: (posts) => upsertPosts(context, posts),
    ...accountsOn(context),
  };
}
