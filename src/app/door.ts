import { resolve } from 'node:path';
import type { Door, TraceRecord, VerifyResult } from '#cli';
import { refusal, view } from '#kernel';
import type { RecordRow } from '#store';
import { burdenLines } from './burden-lines.ts';
import { dayOver } from './clock.ts';
import { exportRows } from './exchange/export.ts';
import { importRows } from './exchange/import.ts';
import { setUpCity } from './first-setup.ts';
import type { Opened } from './platform.ts';
import { seedYear } from './seed.ts';

const city = { kind: 'official', roles: [], inScope: true } as const;

/** The commands' door to an opened platform. Paths are taken from the caller's folder. */
export function doorOf(platform: Opened, folder: string): Door {
  const { store, clock, cityCode } = platform;
  const at = (path: string) => resolve(folder, path);
  const ask = (year: number, unit: string) => ({ from: `${year}-01-01`, to: `${year}-12-31`, unit });
  return {
    law: platform.law,
    cityCode,
    unitName: (code) => platform.units.get(code)?.name,
    figures: async ({ year, unit }) => {
      const asks = platform.figures.ids().map((id) => ({ id, ...ask(year, unit) }));
      return (await platform.figures.figures(asks)).flatMap((f) => f ?? []);
    },
    trace: (id, { year, unit, limit }) => trace(platform, id, ask(year, unit), limit),
    annualReport: async ({ year, unit, out }) => {
      const { writeSigned } = await import('./signed-report.ts');
      const kept = await writeSigned(platform, year, unit, at(out));
      if (kept) return { files: kept, refused: [], notes: ['报告已经签发，按签发的正文和封存的数据生成。'] };
      const { written, refused, notes } = await platform.reports.write(year, unit, at(out));
      return { files: written, refused, notes };
    },
    bulletin: async ({ system, quarter, out }) => {
      const { parseQuarter } = await import('#reports');
      const parsed = parseQuarter(quarter);
      const answer = parsed && (await platform.bulletins.write(system, parsed, at(out)));
      return answer && { files: answer.written, refused: answer.refused, notes: answer.notes };
    },
    assess: (what) => assess(platform, what),
    burden: ({ period, unit }) => burdenLines(platform, period, unit),
    verify: (progress) => verify(platform, progress),
    importFile: (procedure, file, more) => importRows(platform, procedure, at(file), more),
    exportFile: (procedure, file, { unit }) => exportRows(platform, procedure, at(file), unit),
    backup: (file) => store.backup(at(file)),
    restore: async (file) => {
      const done = await store.restore(at(file));
      await platform.lawBook.reload(store);
      return done;
    },
    seed: (what, progress) => seedYear(platform, what, progress),
    setUp: (ask) => setUpCity(platform, { ...ask, units: ask.units === undefined ? undefined : at(ask.units) }),
    issuePassword: async (account) => {
      const held = await store.account(account);
      if (!held) return undefined;
      // The layer of the server is large: a command that does not need it does not wait for it.
      const { issuePassword } = await import('#api');
      const issued = await issuePassword(platform, held, 'reset');
      const line = { region: cityCode, actor: '', what: 'password-reset', subject: held.id, detail: { by: 'command' } };
      await store.audit({ ...line, at: clock.now() });
      return issued;
    },
    daily: async () => {
      const swept = await store.sweep(clock.today(), clock.now());
      return { acts: swept.done, root: (await store.dailyRoot(dayOver(clock.today()))).root };
    },
    close: () => store.close(),
  };
}

async function assess({ assessments }: Opened, { scheme, frozen, period }: Parameters<Door['assess']>[0]): ReturnType<Door['assess']> {
  const kept = frozen ? await assessments.frozen(scheme) : undefined;
  if (frozen) return kept && { title: kept.scheme.title, seal: kept.seal, result: kept.result };
  const held = (await assessments.scheme(scheme, 'published')) ?? (await assessments.scheme(scheme));
  if (!held) return undefined;
  const world = await assessments.worldOf(period ? { ...held.scheme, period } : held.scheme);
  return { title: held.scheme.title, seal: null, result: assessments.score(world) };
}

async function trace(
  platform: Opened,
  id: string,
  ask: { from: string; to: string; unit: string },
  limit: number,
): ReturnType<Door['trace']> {
  const [figure] = await platform.figures.figures([{ id, ...ask }]);
  const behind = await platform.figures.behind({ id, to: ask.to, unit: ask.unit });
  if (figure && behind) {
    const rows = await platform.store.rows(behind.slice(0, limit));
    return { figure, records: rows.map((row) => traceRecord(platform, { ...row, event: null, n: 1, amount: 0 })) };
  }
  const found = platform.figures.counted(id);
  if (!figure || !found)
    return refusal('figure-unknown', `没有“${id.slice(0, 80)}”这个数字`, { remedy: '用 zs figures --year 查看全部数字的编号' });
  const question = { from: ask.from, to: ask.to, unitPath: platform.units.get(ask.unit)?.path ?? '', where: found.where };
  const records: TraceRecord[] = [];
  for (let cursor: string | null = ''; cursor !== null && records.length < limit; ) {
    const page = { limit: Math.min(1000, limit - records.length), ...(cursor && { cursor }) };
    const answer = await platform.store.records(found.procedure, found.metric, question, page);
    records.push(...answer.rows.map((row) => traceRecord(platform, row)));
    cursor = answer.next;
  }
  return { figure, records };
}

/** A record as printed: the title as the city office may see it. */
function traceRecord(platform: Opened, row: RecordRow): TraceRecord {
  const procedure = platform.registry.edition(row.procedure, row.edition);
  const seen = procedure && view(procedure, { state: row.state, values: row.values, history: [] }, city);
  const title = procedure && seen?.values[procedure.shows.title];
  const act = row.event ? (procedure?.acts[row.event.act]?.title ?? row.event.act) : (procedure?.states[row.state]?.title ?? row.state);
  return {
    key: row.key,
    number: row.number,
    title: String(title ?? row.title),
    unit: platform.units.get(row.unit)?.name ?? row.unit,
    act,
    on: row.event?.on ?? row.openedOn,
    weight: row.n,
  };
}

const problems: Readonly<Record<string, string>> = {
  missing: '缺少一条记录',
  altered: '一条记录被改动',
  'value-altered': '一条记录的单独保存内容被改动',
  'head-missing': '末尾的记录缺失',
  'projection-missing': '事项缺失',
  'projection-altered': '事项与记录不符',
  'root-mismatch': '当日总印不符',
  'count-mismatch': '记录数不符',
  'audit-altered': '操作痕迹被改动',
};

async function verify(platform: Opened, progress: (done: number, total: number) => void): Promise<VerifyResult> {
  const total = await platform.store.events();
  const answer = await platform.store.verify({ onProgress: (done) => progress(done, total) });
  const { events, matters, problem } = answer;
  if (!problem) return { ok: true, events, matters };
  const { region, matter, seq } = problem;
  return { ok: false, events, matters, problem: { region, matter, seq, what: problems[problem.problem] ?? problem.problem } };
}
