/** 2020-01-10 → 2020年1月10日. */
export function printDay(date: string): string {
  const [year, month, day] = date.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** Whether a text is a date as it is kept. */
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

export const printText = (text: string): string => (isDay(text) ? printDay(text) : text);

/** 283400012345 → 2834 0001 2345. */
export const printCode = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ');

export const printBytes = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
