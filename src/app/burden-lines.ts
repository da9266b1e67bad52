import { levelTitle } from '#api';
import type { BurdenLines } from '#cli';
import { printBasis } from '#kernel';
import { namedPeriod } from '#reports';
import type { Opened } from './platform.ts';

/** The burden of a period as the command line prints it. */
export async function burdenLines(platform: Opened, period: string, unit: string): Promise<BurdenLines | undefined> {
  const span = namedPeriod(period)?.span;
  const path = platform.units.get(unit)?.path;
  if (!span || path === undefined || !platform.burden) return undefined;
  const { minutes, acts, values, levels, units, fields, unused } = await platform.burden.of(span, path);
  return {
    ...{ period: span, minutes, acts, values },
    levels: levels.map((l) => ({ ...l, title: levelTitle(l.level) })),
    units: units.map((u) => ({
      unit: u.unit,
      name: platform.units.get(u.unit)?.name ?? u.unit,
      level: u.level,
      acts: u.acts,
      minutes: u.minutes,
    })),
    fields: fields.map((f) => {
      const { procedure, field, title, times, reused } = f;
      return { procedure, field, title, basis: printBasis(f.basis), times, reused, minutes: f.minutes };
    }),
    unused: unused.map((f) => `${f.procedure}.${f.field} ${f.title}`),
  };
}
