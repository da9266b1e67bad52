import type { Values } from '#kernel';
import type { Db } from './db.ts';
import { type RawSession, sessionOf } from './people.ts';
import type { SessionRow } from './types.ts';

/** What is known of a password besides its hash. Instants here are real time in UTC. */
export interface CredentialRow {
  /** Account id. */
  readonly account: string;
  readonly setAt: string;
  /** Given by an administrator: to be changed at the next sign-in. */
  readonly mustChange: 'first' | 'reset' | null;
  /** Hashes used before the present one, newest first. */
  readonly former: readonly string[];
}

export interface SecondFactorRow {
  readonly account: string;
  /** As the application sealed it. */
  readonly secret: string;
  readonly madeAt: string;
  /** Until it is confirmed with a code, it guards nothing. */
  readonly confirmedAt: string | null;
  /** The time step of the last code taken: that code and older ones are spent. */
  readonly lastStep: number;
  /** Digests of the recovery codes still unused. */
  readonly recovery: readonly string[];
}

/** One attempt against a guard; `counted` false: the guard is shut until `until`. */
export interface Attempt {
  readonly counted: boolean;
  readonly failures: number;
  readonly until: string | null;
}

export interface AttemptAsk {
  readonly kind: 'account' | 'address' | 'code';
  readonly key: string;
  readonly account: string | null;
  readonly at: string;
  /** Failures before this instant are forgotten. */
  readonly since: string;
  /** The attempt that shuts the guard, and until when. */
  readonly max: number;
  readonly until: string;
}

/** Something that must still be done between two requests of a person who is not signed in. */
export interface SignInStepRow {
  /** Digest of the token that the browser holds. */
  readonly id: string;
  readonly kind: 'code' | 'change' | 'sso';
  readonly account: string | null;
  readonly data: Values;
  readonly expiresAt: string;
}

export interface LockedRow {
  readonly account: string;
  readonly login: string;
  readonly name: string;
  readonly until: string;
}

export interface Identity {
  credential(account: string): Promise<CredentialRow | undefined>;
  /** The new hash and what is known of it, together. */
  setPassword(change: CredentialRow & { readonly passwordHash: string }): Promise<void>;
  /** Counts an attempt before it is looked at, so that a burst gets no more tries than one after the other. */
  attempt(ask: AttemptAsk): Promise<Attempt>;
  /** Forgets the count after a success; of an address only the one attempt. */
  forgive(kind: AttemptAsk['kind'], key: string): Promise<void>;
  locked(at: string): Promise<readonly LockedRow[]>;
  /** Lifts every lock of an account; the number lifted. */
  unlock(account: string, at: string): Promise<number>;
  secondFactor(account: string): Promise<SecondFactorRow | undefined>;
  /** A secret waiting for its first code; false when a confirmed one stands. */
  beginSecondFactor(row: Pick<SecondFactorRow, 'account' | 'secret' | 'madeAt'>): Promise<boolean>;
  confirmSecondFactor(row: { account: string; at: string; step: number; recovery: readonly string[] }): Promise<boolean>;
  /** Spends the code of a time step; false when it or a later one is spent. */
  spendStep(account: string, step: number): Promise<boolean>;
  /** Spends a recovery code; how many are left, or undefined when there is none such. */
  spendRecovery(account: string, digest: string): Promise<number | undefined>;
  setRecovery(account: string, recovery: readonly string[]): Promise<void>;
  removeSecondFactor(account: string): Promise<boolean>;
  putStep(row: SignInStepRow): Promise<void>;
  step(id: string, at: string): Promise<SignInStepRow | undefined>;
  /** Reads and removes: a step is taken once. */
  takeStep(id: string, at: string): Promise<SignInStepRow | undefined>;
  /** Sessions of a person, last seen first. */
  sessionsOf(login: string): Promise<readonly SessionRow[]>;
  /** Removes what has run out. */
  tidyIdentity(at: string, guardsBefore: string): Promise<void>;
}

