/** What strangers may see and do: nothing that is not theirs, however they ask; and their own matter by its receipt. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer, type FollowDto, type MatterDto, type PortalDoor, type PublicListDto, type ReceiptDto } from '#api';
import type { Procedure } from '#kernel';
import { checkDigit, codeFrom } from '../src/api/public/receipts.ts';
import { type City, openCity } from './support/city.ts';
import { type Answer, ask, Client, flawOfProblem, problemIn } from './support/client.ts';
import { form } from './support/nasty.ts';
import { plea, pleaValues } from './support/plea.ts';
import { sample } from './support/sample.ts';

let city: City;
let app: App;
let clerk: Client;
const log: string[] = [];

const portal = (shipped: PortalDoor | undefined): PortalDoor => ({
  shelves: [
    ...(shipped?.shelves ?? []),
    {
      ...{ id: 'pleas', title: '样例答复', words: '', procedure: 'sample-plea', newest: 'answeredOn' },
      marks: [{ id: 'answered', title: '已答复', tone: 'good', states: ['answered'] }],
      ...{ line: ['office', 'answer', 'applicant'], facts: ['office', 'opponents', 'opinion'], narrow: ['opinion'], offers: [] },
    },
  ],
  services: [],
  elsewhere: [],
  papers: { issued: async () => [], read: async () => undefined, docx: async () => undefined },
});

beforeAll(async () => {
  city = await openCity({
    today: '2020-01-10',
    more: [plea as unknown as Procedure, sample as unknown as Procedure],
    maxFileBytes: 64 * 1024,
  });
  app = await buildServer({ ...city.platform, portal: portal(city.platform.portal) }, 'trace', { write: (line) => log.push(line) });
  clerk = await new Client(app).signIn('clerk');
}, 120_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

const get = (url: string, headers: Record<string, string> = {}): Promise<Answer> => ask(app, { url: `/api/public${url}`, headers });
const post = (url: string, body: unknown, on: App = app, key: string = randomUUID()): Promise<Answer> =>
  ask(on, { method: 'POST', url: `/api/public${url}`, body, headers: { 'idempotency-key': key } });
const plead = (values: object = {}, on?: App, key?: string): Promise<Answer> =>
  post('/matters/sample-plea', { act: 'plead', values: { ...pleaValues, ...values } }, on, key);

async function handedIn(values: object = {}): Promise<ReceiptDto> {
  const answer = await plead(values);
  expect(answer.status, answer.text).toBe(201);
  return answer.json as ReceiptDto;
}

async function followed({ code, secret }: ReceiptDto): Promise<{ dto: FollowDto; text: string }> {
  const answer = await post('/follow', { code, secret });
  expect(answer.status, answer.text).toBe(200);
  return { dto: answer.json as FollowDto, text: answer.text };
}

/** The matter that was just handed in, as the office finds it. */
async function newest(): Promise<MatterDto> {
  const list = (await clerk.get('/api/matters/sample-plea?limit=100')).json as { rows: { key: string; openedOn: string }[] };
  const keys = list.rows.map((r) => r.key).toSorted();
  return (await clerk.get(`/api/matters/sample-plea/${keys.at(-1)}`)).json as MatterDto;
}

const act = async (key: string, name: string, values: object): Promise<void> => {
  const answer = await clerk.post(`/api/matters/sample-plea/${key}/acts/${name}`, { values });
  expect(answer.status, answer.text).toBe(200);
};

const upload = (content: Buffer | string, name = '证明.pdf', type = 'application/pdf'): Promise<Answer> =>
  ask(app, { method: 'POST', url: '/api/public/files', ...form(name, content, type) });
const pdf = (mark: string): string => `%PDF-1.4\n% ${mark}\n%%EOF\n`;

describe('to read', () => {
  test('nobody signs in, and caches may keep it: the tag says whether it has changed', async () => {
    for (const url of ['/home', '/services', '/units', '/shelves/documents', '/papers', '/services/sample-plea/plead', '/openapi.json']) {
      const first = await get(url);
      expect(first.status, `${url} ${first.text.slice(0, 200)}`).toBe(200);
      expect(first.headers['cache-control'], url).toMatch(/^public, max-age=\d+$/);
      const again = await get(url, { 'if-none-match': String(first.headers.etag) });
      expect([again.status, again.text], url).toEqual([304, '']);
    }
  });

  test('every kind of matter that anybody may open is offered, and no other', async () => {
    const services = (await get('/services')).json as { procedure: string; act: string }[];
    const declared = city.platform.registry.all.flatMap(({ id }) => {
      const p = city.platform.registry.at(id, '2020-01-10');
      return Object.entries(p?.acts ?? {}).flatMap(([name, a]) =>
        a.from === undefined && [a.by].flat().some((r) => p?.roles[r]?.relation === 'anyone') ? [`${id}/${name}`] : [],
      );
    });
    expect(services.map((s) => `${s.procedure}/${s.act}`).toSorted()).toEqual(declared.toSorted());
    for (const service of services) expect((await get(`/services/${service.procedure}/${service.act}`)).status).toBe(200);
    expect((await get('/services/sample-case/submit')).status).toBe(404);
    expect((await get('/services/sample-plea/answer')).status).toBe(404);
  });

  test('the public interface describes itself, and only itself', async () => {
    const { paths } = (await get('/openapi.json')).json as { paths: Record<string, unknown> };
    expect(Object.keys(paths)).toContain('/api/public/matters/{procedure}');
    expect(Object.keys(paths).filter((p) => !p.startsWith('/api/public/'))).toEqual([]);
  });
});

