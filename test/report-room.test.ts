/** The report room: a yearly report from its opening to a stranger who verifies it; what was frozen stays what it was. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer, hashPassword, type MatterDto } from '#api';
import type { RoomCompareDto, RoomDto, RoomListDto, VerifyDto } from '../src/api/contract/room.ts';
import { type City, openCity, password } from './support/city.ts';
import { Client, problemIn } from './support/client.ts';

const bureau = '411700-D09';
const words = [
  '---',
  '标题: 驻马店市人民政府关于2019年度法治政府建设情况的报告',
  '发文机关: 驻马店市人民政府',
  '文号: 驻政文〔2020〕号',
  '上行文: 是',
  '主送: 河南省人民政府',
  '印发机关: 驻马店市人民政府办公室',
  '---',
  '',
  '# 规范办案',
  '',
  '全年收到审查建议{{review-suggestion.received}}件。',
  '',
  '按照市领导批示开展专项清理。',
  '',
  '# 决策',
  '',
  '审查{{legality-review.reviewed}}件。',
  '',
  '# 调解',
  '',
  '登记{{mediation-case.registered}}件。',
  '',
  '# 存在的不足和原因',
  '',
  '审查力量不足，原因是编制偏少，全年退回补审{{meeting-item.blocked}}次。',
  '',
  '# 主要负责人履行推进法治建设第一责任人职责情况',
  '',
  '亲自部署、亲自过问、亲自协调、亲自督办，研究法治工作{{meeting-item.rule-of-law-meetings}}次。',
  '',
  '# 2020年主要安排',
  '',
  '## 充实审查力量',
  '',
  '为各县区配备专职审查人员。',
  '',
  '## 规范送审材料',
  '',
  '编印送审指引。',
  '',
  '## 加强回访',
  '',
  '每季度回访当事人。',
  '',
  '# 其他需要报告的情况',
  '',
  '无。',
  '',
].join('\n');

let city: City;
let app: App;
let drafter: Client;
let reviewer: Client;
let mayor: Client;
let office: Client;
let school: Client;
let anyone: Client;
let key = '';

const room = (path = ''): string => `/api/reports/room/${key}${path}`;
const read = async (): Promise<RoomDto> => (await drafter.get(room())).json as RoomDto;
const act = async (who: Client, name: string, values: object): Promise<MatterDto> => {
  const answer = await who.post(`/api/matters/annual-report/${key}/acts/${name}`, { values });
  expect(answer.status, answer.text).toBe(200);
  return answer.json as MatterDto;
};
const step = async (who: Client, name: string, body: object = {}): Promise<RoomDto> => {
  const answer = await who.post(room(`/${name}`), body);
  expect(answer.status, answer.text).toBe(200);
  return answer.json as RoomDto;
};

async function suggest(title: string): Promise<void> {
  const values = {
    title,
    authority: bureau,
    provisions: '第八条',
    reasons: '加重义务',
    sender: '某县人民法院',
    caseNo: '（2019）豫1722行初1号',
    documentTitle: '停车管理办法',
  };
  const answer = await drafter.post('/api/matters/review-suggestion', { act: 'receive-advice', on: '2019-11-05', values });
  expect(answer.status, answer.text).toBe(201);
}

/** An item that the standing meeting agreed to. */
async function agreedItem(): Promise<string> {
  const file = await city.platform.store.putFile(
    (async function* () {
      yield Buffer.from('%PDF-1.4 报告');
    })(),
    { name: '报告.pdf', type: 'application/pdf', by: 'u-office', at: city.platform.now(), max: 1000 },
  );
  const sha256 = 'sha256' in file ? file.sha256 : '';
  const values = {
    ...{ title: '审议年度报告', meetingKind: 'executive-meeting', topic: 'rule-of-law', reviewRequired: false, noReviewReason: '听取汇报' },
    ...{ textFile: { sha256, name: '报告.pdf', size: 10, type: 'application/pdf' }, textHash: sha256 },
  };
  const opened = await office.post('/api/matters/meeting-item', { act: 'propose', values });
  expect(opened.status, opened.text).toBe(201);
  const item = (opened.json as MatterDto).key;
  for (const [name, given] of [
    ['schedule', { meetingNo: '第1次常务会议', meetingOn: '2020-01-10' }],
    ['deliberate', {}],
    ['record-decision', { outcome: 'approved', decision: '原则同意。', countsMeeting: true }],
  ] as const) {
    const answer = await office.post(`/api/matters/meeting-item/${item}/acts/${name}`, { values: given });
    expect(answer.status, answer.text).toBe(200);
  }
  return item;
}

