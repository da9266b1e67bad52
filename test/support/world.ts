/** A world of matters made by random walks: the same for the same seed. */
import { calendar, type Matter, type Procedure, registry } from '#kernel';
import { holidayNotices } from '#law';
import { procedures } from '../../src/app/procedures.ts';
import { units } from './city.ts';
import { Chance } from './random.ts';
import { sample } from './sample.ts';
import { Tokens } from './values.ts';
import { Walker } from './walk.ts';

const all = [...procedures, sample as unknown as Procedure];
/** The platform's declarations and the one only tests know. */
export const declared = registry(all);
export const law = { calendar: calendar(holidayNotices), policies: [] };
/** The bureau of justice also keeps the office of the leading group, so that its acts are walked. */
const overseen = units.map((u) =>
  u.offices.includes('justice') && u.kind === 'department' ? { ...u, offices: [...u.offices, 'oversight'] } : u,
);
/** Nothing in the world happens after this day. */
export const last = '2020-06-30';

/** So many rounds of walks, one through every procedure each. */
export function walked(seed: number, rounds: number, files: readonly string[]): { walker: Walker; tokens: Tokens } {
  const tokens = new Tokens();
  const chance = new Chance(seed);
  const walker = new Walker({ registry: declared, law, units: overseen, files, chance, tokens, last });
  for (let round = 0; round < rounds; round += 1) {
    for (const p of declared.all) {
      // Each walk from a place of its own: an act added to one procedure does not lead all others elsewhere.
      chance.begin(`${seed} ${p.id} ${round}`);
      walker.walk(p, round < 4 ? '2019-01-08' : `2019-0${1 + (round % 9)}-10`);
    }
  }
  return { walker, tokens };
}

/** Whether a clock has stood still on the way of a matter. */
function paused(m: Matter): boolean {
  const deadlines = Object.values(declared.edition(m.procedure, m.edition)?.deadlines ?? {});
  return m.history.some((step) => deadlines.some((d) => d.pausedIn?.includes(step.to)));
}

function isRich(walker: Walker): boolean {
  const matters = [...walker.matters.values()];
  const late = matters.some((m) => m.history.some((s) => Object.values(s.clocks).some((c) => c.late > 0)));
  return late && matters.some(paused) && matters.some((m) => m.voided && m.procedure !== sample.id);
}

/** A small world that holds what is hard to count: matters voided, late and paused. The first seed that gives one is taken. */
export function richWorld(files: readonly string[]): ReturnType<typeof walked> {
  for (let seed = 34; seed < 64; seed += 1) {
    const world = walked(seed, 9, files);
    if (isRich(world.walker)) return world;
  }
  throw new Error('no seed gives a world with voided, late and paused matters');
}
