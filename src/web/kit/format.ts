import type { Figure, Rounding } from '#kernel';
import { weekday } from '#kernel';

/** 1234567.5 → 1,234,567.5; decimals as many as `digits` says, else as they are. */
export function printNumber(value: number | null | undefined, digits?: number): string {
  if (value === null || value === undefined) return '—';
  const [whole = '', part] = (digits === undefined ? String(value) : value.toFixed(digits)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part ? `${grouped}.${part}` : grouped;
}

/** The value of a figure with the decimals its rounding declares; what is counted in whole pieces stays whole. */
export const printFigure = ({ value, unit, rounding }: Pick<Figure, 'value' | 'unit' | 'rounding'>): string =>
  printNumber(value, unit !== '%' && Number.isInteger(value) ? 0 : rounding.digits);

export function printRounding(rounding: Rounding): string {
  if (rounding.digits === 0) return rounding.mode === 'truncate' ? '舍去小数取整' : '取整数';
  return `${rounding.mode === 'truncate' ? '直接截去' : '四舍五入'}，保留${rounding.digits}位小数`;
}

/** 2019-01-01 – 2019-12-31 → 2019年; else both dates. */
export function printPeriod(period: { readonly from: string; readonly to: string }): string {
  const year = period.from.slice(0, 4);
  if (period.from === `${year}-01-01` && period.to === `${year}-12-31`) return `${year}年`;
  return `${period.from} 至 ${period.to}`;
}

/** The year only where it is not this one. */
export const shortDate = (date: string, today: string): string => (date.slice(0, 4) === today.slice(0, 4) ? date.slice(5) : date);

/** 2020-02-10T08:12:30Z → 2020-02-10 16:12, in the city's time. */
export function printInstant(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(at);
}

export const weekdayNames = ['日', '一', '二', '三', '四', '五', '六'];
export const printWeekday = (date: string): string => `星期${weekdayNames[weekday(date)] ?? ''}`;

export function printSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
