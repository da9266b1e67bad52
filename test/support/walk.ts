/** Random walks through every procedure by `decide` alone: what the law lets happen, happens; nothing else does. */
import {
  type ActDecl,
  type Actor,
  addDays,
  type Consequence,
  closedReason,
  type Decision,
  type Draft,
  decide,
  isOpen,
  type Json,
  type Law,
  listOf,
  type Matter,
  matterKey,
  type Procedure,
  type Refusal,
  type Registry,
  type RoleDecl,
  startsFrom,
  type Values,
  type World,
} from '#kernel';
import type { UnitRow } from '#store';
import { careful, relied } from './habits.ts';
import type { Chance } from './random.ts';
import { type Tokens, valuesFor } from './values.ts';

/** One accepted event, as the bulk writer takes it. */
export interface Entry {
  readonly procedure: Procedure;
  readonly before: Matter | undefined;
  readonly after: Matter;
  readonly draft: Draft;
}

export interface Ground {
  readonly registry: Registry;
  readonly law: Law;
  readonly units: readonly UnitRow[];
  readonly files: readonly string[];
  readonly chance: Chance;
  readonly tokens: Tokens;
  /** Nothing happens after this day. */
  readonly last: string;
  /** Where the numbers of series come from, if not from the walk itself. */
  readonly serial?: (series: string) => number;
}

const territoryOf = (u: UnitRow): string => (u.kind === 'department' ? u.path.slice(0, u.path.slice(0, -1).lastIndexOf('/') + 1) : u.path);

/** A person of a unit with these duties. */
export function personOf(unit: UnitRow, duties: readonly string[], id: string): Actor {
  const { code, path: unitPath, offices } = unit;
  return { id, name: id, kind: 'official', unit: code, unitPath, duties, offices, territory: territoryOf(unit) };
}

export const clockFor = (unit: string, unitPath: string): Actor => ({
  id: 'clock',
  name: '平台',
  kind: 'clock',
  unit,
  unitPath,
  duties: [],
  offices: [],
  territory: unitPath,
});

interface Stuck {
  readonly matter: Matter;
  readonly refusals: readonly string[];
}

interface Try {
  readonly procedure: Procedure;
  readonly matter: Matter | undefined;
  readonly newId: string;
  readonly id: string;
  readonly act: ActDecl;
  readonly on: string;
}

const maxSteps = 40;
const maxTries = 14;

/** Walks, and keeps what came of it: entries by matter in the order of life, and matters left without a way out. */
export class Walker {
  readonly #ground: Ground;
  readonly #serials = new Map<string, number>();
  readonly matters = new Map<string, Matter>();
  readonly lives = new Map<string, Entry[]>();
  /** How often each act was accepted, by procedure. */
  readonly done = new Map<string, Map<string, number>>();
  readonly refused = new Map<string, Map<string, number>>();
  readonly stuck: Stuck[] = [];
  #ids = 0;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  #world(): World {
    const { units, files } = this.#ground;
    return {
      unit: (code) => units.find((u) => u.code === code),
      hasFile: (sha) => files.includes(sha),
      linked: (key) => {
        const m = this.matters.get(key);
        return m && { ...m, id: key };
      },
      serial: (series) => {
        if (this.#ground.serial) return this.#ground.serial(series);
        const n = (this.#serials.get(series) ?? 0) + 1;
        this.#serials.set(series, n);
        return n;
      },
    };
  }

  #unit(code: Json | undefined): UnitRow {
    const found = this.#ground.units.find((u) => u.code === code) ?? this.#ground.chance.pick(this.#ground.units);
    if (!found) throw new Error('a walk needs units');
    return found;
  }

