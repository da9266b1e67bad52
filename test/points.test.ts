/** Points that the platform proposes from records: a person decides, nothing is proposed twice, the rules are the city's. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer } from '#api';
import type { Actor } from '#kernel';
import type { PointRuleDto, PointsDecided, PointsDto } from '../src/api/contract/points.ts';
import { type City, openCity, units } from './support/city.ts';
import { Client } from './support/client.ts';

let city: City;
let app: App;
let office: Client;
let department: Client;

const paper = { sha256: '', name: '证据.pdf', size: 3, type: 'application/pdf' };
function actor(code: string, duty: string, id = duty): Actor {
  const unit = units.find((u) => u.code === code);
  if (!unit) throw new Error(code);
  const { path: unitPath, offices } = unit;
  const territory = unitPath.includes('-D') ? '411700/' : unitPath;
  return { id: `${code}-${id}`, name: id, kind: 'official', unit: code, unitPath, duties: [duty], offices, territory };
}
const inspector = actor('411700-D01', 'inspector');

async function act(key: string | undefined, name: string, by: Actor, on: string, values: object = {}): Promise<string> {
  const request = { procedure: 'supervision-order', act: name, values: { ...values }, on, actor: by, recordedAt: `${on}T09:00:00+08:00` };
  const answer = await city.store.act({ ...request, ...(key !== undefined && { key }) });
  if (!answer.ok) throw new Error(`${name}: ${answer.refusals.map((r) => r.text).join('; ')}`);
  return answer.key;
}

/** An order of 2 March, signed for at once, answered on a day. */
async function ordered(unit: string, answeredOn: string): Promise<string> {
  const on = '2020-03-02';
  const facts = '任务进度滞后，两次提醒没有进展。';
  const more = { title: '年度任务进度滞后', category: 'progress', unit, orderLevel: 'second', facts, demand: '说明原因' };
  const key = await act(undefined, 'draft', inspector, on, more);
  await act(key, 'submit', inspector, on);
  await act(key, 'approve', actor('411700', 'leader'), on, { approvalKind: 'chief', approvalNote: '市长批示' });
  await act(key, 'issue', inspector, on);
  await act(key, 'sign', actor(unit, 'head'), on);
  const reply = { replyText: '已查明原因，列出计划。', replyEvidence: [paper], lateReason: '人员变动' };
  await act(key, 'reply', actor(unit, 'head'), answeredOn, reply);
  return key;
}

async function* bytes(): AsyncIterable<Uint8Array> {
  yield Buffer.from('one');
}

