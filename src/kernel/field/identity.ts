import { isCivilDate } from '../date.ts';

const usccSigns = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Full-width to half-width, no blanks, upper case. */
export const normalizeNumber = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();

/** 统一社会信用代码 with its check sign (GB 32100-2015). Expects a normalised number. */
export function isUscc(code: string): boolean {
  if (!/^[0-9A-HJ-NP-RTUW-Y]{2}\d{6}[0-9A-HJ-NP-RTUW-Y]{10}$/.test(code)) return false;
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += usccSigns.indexOf(code.charAt(i)) * (usccWeights[i] ?? 0);
  return usccSigns.charAt((31 - (sum % 31)) % 31) === code.charAt(17);
}

/** 居民身份证号 with a date that exists and its check sign (GB 11643-1999). Expects a normalised number. */
export function isIdCard(number: string): boolean {
  if (!/^\d{17}[\dX]$/.test(number)) return false;
  if (!isCivilDate(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`)) return false;
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += Number(number.charAt(i)) * (idWeights[i] ?? 0);
  return '10X98765432'.charAt(sum % 11) === number.charAt(17);
}

/** The date of birth in an 18-digit number. */
export const bornOn = (idCard: string): string => `${idCard.slice(6, 10)}-${idCard.slice(10, 12)}-${idCard.slice(12, 14)}`;
