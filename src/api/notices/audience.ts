import { type Actor, listOf, type Procedure, rolesOf, type Values } from '#kernel';
import type { Seat } from '#store';
import type { ToDto } from '../contract/notices.ts';
import type { Platform, RegisteredUnit } from '../platform.ts';
import { standing } from '../power/standing.ts';
import { type Turn, turnsOf } from '../worklist/turns.ts';

/** Where a matter stands, as far as it decides who moves next. */
export interface Place {
  readonly procedure: Procedure;
  readonly state: string;
  readonly unit: string;
  readonly unitPath: string;
  readonly values: Values;
  /** The deadline that falls due next. */
  readonly deadline: string | null;
  /** It is due soon, or was. */
  readonly near: boolean;
}

/** A person as one who may be told: the seat, with the actor they are in it. */
export interface Holder {
  readonly region: string;
  readonly actor: Actor;
}

/** Leads a unit rather than handling its matters: told when nobody else handles them, or by a step of the rule. */
const leading = new Set(['head', 'leader']);
const isApartFromLeading = (duties: readonly string[]): boolean => duties.some((d) => !leading.has(d));

type House = Pick<Platform, 'units' | 'store'>;

/** Everybody who can be told something, by unit; made afresh for every look at the days. */
export class Audience {
  readonly #house: House;
  readonly #byUnit = new Map<string, Holder[]>();
  readonly #offices = new Map<string, RegisteredUnit[]>();
  readonly #known = new Map<string, readonly Holder[]>();

  constructor(house: House, seats: readonly Seat[]) {
    this.#house = house;
    const { units } = house;
    for (const seat of seats) {
      const unit = units.get(seat.unit);
      if (unit) this.#byUnit.set(unit.code, [...(this.#byUnit.get(unit.code) ?? []), holderOf(house, seat, unit)]);
    }
    for (const unit of units.all()) for (const o of unit.offices) this.#offices.set(o, [...(this.#offices.get(o) ?? []), unit]);
  }

  /** Those whose post may do what the matter waits for. */
  handlers(place: Place): readonly Holder[] {
    const roles = rolesAwaited(place);
    const { procedure } = place;
    const named = roles.map((r) => place.values[procedure.roles[r]?.field ?? '']);
    const key = [procedure.id, procedure.version, place.state, place.deadline, place.near, place.unit, ...named].join('\t');
    const known = this.#known.get(key);
    if (known) return known;
    const found = unique(roles.flatMap((role) => this.#filling(place, role)));
    const working = found.filter((h) => h.working).map((h) => h.holder);
    const told = working.length > 0 ? working : found.map((h) => h.holder);
    this.#known.set(key, told);
    return told;
  }

  /** Those whom a step of the rule names, seen from the units that handle the matter. */
  at(to: ToDto, place: Place): readonly Holder[] {
    const handlers = this.handlers(place);
    if (to === 'handler') return handlers;
    const units = handlers.length > 0 ? [...new Set(handlers.map((h) => h.actor.unit))] : [place.unit];
    if (to === 'head') return units.flatMap((u) => this.#with(u, 'head'));
    if (to === 'office') return this.#nearest('oversight', place.unitPath).flatMap((u) => this.#with(u.code, 'head'));
    const above = units.flatMap((u) => this.#above(u, (holders) => holders.filter((h) => h.actor.duties.includes('reviewer'))));
    return [...new Set(above)];
  }

  /** Those who fill any of these roles, whatever the matter waits for; each once. */
  holding(roles: readonly string[], place: Place): readonly Holder[] {
    return unique(roles.flatMap((role) => this.#filling(place, role))).map((f) => f.holder);
  }

  #with(unit: string, duty: string): readonly Holder[] {
    return (this.#byUnit.get(unit) ?? []).filter((h) => h.actor.duties.includes(duty));
  }

  /** Who fills a role: of several units that could, the nearest one in which somebody does. */
  #filling(place: Place, role: string): readonly Filling[] {
    const decl = place.procedure.roles[role];
    if (!decl) return [];
    const fill = (holders: readonly Holder[]) =>
      holders.filter(({ actor }) => rolesOf(place.procedure, actor, place).includes(role)).map((holder) => filling(holder, decl.duties));
    const inUnits = (units: readonly { readonly code: string }[]) =>
      units.map((u) => fill(this.#byUnit.get(u.code) ?? [])).find((f) => f.length > 0) ?? [];
    if (decl.relation === 'own') return inUnits([{ code: place.unit }]);
    if (decl.relation === 'named') return inUnits([{ code: this.#now(String(place.values[decl.field ?? ''] ?? '')) }]);
    if (decl.relation === 'office') return inUnits(this.#nearest(decl.office ?? '', place.unitPath));
    return decl.relation === 'above' ? this.#above(place.unit, fill) : [];
  }

  /** A unit that was merged or moved is sought where it went. */
  #now(code: string): string {
    return this.#house.store.heirs()?.get(code)?.unit ?? code;
  }

  #above<T>(unit: string, fill: (holders: readonly Holder[]) => readonly T[]): readonly T[] {
    for (let at = this.#house.units.get(unit)?.parent; at; at = this.#house.units.get(at)?.parent) {
      const found = fill(this.#byUnit.get(at) ?? []);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** The units that hold an office for a territory the path lies in, the smallest territory first. */
  #nearest(office: string, unitPath: string): readonly RegisteredUnit[] {
    const holding = (this.#offices.get(office) ?? []).filter((u) => unitPath.startsWith(u.territory));
    return holding.sort((a, b) => b.territory.length - a.territory.length);
  }
}

interface Filling {
  readonly holder: Holder;
  readonly working: boolean;
}

function filling(holder: Holder, duties: readonly string[]): Filling {
  const fitting = duties.filter((d) => holder.actor.duties.includes(d));
  return { holder, working: isApartFromLeading(fitting.length > 0 ? fitting : holder.actor.duties) };
}

const unique = (found: readonly Filling[]): readonly Filling[] => [...new Map(found.map((f) => [f.holder, f])).values()];

function holderOf(house: House, seat: Seat, unit: RegisteredUnit): Holder {
  const { path: unitPath, offices, territory, region } = unit;
  const { account: id, name, duties } = seat;
  const given = standing(house, duties);
  return { region, actor: { id, name, kind: 'official', unit: unit.code, unitPath, duties, offices, territory, ...given } };
}

/**
 * The roles a matter waits for: those whose acts would stop the deadline; where none of these can be done yet, those whose
 * acts lead it on; else any that is waited for. What ends a matter is asked for only where nothing else would do.
 */
export function rolesAwaited({
  procedure,
  state,
  deadline,
  near,
}: Pick<Place, 'procedure' | 'state' | 'deadline' | 'near'>): readonly string[] {
  const open = turnsOf(procedure).filter((t) => !t.resumes && (t.states.includes(state) || (near && t.near.includes(state))));
  const stops = listOf(deadline === null ? undefined : procedure.deadlines[deadline]?.stops);
  const to = (t: Turn) => procedure.acts[t.act]?.to;
  const ends = (t: Turn) => procedure.states[to(t) ?? '']?.final === true;
  const stopping = open.filter((t) => stops.includes(t.act));
  const moving = open.filter((t) => to(t) !== undefined && to(t) !== state);
  const [awaited = []] = [stopping, moving, open].flatMap((some) => {
    const onward = some.filter((t) => !ends(t));
    return [onward, some].filter((found) => found.length > 0).slice(0, 1);
  });
  return [...new Set(awaited.map((t) => t.role))];
}
