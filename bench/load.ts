/**
 * The load: a fixed number of keep-alive connections, each with one request under way at a time (closed loop).
 * Written on plain sockets so that the generator takes as little as possible of the machine it shares with what it
 * measures.
 */
import { connect, type Socket } from 'node:net';

export interface Ask {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface Measured {
  /** Answered requests per second. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly n: number;
}

const patience = 40_000;

function textOf({ method, path, headers = {}, body }: Ask): string {
  let head = `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n`;
  for (const [name, value] of Object.entries(headers)) head += `${name}: ${value}\r\n`;
  if (body === undefined) return `${head}\r\n`;
  return `${head}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** One keep-alive connection to 127.0.0.1. */
export class Connection {
  readonly #socket: Socket;
  #parts: Buffer[] = [];
  #have = 0;
  #need = 0;
  #bodyAt = 0;
  #done: { resolve: (raw: Buffer) => void; reject: (error: Error) => void } | undefined;

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.setTimeout(patience, () => this.#fail(new Error('no answer in time')));
    this.#socket.on('data', (chunk: Buffer) => this.#take(chunk));
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('connection closed')));
  }

  #fail(error: Error): void {
    this.#done?.reject(error);
    this.#done = undefined;
  }

  #take(chunk: Buffer): void {
    this.#parts.push(chunk);
    this.#have += chunk.length;
    if (this.#need === 0) this.#readHead();
    if (this.#need === 0 || this.#have < this.#need) return;
    const raw = this.#parts.length === 1 ? chunk : Buffer.concat(this.#parts);
    const done = this.#done;
    [this.#parts, this.#have, this.#need, this.#done] = [[], 0, 0, undefined];
    done?.resolve(raw);
  }

  #readHead(): void {
    const raw = Buffer.concat(this.#parts);
    const end = raw.indexOf('\r\n\r\n');
    if (end === -1) return;
    const length = /\r\ncontent-length: *(\d+)/i.exec(raw.toString('latin1', 0, end))?.[1];
    if (length === undefined) return this.#fail(new Error(`an answer without content-length: ${raw.toString('latin1', 0, end)}`));
    this.#parts = [raw];
    this.#bodyAt = end + 4;
    this.#need = this.#bodyAt + Number(length);
  }

  /** Sends, waits for the whole answer. The body is read as text only when asked for. */
  async send(ask: Ask): Promise<{ status: number; text: () => string }> {
    const raw = await new Promise<Buffer>((resolve, reject) => {
      this.#done = { resolve, reject };
      this.#socket.write(textOf(ask));
    });
    const at = this.#bodyAt;
    return { status: Number(raw.toString('latin1', 9, 12)), text: () => raw.toString('utf8', at) };
  }

  close(): void {
    this.#socket.destroy();
  }
}

/** One request on a connection of its own. */
export async function once(port: number, ask: Ask): Promise<Answer> {
  const connection = new Connection(port);
  try {
    const { status, text } = await connection.send(ask);
    return { status, body: text() };
  } finally {
    connection.close();
  }
}

const quantile = (sorted: Float64Array, q: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;

export interface Run {
  readonly port: number;
  readonly connections: number;
  readonly warmUpMs: number;
  readonly ms: number;
  /** The `i`-th request of a connection. */
  readonly ask: (connection: number, i: number) => Ask;
  readonly expect: number;
}

/** Most requests of one run. */
const most = 400_000;

/** What one run saw: the time each answer took, and how long the run lasted, in milliseconds. */
export interface Seen {
  readonly took: readonly number[];
  readonly ms: number;
}

/** Runs the load. Every answer must have the expected status: a run with errors measures nothing and throws. */
export async function load({ port, connections, warmUpMs, ms, ask, expect }: Run): Promise<Seen> {
  const took: number[] = [];
  const from = performance.now() + warmUpMs;
  const until = from + ms;
  let last = from;
  const worker = async (k: number): Promise<void> => {
    const connection = new Connection(port);
    try {
      for (let i = 0; performance.now() < until && took.length < most; i += 1) {
        const sent = performance.now();
        const { status, text } = await connection.send(ask(k, i));
        const now = performance.now();
        if (status !== expect) throw new Error(`answered ${status}: ${text().slice(0, 600)}`);
        // By when it came: where one answer takes longer than the warm-up, the first ones must count too.
        if (now >= from) {
          took.push(now - sent);
          last = now;
        }
      }
    } finally {
      connection.close();
    }
  };
  await Promise.all(Array.from({ length: connections }, (_none, k) => worker(k)));
  return { took, ms: last - from };
}

/** The numbers of several runs of the same load. */
export function summed(runs: readonly Seen[]): Measured {
  const sorted = Float64Array.from(runs.flatMap((r) => r.took)).sort();
  const ms = runs.reduce((sum, r) => sum + r.ms, 0);
  return { rate: ms > 0 ? (sorted.length / ms) * 1000 : 0, p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), n: sorted.length };
}
