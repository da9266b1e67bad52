/** Replays acts through `decide`: what the demonstration holds has been judged like anything typed in. */
import {
  type Actor,
  addDays,
  type CivilDate,
  type Consequence,
  type Draft,
  decide,
  type Json,
  type Law,
  type LinkedMatter,
  listOf,
  type Matter,
  matterKey,
  type Procedure,
  printRefusal,
  type Registry,
  type World,
} from '#kernel';
import { instantMs, later, printInstant, workingDayAfter } from './days.ts';
import { oddlyEntered } from './oddities.ts';
import { Cabinet } from './pdf.ts';
import { Random, uuidAt } from './random.ts';
import { cityCode, cityPath, findUnit } from './units.ts';

/** One decided act: what the store's bulk writer takes. */
export interface Entry {
  readonly procedure: Procedure;
  readonly before: Matter | undefined;
  readonly after: Matter;
  readonly draft: Draft;
}

/** A matter on its way through the year. */
export interface Live {
  readonly procedure: Procedure;
  matter: Matter;
  readonly entries: Entry[];
  /** Public id `region/uuid`. */
  readonly key: string;
}

/** A matter with all its events in order, as it goes to the store. */
export type SeededMatter = Readonly<Pick<Live, 'procedure' | 'matter' | 'entries' | 'key'>>;

export type Given = Readonly<Record<string, unknown>>;

/** The machine, which acts by the calendar. */
const clockActor: Actor = {
  id: 'clock',
  name: '平台',
  kind: 'clock',
  unit: cityCode,
  unitPath: cityPath,
  duties: [],
  offices: [],
  territory: '',
};

interface Setting {
  readonly registry: Registry;
  readonly law: Law;
  /** Seeds the ids and the hours of the day. */
  readonly name: string;
  /** Nothing may be entered after this day. */
  readonly today: CivilDate;
  /** Next number of a series; the store's, so that numbering goes on after the load. */
  readonly serial?: World['serial'];
}

const seconds = { from: 8 * 3600 + 1800, to: 17 * 3600 + 1800 };

export class Replay {
  readonly registry: Registry;
  readonly cabinet = new Cabinet();
  readonly #law: Law;
  readonly #today: CivilDate;
  readonly #random: Random;
  readonly #serials = new Map<string, number>();
  readonly #linked = new Map<string, Live>();
  readonly #world: World;
  events = 0;

