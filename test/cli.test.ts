/** The commands as their user runs them: answers, exit codes, refusals in one sentence, files in and out. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calendar, type Figure, registry } from '#kernel';
import { holidayNotices } from '#law';
import { openStore } from '#store';
import { procedures } from '../src/app/procedures.ts';
import { recountIfChanged } from '../src/app/recount.ts';
import { openPglite } from '../src/store/db-pglite.ts';
import { units } from './support/city.ts';
import { type Ran, type Served, serve, zs } from './support/process.ts';
import { Chance } from './support/random.ts';
import { Tokens } from './support/values.ts';
import { Walker } from './support/walk.ts';

const folder = mkdtempSync(join(tmpdir(), 'zs-cli-'));
const data = join(folder, 'data');
const here = (name: string): string => join(folder, name);
let server: Served | undefined;

/** A small city of records in the data folder, made by the platform's own rules. */
async function seedSmall(dataDir: string): Promise<void> {
  const declared = registry(procedures);
  const law = { calendar: calendar(holidayNotices), policies: [] };
  const store = await openStore({ dataDir, registry: declared, law: () => law });
  await store.upsertUnits(units);
  await recountIfChanged(store, declared, () => undefined);
  const writer = await store.bulk();
  const serial = (series: string) => writer.serial(series);
  const ground = { registry: declared, law, units, files: ['a'.repeat(64)], last: '2019-12-31', serial };
  const walker = new Walker({ ...ground, chance: new Chance(5), tokens: new Tokens() });
  for (let round = 0; round < 6; round += 1) for (const p of declared.all) walker.walk(p, `2019-0${1 + round}-10`);
  for (const life of walker.lives.values()) for (const entry of life) await writer.add(entry);
  await writer.close();
  await store.close();
}

beforeAll(async () => {
  await seedSmall(data);
  server = await serve({ DATA_DIR: data });
}, 180_000);

