import { check } from './check.ts';
import type { CivilDate } from './date.ts';
import type { Procedure } from './procedure.ts';
import { Fault } from './value.ts';

/** All declared procedures, by id and edition. */
export interface Registry {
  /** The newest edition of each, in the order given. */
  readonly all: readonly Procedure[];
  latest(id: string): Procedure | undefined;
  /** The edition under which a matter opens on a day. */
  at(id: string, on: CivilDate): Procedure | undefined;
  edition(id: string, version: number): Procedure | undefined;
  /** Editions under which a metric of this id was counted; events of others do not enter it. */
  counting(id: string, metric: string): readonly number[];
}

/** Checks and collects declarations; a flawed declaration is a bug and stops the start. */
export function registry(procedures: readonly Procedure[]): Registry {
  const flaws = check(procedures);
  if (flaws.length > 0) throw new Fault('declaration', flaws.map((f) => `${f.procedure} ${f.at}: ${f.problem}`).join('\n'));
  const byId = new Map<string, Procedure[]>();
  for (const p of procedures.toSorted((a, b) => a.version - b.version)) byId.set(p.id, [...(byId.get(p.id) ?? []), p]);
  const editions = (id: string) => byId.get(id) ?? [];
  return {
    all: [...new Set(procedures.map((p) => p.id))].flatMap((id) => editions(id).at(-1) ?? []),
    latest: (id) => editions(id).at(-1),
    at: (id, on) => editions(id).findLast((p) => p.from === undefined || p.from <= on) ?? editions(id)[0],
    edition: (id, version) => editions(id).find((p) => p.version === version),
    counting: (id, metric) => editions(id).flatMap((p) => (Object.hasOwn(p.metrics, metric) ? p.version : [])),
  };
}
