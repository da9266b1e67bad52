/** Target responsibility in the year: pledges, quarterly reviews, points, reward and sanction. None of it is published but who signs. */
import { addDays } from '#kernel';
import type { City } from './city.ts';
import { workingDayAfter } from './days.ts';
import { afterQuarter, afterYear, appraisal, lowest } from './incentives.ts';
import { ownPart } from './own-city.ts';
import { amendment, closing, type Pledges, pledge, pledgeKey } from './pledges.ts';
import { causesOf, honours, PointBook } from './points.ts';
import type { QuarterFigures } from './quarter-figures.ts';
import { roundCourse } from './quarters.ts';
import type { Live, SeededMatter } from './replay.ts';
import { figuresTaken, pledgedUnits, roundsOf } from './responsibility-plan.ts';
import type { DemoUnit } from './units.ts';

export { QuarterFigures } from './quarter-figures.ts';
export { figuresTaken };

/** In a quick trial only some units, the demonstration accounts' own among them. */
function reviewedUnits(share: number): readonly DemoUnit[] {
  if (share >= 1) return pledgedUnits;
  const kept = new Set(['411722', '411721', '411700-D12', '411700-D14', '411700-D09', '411700-D02', '411700-D03']);
  const every = Math.max(1, Math.round(1 / Math.max(share, 0.02)));
  return pledgedUnits.filter((unit, n) => kept.has(unit.code) || n % every === 0);
}

/** `others`: matters told before, whose records count points; `figures`: what they count for each unit. */
export function responsibility(whole: City, others: readonly SeededMatter[], figures: QuarterFigures, share = 1): readonly Live[] {
  const part = ownPart(whole, 'responsibility', `${whole.year - 1}-01-02`);
  const { city } = part;
  const { year, random } = city;
  const units = reviewedUnits(share);
  const pledges: Pledges = new Map();
  const appraisals = new Map<string, Live>();
  for (const each of [year - 1, year])
    for (const unit of units) {
      const on = workingDayAfter(`${each}-02-18`, random.int(0, 6));
      part.add(on, pledge(part, pledges, unit, each, on));
      const tableOn = workingDayAfter(`${each}-12-16`, random.int(0, 5));
      part.add(tableOn, appraisal(part, appraisals, unit, each, tableOn));
    }
  const points = new PointBook(part);
  for (const cause of [...causesOf(others, units), ...honours(part, units, year)]) points.add(cause);
  const incentives = { part, appraisals };
  const rounds = roundsOf(year);
  for (const plan of rounds) {
    const on = workingDayAfter(addDays(plan.end, -8), 0);
    const reviewed = {
      ...{ part, units, pledges, points, figures },
      published: (of: typeof plan, _round: Live, results: readonly Live[], outOn: string) => {
        if (of.year === year) return afterQuarter(incentives, of, results, outOn);
        afterYear(incentives, of, results, outOn);
        closeYear(results, outOn);
      },
    };
    part.add(on, roundCourse(reviewed, plan));
  }
  const closeYear = (results: readonly Live[], on: string): void => {
    const missed = new Set(lowest(results, 2).map((live) => live.matter.unit));
    for (const unit of units) {
      const live = pledges.get(pledgeKey(year - 1, unit.code));
      const closeOn = workingDayAfter(on, random.int(5, 9));
      if (live?.matter.state === 'effective') part.add(closeOn, closing(part, live, !missed.has(unit.code), closeOn));
    }
  };
  part.add(`${year}-06-03`, changed(city.year));
  return part.told();

  /** Two asked for a change in summer, one more in September was refused. */
  function* changed(of: number): Generator<string, void, void> {
    for (const [n, unit] of units
      .filter((_, i) => i % Math.max(1, Math.floor(units.length / 3)) === 1)
      .slice(0, 3)
      .entries()) {
      const live = pledges.get(pledgeKey(of, unit.code));
      if (live) part.add(`${of}-06-03`, amendment(part, live, unit, n < 2));
    }
    yield `${of}-06-04`;
  }
}
