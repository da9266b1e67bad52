import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Platform } from '#api';
import { isLimit, registry as makeRegistry, type Registry, resolve as valueOf } from '#kernel';
import { instruments, lateEntry, norms, yellowReminder } from '#law';
import { openStore, type Store } from '#store';
import { LawBook, unitBook } from './books.ts';
import { type CityClock, cityClock } from './clock.ts';
import type { Config } from './config.ts';
import { demoAccounts, demoPassword } from './demonstration.ts';
import { figureDoor } from './figures.ts';
import { procedures } from './procedures.ts';
import { type Reports, reportDoor } from './reports.ts';

export const cityCode = '411700';
export const projectRoot = resolve(import.meta.dirname, '../..');

/** The platform put together: everything the server and the commands stand on. */
export interface Opened extends Platform {
  readonly config: Config;
  readonly clock: CityClock;
  readonly lawBook: LawBook;
  readonly reports: Reports;
  readonly registry: Registry;
}

const days = (value: unknown): number => (isLimit(value) ? value.n : Number(value));

/** Opens the store and joins all layers. Throws SetupRefusal (one sentence) when the database cannot be used. */
export async function openPlatform(config: Config): Promise<Opened> {
  const registry = makeRegistry(procedures);
  const lawBook = new LawBook();
  const clock = cityClock(config.fixedToday);
  const place = config.databaseUrl ? { url: config.databaseUrl } : { dataDir: config.dataDir };
  const store = await openStore({
    ...place,
    registry,
    law: lawBook.now,
    hash: config.hash,
    migrate: config.migrate,
    filesDir: join(config.dataDir, 'files'),
  });
  await lawBook.reload(store);
  const units = unitBook(store, clock.today);
  const figures = figureDoor(store, registry, units, clock);
  const today = clock.today();
  return {
    config,
    clock,
    lawBook,
    store: watched(store, lawBook),
    registry,
    law: lawBook.now,
    today: clock.today,
    now: clock.now,
    demonstration: config.demonstration,
    embedded: store.kind === 'pglite',
    demoAccounts,
    demoPassword,
    soonDays: days(valueOf(yellowReminder, today, lawBook.now().policies).value),
    lateEntryDays: days(valueOf(lateEntry, today, lawBook.now().policies).value),
    instruments,
    norms,
    figures,
    reports: reportDoor(store, units, figures, clock),
    units,
    cityCode,
    cityRegion: cityCode,
    runCommand: undefined,
    commandToken: randomBytes(24).toString('base64url'),
    webDir: join(projectRoot, 'dist/web'),
    maxFileBytes: 50 * 1024 * 1024,
    secureCookie: config.secureCookie,
  };
}

/** A store whose changes of policies and notices are felt at once by the law in memory. */
function watched(store: Store, book: LawBook): Store {
  const then =
    <A extends readonly unknown[]>(change: (...args: A) => Promise<void>) =>
    async (...args: A) => {
      await change(...args);
      await book.reload(store);
    };
  return new Proxy(store, {
    get: (target, name, self) => {
      if (name === 'setPolicy') return then(target.setPolicy.bind(target));
      if (name === 'putNotice') return then(target.putNotice.bind(target));
      const held: unknown = Reflect.get(target, name, self);
      return typeof held === 'function' ? held.bind(target) : held;
    },
  });
}
