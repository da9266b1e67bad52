import type { TaskDoor, UnitBook } from '#api';
import type { CivilDate } from '#kernel';
import { type LitTask, lightCell, lightFigures, lightsByPath, tasksCounted } from '#reports';
import type { WorkedFigures } from './figures.ts';

/** Lights of tasks as figures: worked out for the last day of the period, or for today while it has not come. */
export function taskFigures(tasks: Pick<TaskDoor, 'task' | 'board' | 'years'>, units: UnitBook, today: () => CivilDate): WorkedFigures {
  const figures = lightFigures(tasks.task);
  const dayOf = (to: CivilDate): CivilDate => (to < today() ? to : today());
  const lit = async (on: CivilDate): Promise<readonly LitTask[]> => {
    const years = (await tasks.years()).filter((year) => year <= Number(on.slice(0, 4)));
    return (await Promise.all(years.map((year) => tasks.board(year, on)))).flat();
  };
  return {
    ids: [...figures.keys()],
    declared: (id) => figures.get(id),
    cells: async (to) => {
      const on = dayOf(to);
      const lights = lightsByPath(await lit(on), on);
      return (id, path) => {
        const figure = figures.get(id);
        return figure && lightCell(figure, lights.get(path));
      };
    },
    behind: async (id, to, unit) => {
      const [figure, path] = [figures.get(id), units.get(unit)?.path];
      if (!figure || path === undefined) return [];
      const on = dayOf(to);
      return tasksCounted(figure, await lit(on), on).flatMap((task) => (task.unitPath.startsWith(path) ? [task.key] : []));
    },
  };
}
