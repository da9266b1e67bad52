import { createHash, randomFillSync } from 'node:crypto';

/** Random bytes are drawn from the system some hundreds of ids at a time, which costs the same as one. */
const pool = new Uint8Array(8 * 512);
let drawn = pool.length;

function eightBytes(): Uint8Array {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  drawn += 8;
  return pool.subarray(drawn - 8, drawn);
}

let last = 0;
let counter = 0;

const dashed = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;

function layout(ms: number, twelve: number, tail: Uint8Array): string {
  const time = Math.max(0, Math.floor(ms)).toString(16).padStart(12, '0').slice(-12);
  const first = (0x80 | ((tail[0] ?? 0) & 0x3f)).toString(16);
  const rest = Buffer.from(tail.subarray(1, 8)).toString('hex');
  return dashed(`${time}7${(twelve & 0xfff).toString(16).padStart(3, '0')}${first}${rest}`);
}

/** A UUIDv7: later ids sort later, also within one millisecond of this process. */
export function newId(now: number = Date.now()): string {
  const ms = Math.max(now, last);
  counter = ms === last ? counter + 1 : 0;
  last = counter > 0xfff ? ms + 1 : ms;
  if (counter > 0xfff) counter = 0;
  return layout(last, counter, eightBytes());
}

/** The same seed and instant give the same UUIDv7: for records that must come out equal every time. */
export function seededId(seed: string, ms: number): string {
  const digest = createHash('sha256').update(seed).digest();
  return layout(ms, digest.readUInt16BE(8) & 0xfff, digest.subarray(0, 8));
}
