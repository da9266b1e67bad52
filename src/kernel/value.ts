/** What a value can be once it is stored: plain JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** Values of a matter by field id. */
export type Values = { readonly [field: string]: Json | undefined };

/**
 * Canonical JSON (RFC 8785 for the values we allow): keys sorted by code unit, no white space,
 * `undefined` members left out. Two equal values always give the same text, hence the same seal.
 */
export function canonical(value: Json | undefined): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonical(member)}`);
  }
  return `{${members.join(',')}}`;
}

/** `Array.isArray` for read-only lists. */
export function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** Whether two stored values are the same value. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || canonical(a) === canonical(b);
}

/** One or many, as a list. */
export function listOf<T>(one: T | readonly T[] | undefined): readonly T[] {
  if (one === undefined) return [];
  return Array.isArray(one) ? (one as readonly T[]) : [one as T];
}

/** A bug in the program, never a fault of the person who uses it: refusals are values, faults are thrown. */
export class Fault extends Error {
  readonly code: string;
  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.name = 'Fault';
  }
}
