/** Acts without pause and prints the key of each acknowledged act: a process made to be killed. */

import type { Store } from './contract.ts';
import { openStore } from './index.ts';
import { at, law, official, procedures, units } from './store.test.fixture.ts';

/** Where this program is, for whoever starts it. */
export const writer = import.meta.filename;

async function life(store: Store, n: number): Promise<void> {
  const actor = official(`o-${n}`, '990001001');
  const common = { procedure: 'request', on: '2019-03-01', recordedAt: at('2019-03-01'), actor };
  const values = { subject: `第${n}号`, kind: 'road', applicant: { kind: 'person', name: '王小明' } };
  const opened = await store.act({ ...common, act: 'submit', values });
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusals));
  process.stdout.write(`${opened.key} 1\n`);
  const asked = await store.act({ ...common, act: 'ask', key: opened.key, values: {} });
  if (asked.ok) process.stdout.write(`${opened.key} 2\n`);
}

async function run(target: string, filesDir: string): Promise<void> {
  const where = target.startsWith('postgres') ? { url: target } : { dataDir: target };
  const store = await openStore({ ...where, registry: procedures, law: () => law, filesDir });
  if (store.units('990000/').length === 0) await store.upsertUnits(units);
  for (let n = 0; ; n += 4) await Promise.all([0, 1, 2, 3].map((k) => life(store, n + k)));
}

if (process.argv[1] === writer) await run(process.argv[2] ?? '', process.argv[3] ?? '');
