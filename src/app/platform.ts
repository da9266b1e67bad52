import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { elsewhere, type Platform } from '#api';
import { isLimit, type Law, type Limit, registry as makeRegistry, type Norm, type Registry, resolve as valueOf } from '#kernel';
import { instruments, lateEntry, norms, yellowReminder } from '#law';
import { hashOf, openStore, type Store } from '#store';
import { assessmentKind } from './assessment-kind.ts';
import { assessmentsOver } from './assessments.ts';
import { cityOf, LawBook, unitBook } from './books.ts';
import { type Bulletins, bulletinDoor } from './bulletins.ts';
import { burdenDoor } from './burden.ts';
import { type CityClock, cityClock } from './clock.ts';
import type { Config } from './config.ts';
import { demoAccounts, demoPassword } from './demonstration.ts';
import { reusedUnsaid } from './evidence-reuse.ts';
import { exchangeOver } from './exchange/exchange.ts';
import { figureDoor } from './figures.ts';
import { lawDoor } from './law-door.ts';
import { letterShelf } from './letters.ts';
import { libraryOver } from './library.ts';
import { Acted } from './notices/acted.ts';
import { papersOver } from './papers.ts';
import { pointDoor } from './points.ts';
import { portalDoor } from './portal.ts';
import { procedures } from './procedures.ts';
import { quarterDoor } from './quarters.ts';
import { recountIfChanged } from './recount.ts';
import { reportWriting } from './report-writing.ts';
import type { Reports } from './reports.ts';
import { roomKinds } from './room.ts';
import { demonstrationShowcase } from './showcase.ts';
import { standing } from './standing.ts';
import { taskFigures } from './task-figures.ts';
import { taskDoor } from './tasks.ts';
import { truthDoor } from './truth/door.ts';
import { vetoedByRecords, vetoFacts } from './veto-facts.ts';

export const projectRoot = resolve(import.meta.dirname, '../..');

/** The platform put together: everything the server and the commands stand on. */
export interface Opened extends Platform {
  readonly config: Config;
  readonly clock: CityClock;
  readonly lawBook: LawBook;
  readonly reports: Reports;
  readonly bulletins: Bulletins;
  readonly registry: Registry;
  /** Tells of acts done in this process. */
  readonly acted: Acted;
  /** Set by the server: the commands of other processes run in it. */
  runCommand: Platform['runCommand'];
}

const days = (value: unknown): number => (isLimit(value) ? value.n : Number(value));

/** The number of days that a norm sets today; asked at every row, so found again only when the law or the day is another. */
function daysInForce(of: typeof yellowReminder | typeof lateEntry, book: LawBook, clock: CityClock): () => number {
  let held: { readonly law: Law; readonly today: string; readonly n: number } | undefined;
  return () => {
    const [law, today] = [book.now(), clock.today()];
    if (held?.law !== law || held.today !== today) held = { law, today, n: days(valueOf(of as Norm<Limit>, today, law.policies).value) };
    return held.n;
  };
}

interface Opening {
  readonly config: Config;
  readonly registry: Registry;
  readonly lawBook: LawBook;
  readonly clock: CityClock;
  readonly note: (line: string) => void;
}

async function openedStore({ config, registry, lawBook, clock, note }: Opening): Promise<Store> {
  const place = config.databaseUrl ? { url: config.databaseUrl } : { dataDir: config.dataDir };
  const store = await openStore({
    ...place,
    registry,
    law: lawBook.now,
    today: clock.today,
    hash: config.hash,
    migrate: config.migrate,
    filesDir: join(config.dataDir, 'files'),
  });
  await lawBook.reload(store);
  if (config.migrate) await recountIfChanged(store, registry, () => note('数据的口径有更新，正在按台账重新计数，请稍候。'));
  // What another process set for the city (law, units) is known here as soon as it is heard of.
  store.changes((news) => {
    if (news !== 'everything') return;
    void Promise.all([lawBook.reload(store), store.reloadUnits()]).catch(() => undefined);
  });
  return store;
}

