/** 首次设立: from an empty database to a person who opens a matter. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer } from '#api';
import { commands, readSheet, writeSheet } from '#cli';
import type { NewPersonDto } from '../src/api/contract/administration.ts';
import { readConfig } from '../src/app/config.ts';
import { doorOf } from '../src/app/door.ts';
import { firstRegister } from '../src/app/first-register.ts';
import { type Opened, openPlatform } from '../src/app/platform.ts';
import { seedYear } from '../src/app/seed.ts';
import { Browser } from './support/browser.ts';
import { ask, flawOfProblem, problemIn } from './support/client.ts';
import { type Served, serve, zs } from './support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'zs-setup-'));
const today = '2024-03-04';
const header = '代码,名称,类别,上级代码,职能';
const departments = [',市府办,部门,,政府办公、财政', ',市司法局,部门,,司法行政、法治督导', '410500-D07,市市场监管局,部门,410500,市场监管'];
const write = (name: string, ...rows: readonly string[]): string => {
  writeFileSync(join(folder, name), [header, ...rows].join('\r\n'));
  return name;
};

const opened: Opened[] = [];
async function empty(name: string): Promise<Opened> {
  const given = { ZS_DEMO: '0', ZS_TODAY: today, DATA_DIR: join(folder, name) };
  const platform = await openPlatform(readConfig(given, '2020-01-10'));
  opened.push(platform);
  return platform;
}

/** The command as it is typed, in the folder of the tables. */
async function setup(platform: Opened, ...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const console = { out: (line: string) => out.push(line), note: (line: string) => err.push(line), progress: () => undefined };
  const code = (await commands.setup?.run(args, doorOf(platform, folder), console)) ?? -1;
  return { code, out: out.join('\n'), err: err.join('\n') };
}
const anyang = ['--city', '410500', '--name', '安阳市'];

/** What the terminal has shown, by sign-in name. */
const passwordsIn = (out: string): ReadonlyMap<string, string> =>
  new Map([...out.matchAll(/^ {2}(\w+) +(\S+) {2}/gm)].map(([, account = '', password = '']) => [account, password]));

