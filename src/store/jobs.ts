import type { Json } from '#kernel';
import type { Param, Queryable } from './db.ts';

/** `checked`: an import has been tried and waits for a yes · `interrupted`: its process ended before it did. */
export type JobState = 'waiting' | 'running' | 'checked' | 'done' | 'failed' | 'cancelled' | 'interrupted';

/** A long job that a person waits for. Times are instants in UTC. */
export interface JobRow {
  readonly id: string;
  readonly account: string;
  /** The post in which it was asked for: what may be seen is decided by it. */
  readonly post: string;
  readonly kind: 'export' | 'import';
  readonly procedure: string;
  readonly title: string;
  readonly ask: Json;
  readonly state: JobState;
  readonly done: number;
  readonly total: number;
  readonly result: Json;
  /** Last sign of life. */
  readonly beatAt: string;
  readonly madeAt: string;
  readonly endedAt: string | null;
  /** After this its file is gone. */
  readonly expiresAt: string | null;
}

export type JobChange = Partial<Pick<JobRow, 'state' | 'done' | 'total' | 'result' | 'ask' | 'beatAt' | 'endedAt' | 'expiresAt'>>;

export interface Jobs {
  addJob(job: JobRow): Promise<void>;
  job(id: string): Promise<JobRow | undefined>;
  /** Of one person, the newest first. */
  jobsOf(account: string, limit: number): Promise<readonly JobRow[]>;
  /** Changes a job that is in one of these states; false when it is in none of them any more. */
  changeJob(id: string, from: readonly JobState[], change: JobChange): Promise<boolean>;
  /** Waiting and running jobs without a sign of life since then are marked as interrupted, and kept until `expiresAt`. */
  interruptJobs(since: string, expiresAt: string): Promise<number>;
  /** Ended jobs whose time is over: taken out, and their ids told, so that their files can go too. */
  expireJobs(now: string): Promise<readonly string[]>;
  deleteJob(id: string): Promise<void>;
}

interface Raw extends Omit<JobRow, 'beatAt' | 'madeAt' | 'endedAt' | 'expiresAt'> {
  readonly beat_at: string;
  readonly made_at: string;
  readonly ended_at: string | null;
  readonly expires_at: string | null;
}

const jobOf = ({ beat_at, made_at, ended_at, expires_at, ...r }: Raw): JobRow => ({
  ...r,
  beatAt: beat_at,
  madeAt: made_at,
  endedAt: ended_at,
  expiresAt: expires_at,
});

const columns: Readonly<Record<keyof JobChange, readonly [column: string, type: string]>> = {
  state: ['state', 'text'],
  done: ['done', 'bigint'],
  total: ['total', 'bigint'],
  result: ['result', 'json'],
  ask: ['ask', 'json'],
  beatAt: ['beat_at', 'text'],
  endedAt: ['ended_at', 'text'],
  expiresAt: ['expires_at', 'text'],
};

function assignments(change: JobChange, params: Param[]): string {
  const parts = (Object.keys(columns) as (keyof JobChange)[]).flatMap((key) => {
    const value = change[key];
    if (value === undefined) return [];
    const [column, type] = columns[key];
    params.push(type === 'json' ? JSON.stringify(value) : (value as Param));
    return [`${column} = $${params.length}::${type}`];
  });
  return parts.join(', ');
}

async function change(db: Queryable, id: string, from: readonly JobState[], to: JobChange): Promise<boolean> {
  const params: Param[] = [id, from];
  const set = assignments(to, params);
  const rows = await db.query(`update job set ${set} where id = $1::uuid and state = any($2::text[]) returning id`, params);
  return rows.length > 0;
}

export function jobsOn(db: Queryable): Jobs {
  return {
    addJob: async (j) => {
      await db.query(
        `insert into job (id, account, post, kind, procedure, title, ask, state, done, total, result, beat_at, made_at, ended_at, expires_at)
         values ($1::uuid, $2, $3, $4, $5, $6, $7, $8, $9::bigint, $10::bigint, $11, $12, $13, $14, $15)`,
        [
          ...[j.id, j.account, j.post, j.kind, j.procedure, j.title, JSON.stringify(j.ask), j.state, j.done, j.total],
          ...[JSON.stringify(j.result), j.beatAt, j.madeAt, j.endedAt, j.expiresAt],
        ],
      );
    },
    job: async (id) => {
      const [found] = await db.query<Raw>('select * from job where id = $1::uuid', [id]);
      return found && jobOf(found);
    },
    jobsOf: async (account, limit) =>
      (await db.query<Raw>('select * from job where account = $1 order by made_at desc, id desc limit $2', [account, limit])).map(jobOf),
    changeJob: (id, from, to) => change(db, id, from, to),
    interruptJobs: async (since, expiresAt) => {
      const sql = `update job set state = 'interrupted', expires_at = $2 where state in ('waiting', 'running') and beat_at < $1 returning id`;
      return (await db.query(sql, [since, expiresAt])).length;
    },
    expireJobs: async (now) => {
      const sql = `delete from job where expires_at < $1 and state not in ('waiting', 'running') returning id`;
      return (await db.query<{ id: string }>(sql, [now])).map((r) => r.id);
    },
    deleteJob: async (id) => {
      await db.query('delete from job where id = $1::uuid', [id]);
    },
  };
}
