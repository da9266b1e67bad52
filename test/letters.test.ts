/** Letters and bulletins through the API: made once, numbered once, frozen; open only to who may see what they say. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer, type MatterDto } from '#api';
import type { BulletinDto, BulletinsDto, LetterDraft, LetterFrozen, LettersDto, LetterTemplateDto } from '../src/api/contract/letters.ts';
import { type City, openCity } from './support/city.ts';
import { Client, flawOfProblem, problemIn } from './support/client.ts';

const kind = 'review-suggestion';
const bureau = '411700-D09';
const template = `/api/letters/${kind}/opinion`;
const text = [
  '---',
  '标题: 司法建议收悉函',
  '版式: 信函',
  '办理: [receive-advice]',
  '文号: "{代字}法收〔{year}〕{seq}号"',
  '主送: "{{ sender }}"',
  '附注: "{{ caseNo }}"',
  '---',
  '',
  '你院关于{{ documentTitle | 书名号 }}的司法建议收悉，请求审查的条款为：{{ provisions }}。理由：{{ reasons }}',
].join('\n');

let city: City;
let app: App;
let justice: Client;
let clerk: Client;
let mayor: Client;

async function receive(more: object = {}): Promise<MatterDto> {
  const values = {
    title: '关于停车管理办法的司法建议',
    authority: bureau,
    provisions: '第八条',
    reasons: '**加重**了当事人义务',
    sender: '某县人民法院',
    caseNo: '（2019）豫1722行初1号',
    documentTitle: '停车管理办法',
    ...more,
  };
  const answer = await justice.post(`/api/matters/${kind}`, { act: 'receive-advice', values });
  expect(answer.status, answer.text).toBe(201);
  return answer.json as MatterDto;
}

const lettersAt = (matter: MatterDto) => `/api/matters/${kind}/${matter.key}/letters`;
const issue = (who: Client, matter: MatterDto) => who.send({ method: 'POST', url: `${lettersAt(matter)}/opinion` });
const put = (who: Client, body: object) => who.send({ method: 'PUT', url: template, body });

beforeAll(async () => {
  city = await openCity({ today: '2020-01-10' });
  app = await buildServer(city.platform, 'silent');
  [justice, clerk, mayor] = await Promise.all([
    new Client(app).signIn('justice'),
    new Client(app).signIn('clerk'),
    new Client(app).signIn('mayor'),
  ]);
}, 180_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

describe('templates of letters', () => {
  test('a city sets its own version, from a day, when every name in it is known', async () => {
    expect((await put(clerk, { from: '2020-01-10', text })).status).toBe(403);
    expect(flawOfProblem(await put(justice, { from: '2020-01-09', text }))).toBeUndefined();
    const wrong = await put(justice, { from: '2020-01-10', text: text.replace('provisions', 'clauses') });
    expect(wrong.json).toMatchObject({ problems: [{ line: 10, text: '「规范性文件审查建议」没有「clauses」这一字段' }] });
    expect(((await justice.get(template)).json as LetterTemplateDto).version).toBe(0);
    expect((await put(justice, { from: '2020-01-10', text })).json).toEqual({ problems: [] });
    expect((await justice.get(template)).json).toMatchObject({ version: 1, title: '司法建议收悉函', editable: true });
  });
});

describe('letters of a matter', () => {
  test('looked at, issued once, the same ever after, whatever becomes of the matter and the template', async () => {
    const matter = await receive();
    const before = (await justice.get(lettersAt(matter))).json as LettersDto;
    expect(before).toMatchObject({ ready: [{ letter: 'opinion', title: '司法建议收悉函', seq: 1 }], issued: [] });
    const draft = (await justice.get(`${lettersAt(matter)}/opinion`)).json as LetterDraft;
    expect(draft.against).toEqual([]);
    expect(JSON.stringify(draft.document)).toContain('**加重**了当事人义务');
    const issued = (await issue(justice, matter)).json as LetterFrozen;
    expect(issued).toMatchObject({ number: '驻法收〔2020〕1号', seq: 1, by: { name: '某justice' } });
    expect(((await issue(justice, matter)).json as LetterFrozen).number).toBe('驻法收〔2020〕1号');
    const file = () => justice.get(`${lettersAt(matter)}/opinion/issued/1/file`);
    const first = await file();
    expect(first.text.slice(0, 2)).toBe('PK');
    await put(justice, { from: '2020-01-10', text: text.replace('收悉，', '已收到，') });
    const act = await justice.post(`/api/matters/${kind}/${matter.key}/acts/accept`, { values: { maker: '411722' } });
    expect(act.status, act.text).toBe(200);
    expect((await file()).text).toBe(first.text);
    expect(((await justice.get(`${lettersAt(matter)}/opinion/issued/1`)).json as LetterFrozen).document).toEqual(issued.document);
  });

  test('the next letter has the next number; a refused one takes none', async () => {
    const bare = await receive({ documentTitle: undefined, document: undefined, provisions: '第九条' }).catch(() => undefined);
    expect(bare).toBeUndefined();
    const [one, two] = await Promise.all([receive(), receive()]);
    const numbers = await Promise.all([issue(justice, one), issue(justice, two), issue(justice, one)]);
    expect(new Set(numbers.map((a) => (a.json as LetterFrozen).number))).toEqual(new Set(['驻法收〔2020〕2号', '驻法收〔2020〕3号']));
  });

  test('who may not know the matter finds nothing; who may not make it is told so', async () => {
    const matter = await receive();
    expect((await clerk.get(lettersAt(matter))).status).toBe(404);
    expect((await issue(clerk, matter)).status).toBe(404);
    const refused = await issue(mayor, matter);
    expect(refused.status).toBe(422);
    expect(flawOfProblem(refused)).toBeUndefined();
    expect((await mayor.get(lettersAt(matter))).json).toMatchObject({ ready: [] });
    expect((await justice.get(`${lettersAt(matter)}/no-such`)).status).toBe(404);
  });
});

describe('bulletins', () => {
  const at = '/api/bulletins/mediation-case/2019Q4';
  const signing = { docNo: '驻司通〔2020〕1号', date: '2020-01-08' };
  const send = (who: Client, body: object, url = at) => who.send({ method: 'POST', url, body });

  test('systems and quarters are listed; a draft only to who oversees the city', async () => {
    const listed = (await mayor.get('/api/bulletins')).json as BulletinsDto;
    expect(listed.systems.map((s) => s.system)).toContain('mediation-case');
    expect(listed.quarters[0]).toEqual({ quarter: '2020Q1', title: '2020年第一季度', over: false });
    expect((await mayor.get(at)).json).toMatchObject({ state: 'draft', mayIssue: false });
    expect((await clerk.get(at)).status).toBe(403);
    expect((await mayor.get('/api/bulletins/no-such/2019Q4')).status).toBe(404);
    expect(problemIn(await mayor.get('/api/bulletins/mediation-case/2019Q5')).status).toBe(400);
  });

  test('issued by the bureau after the quarter, once, with a number', async () => {
    expect((await send(mayor, signing)).status).toBe(403);
    expect((await send(justice, { ...signing, docNo: '第1号' })).status).toBe(400);
    expect((await send(justice, { docNo: '驻司通〔2019〕1号', date: '2019-12-31' })).status).toBe(422);
    expect((await send(justice, { ...signing, docNo: '驻司通〔2019〕1号' })).status).toBe(400);
    expect((await send(justice, { ...signing, date: '2020-01-11' })).status).toBe(400);
    const done = await send(justice, signing);
    expect(done.json).toMatchObject({ state: 'issued', ...signing });
    expect((await send(justice, signing)).status).toBe(409);
  });

  test('what is issued is open to every official and does not change with the text', async () => {
    const before = (await clerk.get(at)).json as BulletinDto;
    expect(before).toMatchObject({ state: 'issued', figures: [] });
    const { text: held } = (await justice.get('/api/bulletins/mediation-case/template')).json as { text: string };
    const url = '/api/bulletins/mediation-case/template';
    const wrong = await justice.send({ method: 'PUT', url, body: { text: `${held}\n\n共12件。` } });
    expect(JSON.stringify(wrong.json)).toContain('没有数据来源');
    const saved = await justice.send({ method: 'PUT', url, body: { text: held.replace('总体情况', '基本情况') } });
    expect(saved.status).toBe(200);
    expect(((await clerk.get(at)).json as BulletinDto).document).toEqual(before.document);
    expect(JSON.stringify((await justice.get('/api/bulletins/mediation-case/2019Q3')).json)).toContain('基本情况');
    expect((await clerk.get(`${at}/file`)).text.slice(0, 2)).toBe('PK');
  });
});