afterAll(async () => {
  for (const platform of opened) await platform.store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('an empty installation', { timeout: 60_000 }, () => {
  let platform: Opened;
  let app: App;
  let drawn: ReadonlyMap<string, string>;
  const chosen = 'Qingfeng-2024-changKai';

  beforeAll(async () => {
    platform = await empty('flow');
    app = await buildServer(platform, 'silent');
  }, 120_000);
  afterAll(() => app?.close());

  /** In by the password that was handed over, which opens nothing before another is chosen. */
  async function enter(account: string, password: string): Promise<Browser> {
    const browser = new Browser(app);
    const first = await browser.signIn(account, password);
    expect([first.status, (first.json as { next?: string; why?: string }).next, (first.json as { why?: string }).why]).toEqual([
      202,
      'change',
      'first',
    ]);
    expect(await browser.isIn()).toBe(false);
    const changed = await browser.post('/api/session/password', { password: chosen });
    expect(changed.status, changed.text).toBe(200);
    expect(await browser.isIn()).toBe(true);
    return browser;
  }

  test('gets its city, the departments that acts wait for, and three administrators, once', async () => {
    const ran = await setup(platform, ...anyang);
    expect([ran.code, ran.err]).toEqual([0, '']);
    drawn = passwordsIn(ran.out);
    expect([...drawn.keys()]).toEqual(['xitong', 'anquan', 'shenji']);
    expect(new Set(drawn.values()).size).toBe(3);
    expect([platform.cityCode, platform.cityRegion]).toEqual(['410500', '410500']);
    expect(platform.units.all().map((u) => [u.code, u.name, u.offices.join(' '), u.territory])).toEqual([
      ['410500', '安阳市', '', '410500/'],
      ['410500-D01', '安阳市人民政府办公室', 'government-office', '410500/'],
      ['410500-D02', '安阳市司法局', 'justice oversight assessment', '410500/'],
      ['410500-D03', '安阳市市场监督管理局', 'market-regulation', '410500/'],
      ['410500-D04', '安阳市财政局', 'finance', '410500/'],
    ]);
    const again = await setup(platform, ...anyang);
    expect([again.code, again.out, /只能做一次/.test(again.err)]).toEqual([1, '', true]);
    expect((await platform.store.audits({})).filter((line) => line.what === 'first-setup')).toHaveLength(1);
  });

  test('and goes on by itself: a unit, a person, a post, a grant, a matter', async () => {
    const [system, security, auditor] = await Promise.all(['xitong', 'anquan', 'shenji'].map((a) => enter(a, drawn.get(a) ?? '')));
    if (!system || !security || !auditor) throw new Error('three');
    const base = '/api/administration';
    const seen = async (who: Browser, path: string, body: Readonly<Record<string, unknown>>) => {
      const preview = await who.post(`${base}${path}/preview`, body);
      expect(preview.status, preview.text).toBe(200);
      const done = await who.post(`${base}${path}`, { ...body, digest: (preview.json as { digest: string }).digest });
      expect(done.status, done.text).toBe(204);
    };
    const county = { change: 'open', name: '安阳县', kind: 'county', parent: '410500', code: '410522', on: today };
    await seen(system, '/units', county);
    await seen(system, '/units', { ...county, name: '水冶镇', kind: 'township', parent: '410522', code: '410522100' });
    expect(platform.units.get('410522')?.offices).toContain('justice');
    const seat = { unit: '410522100', title: '填报员', roles: ['clerk'], from: today };
    const made = await system.post(`${base}/people`, { login: 'zhangsan', name: '张三', seat });
    expect(made.status, made.text).toBe(201);
    const { person, password } = made.json as NewPersonDto;
    const clerk = await enter('zhangsan', password);
    const values = {
      ...{ name: '水冶镇人民调解委员会', kind: 'township', memberCount: 5, hasWoman: true },
      ...{ establishedOn: today, electedOn: today, termEndsOn: '2027-03-04' },
    };
    const open = () => {
      const cookie = [...clerk.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers = { cookie, 'x-csrf-token': clerk.csrf, 'idempotency-key': randomUUID() };
      return ask(app, { method: 'POST', url: '/api/matters/mediation-committee', body: { act: 'establish', values }, headers });
    };
    const early = await open();
    expect([flawOfProblem(early), problemIn(early).refusals.map((r) => r.code)]).toEqual([undefined, ['not-competent']]);
    await seen(security, `/posts/${person.seats[0]?.id}/roles`, { roles: ['clerk'] });
    // The hourly work comes before the act: it seals the day that is over, so that today may still go on.
    await doorOf(platform, folder).daily();
    const done = await open();
    expect(done.status, done.text).toBe(201);
    expect((done.json as { key: string }).key).toMatch(/^410522\//);
    expect((await system.get('/api/matters/mediation-committee')).text).not.toContain('水冶镇人民调解委员会');
    const trail = (await auditor.get('/api/audit')).text;
    expect(trail).toContain('首次设立');
    expect((await platform.store.verify()).problem).toBeUndefined();
  });

  test('is never taken for a demonstration afterwards', async () => {
    const before = await platform.store.events();
    await expect(seedYear(platform, { year: 2019, scale: 1 }, () => undefined)).rejects.toThrow(/正式启用/);
    expect([await platform.store.events(), platform.units.get('411700')]).toEqual([before, undefined]);
  });
});

describe('the table of units', { timeout: 60_000 }, () => {
  let platform: Opened;
  beforeAll(async () => {
    platform = await empty('tables');
  }, 120_000);

  const refusedRows: readonly (readonly [row: string, why: RegExp])[] = [
    ['41052,安阳县,县,,', /第5行：代码“41052”不对。县（区）的代码应为六位/],
    ['410522,安阳县,乡村,,', /第5行：类别“乡村”不对。可填：市、县（区）/],
    ['410522,县,县,,', /第5行：名称应为2至40个字/],
    ['410522100,水冶镇,镇,410522,', /第5行：上级代码“410522”不在表中/],
    ['410522100,水冶镇,镇,,', /第5行：乡（镇）不能设在市之下/],
    ['410522,安阳县,县,,财税', /第5行：职能“财税”不对。可填：.*司法行政/],
    [',市司法二局,部门,,司法行政', /第5行：职能“司法行政”已由第3行/],
    ['410500-D07,市教育局,部门,,', /第5行：代码“410500-D07”与第4行重复/],
    ['410600-D07,市教育局,部门,,', /第5行：代码“410600-D07”应以上级代码410500开头/],
    [',市司法局,部门,,', /第5行：名称“市司法局”与第3行重复/],
    ['410500,安阴市,市,,', /第5行：本市应为“安阳市”/],
    ['410500,安阳县,县,,', /第5行：代码与本市相同/],
    ['=1+1,安阳县,县,,', /第5行：单元格含公式/],
  ];
  test('a row that cannot be taken is told with its line, and nothing is set up', async () => {
    for (const [row, why] of refusedRows) {
      const ran = await setup(platform, ...anyang, '--units', write('bad.csv', ...departments, row));
      expect([ran.code, ran.out], row).toEqual([1, '']);
      expect(ran.err).toMatch(why);
      expect(ran.err).toMatch(/什么也没有设立/);
    }
    expect([platform.units.all(), (await platform.store.people({ offset: 0, limit: 1 })).total]).toEqual([[], 0]);
  });

  test('all that is wrong is told at once, the lines in order and then the whole', async () => {
    const rows = ['410522,安阳县,县,,', '41,汤阴县,县,,', ',市司法局,部门,,司法行政', '410526,滑县,乡,,'];
    const { err } = await setup(platform, ...anyang, '--units', write('many.csv', ...rows));
    expect(err.split('\n').map((line) => line.slice(0, 3))).toEqual(
      ['第3行', '第5行', '第5行', '全表：', '全表：', '全表：', '全表：', '单位表'].map((t) => t.slice(0, 3)),
    );
    expect(err).toMatch(/没有市直部门承担“政府办公”/);
  });

  test('a table without its columns, no table, a wrong city and a demonstration are refused in a sentence', async () => {
    writeFileSync(join(folder, 'headless.csv'), '代码,名称,类别\r\n410522,安阳县,县');
    writeFileSync(join(folder, 'foreign.csv'), `${header},电话\r\n410522,安阳县,县,,,1`);
    const demonstration = { ...platform, demonstration: true };
    for (const [on, args, why] of [
      [platform, [...anyang, '--units', 'headless.csv'], /缺少列：上级代码、职能/],
      [platform, [...anyang, '--units', 'foreign.csv'], /没有“电话”这一列/],
      [platform, [...anyang, '--units', 'nowhere.csv'], /没有这个文件/],
      [platform, ['--city', '410522', '--name', '安阳县'], /不是地级市的区划代码/],
      [platform, ['--city', '410500', '--name', '市'], /2至40个字/],
      [demonstration, anyang, /ZS_DEMO=0/],
    ] as const) {
      const ran = await setup(on, ...args);
      expect([ran.code, ran.out, why.test(ran.err)], ran.err).toEqual([1, '', true]);
    }
  });

  const good = [
    '410500,安阳市,市,,',
    ...departments,
    ',市教育局,部门,,',
    '410502,文峰区,市辖区,,',
    '410522,安阳县,县,410500,',
    ',安阳县司法局,部门,410522,司法行政',
    '410522100,水冶镇,镇,410522,',
    '410502001,宝莲寺街道,街道,410502,',
  ];
  const register = (of: Opened) => of.units.all().map((u) => [u.code, u.path, u.region, u.offices.join(' ')]);
  const expected = [
    ['410500', '410500/', '410500', ''],
    ['410500-D08', '410500/410500-D08/', '410500', 'government-office finance'],
    ['410500-D09', '410500/410500-D09/', '410500', 'justice oversight assessment'],
    ['410500-D07', '410500/410500-D07/', '410500', 'market-regulation'],
    ['410500-D10', '410500/410500-D10/', '410500', ''],
    ['410502', '410500/410502/', '410502', 'justice market-regulation government-office finance'],
    ['410522', '410500/410522/', '410522', 'market-regulation government-office finance'],
    ['410522-D01', '410500/410522/410522-D01/', '410522', 'justice'],
    ['410522100', '410500/410522/410522100/', '410522', ''],
    ['410502001', '410500/410502/410502001/', '410502', ''],
  ];

  test('a CSV becomes the register: codes for departments without one, offices left over to the county itself', async () => {
    writeFileSync(join(folder, 'good.csv'), iconv.encode([header, ...good].join('\r\n'), 'gb18030'));
    const ran = await setup(platform, ...anyang, '--units', 'good.csv');
    expect([ran.code, ran.err, /10 个单位/.test(ran.out)]).toEqual([0, '', true]);
    const sorted = (rows: readonly (readonly string[])[]) => rows.map((r) => [r[0], r[1], r[2], [...(r[3] ?? '')].sort().join('')]);
    expect(sorted(register(platform))).toEqual(sorted(expected));
  });

  test('a workbook becomes the same', async () => {
    async function* rows() {
      for (const row of good) yield row.split(',');
    }
    await writeSheet(join(folder, 'good.xlsx'), header.split(','), rows());
    const sheet = await readSheet(join(folder, 'good.xlsx'));
    if ('code' in sheet) throw new Error(sheet.text);
    const made = firstRegister({ code: '410500', name: '安阳市' }, platform.registry, sheet);
    expect(made).toEqual({ units: platform.store.register() });
  });
});

describe('in the terminal', { timeout: 120_000 }, () => {
  test('the start says what to do, the command runs through the running server, and the next start is silent', async () => {
    const env = { DATA_DIR: join(folder, 'terminal') };
    const server: Served = await serve(env);
    const wrong = await zs(['setup', '--city', '410500'], env, folder);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('--name')]);
    const ran = await zs(['setup', ...anyang], env, folder);
    expect([ran.code, ran.err, passwordsIn(ran.out).size]).toEqual([0, '', 3]);
    const body = JSON.stringify({ account: 'xitong', password: passwordsIn(ran.out).get('xitong') });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`http://127.0.0.1:${server.port}/api/session`, { method: 'POST', headers, body });
    expect(await answer.json()).toMatchObject({ next: 'change', why: 'first' });
    const first = await server.stop();
    expect(first.out).toMatch(/首次设立[\s\S]*npx zs setup --city 411700 --name 驻马店市/);
    expect((await (await serve(env)).stop()).out).not.toContain('zs setup');
    const demonstration = await zs(['start'], { ...env, ZS_DEMO: '1', PORT: '0' }, folder);
    expect([demonstration.code, /正式启用/.test(demonstration.err)]).toEqual([1, true]);
  });
});