beforeAll(async () => {
  city = await openCity({ today: '2020-01-10' });
  const { store } = city.platform;
  await store.upsertAccounts([
    {
      id: 'u-secrecy',
      login: 'secrecy',
      name: '某审查',
      passwordHash: await hashPassword(password),
      kind: 'official',
      active: true,
      data: {},
    },
  ]);
  const chosen = { passwordHash: await hashPassword(password), setAt: new Date().toISOString(), mustChange: null, former: [] };
  await store.setPassword({ account: 'u-secrecy', ...chosen });
  await store.upsertPosts([
    { id: 'post-secrecy', account: 'u-secrecy', unit: bureau, title: '保密员', duties: ['chief'], from: '2000-01-01', to: null },
  ]);
  app = await buildServer(city.platform, 'silent');
  anyone = new Client(app);
  const enter = (who: string) => new Client(app).signIn(who as 'justice');
  [drafter, reviewer, mayor, office, school] = [
    await enter('justice'),
    await enter('secrecy'),
    await enter('mayor'),
    await enter('office'),
    await enter('department'),
  ];
  await suggest('关于停车管理办法的司法建议');
}, 180_000);

afterAll(async () => {
  await app.close();
  await city.close();
});

describe('collecting', () => {
  test('the justice office opens the report of its government, with the days of the law, once', async () => {
    const list = (await drafter.get('/api/reports/room')).json as RoomListDto;
    expect(list.templates.map((t) => t.id)).toEqual(['annual-report', 'county-annual-report', 'department-annual-report']);
    expect(list.mayOpen.map((o) => [o.template, o.unit.code])).toEqual([
      ['annual-report', '411700'],
      ['department-annual-report', bureau],
    ]);
    const body = { template: 'annual-report', unit: '411700', year: 2019 };
    const answer = await drafter.post('/api/reports/room', body);
    expect(answer.status, answer.text).toBe(201);
    const made = answer.json as RoomDto;
    key = made.key;
    expect([made.submitBefore, made.publishBefore, made.reporter.name]).toEqual(['2020-02-29', '2020-03-31', '驻马店市']);
    expect(problemIn(await drafter.post('/api/reports/room', body)).detail).toContain('已经启动');
    expect((await school.post('/api/reports/room', body)).status).toBe(404);
  });
  test('every unit directly below is asked; each sees only its own', async () => {
    const asked = await step(drafter, 'request', { outline: '写明原因' });
    expect(asked.contributions.map((c) => c.unit.name).toSorted()).toEqual(
      ['上蔡县', '市司法局', '市市场监督管理局', '市政府办公室', '市教育局', '平舆县'].toSorted(),
    );
    expect(asked.contributions[0]?.dueOn).toBe('2020-01-14');
    const own = (await school.get('/api/matters/report-contribution')).json as { rows: { title: string }[] };
    expect(own.rows.map((r) => r.title)).toEqual(['市教育局2019年度法治政府建设情况供稿']);
    expect((await school.get(room())).status).toBe(404);
    expect((await step(drafter, 'request', { outline: '' })).contributions).toHaveLength(6);
  });
});

describe('freezing', () => {
  test('nobody types a seal: figures are frozen in the room, and the ledger holds their hash', async () => {
    await city.platform.store.saveText(0, {
      id: 'annual-report/2019/411700',
      text: words,
      remark: '起稿',
      by: 'u-justice',
      unit: bureau,
      at: city.platform.now(),
    });
    const frozen = await step(drafter, 'freeze');
    expect(frozen.state.id).toBe('drafting');
    expect(frozen.frozen).toMatchObject({ edition: 1, intact: true, definitionsChanged: false });
    expect(frozen.frozen?.figures).toBeGreaterThan(100);
  });
  test('a record that comes later does not change the report, but is told', async () => {
    await suggest('关于养犬管理办法的司法建议');
    const now = await read();
    expect(now.changes).toContainEqual(expect.objectContaining({ id: 'review-suggestion.received', frozen: '1件', now: '2件' }));
    const file = await drafter.get(room('/files/md'));
    expect(file.text).toContain('收到审查建议1');
    expect(now.findings.map((f) => f.id)).toContain('changed:review-suggestion.received:2件');
  });
});