describe('to hand in and to follow', () => {
  test('a receipt opens one’s own matter, with its limit, and of oneself the name alone', async () => {
    const receipt = await handedIn();
    expect(codeFrom(receipt.code)).toBe(receipt.code);
    const { dto, text } = await followed(receipt);
    expect(dto).toMatchObject({ title: pleaValues.subject, unit: '蔡都街道', state: { title: '已收到', final: false } });
    expect(dto.clocks).toMatchObject([{ title: '答复', limit: '20个工作日', due: '2020-02-14' }]);
    expect(dto.steps).toEqual([{ on: '2020-01-10', title: '提出请求', own: true, state: '已收到' }]);
    expect(dto.facts.find((f) => f.id === 'applicant')).toEqual({ id: 'applicant', title: '请求人', text: '赵小河' });
    expect(text).not.toMatch(/411799199001010015|13800001111|河边路/);
  });

  test('of the other side one sees no more than everybody, of the office’s counsel nothing', async () => {
    const receipt = await handedIn();
    const { key } = await newest();
    const who = { kind: 'person', name: '钱大山', phone: '13900002222', address: '山前路二号' };
    await act(key, 'name-opponent', { opponents: [{ who }], opinion: '先查清再答复' });
    const { dto, text } = await followed(receipt);
    expect(dto.facts.find((f) => f.id === 'opponents')?.table?.rows).toEqual([['钱某']]);
    expect(text).not.toMatch(/钱大山|13900002222|山前路|先查清/);
    // What the office did without moving the matter is its own affair.
    expect(dto.steps.map((s) => s.title)).toEqual(['提出请求']);
  });

  test('the holder does what the law gives to the party, and nothing of the office', async () => {
    const receipt = await handedIn();
    const { key } = await newest();
    await act(key, 'ask-more', {});
    const { dto } = await followed(receipt);
    expect(dto.acts.map((a) => a.act)).toEqual(['correct']);
    const { code, secret } = receipt;
    const more = { code, secret, act: 'correct', values: { reasons: '路灯坏了三个月。' }, seq: dto.seq };
    const done = await post('/follow/acts', more);
    expect(done.json).toMatchObject({ state: { title: '已收到' }, seq: dto.seq + 1 });
    for (const name of ['answer', 'name-opponent', 'plead', '__proto__', 'constructor']) {
      const no = await post('/follow/acts', { ...more, act: name, seq: dto.seq + 1 });
      expect([no.status, flawOfProblem(no)], name).toEqual([404, undefined]);
    }
  });

  test('what an act of a party does not ask is refused, and so is what only officials fill in', async () => {
    for (const stray of [{ answer: '照办' }, { opinion: 'x' }, { channel: '邮寄' }, { unheard: 1 }]) {
      const answer = await plead(stray);
      expect([answer.status, problemIn(answer).refusals[0]?.code], answer.text).toEqual([422, 'field-not-asked']);
    }
  });

  test('a request sent twice is one matter with one receipt', async () => {
    const key = randomUUID();
    const [first, second] = [
      await plead({ subject: '同一个请求只收一次' }, app, key),
      await plead({ subject: '同一个请求只收一次' }, app, key),
    ];
    expect(second.json).toEqual(first.json);
    expect((await plead({ subject: '另一个请求用了旧标识' }, app, key)).status).toBe(422);
  });

  test('one names only what is published', async () => {
    const made = await clerk.post('/api/matters/sample-case', {
      values: { subject: '没有公开的事', kind: 'water', applicant: { kind: 'person', name: '孙某' } },
    });
    const { key } = made.json as MatterDto;
    const answer = await plead({ document: key });
    expect([answer.status, problemIn(answer).refusals[0]?.code]).toEqual([422, 'reference-unknown']);
  });
});

