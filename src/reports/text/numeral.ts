const digits: Readonly<Record<string, number>> = {
  ...{ 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
};
const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 一百二十三 → 123, 二〇一九 → 2019, 12 → 12; undefined where it is no number. */
export function readNumeral(text: string): number | undefined {
  const plain = text.replace(/[０-９]/g, (c) => String(c.charCodeAt(0) - 0xff10));
  if (/^\d+$/.test(plain)) return Number(plain);
  if (!/^[〇零一二两三四五六七八九十百千]+$/.test(plain)) return undefined;
  if (!/[十百千]/.test(plain)) return Number([...plain].map((c) => digits[c]).join(''));
  let sum = 0;
  let digit: number | undefined;
  for (const c of plain) {
    const place = places[c];
    if (place === undefined) digit = digits[c];
    else {
      sum += (digit ?? 1) * place;
      digit = undefined;
    }
  }
  return sum + (digit ?? 0);
}

const signs = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 123 → 一百二十三; up to 999, as the numbers of articles run. */
export function printNumeral(n: number): string {
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  const head = hundreds > 0 ? `${signs[hundreds]}百` : '';
  if (tens === 0) return ones === 0 ? head : `${head}${head ? '零' : ''}${signs[ones]}`;
  const ten = tens === 1 && hundreds === 0 ? '十' : `${signs[tens]}十`;
  return `${head}${ten}${signs[ones]}`;
}
