import type { DescribedField, Json } from '#kernel';
import { printNumber } from './format.ts';

/** Printed names of units and matters, by code or key. */
export type Names = Readonly<Record<string, string>>;

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

function printOne(field: DescribedField, value: Json, names: Names): string {
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return field.options?.[String(value)] ?? String(value);
    case 'flag':
      return value ? '是' : '否';
    case 'number':
    case 'money':
      return `${printNumber(Number(value))}${field.unit ?? (field.kind === 'money' ? '元' : '')}`;
    case 'party':
      return partyName(value);
    case 'file':
      return isFile(value) ? value.name : '';
    case 'unit':
    case 'reference':
      return names[String(value)] ?? String(value);
    default:
      return typeof value === 'object' ? '' : String(value);
  }
}

/** A value in one line, as a table or a list shows it. Dates stay 2019-06-30. */
export function printValue(field: DescribedField, value: Json | undefined, names: Names = {}): string {
  if (value === undefined || value === null || value === '') return '';
  if (field.kind === 'rows') return `${listOfJson(value).length}项`;
  return listOfJson(value)
    .map((one) => (typeof one === 'string' && one === '(不公开)' ? one : printOne(field, one, names)))
    .filter(Boolean)
    .join('、');
}

/** Whether a field is asked for, given the values it hangs on: the same rule as the kernel's `applies`. */
export const isAsked = (field: DescribedField, values: Readonly<Record<string, unknown>>): boolean =>
  field.when === undefined || field.when.in.includes(values[field.when.field] as string | boolean);
