/** Writes the demonstration into a store: register, people, files, and every matter of the city-year. */
import { argon2Sync, randomBytes } from 'node:crypto';
import type { Json, Law, Registry, World } from '#kernel';
import { type MarkStore, putMarks } from './marks.ts';
import type { DemoFile } from './pdf.ts';
import { type DemoPerson, demoAccounts, demoPassword, people } from './people.ts';
import type { Entry } from './replay.ts';
import type { HashName } from './report-room.ts';
import { reviewSettings } from './responsibility-plan.ts';
import { type ThreadOrder, toldYears } from './told.ts';
import { leaderSettings, units } from './units.ts';
import { dayAfterYear, demoYear } from './year.ts';

interface UnitLine {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly path: string;
  readonly parent: string | null;
  readonly region: string;
  readonly offices: readonly string[];
  readonly from: string;
  readonly to: string | null;
  readonly position: number;
}
interface AccountLine {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly kind: 'official';
  readonly active: boolean;
  readonly data: { readonly [key: string]: string };
}
interface PostLine {
  readonly id: string;
  readonly account: string;
  readonly unit: string;
  readonly title: string;
  readonly duties: readonly string[];
  readonly from: string;
  readonly to: string | null;
}

/** The part of a store that a seeding needs. */
export interface SeedStore extends MarkStore {
  upsertUnits(units: readonly UnitLine[]): Promise<void>;
  upsertAccounts(accounts: readonly AccountLine[]): Promise<void>;
  upsertPosts(posts: readonly PostLine[]): Promise<void>;
  setSetting(name: string, value: Json): Promise<void>;
  putFile(
    content: AsyncIterable<Uint8Array>,
    about: { readonly name: string; readonly type: string; readonly by: string; readonly at: string; readonly max: number },
  ): Promise<unknown>;
  bulk(options?: { readonly atomic?: boolean }): Promise<SeedWriter>;
}
export interface SeedWriter {
  add(entry: Entry): Promise<void>;
  serial: World['serial'];
  close(): Promise<{ readonly events: number; readonly matters: number; readonly seconds: number }>;
  abort(): Promise<void>;
}

export interface SeedOptions {
  readonly store: SeedStore;
  readonly registry: Registry;
  readonly law: () => Law;
  /** Address of the module that exports `procedures`: the thread that decides loads them by itself. */
  readonly declarations: string;
  readonly year?: number;
  /** So many city-years, the last being `year`. */
  readonly scale?: number;
  /** Share of the disputes; below 1 only for quick trials, since the totals shrink with it. */
  readonly part?: number;
  /** The digest by which the city seals; SHA-256 unless it is told. */
  readonly hash?: HashName;
  /** Whether the uploads are stored too (default true); a store without a folder cannot. */
  readonly files?: boolean;
  /** Told now and then how many events of about how many are written. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** About how many events a city-year has: for the progress bar alone. */
const eventsPerYear = 650_000;
const postsFrom = '2000-01-01';

export const unitLines = (): readonly UnitLine[] =>
  units.map(({ code, name, kind, path, parent, region, offices, from }, position) => {
    return { code, name, kind, path, parent, region, offices, from, to: null, position };
  });

/** Only the named demonstration accounts can sign in; a hash that is no hash opens to no password. */
export function accountLines(passwordHash: string): readonly AccountLine[] {
  const open = new Set(demoAccounts.map((a) => a.account));
  return people.map((p) => ({
    id: p.account,
    login: p.account,
    name: p.name,
    passwordHash: open.has(p.account) ? passwordHash : '',
    kind: 'official',
    active: true,
    data: { idCard: p.idCard, phone: p.phone, synthetic: 'yes' },
  }));
}

const postsOf = (p: DemoPerson): PostLine[] =>
  p.posts.map(({ unit, title, duties }, i) => ({
    id: `${p.account}-${i + 1}`,
    account: p.account,
    unit,
    title,
    duties,
    from: postsFrom,
    to: null,
  }));
export const postLines = (): readonly PostLine[] => people.flatMap(postsOf);

/** argon2id in the usual text form, with the cost that sign-in asks of every password: 19 MiB, two passes. */
export function hashOf(password: string): string {
  const nonce = randomBytes(16);
  const tag = argon2Sync('argon2id', { message: password, nonce, parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 });
  const text = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
  return `$argon2id$v=19$m=19456,t=2,p=1$${text(nonce)}$${text(tag)}`;
}

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

async function storeFiles(store: SeedStore, files: readonly DemoFile[], at: string): Promise<void> {
  const most = 1_048_576;
  for (let from = 0; from < files.length; from += 16) {
    const some = files.slice(from, from + 16);
    await Promise.all(
      some.map(({ content, name, type }) => store.putFile(once(content), { name, type, by: 'demonstration', at, max: most })),
    );
  }
}

/** Hands everything told to the writer; what is told at the end comes back. */
async function write<End>(writer: SeedWriter, told: AsyncGenerator<readonly Entry[], End>, progress: (done: number) => void): Promise<End> {
  let done = 0;
  for (;;) {
    const next = await told.next();
    if (next.done) return next.value;
    for (const entry of next.value) await writer.add(entry);
    done += next.value.length;
    progress(done);
  }
}

/** Seeds a store that has none of it yet; nothing of the load remains when it fails. */
export async function seed(options: SeedOptions): Promise<{ matters: number; events: number; seconds: number }> {
  const { store, registry, law, year = demoYear, scale = 1, part = 1, hash = 'sha256', onProgress } = options;
  const begun = performance.now();
  await store.upsertUnits(unitLines());
  await store.upsertAccounts(accountLines(hashOf(demoPassword)));
  await store.upsertPosts(postLines());
  for (const [name, value] of Object.entries({ ...leaderSettings, ...reviewSettings })) await store.setSetting(name, value);
  const writer = await store.bulk({ atomic: true });
  const total = Math.round(eventsPerYear * scale * part);
  const order: ThreadOrder = { declarations: options.declarations, policies: law().policies, year, scale, part, hash };
  try {
    const { serials, files } = await write(writer, toldYears(registry, order), (done) => onProgress?.(Math.min(done, total), total));
    for (const [series, n] of serials) for (let i = 0; i < n; i += 1) writer.serial(series);
    const { matters, events } = await writer.close();
    await putMarks(store, dayAfterYear(year));
    if (options.files !== false) await storeFiles(store, files, `${dayAfterYear(year)}T09:00:00+08:00`);
    onProgress?.(total, total);
    return { matters, events, seconds: (performance.now() - begun) / 1000 };
  } catch (error) {
    await writer.abort().catch(() => undefined);
    throw error;
  }
}
