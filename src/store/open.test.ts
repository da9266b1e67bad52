import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openStore, SetupRefusal } from './index.ts';
import { lockFolder } from './lock.ts';
import { newestMigration } from './migrate.ts';
import { law, procedures } from './store.test.fixture.ts';

const dir = mkdtempSync(join(tmpdir(), 'zs-open-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const common = { registry: procedures, law: () => law };

const caught = async (opening: Promise<unknown>): Promise<SetupRefusal> => {
  const error = await opening.then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(SetupRefusal);
  return error as SetupRefusal;
};

test('a folder that cannot be made is refused in one sentence', async () => {
  writeFileSync(join(dir, 'file'), '');
  const refused = await caught(openStore({ ...common, dataDir: join(dir, 'file', 'data') }));
  expect(refused.text).toContain('不能写入');
  expect(refused.remedy).toContain('DATA_DIR');
});

test('a second process is refused while the first runs; the lock of a dead one is taken over', () => {
  const own = join(dir, 'locked');
  const parent = process.ppid;
  const unlock = lockFolder(own);
  expect(() => lockFolder(own)).toThrow(SetupRefusal);
  unlock();
  expect(existsSync(join(own, 'lock'))).toBe(false);
  writeFileSync(join(own, 'lock'), `${parent}\n`);
  expect(() => lockFolder(own)).toThrow(`${parent}`);
  const dead = spawnSync(process.execPath, ['-e', 'console.log(process.pid)'], { encoding: 'utf8' }).stdout.trim();
  writeFileSync(join(own, 'lock'), dead);
  const again = lockFolder(own);
  expect(readFileSync(join(own, 'lock'), 'utf8').trim()).toBe(String(process.pid));
  again();
});

test('a database that does not answer is refused in one sentence', async () => {
  const refused = await caught(openStore({ ...common, url: 'postgres://nobody@127.0.0.1:1/none' }));
  expect(refused.text).toContain('连不上数据库');
});

test('an embedded database keeps what it has when it is opened again', { timeout: 120_000 }, async () => {
  const dataDir = join(dir, 'kept');
  const first = await openStore({ ...common, dataDir });
  await first.setSetting('a', 1);
  await expect(openStore({ ...common, dataDir })).rejects.toBeInstanceOf(SetupRefusal);
  await first.close();
  const second = await openStore({ ...common, dataDir, migrate: false });
  expect(await second.setting('a')).toBe(1);
  expect(await second.health()).toMatchObject({ ok: true, kind: 'pglite', migration: newestMigration() });
  await second.close();
});