describe('from the check to the signature', () => {
  test('what was found is explained, or the check refuses', async () => {
    const before = await read();
    const open = before.findings.filter((f) => f.explainable);
    expect(before.findings.filter((f) => !f.explainable)).toEqual([]);
    const refused = await drafter.post(room('/check'), { explanations: {} });
    expect([refused.status, problemIn(refused).type]).toEqual([422, '/problems/unexplained']);
    const explanations = Object.fromEntries(open.map((f) => [f.id, '口径见说明。']));
    const checked = await step(drafter, 'check', { explanations });
    expect([checked.state.id, checked.text.checked]).toEqual(['checked', 1]);
  });
  test('the drafter may not review secrecy; a passage that is not public is named by its place', async () => {
    await act(drafter, 'circulate', { consultUnits: [{ unit: '411700-D05' }], consultUntil: '2020-01-20' });
    await act(drafter, 'settle-opinions', { adoptions: [] });
    const { blocks } = await read();
    const block = blocks.find((b) => b.quote.startsWith('按照市领导批示'));
    const values = {
      secrecyResult: 'partly',
      redactions: [{ path: block?.path, quote: block?.quote, ground: 'instruction', reason: '领导批示不公开' }],
    };
    const own = await drafter.post(`/api/matters/annual-report/${key}/acts/review-secrecy`, { values });
    expect(own.status).toBe(422);
    await act(reviewer, 'review-secrecy', values);
  });
  test('the meeting agrees, the mayor signs, three are reported to', async () => {
    const item = await agreedItem();
    await act(drafter, 'deliberate', { meetingItem: item });
    const signing = { docNo: '驻政文〔2020〕2号', signedOn: '2020-01-10', signatory: '某市长' };
    expect((await act(mayor, 'sign', signing)).state.id).toBe('signed');
    for (const [name, to] of [
      ['superior', '河南省人民政府'],
      ['party', '中共驻马店市委'],
      ['npc', '驻马店市人大常委会'],
    ]) {
      await act(drafter, `submit-${name}`, { [`${name}Name`]: to });
      await act(drafter, `receive-${name}`, { [`${name}Receipt`]: '收文1号', [`${name}ReceivedOn`]: '2020-01-10' });
    }
    const { ways, stages } = await read();
    expect(ways.map((w) => [w.id, w.to, w.receipt])).toEqual([
      ['superior', '河南省人民政府', '收文1号'],
      ['party', '中共驻马店市委', '收文1号'],
      ['npc', '驻马店市人大常委会', '收文1号'],
    ]);
    expect(stages.find((st) => st.at === 'now')?.id).toBe('submitted');
  });
});