beforeAll(async () => {
  city = await openCity({ today: '2020-04-09' });
  const put = await city.store.putFile(bytes(), { name: paper.name, type: paper.type, by: 'u-clerk', at: '2020-02-18', max: 100 });
  if ('sha256' in put) paper.sha256 = put.sha256;
  const duties = ['inspector', 'inspection-chief'];
  await city.store.upsertPosts([
    { id: 'post-office', account: 'u-office', unit: '411700-D01', title: 'office', duties, from: '2000-01-01', to: null },
  ]);
  for (const unit of ['411722', '411723', '411722001']) await ordered(unit, '2020-03-20');
  app = await buildServer(city.platform, 'silent');
  [office, department] = (await Promise.all((['office', 'department'] as const).map((p) => new Client(app).signIn(p)))) as [Client, Client];
}, 60_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

const look = async (quarter = '2020Q1') => (await office.get(`/api/points?quarter=${quarter}`)).json as PointsDto;
const decide = async (body: object) => office.post('/api/points/decisions', { quarter: '2020Q1', ...body });
const ruled = (who: Client, rules: readonly object[]) => who.send({ method: 'PUT', url: '/api/points/rules', body: { rules } });
const entries = async () => (await city.store.list({ procedure: 'point-entry', unitPath: '411700/', limit: 50, count: 'none' })).rows;

describe('积分建议', () => {
  test('从记录提出，写明依据的记录；乡镇的不由市里计', async () => {
    const { lines } = await look();
    expect(lines.map((line) => [line.unit, line.event, line.points])).toEqual([
      ['411722', 'late-middle', -3],
      ['411723', 'late-middle', -3],
    ]);
    expect(lines[0]).toMatchObject({ procedure: 'supervision-order', ruleTitle: '督办单逾期回复' });
    expect(await entries()).toEqual([]);
  });

  test('只由督查机构办理；季度不正确的说明', async () => {
    expect((await department.get('/api/points')).status).toBe(403);
    expect((await department.post('/api/points/decisions', { quarter: '2020Q1', marks: ['abc'], accept: true })).status).toBe(403);
    expect((await office.get('/api/points?quarter=2020Q9')).status).toBe(400);
    expect((await office.get('/api/points?quarter=2020Q4')).status).toBe(400);
  });

  test('计分的进入流水，不予计分的写明理由，都不再提出', async () => {
    const { lines } = await look();
    const [first, second] = lines.map((line) => line.mark);
    expect((await decide({ marks: [second], accept: false })).status).toBe(400);
    expect((await decide({ marks: [first], accept: true })).json).toMatchObject({ done: 1, refused: [] } satisfies PointsDecided);
    expect((await decide({ marks: [second], accept: false, reason: '已口头同意延期' })).json).toMatchObject({ done: 1 });
    expect((await decide({ marks: [first], accept: true })).json).toMatchObject({ done: 0, refused: [{ mark: first }] });
    expect((await look()).lines).toEqual([]);
    const rows = await entries();
    expect(rows.map((row) => row.state).sort()).toEqual(['dismissed', 'entered']);
    expect(rows.every((row) => row.values.order !== undefined)).toBe(true);
  });

  test('冲正过的也不自动再提', async () => {
    const entered = (await entries()).find((row) => row.state === 'entered');
    const chief = actor('411700-D01', 'inspection-chief');
    const answer = await city.store.act({
      ...{ procedure: 'point-entry', key: entered?.key ?? '', act: 'reverse', values: { reverseReason: '延期申请漏登' } },
      ...{ on: '2020-04-09', actor: chief, recordedAt: '2020-04-09T10:00:00+08:00' },
    });
    expect(answer.ok).toBe(true);
    expect((await look()).lines).toEqual([]);
  });
});

describe('计分规则是本市的', () => {
  const rules = async (): Promise<PointRuleDto[]> => [...(await look()).rules];
  test('停用的不提出；另加的照提', async () => {
    const own: PointRuleDto = {
      ...{ id: 'own-1', title: '受到督办', enabled: true, procedure: 'supervision-order', reads: 'done' },
      ...{ acts: ['issue'], event: 'returned' },
    };
    const set = (await rules()).map((rule) => ({ ...rule, enabled: rule.id !== 'order-late' }));
    const saved = await ruled(office, [...set, own]);
    expect(saved.json).toMatchObject({ version: 1, lines: [{ event: 'returned' }, { event: 'returned' }] });
  });
  test('看不到的事项、没有的动作、没有期限的，保存前说明', async () => {
    const [one] = await rules();
    for (const wrong of [{ procedure: 'litigation-case' }, { acts: ['nothing'] }, { acts: [] }, { clock: 'nothing' }]) {
      const answer = await ruled(office, [{ ...one, ...wrong }]);
      expect(answer.status).toBe(400);
    }
    expect((await ruled(department, [{ ...one }])).status).toBe(403);
  });
});

test('扣分的分值可以由本市另定，不改变正负', async () => {
  const justice = await new Client(app).signIn('justice');
  const set = (value: number) =>
    justice.send({ method: 'PUT', url: '/api/law/policies', body: { norm: 'points.late-middle', from: '2020-01-01', value } });
  expect((await set(2)).status).toBe(422);
  expect((await set(-4)).status).toBe(200);
  expect(city.platform.points?.worth('late-middle', '2020-03-20')).toBe(-4);
});
