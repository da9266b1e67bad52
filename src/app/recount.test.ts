import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { count, measure, type Procedure, registry } from '#kernel';
import { openStore } from '#store';
import { law, plan, request, units, whole } from '../store/store.test.fixture.ts';
import { walk } from '../store/walk.test.support.ts';
import { countedBy, recountIfChanged } from './recount.ts';

const with_ = (metrics: Procedure['metrics']) => registry([plan, { ...request, metrics: { ...request.metrics, ...metrics } } as Procedure]);
const before = with_({});
const counted = { completed: count({ title: '补正完成', definition: '补正后再提交', unit: '件', acts: 'complete' }) };
const after = with_(counted as unknown as Procedure['metrics']);

test('口径只改文字的，不重新计数；多出数据的，重新计数', () => {
  const { received } = request.metrics;
  expect(countedBy(with_({ received: { ...received, title: '收到的申请', definition: '另一种说法' } }))).toBe(countedBy(before));
  expect(countedBy(with_({ received: { ...received, by: ['kind', 'urgent'] } as typeof received }))).not.toBe(countedBy(before));
  expect(countedBy(after)).not.toBe(countedBy(before));
});

test('今天声明的数据，也说得出以前的情况', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'zs-recount-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const open = (of: typeof before) => openStore({ dataDir, registry: of, law: () => law });
  const { entries, matters } = walk(5, 300);
  let begun = 0;
  const first = await open(before);
  await first.upsertUnits(units);
  expect(await recountIfChanged(first, before, () => begun++)).toBe(false);
  const writer = await first.bulk();
  for (const entry of entries) await writer.add(entry);
  await writer.close();
  await first.close();

  const store = await open(after);
  onTestFinished(() => store.close());
  const reference = measure(after.latest('request') as Procedure, 'completed', matters, whole);
  expect(reference.n).toBeGreaterThan(5);
  expect((await store.tally('request', 'completed', whole)).n).toBe(0);
  expect(await recountIfChanged(store, after, () => begun++)).toBe(true);
  expect((await store.tally('request', 'completed', whole)).n).toBe(reference.n);
  expect(await recountIfChanged(store, after, () => begun++)).toBe(false);
  expect(begun).toBe(1);
});
