import type { ActDecl, DeadlineDecl, Field, Procedure, Registry, RoleDecl } from '#kernel';

/** What the letters of a procedure may name: fields, acts, roles and deadlines of all its editions, the newest first. */
export interface Declared {
  readonly id: string;
  readonly title: string;
  readonly fields: Readonly<Record<string, Field>>;
  readonly acts: Readonly<Record<string, ActDecl>>;
  readonly roles: Readonly<Record<string, RoleDecl>>;
  readonly deadlines: Readonly<Record<string, DeadlineDecl>>;
}

/** All editions of a procedure as one: a letter is written for matters of each. */
export function declaredOf(registry: Registry, id: string): Declared | undefined {
  const latest = registry.latest(id);
  if (!latest) return undefined;
  const editions = Array.from({ length: latest.version }, (_none, i) => registry.edition(id, i + 1)).flatMap((p) => p ?? []);
  const merged = <T>(part: (p: Procedure) => Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.assign(Object.create(null), ...editions.map(part));
  return {
    id,
    title: latest.title,
    fields: merged((p) => p.fields),
    acts: merged((p) => p.acts),
    roles: merged((p) => p.roles),
    deadlines: merged((p) => p.deadlines),
  };
}
