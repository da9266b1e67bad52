/** A small city for tests: units, accounts, and the platform over a database in memory. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashPassword, type Platform } from '#api';
import { registry as makeRegistry, type Procedure } from '#kernel';
import { instruments, norms } from '#law';
import { hashOf, openStore, type Store, type UnitRow } from '#store';
import { assessmentKind } from '../../src/app/assessment-kind.ts';
import { assessmentDoor } from '../../src/app/assessments.ts';
import { LawBook, unitBook } from '../../src/app/books.ts';
import { bulletinDoor } from '../../src/app/bulletins.ts';
import { burdenDoor } from '../../src/app/burden.ts';
import { exchangeOver } from '../../src/app/exchange/exchange.ts';
import { figureDoor } from '../../src/app/figures.ts';
import { lawDoor } from '../../src/app/law-door.ts';
import { letterShelf } from '../../src/app/letters.ts';
import { libraryOver } from '../../src/app/library.ts';
import { papersOver } from '../../src/app/papers.ts';
import { pointDoor } from '../../src/app/points.ts';
import { portalDoor } from '../../src/app/portal.ts';
import { procedures } from '../../src/app/procedures.ts';
import { quarterDoor } from '../../src/app/quarters.ts';
import { reportWriting } from '../../src/app/report-writing.ts';
import { demonstrationShowcase } from '../../src/app/showcase.ts';
import { taskFigures } from '../../src/app/task-figures.ts';
import { taskDoor } from '../../src/app/tasks.ts';
import { truthDoor } from '../../src/app/truth/door.ts';
import { vetoFacts } from '../../src/app/veto-facts.ts';
import { freshDatabase } from '../../src/store/open.test.support.ts';

const countyOffices = ['justice', 'government-office', 'market-regulation', 'finance'];

const unit = (code: string, name: string, kind: string, path: string, offices: readonly string[] = []): UnitRow => ({
  code,
  name,
  kind,
  path,
  parent: path.split('/').at(-3) ?? null,
  region: kind === 'department' ? '411700' : code.slice(0, 6),
  offices,
  from: '2000-01-01',
  to: null,
  position: Number(code.slice(3, 6)),
});

export const units: readonly UnitRow[] = [
  unit('411700', '驻马店市', 'city', '411700/'),
  unit('411700-D01', '市政府办公室', 'department', '411700/411700-D01/', ['government-office']),
  unit('411700-D05', '市教育局', 'department', '411700/411700-D05/'),
  unit('411700-D09', '市司法局', 'department', '411700/411700-D09/', ['justice', 'assessment']),
  unit('411700-D30', '市市场监督管理局', 'department', '411700/411700-D30/', ['market-regulation']),
  unit('411722', '上蔡县', 'county', '411700/411722/', countyOffices),
  unit('411722001', '蔡都街道', 'street', '411700/411722/411722001/'),
  unit('411722102', '黄埠镇', 'township', '411700/411722/411722102/'),
  unit('411723', '平舆县', 'county', '411700/411723/', countyOffices),
  unit('411723101', '杨埠镇', 'township', '411700/411723/411723101/'),
];

/** Sign-in name → seat. All have the one password. */
export const people = {
  clerk: { unit: '411722001', duties: ['clerk', 'mediator'] },
  head: { unit: '411722001', duties: ['head', 'leader'] },
  foreign: { unit: '411723101', duties: ['clerk', 'mediator', 'head'] },
  county: { unit: '411722', duties: ['reviewer', 'clerk', 'chief'] },
  department: { unit: '411700-D05', duties: ['clerk', 'head'] },
  justice: { unit: '411700-D09', duties: ['reviewer', 'chief', 'clerk'] },
  office: { unit: '411700-D01', duties: ['secretariat', 'clerk', 'reviewer'] },
  mayor: { unit: '411700', duties: ['leader', 'head'] },
  system: { unit: '411700', duties: ['system-administrator'] },
  security: { unit: '411700', duties: ['security-administrator'] },
  auditor: { unit: '411700', duties: ['audit-administrator'] },
} as const;
export type Person = keyof typeof people;
export const everybody = Object.keys(people) as readonly Person[];
export const password = 'Test-2019-入口';

const from = '2000-01-01';

