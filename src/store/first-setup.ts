import type { Json } from '#kernel';
import type { Context } from './context.ts';
import { sqlState, type Tx } from './db.ts';
import { papersOn } from './papers.ts';
import { peopleOn } from './people.ts';
import type { AccountRow, PostRow, UnitRow } from './types.ts';

/** What an empty installation begins with. */
export interface FirstSetup {
  /** Parents before children. */
  readonly units: readonly UnitRow[];
  readonly accounts: readonly AccountRow[];
  readonly posts: readonly PostRow[];
  /** When the passwords were drawn (ISO); each must be changed at the first sign-in. */
  readonly setAt: string;
  /** Kept for ever, to tell an installation in use from a demonstration. */
  readonly setting: { readonly name: string; readonly value: Json };
}

export interface Beginning {
  /** Everything or nothing; false, with nothing written, where there is a unit or an account already. */
  setUp(first: FirstSetup): Promise<boolean>;
}

async function write(context: Context, tx: Tx, first: FirstSetup): Promise<boolean> {
  const held = await tx.query('select 1 where exists (select 1 from account) or exists (select 1 from unit)');
  if (held.length > 0) return false;
  await context.units.write(tx, first.units);
  const people = peopleOn(tx);
  await people.upsertAccounts(first.accounts);
  await people.upsertPosts(first.posts);
  const drawn = `insert into credential (account, set_at, must_change, former) select id, $2, 'first', '{}' from unnest($1::text[]) as id`;
  await tx.query(drawn, [first.accounts.map((a) => a.id), first.setAt]);
  await papersOn(tx).setSetting(first.setting.name, first.setting.value);
  return true;
}

async function setUp(context: Context, first: FirstSetup): Promise<boolean> {
  try {
    if (!(await context.db.tx((tx) => write(context, tx, first)))) return false;
  } catch (error) {
    // Somebody else was a moment faster with the same sign-in names.
    if (sqlState(error) === '23505') return false;
    throw error;
  }
  await context.units.load();
  await context.pulse.everything();
  return true;
}

export const beginningOn = (context: Context): Beginning => ({ setUp: (first) => setUp(context, first) });
