import { addDays, type CivilDate } from '#kernel';

/** The city's civil date and time of day (Asia/Shanghai). The only place that reads the machine's clock for business. */
export interface CityClock {
  today(): CivilDate;
  now(): string;
}

/** The day that is over: its root takes in all that was entered on it. Today's would not fit any more with the next act. */
export const dayOver = (today: CivilDate): CivilDate => addDays(today, -1);

export function cityClock(fixed: CivilDate | undefined): CityClock {
  const read = () => Temporal.Now.zonedDateTimeISO('Asia/Shanghai');
  const today = () => fixed ?? read().toPlainDate().toString();
  const now = () => `${today()}T${read().toPlainTime().toString({ smallestUnit: 'millisecond' })}+08:00`;
  return { today, now };
}
