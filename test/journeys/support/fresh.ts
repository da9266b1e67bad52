/** A city of four units that has just begun: no demonstration, an empty ledger, and days that pass as the journey says. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { hash } from '@node-rs/argon2';
import { buildServer, lookThrough } from '#api';
import type { UnitRow } from '#store';
import { dayOver } from '../../../src/app/clock.ts';
import { readConfig } from '../../../src/app/config.ts';
import { demoPassword } from '../../../src/app/demonstration.ts';
import { type Opened, openPlatform } from '../../../src/app/platform.ts';
import { servedAt } from './visit.ts';

const unit = (code: string, name: string, kind: string, parent: string | null, path: string, offices: readonly string[]): UnitRow => ({
  ...{ code, name, kind, parent, path, offices, from: '2016-01-01', to: null, position: path.length },
  region: kind === 'county' ? code : '410500',
});

const units: readonly UnitRow[] = [
  unit('410500', '安阳市', 'city', null, '410500/', []),
  unit('410500-D01', '市政府办公室', 'department', '410500', '410500/410500-D01/', ['government-office']),
  unit('410500-D02', '市司法局', 'department', '410500', '410500/410500-D02/', ['justice', 'oversight', 'assessment']),
  unit('410522', '安阳县', 'county', '410500', '410500/410522/', ['justice', 'government-office']),
];

/** Sign-in name → unit and duties. */
const people: Readonly<Record<string, readonly [unit: string, duties: readonly string[]]>> = {
  shizhang: ['410500', ['leader', 'head']],
  fuhe: ['410500', ['reviewer']],
  mishuzhang: ['410500-D01', ['head']],
  ducha: ['410500-D01', ['inspector', 'clerk']],
  duchake: ['410500-D01', ['inspection-chief']],
  huiwu: ['410500-D01', ['secretariat', 'reviewer', 'rater']],
  fazhi: ['410500-D02', ['clerk', 'reviewer']],
  fazhike: ['410500-D02', ['chief']],
  juzhang: ['410500-D02', ['head', 'rater']],
  xian: ['410522', ['clerk', 'reviewer', 'rater']],
  xianzhang: ['410522', ['head', 'leader']],
};

async function settle({ store }: Opened): Promise<void> {
  await store.upsertUnits(units);
  const passwordHash = await hash(demoPassword);
  const logins = Object.keys(people);
  await store.upsertAccounts(
    logins.map((login) => ({ id: login, login, name: `某${login}`, passwordHash, kind: 'official' as const, active: true, data: {} })),
  );
  const chosen = { passwordHash, setAt: new Date().toISOString(), mustChange: null, former: [] };
  for (const account of logins) await store.setPassword({ account, ...chosen });
  await store.upsertPosts(
    Object.entries(people).map(([login, [code, duties]]) => ({
      ...{ id: `post-${login}`, account: login, unit: code, title: '岗位', duties, from: '2016-01-01', to: null },
    })),
  );
}

/** A line of the ledger; what is kept apart of it is put back among its values. */
export interface Line {
  readonly matter: string;
  readonly procedure: string;
  readonly act: string;
  readonly on: string;
  readonly unit: string;
  readonly values: Readonly<Record<string, unknown>>;
}
type Raw = Line & { readonly kept: Readonly<Record<string, string>> | null };
const everyLine = `select matter, procedure, act, occurred_on::text as on, unit, "values",
  (select json_object_agg(field, value) from kept k where k.region = e.region and k.matter = e.matter and k.seq = e.seq) as kept
  from event e order by recorded_at, matter, seq`;

const whole = ({ kept, values, ...line }: Raw): Line => ({
  ...line,
  values: { ...values, ...Object.fromEntries(Object.entries(kept ?? {}).map(([field, value]) => [field, JSON.parse(value)])) },
});

/** The platform of the city, opened anew for each day on which something happens: nothing survives but what is on disk. */
export class FreshCity {
  readonly #folder: string;
  #close: (() => Promise<void>) | undefined;
  /** The same every day, so that a page left open overnight still finds the platform. */
  #port = 0;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async found(today: string): Promise<FreshCity> {
    const city = new FreshCity(await mkdtemp(join(tmpdir(), 'zs-fresh-')));
    await city.wake(today, settle);
    return city;
  }

  /** Morning of a day: what is due by then is done, and the platform is served. */
  async wake(today: string, first?: (platform: Opened) => Promise<void>): Promise<Opened> {
    await this.#close?.();
    const platform = await openPlatform(readConfig({ DATA_DIR: this.#folder, ZS_DEMO: '0', ZS_TODAY: today }, today));
    await first?.(platform);
    // Twice, as in two hours: what was called for while nobody was there is overdue at once.
    for (const _hour of ['first', 'second']) {
      await platform.store.sweep(today, platform.now());
      await platform.tasks?.call(today, platform.now());
    }
    await platform.store.dailyRoot(dayOver(today));
    await lookThrough(platform);
    const app = await buildServer(platform);
    const address = await app.listen({ port: this.#port, host: '127.0.0.1' });
    this.#port = Number(new URL(address).port);
    servedAt(address);
    this.#close = async () => {
      await app.close();
      await platform.store.close();
    };
    return platform;
  }

  /** Every line of the ledger as it lies on disk, read past the platform; the platform is shut. */
  async ledger(): Promise<readonly Line[]> {
    await this.#close?.();
    this.#close = undefined;
    const database = await PGlite.create({ dataDir: join(this.#folder, 'pg') });
    try {
      return (await database.query<Raw>(everyLine)).rows.map(whole);
    } finally {
      await database.close();
    }
  }

  async leave(): Promise<void> {
    servedAt(undefined);
    await this.#close?.();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
