import type { CivilDate } from '#kernel';

/** The city's civil date and time of day (Asia/Shanghai). The only place that reads the machine's clock for business. */
export interface CityClock {
  today(): CivilDate;
  now(): string;
}

export function cityClock(fixed: CivilDate | undefined): CityClock {
  const read = () => Temporal.Now.zonedDateTimeISO('Asia/Shanghai');
  const today = () => fixed ?? read().toPlainDate().toString();
  const now = () => `${today()}T${read().toPlainTime().toString({ smallestUnit: 'millisecond' })}+08:00`;
  return { today, now };
}
