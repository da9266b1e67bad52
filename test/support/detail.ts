/** A matter page compared, field by field and step by step, with the declaration and with what was done. */
import { type Json, type Matter, type Procedure, same } from '#kernel';
import type { Person } from './city.ts';
import { maySee, rolesOf } from './oracle.ts';
import type { Entry } from './walk.ts';

/** The part of a matter page that is compared. */
export interface Detail {
  readonly values: Record<string, unknown>;
  readonly masked: readonly string[];
  readonly steps: readonly { readonly act: string; readonly values: Record<string, unknown> }[];
  readonly acts: readonly { readonly id: string; readonly mine: boolean }[];
}

export interface Seen {
  readonly procedure: Procedure;
  readonly m: Matter;
  readonly person: Person;
  /** What was done to the matter, from the first act on. */
  readonly life: readonly Entry[];
}

/** What should not be there, or should: one field of a detail. */
function wrongField({ procedure, m, person }: Seen, id: string, shown: unknown, masked: boolean): string | undefined {
  const field = procedure.fields[id];
  const held = m.values[id] ?? undefined;
  if (!maySee(field, procedure, person, m)) return shown === undefined || masked ? undefined : `${id} should not be there`;
  if (held === undefined) return undefined;
  if (shown === undefined) return `${id} is missing`;
  return field?.spec.columns || same(shown as Json, held) ? undefined : `${id} differs`;
}

const wrongValues = (seen: Seen, { values, masked }: Detail): string[] =>
  Object.keys(seen.procedure.fields).flatMap((id) => wrongField(seen, id, values[id], masked.includes(id)) ?? []);

function wrongSteps({ procedure, m, person, life }: Seen, { steps }: Detail): string[] {
  if (steps.map((s) => s.act).join() !== life.map((e) => e.draft.act).join()) return ['steps differ from the ledger'];
  return life.flatMap(({ draft }, i) => {
    const given = Object.keys(draft.values).filter((f) => maySee(procedure.fields[f], procedure, person, m));
    const lost = given.filter((f) => steps[i]?.values[f] === undefined);
    return lost.length > 0 ? [`step ${i + 1} lost ${lost.join()}`] : [];
  });
}

/** Acts offered to a person without a role for them. */
function wrongActs({ procedure, m, person }: Seen, { acts }: Detail): string[] {
  const roles = rolesOf(procedure, person, m);
  const competent = (id: string) => [procedure.acts[id]?.by ?? []].flat().some((r) => roles.includes(r));
  return acts.filter((a) => a.mine && !competent(a.id)).map((a) => `offers ${a.id}`);
}

/** What a detail holds against the declaration. */
export const wrongDetail = (seen: Seen, detail: Detail): string[] => [
  ...wrongValues(seen, detail),
  ...wrongSteps(seen, detail),
  ...wrongActs(seen, detail),
];
