import type { Context } from './context.ts';
import { decodeCursor, encodeCursor, listShapes, matterShapes } from './cursor.ts';
import { Conditions } from './filter.ts';
import { type RawMatter, rowColumns, rowOf } from './rows.ts';
import type {
  FollowedRow,
  LastStep,
  WorkAnswer,
  WorkArm,
  WorkCounts,
  WorkPage,
  WorkPart,
  WorkPlace,
  WorkQuestion,
  WorkReader,
  WorkRow,
} from './worklist-types.ts';

/** Beyond this many a list says «so many and more». */
export const workCap = 2000;

interface RawWork extends RawMatter {
  readonly last: LastStep;
  readonly back: boolean;
  readonly followed: boolean;
  readonly urged: WorkRow['urged'];
}

const workRowOf = (r: RawWork): WorkRow => ({ ...rowOf(r), last: r.last, back: r.back, followed: r.followed, urged: r.urged });

const stepOf = (e: string): string =>
  `json_build_object('act', ${e}.act, 'actor', ${e}.actor, 'unit', ${e}.actor_unit, 'role', ${e}.role, 'on', ${e}.occurred_on) as last`;

/** The urge of a matter at a unit that the unit has not acted upon; the newest. */
const unanswered = (u: string): string => `not exists (select 1 from event a where a.region = ${u}.region and a.matter = ${u}.matter
  and a.seq > ${u}.seq and a.actor_unit = ${u}.to_unit)`;

/** What the reader has to do with a matter, beside the matter itself. */
const marks = (account: string, unit: string): string =>
  `exists (select 1 from follow f where f.region = m.region and f.matter = m.id and f.account = ${account}) as followed,
   (select json_build_object('kind', u.kind, 'unit', u.from_unit, 'words', u.words, 'at', u.urged_at) from urge u
     where u.region = m.region and u.matter = m.id and u.to_unit = ${unit} and ${unanswered('u')}
     order by u.urged_at desc, u.id desc limit 1) as urged`;

/** Where matters of one unit, of several units, or naming a unit are looked for. */
type Reach = 'one' | 'many' | 'named';

/** The places and arms of a question as rows: its text never varies, so that the server plans it once. */
const placeRows = ({ units, named, regions }: WorkPlace, at: number) =>
  regions.map((region) => {
    const codes = named?.codes ?? units ?? [];
    const reach: Reach = named ? 'named' : codes.length === 1 ? 'one' : 'many';
    return { place: at, reach, region, codes: codes.join(','), field: named?.field };
  });

const armRows = (arm: WorkArm, at: number) =>
  arm.states.flatMap((state) =>
    (arm.last?.acts ?? [undefined]).map((act) => ({
      ...{ place: at, procedure: arm.procedure, edition: arm.edition, state, mode: arm.when, back: arm.back === true },
      ...{ act, actor: arm.last?.actor, unit: arm.last?.unit, unless_named: arm.unlessNamed, unless_own: arm.unlessOwn },
    })),
  );

const asked = (parts: readonly WorkPart[]): [arms: string, places: string] => [
  JSON.stringify(parts.flatMap(({ arms }, at) => arms.flatMap((arm) => armRows(arm, at)))),
  JSON.stringify(parts.flatMap(({ place }, at) => placeRows(place, at))),
];

/**
 * Matters of the arms at the places of one reach. A single unit is part of what the index is asked for; of several, the
 * unit is compared afterwards (`|| ''` keeps it out of the index, which would be searched once for each).
 */
const foundSql = (reach: Reach): string => `select m.region, m.id, m.seq, m.sort_key, m.next_due_on, a.back
  from places p join arms a on a.place = p.place
  join matter m on m.region = p.region and m.procedure = a.procedure and m.state = a.state
  where p.reach = '${reach}' and ${meets[reach]} and not m.voided and (a.edition is null or m.edition = a.edition)
    and (m.suspended_on is null) = (a.mode is distinct from 'suspended')
    and (a.mode is distinct from 'near' or m.next_due_on <= $4::date)
    and (a.unless_named is null or m.data->>a.unless_named is distinct from $2) and (a.unless_own is null or m.unit <> $2)
    and (coalesce(a.act, a.actor, a.unit) is null or exists (select 1 from event l
      where l.region = m.region and l.matter = m.id and l.seq = m.seq and (a.act is null or l.act = a.act)
        and (a.actor is null or l.actor = a.actor) and (a.unit is null or l.actor_unit = a.unit)))`;

const meets: Readonly<Record<Reach, string>> = {
  one: 'm.unit = p.codes',
  many: "m.unit || '' = any(string_to_array(p.codes, ','))",
  named: "m.data->>p.field = any(string_to_array(p.codes, ','))",
};

