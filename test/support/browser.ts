/** A browser without pages: keeps every cookie it is given, forgets those that are taken back, carries the session's token. */
import type { App } from '#api';
import { password } from './city.ts';
import { type Answer, ask } from './client.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export class Browser {
  readonly #app: App;
  readonly #agent: string;
  readonly cookies = new Map<string, string>();
  csrf = '';

  constructor(app: App, agent = 'Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36') {
    this.#app = app;
    this.#agent = agent;
  }

  async send(method: Method, url: string, body?: unknown): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers: Record<string, string> = { 'user-agent': this.#agent, ...(cookie && { cookie }) };
    if (this.csrf) headers['x-csrf-token'] = this.csrf;
    const answer = await ask(this.#app, { method, url, headers, ...(body !== undefined && { body }) });
    for (const line of [answer.headers['set-cookie'] ?? []].flat().map(String)) this.#keep(line);
    const { csrf } = (answer.json ?? {}) as { csrf?: string };
    if (csrf !== undefined) this.csrf = csrf;
    return answer;
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '' || /Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }

  get(url: string): Promise<Answer> {
    return this.send('GET', url);
  }

  post(url: string, body?: unknown): Promise<Answer> {
    return this.send('POST', url, body);
  }

  signIn(account: string, given: string = password): Promise<Answer> {
    return this.post('/api/session', { account, password: given });
  }

  async isIn(): Promise<boolean> {
    return (await this.get('/api/session')).status === 200;
  }
}