interface RawCredential {
  readonly account: string;
  readonly set_at: string;
  readonly must_change: CredentialRow['mustChange'];
  readonly former: readonly string[];
}

const passwordsOn = (db: Db) => ({
  credential: async (account: string): Promise<CredentialRow | undefined> => {
    const [row] = await db.query<RawCredential>('select * from credential where account = $1', [account], 'kept');
    return row && { account: row.account, setAt: row.set_at, mustChange: row.must_change, former: row.former };
  },
  setPassword: async (c: CredentialRow & { readonly passwordHash: string }) => {
    await db.tx(async (tx) => {
      await tx.query('update account set password_hash = $2 where id = $1', [c.account, c.passwordHash]);
      await tx.query(
        `insert into credential (account, set_at, must_change, former) values ($1, $2, $3, $4::text[]) on conflict (account) do update
         set set_at = excluded.set_at, must_change = excluded.must_change, former = excluded.former`,
        [c.account, c.setAt, c.mustChange, c.former],
      );
    });
  },
});

/** The count after this attempt: old failures and a lock that has run out are forgotten. */
const counted = 'case when g.last_at < $5 or g.until <= $4 then 1 else g.failures + 1 end';
const attemptSql = `with w as (
  insert into sign_in_guard as g (kind, key, account, failures, last_at, until)
  values ($1, $2, $3, 1, $4, case when $6::integer <= 1 then $7 end)
  on conflict (kind, key) do update set account = excluded.account, failures = ${counted}, last_at = excluded.last_at,
    until = case when ${counted} >= $6::integer then $7 end
  where g.until is null or g.until <= $4
  returning g.failures, g.until)
  select true as counted, failures, until from w
  union all select false, failures, until from sign_in_guard where kind = $1 and key = $2 and not exists (select 1 from w)`;

const guardsOn = (db: Db) => ({
  attempt: async (a: AttemptAsk): Promise<Attempt> => {
    const params = [a.kind, a.key, a.account, a.at, a.since, a.max, a.until];
    const [row] = await db.query<Attempt>(attemptSql, params);
    return row ?? { counted: false, failures: a.max, until: a.until };
  },
  forgive: async (kind: AttemptAsk['kind'], key: string) => {
    const all = 'delete from sign_in_guard where kind = $1 and key = $2';
    const one = 'update sign_in_guard set failures = greatest(failures - 1, 0), until = null where kind = $1 and key = $2';
    await db.query(kind === 'address' ? one : all, [kind, key]);
  },
  locked: (at: string) =>
    db.query<LockedRow>(
      `select a.id as account, a.login, a.name, max(g.until) as until from sign_in_guard g join account a on a.id = g.account
       where g.until > $1 group by a.id, a.login, a.name order by max(g.until) desc limit 200`,
      [at],
    ),
  unlock: async (account: string, at: string) => {
    const rows = await db.query<{ lifted: boolean }>(
      'delete from sign_in_guard where account = $1 returning coalesce(until > $2, false) as lifted',
      [account, at],
    );
    return rows.filter((r) => r.lifted).length;
  },
});

interface RawFactor {
  readonly account: string;
  readonly secret: string;
  readonly made_at: string;
  readonly confirmed_at: string | null;
  readonly last_step: number;
  readonly recovery: readonly string[];
}
const factorOf = ({ made_at, confirmed_at, last_step, ...r }: RawFactor): SecondFactorRow => ({
  ...r,
  madeAt: made_at,
  confirmedAt: confirmed_at,
  lastStep: last_step,
});

