import type { Play, Procedure } from '#kernel';

/** What a scenarios file has shown of its procedure. */
export interface Coverage {
  /** Wraps a play, so that what it does is noted. */
  watch(play: Play): Play;
  /** What was not yet done or checked: acts accepted, deadlines whose due date was expected, refusals expected. */
  missing(refusals?: readonly string[]): {
    readonly acts: readonly string[];
    readonly deadlines: readonly string[];
    readonly refusals: readonly string[];
  };
}

/** Collects, over all scenarios of a file, the acts accepted, the refusals expected and the deadlines checked. */
export function covered(procedure: Procedure): Coverage {
  const acts = new Set<string>();
  const refused = new Set<string>();
  const deadlines = new Set<string>();
  const watch = (inner: Play): Play => {
    const then = (step: () => void): Play => {
      step();
      return self;
    };
    const self: Play = {
      get matter() {
        return inner.matter;
      },
      get refusals() {
        return inner.refusals;
      },
      on: (day) => then(() => inner.on(day)),
      as: (role) => then(() => inner.as(role)),
      given: (id, linked) => then(() => inner.given(id, linked)),
      do: (act, values) =>
        then(() => {
          inner.do(act, values);
          if (inner.refusals.length === 0) acts.add(act);
        }),
      expect: (expected) =>
        then(() => {
          inner.expect(expected);
          if (expected.refused !== undefined) refused.add(expected.refused);
          for (const id of Object.keys(expected.due ?? {})) deadlines.add(id);
        }),
    };
    return self;
  };
  const not = (seen: ReadonlySet<string>, ids: readonly string[]) => ids.filter((id) => !seen.has(id));
  return {
    watch,
    missing: (refusals = []) => ({
      acts: not(acts, Object.keys(procedure.acts)),
      deadlines: not(deadlines, Object.keys(procedure.deadlines)),
      refusals: not(refused, refusals),
    }),
  };
}
