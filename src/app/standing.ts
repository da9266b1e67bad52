import type { CivilDate, Procedure, Registry } from '#kernel';

/**
 * The declarations as they stand on the city's day: of a kind of matter with several editions the one in force, so that
 * nothing is offered before the law that brings it. Editions of the past stay known by their number.
 */
export function standing(registry: Registry, today: () => CivilDate): Registry {
  let held: { readonly day: CivilDate; readonly all: readonly Procedure[] } | undefined;
  return {
    ...registry,
    get all() {
      const day = today();
      if (held?.day !== day) held = { day, all: registry.all.map((p) => registry.at(p.id, day) ?? p) };
      return held.all;
    },
    latest: (id) => registry.latest(id) && registry.at(id, today()),
  };
}
