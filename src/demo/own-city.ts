/** A part of the year told by itself: its own chance and its own calendar of work, so that it leaves the others as they were. */
import type { CivilDate } from '#kernel';
import { Agenda, type Flow } from './agenda.ts';
import type { City } from './city.ts';
import { Random } from './random.ts';
import type { Given, Live } from './replay.ts';

export interface Part {
  readonly city: City;
  /** Opens a matter and remembers it. */
  open(id: string, act: string, values: Given, on: CivilDate, actor: Parameters<City['replay']['open']>[4]): Live;
  add(on: CivilDate, flow: Flow): void;
  /** Lives through the days and gives every matter opened, in the order opened. */
  told(): readonly Live[];
}

export function ownPart(whole: City, topic: string, from: CivilDate): Part {
  const city: City = { ...whole, random: new Random(`${topic} ${whole.year}`), agenda: new Agenda(from) };
  const lives: Live[] = [];
  return {
    city,
    open: (id, act, values, on, actor) => {
      const live = city.replay.open(id, act, values, on, actor);
      lives.push(live);
      return live;
    },
    add: (on, flow) => city.agenda.add(on, flow),
    told: () => {
      city.agenda.run(city.last);
      return lives;
    },
  };
}

/** So many of a small lot; at least one, so that a quick trial shows each kind. */
export const some = (n: number, part: number): number => Math.max(1, Math.round(n * part));
