/** Letters over real connections: a mail server and a group's robot on this machine, both sometimes out of order. */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type App, buildServer, lookThrough, type Platform } from '#api';
import type { Procedure } from '#kernel';
import { readChannels } from '../src/app/notices/channels.ts';
import { type Delivery, deliverWaiting, nextTry, queueMail } from '../src/app/notices/deliver.ts';
import { type Mailer, mailer } from '../src/app/notices/mail.ts';
import { type City, openCity } from './support/city.ts';
import { Client } from './support/client.ts';
import { sample, sampleValues } from './support/sample.ts';

interface Letter {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}
interface Posted {
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const minute = 60_000;
const address = 'https://zs.example.cn';
const letters: Letter[] = [];
const posted: Posted[] = [];
let smtpRefuses = 0;
let robotAnswer = { status: 200, body: '{"errcode":0,"errmsg":"ok"}' };
let smtp: SMTPServer;
let robot: Server;
let smtpPort = 0;
let robotPort = 0;

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

function mailServer(): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      void textOf(stream).then((raw) => {
        if (smtpRefuses > 0) {
          smtpRefuses -= 1;
          return done(Object.assign(new Error('busy'), { responseCode: 451 }));
        }
        const { mailFrom, rcptTo } = session.envelope;
        letters.push({ from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map((r) => r.address), raw });
        return done();
      });
    },
  });
}

const robotServer = (): Server =>
  createServer((request, answer) => {
    void textOf(request).then((body) => {
      posted.push({ url: new URL(request.url ?? '', 'http://robot'), headers: request.headers, body });
      answer.writeHead(robotAnswer.status, { 'content-type': 'application/json' }).end(robotAnswer.body);
    });
  });

let city: City;
let platform: Platform;
let app: App;
let clerk: Client;
let mail: Mailer;
let today = '2020-01-02';
let nowMs = 0;
let delivery: Delivery;
const time = { now: '10:00:00' };

beforeAll(async () => {
  [smtp, robot] = [mailServer(), robotServer()];
  await Promise.all([
    new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve)),
    new Promise<void>((resolve) => robot.listen(0, '127.0.0.1', resolve)),
  ]);
  smtpPort = (smtp.server.address() as AddressInfo).port;
  robotPort = (robot.address() as AddressInfo).port;
  const at = `http://127.0.0.1:${robotPort}`;
  const robots = [
    { id: 'county', kind: 'wecom', unit: '411722', url: `${at}/cgi-bin/webhook/send?key=k` },
    { id: 'signed', kind: 'dingtalk', unit: '411722', url: `${at}/robot/send?access_token=t`, secret: 'SECsecret' },
    { id: 'relay', kind: 'generic', unit: '411722', url: `${at}/relay`, secret: 'relay-secret' },
    { id: 'other', kind: 'wecom', unit: '411723', url: `${at}/other` },
  ];
  const env = { ZS_SMTP_URL: `smtp://127.0.0.1:${smtpPort}`, ZS_MAIL_FROM: '准绳 <zs@example.cn>', ZS_ROBOTS: JSON.stringify(robots) };
  const channels = readChannels(env);
  city = await openCity({ more: [sample as unknown as Procedure] });
  const known = { mail: true, robots: channels.robots.map(({ id, name, kind, unit }) => ({ id, name, kind, unit })) };
  const now = () => `${today}T${time.now}.000+08:00`;
  platform = { ...city.platform, soonDays: () => 2, channels: known, today: () => today, now };
  app = await buildServer(platform, 'silent');
  clerk = await new Client(app).signIn('clerk');
  if (!channels.mail) throw new Error('no mail');
  mail = mailer(channels.mail, address);
  delivery = { platform, channels, mail, address, nowMs: () => nowMs };
  await city.store.setSetting('reminders', { againEvery: 5, steps: [{ after: 0, to: 'handler' }], robots: { from: 0, to: 24 } });
}, 180_000);

afterAll(async () => {
  mail?.close();
  await Promise.all([new Promise((done) => smtp?.close(() => done(undefined))), new Promise((done) => robot?.close(done))]);
  await app?.close();
  await city?.close();
});

beforeEach(() => {
  nowMs = Date.now();
  robotAnswer = { status: 200, body: '{"errcode":0}' };
});
afterEach(async () => {
  nowMs += 365 * 24 * 60 * minute;
  robotAnswer = { status: 200, body: '{"errcode":0}' };
  await deliverWaiting(delivery);
  letters.length = 0;
  posted.length = 0;
});

let made = 0;
/** A matter that turns amber on this day: its head is told, and the groups over it. */
async function amber(): Promise<{ title: string; key: string }> {
  today = '2020-01-02';
  made += 1;
  const title = `井盖破损${made}`;
  const answer = await clerk.post('/api/matters/sample-case', { values: sampleValues(title) });
  expect(answer.status, answer.text).toBe(201);
  today = '2020-01-14';
  await city.store.setSetting('reminders-done', '');
  await lookThrough(platform);
  return { title, key: (answer.json as { key: string }).key };
}

