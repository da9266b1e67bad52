import type { HolidayNotice, Json, Policy } from '#kernel';
import type { Queryable } from './db.ts';
import type { EditionRow, OutboxRow } from './types.ts';

interface RawEdition {
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly content: Json;
  readonly made_by: string;
  readonly made_at: string;
  readonly frozen: boolean;
}
const editionOf = ({ made_by, made_at, ...r }: RawEdition): EditionRow => ({ ...r, by: made_by, at: made_at });

/** What a city sets for itself: limits, holiday notices, versioned documents, settings, and messages waiting to go out. */
export function papersOn(db: Queryable) {
  return {
    setPolicy: async (p: Policy & { readonly by: string; readonly at: string }) => {
      await db.query(
        `insert into policy (norm, from_on, seq, value, set_by, set_at)
         select $1, $2::date, coalesce(max(seq), 0) + 1, $3::json, $4, $5 from policy where norm = $1 and from_on = $2::date`,
        [p.norm, p.from, JSON.stringify(p.value), p.by, p.at],
      );
    },
    policies: async (): Promise<readonly Policy[]> =>
      db.query<Policy>('select distinct on (norm, from_on) norm, from_on as "from", value from policy order by norm, from_on, seq desc'),
    putNotice: async (notice: HolidayNotice) => {
      const sql = 'insert into notice (id, content) values ($1, $2) on conflict (id) do update set content = excluded.content';
      await db.query(sql, [notice.id, JSON.stringify(notice)]);
    },
    notices: async (): Promise<readonly HolidayNotice[]> =>
      (await db.query<{ content: HolidayNotice }>('select content from notice order by id')).map((r) => r.content),
    putEdition: async (e: Omit<EditionRow, 'version'>): Promise<EditionRow> => {
      const rows = await db.query<RawEdition>(
        `insert into edition (kind, id, version, title, content, made_by, made_at, frozen)
         select $1, $2, coalesce(max(version), 0) + 1, $3, $4::json, $5, $6, $7::boolean from edition where kind = $1 and id = $2 returning *`,
        [e.kind, e.id, e.title, JSON.stringify(e.content), e.by, e.at, e.frozen],
      );
      return editionOf(rows[0] as RawEdition);
    },
    edition: async (kind: string, id: string, version?: number): Promise<EditionRow | undefined> => {
      const which = version === undefined ? '' : 'and version = $3';
      const params = version === undefined ? [kind, id] : [kind, id, version];
      const rows = await db.query<RawEdition>(
        `select * from edition where kind = $1 and id = $2 ${which} order by version desc limit 1`,
        params,
      );
      return rows[0] && editionOf(rows[0]);
    },
    editions: async (kind: string) => {
      const sql =
        'select kind, id, version, title, null as content, made_by, made_at, frozen from edition where kind = $1 order by id, version';
      return (await db.query<RawEdition>(sql, [kind])).map(editionOf).map(({ content: _left, ...rest }) => rest);
    },
    enqueue: async (m: OutboxRow) => {
      const sql = 'insert into outbox (region, id, kind, payload, queued_at) values ($1,$2,$3,$4,$5)';
      await db.query(sql, [m.region, m.id, m.kind, JSON.stringify(m.payload), m.at]);
    },
    waiting: async (limit: number): Promise<readonly OutboxRow[]> =>
      db.query<OutboxRow>('select id, region, kind, payload, queued_at as at from outbox where not sent order by id limit $1', [limit]),
    sent: async (id: string) => {
      await db.query('update outbox set sent = true where id = $1', [id]);
    },
    setting: async (name: string): Promise<Json | undefined> =>
      (await db.query<{ value: Json }>('select value from setting where name = $1', [name]))[0]?.value,
    setSetting: async (name: string, value: Json) => {
      const sql = 'insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value';
      await db.query(sql, [name, JSON.stringify(value)]);
    },
  };
}
