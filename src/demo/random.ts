/**
 * Pseudo-random numbers of the demonstration: one seed gives one city-year, on every machine.
 * sfc32 (Chris Doty-Humphrey, public domain), seeded from a name, so that each part has its own stream
 * and a change in one part leaves the others as they were.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d = 1;

  constructor(seed: string) {
    let h = 0x811c9dc5;
    const word = (salt: number): number => {
      for (let i = 0; i < seed.length; i += 1) h = Math.imul(h ^ seed.charCodeAt(i) ^ salt, 0x01000193);
      return h >>> 0;
    };
    [this.#a, this.#b, this.#c] = [word(1), word(2), word(3)];
    for (let i = 0; i < 12; i += 1) this.bits();
  }

  /** 32 random bits. */
  bits(): number {
    const t = (this.#a + this.#b + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + t;
    this.#c |= 0;
    return t >>> 0;
  }

  /** In [0, 1). */
  next(): number {
    return this.bits() / 4294967296;
  }

  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  chance(p: number): boolean {
    return this.next() < p;
  }

  pick<T>(list: readonly T[]): T {
    const one = list[Math.floor(this.next() * list.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  }

  /** A key of the table, as often as its weight says. */
  weighted<K extends string>(table: Readonly<Record<K, number>>): K {
    const entries = Object.entries(table) as [K, number][];
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    return (entries.at(-1) as [K, number])[0];
  }

  /** Puts the list in a random order, in place. */
  shuffle<T>(list: T[]): T[] {
    for (let i = list.length - 1; i > 0; i -= 1) {
      const j = this.int(0, i);
      [list[i], list[j]] = [list[j] as T, list[i] as T];
    }
    return list;
  }
}

const hex = (n: number, width: number) => n.toString(16).padStart(width, '0');

/** A UUID of version 7 for an instant in milliseconds, its random part from the stream. */
export function uuidAt(ms: number, random: Random): string {
  const time = hex(ms, 12);
  const [a, b, c] = [random.bits(), random.bits(), random.bits()];
  const variant = hex(0x8000 | ((a >>> 12) & 0x3fff), 4);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(a & 0xfff, 3)}-${variant}-${hex(b & 0xffff, 4)}${hex(c, 8)}`;
}

/**
 * Splits a whole number over weights so that the parts add up to it exactly (largest remainders).
 */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((w) => (total * w) / sum);
  const parts = exact.map(Math.floor);
  const order = exact.map((e, i) => [e - Math.floor(e), i] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  let left = total - parts.reduce((a, b) => a + b, 0);
  for (const [, i] of order) {
    if (left === 0) break;
    parts[i] = (parts[i] ?? 0) + 1;
    left -= 1;
  }
  return parts;
}

/** A list in which each key stands exactly as often as its share of `total`; in random order. */
export function deck<K extends string>(total: number, table: Readonly<Record<K, number>>, random: Random): K[] {
  const keys = Object.keys(table) as K[];
  const parts = shareOut(
    total,
    keys.map((k) => table[k]),
  );
  return random.shuffle(keys.flatMap((key, i) => new Array<K>(parts[i] ?? 0).fill(key)));
}
