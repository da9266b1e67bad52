/** Random walks through every procedure by the kernel alone: nobody gets stuck, and nobody does what is not theirs. */
import { describe, expect, test } from 'vitest';
import { decide, type Matter, startsFrom } from '#kernel';
import { everybody, type Person, people, units } from './support/city.ts';
import { rolesOf } from './support/oracle.ts';
import { personOf, type Walker } from './support/walk.ts';
import { declared, last, law, walked } from './support/world.ts';

describe.each([9, 11])('random walks of seed %i', (seed) => {
  const { walker } = walked(seed, 60, ['a'.repeat(64), 'b'.repeat(64)]);

  test('no walk ends in a state without a way out', () => {
    expect(walker.stuck.map((s) => `${s.matter.procedure} ${s.matter.state}: ${s.refusals.join('; ')}`)).toEqual([]);
  });

  test('the walks tread most of the acts of every procedure', () => {
    const thin = declared.all.flatMap((p) => {
      const [done, of] = [walker.done.get(p.id)?.size ?? 0, Object.keys(p.acts).length];
      return done * 2 < of ? [`${p.id}: ${done} of ${of}`] : [];
    });
    expect(thin).toEqual([]);
  });

  test('an act is refused to whoever has none of its roles, and by its own words', () => {
    const wrong: string[] = [];
    for (const m of walker.matters.values()) wrong.push(...everybody.flatMap((person) => wronglyJudged(walker, m, person)));
    expect(wrong.slice(0, 10)).toEqual([]);
  });
});

/** Acts on a matter that the decision opens or closes to a person against the declaration of who may. */
function wronglyJudged(walker: Walker, m: Matter, person: Person): string[] {
  const procedure = declared.edition(m.procedure, m.edition);
  const unit = units.find((u) => u.code === people[person].unit);
  if (!procedure || !unit) return [`${m.procedure}: no declaration`];
  const roles = rolesOf(procedure, person, m);
  const world = { unit: () => undefined, hasFile: () => true, linked: (key: string) => linkedOf(walker, key), serial: () => 1 };
  return Object.entries(procedure.acts).flatMap(([id, act]) => {
    if (!startsFrom(procedure, act, m)) return [];
    const by: readonly string[] = typeof act.by === 'string' ? [act.by] : act.by;
    const actor = personOf(unit, people[person].duties, `u-${person}`);
    const common = { procedure, matter: m, newId: '', values: {}, on: last, recordedAt: `${last}T10:00:00+08:00`, actor, world, law };
    const decision = decide({ ...common, act: id });
    const competent = decision.ok || !decision.refusals.some((r) => r.code === 'not-competent');
    return competent === by.some((r) => roles.includes(r)) ? [] : [`${procedure.id}.${id} for ${person} (${roles.join()})`];
  });
}

const linkedOf = (walker: Walker, key: string) => {
  const m = walker.matters.get(key);
  return m && { ...m, id: key };
};
