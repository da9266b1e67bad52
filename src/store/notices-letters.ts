import type { Queryable } from './db.ts';
import type { Letter, Notices } from './notices-types.ts';

/** Later than any time at which something is tried again: given up. */
const never = '9999';

const takeSql = `update outbox o set next_at = $2, attempts = o.attempts + 1 from (
    select region, id from outbox where not sent and (next_at is null or next_at <= $1) order by id limit $3 for update skip locked
  ) as w where o.region = w.region and o.id = w.id
  returning o.region, o.id, o.kind, o.payload, o.queued_at as at, o.attempts`;

/** What waits to go out. Every try is written down before it is made, so that a crash in the middle loses nothing. */
export function lettersOn(db: Queryable) {
  return {
    takeLetters: (now, lease, limit) => db.query<Letter>(takeSql, [now, lease, limit]),
    putBack: async (letter, nextAt, failure) => {
      const sql = 'update outbox set next_at = $3, failure = $4 where region = $1 and id = $2';
      await db.query(sql, [letter.region, letter.id, nextAt ?? never, failure]);
    },
    letterCounts: () =>
      db.query<{ kind: string; waiting: number; failed: number }>(
        `select kind, (count(*) filter (where next_at is distinct from '${never}'))::int as waiting,
         (count(*) filter (where next_at = '${never}'))::int as failed from outbox where not sent group by kind order by kind`,
      ),
    retryLetters: async (now) => {
      const sql = `update outbox set next_at = $1, attempts = 0 where not sent and next_at = '${never}' returning 1`;
      return (await db.query(sql, [now])).length;
    },
  } satisfies Partial<Notices>;
}
