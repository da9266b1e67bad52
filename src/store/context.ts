import { createHash, hash, randomBytes } from 'node:crypto';
import { Fault, type Hash, isApart, type Law, type Procedure, type Registry } from '#kernel';
import type { Db } from './db.ts';
import type { Memory } from './memory.ts';
import type { RoleBook } from './power-roles.ts';
import type { Pulse } from './pulse.ts';
import type { GatheredReads } from './reads.ts';
import type { UnitBook } from './units.ts';
import type { GroupWriter } from './write.ts';

/** What every part of the store works with. */
export interface Context {
  readonly db: Db;
  readonly registry: Registry;
  readonly law: () => Law;
  readonly hash: Hash;
  readonly units: UnitBook;
  readonly roles: RoleBook;
  readonly filesDir: string | undefined;
  /** Tells what has changed. */
  readonly pulse: Pulse;
  /** Answers kept until something they count has changed. */
  readonly memory: Memory;
  readonly reads: GatheredReads;
  readonly writer: GroupWriter;
}

let pool = '';

/** 128 random bits; drawn from the system some hundreds at a time, which costs the same as one. */
function salt(): string {
  if (pool.length < 32) pool = randomBytes(16 * 512).toString('hex');
  const one = pool.slice(0, 32);
  pool = pool.slice(32);
  return one;
}

export const sealTools = (context: Pick<Context, 'hash'>) => ({ hash: context.hash, salt });

/** SHA-256 in one shot is several times faster than a hash object; SM3 (GB/T 32905) by setting. */
export const hashOf = (name: 'sha256' | 'sm3'): Hash =>
  name === 'sm3' ? (text) => createHash('sm3').update(text).digest('hex') : (text) => hash('sha256', text);

export const apartOf =
  (procedure: Procedure) =>
  (field: string): boolean =>
    isApart(procedure.fields[field]);

/** The declaration under which a matter lives. */
export function editionOf(registry: Registry, id: string, edition: number): Procedure {
  const procedure = registry.edition(id, edition);
  if (!procedure) throw new Fault('procedure-unknown', `${id}@${edition} is not declared`);
  return procedure;
}

export function latestOf(registry: Registry, id: string): Procedure {
  const procedure = registry.latest(id);
  if (!procedure) throw new Fault('procedure-unknown', `${id} is not declared`);
  return procedure;
}