  /** The unit in which somebody with this role sits. */
  #seat(role: RoleDecl, t: Try, values: Values): UnitRow {
    const owner = t.matter?.unit ?? (t.procedure.owner === undefined ? undefined : values[t.procedure.owner]);
    const own = this.#unit(owner);
    const { units, chance } = this.#ground;
    if (role.relation === 'named' && role.field !== undefined) return this.#unit(t.matter?.values[role.field] ?? values[role.field]);
    const fitting = units.filter(
      (u) =>
        (role.relation === 'above' && own.path !== u.path && own.path.startsWith(u.path)) ||
        (role.relation === 'office' && u.offices.includes(role.office ?? '') && own.path.startsWith(territoryOf(u))),
    );
    return chance.pick(fitting) ?? own;
  }

  /** Somebody who may do the act, if anybody may. */
  actorFor(t: Try, values: Values): Actor {
    const { chance } = this.#ground;
    const id = chance.pick(listOf<string>(t.act.by)) ?? '';
    const role = t.procedure.roles[id];
    const at = t.matter ?? { unit: '411700', unitPath: '411700/' };
    if (!role) return clockFor(at.unit, at.unitPath);
    const seat = this.#seat(role, t, values);
    const person = `p-${seat.code}-${chance.whole(1, 3)}`;
    if (role.relation === 'anyone') return { ...personOf(seat, [], person), kind: 'public' };
    return personOf(seat, [chance.pick(role.duties) ?? ''], person);
  }

  #soil(t: Try) {
    const { chance, tokens, units, files } = this.#ground;
    const matter = t.matter ? matterKey(t.matter) : t.newId;
    const matters = (procedure: string) => {
      const known = [...this.matters.values()].filter((m) => m.procedure === procedure);
      const good = known.filter((m) => (relied[procedure] ?? relied.any)?.includes(m.state));
      return (good.length > 0 && chance.maybe(0.8) ? good : known).map(matterKey);
    };
    return { chance, tokens, matter, on: t.on, units, files, matters };
  }

  #decide(t: Try, values: Values, actor: Actor): Decision {
    const { procedure, matter, newId, id: act, on } = t;
    const { law } = this.#ground;
    return decide({ procedure, matter, newId, act, values, on, actor, recordedAt: `${on}T09:00:00+08:00`, world: this.#world(), law });
  }

  /** Tries one act with values made up at random, and again with the refused ones made anew. */
  #attempt(t: Try): Decision {
    const asked = [...(t.act.needs ?? []), ...(t.act.asks ?? []), ...(t.act.lateReason ? [t.act.lateReason] : [])];
    const { chance } = this.#ground;
    const held = t.matter?.values ?? {};
    const desk = { procedure: t.procedure, on: t.on, chance, held, linked: (key: Json | undefined) => this.#world().linked(String(key)) };
    const make = (fields: readonly string[], given: Record<string, Json>) =>
      careful({ ...given, ...valuesFor(t.procedure, fields, { ...held, ...given }, this.#soil(t)) }, desk);
    const fresh = () =>
      make(
        asked.filter((f) => t.act.needs?.includes(f) || chance.maybe(0.6)),
        {},
      );
    let values: Record<string, Json> = fresh();
    let decision = this.#decide(t, values, this.actorFor(t, values));
    for (let tries = 1; !decision.ok && tries < maxTries; tries += 1) {
      this.#note(t, decision.refusals);
      const again = decision.refusals.flatMap((r) => (r.field !== undefined && asked.includes(r.field) ? [r.field] : []));
      if (again.length === 0 || tries % 4 === 0) values = fresh();
      else values = make(again, values);
      decision = this.#decide(t, values, this.actorFor(t, values));
    }
    return decision;
  }

  #note(t: Try, refusals: readonly Refusal[]): void {
    const key = `${t.procedure.id}.${t.id}`;
    const held = this.refused.get(key) ?? new Map<string, number>();
    for (const r of refusals) held.set(`${r.code} ${r.text}`, (held.get(`${r.code} ${r.text}`) ?? 0) + 1);
    this.refused.set(key, held);
  }

  #accept(procedure: Procedure, before: Matter | undefined, decided: Extract<Decision, { ok: true }>): void {
    const { matter: after, draft } = decided;
    const key = matterKey(after);
    this.matters.set(key, after);
    this.lives.set(key, [...(this.lives.get(key) ?? []), { procedure, before, after, draft }]);
    const acts = this.done.get(procedure.id) ?? new Map<string, number>();
    this.done.set(procedure.id, acts.set(draft.act, (acts.get(draft.act) ?? 0) + 1));
  }

  /** The acts of the clock that follow in the same breath; undefined when one of them is refused, so that nothing happens. */
  #consequences(procedure: Procedure, decided: Extract<Decision, { ok: true }>): (() => void)[] | undefined {
    const { matter, draft } = decided;
    const brought = (procedure.acts[draft.act]?.brings ?? []).filter(
      (c) => matter.values[c.on] !== undefined && (!c.when || c.when.in.includes(String(matter.values[c.when.field]))),
    );
    const then = brought.flatMap((c) =>
      listOf(matter.values[c.on] as string | readonly string[]).map((key) => this.#bring(decided, c, key)),
    );
    const accepted = then.filter((accept) => accept !== undefined);
    return accepted.length === then.length ? accepted : undefined;
  }

  /** One act of the clock on another matter; undefined when it is refused. */
  #bring({ matter, draft }: Extract<Decision, { ok: true }>, c: Consequence<string>, key: string): (() => void) | undefined {
    const target = this.matters.get(key);
    const declared = target && this.#ground.registry.edition(target.procedure, target.edition);
    const act = declared?.acts[c.act];
    if (!target || !declared || !act) return undefined;
    const carried = Object.entries(c.carry ?? {}).map(([there, here]) => [there, here === '@id' ? matterKey(matter) : matter.values[here]]);
    const t: Try = { procedure: declared, matter: target, newId: '', id: c.act, act, on: draft.occurredOn };
    const answer = this.#decide(t, Object.fromEntries(carried), clockFor(matter.unit, matter.unitPath));
    if (answer.ok) return () => this.#accept(declared, target, answer);
    this.#note(t, answer.refusals);
    return undefined;
  }

  /** The store's own rule: a number stands once within region and procedure, unless what held it was voided. */
  #numberTaken(procedure: Procedure, m: Matter): boolean {
    const { number } = procedure.shows;
    const held = number === undefined ? undefined : m.values[number];
    if (number === undefined || held === undefined || m.voided) return false;
    const twin = (o: Matter) =>
      o.id !== m.id && o.procedure === m.procedure && o.region === m.region && !o.voided && o.values[number] === held;
    return [...this.matters.values()].some(twin);
  }

  #step(procedure: Procedure, matter: Matter | undefined, on: string): Matter | undefined {
    const { chance } = this.#ground;
    this.#ids += 1;
    const newId = `01900000-0000-7000-8000-${String(this.#ids).padStart(12, '0')}`;
    const open = Object.entries(procedure.acts).filter(([, act]) => startsFrom(procedure, act, matter));
    const times = (id: string) => this.done.get(procedure.id)?.get(id) ?? 0;
    // Roads less walked come first, and what ends a matter comes last; now and then the order is left to chance.
    const ends = (act: ActDecl) => (act.to !== undefined && !isOpen(procedure.states[act.to]) ? 1 : 0);
    const shuffled = chance.shuffled(open);
    const order = chance.maybe(0.3) ? shuffled : shuffled.sort(([a, x], [b, y]) => ends(x) - ends(y) || times(a) - times(b));
    for (const [id, act] of order) {
      const decision = this.#attempt({ procedure, matter, newId, id, act, on });
      const then = decision.ok ? this.#consequences(procedure, decision) : undefined;
      if (!decision.ok || !then || this.#numberTaken(procedure, decision.matter)) continue;
      this.#accept(procedure, matter, decision);
      for (const accept of then) accept();
      return decision.matter;
    }
    return undefined;
  }

  /** Opens one matter and walks until it is final, the days run out, or chance says so. */
  walk(procedure: Procedure, from: string): void {
    const { chance } = this.#ground;
    let on = from;
    let matter = this.#step(procedure, undefined, on);
    for (let steps = 0; matter && steps < maxSteps; steps += 1) {
      on = addDays(on, chance.maybe(0.2) ? chance.whole(10, 45) : chance.whole(0, 9));
      if (this.#restsAt(procedure, matter, on)) return;
      const next = this.#step(procedure, matter, on);
      if (!next && !this.#hasWayOut(procedure, matter)) this.stuck.push({ matter, refusals: this.#whyStuck(procedure, matter) });
      matter = next ?? matter;
    }
  }

  /** Some matters are left where they stand, above all where others may rely on them. */
  #restsAt(procedure: Procedure, matter: Matter, on: string): boolean {
    const { chance, last } = this.#ground;
    if (on > last || procedure.states[matter.state]?.final || chance.maybe(0.04)) return true;
    return relied[procedure.id]?.includes(matter.state) === true && chance.maybe(0.3);
  }

  #whyStuck(procedure: Procedure, matter: Matter): string[] {
    return Object.entries(procedure.acts)
      .filter(([, act]) => startsFrom(procedure, act, matter))
      .map(([id]) => `${id}: ${[...(this.refused.get(`${procedure.id}.${id}`)?.keys() ?? [])].slice(0, 3).join(' | ')}`);
  }

  /** Whether, sooner or later, somebody may do an act that leads on: two years later every limit has passed. */
  #hasWayOut(procedure: Procedure, matter: Matter): boolean {
    const on = addDays(matter.history.at(-1)?.on ?? matter.openedOn, 730);
    return Object.entries(procedure.acts).some(([id, act]) => {
      if (!startsFrom(procedure, act, matter) || (act.to === undefined && !act.resumes)) return false;
      const t: Try = { procedure, matter, newId: '', id, act, on };
      const common = { procedure, matter, on, recordedAt: `${on}T09:00:00+08:00`, world: this.#world(), law: this.#ground.law };
      return Array.from({ length: 12 }, () => this.actorFor(t, {})).some((actor) => closedReason({ ...common, actor }, id) === undefined);
    });
  }
}
