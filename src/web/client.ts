import type { Problem } from '../api/contract.ts';

/** The server answered with a problem: refused, missing, somebody was faster… */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail || problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** No answer came at all. */
export class OfflineError extends Error {
  constructor(options?: { cause?: unknown }) {
    super('连不上服务器', options);
    this.name = 'OfflineError';
  }
}

export const statusOf = (error: unknown): number | undefined => (error instanceof ProblemError ? error.problem.status : undefined);

let csrf = '';
/** The sign of the session, sent along with everything that changes something. */
export function keepCsrf(sign: string): void {
  csrf = sign;
}

/** For requests that do not go through `call`. */
export const csrfToken = (): string => csrf;

export interface CallOptions {
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
  /** Goes out even when the page is being left. */
  readonly keepalive?: boolean;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Random id of a form instance; works on plain http in an office network too, where `randomUUID` does not exist. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function headersOf(method: Method, options: CallOptions): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET' && csrf) headers['x-csrf-token'] = csrf;
  if (options.body !== undefined && !(options.body instanceof FormData)) headers['content-type'] = 'application/json';
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey;
  return headers;
}

function bodyOf(body: unknown): BodyInit | null {
  if (body === undefined) return null;
  return body instanceof FormData ? body : JSON.stringify(body);
}

async function problemOf(answer: Response): Promise<Problem> {
  const blank: Problem = { type: 'about:blank', title: '没有办成', status: answer.status, detail: '', refusals: [] };
  try {
    return { ...blank, ...((await answer.json()) as Partial<Problem>), status: answer.status };
  } catch {
    return blank;
  }
}

/** One call of the server. Throws `ProblemError`, or `OfflineError` when no answer comes. `path` starts after /api. */
export async function call<T>(method: Method, path: string, options: CallOptions = {}): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(`/api${path}`, {
      method,
      headers: headersOf(method, options),
      body: bodyOf(options.body),
      credentials: 'same-origin',
      ...(options.keepalive && { keepalive: true }),
      ...(options.signal && { signal: options.signal }),
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new OfflineError({ cause });
  }
  if (!answer.ok) throw new ProblemError(await problemOf(answer));
  const text = await answer.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

export const get = <T>(path: string, signal?: AbortSignal): Promise<T> => call<T>('GET', path, signal ? { signal } : {});

/** `?a=1&b=2` of what is given; empty values are left out. */
export function query(given: Readonly<Record<string, string | number | undefined | null>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}
