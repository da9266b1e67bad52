import { type Calendar, type CivilDate, workingDaysBetween } from '#kernel';
import type { ToDto } from '../contract/notices.ts';
import type { ReminderRule } from './rule.ts';

/** A deadline that runs: which one, and its last day. */
export interface Running {
  readonly deadline: string;
  readonly dueOn: CivilDate;
}

/** Somebody is to be told today. The stage is the same on every day on which the same thing would be said. */
export interface Reminder {
  readonly kind: 'soon' | 'overdue' | 'escalated';
  readonly stage: string;
  readonly to: ToDto;
  /** Working days to go (soon), or overdue. */
  readonly days: number;
}

/**
 * Who is told what of a deadline on a day. Amber: once, `soonDays` working days before the last day or later. Red: on the
 * first working day after it, then every `againEvery` working days, each step of the rule besides when its day has come.
 * Nobody is told anything on a day off: what falls on one is told on the next working day. Stages missed while nobody
 * looked are not told one by one: only where it stands now.
 */
export function remindersOn(
  today: CivilDate,
  { deadline, dueOn }: Running,
  rule: ReminderRule,
  { calendar, soonDays }: { readonly calendar: Calendar; readonly soonDays: number },
): readonly Reminder[] {
  if (!calendar.isWorking(today)) return [];
  const stage = (name: string) => `${name}:${deadline}:${dueOn}`;
  if (dueOn >= today) {
    const days = workingDaysBetween(calendar, today, dueOn);
    return days <= soonDays ? [{ kind: 'soon', stage: stage('soon'), to: 'handler', days }] : [];
  }
  const days = workingDaysBetween(calendar, dueOn, today);
  const again = Math.floor((days - 1) / rule.againEvery);
  return rule.steps
    .filter((step) => days >= step.after)
    .map(({ after, to }) => {
      if (to === 'handler' && after === 0) return { kind: 'overdue', stage: stage(`overdue${again}`), to, days };
      return { kind: 'escalated', stage: stage(`late${after}-${to}`), to, days };
    });
}
