/** Help over HTTP: what a person has seen is that person's own; whom to ask is the city's word. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, buildServer } from '#api';
import type { HelpDto } from '../src/api/contract/help.ts';
import { type City, openCity } from './support/city.ts';
import { Client, flawOfProblem, problemIn } from './support/client.ts';

let city: City;
let app: App;

beforeAll(async () => {
  city = await openCity({ today: '2020-01-10' });
  app = await buildServer(city.platform, 'silent');
}, 180_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

const put = (client: Client, url: string, body?: unknown) => client.send({ method: 'PUT', url, body });
const helpOf = async (client: Client): Promise<HelpDto> => (await client.get('/api/help')).json as HelpDto;

test('a tour once seen stays seen for this person, in another session too, and for nobody else', async () => {
  const [clerk, head] = [await new Client(app).signIn('clerk'), await new Client(app).signIn('head')];
  expect((await helpOf(clerk)).seen).toEqual([]);
  for (let i = 0; i < 2; i += 1) expect((await put(clerk, '/api/help/tours/clerk')).status).toBe(204);
  expect((await helpOf(await new Client(app).signIn('clerk'))).seen).toEqual(['clerk']);
  expect((await helpOf(head)).seen).toEqual([]);
  const unknown = await put(clerk, '/api/help/tours/constructor');
  expect([unknown.status, flawOfProblem(unknown)]).toEqual([400, undefined]);
});

test('whom to ask is set by the system administrator alone, and everybody reads it', async () => {
  const contacts = [
    { about: '账号', name: '市司法局办公室', phone: '0396-1234567' },
    { about: '没有写完的', name: '', phone: '' },
  ];
  const [clerk, system] = [await new Client(app).signIn('clerk'), await new Client(app).signIn('system')];
  expect((await put(clerk, '/api/help/contacts', { contacts })).status).toBe(403);
  const saved = await put(system, '/api/help/contacts', { contacts });
  expect([saved.status, saved.json]).toMatchObject([200, { contacts: contacts.slice(0, 1), mayChange: true }]);
  expect(await helpOf(clerk)).toMatchObject({ contacts: contacts.slice(0, 1), mayChange: false });
});

test.each([
  [{ about: '', name: '某办', phone: '' }, '没有写全'],
  [{ about: '账号', name: '某办'.repeat(30), phone: '' }, '超过40字'],
  [{ about: '账号', name: '某办', phone: '不知道' }, '电话有误'],
])('a line that helps nobody is refused with a way out', async (line, said) => {
  const system = await new Client(app).signIn('system');
  const answer = await put(system, '/api/help/contacts', { contacts: [line] });
  expect([answer.status, flawOfProblem(answer)]).toEqual([400, undefined]);
  expect(problemIn(answer).refusals[0]?.text).toContain(said);
});