afterAll(async () => {
  await server?.stop('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

/** A command on the data folder, from a folder of its own. */
const on = (...args: string[]): Promise<Ran> => zs(args, { DATA_DIR: data }, folder);

/** One sentence in Chinese and nothing of the program's inside. */
function spoken(ran: Ran, code: number): void {
  expect(ran.code, ran.err + ran.out).toBe(code);
  expect(ran.err).toMatch(/\p{Script=Han}/u);
  expect(ran.err).not.toMatch(/\n {4}at |node:internal|Error:|\.ts:\d/);
}

describe('zs due', { timeout: 60_000 }, () => {
  test.each([
    ['2024-02-08', '--working', '5', '2024-02-21'],
    ['2019-09-30', '--working', '1', '2019-10-08'],
    ['2019-04-30', '--working', '1', '2019-05-05'],
    ['2019-12-31', '--working', '7', '2020-01-10'],
    ['2019-01-04', '--natural', '30', '2019-02-03'],
    ['2019-01-05', '--natural', '30', '2019-02-11'],
  ])('%s %s %s falls due on %s', async (from, kind, n, due) => {
    const ran = await zs(['due', '--from', from, kind, n, '--json']);
    const answer = JSON.parse(ran.out) as { due: string; strip: { date: string; counted: boolean; why: string }[] };
    expect([ran.code, answer.due]).toEqual([0, due]);
    expect(answer.strip[0]).toMatchObject({ date: from, counted: false });
    expect(answer.strip.at(-1)?.date).toBe(due);
    if (kind === '--working') expect(answer.strip.filter((d) => d.counted).length).toBe(Number(n));
    expect(answer.strip.every((d) => d.why !== '')).toBe(true);
  });

  test('a year without a published calendar is called provisional, on paper and in JSON', async () => {
    const [json, text] = await Promise.all([
      zs(['due', '--from', '2028-04-28', '--working', '5', '--json']),
      zs(['due', '--from', '2028-04-28', '--working', '5']),
    ]);
    expect(JSON.parse(json.out)).toMatchObject({ provisional: true });
    expect(text.out).toMatch(/尚无放假通知/);
  });

  const wrong: readonly (readonly string[])[] = [
    ['due'],
    ['due', '--from', '2019-02-29', '--working', '5'],
    ['due', '--from', '2024-02-08'],
    ['due', '--from', '2024-02-08', '--working', '5', '--natural', '5'],
    ['due', '--from', '2024-02-08', '--working', '-5'],
    ['due', '--from', '2024-02-08', '--working', '5.5'],
    ['due', '--from', '2024-02-08', '--working', '99999999999999999999'],
    ['due', '--form', '2024-02-08', '--working', '5'],
    ['no-such-command'],
    ['__proto__'],
    ['--version-of-nothing'],
    ['figures'],
    ['figures', '--year', 'last'],
    ['figures', '--year', '2019', '--colour'],
    ['figures', '--year', '2019', '--unit', '999999'],
    ['trace', '--year', '2019'],
    ['report', 'annual', '--year', '2019'],
    ['report', 'weekly', '--year', '2019', '--out', 'x'],
    ['report', 'bulletin', '--quarter', '2019Q4', '--out', 'x'],
    ['report', 'bulletin', '--system', 'mediation-case', '--quarter', '2019', '--out', 'x'],
    ['import'],
    ['export', 'mediation-case'],
    ['seed', '--year', '2019', '--scale', '0'],
  ];

  test('wrong use is one sentence and exit 2', { timeout: 60_000 }, async () => {
    for (let at = 0; at < wrong.length; at += 4) {
      await Promise.all(wrong.slice(at, at + 4).map(async (args) => spoken(await on(...args), 2)));
    }
  });

  test('without a command the usage is shown', async () => {
    const [none, help] = await Promise.all([zs([]), zs(['--help'])]);
    expect([none.code, help.code]).toEqual([2, 0]);
    for (const use of [
      'zs start',
      'zs due',
      'zs figures',
      'zs trace',
      'zs report annual',
      'zs verify',
      'zs import',
      'zs export',
      'zs backup',
      'zs restore',
      'zs seed',
    ]) {
      expect(help.out).toContain(use);
    }
  });
});

describe('figures', { timeout: 120_000 }, () => {
  test('each has its number, period, scope, rounding and standing, and its records are as many as it says', async () => {
    const ran = await on('figures', '--year', '2019', '--json');
    expect(ran.code, ran.err).toBe(0);
    const figures = JSON.parse(ran.out) as Figure[];
    expect(figures.length).toBeGreaterThan(50);
    for (const f of figures) {
      expect(f).toMatchObject({ period: { from: '2019-01-01', to: '2019-12-31' }, scope: { code: '411700' } });
      expect(Object.keys(f)).toEqual(expect.arrayContaining(['id', 'title', 'unit', 'value', 'rounding', 'asOf', 'definition']));
    }
    const counted = ['mediation-case.registered', 'mediation-committee.active', 'legality-review.submitted', 'mediation-case.pending'];
    for (const id of counted) {
      const figure = figures.find((f) => f.id === id);
      const traced = JSON.parse((await on('trace', id, '--year', '2019', '--json')).out) as { count: number; records: unknown[] };
      if (!id.endsWith('pending')) expect(figure?.value, id).toBeGreaterThan(0);
      expect([traced.count, traced.records.length], id).toEqual([figure?.value, figure?.value]);
    }
  });

  test('a limit cuts the records, a unit narrows them, an unknown figure is refused', async () => {
    const whole = JSON.parse((await on('trace', 'mediation-case.registered', '--year', '2019', '--json')).out) as { count: number };
    const [cut, narrowed, unknown] = await Promise.all([
      on('trace', 'mediation-case.registered', '--year', '2019', '--limit', '1', '--json'),
      on('trace', 'mediation-case.registered', '--year', '2019', '--unit', '411722', '--json'),
      on('trace', 'mediation-case.no-such', '--year', '2019'),
    ]);
    expect((JSON.parse(cut.out) as { count: number }).count).toBe(1);
    expect((JSON.parse(narrowed.out) as { count: number }).count).toBeLessThanOrEqual(whole.count);
    spoken(unknown, 1);
  });
});

describe('the annual report', { timeout: 60_000 }, () => {
  test('lands in a folder as .docx, .md and figures, each figure with the way to its records', async () => {
    const ran = await on('report', 'annual', '--year', '2019', '--out', 'report');
    expect(existsSync(here('report/report.md')), ran.err).toBe(true);
    expect(readFileSync(here('report/report.docx')).subarray(0, 2).toString()).toBe('PK');
    const figures = JSON.parse(readFileSync(here('report/figures.json'), 'utf8')) as { id: string; records: string }[];
    expect(figures.length).toBeGreaterThan(5);
    expect(figures.every((f) => /records/.test(JSON.stringify(f)))).toBe(true);
    expect([0, 1]).toContain(ran.code);
  });

  test('a folder that cannot be made is refused in a sentence', async () => {
    writeFileSync(here('no-folder'), 'a file');
    spoken(await on('report', 'annual', '--year', '2019', '--out', 'no-folder/report'), 1);
  });

  test('so does a quarterly bulletin', async () => {
    const ran = await on('report', 'bulletin', '--system', 'mediation-case', '--quarter', '2019Q4', '--out', 'bulletin');
    expect([ran.code, existsSync(here('bulletin/bulletin.docx'))], ran.err).toEqual([0, true]);
    expect(readFileSync(here('bulletin/figures.json'), 'utf8')).toContain('"key": "mediation-case.concluded#411722"');
  });
});

const headers = ['发生日期', '填报单位', '名称', '类型', '委员人数', '有妇女委员', '设立日期', '本届当选日期', '任期届满日', '主任'];
const row = (name: string, more: Partial<Record<number, string>> = {}): string[] =>
  ['2019-05-06', '蔡都街道', name, '村（居）', '5', '是', '2019年5月6日', '2019/5/6', '2022-05-06', '李四'].map(
    (cell, i) => more[i] ?? cell,
  );
const csv = (...rows: readonly string[][]): string => [headers, ...rows].map((cells) => cells.join(',')).join('\r\n');
const kind = 'mediation-committee';

describe('import and export', { timeout: 120_000 }, () => {
  test('a GB18030 table and a UTF-8 table with a mark at its head are read, and come out again', async () => {
    writeFileSync(here('gb.csv'), iconv.encode(csv(row('甲村人民调解委员会㐂')), 'gb18030'));
    writeFileSync(here('bom.csv'), `\uFEFF${csv(row('乙村人民调解委员会'), row('丙村人民调解委员会'))}`);
    expect((await on('import', kind, 'gb.csv')).out).toMatch(/已导入 1 行/);
    expect((await on('import', kind, 'bom.csv')).out).toMatch(/已导入 2 行/);
    const ran = await on('export', kind, 'out.csv');
    expect(ran.code, ran.err).toBe(0);
    const text = readFileSync(here('out.csv'), 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    for (const name of ['甲村人民调解委员会㐂', '乙村人民调解委员会', '丙村人民调解委员会']) expect(text).toContain(name);
  });

  test('a workbook written by the platform is read by the platform', async () => {
    const ran = await on('export', kind, 'out.xlsx', '--unit', '411722001');
    expect(ran.code, ran.err).toBe(0);
    expect(readFileSync(here('out.xlsx')).subarray(0, 2).toString()).toBe('PK');
    spoken(await on('import', kind, 'out.xlsx'), 1);
  });

  test('a trial run takes nothing in, and the same file twice is refused', async () => {
    writeFileSync(here('trial.csv'), csv(row('丁村人民调解委员会')));
    expect((await on('import', kind, 'trial.csv', '--dry-run')).out).toMatch(/可导入 1 行/);
    await on('export', kind, 'after-trial.csv');
    expect(readFileSync(here('after-trial.csv'), 'utf8')).not.toContain('丁村');
    expect((await on('import', kind, 'trial.csv')).code).toBe(0);
    spoken(await on('import', kind, 'trial.csv'), 1);
  });

  test('rows that cannot be taken come back in a file with their line and the reason, the others are in', async () => {
    const bad = [
      row('戊村人民调解委员会', { 4: '2' }),
      row('己村人民调解委员会', { 0: '2019-02-29' }),
      row('庚村人民调解委员会', { 1: '火星镇' }),
    ];
    writeFileSync(here('mixed.csv'), csv(row('辛村人民调解委员会'), ...bad, row('壬村人民调解委员会', { 3: '=1+1' })));
    const ran = await on('import', kind, 'mixed.csv');
    expect([ran.code, /已导入 1 行，不能导入 4 行/.test(ran.out)], ran.out + ran.err).toEqual([1, true]);
    const returned = readFileSync(here('mixed.不能导入.csv'), 'utf8');
    for (const [line, why] of [
      ['3', '委员应为3至9人'],
      ['4', '不是存在的日期'],
      ['5', '不在单位名册中'],
      ['6', '公式'],
    ]) {
      const found = returned.split('\r\n').find((l) => l.split(',')[10] === line);
      expect(found, returned).toContain(why);
    }
  });

  test('a cell that a spreadsheet would run goes out as text', async () => {
    writeFileSync(here('run.csv'), csv(row('癸村人民调解委员会', { 9: '+cmd' })));
    await on('import', kind, 'run.csv');
    await on('export', kind, 'run-out.csv');
    const line = readFileSync(here('run-out.csv'), 'utf8')
      .split('\r\n')
      .find((l) => l.includes('癸村'));
    expect(line).toBeDefined();
    expect(line).not.toMatch(/,"?[=+@]/);
  });

  test.each([
    ['empty.csv', Buffer.alloc(0), /空/],
    ['unknown-column.csv', Buffer.from(`${csv(row('子村'))}`.replace('委员人数', '委员数目')), /委员数目/],
    ['missing-column.csv', Buffer.from('名称\r\n子村人民调解委员会'), /缺少列/],
    ['no-table.csv', Buffer.from([0, 1, 2, 3, 0]), /不是文本表格/],
    ['no-workbook.xlsx', Buffer.from('名称\r\n'), /与扩展名不符/],
    ['broken.xlsx', Buffer.from('PK\u0003\u0004 nothing of the kind'), /损坏/],
    ['bomb.xlsx', bomb(), /过大/],
    ['only-headers.csv', Buffer.from(csv()), /没有|0 行/],
  ])('%s is refused in a sentence', async (name, content, why) => {
    writeFileSync(here(name), content);
    const ran = await on('import', kind, name);
    expect(`${ran.out}${ran.err}`).toMatch(why);
    if (name !== 'only-headers.csv') spoken(ran, 1);
  });

  test('an unknown kind, a missing file and a foreign ending are refused in a sentence', async () => {
    spoken(await on('import', 'no-such-kind', 'gb.csv'), 1);
    spoken(await on('import', '__proto__', 'gb.csv'), 1);
    spoken(await on('import', kind, 'no-such-file.csv'), 1);
    spoken(await on('export', kind, 'out.pdf'), 1);
    spoken(await on('export', 'constructor', 'out.csv'), 1);
    spoken(await on('export', kind, 'no/such/folder/out.csv'), 1);
  });
});

/** A small .xlsx that says it unpacks to half a gigabyte. */
function bomb(): Buffer {
  const content = deflateRawSync(Buffer.alloc(1024, 0x20));
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const size = 500 * 1024 * 1024;
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(content.length, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(content.length, 20);
  central.writeUInt32LE(size, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + content.length, 16);
  return Buffer.concat([local, name, content, central, name, end]);
}

describe('what cannot be started', { timeout: 120_000 }, () => {
  test('on a taken port', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    spoken(await zs(['start'], { PORT: String(port), DATA_DIR: here('unused') }), 1);
    expect(existsSync(here('unused'))).toBe(false);
    await new Promise((resolve) => taken.close(resolve));
  });

  test.each([
    [{ PORT: 'http' }],
    [{ PORT: '70000' }],
    [{ ZS_TODAY: '2019-02-29' }],
    [{ ZS_HASH: 'md5' }],
    [{ DATABASE_URL: 'postgres://nobody:secret-word@127.0.0.1:1/none' }],
    [{ DATABASE_URL: 'no address at all' }],
  ])('with %j', async (env) => {
    const ran = await zs(['start'], { PORT: '0', DATA_DIR: here('never'), ...env });
    spoken(ran, 1);
    expect(ran.err).not.toContain('secret-word');
  });

  test('on a data folder that cannot be written', async () => {
    writeFileSync(here('a-file'), 'not a folder');
    spoken(await zs(['start'], { PORT: '0', DATA_DIR: here('a-file/data') }), 1);
    spoken(await zs(['figures', '--year', '2019'], { DATA_DIR: here('a-file/data') }), 1);
  });

  test('twice on one data folder', async () => {
    const ran = await zs(['start'], { PORT: '0', DATA_DIR: data });
    spoken(ran, 1);
    expect(ran.err).toMatch(/正由另一个进程/);
  });
});

describe('the ledger', () => {
  test('a backup restores into an empty folder; what is no backup is refused', { timeout: 120_000 }, async () => {
    expect((await on('backup', 'all.zsb')).code).toBe(0);
    const held = JSON.parse((await on('verify', '--json')).out) as { events: number };
    const to = { DATA_DIR: here('restored') };
    const restored = await zs(['restore', 'all.zsb'], to, folder);
    expect(restored.code, restored.err).toBe(0);
    const verified = await zs(['verify', '--json'], to, folder);
    expect([verified.code, JSON.parse(verified.out)]).toEqual([0, held]);
    writeFileSync(here('none.zsb'), 'no backup');
    spoken(await on('restore', 'none.zsb'), 1);
    spoken(await on('restore', 'missing.zsb'), 1);
    spoken(await on('backup', 'no/such/folder/all.zsb'), 1);
  });

  test('holds; then one letter is changed in the database, and the event is named', { timeout: 120_000 }, async () => {
    expect((await on('verify')).code).toBe(0);
    const stopped = await server?.stop('SIGINT');
    server = undefined;
    expect([stopped?.code, stopped?.err], 'Ctrl-C ends cleanly').toEqual([0, '']);
    expect([existsSync(join(data, 'server.json')), existsSync(join(data, 'lock'))]).toEqual([false, false]);
    const db = await openPglite(join(data, 'pg'));
    const [victim] = await db.query<{ region: string; matter: string; seq: number }>(
      `select region, matter, seq from event where procedure = 'mediation-case' and seq = 2 order by matter limit 1`,
    );
    if (!victim) throw new Error('no event to change');
    await db.query(`update event set occurred_on = occurred_on + 1 where region = $1 and matter = $2 and seq = $3`, [
      victim.region,
      victim.matter,
      victim.seq,
    ]);
    await db.close();
    const ran = await on('verify', '--json');
    expect(ran.code, ran.err).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({ ok: false, problem: { region: victim.region, matter: victim.matter, seq: victim.seq } });
    expect((await on('verify')).out).toMatch(/一条记录被改动/);
  });
});
