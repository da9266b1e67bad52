/**
 * An empty embedded database, made once before all unit tests and kept as a file: every suite that wants one in memory
 * begins from it. Making one takes some two seconds of a processor, and there are dozens of such suites.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

/** Called by the test runner; what it returns is called at the end. */
export async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'zs-blank-'));
  const file = join(folder, 'blank.tar');
  const lite = await PGlite.create();
  await writeFile(file, Buffer.from(await (await lite.dumpDataDir('none')).arrayBuffer()));
  await lite.close();
  process.env.ZS_BLANK_DATABASE = file;
  return () => rm(folder, { recursive: true, force: true });
}
