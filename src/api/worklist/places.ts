import type { Actor, RoleDecl } from '#kernel';
import type { WorkPlace } from '#store';
import type { Platform, RegisteredUnit } from '../platform.ts';

/** Through which door matters come to a unit. */
export type Door = 'own' | 'above' | `office ${string}` | `named ${string}`;

export function doorOf(role: RoleDecl): Door | undefined {
  if (role.relation === 'own' || role.relation === 'above') return role.relation;
  if (role.relation === 'office') return `office ${role.office ?? ''}`;
  return role.relation === 'named' ? `named ${role.field ?? ''}` : undefined;
}

/** The units that hold an office for a path, the nearest territory only: of several that may act, the nearest is waited for. */
export function nearestHolders(units: readonly RegisteredUnit[], office: string, unitPath: string): readonly RegisteredUnit[] {
  const holding = units.filter((u) => u.offices.includes(office) && unitPath.startsWith(u.territory));
  const widest = Math.max(...holding.map((u) => u.territory.length));
  return holding.filter((u) => u.territory.length === widest);
}

type Units = Platform['units'];

/** Codes of the units that have become this one, itself first. */
const codesOf = (actor: Actor): string[] => [
  actor.unit,
  ...[...(actor.heirs ?? [])].flatMap(([code, now]) => (now.unit === actor.unit ? [code] : [])),
];

/** The units whose matters stand at a door of the actor's unit. */
function unitsAt(units: Units, actor: Actor, door: Door): readonly string[] {
  const all = units.all();
  if (door === 'own') return codesOf(actor);
  if (door === 'above') return all.filter((u) => u.parent === actor.unit).map((u) => u.code);
  const office = door.slice('office '.length);
  if (!actor.offices.includes(office)) return [];
  const mine = units.under(actor.territory).filter((u) => nearestHolders(all, office, u.path).some((h) => h.code === actor.unit));
  return mine.map((u) => u.code);
}

const found = new WeakMap<readonly RegisteredUnit[], Map<string, WorkPlace>>();

/** Where the matters of a door are, as the store looks for them. Kept until the register changes. */
export function placeOf(platform: Pick<Platform, 'units' | 'store'>, actor: Actor, door: Door): WorkPlace {
  const all = platform.units.all();
  const held = found.get(all) ?? new Map<string, WorkPlace>();
  found.set(all, held);
  const key = `${actor.unit} ${door} ${actor.heirs?.size ?? 0}`;
  const place = held.get(key) ?? makePlace(platform, actor, door);
  held.set(key, place);
  return place;
}

function makePlace({ units, store }: Pick<Platform, 'units' | 'store'>, actor: Actor, door: Door): WorkPlace {
  if (door.startsWith('named ')) {
    const regions = [...new Set(units.all().map((u) => u.region))];
    return { regions, named: { field: door.slice('named '.length), codes: codesOf(actor) } };
  }
  const codes = unitsAt(units, actor, door);
  const regions = new Set(codes.flatMap((code) => units.get(code)?.region ?? store.unit(code)?.region ?? []));
  return { regions: [...regions], units: codes };
}
