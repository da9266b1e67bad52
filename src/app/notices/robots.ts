import { createHmac } from 'node:crypto';
import type { GroupLetter } from '#api';
import type { Robot } from './channels.ts';

/** What is posted to a robot. */
export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const patience = 10_000;
/** Bytes of text that 企业微信 takes in one message of markdown are 4,096 [seen in published clients]; some are kept back. */
const wecomBytes = 3800;

/** In markdown neither a title nor a number may make a link or a heading. */
const plain = (text: string): string => text.replace(/[\\`*_{}[\]()#+!<>|~]/g, ' ').trim();

const lines = (letter: GroupLetter, address: string): readonly string[] =>
  letter.items.map(({ word, title, number, due, path }) => {
    const name = `${plain(title)}${number === null ? '' : `（${plain(number)}）`}`;
    return `- ${word} [${name}](${address}${path})${due === null ? '' : ` ${due} 到期`}`;
  });

/** Lines as many as fit; the rest is counted. */
function markdown(letter: GroupLetter, address: string, most: number): string {
  const [shown, bytes] = [[...lines(letter, address)], (text: string) => Buffer.byteLength(text)];
  const text = () => {
    const left = letter.more + letter.items.length - shown.length;
    return [`**${plain(letter.title)}**`, '', ...shown, ...(left > 0 ? [`- 另有${left}件，请登录平台查看`] : [])].join('\n');
  };
  while (shown.length > 0 && bytes(text()) > most) shown.pop();
  return text();
}

const json = { 'content-type': 'application/json; charset=utf-8' };

/**
 * 企业微信群机器人 [seen in published clients of it]: POST {msgtype: 'markdown', markdown: {content}} to the address that
 * holds the key; answers {errcode: 0}; at most 20 messages a minute.
 */
const wecom = (robot: Robot, letter: GroupLetter, address: string): Post => ({
  url: robot.url,
  headers: json,
  body: JSON.stringify({ msgtype: 'markdown', markdown: { content: markdown(letter, address, wecomBytes) } }),
});

/**
 * 钉钉自定义机器人, signed [seen in its published description]: `timestamp` in milliseconds and `sign` = Base64 of
 * HMAC-SHA256 over `timestamp\nsecret` with the secret as key, both in the address; answers {errcode: 0}; at most 20
 * messages a minute.
 */
function dingtalk(robot: Robot, letter: GroupLetter, address: string, nowMs: number): Post {
  const url = new URL(robot.url);
  if (robot.secret !== undefined) {
    url.searchParams.set('timestamp', String(nowMs));
    url.searchParams.set('sign', createHmac('sha256', robot.secret).update(`${nowMs}\n${robot.secret}`).digest('base64'));
  }
  const text = markdown(letter, address, 18_000);
  return { url: url.href, headers: json, body: JSON.stringify({ msgtype: 'markdown', markdown: { title: letter.title, text } }) };
}

/**
 * Any other receiver. 浙政钉 (专有钉钉) gives robots only inside the government network and by application [recalled, not
 * seen]: a relay there takes this body, which has the text ready and the items apart. `x-zs-signature` is the hex
 * HMAC-SHA256 over `timestamp.body`, so that the relay knows who speaks. Any answer 2xx is taken as taken.
 */
function generic(robot: Robot, letter: GroupLetter, address: string, nowMs: number): Post {
  const items = letter.items.map(({ path, ...item }) => ({ ...item, link: `${address}${path}` }));
  const text = markdown(letter, address, 18_000);
  const body = JSON.stringify({ msgtype: 'markdown', title: letter.title, text, items, more: letter.more });
  const signature = robot.secret && createHmac('sha256', robot.secret).update(`${nowMs}.${body}`).digest('hex');
  return { url: robot.url, body, headers: { ...json, 'x-zs-timestamp': String(nowMs), ...(signature && { 'x-zs-signature': signature }) } };
}

const makers = { wecom, dingtalk, generic };

/** What is posted for a letter, at an instant (the signature holds for an hour). */
export const postOf = (robot: Robot, letter: GroupLetter, address: string, nowMs: number): Post =>
  makers[robot.kind](robot, letter, address, nowMs);

/** Posts it. Throws a sentence without address or secret when the robot did not take it. */
export async function sendPost(robot: Robot, post: Post): Promise<void> {
  const { url, headers, body } = post;
  const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal: AbortSignal.timeout(patience) }).catch(() => {
    throw new Error('连不上');
  });
  const text = await answer.text().catch(() => '');
  if (!answer.ok) throw new Error(`答复 ${answer.status}`);
  if (robot.kind === 'generic') return;
  const code = errorCode(text);
  if (code !== 0) throw new Error(`答复 errcode ${code}`);
}

function errorCode(text: string): number {
  try {
    const { errcode } = JSON.parse(text) as { errcode?: unknown };
    return typeof errcode === 'number' ? errcode : -1;
  } catch {
    return -1;
  }
}