const factorsOn = (db: Db) => ({
  secondFactor: async (account: string) => {
    const [row] = await db.query<RawFactor>('select * from second_factor where account = $1', [account], 'kept');
    return row && factorOf(row);
  },
  beginSecondFactor: async (row: Pick<SecondFactorRow, 'account' | 'secret' | 'madeAt'>) => {
    const rows = await db.query(
      `insert into second_factor as f (account, secret, made_at, confirmed_at, last_step, recovery) values ($1, $2, $3, null, 0, '{}')
       on conflict (account) do update set secret = excluded.secret, made_at = excluded.made_at where f.confirmed_at is null returning 1`,
      [row.account, row.secret, row.madeAt],
    );
    return rows.length > 0;
  },
  confirmSecondFactor: async (row: { account: string; at: string; step: number; recovery: readonly string[] }) => {
    const sql = `update second_factor set confirmed_at = $2, last_step = $3, recovery = $4::text[]
      where account = $1 and confirmed_at is null returning 1`;
    return (await db.query(sql, [row.account, row.at, row.step, row.recovery])).length > 0;
  },
  spendStep: async (account: string, step: number) =>
    (await db.query('update second_factor set last_step = $2 where account = $1 and last_step < $2 returning 1', [account, step])).length >
    0,
  spendRecovery: async (account: string, digest: string) => {
    const sql = `update second_factor set recovery = array_remove(recovery, $2) where account = $1 and $2 = any(recovery)
      returning cardinality(recovery) as left`;
    return (await db.query<{ left: number }>(sql, [account, digest]))[0]?.left;
  },
  setRecovery: async (account: string, recovery: readonly string[]) => {
    await db.query('update second_factor set recovery = $2::text[] where account = $1', [account, recovery]);
  },
  removeSecondFactor: async (account: string) =>
    (await db.query('delete from second_factor where account = $1 returning 1', [account])).length > 0,
});

interface RawStep {
  readonly id: string;
  readonly kind: SignInStepRow['kind'];
  readonly account: string | null;
  readonly data: Values;
  readonly expires_at: string;
}
const stepOf = ({ expires_at, ...r }: RawStep): SignInStepRow => ({ ...r, expiresAt: expires_at });

const stepsOn = (db: Db) => ({
  putStep: async (row: SignInStepRow) => {
    const sql = 'insert into sign_in_step (id, kind, account, data, expires_at) values ($1, $2, $3, $4, $5)';
    await db.query(sql, [row.id, row.kind, row.account, JSON.stringify(row.data), row.expiresAt]);
  },
  step: async (id: string, at: string) => {
    const [row] = await db.query<RawStep>('select * from sign_in_step where id = $1 and expires_at > $2', [id, at]);
    return row && stepOf(row);
  },
  takeStep: async (id: string, at: string) => {
    const [row] = await db.query<RawStep>('delete from sign_in_step where id = $1 returning *', [id]);
    return row && row.expires_at > at ? stepOf(row) : undefined;
  },
});

/** The methods after which nobody need forget who is signed in. */
export const identityReading: ReadonlySet<string> = new Set([
  'credential',
  'attempt',
  'forgive',
  'locked',
  'unlock',
  'secondFactor',
  'beginSecondFactor',
  'confirmSecondFactor',
  'spendStep',
  'spendRecovery',
  'setRecovery',
  'removeSecondFactor',
  'putStep',
  'step',
  'takeStep',
  'sessionsOf',
]);

/** Passwords, locks, second factors, half-done sign-ins and devices. Look-ups by identity are not scoped. */
export function identityOn(db: Db): Identity {
  return {
    ...passwordsOn(db),
    ...guardsOn(db),
    ...factorsOn(db),
    ...stepsOn(db),
    sessionsOf: async (login) => {
      const rows = await db.query<RawSession>('select * from session where account = $1 order by seen_at desc, id', [login]);
      return rows.map(sessionOf);
    },
    tidyIdentity: async (at, guardsBefore) => {
      await db.query('delete from session where expires_at < $1', [at]);
      await db.query('delete from sign_in_step where expires_at < $1', [at]);
      await db.query('delete from sign_in_guard where last_at < $2 and (until is null or until < $1)', [at, guardsBefore]);
    },
  };
}
