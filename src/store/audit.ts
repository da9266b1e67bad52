import { canonical, genesis, type Values } from '#kernel';
import type { Context } from './context.ts';
import { type Param, sqlState } from './db.ts';
import type { AuditEntry, AuditRow } from './types.ts';

type Head = { seq: number; seal: string };

/** The text that an audit line seals, on top of the line before it of the same actor. */
const auditLine = (e: AuditEntry, seq: number, previous: string): string =>
  canonical({ region: e.region, actor: e.actor, seq, at: e.at, what: e.what, subject: e.subject, detail: e.detail, previous });

/** Who read, searched, exported, signed in. One chain per actor, so that readers never wait for one another. */
export class AuditTrail {
  readonly #context: Context;
  readonly #heads = new Map<string, Head>();
  readonly #queue = new Map<string, Promise<unknown>>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** Writes one line; lines of one actor go one after another. */
  add(entry: AuditEntry): Promise<AuditRow> {
    const key = `${entry.region}\t${entry.actor}`;
    const before = this.#queue.get(key) ?? Promise.resolve();
    const next = before.catch(() => undefined).then(() => this.#write(key, entry));
    this.#queue.set(key, next);
    const clear = () => {
      if (this.#queue.get(key) === next) this.#queue.delete(key);
    };
    next.then(clear, clear);
    return next;
  }

  async #head(key: string, entry: AuditEntry): Promise<Head> {
    const known = this.#heads.get(key);
    if (known) return known;
    const sql = 'select seq, seal from audit where region = $1 and actor = $2 order by seq desc limit 1';
    return (await this.#context.db.query<Head>(sql, [entry.region, entry.actor]))[0] ?? { seq: 0, seal: genesis };
  }

  async #write(key: string, entry: AuditEntry): Promise<AuditRow> {
    for (let tries = 0; ; tries += 1) {
      const head = await this.#head(key, entry);
      const seq = head.seq + 1;
      const seal = this.#context.hash(auditLine(entry, seq, head.seal));
      try {
        const row = [entry.region, entry.actor, seq, entry.at, entry.what, entry.subject, JSON.stringify(entry.detail), seal];
        await this.#context.db.query(
          'insert into audit (region, actor, seq, at, what, subject, detail, seal) values ($1,$2,$3,$4,$5,$6,$7,$8)',
          row,
          'kept',
        );
        if (this.#heads.size > 10_000) this.#heads.clear();
        this.#heads.set(key, { seq, seal });
        return { ...entry, seq, seal };
      } catch (error) {
        // Another process wrote for the same actor: read the head again.
        this.#heads.delete(key);
        if (sqlState(error) !== '23505' || tries > 4) throw error;
      }
    }
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
