/**
 * The baseline: `node:http` and `pg`, plain SQL, nothing else. No sign-in, no scope beyond the path it is told, no rules,
 * no audit, no ledger, no counters. Started by the benchmark with DATABASE_URL and PORT.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';

// Dates as they are written, as on the platform: no conversion to instants and back.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** The same number of connections as the platform. */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL ?? '', max: 10 });

type Cell = string | number;
const rows = async (sql: string, params: Cell[]): Promise<unknown[]> => (await pool.query(sql, params)).rows;

const row = 'region, id, procedure, number, title, state, unit, unit_path, opened_on, closed_on, next_due_on, data';
const inPath = 'unit_path >= $1 and unit_path < $2';
/** '/' is followed by '0'. */
const bounds = (path: string): [string, string] => [path, `${path.slice(0, -1)}0`];

async function list(q: URLSearchParams): Promise<unknown> {
  const params = [...bounds(q.get('path') ?? ''), q.get('procedure') ?? ''];
  const [page, total] = await Promise.all([
    rows(
      `select ${row} from bare.matter where ${inPath} and procedure = $3 order by next_due_on, opened_on desc, region, id limit 20`,
      params,
    ),
    rows(`select count(*)::int as n from bare.matter where ${inPath} and procedure = $3`, params),
  ]);
  return { rows: page, total: (total as { n: number }[])[0]?.n };
}

async function desk(q: URLSearchParams): Promise<unknown> {
  const path = bounds(q.get('path') ?? '');
  const [today, soon, from, to] = [q.get('today') ?? '', q.get('soon') ?? '', q.get('from') ?? '', q.get('to') ?? ''];
  const [due, late, states, acts] = await Promise.all([
    rows(`select ${row} from bare.matter where ${inPath} and next_due_on is not null order by next_due_on, region, id limit 20`, path),
    rows(
      `select procedure, count(*) filter (where next_due_on < $3)::int as overdue, count(*) filter (where next_due_on >= $3)::int as soon
       from bare.matter where ${inPath} and next_due_on <= $4 group by procedure`,
      [...path, today, soon],
    ),
    rows(`select procedure, state, count(*)::int as n from bare.matter where ${inPath} group by procedure, state`, path),
    rows(
      `select procedure, act, count(*)::int as n from bare.event where ${inPath} and occurred_on between $3 and $4 group by procedure, act`,
      [...path, from, to],
    ),
  ]);
  return { due, late, states, acts };
}

/** The figures of a period as one would count them: acts by kind of matter, sums over the matters, what stands at the end. */
async function statistics(q: URLSearchParams): Promise<unknown> {
  const params = [...bounds(q.get('path') ?? ''), q.get('from') ?? '', q.get('to') ?? ''];
  const [acts, stock] = await Promise.all([
    rows(
      `select e.procedure, e.act, m.data->>'kind' as kind, count(*)::int as n, count(distinct e.matter)::int as matters,
         sum((m.data->>'amount')::numeric) as amount, sum((m.data->>'peopleInvolved')::numeric) as people
       from bare.event e join bare.matter m on m.region = e.region and m.id = e.matter
       where e.unit_path >= $1 and e.unit_path < $2 and e.occurred_on between $3 and $4 group by 1, 2, 3`,
      params,
    ),
    rows(`select procedure, state, count(*)::int as n from bare.matter where ${inPath} and opened_on <= $3 group by 1, 2`, [
      ...params.slice(0, 2),
      q.get('to') ?? '',
    ]),
  ]);
  return { acts, stock };
}

async function detail(q: URLSearchParams): Promise<unknown> {
  const params = [q.get('region') ?? '', q.get('id') ?? ''];
  const [matter, events] = await Promise.all([
    rows(`select ${row} from bare.matter where region = $1 and id = $2`, params),
    rows('select * from bare.event where region = $1 and matter = $2 order by seq', params),
  ]);
  return { ...(matter[0] as object), events };
}

interface NewCase {
  readonly unit: string;
  readonly path: string;
  readonly title: string;
  readonly data: object;
}

async function bodyOf(request: IncomingMessage): Promise<NewCase> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return JSON.parse(text);
}

/** The case where the list finds it, and who opened it when, where its page tells of it: one statement, all or nothing. */
const createSql = `with opened as (
    insert into bare.matter (region, id, procedure, title, state, unit, unit_path, opened_on, data)
      values ($1, $2, 'mediation-case', $3, 'applied', $4, $5, $6, $7) returning ${row}),
  told as (
    insert into bare.event (region, matter, seq, procedure, act, occurred_on, recorded_at, actor, unit, unit_path, to_state, "values")
      values ($1, $2, 1, 'mediation-case', 'apply', $6, $8, 'clerk', $4, $5, 'applied', $7))
  select ${row} from opened`;

async function create(request: IncomingMessage): Promise<unknown> {
  const { unit, path, title, data } = await bodyOf(request);
  const at = new Date().toISOString();
  return (await rows(createSql, [path.split('/')[1] ?? '', randomUUID(), title, unit, path, at.slice(0, 10), JSON.stringify(data), at]))[0];
}

const reads: Readonly<Record<string, (q: URLSearchParams) => Promise<unknown>>> = { list, desk, statistics, detail };

async function answer(request: IncomingMessage): Promise<[status: number, body: unknown]> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (request.method === 'POST') return [201, await create(request)];
  const read = reads[pathname.slice(1)];
  return read ? [200, await read(searchParams)] : [404, {}];
}

const server = createServer((request, response) => {
  const send = ([status, body]: [number, unknown]): void => {
    const text = JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text);
  };
  answer(request).then(send, (error: Error) => send([500, { error: error.message }]));
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'));
process.once('SIGTERM', () => {
  server.closeAllConnections();
  server.close(() => void pool.end());
});