/**
 * Opens the store and joins all layers; `note` hears what takes a while. Throws SetupRefusal (one sentence) when the database
 * cannot be used.
 */
export async function openPlatform(config: Config, note: (line: string) => void = () => undefined): Promise<Opened> {
  const registry = makeRegistry(procedures);
  const lawBook = new LawBook();
  const clock = cityClock(config.fixedToday);
  const store = await openedStore({ config, registry, lawBook, clock, note });
  const units = unitBook(store, clock.today);
  const tasks = taskDoor({ store, registry, units, law: lawBook.now, today: clock.today });
  const figures = figureDoor(store, registry, units, clock, taskFigures(tasks, units, clock.today));
  const acted = new Acted();
  const opened: Opened = {
    acted,
    config,
    clock,
    lawBook,
    store: watched(store, lawBook, acted),
    registry: standing(registry, clock.today),
    law: lawBook.now,
    ...clock,
    demonstration: config.demonstration,
    embedded: store.kind === 'pglite',
    ...{ demoAccounts, demoPassword },
    soonDays: daysInForce(yellowReminder, lawBook, clock),
    lateEntryDays: daysInForce(lateEntry, lawBook, clock),
    ...{ instruments, norms, figures },
    ...reportWriting({ store, registry, units, figures, clock, hash: hashOf(config.hash), cityCode: () => cityOf(units) }),
    assessmentKind: assessmentKind({ store, registry, law: lawBook.now, clock }),
    assessments: assessmentsOver({ store, registry, units, figures, clock, hash: hashOf(config.hash) }),
    letters: letterShelf(store, registry),
    bulletins: bulletinDoor({ store, registry, units, figures, clock, cityCode: () => cityOf(units) }),
    lawDoor: lawDoor(store, lawBook),
    library: libraryOver(store, lawBook, clock),
    quarters: quarterDoor({ store, units, figures, law: lawBook.now }),
    ...{ tasks, points: pointDoor({ store, tasks, law: lawBook.now, today: clock.today }) },
    ...{ showcase: demonstrationShowcase, standingFacts: (unit, today) => vetoFacts(store, unit, today) },
    burden: burdenDoor({ store, registry, units }),
    truth: truthDoor({ store, registry, units, figures, book: lawBook, clock, cityCode: () => cityOf(units) }),
    units,
    get cityCode() {
      return cityOf(units);
    },
    get cityRegion() {
      return cityOf(units);
    },
    runCommand: undefined,
    commandToken: randomBytes(24).toString('base64url'),
    webDir: join(projectRoot, 'dist/web'),
    maxFileBytes: 50 * 1024 * 1024,
    secureCookie: config.secureCookie,
    channels: connected(config.channels),
    identity: config.identity,
    portal: portalDoor(standing(registry, clock.today), papersOver(store)),
    exchange: exchangeOver(() => opened, join(config.dataDir, 'exchange')),
  };
  return opened;
}

/** The ways out as others may know them: without address or secret. */
const connected = ({ mail, robots }: Config['channels']): NonNullable<Platform['channels']> => ({
  mail: mail !== undefined,
  robots: robots.map(({ id, name, kind, unit }) => ({ id, name, kind, unit })),
});

/** A store whose changes of policies and notices are felt at once by the law in memory, and whose acts are heard of. */
function watched(store: Store, book: LawBook, acted: Acted): Store {
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
      if (name === 'act') return heard(target, acted);
      const held: unknown = Reflect.get(target, name, self);
      return typeof held === 'function' ? held.bind(target) : held;
    },
  });
}

const heard =
  (store: Store, acted: Acted): Store['act'] =>
  async (request) => {
    const answer =
      elsewhere(request, roomKinds.report) ??
      (await reusedUnsaid(store, request)) ??
      (await vetoedByRecords(store, request)) ??
      (await store.act(request));
    if (answer.ok && !answer.repeated) acted.done(answer.key);
    return answer;
  };
