/** The library of normative documents over HTTP: files read, texts checked, ends and filings watched, law that changed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer, type FileDto, type ListDto, type MatterDto, tellExpiring } from '#api';
import type {
  CampaignDto,
  ChecksDto,
  ExpiringDto,
  FilingDto,
  HistoryDto,
  LawChangeDto,
  OpinionsDto,
  OpinionTableDto,
  RadarDto,
  RecognisedDto,
} from '../src/api/contract/library.ts';
import type { NoticesDto } from '../src/api/contract/notices.ts';
import type { BatchDto } from '../src/api/contract/work.ts';
import { type City, openCity, type Person } from './support/city.ts';
import { Client, flawOfProblem, problemIn } from './support/client.ts';

let city: City;
let app: App;
const clients = new Map<Person, Client>();
const as = async (person: Person): Promise<Client> => {
  const held = clients.get(person) ?? (await new Client(app).signIn(person));
  clients.set(person, held);
  return held;
};

beforeAll(async () => {
  city = await openCity({ today: '2020-01-10' });
  app = await buildServer(city.platform, 'silent');
}, 180_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

async function asked<T>(person: Person, url: string): Promise<T> {
  const answer = await (await as(person)).get(`/api${url}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.json as T;
}

async function sent(person: Person, name: string, text: string, type = 'text/plain'): Promise<FileDto> {
  const bound = 'part';
  const head = `--${bound}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
  const raw = Buffer.concat([Buffer.from(head), Buffer.from(text), Buffer.from(`\r\n--${bound}--\r\n`)]);
  const headers = { 'content-type': `multipart/form-data; boundary=${bound}` };
  const answer = await (await as(person)).send({ method: 'POST', url: '/api/files', raw, headers });
  expect(answer.status, answer.text).toBe(201);
  return answer.json as FileDto;
}

const recognise = async (person: Person, sha256: string) => (await as(person)).post('/api/library/recognise', { sha256 });

const paper = (n: number, more = '') => `驻马店市人民政府文件
驻政〔2018〕${n}号
驻马店市人民政府
关于加强城市桥梁养护工作的意见
各县区人民政府：
一、从事城市桥梁养护的单位应当建立养护台账，如实记录检测、维修、限载的时间和结论，保存不少于三年。
二、依照《城市桥梁检测和养护维修管理办法》（建设部令第118号）和《中华人民共和国政府信息公开条例》（国务院令第492号）执行。${more}
三、本意见自2018年6月1日起施行，有效期至2020年3月31日止。
驻马店市人民政府
2018年5月20日`;

/** Enters a document as a person would: from a file, looked over, with what the file does not say. */
async function entered(n: number, more = ''): Promise<MatterDto> {
  const file = await sent('office', `意见${n}.txt`, paper(n, more));
  const read = (await recognise('office', file.sha256)).json as RecognisedDto;
  const values = { ...read.start, publishedOn: '2018-05-25', topic: 'urban' };
  const answer = await (await as('office')).post('/api/matters/normative-document', { act: 'import-existing', values });
  expect(answer.status, answer.text).toBe(201);
  return answer.json as MatterDto;
}

describe('reading a file', () => {
  test('says what the file says of itself, and records nothing', async () => {
    const file = await sent('office', '意见.txt', paper(7));
    const answer = await recognise('office', file.sha256);
    const read = answer.json as RecognisedDto;
    expect(Object.fromEntries(read.found.map((f) => [f.id, f.value]))).toMatchObject({
      title: '驻马店市人民政府关于加强城市桥梁养护工作的意见',
      docNo: '驻政〔2018〕7号',
      signedOn: '2018-05-20',
      effectiveOn: '2018-06-01',
      expiresOn: '2020-03-31',
      addressees: '各县区人民政府',
    });
    expect(read.start).toMatchObject({ issuer: '411700', issuerLevel: 'city', genre: 'opinion', textFile: { sha256: file.sha256 } });
    expect(read.missing).toEqual(['发布日期']);
    expect((await asked<ListDto>('office', '/matters/normative-document')).total).toBe(0);
  });

  test('reads nobody else’s file', async () => {
    const file = await sent('office', '另一件.txt', paper(8));
    expect((await recognise('county', file.sha256)).status).toBe(404);
  });

  test('says why a file cannot be read', async () => {
    const file = await sent('office', '扫描.png', '\u0000\u0001');
    const answer = await recognise('office', file.sha256);
    expect(answer.status).toBe(422);
    expect(flawOfProblem(answer)).toBeUndefined();
    expect(problemIn(answer).detail).toContain('.docx');
  });

  test('a keeper of the platform has no library', async () => {
    expect((await (await as('system')).get('/api/library/expiring')).status).toBe(404);
  });
});