async function settle(store: Store): Promise<void> {
  await store.upsertUnits(units);
  const passwordHash = await hashPassword(password);
  const seats = Object.entries(people);
  await store.upsertAccounts(
    seats.map(([login]) => ({
      id: `u-${login}`,
      login,
      name: `某${login}`,
      passwordHash,
      kind: 'official' as const,
      active: true,
      data: {},
    })),
  );
  // Chosen by themselves a moment ago: nobody is asked to change a password first.
  const chosen = { passwordHash, setAt: new Date().toISOString(), mustChange: null, former: [] };
  for (const [login] of seats) await store.setPassword({ account: `u-${login}`, ...chosen });
  await store.upsertPosts(
    seats.map(([login, p]) => ({
      id: `post-${login}`,
      account: `u-${login}`,
      unit: p.unit,
      title: login,
      duties: p.duties,
      from,
      to: null,
    })),
  );
}

export interface City {
  readonly platform: Platform;
  readonly store: Store;
  readonly lawBook: LawBook;
  readonly folder: string;
  close(): Promise<void>;
}

export interface CityOptions {
  readonly today?: string;
  /** Procedures besides those of the platform. */
  readonly more?: readonly Procedure[];
  readonly maxFileBytes?: number;
  readonly hash?: 'sha256' | 'sm3';
  /** On the test server where there is one: for suites of thousands of requests. All others keep to the embedded database. */
  readonly onServer?: boolean;
}

async function placeOf({ onServer = false }: CityOptions): Promise<{ place: { url?: string }; drop: () => Promise<void> }> {
  if (!(onServer && process.env.DATABASE_TEST_URL)) return { place: {}, drop: async () => undefined };
  const { url, drop } = await freshDatabase();
  return { place: { url }, drop };
}

/** What every city of the tests has in common: no demonstration, no pages, the defaults of the law. */
const plainCity = {
  ...{ demonstration: false, embedded: true, demoAccounts: [], demoPassword: '', secureCookie: false },
  ...{ soonDays: () => 5, lateEntryDays: () => 5, instruments, norms, cityCode: '411700', cityRegion: '411700' },
  ...{ runCommand: undefined, commandToken: 'token-of-the-test', webDir: undefined },
} as const;

/** The platform on a fresh database, in memory unless it is to be one of the test server, the city settled. */
export async function openCity(options: CityOptions = {}): Promise<City> {
  const { today = '2020-06-30', more = [], maxFileBytes = 1024 * 1024, hash = 'sha256' } = options;
  const folder = mkdtempSync(join(tmpdir(), 'zs-test-'));
  const registry = makeRegistry([...procedures, ...more]);
  const lawBook = new LawBook();
  const { place, drop } = await placeOf(options);
  const store = await openStore({ ...place, registry, law: lawBook.now, today: () => today, hash, filesDir: join(folder, 'files') });
  await settle(store);
  const clock = { today: () => today, now: () => `${today}T10:00:00.000+08:00` };
  const book = unitBook(store, clock.today);
  const tasks = taskDoor({ store, registry, units: book, law: lawBook.now, today: clock.today });
  const figures = figureDoor(store, registry, book, clock, taskFigures(tasks, book, clock.today));
  const platform: Platform = {
    store,
    registry,
    law: lawBook.now,
    ...clock,
    ...plainCity,
    figures,
    ...reportWriting({ store, registry, units: book, figures, clock, hash: hashOf(hash), cityCode: () => '411700' }),
    quarters: quarterDoor({ store, units: book, figures, law: lawBook.now }),
    assessmentKind: assessmentKind({ store, registry, law: lawBook.now, clock }),
    assessments: assessmentDoor({ store, registry, units: book, figures, clock, hash: hashOf(hash) }),
    library: libraryOver(store, lawBook, clock),
    burden: burdenDoor({ store, registry, units: book }),
    truth: truthDoor({ store, registry, units: book, figures, book: lawBook, clock, cityCode: () => '411700' }),
    showcase: demonstrationShowcase,
    standingFacts: (of, on) => vetoFacts(store, of, on),
    ...{ tasks, points: pointDoor({ store, tasks, law: lawBook.now, today: clock.today }) },
    letters: letterShelf(store, registry),
    bulletins: bulletinDoor({ store, registry, units: book, figures, clock, cityCode: () => '411700' }),
    exchange: exchangeOver(() => platform, join(folder, 'exchange')),
    lawDoor: lawDoor(store, lawBook),
    units: book,
    portal: portalDoor(registry, papersOver(store)),
    maxFileBytes,
  };
  const close = async () => {
    await store.close();
    await drop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { platform, store, lawBook, folder, close };
}
