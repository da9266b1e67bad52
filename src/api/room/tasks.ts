import { type PromisedTask, promisedTasks } from '#reports';
import type { StoredMatter } from '#store';
import type { Platform } from '../platform.ts';
import { malformed } from '../problem.ts';
import type { Signed } from '../session.ts';
import { aboutOf, composed, perform, reportAt } from './matter.ts';

const titled = (task: PromisedTask): string => task.title.slice(0, 60);

/** What the report promises for the next year, and which of it is a task already. */
export async function promisedOf(
  platform: Platform,
  stored: StoredMatter,
): Promise<readonly (PromisedTask & { readonly given: boolean })[]> {
  const report = await composed(platform, stored);
  const tasks = report ? promisedTasks(report.document) : [];
  if (tasks.length === 0 || !platform.registry.latest(platform.room.kinds.task)) return tasks.map((t) => ({ ...t, given: false }));
  const fields = [{ field: 'title', op: 'in' as const, value: tasks.map(titled) }];
  const from = `${aboutOf(stored.matter).year + 1}-01-01`;
  const { rows } = await platform.store.list({
    procedure: platform.room.kinds.task,
    unitPath: '',
    from,
    fields,
    limit: 100,
    count: 'none',
  });
  const held = new Set(rows.filter((r) => !r.voided).map((r) => r.values.title));
  return tasks.map((t) => ({ ...t, given: held.has(titled(t)) }));
}

/** Makes drafts of next year's tasks out of the report's arrangements; they are broken down and approved as any other. */
export async function draftTasks(platform: Platform, who: Signed, key: string, idempotency: string): Promise<number> {
  const stored = await reportAt(platform, who, key);
  const promised = (await promisedOf(platform, stored)).filter((t) => !t.given && titled(t).length >= 4 && !t.title.includes('〔待补〕'));
  if (promised.length === 0) throw malformed('没有可以转为任务的安排', '请先在正文中逐项写明下一年度安排');
  const { year } = aboutOf(stored.matter);
  for (const [i, task] of promised.entries()) {
    const values = {
      ...{ title: titled(task), source: 'annual-point', issuer: who.actor.unit, leadUnit: who.actor.unit, weight: 1 },
      bases: [{ instrument: `${year}年度法治政府建设情况报告`.slice(0, 120), provision: `${year + 1}年主要安排` }],
      ...{ startOn: `${year + 1}-01-01`, dueOn: `${year + 1}-12-31`, cycle: 'quarter' },
      criteria: [{ text: (task.words || task.title).slice(0, 200), measure: 'evidence' }],
    };
    await perform(platform, who, { procedure: platform.room.kinds.task, act: 'plan', values, idempotencyKey: `${idempotency}.${i}` });
  }
  return promised.length;
}
