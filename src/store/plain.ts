import { canonical, type Hash, type Json } from '#kernel';

/** Plain JSON, as the database gives it back. */
export const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

/** The seal of a value under the city's hash: the same for what was written and for what is read back. */
export const sealWith = (hash: Hash, value: unknown): string => hash(canonical(plain(value)));
