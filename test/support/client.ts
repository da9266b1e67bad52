/** A person at the API: signs in, asks, and keeps every answer, without a network. */
import { randomUUID } from 'node:crypto';
import type { App, Problem } from '#api';
import { type Person, password } from './city.ts';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown;
}

interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  readonly url: string;
  readonly body?: unknown;
  /** A body as it is, with its own content type. */
  readonly raw?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** The address it comes from, where that counts. */
  readonly from?: string;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One request; nothing is added to it. */
export async function ask(app: App, { method = 'GET', url, body, raw, headers = {}, from }: Ask): Promise<Answer> {
  const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const said = body === undefined ? headers : { 'content-type': 'application/json', ...headers };
  const more = { ...(payload !== undefined && { payload }), ...(from !== undefined && { remoteAddress: from }) };
  const answer = await app.inject({ method, url, headers: said, ...more });
  const type = String(answer.headers['content-type'] ?? '');
  return { status: answer.statusCode, type, text: answer.body, headers: answer.headers, json: jsonOf(answer.body) };
}

export class Client {
  readonly #app: App;
  #cookie = '';
  #csrf = '';

  constructor(app: App) {
    this.#app = app;
  }

  get headers(): Record<string, string> {
    return { ...(this.#cookie && { cookie: this.#cookie }), ...(this.#csrf && { 'x-csrf-token': this.#csrf }) };
  }

  async signIn(account: Person): Promise<this> {
    const answer = await ask(this.#app, { method: 'POST', url: '/api/session', body: { account, password } });
    if (answer.status !== 200) throw new Error(`${account} could not sign in: ${answer.text}`);
    this.#cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    this.#csrf = (answer.json as { csrf: string }).csrf;
    return this;
  }

  send(what: Ask): Promise<Answer> {
    return ask(this.#app, { ...what, headers: { ...this.headers, ...what.headers } });
  }

  get(url: string): Promise<Answer> {
    return this.send({ url });
  }

  /** Opens a matter or acts on one, under a key of its own. */
  post(url: string, body: unknown, key: string = randomUUID()): Promise<Answer> {
    return this.send({ method: 'POST', url, body, headers: { 'idempotency-key': key } });
  }
}

export const problemIn = (answer: Answer): Problem => answer.json as Problem;

const han = /\p{Script=Han}/u;

/** What is wrong with an answer that should be an error a person can read; undefined when nothing is. */
export function flawOfProblem(answer: Answer): string | undefined {
  if (answer.status < 400) return `status ${answer.status} is no error`;
  if (answer.status >= 500) return `status ${answer.status}`;
  if (!answer.type.startsWith('application/problem+json')) return `content type ${answer.type}`;
  const { title, status, detail, refusals } = problemIn(answer);
  if (status !== answer.status || !han.test(title) || !han.test(detail)) return `problem ${answer.text.slice(0, 200)}`;
  const mute = refusals.find((r) => !han.test(r.text) || !han.test(r.remedy));
  return refusals.length === 0 || mute ? `without a sentence and a remedy: ${answer.text.slice(0, 200)}` : undefined;
}
