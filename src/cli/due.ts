import { type Calendar, dueOf, explain, type Limit, naturalDays, printDate, workingDays } from '#kernel';
import { readArgs, Usage } from './args.ts';
import type { Console } from './door.ts';

/** The due date of a limit from a day, with the strip that explains it. */
export function dueWithStrip(calendar: Calendar, from: string, limit: Limit) {
  const ends = dueOf(calendar, { start: from, limit });
  const strip = explain(calendar, { start: from, limit, pauses: [], ...ends });
  return { due: ends.due, provisional: strip.some((d) => d.provisional), strip };
}

/** `zs due --from DATE --working N | --natural N [--json]`. Needs no database. */
export function due(argv: readonly string[], calendar: Calendar, console: Console): number {
  const args = readArgs(argv, { from: 'text', working: 'text', natural: 'text', json: 'flag' });
  const from = args.date('from');
  const working = args.whole('working', { min: 1, max: 2000 });
  const natural = args.whole('natural', { min: 1, max: 10_000 });
  if (!from || (working === undefined) === (natural === undefined))
    throw new Usage('用法：zs due --from 2024-02-08 --working 5 [--json]，或者 --natural 60');
  const limit = working === undefined ? naturalDays(natural ?? 1) : workingDays(working);
  const answer = dueWithStrip(calendar, from, limit);
  if (args.flag('json')) {
    console.out(JSON.stringify(answer, null, 2));
    return 0;
  }
  console.out(`${printDate(answer.due)}${answer.provisional ? '（期间有年份尚无放假通知，按周末推算，待通知公布后核定）' : ''}`);
  for (const day of answer.strip)
    console.out(`${day.date}  ${day.counted ? String(day.n).padStart(3) : '  -'}  ${day.why}${day.due ? '  ←届满' : ''}`);
  return 0;
}
