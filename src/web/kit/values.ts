import type { DescribedField, Json } from '#kernel';
import { printNumber } from './format.ts';

/** Printed names of units and matters, by code or key. */
export type Names = Readonly<Record<string, string>>;

/** Stands for a matter that a value points to and that the reader may not see; its key says nothing to anybody. */
const unseenMatter = '已关联（您的岗位看不到内容）';

/** The printed name of a unit or of a matter. */
export const nameOf = (field: Pick<DescribedField, 'kind'>, code: string, names: Names): string =>
  names[code] ?? (field.kind === 'reference' ? unseenMatter : code);

export interface FileValue {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

export const listOfJson = (value: Json | undefined): readonly Json[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? (value as readonly Json[]) : [value];

export function isFile(value: unknown): value is FileValue {
  return typeof value === 'object' && value !== null && 'sha256' in value && 'name' in value;
}

export const filesOf = (value: Json | undefined): readonly FileValue[] => (listOfJson(value) as readonly unknown[]).filter(isFile);

const partyName = (value: Json): string =>
  value !== null && typeof value === 'object' && 'name' in value ? String(value.name ?? '') : typeof value === 'string' ? value : '';

type Printer = (field: DescribedField, value: Json, names: Names) => string;

const option: Printer = (field, value) => field.options?.[String(value)] ?? String(value);
/** A number without its unit. What stays below ten thousand may be a year: 2019, not 2,019. */
export const printAmount = ({ max }: Pick<DescribedField, 'max'>, value: number): string =>
  max !== undefined && max < 10_000 ? String(value) : printNumber(value);
const amount =
  (unit: string): Printer =>
  (field, value) =>
    `${printAmount(field, Number(value))}${field.unit ?? unit}`;
const named: Printer = (field, value, names) => nameOf(field, String(value), names);

const printers: Readonly<Record<string, Printer>> = {
  choice: option,
  choices: option,
  flag: (_field, value) => (value ? '是' : '否'),
  number: amount(''),
  money: amount('元'),
  party: (_field, value) => partyName(value),
  file: (_field, value) => (isFile(value) ? value.name : ''),
  unit: named,
  reference: named,
};

const plain: Printer = (_field, value) => (typeof value === 'object' ? '' : String(value));
const printOne: Printer = (field, value, names) => (printers[field.kind] ?? plain)(field, value, names);

/** A value in one line, as a table or a list shows it. Dates stay 2019-06-30. */
export function printValue(field: DescribedField, value: Json | undefined, names: Names = {}): string {
  if (value === undefined || value === null || value === '') return '';
  if (field.kind === 'rows') return `${listOfJson(value).length}项`;
  return listOfJson(value)
    .map((one) => (typeof one === 'string' && one === '（不公开）' ? one : printOne(field, one, names)))
    .filter(Boolean)
    .join('、');
}
