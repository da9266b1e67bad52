/** Surveys over HTTP: one code one answer, nothing kept but tallies, too few answers never told; and who may do the office's work. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, buildServer, type MatterDto } from '#api';
import type { BoardDto, SurveyCodesDto, SurveyFormDto } from '../src/api/contract/assessment-desk.ts';
import { type City, openCity, type Person } from './support/city.ts';
import { type Answer, ask, Client, problemIn } from './support/client.ts';

let city: City;
let app: App;
const clients = new Map<Person, Client>();
const as = async (person: Person): Promise<Client> => {
  const held = clients.get(person) ?? (await new Client(app).signIn(person));
  clients.set(person, held);
  return held;
};
const anybody = (url: string, body: unknown): Promise<Answer> => ask(app, { method: 'POST', url: `/api/public${url}`, body });

beforeAll(async () => {
  city = await openCity({ today: '2020-01-10' });
  app = await buildServer(city.platform, 'silent');
}, 180_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

const survey = {
  title: '市教育局满意度调查',
  unit: '411700-D05',
  year: 2020,
  channel: 'platform',
  openFrom: '2020-01-10',
  openTo: '2020-01-20',
};
const allOf = (score: number) =>
  Object.fromEntries(['efficiency', 'fairness', 'openness', 'attitude', 'integrity'].map((id) => [id, score]));

test('考核进度只有考核办和考核领导小组看得到；评分只有评分岗看得到', async () => {
  for (const person of ['clerk', 'county', 'department', 'system'] as const) {
    expect((await (await as(person)).get('/api/assessment-desk/board')).status, person).toBe(404);
  }
  const board = (await (await as('justice')).get('/api/assessment-desk/board')).json as BoardDto;
  expect([board.cycle, board.units]).toEqual([null, []]);
  expect((await (await as('clerk')).get('/api/assessment-desk/queue')).status).toBe(404);
  expect((await (await as('department')).get('/api/assessment-desk/self')).json).toEqual({ assessment: null });
});

test('考核方案按已公布的指标体系起草：年度、期间、版本取自指标体系，没有公布的不得起草', async () => {
  const justice = await as('justice');
  const draft = { scheme: 'law-administration-2019', method: '材料审查、实地核查、满意度调查相结合。' };
  const early = await justice.post('/api/assessment-desk/cycles', draft);
  expect([early.status, problemIn(early).refusals.map((r) => r.code)]).toEqual([422, ['scheme-unpublished']]);
  const { assessments } = city.platform;
  const shipped = await assessments.scheme(draft.scheme);
  if (!shipped) throw new Error(draft.scheme);
  const by = { by: 'test', at: city.platform.now() };
  expect([await assessments.save(shipped.scheme, by), await assessments.publish(draft.scheme, by)]).toEqual([[], []]);
  const offered = (await justice.get('/api/assessment-desk/board')).json as BoardDto;
  expect(offered.mayDraft.map(({ id }) => id)).toEqual([draft.scheme]);

  const other = await (await as('department')).post('/api/assessment-desk/cycles', draft);
  expect([other.status, problemIn(other).refusals.map((r) => r.code)]).toEqual([422, ['not-competent']]);
  const made = await justice.post('/api/assessment-desk/cycles', draft);
  expect(made.status, made.text).toBe(201);
  const { key } = made.json as { key: string };
  expect((await city.store.matter(key))?.matter.values).toMatchObject({ year: 2019, periodTo: '2019-11-30', schemeVersion: 2 });
  const begun = (await justice.get('/api/assessment-desk/board')).json as BoardDto;
  expect([begun.mayDraft, begun.cycle?.state.id, begun.cycle?.step]).toEqual([[], 'scheme-draft', null]);
  const unapproved = await justice.post(`/api/assessment-desk/cycles/${key}/publish-scheme`, { noticeNo: '驻法政办〔2020〕1号' });
  expect([unapproved.status, problemIn(unapproved).refusals.map((r) => r.code)]).toEqual([422, ['wrong-state']]);
});

test('一码一答，不留答卷，样本不足不出结果', async () => {
  const justice = await as('justice');
  const opened = await justice.post('/api/matters/satisfaction-survey', { on: '2020-01-10', act: 'open', values: survey });
  expect(opened.status, opened.text).toBe(201);
  const { key } = opened.json as MatterDto;
  const origin = 'https://fazhi.example';
  expect((await (await as('department')).post(`/api/assessment-desk/surveys/${key}/codes`, { issued: 2, origin })).status).toBe(404);
  const made = await justice.post(`/api/assessment-desk/surveys/${key}/codes`, { issued: 2, origin });
  expect(made.status, made.text).toBe(200);
  const [first, second] = (made.json as SurveyCodesDto).codes;
  expect(first?.code).toMatch(/^([2-9A-Z]{4}-){2}[2-9A-Z]{4}$/);
  const code = first?.code ?? '';

  expect((await anybody(`/survey/${key}`, { code: 'XXXX-XXXX-XXXX' })).status).toBe(404);
  const form = await anybody(`/survey/${key}`, { code: code.toLowerCase() });
  expect(form.status, form.text).toBe(200);
  expect((form.json as SurveyFormDto).used).toBe(false);
  expect((await anybody(`/survey/${key}/answer`, { code, answers: { ...allOf(80), efficiency: 81 } })).status).toBe(422);
  expect((await anybody(`/survey/${key}/answer`, { code, answers: allOf(80) })).status).toBe(201);
  const again = await anybody(`/survey/${key}/answer`, { code, answers: allOf(0) });
  expect([again.status, problemIn(again).detail]).toEqual([409, '这个答卷码已经答过。一码只答一次，感谢参与']);
  expect((await anybody(`/survey/${key}/answer`, { code: second?.code, answers: allOf(100) })).status).toBe(201);

  expect(await city.store.surveyCounts(key)).toEqual({ issued: 2, used: 2 });
  const tallies = await city.store.surveyTallies(key);
  expect(tallies.filter((t) => t.question === 'whole')).toEqual([
    { question: 'whole', score: 400, n: 1 },
    { question: 'whole', score: 500, n: 1 },
  ]);
  const closed = await justice.post(`/api/assessment-desk/surveys/${key}/close`, {});
  expect([closed.status, problemIn(closed).detail]).toEqual([422, '有效样本2低于下限100。请补充调查；样本不足的不公布满意度']);
});

test('满意度是各人平均分的平均，置信区间随样本收窄', async () => {
  const { resultOfTallies } = await import('../src/api/assessment-desk/survey.ts');
  const whole = (score: number, n: number) => ({ question: 'whole', score, n });
  expect(resultOfTallies([], 1.96)).toEqual({ sampleSize: 0, score: 0, scoreLow: 0, scoreHigh: 0 });
  expect(resultOfTallies([whole(400, 100)], 1.96)).toEqual({ sampleSize: 100, score: 80, scoreLow: 80, scoreHigh: 80 });
  expect(resultOfTallies([whole(400, 50), whole(500, 50)], 1.96)).toEqual({
    sampleSize: 100,
    score: 90,
    scoreLow: 88.03,
    scoreHigh: 91.97,
  });
});
