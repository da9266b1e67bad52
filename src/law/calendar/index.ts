import { type Calendar, calendar } from '#kernel';
import { holidayNotices } from './notices.ts';

export { type NoticeLines, readNoticeLines } from './lines.ts';
export { holidayNotices } from './notices.ts';
export { type HolidayNoticeReading, parseHolidayNotice } from './parse.ts';

/** The working-day calendar as it stands with every notice the platform brings along. */
export const cityCalendar: Calendar = calendar(holidayNotices);
