import { type Field, fieldOf, type Kind, plainly, type Read, refused } from './field.ts';
import { cleanText } from './text.ts';

/** A number; whole unless `digits` allows decimals. `unit` is printed after it. Below 10,000 ungrouped: 2019 may be a year. */
export const number = fieldOf<number>('number');
/** An amount in yuan with at most two decimals, not negative. */
export const money = fieldOf<number>('money');

/** Reads 1,234.50, full-width digits and a unit behind; undefined when it is no number. */
export function readNumber(input: unknown, unit = ''): number | undefined {
  if (typeof input === 'number') return Number.isFinite(input) ? input : undefined;
  const cell = cleanText(input)?.normalize('NFKC').replace(/[,\s]/g, '');
  const bare = unit && cell?.endsWith(unit) ? cell.slice(0, -unit.length) : cell;
  return bare && /^[+-]?\d{1,15}(\.\d{1,6})?$/.test(bare) ? Number(bare) : undefined;
}

function readWithin(field: Field, input: unknown, limits: { digits: number; min: number; max: number; unit: string }): Read {
  const { digits, min, max, unit } = limits;
  const value = readNumber(input, unit);
  if (value === undefined) return refused(field, 'number-shape', `「${field.title}」应为数字`, '请填写阿拉伯数字');
  if (Number(value.toFixed(digits)) !== value) {
    return refused(field, 'number-digits', `「${field.title}」${digits ? `最多${digits}位小数` : '应为整数'}`, '请改正小数位');
  }
  if (value < min || value > max) return refused(field, 'number-range', `「${field.title}」应在${min}至${max}之间`, '请核对数值');
  return { value: value + 0 };
}

const kindOf = (id: string, defaults: { digits: number; min: number; max: number; unit: string }): Kind => ({
  ...plainly,
  id,
  column: 'numeric',
  read: (field, input) => readWithin(field, input, { ...defaults, ...(field.spec as object) }),
  print: (field, value) => {
    const [whole = '', part] = String(value).split('.');
    const grouped = (field.spec.max ?? defaults.max) < 10_000 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
    return `${grouped}${part ? `.${part}` : ''}${field.spec.unit ?? defaults.unit}`;
  },
});

export const numberKind = kindOf('number', { digits: 0, min: 0, max: 1e12, unit: '' });
export const moneyKind = kindOf('money', { digits: 2, min: 0, max: 1e13, unit: '元' });
