import { act } from './act.ts';
import { AuditTrail } from './audit.ts';
import { auditReading } from './audit-page.ts';
import { backup, restore } from './backup.ts';
import { bulk } from './bulk.ts';
import { monthsOn } from './calendar-month.ts';
import { shiftsOn } from './calendar-shift.ts';
import { type Context, latestOf } from './context.ts';
import type { Store } from './contract.ts';
import { draftsOn } from './drafts.ts';
import { firstMonths, talliesInParts, tallyBy } from './figure.ts';
import { filesOn } from './files.ts';
import { beginningOn } from './first-setup.ts';
import { identityOn, identityReading } from './identity.ts';
import { jobsOn } from './jobs.ts';
import { kindsOn } from './kinds.ts';
import { lettersOn } from './letters.ts';
import { desk, links, list, stockOf } from './list.ts';
import { countAll, listEdges, sumOf } from './list-whole.ts';
import { fold } from './load.ts';
import { standing } from './migrate.ts';
import { noticesOn } from './notices.ts';
import { overviewOn } from './overview.ts';
import { papersOn } from './papers.ts';
import { peopleOn } from './people.ts';
import { powerOn } from './power.ts';
import { parseKey } from './project.ts';
import { tryAct } from './propose.ts';
import { aroundOf } from './reads.ts';
import { rebuild } from './rebuild.ts';
import { receiptsOn } from './receipts.ts';
import { records, recount, sample } from './recount.ts';
import { dailyRoot, roots } from './root.ts';
import { type RawMatter, rowColumns, rowOf, rowsByKey } from './rows.ts';
import { savedViewsOn } from './saved-views.ts';
import { search } from './search-everywhere.ts';
import { shelvesOn } from './shelf.ts';
import { felt, keepingSignedIn } from './signed-in.ts';
import { surveysOn } from './surveys.ts';
import { due, sweep } from './sweep.ts';
import { textsOn } from './texts.ts';
import { truthOn } from './truth.ts';
import type { Health, MatterRow, StoredMatter } from './types.ts';
import { verify } from './verify.ts';
import { worklistOn } from './worklist-marks.ts';

async function matter(context: Context, key: string): Promise<StoredMatter | undefined> {
  const loaded = fold(await context.reads.events(key), context.registry);
  return loaded && { key, ...loaded };
}

async function whole(context: Context, key: string) {
  const rows = await context.reads.whole(key);
  const [first] = rows;
  const loaded = fold(rows, context.registry);
  return loaded && first && { key, ...loaded, around: aroundOf(first) };
}

async function numbersTaken(context: Context, procedure: string, numbers: readonly { region: string; number: string }[]) {
  if (numbers.length === 0) return new Map<string, MatterRow>();
  const rows = await context.db.query<RawMatter>(
    `select ${rowColumns(false)} from unnest($2::text[], $3::text[]) as w(region, number)
     join matter m on m.region = w.region and m.procedure = $1 and m.number = w.number and not m.voided`,
    [procedure, numbers.map((n) => n.region), numbers.map((n) => n.number)],
  );
  return new Map(rows.map((r) => [`${r.region} ${r.number}`, rowOf(r)]));
}

/** Deletes what was kept of a field; projections never held it. */
async function erase(context: Context, key: string, field: string): Promise<number> {
  const at = parseKey(key);
  if (!at) return 0;
  const rows = await context.db.query<{ n: number }>('select erase_kept($1, $2, $3) as n', [at.region, at.id, field]);
  return rows[0]?.n ?? 0;
}

async function health(context: Context): Promise<Health> {
  try {
    const rows = await context.db.query<{ version: string }>("select current_setting('server_version') as version");
    return { ok: true, kind: context.db.kind, version: rows[0]?.version ?? '', migration: (await standing(context.db)) ?? '' };
  } catch {
    return { ok: false, kind: context.db.kind, version: '', migration: '' };
  }
}

/** Done with something after which nothing kept in memory may be trusted, however it ended. */
async function afterwards<T>(context: Context, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } finally {
    await context.pulse.everything();
  }
}

const eventCount = async (context: Context): Promise<number> =>
  (await context.db.query<{ n: number }>('select coalesce(sum(events), 0)::bigint as n from stock'))[0]?.n ?? 0;

