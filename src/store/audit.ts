import { canonical, genesis, type Values } from '#kernel';
import type { Context } from './context.ts';
import { type Param, sqlState } from './db.ts';
import { Gathering } from './gather.ts';
import type { AuditEntry, AuditRow } from './types.ts';

type Head = { seq: number; seal: string };

/** The text that an audit line seals, on top of the line before it of the same actor. */
const auditLine = (e: AuditEntry, seq: number, previous: string): string =>
  canonical({ region: e.region, actor: e.actor, seq, at: e.at, what: e.what, subject: e.subject, detail: e.detail, previous });

const keyOf = (e: AuditEntry): string => `${e.region}\t${e.actor}`;

const insertSql = `insert into audit (region, actor, seq, at, what, subject, detail, seal)
  select region, actor, seq, at, what, subject, detail, seal from json_populate_recordset(null::audit, $1::json)`;
const headsSql = `select distinct on (a.region, a.actor) a.region, a.actor, a.seq, a.seal
  from unnest($1::text[], $2::text[]) as w(region, actor) join audit a on a.region = w.region and a.actor = w.actor
  order by a.region, a.actor, a.seq desc`;

/**
 * Who read, searched, exported, signed in. One chain per actor. Lines that come while others are being written are
 * written together, in the order in which they came.
 */
export class AuditTrail {
  readonly #context: Context;
  readonly #heads = new Map<string, Head>();
  readonly #gathering: Gathering<AuditEntry, AuditRow>;

  constructor(context: Context) {
    this.#context = context;
    this.#gathering = new Gathering((entries) => this.#write(entries), { most: 200, atOnce: 2, alone: (entry) => [keyOf(entry)] });
  }

  /** Writes one line; resolves once it is committed. */
  add(entry: AuditEntry): Promise<AuditRow> {
    return this.#gathering.ask(entry);
  }

  /** The last line of every actor's chain, read where this process does not know it. */
  async #readHeads(entries: readonly AuditEntry[]): Promise<void> {
    const unknown = [...new Map(entries.map((e) => [keyOf(e), e])).entries()].filter(([key]) => !this.#heads.has(key)).map(([, e]) => e);
    if (unknown.length === 0) return;
    const params = [unknown.map((e) => e.region), unknown.map((e) => e.actor)];
    for (const e of unknown) this.#heads.set(keyOf(e), { seq: 0, seal: genesis });
    const rows = await this.#context.db.query<Head & AuditEntry>(headsSql, params, 'kept');
    for (const r of rows) this.#heads.set(keyOf(r), { seq: r.seq, seal: r.seal });
  }

  async #write(entries: readonly AuditEntry[]): Promise<AuditRow[]> {
    for (let tries = 0; ; tries += 1) {
      if (this.#heads.size > 10_000) this.#heads.clear();
      await this.#readHeads(entries);
      const rows = entries.map((entry) => this.#next(entry));
      try {
        await this.#context.db.query(insertSql, [JSON.stringify(rows)], 'kept');
        return rows;
      } catch (error) {
        // Another process wrote for the same actor: read the heads again.
        for (const entry of entries) this.#heads.delete(keyOf(entry));
        if (sqlState(error) !== '23505' || tries > 4) throw error;
      }
    }
  }

  /** The line that follows in its actor's chain. */
  #next(entry: AuditEntry): AuditRow {
    const head = this.#heads.get(keyOf(entry)) ?? { seq: 0, seal: genesis };
    const seq = head.seq + 1;
    const seal = this.#context.hash(auditLine(entry, seq, head.seal));
    this.#heads.set(keyOf(entry), { seq, seal });
    return { ...entry, seq, seal };
  }

  async find(q: { readonly actor?: string; readonly from?: string; readonly to?: string; readonly limit?: number }): Promise<AuditRow[]> {
    const params: Param[] = [];
    const parts = ['true'];
    const add = (sql: string, value: string | undefined) => {
      if (value !== undefined) parts.push(`${sql} $${params.push(value)}`);
    };
    add('actor =', q.actor);
    add('at >=', q.from);
    add('at <=', q.to);
    const limit = Math.min(q.limit ?? 100, 10_000);
    const sql = `select region, actor, seq, at, what, subject, detail, seal from audit where ${parts.join(' and ')} order by at desc, seq desc limit ${limit}`;
    return this.#context.db.query<AuditRow & { detail: Values }>(sql, params);
  }

  /** The number that should stand here, when the line does not follow the one before it. */
  #misfit(r: AuditRow, last: Pick<AuditRow, 'region' | 'actor' | 'seq' | 'seal'>): number | undefined {
    const before = r.region === last.region && r.actor === last.actor ? last : { seq: 0, seal: genesis };
    const fits = r.seq === before.seq + 1 && this.#context.hash(auditLine(r, r.seq, before.seal)) === r.seal;
    return fits ? undefined : before.seq + 1;
  }

  /** The first line that does not fit, if any. */
  async verify(): Promise<{ region: string; actor: string; seq: number } | undefined> {
    let last = { region: '', actor: '', seq: 0, seal: genesis };
    for (;;) {
      const rows = await this.#context.db.query<AuditRow>(
        'select * from audit where (region, actor, seq) > ($1, $2, $3) order by region, actor, seq limit 5000',
        [last.region, last.actor, last.seq],
      );
      for (const r of rows) {
        const expected = this.#misfit(r, last);
        if (expected !== undefined) return { region: r.region, actor: r.actor, seq: expected };
        last = r;
      }
      if (rows.length < 5000) return undefined;
    }
  }
}