describe('documents in force', () => {
  let first: MatterDto;
  let second: MatterDto;
  beforeAll(async () => {
    first = await entered(11);
    second = await entered(12, '参照驻政〔2018〕11号文件。');
  });

  test('the same number or title is told before it is entered twice', async () => {
    const file = await sent('office', '再来.txt', paper(11));
    const read = (await recognise('office', file.sha256)).json as RecognisedDto;
    expect(read.held.map((d) => d.key).toSorted()).toEqual([first.key, second.key].toSorted());
  });

  test('the same text is found, with the passage', async () => {
    const { similar, against, source } = await asked<ChecksDto>('department', `/library/checks/${second.key}`);
    expect([source, against]).toEqual(['正文', 1]);
    expect(similar[0]).toMatchObject({ key: first.key, title100: 100 });
    expect(similar[0]?.share).toBeGreaterThan(80);
    expect(similar[0]?.passages.join()).toContain('建立养护台账');
  });

  test('what it names is held against the law the platform knows and its own documents', async () => {
    const { cited } = await asked<ChecksDto>('office', `/library/checks/${second.key}`);
    const by = new Map(cited.map((c) => [c.words, c]));
    expect(by.get('《中华人民共和国政府信息公开条例》（国务院令第492号）')).toMatchObject({ standing: 'changed' });
    expect(by.get('《城市桥梁检测和养护维修管理办法》（建设部令第118号）')?.standing).toBe('unknown');
    expect(by.get('驻政〔2018〕11号')).toMatchObject({ standing: 'in-force', key: first.key });
  });

  test('a repeal entered by the justice bureau is found in every text that names the instrument', async () => {
    const change = { title: '城市桥梁检测和养护维修管理办法', kind: 'repealed', on: '2019-12-01' };
    const refused = await (await as('department')).post('/api/law/changes', change);
    expect([refused.status, flawOfProblem(refused)]).toEqual([403, undefined]);
    const done = await (await as('justice')).post('/api/law/changes', change);
    expect(done.status, done.text).toBe(200);
    expect(done.json as LawChangeDto[]).toMatchObject([
      { title: change.title, kind: 'repealed', on: '2019-12-01', enteredBy: '某justice' },
    ]);
    const { cited } = await asked<ChecksDto>('office', `/library/checks/${first.key}`);
    expect(cited.find((c) => c.words.includes('城市桥梁检测'))).toMatchObject({ standing: 'ended', said: '2019年12月1日起已废止' });
  });

  test('entered again for the same day it is corrected, not doubled', async () => {
    const change = { title: '《城市桥梁检测和养护维修管理办法》', kind: 'amended', on: '2019-12-01', by: '某部令' };
    const done = await (await as('justice')).post('/api/law/changes', change);
    expect(done.json as LawChangeDto[]).toMatchObject([{ kind: 'amended', by: '某部令' }]);
  });

  test('the radar names documents, procedures and limits that rest on an instrument', async () => {
    const found = await asked<RadarDto>('department', `/law/radar?title=${encodeURIComponent('《中华人民共和国政府信息公开条例》')}`);
    expect(found.documents.rows.map((d) => d.key).toSorted()).toEqual([first.key, second.key].toSorted());
    expect(found.procedures.find((p) => p.id === 'normative-document')?.places).toContain('动作「公布」第20条第一项');
    expect(found.norms.map((n) => n.id)).toContain('normative-document.publication');
  });

  test('what ends within the longest reminder is listed before it ends, for whoever has it in reach', async () => {
    const soon = await asked<ExpiringDto>('mayor', '/library/expiring');
    expect(soon.reminders).toEqual([6, 3, 1]);
    expect(soon.rows.map((r) => [r.days, r.within, r.assessed])).toEqual([
      [81, 3, false],
      [81, 3, false],
    ]);
    expect((await asked<ExpiringDto>('county', '/library/expiring')).rows).toEqual([]);
  });

  test('who drafted it, else who issued it, is told before the end, once at each reminder', async () => {
    expect(await tellExpiring(city.platform)).toBeGreaterThan(0);
    expect(await tellExpiring(city.platform)).toBe(0);
    const told = (await asked<NoticesDto>('mayor', '/notices?open=1')).rows.filter((n) => n.kind === 'expiring');
    expect(told.map((n) => [n.word, n.said])).toEqual([
      ['有效期将满', '有效期至2020-03-31，还有81天；需要继续执行的，请在届满前评估并延续'],
      ['有效期将满', '有效期至2020-03-31，还有81天；需要继续执行的，请在届满前评估并延续'],
    ]);
    expect((await asked<NoticesDto>('foreign', '/notices?open=1')).rows.filter((n) => n.kind === 'expiring')).toEqual([]);
  });

  test('the text on a day: before effect none, afterwards its own', async () => {
    const before = await asked<HistoryDto>('department', `/library/history/${first.key}?on=2018-05-31`);
    expect(before).toMatchObject({ text: null, none: '当日尚未施行，2018年6月1日起施行。' });
    const after = await asked<HistoryDto>('department', `/library/history/${first.key}?on=2018-06-01`);
    expect(after.text).toMatchObject({ key: first.key, amended: false });
    const ended = await asked<HistoryDto>('department', `/library/history/${first.key}?on=2020-04-01`);
    expect(ended.none).toContain('2020年4月1日起废止、失效');
  });

  test('published and not entered as to be filed: told until it is', async () => {
    const year = '/library/filing?from=2018-01-01&to=2018-12-31';
    expect((await asked<FilingDto>('mayor', year)).unlisted).toHaveLength(2);
    const { title, docNo, publishedOn } = first.values;
    const values = { document: first.key, title, docNo, issuer: '411700', authorityKind: 'superior', authority: '411700-D09', publishedOn };
    const opened = await (await as('justice')).post('/api/matters/normative-document-filing', { act: 'open', values });
    expect(opened.status, opened.text).toBe(201);
    const now = await asked<FilingDto>('mayor', year);
    expect(now.unlisted.map((d) => d.key)).toEqual([second.key]);
    expect(now.overdue.map((r) => [r.unit, r.on])).toEqual([['驻马店市', '2018-06-11']]);
  });

  test('a clean-up takes its scope onto the list at once, each document once', async () => {
    const scope = { scopeIssuer: '411700', kind: 'yearly', scopeFrom: '2018-01-01', scopeTo: '2018-12-31', frozenOn: '2019-12-31' };
    const values = { title: '二〇二〇年动态清理', organizer: '411700-D09', listed: 2, ...scope };
    const opened = await (await as('justice')).post('/api/matters/cleanup-campaign', { act: 'open', values });
    expect(opened.status, opened.text).toBe(201);
    const at = `/library/campaigns/${(opened.json as MatterDto).key}`;
    const before = await asked<CampaignDto>('justice', at);
    expect([before.listed, before.missing.n, before.mayList]).toEqual([0, 2, true]);
    const keys = before.missing.rows.map((d) => d.key);
    const done = await (await as('justice')).post(`/api${at}/list`, { keys });
    expect(done.json as BatchDto).toMatchObject({ done: 2, refused: 0 });
    expect((await (await as('justice')).post(`/api${at}/list`, { keys })).json as BatchDto).toMatchObject({ done: 0 });
    expect(await asked<CampaignDto>('justice', at)).toMatchObject({
      listed: 2,
      missing: { n: 0 },
      states: [{ title: '待提出结论', n: 2 }],
    });
    const file = await (await as('justice')).get(`/api${at}/catalogues.docx`);
    expect([file.status, file.type.includes('wordprocessingml')]).toEqual([200, true]);
  });

  test('a document that was never a draft has no opinions', async () => {
    expect(await asked<OpinionsDto>('office', `/library/opinions/${first.key}`)).toMatchObject({ received: 0, closes: null });
  });
});