const wish = { address: 'head@example.cn', hour: 8, quiet: null, kinds: ['soon', 'overdue'] };
const wishes = (content: Record<string, unknown>) =>
  city.store.putWish({ account: 'u-head', content: { ...wish, ...content } as never, changedAt: '2020-01-01' });

/** The text of a mail as a person reads it. */
function read(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const text = /base64/i.test(head)
    ? Buffer.from(body, 'base64').toString('utf8')
    : body.replace(/=\r\n/g, '').replace(/((?:=[0-9A-F]{2})+)/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'));
  return text.replaceAll('\r\n', '\n');
}

describe('mail', { timeout: 60_000 }, () => {
  test('carries title, number, date and link, and nothing of a person', async () => {
    await wishes({ mail: 'each' });
    const { title, key } = await amber();
    expect(await queueMail(delivery)).toBe(1);
    await deliverWaiting(delivery);
    const [letter] = letters;
    expect([letter?.from, letter?.to]).toEqual(['zs@example.cn', ['head@example.cn']]);
    const text = read(letter?.raw ?? '');
    expect(text).toContain(`【临近到期】${title}（411722〔2020〕`);
    expect(text).toContain('期限：2020-01-16');
    expect(text).toContain(`${address}/m/sample-case/${key}`);
    expect(text).not.toMatch(/赵钱孙|13800000000/);
  });

  test('what was mailed once is not mailed again', async () => {
    await wishes({ mail: 'each' });
    await amber();
    expect([await queueMail(delivery), await queueMail(delivery)]).toEqual([1, 0]);
  });

  test('the digest is one letter a day, from its hour on, with all that came', async () => {
    await wishes({ mail: 'daily', hour: 9 });
    await amber();
    await amber();
    time.now = '08:59:00';
    expect(await queueMail(delivery)).toBe(0);
    time.now = '09:00:00';
    expect(await queueMail(delivery)).toBe(1);
    await amber();
    expect(await queueMail(delivery)).toBe(0);
    await deliverWaiting(delivery);
    expect(letters).toHaveLength(1);
    expect(read(letters[0]?.raw ?? '').match(/【临近到期】/g)).toHaveLength(2);
  });

  test('what has been read meanwhile is not mailed, nor are kinds not wished for', async () => {
    await wishes({ mail: 'each' });
    await amber();
    await city.store.readMessages({ region: '411722', account: 'u-head', unit: '411722001' }, platform.now());
    expect(await queueMail(delivery)).toBe(0);
    await wishes({ mail: 'each', kinds: ['overdue'] });
    await amber();
    expect(await queueMail(delivery)).toBe(0);
  });

  test('a server that refuses is tried again later and later; nothing is lost, nothing sent twice', async () => {
    await wishes({ mail: 'each' });
    await amber();
    await queueMail(delivery);
    smtpRefuses = 2;
    await deliverWaiting(delivery);
    await deliverWaiting(delivery);
    expect(letters).toHaveLength(0);
    expect((await city.store.letterCounts()).find((c) => c.kind === 'mail')).toMatchObject({ waiting: 1, failed: 0 });
    nowMs += 1 * minute;
    await deliverWaiting(delivery);
    expect(letters).toHaveLength(0);
    nowMs += 5 * minute;
    await deliverWaiting(delivery);
    await deliverWaiting(delivery);
    expect(letters).toHaveLength(1);
  });

  test('a letter taken by a process that died is sent by the next one', async () => {
    await wishes({ mail: 'each' });
    await amber();
    await queueMail(delivery);
    const iso = (ms: number) => new Date(ms).toISOString();
    const taken = await city.store.takeLetters(iso(nowMs), iso(nowMs + 2 * minute), 50);
    expect(taken.some((l) => l.kind === 'mail')).toBe(true);
    await deliverWaiting(delivery);
    expect(letters).toHaveLength(0);
    nowMs += 3 * minute;
    await deliverWaiting(delivery);
    expect(letters).toHaveLength(1);
  });

  test('after eight tries it is given up, counted, and sent when somebody asks', async () => {
    await wishes({ mail: 'each' });
    await amber();
    await queueMail(delivery);
    smtpRefuses = 8;
    for (let i = 0; i < 10; i += 1) {
      await deliverWaiting(delivery);
      nowMs += 24 * 60 * minute;
    }
    expect(smtpRefuses).toBe(0);
    expect((await city.store.letterCounts()).find((c) => c.kind === 'mail')).toMatchObject({ failed: 1 });
    expect(await city.store.retryLetters(new Date(nowMs).toISOString())).toBe(1);
    await deliverWaiting(delivery);
    expect(letters).toHaveLength(1);
  });

  test('each wait is longer than the one before', () => {
    const waits = Array.from({ length: 9 }, (_none, i) => nextTry(i + 1, 0));
    const known = waits.filter((w) => w !== undefined);
    expect(known).toHaveLength(7);
    expect(known).toEqual([...known].sort((a, b) => a - b));
    expect(waits.at(-1)).toBeUndefined();
  });
});

const postedTo = (path: string): readonly Posted[] => posted.filter((p) => p.url.pathname.startsWith(path));

describe('robots of groups', { timeout: 60_000 }, () => {
  test('each is told once of what is new under its unit, in its own form', async () => {
    const { title, key } = await amber();
    await deliverWaiting(delivery);
    const [wecom] = postedTo('/cgi-bin');
    const body = JSON.parse(wecom?.body ?? '{}') as { msgtype: string; markdown: { content: string } };
    expect(body.msgtype).toBe('markdown');
    expect(body.markdown.content).toContain('上蔡县：临近到期1件');
    expect(body.markdown.content).toContain(`${title}（411722〔2020〕`);
    expect(body.markdown.content).toContain(`(${address}/m/sample-case/${key})`);
    expect(postedTo('/other')).toEqual([]);
    for (const one of posted) expect(one.body).not.toMatch(/赵钱孙|13800000000/);
    await lookThrough(platform);
    await deliverWaiting(delivery);
    expect(postedTo('/cgi-bin')).toHaveLength(1);
  });

  test('钉钉 is signed: Base64 of HMAC-SHA256 over the milliseconds and the secret', async () => {
    await amber();
    await deliverWaiting(delivery);
    const [{ url, body } = { url: new URL('http://x'), body: '{}' }] = postedTo('/robot/send');
    const timestamp = url.searchParams.get('timestamp') ?? '';
    expect(timestamp).toMatch(/^\d{13}$/);
    const sign = createHmac('sha256', 'SECsecret').update(`${timestamp}\nSECsecret`).digest('base64');
    expect(url.searchParams.get('sign')).toBe(sign);
    expect(url.searchParams.get('access_token')).toBe('t');
    expect(JSON.parse(body)).toMatchObject({ msgtype: 'markdown', markdown: { title: expect.stringContaining('临近到期1件') } });
  });

  test('a relay knows who speaks by the signature over the very bytes', async () => {
    await amber();
    await deliverWaiting(delivery);
    const [post] = postedTo('/relay');
    const { headers = {}, body = '' }: Partial<Posted> = post ?? {};
    const expected = createHmac('sha256', 'relay-secret')
      .update(`${String(headers['x-zs-timestamp'])}.${body}`)
      .digest('hex');
    expect(headers['x-zs-signature']).toBe(expected);
    expect(JSON.parse(body)).toMatchObject({ items: [{ due: '2020-01-16', link: expect.stringContaining(address) }] });
  });

  test.each([
    ['that answers an error code', 200, '{"errcode":45009,"errmsg":"freq out of limit"}'],
    ['that answers 500', 500, ''],
    ['that answers no JSON', 200, '<html>'],
  ])('a robot %s is asked again, and holds up nobody', async (_what, status, body) => {
    const before = posted.length;
    robotAnswer = { status, body };
    await wishes({ mail: 'each' });
    await amber();
    await queueMail(delivery);
    await deliverWaiting(delivery);
    expect(letters).toHaveLength(1);
    const asked = postedTo('/cgi-bin').length;
    expect(posted.length).toBeGreaterThan(before);
    robotAnswer = { status: 200, body: '{"errcode":0}' };
    nowMs += 2 * minute;
    await deliverWaiting(delivery);
    expect(postedTo('/cgi-bin')).toHaveLength(asked + 1);
    nowMs += 24 * 60 * minute;
    await deliverWaiting(delivery);
    expect(postedTo('/cgi-bin')).toHaveLength(asked + 1);
  });

  test('a title cannot make a link of its own', async () => {
    today = '2020-01-02';
    await clerk.post('/api/matters/sample-case', { values: sampleValues('点[这里](http://evil.example) *急*') });
    today = '2020-01-14';
    await city.store.setSetting('reminders-done', '');
    await lookThrough(platform);
    await deliverWaiting(delivery);
    const { content } = (JSON.parse(postedTo('/cgi-bin')[0]?.body ?? '{}') as { markdown: { content: string } }).markdown;
    expect(content).not.toMatch(/\]\(http:\/\/evil|\*急/);
  });
});

describe('what the environment says', () => {
  test.each([
    [{ ZS_SMTP_URL: 'mail.example.cn' }, 'ZS_SMTP_URL'],
    [{ ZS_SMTP_URL: 'smtp://mail.example.cn' }, 'ZS_MAIL_FROM'],
    [{ ZS_ROBOTS: 'x' }, 'ZS_ROBOTS'],
    [{ ZS_ROBOTS: '[{"id":"a","kind":"fax","unit":"1","url":"http://a"}]' }, 'ZS_ROBOTS'],
    [{ ZS_ROBOTS: '[{"id":"a","kind":"wecom","unit":"1","url":"ftp://a"}]' }, 'ZS_ROBOTS'],
    [{ ZS_ADDRESS: 'zs' }, 'ZS_ADDRESS'],
  ])('%j is refused at the start, in words', (env, name) => {
    expect(() => readChannels(env)).toThrow(name);
  });

  test('nothing set is nothing connected', () => {
    expect(readChannels({})).toEqual({ mail: undefined, robots: [], address: undefined });
  });
});
