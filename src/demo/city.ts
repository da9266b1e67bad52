/** What all parts of the replay share: the ledger in the making, the calendar of work, chance, and who is at hand. */
import type { Actor, CivilDate, FileValue } from '#kernel';
import type { Agenda } from './agenda.ts';
import { workingDayAfter } from './days.ts';
import { staffOf } from './people.ts';
import type { Random } from './random.ts';
import type { Given, Live, Replay } from './replay.ts';

export interface City {
  readonly year: number;
  /** The last day lived through. */
  readonly last: CivilDate;
  readonly replay: Replay;
  readonly agenda: Agenda;
  readonly random: Random;
}

/** Somebody of a unit with a duty, other than those named by account. */
export function who(city: City, unit: string, duty: string, ...not: readonly (string | undefined)[]): Actor {
  const able = staffOf(unit, duty).filter((a) => !not.includes(a.id));
  if (able.length === 0) throw new Error(`nobody in ${unit} has the duty ${duty}`);
  return city.random.pick(able);
}

/** A page of the demonstration under a title. */
export const paper = (city: City, title: string, kind: string): FileValue => city.replay.cabinet.file(`${title}(${kind})`);

/** So many working days on; none gives the day itself if it is one. */
export const wd = (city: City, on: CivilDate, from: number, to = from): CivilDate => workingDayAfter(on, city.random.int(from, to));

export function act(city: City, live: Live, name: string, on: CivilDate, actor: Actor, values: Given = {}): void {
  city.replay.act(live, name, values, on, actor);
}

/** Whoever last did an act on the matter. */
export const didBy = (live: Live, name: string): string | undefined => live.matter.history.findLast((s) => s.act === name)?.actor;
