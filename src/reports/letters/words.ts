/** How official letters write days, numbers and amounts. Pure. */
import { chineseNumeral } from '../model.ts';

const digits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 2019-03-04 → 二〇一九年三月四日. */
export function chineseDate(day: string): string {
  const [year = '', month, date] = day.split('-');
  const years = [...year].map((d) => digits[Number(d)]).join('');
  return `${years}年${chineseNumeral(Number(month))}月${chineseNumeral(Number(date))}日`;
}

const places = ['', '十', '百', '千'];

/** 30 → 三十, 105 → 一百零五; up to 9,999. */
export function chineseNumber(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 9999) return String(n);
  if (n < 20) return n === 0 ? '零' : chineseNumeral(n);
  const signs = [...String(n)].map(Number);
  const spoken = signs.map((d, i) => (d === 0 ? '零' : `${digits[d]}${places[signs.length - 1 - i]}`)).join('');
  return spoken.replace(/零+/g, '零').replace(/零$/, '');
}

/** Every number of a text in Chinese numerals: 第30条 → 第三十条. */
export const inChinese = (text: string): string => text.replace(/\d{1,4}/g, (n) => chineseNumber(Number(n)));

const capitals = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const capitalPlaces = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿', '万亿'];

/** Four digits: 1050 → 壹仟零伍拾; zeros inside are said once, those at the end not at all. */
function capitalGroup(four: string): string {
  const said = [...four].map((d, i) => (d === '0' ? '零' : `${capitals[Number(d)]}${capitalPlaces[four.length - 1 - i]}`)).join('');
  return said.replace(/零+/g, '零').replace(/零$/, '');
}

function capitalInteger(whole: string): string {
  const parts: string[] = [];
  for (let end = whole.length; end > 0; end -= 4) parts.unshift(whole.slice(Math.max(0, end - 4), end));
  const said = parts.map((four, i) => {
    const text = capitalGroup(four);
    return text === '' || text === '零' ? '零' : `${text}${groups[parts.length - 1 - i] ?? ''}`;
  });
  return said
    .join('')
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '');
}

/** An amount in yuan in capitals: 12000.5 → 人民币壹万贰仟元伍角. */
export function capitalAmount(yuan: number): string {
  const [whole = '0', part = '00'] = Math.abs(yuan).toFixed(2).split('.');
  const integer = capitalInteger(whole);
  const [jiao, fen] = [Number(part[0]), Number(part[1])];
  const small = `${jiao > 0 ? `${capitals[jiao]}角` : fen > 0 && integer ? '零' : ''}${fen > 0 ? `${capitals[fen]}分` : ''}`;
  const head = integer ? `${integer}元` : small ? '' : '零元';
  return `人民币${yuan < 0 ? '负' : ''}${head}${small}${fen > 0 ? '' : '整'}`;
}

/** An amount without thousands separators, decimals only where there are any. */
export const plainAmount = (yuan: number): string => (Number.isInteger(yuan) ? String(yuan) : yuan.toFixed(2));
