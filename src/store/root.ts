import { merkleRoot } from '#kernel';
import type { Context } from './context.ts';
import type { RootRow } from './types.ts';

interface Head {
  readonly region: string;
  readonly seal: string;
  readonly seq: number;
}

/** Heads of all chains as they stood at the end of a day of entry, in order of region and matter. */
async function headsOn(context: Context, day: string): Promise<Head[]> {
  return context.db.query<Head>(
    `select distinct on (e.region, e.matter) e.region, e.seal, e.seq from event e where e.recorded_on <= $1::date
     order by e.region, e.matter, e.seq desc`,
    [day],
  );
}

/** The roots of a day: one per region over its chain heads, and `*` over the regions. */
export async function computeRoots(context: Context, day: string): Promise<RootRow[]> {
  const byRegion = new Map<string, Head[]>();
  for (const head of await headsOn(context, day)) {
    const there = byRegion.get(head.region);
    if (there) there.push(head);
    else byRegion.set(head.region, [head]);
  }
  const rows = [...byRegion].map(([region, heads]): RootRow => {
    const root = merkleRoot(
      heads.map((h) => h.seal),
      context.hash,
    );
    return { day, region, root, matters: heads.length, events: heads.reduce((n, h) => n + h.seq, 0) };
  });
  const root = merkleRoot(
    rows.map((r) => r.root),
    context.hash,
  );
  const sum = (of: (r: RootRow) => number) => rows.reduce((n, r) => n + of(r), 0);
  return [...rows, { day, region: '*', root, matters: sum((r) => r.matters), events: sum((r) => r.events) }];
}

/** Computes and stores the roots of a day; a day that has its roots keeps them. */
export async function dailyRoot(context: Context, day: string): Promise<RootRow> {
  const stored = await rootsOf(context, day);
  const there = stored.find((r) => r.region === '*');
  if (there) return there;
  const rows = await computeRoots(context, day);
  await context.db.tx(async (tx) => {
    for (const r of rows) {
      const row = [r.day, r.region, r.root, r.matters, r.events];
      await tx.query(
        'insert into root (day, region, root, matters, events) values ($1,$2,$3,$4,$5) on conflict (day, region) do nothing',
        row,
      );
    }
  });
  return (await rootsOf(context, day)).find((r) => r.region === '*') ?? (rows.at(-1) as RootRow);
}

const rootsOf = (context: Context, day: string): Promise<RootRow[]> =>
  context.db.query<RootRow>('select day, region, root, matters, events from root where day = $1::date order by region', [day]);

export const roots = (context: Context, from = '1900-01-01'): Promise<RootRow[]> =>
  context.db.query<RootRow>('select day, region, root, matters, events from root where day >= $1::date order by day, region', [from]);