describe('the public edition', () => {
  let code = '';
  const verify = async (typed = code) => anyone.get(`/api/public/verify?code=${encodeURIComponent(typed)}`);
  const tell = async (): Promise<VerifyDto> => (await verify()).json as VerifyDto;

  test('is published without the passage that is not public, with its code', async () => {
    const done = await step(drafter, 'publish', {});
    code = done.published?.code ?? '';
    expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
    const inside = (await drafter.get(room('/files/md'))).text;
    const outside = (await drafter.get(room('/files/md?edition=public'))).text;
    expect([inside.includes('市领导批示'), outside.includes('市领导批示')]).toEqual([true, false]);
  });
  test('anybody verifies it by the code, however it is typed', async () => {
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `;
    expect((await verify(typed)).status).toBe(200);
    const told = await tell();
    expect(told.checks.map((c) => [c.id, c.ok])).toEqual([
      ['content', true],
      ['figures', true],
      ['ledger', true],
      ['chain', true],
    ]);
    expect(told).toMatchObject({ docNo: '驻政文〔2020〕2号', left: [{ ground: '领导批示', n: 1 }], newest: null });
    expect(told.figures.find((f) => f.id === 'review-suggestion.received')).toMatchObject({ value: 1, citedAs: ['1'] });
    expect((await verify('0000-0000-0000-0000')).status).toBe(404);
    expect((await verify('那份报告')).status).toBe(400);
  });
  test('its files have the digests that the page tells', async () => {
    for (const file of (await tell()).files) {
      const got = await city.platform.store.readFile(file.sha256);
      expect(
        createHash('sha256')
          .update(got ?? '')
          .digest('hex'),
      ).toBe(file.sha256);
      expect((await anyone.get(file.href)).status).toBe(200);
    }
  });
  test('is among the papers of the public pages as it was published', async () => {
    const papers = (await anyone.get('/api/public/papers')).json as { id: string; title: string }[];
    expect(papers.map((p) => p.title)).toContain('驻马店市人民政府关于2019年度法治政府建设情况的报告');
    const text = (await anyone.get(`/api/public/papers/${(await tell()).paper}`)).text;
    expect([text.includes('审查建议1件'), text.includes('批示')]).toEqual([true, false]);
  });
  test('a correction makes a new version; the old one stays and says so', async () => {
    const done = await step(drafter, 'correct', { correctionNotice: '更正一处笔误。' });
    expect(done.published?.version).toBe(2);
    expect(done.published?.code).not.toBe(code);
    expect(await tell()).toMatchObject({ version: 1, newest: { version: 2, code: done.published?.code } });
  });
  test('one changed letter of what is kept is found', async () => {
    const row = await city.platform.store.edition('annual-report', '2019/411700', 1);
    const forged = JSON.parse(JSON.stringify(row?.content ?? {}).replace('审查建议', '审查意见'));
    const { verified } = await import('../src/api/public/verify.ts');
    const { store } = city.platform;
    const twisted = new Proxy(store, {
      get: (target, name, self) =>
        name === 'edition'
          ? async (kind: string, id: string, version?: number) =>
              kind === 'annual-report' && row ? { ...row, content: forged } : target.edition(kind, id, version)
          : Reflect.get(target, name, self),
    });
    const told = await verified({ ...city.platform, store: twisted }, code);
    expect(told.checks.find((c) => c.id === 'content')?.ok).toBe(false);
  });
});

describe('what follows', () => {
  test('the arrangements of the next year become drafts of tasks, once', async () => {
    expect((await read()).promised.map((p) => [p.title, p.given])).toEqual([
      ['充实审查力量', false],
      ['规范送审材料', false],
      ['加强回访', false],
    ]);
  });
  test('two years side by side: what cannot be compared says why', async () => {
    const compare = (await drafter.get(room('/compare?with=2018'))).json as RoomCompareDto;
    expect(compare.source).toBe('records');
    expect(compare.text).toBeNull();
    expect(compare.figures.find((f) => f.id === 'review-suggestion.received')).toMatchObject({
      before: '—',
      now: '1件',
      why: '上年没有这一类记录，不可比',
    });
  });
  test('the office that writes templates adds one without a programmer; a bad one is not kept', async () => {
    const put = (body: object) => drafter.send({ method: 'PUT', url: '/api/reports/templates/township-annual-report', body });
    const bad = await put({ title: '乡镇年度报告', text: '没有首部' });
    expect((bad.json as { problems: { code: string }[] }).problems.map((p) => p.code)).toContain('no-head');
    const text = words
      .replace('上行文: 是', '上行文: 是\n适用: [township, street]')
      .replaceAll('驻马店市人民政府', '{organ}')
      .replace('河南省人民政府', '{superior}');
    expect(
      ((await put({ title: '乡镇年度报告', text })).json as { problems: unknown[] }).problems.filter(
        (p) => (p as { severity: string }).severity === 'refusal',
      ),
    ).toEqual([]);
    const list = (await drafter.get('/api/reports/room')).json as RoomListDto;
    expect(list.templates.find((t) => t.id === 'township-annual-report')).toMatchObject({
      title: '乡镇年度报告',
      version: 1,
      kinds: ['township', 'street'],
    });
    expect(
      (await school.send({ method: 'PUT', url: '/api/reports/templates/township-annual-report', body: { title: '乡镇年度报告', text } }))
        .status,
    ).toBe(403);
  });
});
