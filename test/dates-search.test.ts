/** Search, the month, and changes of what due dates rest on, as they are asked over HTTP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer, type ListDto, type MatterDto } from '#api';
import type { Procedure } from '#kernel';
import type { CalendarMonthDto, ChangeDoneDto, NoticePreviewDto, NoticesDto } from '../src/api/contract/calendar.ts';
import type { SearchDto } from '../src/api/contract/search.ts';
import { type City, openCity, type Person } from './support/city.ts';
import { type Answer, Client, flawOfProblem, problemIn } from './support/client.ts';
import { nasty } from './support/nasty.ts';
import { sample, sampleValues } from './support/sample.ts';

let city: City;
let app: App;
const clients = new Map<Person, Client>();
const as = async (person: Person): Promise<Client> => {
  const held = clients.get(person) ?? (await new Client(app).signIn(person));
  clients.set(person, held);
  return held;
};
const cases = '/api/matters/sample-case';
const keys: string[] = [];

beforeAll(async () => {
  city = await openCity({ today: '2020-01-10', more: [sample as unknown as Procedure] });
  app = await buildServer(city.platform, 'silent');
  const subjects: [Person, string, string][] = [
    ['clerk', '蔡都街道的管道', '2020-01-02'],
    ['clerk', '学校门前的道路', '2020-01-06'],
    ['foreign', '杨埠镇的供水泵站', '2020-01-06'],
  ];
  for (const [person, subject, on] of subjects) {
    const witnesses = [{ who: { kind: 'person', name: '孙李周' }, said: '水压不足' }];
    const kind = subject.includes('道路') ? 'road' : 'water';
    const answer = await (await as(person)).post(cases, { values: { ...sampleValues(subject), kind, witnesses }, on });
    expect(answer.status, answer.text).toBe(201);
    keys.push((answer.json as MatterDto).key);
  }
}, 180_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

const search = async (person: Person, query: string): Promise<SearchDto> => {
  const answer = await (await as(person)).get(`/api/search?${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.json as SearchDto;
};
const q = (words: string) => `q=${encodeURIComponent(words)}`;
const found = (dto: SearchDto) => dto.groups.flatMap((g) => g.rows.map((r) => r.title));

describe('search', () => {
  test('everyone finds what lies in the own reach: township, county, city', async () => {
    expect(found(await search('clerk', q('供水')))).toEqual(['蔡都街道的管道']);
    expect(found(await search('foreign', q('供水')))).toEqual(['杨埠镇的供水泵站']);
    expect(found(await search('county', q('供水')))).toEqual(['蔡都街道的管道']);
    expect(found(await search('mayor', q('供水'))).sort()).toEqual(['杨埠镇的供水泵站', '蔡都街道的管道']);
    for (const keeper of ['system', 'security', 'auditor'] as const) expect(found(await search(keeper, q('供水')))).toEqual([]);
  });

  test('shows where the words stand, in the title and in the field that holds them', async () => {
    const [row] = (await search('clerk', q('管道 供水'))).groups[0]?.rows ?? [];
    expect(row?.titleParts.filter((p) => p.hit).map((p) => p.text)).toEqual(['管道']);
    expect(row?.found?.field).toBe('类别');
    expect(row?.found?.parts.filter((p) => p.hit).map((p) => p.text)).toEqual(['供水']);
    expect(row).not.toHaveProperty('values');
  });

  test('what is kept apart is neither found nor shown', async () => {
    for (const name of ['孙李周', '赵钱孙']) expect(found(await search('head', q(name)))).toEqual([]);
    expect(JSON.stringify(await search('clerk', q('供水')))).not.toMatch(/孙李周|赵钱孙/);
  });

  test('a number is found whole and by its beginning, by whoever has it in reach', async () => {
    const mine = (await search('clerk', q('411722〔2020〕1号'))).numbered;
    expect(mine.map((r) => [r.title, r.numberParts[0]?.hit])).toEqual([['蔡都街道的管道', true]]);
    expect((await search('clerk', q('411722[2020]'))).numbered).toHaveLength(2);
    expect((await search('foreign', q('411722〔2020〕1号'))).numbered).toEqual([]);
  });

  test('narrowed by kind, unit and day', async () => {
    expect(found(await search('mayor', `${q('供水')}&unit=411723`))).toEqual(['杨埠镇的供水泵站']);
    expect(found(await search('clerk', `${q('供水')}&unit=411723`))).toEqual([]);
    expect(found(await search('mayor', `${q('供水')}&from=2020-01-03&to=2020-01-06`))).toEqual(['杨埠镇的供水泵站']);
    expect(found(await search('mayor', `${q('供水')}&procedure=mediation-case`))).toEqual([]);
  });

  test('leaves a line in the trail that says how much was found, and not what was looked for', async () => {
    await search('county', q('供水'));
    const [line] = await city.store.audits({ actor: 'u-county', limit: 1 });
    expect(line).toMatchObject({ what: 'search', subject: '全部事项', detail: { length: 2, hits: 1 } });
    expect(JSON.stringify(line)).not.toContain('供水');
  });

  test.each(['q', 'procedure', 'unit', 'from', 'to', 'cursor'])('no «%s» breaks it', async (name) => {
    const mayor = await as('mayor');
    const more = name === 'q' ? '' : `&${q('供水')}`;
    for (const text of nasty) {
      const answer = await mayor.get(`/api/search?${name}=${encodeURIComponent(text)}${more}`);
      if (answer.status !== 200) expect(flawOfProblem(answer), `${name}=${text}`).toBeUndefined();
    }
  });
});

const january = {
  year: 2020,
  number: '国办发明电〔2020〕99号',
  title: '关于调整2020年1月放假安排的通知',
  issuedOn: '2020-01-08',
  source: '演示',
  text: '水利日：1月13日至14日放假，2月8日上班',
};
const send = async (person: Person, url: string, body: unknown, method: 'POST' | 'PUT' = 'POST'): Promise<Answer> =>
  (await as(person)).send({ method, url, body });
const duesOf = async (person: Person) => {
  const list = (await (await as(person)).get(cases)).json as ListDto;
  return new Map(list.rows.map((r) => [r.key, r.nextDueOn]));
};

describe('a holiday notice', () => {
  const url = '/api/calendar/notices';

  test.each(['clerk', 'county', 'mayor', 'system', 'security', 'auditor'] as const)(
    '%s takes none in, nor looks what it would move',
    async (person) => {
      for (const path of [url, `${url}/preview`]) {
        const answer = await send(person, path, january);
        expect([answer.status, flawOfProblem(answer)]).toEqual([403, undefined]);
      }
    },
  );

  test.each([
    [{ text: '水利日：1月32日放假' }, 'holiday-notice-line'],
    [{ text: '水利日：1月13日放假，1月15日上班' }, 'holiday-notice-make-up'],
    [{ text: '水利日：1月13日放假；1月13日放假' }, 'holiday-notice-duplicate'],
    [{ number: '国办发明电〔2019〕16号' }, 'holiday-notice-known'],
    [{ issuedOn: '2020-02-30' }, 'holiday-notice-issued-on'],
    [{ source: ' ' }, 'holiday-notice-source'],
    [{ year: 2031 }, 'holiday-notice-festivals'],
  ])('%j is refused in words', async (change, code) => {
    const answer = await send('justice', `${url}/preview`, { ...january, ...change });
    expect([answer.status, flawOfProblem(answer)]).toEqual([422, undefined]);
    expect(problemIn(answer).refusals.map((r) => r.code)).toContain(code);
  });

  test('no input breaks it', async () => {
    for (const text of nasty) {
      for (const name of ['text', 'number', 'title', 'issuedOn', 'source']) {
        const answer = await send('justice', `${url}/preview`, { ...january, [name]: text });
        if (answer.status !== 200) expect(flawOfProblem(answer), `${name}=${text}`).toBeUndefined();
      }
    }
  });

  test('shows what it moves, then moves just that, and leaves it to be read by each within the own reach', async () => {
    const before = await duesOf('mayor');
    const { moves, notice } = (await send('justice', `${url}/preview`, january)).json as NoticePreviewDto;
    expect(notice.days.map((d) => [d.date, d.working])).toEqual([
      ['2020-01-13', false],
      ['2020-01-14', false],
      ['2020-02-08', true],
    ]);
    expect([moves.total, moves.later, moves.earlier]).toEqual([3, 3, 0]);
    expect(await duesOf('mayor')).toEqual(before);

    const answer = await send('justice', url, january);
    expect(answer.status, answer.text).toBe(201);
    const done = answer.json as ChangeDoneDto;
    expect(done.moves).toEqual(moves);
    const after = await duesOf('mayor');
    const { calendar } = city.platform.law();
    for (const key of keys) {
      expect(after.get(key), key).not.toBe(before.get(key));
      expect(calendar.isWorking(after.get(key) ?? '')).toBe(true);
    }

    const page = (await (await as('clerk')).get(`/api/calendar/changes/${done.change.id}/${done.change.version}`)).json as ChangeDoneDto;
    expect(page.moves.rows.map((r) => [r.key, r.before, r.after]).sort()).toEqual(
      keys
        .slice(0, 2)
        .map((key) => [key, before.get(key), after.get(key)])
        .sort(),
    );
    expect(page.moves.total).toBe(2);
    const held = (await (await as('clerk')).get(url)).json as NoticesDto;
    expect([held.may, held.notices.find((n) => n.imported)?.number, held.changes.length]).toEqual([false, january.number, 1]);
    const [line] = await city.store.audits({ actor: 'u-justice', limit: 1 });
    expect(line).toMatchObject({ what: 'calendar', subject: done.change.id });

    const again = await send('justice', url, january);
    expect(problemIn(again).refusals.map((r) => r.code)).toEqual(['holiday-notice-known']);
  });

  test('what is opened afterwards is due by the new calendar', async () => {
    const answer = await (await as('clerk')).post(cases, { values: sampleValues('此后的事'), on: '2020-01-10' });
    // Ten working days: 15–17, 19–23 January, 3 and 4 February; by the old calendar it would be 23 January.
    expect((answer.json as MatterDto).nextDueOn).toBe('2020-02-04');
  });

  test('the month shows each day, its notice, and only what is due in the own reach', async () => {
    const month = (await (await as('foreign')).get('/api/calendar/month?month=2020-01')).json as CalendarMonthDto;
    expect(month.days).toHaveLength(31);
    expect(month.days[12]).toMatchObject({
      date: '2020-01-13',
      kind: 'holiday',
      why: '水利日放假',
      notice: january.number,
      provisional: false,
    });
    expect([month.due, month.days.reduce((n, d) => n + d.due, 0)]).toEqual([1, 1]);
    const far = (await (await as('foreign')).get('/api/calendar/month?month=2031-05')).json as CalendarMonthDto;
    expect([far.published, far.days.every((d) => d.provisional)]).toEqual([false, true]);
    for (const text of nasty) {
      for (const path of ['month?month', 'day?day']) {
        const answer = await (await as('foreign')).get(`/api/calendar/${path}=${encodeURIComponent(text)}`);
        if (answer.status !== 200) expect(flawOfProblem(answer), text).toBeUndefined();
      }
    }
  });
});

describe('a local value', () => {
  const body = { norm: 'disclosure.publication', from: '2020-02-01', value: { n: 15, unit: 'working' } };

  test('is shown beside the law, with its day, once it is set', async () => {
    expect((await send('mayor', '/api/law/policies', body, 'PUT')).status).toBe(403);
    const looser = await send('justice', '/api/law/policies', { ...body, value: { n: 30, unit: 'working' } }, 'PUT');
    expect([looser.status, problemIn(looser).refusals[0]?.code]).toEqual([422, 'policy-looser']);
    const answer = await send('justice', '/api/law/policies', body, 'PUT');
    expect(answer.status, answer.text).toBe(200);
    const norm = (answer.json as { norms: readonly { id: string }[] }).norms.find((n) => n.id === body.norm);
    expect(norm).toMatchObject({ value: '20个工作日', local: null, locals: [{ from: '2020-02-01', value: '15个工作日' }] });
  });

  test('keeps the form of the norm: a day of the year stays one, a list a list', async () => {
    const tried: [string, unknown][] = [
      ['archive.by', '13-40'],
      ['archive.by', 7],
      ['annual-report.contribution-reminders', '很快'],
      ['annual-report.contribution-reminders', []],
      ['document-number.pattern', '.*'],
      ['document-number.first', -1],
      ['document-number.first', null],
    ];
    for (const [norm, value] of tried) {
      const answer = await send('justice', '/api/law/policies', { norm, from: '2020-02-01', value }, 'PUT');
      expect([answer.status, flawOfProblem(answer)], `${norm} ${JSON.stringify(value)}`).toEqual([422, undefined]);
    }
    const good = await send('justice', '/api/law/policies', { norm: 'archive.by', from: '2020-02-01', value: '05-31' }, 'PUT');
    expect(good.status, good.text).toBe(200);
  });
});
