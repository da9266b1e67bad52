import { addWorkingDays, type Calendar, type CivilDate, daysBetween, workingDaysBetween } from '#kernel';
import type { LightDto } from './contract.ts';

interface Standing {
  readonly due: CivilDate | null | undefined;
  readonly closedOn: CivilDate | null | undefined;
  readonly paused?: boolean;
  /** Done, though it has not come to its end: nothing is in hand but what a limit still runs for. */
  readonly settled?: boolean;
}

/** 红=逾期 · 黄=临近 · 绿=在期限内或已办结 · 灰=没有期限或中止. Never colour alone: the word says it too. */
export function lightOf(s: Standing, today: CivilDate, calendar: Calendar, soonDays: number): LightDto {
  if (s.closedOn) return { colour: 'green', word: '已办结', since: s.closedOn };
  if (s.settled && !s.due) return { colour: 'green', word: '已办结', since: null };
  if (s.paused) return { colour: 'grey', word: '中止', since: null };
  if (!s.due) return { colour: 'grey', word: '无期限', since: null };
  if (s.due < today) return { colour: 'red', word: `逾期${daysBetween(s.due, today)}天`, since: s.due };
  if (s.due === today) return { colour: 'amber', word: '今天到期', since: null };
  const near = addWorkingDays(calendar, today, soonDays);
  if (s.due > near) return { colour: 'green', word: `${s.due.slice(5)}到期`, since: null };
  return { colour: 'amber', word: `还有${workingDaysBetween(calendar, today, s.due)}个工作日`, since: null };
}