  constructor(setting: Setting) {
    this.registry = setting.registry;
    this.#law = setting.law;
    this.#today = setting.today;
    this.#random = new Random(`${setting.name} replay`);
    this.#world = {
      unit: findUnit,
      hasFile: (sha256) => this.cabinet.has(sha256),
      linked: (id) => linkedOf(this.#linked.get(id)),
      serial: setting.serial ?? ((series) => this.#number(series)),
    };
  }

  #number(series: string): number {
    const next = (this.#serials.get(series) ?? 0) + 1;
    this.#serials.set(series, next);
    return next;
  }

  procedure(id: string, on: CivilDate): Procedure {
    const found = this.registry.at(id, on);
    if (!found) throw new Error(`no procedure ${id}`);
    return found;
  }

  /** Opens a matter. `linkable`: other matters will refer to it. */
  open(id: string, act: string, values: Given, on: CivilDate, actor: Actor, linkable = false): Live {
    const procedure = this.procedure(id, on);
    const { draft, matter } = this.#judge(procedure, undefined, act, values, on, actor);
    const opened: Live = { procedure, matter, entries: [{ procedure, before: undefined, after: matter, draft }], key: matterKey(matter) };
    if (linkable) this.#linked.set(opened.key, opened);
    this.#bring(opened, act, on);
    return opened;
  }

  /** Does the next act on a matter; a refusal is a bug of the demonstration. */
  act(live: Live, act: string, values: Given, on: CivilDate, actor: Actor): Live {
    const { draft, matter } = this.#judge(live.procedure, live.matter, act, values, on, actor);
    live.entries.push({ procedure: live.procedure, before: live.matter, after: matter, draft });
    live.matter = matter;
    this.#bring(live, act, on);
    return live;
  }

  /** An act of the calendar. */
  byClock(live: Live, act: string, on: CivilDate, values: Given = {}): Live {
    return this.act(live, act, values, on, clockActor);
  }

  /** Keeps a matter that goes on over time, though nothing refers to it. */
  keep(live: Live): void {
    this.#linked.set(live.key, live);
  }

  live(key: string): Live | undefined {
    return this.#linked.get(key);
  }

  /** Every matter that others may refer to, in the order opened. */
  linkable(): IterableIterator<Live> {
    return this.#linked.values();
  }

  #judge(procedure: Procedure, before: Matter | undefined, act: string, values: Given, on: CivilDate, actor: Actor) {
    const { recordedAt, ms } = this.#entry(before, on, actor, { procedure: procedure.id, act });
    const newId = before ? before.id : uuidAt(ms, this.#random);
    const world = this.#world;
    const decision = decide({ procedure, matter: before, newId, act, values, on, recordedAt, actor, world, law: this.#law });
    if (!decision.ok) {
      const why = decision.refusals.map((r) => `${r.code} ${r.field ?? ''} ${printRefusal(r)}`).join(' | ');
      throw new Error(`${procedure.id}.${act} on ${on} by ${actor.unit}/${actor.duties.join()} refused: ${why}`);
    }
    this.events += 1;
    return decision;
  }

  /** When the act is entered: mostly the same day; one in fifty more than five working days late; never before the last entry. */
  #entry(
    before: Matter | undefined,
    on: CivilDate,
    actor: Actor,
    what: { readonly procedure: string; readonly act: string },
  ): { recordedAt: string; ms: number } {
    const random = this.#random;
    const byMachine = actor.kind === 'clock';
    const slow = !byMachine && random.chance(0.016) ? random.int(6, 15) : 0;
    let day = slow ? workingDayAfter(on, slow) : on;
    let second = byMachine ? 300 : random.int(seconds.from, seconds.to);
    if (day > this.#today) day = later(on, this.#today);
    const entering = { ...what, opens: before === undefined, unit: actor.unit, on, today: this.#today, day, second };
    ({ day, second } = oddlyEntered(entering));
    const previous = before?.history.at(-1)?.recordedAt;
    let recordedAt = printInstant(day, second);
    if (previous !== undefined && recordedAt <= previous) {
      day = previous.slice(0, 10);
      second = Number(previous.slice(11, 13)) * 3600 + Number(previous.slice(14, 16)) * 60 + Number(previous.slice(17, 19)) + 60;
      if (second >= 86_400) [day, second] = [addDays(day, 1), seconds.from];
      recordedAt = printInstant(day, second);
    }
    return { recordedAt, ms: instantMs(day, second) };
  }

  /** What the act brings about in the matters it refers to. */
  #bring(live: Live, act: string, on: CivilDate): void {
    for (const one of live.procedure.acts[act]?.brings ?? []) this.#consequence(live, one, on);
  }

  #consequence(live: Live, one: Consequence<string>, on: CivilDate): void {
    const { values } = live.matter;
    if (one.when && !one.when.in.includes(String(values[one.when.field]))) return;
    const carried: Record<string, Json | undefined> = {};
    for (const [there, here] of Object.entries(one.carry ?? {})) carried[there] = here === '@id' ? live.key : values[here];
    for (const key of listOf<Json>(values[one.on] as Json | readonly Json[] | undefined)) {
      const target = this.#linked.get(String(key));
      if (!target) throw new Error(`${live.procedure.id}.${one.act} refers to ${String(key)}, which is unknown`);
      this.act(target, one.act, carried, on, clockActor);
    }
  }
}

function linkedOf(live: Live | undefined): LinkedMatter | undefined {
  if (!live) return undefined;
  const { key, procedure, matter } = live;
  const { state, unit, unitPath, openedOn, values } = matter;
  return { id: key, procedure: procedure.id, state, unit, unitPath, openedOn, values };
}
