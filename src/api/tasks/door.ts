import type { Platform } from '../platform.ts';
import { notFound } from '../problem.ts';
import type { Signed } from '../session.ts';
import type { TaskDoor } from '../tasks.ts';

/** The city's tasks, where the platform has any. */
export function doorOf(platform: Platform): TaskDoor {
  if (!platform.tasks) throw notFound();
  return platform.tasks;
}

/** The rule-of-law office drafts the city's tasks. */
export const mayPlan = ({ actor }: Signed): boolean =>
  actor.offices.includes('oversight') && ['clerk', 'reviewer', 'chief', 'head'].some((d) => actor.duties.includes(d));

/** The year whose tasks are in hand: this one, but in January the last, whose results are being told. */
export async function yearInHand(platform: Platform): Promise<number> {
  const [year, month] = platform.today().split('-').map(Number);
  const years = (await platform.tasks?.years()) ?? [];
  const now = year ?? 0;
  return month === 1 && years.includes(now - 1) ? now - 1 : now;
}
