import type { CivilDate } from '#kernel';
import type { AuditTrail } from './audit.ts';
import type { Context } from './context.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Param } from './db.ts';
import { literal } from './filter.ts';
import type { AuditRow } from './types.ts';

export interface AuditQuestion {
  /** Part of a person's name, or a sign-in name. */
  readonly person?: string;
  /** Codes of units: who holds or held a post in one of them. */
  readonly units?: readonly string[];
  readonly what?: string;
  /** How the subject begins. */
  readonly subject?: string;
  /** Both days included. */
  readonly from?: CivilDate;
  readonly to?: CivilDate;
  readonly cursor?: string;
  readonly limit: number;
}

export interface AuditPageRow extends AuditRow {
  readonly name: string | null;
  readonly login: string | null;
  /** The unit of the person's newest post. */
  readonly unit: string | null;
}

export interface AuditReading {
  /** Lines of the trail, newest first. */
  auditPage(question: AuditQuestion): Promise<{ readonly rows: readonly AuditPageRow[]; readonly next: string | null }>;
  /** Walks every chain of the trail and names the first line that does not fit. */
  verifyAudit(): Promise<{ readonly lines: number; readonly broken?: { readonly actor: string; readonly seq: number } }>;
}

const cursorShapes = [/^\d{4}-[0-9T:.+Z-]{4,40}$/, /^[\w-]{1,20}$/, /^[^\u0000]{0,200}$/u, /^\d{1,9}$/];

function conditions(q: AuditQuestion): { sql: string; params: Param[] } {
  const params: Param[] = [];
  const parts = ['true'];
  const add = (value: Param | undefined, sql: (p: string) => string) => {
    if (value !== undefined) parts.push(sql(`$${params.push(value)}`));
  };
  add(q.person && literal(q.person), (p) => `a.actor in (select id from account where name like '%' || ${p} || '%' or login = ${p})`);
  add(q.units, (p) => `a.actor in (select account from post where unit = any(${p}::text[]))`);
  add(q.what, (p) => `a.what = ${p}`);
  add(q.subject && literal(q.subject), (p) => `a.subject like ${p} || '%'`);
  add(q.from, (p) => `a.at >= ${p}`);
  add(q.to && `${q.to}T99`, (p) => `a.at <= ${p}`);
  const after = decodeCursor(q.cursor, cursorShapes);
  if (after) {
    const [at = '', region = '', actor = '', seq = ''] = after.map((part) => `$${params.push(part)}`);
    parts.push(`(a.at, a.region, a.actor, a.seq) < (${at}, ${region}, ${actor}, ${seq}::integer)`);
  }
  return { sql: parts.join(' and '), params };
}

async function auditPage(context: Context, q: AuditQuestion) {
  const { sql, params } = conditions(q);
  const rows = await context.db.query<AuditPageRow>(
    `select a.*, c.name, c.login, (select p.unit from post p where p.account = a.actor order by p.from_on desc, p.id limit 1) as unit
     from audit a left join account c on c.id = a.actor where ${sql}
     order by a.at desc, a.region desc, a.actor desc, a.seq desc limit ${q.limit + 1}`,
    params,
  );
  const page = rows.slice(0, q.limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > q.limit && last ? encodeCursor([last.at, last.region, last.actor, last.seq]) : null };
}

/** The trail as the audit administrator reads it. */
export function auditReading(context: Context, trail: AuditTrail): AuditReading {
  return {
    auditPage: (question) => auditPage(context, question),
    verifyAudit: async () => {
      const [counted, broken] = [await context.db.query<{ n: number }>('select count(*)::int as n from audit'), await trail.verify()];
      return { lines: counted[0]?.n ?? 0, ...(broken && { broken: { actor: broken.actor, seq: broken.seq } }) };
    },
  };
}
