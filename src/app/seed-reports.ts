import { freezeFigures } from '#api';
import type { Actor, Procedure } from '#kernel';
import type { Opened } from './platform.ts';

/** Whose hand freezes the figures of the demonstration's report. */
const steward = 'fazhiban';
const editions = { procedure: 'annual-report', template: 'annual-report' } as const;

async function hand(platform: Opened): Promise<(Actor & { readonly account: string }) | undefined> {
  const account = await platform.store.account(steward);
  const [post] = account ? await platform.store.posts(account.id, platform.today()) : [];
  const unit = post && platform.units.get(post.unit);
  if (!account || !post || !unit) return undefined;
  const { path: unitPath, offices, territory } = unit;
  const who: Actor = {
    id: account.id,
    name: account.name,
    kind: 'official',
    unit: unit.code,
    unitPath,
    duties: post.duties,
    offices,
    territory,
  };
  return { ...who, account: account.id };
}

/** The city's report of the demonstration year is being drafted: its figures are frozen, its text is opened from the template. */
export async function freezeReport(platform: Opened, year: number): Promise<void> {
  const known: Procedure | undefined = platform.registry.latest(editions.procedure);
  const who = await hand(platform);
  if (!known || !who) return;
  const fields = [{ field: 'template', op: 'is' as const, value: editions.template }];
  const { rows } = await platform.store.list({
    procedure: editions.procedure,
    unitPath: '',
    state: 'collecting',
    fields,
    limit: 10,
    count: 'none',
  });
  const report = rows.find((r) => r.values.reportYear === year && r.values.reporter === platform.cityCode);
  if (report) await freezeFigures(platform, { actor: who, id: who.account }, report.key, {});
}