describe('codes and secrets', () => {
  test('a mistyped digit is found before anything is looked up', () => {
    const code = `28340001234${checkDigit('28340001234')}`;
    expect(codeFrom(` ${code.slice(0, 4)} ${code.slice(4, 8)}-${code.slice(8)} `)).toBe(code);
    for (let place = 0; place < 12; place += 1)
      for (let digit = 0; digit < 10; digit += 1) {
        const typed = code.slice(0, place) + digit + code.slice(place + 1);
        expect(codeFrom(typed)).toBe(typed === code ? code : undefined);
      }
  });

  test('a wrong secret and a code that nobody has are answered alike', async () => {
    const { code, secret } = await handedIn();
    const wrong = await post('/follow', { code, secret: secret === 'AAAAAAAA' ? 'BBBBBBBB' : 'AAAAAAAA' });
    const free = `90000000000${checkDigit('90000000000')}`;
    const nobody = await post('/follow', { code: free, secret });
    expect([wrong.status, wrong.text]).toEqual([404, nobody.text]);
    expect((await post('/follow', { code: `${code.slice(0, 11)}${(Number(code[11]) + 1) % 10}`, secret })).status).toBe(422);
    // Typed in small letters and with blanks it is the same secret.
    expect((await post('/follow', { code, secret: ` ${secret.toLowerCase()} ` })).status).toBe(200);
  });

  test('ten wrong secrets close a code for a while, whatever comes then', async () => {
    const { code, secret } = await handedIn();
    const fresh = await buildServer(city.platform, 'silent');
    for (let n = 0; n < 10; n += 1) expect((await post('/follow', { code, secret: 'ZZZZZZZ2' }, fresh)).status).toBe(404);
    expect((await post('/follow', { code, secret }, fresh)).status).toBe(404);
    await fresh.close();
  });
});

describe('files of citizens', () => {
  test('a file goes with the form that its sender hands in, and comes back only to the holder', async () => {
    const sent = await upload(pdf('mine'));
    expect(sent.status, sent.text).toBe(201);
    const file = sent.json as { sha256: string };
    const receipt = await handedIn({ proof: [file] });
    const { code, secret } = receipt;
    const got = await post('/follow/file', { code, secret, sha256: file.sha256 });
    expect([got.status, got.text, got.headers['cache-control']]).toEqual([200, pdf('mine'), 'private, no-cache']);
    const { key } = await newest();
    await act(key, 'answer', { answer: '已修好', answeredOn: '2020-01-10' });
    expect((await get(`/matters/sample-plea/${key}`)).status).toBe(200);
    expect((await get(`/matters/sample-plea/${key}/files/${file.sha256}`)).status).toBe(404);
  });

  test('nobody gets at a file by naming its digest', async () => {
    const theirs = (await upload(pdf('theirs'))).json as { sha256: string; ticket: string };
    const other = (await upload(pdf('other'))).json as { ticket: string };
    for (const ticket of [undefined, '', other.ticket, `99999${theirs.ticket.slice(5)}`, '1.x']) {
      const answer = await plead({ proof: [{ sha256: theirs.sha256, name: 'a.pdf', size: 1, type: 'application/pdf', ticket }] });
      expect([answer.status, problemIn(answer).refusals[0]?.code], String(ticket)).toEqual([422, 'file-unknown']);
    }
  });

  test('programs, archives, pages and what is too large are not taken', async () => {
    const wrong: [Buffer | string, string, string, number][] = [
      [Buffer.from('MZ'.padEnd(200, '\0')), 'a.pdf', 'application/pdf', 422],
      [Buffer.from([0x50, 0x4b, 0x03, 0x04, ...new Array(60).fill(0)]), 'a.zip', 'application/zip', 422],
      ['\x7fELF'.padEnd(200, '\0'), 'a.jpg', 'image/jpeg', 422],
      ['x'.repeat(70_000), 'a.txt', 'text/plain', 413],
      ['', 'a.txt', 'text/plain', 422],
    ];
    for (const [content, name, type, status] of wrong) {
      const answer = await upload(content, name, type);
      expect([answer.status, flawOfProblem(answer)], name).toEqual([status, undefined]);
    }
  });
});

describe('what is published', () => {
  test('is told by view() alone: no field that a shelf names shows more', async () => {
    await handedIn({ subject: '请求公开以后再看的事' });
    const { key } = await newest();
    expect((await get(`/matters/sample-plea/${key}`)).status).toBe(404);
    await act(key, 'name-opponent', { opponents: [{ who: { kind: 'person', name: '钱大山' } }], opinion: '内部意见不外传' });
    await act(key, 'answer', { answer: '只答复请求人', answeredOn: '2020-01-10' });
    const page = await get(`/matters/sample-plea/${key}`);
    expect(page.status).toBe(200);
    const list = await get('/shelves/pleas');
    for (const text of [page.text, list.text]) expect(text).not.toMatch(/赵小河|1380000|夜里|钱大山|内部意见不外传|只答复请求人/);
    expect((list.json as PublicListDto).shelf.choices).toEqual([]);
    expect((page.json as { steps: { title: string }[] }).steps.map((s) => s.title)).toEqual(['答复']);
    expect(((await get('/shelves/pleas?q=夜里看不见')).json as PublicListDto).total).toBe(0);
    expect(((await get(`/shelves/pleas?q=${encodeURIComponent('公开以后再看')}`)).json as PublicListDto).total).toBe(1);
    // Only the holder withdraws it, though anybody may see it.
    expect((await post(`/matters/sample-plea/${key}/says/withdraw`, { values: {} })).status).toBe(404);
  });
});

