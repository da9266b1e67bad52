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

async function bodyOf(request: IncomingMessage): Promise<{ unit: string; title: string; data: object }> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return JSON.parse(text);
}

async function create(request: IncomingMessage): Promise<unknown> {
  const { unit, title, data } = await bodyOf(request);
  const id = randomUUID();
  const sql = 'insert into bare.record (id, unit, title, data, made_at) values ($1, $2, $3, $4, $5)';
  await pool.query(sql, [id, unit, title, data, new Date().toISOString()]);
  return { id };
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