function ledgerOn(context: Context) {
  return {
    act: (request) => act(context, request),
    tryAct: (request) => tryAct(context, request),
    matter: (key) => matter(context, key),
    whole: (key) => whole(context, key),
    around: (key) => context.reads.around(key),
    rows: async (keys) => {
      const found = await rowsByKey(context.db, keys);
      return keys.flatMap((key) => found.get(key) ?? []);
    },
    list: (question) => list(context, question),
    listEdges: (question) => listEdges(context, question),
    countAll: (question) => countAll(context, question),
    sumOf: (question, field) => sumOf(context, question, field),
    desk: (unitPath, days) =>
      context.memory.get({ procedure: undefined, unitPath }, `desk ${days.today} ${days.soon}`, () => desk(context, unitPath, days)),
    links: async (key) => {
      const at = parseKey(key);
      return at ? links(context, at.region, at.id) : { from: [], to: [] };
    },
    numbersTaken: (procedure, numbers) => numbersTaken(context, procedure, numbers),
    bulk: (options = {}) => bulk(context, options.atomic ?? true),
    erase: (key, field) => afterwards(context, erase(context, key, field)),
    due: (today) => due(context, today),
    sweep: (today, recordedAt) => sweep(context, today, recordedAt),
  } satisfies Partial<Store>;
}

function figuresOn(context: Context) {
  return {
    tally: async (procedure, metric, question) => {
      const [one] = await talliesInParts(context, [{ procedure, metric, question }]);
      return one ?? { n: 0, amount: 0, days: [] };
    },
    tallies: (requests) => talliesInParts(context, requests),
    firstMonths: () => firstMonths(context),
    tallyBy: (procedure, metric, question, by) => tallyBy(context, { procedure, metric, question }, by),
    recount: (procedure, metric, question) => recount(context, procedure, metric, question),
    records: (procedure, metric, question, page) => records(context, { procedure, metric, question }, page),
    sample: (procedure, metric, question, by) => sample(context, { procedure, metric, question }, by),
    stock: (unitPath, procedure) =>
      stockOf(
        context,
        unitPath,
        procedure === undefined ? context.registry.all.map((p) => p.id) : [latestOf(context.registry, procedure).id],
      ),
    events: () => context.memory.get({ procedure: undefined, unitPath: '' }, 'events', () => eventCount(context)),
  } satisfies Partial<Store>;
}

function keepingOn(context: Context, unlock: () => void) {
  let closed: Promise<void> | undefined;
  return {
    verify: (options) => verify(context, options),
    dailyRoot: (day) => dailyRoot(context, day),
    roots: (from) => roots(context, from),
    rebuild: (onProgress) => afterwards(context, rebuild(context, onProgress)),
    backup: (file) => backup(context, file),
    restore: (file) => afterwards(context, restore(context, file)),
    health: () => health(context),
    close: () => {
      closed ??= context.db.close().finally(unlock);
      return closed;
    },
  } satisfies Partial<Store>;
}

/** Joins the parts of the store over one database. */
export function storeOn(context: Context, unlock: () => void): Store {
  const trail = new AuditTrail(context);
  return {
    kind: context.db.kind,
    ...ledgerOn(context),
    ...figuresOn(context),
    ...keepingOn(context, unlock),
    ...keepingSignedIn(peopleOn(context.db), context.pulse, context.db.listen !== undefined),
    ...felt(context.pulse, identityOn(context.db), identityReading),
    ...powerOn(context),
    ...papersOn(context.db),
    ...filesOn(context.db, context.filesDir),
    ...draftsOn(context.db),
    ...overviewOn(context),
    ...savedViewsOn(context.db),
    ...receiptsOn(context.db),
    ...shelvesOn(context),
    ...surveysOn(context.db),
    ...jobsOn(context.db),
    ...lettersOn(context.db),
    ...textsOn(context.db),
    ...noticesOn(context),
    ...auditReading(context, trail),
    ...worklistOn(context),
    ...truthOn(context),
    ...kindsOn(context),
    ...beginningOn(context),
    search: (question) => search(context, question),
    ...monthsOn(context),
    ...shiftsOn(context),
    upsertUnits: (units) => afterwards(context, context.units.upsert(units)),
    units: (under, on) => context.units.under(under, on),
    unit: (code, on) => context.units.unit(code, on),
    reloadUnits: () => context.units.load(),
    audit: (entry) => trail.add(entry),
    audits: (question) => trail.find(question),
    remember: (place, question, compute) => context.memory.get(place, question, compute),
    changes: (listener) => context.pulse.on(listener),
  };
}