describe('papers', () => {
  const document = {
    head: { issuerMark: '驻马店市司法局文件', docNo: '驻司通〔2020〕1号', signatories: [], upward: false },
    title: ['关于2019年第四季度', '人民调解工作情况的通报'],
    ...{ addressees: ['各县区司法局'], attachments: [], cc: [], annotation: '' },
    blocks: [
      { kind: 'heading', level: 1, number: '一、', runs: [{ kind: 'text', text: '总体情况' }] },
      {
        kind: 'paragraph',
        runs: [
          { kind: 'text', text: '全市登记' },
          { kind: 'figure', id: 'a.b', text: '12' },
        ],
      },
      { kind: 'table', head: [[{ kind: 'text', text: '单位' }]], rows: [[[{ kind: 'text', text: '上蔡县' }]]] },
    ],
    ...{ signature: '驻马店市司法局', sealed: true, date: '2020-01-08', dateText: '2020年1月8日' },
    printing: { office: '驻马店市司法局办公室', dateText: '2020年1月8日' },
  };
  const edition = { kind: 'bulletin', title: '通报', by: 'u-justice', at: '2020-01-08T10:00:00+08:00' };

  test('a bulletin is read as it was issued; one that was not is read by nobody', async () => {
    await city.store.putEdition({ ...edition, id: 'mediation-case/2019Q4', content: { document }, frozen: true });
    await city.store.putEdition({ ...edition, id: 'mediation-case/2020Q1', content: { document }, frozen: false });
    const fresh = await buildServer(city.platform, 'silent');
    const read = (url: string) => ask(fresh, { url: `/api/public${url}` });
    const [paper, ...more] = (await read('/papers')).json as { id: string; title: string }[];
    expect([paper?.title, more]).toEqual(['关于2019年第四季度人民调解工作情况的通报', []]);
    const { blocks } = (await read(`/papers/${paper?.id}`)).json as { blocks: unknown[] };
    expect(blocks).toEqual([
      { kind: 'heading', level: 1, text: '一、总体情况' },
      { kind: 'text', text: '全市登记12' },
      { kind: 'table', head: ['单位'], rows: [['上蔡县']] },
    ]);
    const file = await read(`/papers/${paper?.id}/docx`);
    expect([file.status, file.text.slice(0, 2)]).toEqual([200, 'PK']);
    const draft = String(paper?.id).replace('2019Q4', '2020Q1');
    for (const id of [draft, `${draft}/docx`, 'template~x~1', 'bulletin~__proto__~1', 'bulletin~x~99999999999'])
      expect((await read(`/papers/${id}`)).status, id).toBe(404);
    await fresh.close();
  });
});

describe('limits and logs', () => {
  test('an address that hands in too often, or guesses, is told to wait', async () => {
    const fresh = await buildServer(city.platform, 'silent');
    const codes: number[] = [];
    for (let n = 0; n < 32; n += 1) codes.push((await plead({ subject: 'x' }, fresh)).status);
    expect([new Set(codes.slice(0, 30)), codes.slice(30)]).toEqual([new Set([422]), [429, 429]]);
    const guesses: Answer[] = [];
    for (let n = 0; n < 41; n += 1) guesses.push(await post('/follow', { code: '1', secret: 'x' }, fresh));
    expect(guesses.slice(0, 40).every((a) => a.status === 422)).toBe(true);
    const last = guesses[40];
    expect([last?.status, last && flawOfProblem(last)]).toEqual([429, undefined]);
    await fresh.close();
  });

  test('nothing that was said stands in the log', async () => {
    const { code, secret } = await handedIn({ subject: '这句话不进日志' });
    await followed({ code, secret } as ReceiptDto);
    await get(`/shelves/documents?q=${encodeURIComponent('金丝雀')}`);
    const said = log.join('\n');
    expect(said).toContain('/api/public/follow');
    for (const word of [code, secret, '这句话', '赵小河', '13800001111', '金丝雀', '411799199001010015'])
      expect(said.includes(word) || said.includes(encodeURIComponent(word)), word).toBe(false);
  });
});