describe('public comment', () => {
  const elements = [
    'competent-issuer',
    'lawful-procedure',
    'public-issue',
    'rights-and-duties',
    'general-binding',
    'repeated-application',
    'not-a-rule',
  ];
  const idea = {
    title: '驻马店市人民政府关于印发驻马店市校车安全管理办法的通知',
    issuer: '411700',
    issuerLevel: 'city',
    draftingUnit: '411700-D05',
    genre: 'notice',
    topic: 'education',
    elements,
    classified: false,
    planBasis: 'annual-plan',
    necessity: '现行规定不能满足需要',
    affectsOperators: false,
    isMajorDecision: false,
  };

  async function acted(url: string, body: unknown, status = 200): Promise<MatterDto> {
    const answer = await (await as('department')).post(`/api/matters/${url}`, body);
    expect(answer.status, answer.text).toBe(status);
    return answer.json as MatterDto;
  }

  async function openForComment(): Promise<string> {
    const file = await sent('department', '征求意见稿.txt', '第一条 为加强校车安全管理，制定本办法。');
    const { key } = await acted('normative-document', { act: 'propose', on: '2019-10-08', values: idea }, 201);
    const act = (name: string, on: string, values: object) => acted(`normative-document/${key}/acts/${name}`, { on, values });
    const bases = [{ name: '校车安全管理条例', number: '国务院令第617号', article: '第三条' }];
    const draft = { bases, duplicateCheck: '无同题文件', rightsArticles: '第二条', draftFile: file, explanationFile: file };
    await act('draft', '2019-10-20', draft);
    await act('assess', '2019-11-01', { assessed: ['necessity', 'feasibility', 'reasonableness'], assessmentFile: file });
    const notice = {
      commentFrom: '2019-11-04',
      commentUntil: '2019-12-04',
      commentUrl: 'https://example.invalid/1',
      commentClass: 'ordinary',
    };
    await act('open-comment', '2019-11-04', notice);
    return key;
  }

  const opinion = (document: string, title: string) => ({
    document,
    draftingUnit: '411700-D05',
    title,
    opinion: `${title}，建议修改。`,
    channel: 'letter',
    commenterKind: 'citizen',
    commenter: { kind: 'person', name: '石小满', phone: '19900001234' },
  });

  test('opinions are entered, answered, put in a table without names, and the period is closed with their numbers', async () => {
    const document = await openForComment();
    const opened: MatterDto[] = [];
    for (const title of ['保证金偏高', '接送时间不明'])
      opened.push(await acted('public-opinion', { act: 'submit', on: '2019-11-20', values: opinion(document, title) }, 201));
    const [one, two] = opened.map((m) => m.key);
    await acted(`public-opinion/${one}/acts/answer`, { on: '2019-12-05', values: { result: 'adopted', answer: '已按意见修改。' } });
    expect(await asked<OpinionsDto>('department', `/library/opinions/${document}`)).toMatchObject({ received: 2, answered: 1, adopted: 1 });
    await acted(`public-opinion/${two}/acts/answer`, { on: '2019-12-05', values: { result: 'not-adopted', answer: '上位规定已有要求。' } });
    const found = await asked<OpinionsDto>('department', `/library/opinions/${document}`);
    expect(found).toMatchObject({ answered: 2, closes: 'close-comment' });
    const made = await (await as('department')).post(`/api/library/opinions/${document}/table`, {});
    expect(made.status, made.text).toBe(200);
    const table = made.json as OpinionTableDto;
    expect(table.values).toMatchObject({ commentReceived: 2, commentAdopted: 1 });
    const closed = await acted(`normative-document/${document}/acts/${table.act}`, { on: '2019-12-05', values: table.values });
    expect(closed.state.id).toBe('consulted');
  });
});

describe('bad input', () => {
  const none = '411700/01900000-0000-7000-8000-000000000001';
  test.each([
    [`/library/checks/${none}`, 404],
    [`/library/history/${none}?on=2020-02-30`, 400],
    [`/library/campaigns/${none}`, 404],
    [`/library/books/${none}/book.docx`, 404],
    [`/library/opinions/${none}`, 404],
    ['/library/filing?from=2020-01-02&to=2020-01-01', 400],
    ['/library/expiring?unit=nowhere', 400],
    ['/law/radar?title=x', 400],
    ['/library/checks/x/y', 400],
  ])('%s is answered in words', async (url, status) => {
    const answer = await (await as('office')).get(`/api${url}`);
    expect([answer.status, flawOfProblem(answer)]).toEqual([status, undefined]);
  });
});