/** $1 account $2 unit $3 today $4 soon $5 arms $6 places · $7–$9 where the page before ended. */
const workSql = (limit: number, after: boolean): string => `with
  arms as (select * from json_to_recordset($5::json) as a(place integer, procedure text, edition integer, state text, mode text,
    back boolean, act text, actor text, unit text, unless_named text, unless_own boolean)),
  places as (select * from json_to_recordset($6::json) as p(place integer, reach text, region text, codes text, field text)),
  found as (${foundSql('one')} union all ${foundSql('many')} union all ${foundSql('named')}),
  w as materialized (select region, id, seq, sort_key, next_due_on, bool_or(back) as back from found group by 1, 2, 3, 4, 5 limit ${workCap}),
  p as (select * from w ${after ? 'where (sort_key, region, id) > ($7, $8, $9::uuid)' : ''} order by sort_key, region, id limit ${limit + 1})
  select n.counts, r.* from (select json_build_object('total', count(*), 'overdue', count(*) filter (where next_due_on < $3::date),
      'soon', count(*) filter (where next_due_on between $3::date and $4::date), 'back', count(*) filter (where back),
      'urged', (${urgedSql('$2')}), 'moved', (${movedSql('$1')})) as counts from w) n
  left join (select ${rowColumns(true)}, p.back, ${stepOf('e')}, ${marks('$1', '$2')}
    from p join matter m on m.region = p.region and m.id = p.id
    join event e on e.region = p.region and e.matter = p.id and e.seq = p.seq) r on true
  order by r.sort_key, r.region, r.id`;

const timeShapes = [/^[0-9T:.+Z-]{10,40}$/, ...matterShapes];

const nothing: WorkCounts = { total: 0, overdue: 0, soon: 0, back: 0, urged: 0, moved: 0 };

/** Matters that wait, with all counts, in one question: first the keys of what waits, then the page of it. */
export async function work(context: Context, q: WorkQuestion): Promise<WorkAnswer> {
  const after = decodeCursor(q.cursor, listShapes);
  const rows = await context.db.query<RawWork & { counts: WorkCounts }>(
    workSql(q.limit, after !== undefined),
    [q.reader.account, q.reader.unit, q.today, q.soon, ...asked(q.parts), ...(after ?? [])],
    'kept',
  );
  const here = rows.filter((r) => r.id !== null);
  return { ...pageOf(here, q.limit, (r) => [r.sort_key, r.region, r.id]), counts: rows[0]?.counts ?? nothing };
}

const urgedSql = (unit: string): string => `select count(*) from urge u join matter o on o.region = u.region and o.id = u.matter
  where u.to_unit = ${unit} and not o.final and ${unanswered('u')}`;

const movedSql = (account: string): string => `select count(*) from follow f join matter o on o.region = f.region and o.id = f.matter
  where f.account = ${account} and o.seq > f.seq`;

function pageOf<R extends RawWork>(rows: readonly R[], limit: number, keyOf: (r: R) => readonly string[]): WorkPage {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page.map(workRowOf), next: rows.length > limit && last ? encodeCursor(keyOf(last)) : null };
}

interface Paging {
  readonly cursor?: string;
  readonly limit: number;
}

/** Matters in which the reader has acted: each once, at the reader's own last step, the newest first. */
export async function handled(context: Context, reader: WorkReader, page: Paging): Promise<WorkPage> {
  const c = new Conditions();
  const [account, unit] = [c.param(reader.account), c.param(reader.unit)];
  c.add(`e.actor = ${account}`);
  c.add(`not exists (select 1 from event l where l.region = e.region and l.matter = e.matter and l.seq > e.seq and l.actor = e.actor)`);
  before(c, page.cursor, ['e.recorded_at', 'e.region', 'e.matter']);
  const sql = `select ${rowColumns(true)}, false as back, ${stepOf('e')}, e.recorded_at as at, ${marks(account, unit)}
    from event e join matter m on m.region = e.region and m.id = e.matter
    where ${c.sql} order by e.recorded_at desc, e.region desc, e.matter desc limit ${page.limit + 1}`;
  const rows = await context.db.query<RawWork & { at: string }>(sql, c.params);
  return pageOf(rows, page.limit, (r) => [r.at, r.region, r.id]);
}

function before(c: Conditions, cursor: string | undefined, [at, region, id]: readonly [string, string, string]): void {
  const after = decodeCursor(cursor, timeShapes);
  if (!after) return;
  const [when = '', where = '', which = ''] = after;
  c.add(`(${at}, ${region}, ${id}) < (${c.param(when)}, ${c.param(where)}, ${c.param(which)}::uuid)`);
}

/** What the reader follows, the last followed first. */
export async function followed(context: Context, reader: WorkReader, page: Paging) {
  const c = new Conditions();
  const [account, unit] = [c.param(reader.account), c.param(reader.unit)];
  c.add(`w.account = ${account}`);
  before(c, page.cursor, ['w.since', 'w.region', 'w.matter']);
  const sql = `select ${rowColumns(true)}, false as back, ${stepOf('e')}, w.since, w.seq as seen, ${marks(account, unit)}
    from follow w join matter m on m.region = w.region and m.id = w.matter
    join event e on e.region = m.region and e.matter = m.id and e.seq = m.seq
    where ${c.sql} order by w.since desc, w.region desc, w.matter desc limit ${page.limit + 1}`;
  const rows = await context.db.query<RawWork & { since: string; seen: number }>(sql, c.params);
  const { next } = pageOf(rows, page.limit, (r) => [r.since, r.region, r.id]);
  const shown = rows.slice(0, page.limit);
  return { rows: shown.map((r): FollowedRow => ({ ...workRowOf(r), since: r.since, moved: r.seq > r.seen })), next };
}
