/** The lights of the year's tasks by unit: for whoever oversees them. */
import type { TaskCounts, TaskLightsDto, TaskLine } from '../contract/tasks.ts';
import type { Platform, RegisteredUnit } from '../platform.ts';
import { unitDto } from '../session.ts';
import { yearInHand } from './door.ts';
import { countsOf } from './reading.ts';

const worstFirst = (a: TaskCounts, b: TaskCounts): number => b.red - a.red || b.yellow - a.yellow;

/** The unit one level down to which a line belongs, by its path; the unit's own lines belong to none. */
const childPath = (unit: RegisteredUnit, { unitPath }: TaskLine): string => unitPath.slice(0, unitPath.indexOf('/', unit.path.length) + 1);

/** How the tasks under a unit shine today, as a whole and by unit one level down; null where the city has no tasks. */
export async function taskLights(platform: Platform, unit: RegisteredUnit): Promise<TaskLightsDto | null> {
  if (!platform.tasks) return null;
  const [year, on] = [await yearInHand(platform), platform.today()];
  const lines = (await platform.tasks.board(year, on)).filter((l) => l.unitPath.startsWith(unit.path) && l.rule !== 'not-running');
  if (lines.length === 0) return null;
  const below = Map.groupBy(lines, (line) => childPath(unit, line));
  const units = platform.units
    .all()
    .filter((one) => one.parent === unit.code && below.has(one.path))
    .map((one) => ({ unit: unitDto(one), ...countsOf(below.get(one.path) ?? []) }))
    .sort(worstFirst);
  return { year, on, total: countsOf(lines), units };
}
