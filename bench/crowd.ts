/**
 * A working morning: many people signed in, each clicking through the desk with pauses between, on 127.0.0.1 only and for a
 * fixed time. What a person waits for at each click is told, and every answer that is no success.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Ask, Connection } from './load.ts';
import { type Person, type RoleId, signInPeople, type Where } from './people.ts';
import { caseOf } from './workloads.ts';

/** A click, by the name it has in the table. */
interface Click {
  readonly name: string;
  readonly ask: Ask;
  readonly expect: number;
}

export interface CrowdRow {
  readonly name: string;
  readonly n: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  readonly failed: number;
}

export interface CrowdAnswer {
  readonly people: number;
  readonly seconds: number;
  readonly rows: readonly CrowdRow[];
  readonly failures: readonly string[];
}

const get = (path: string, person: Person): Ask => ({ method: 'GET', path, headers: person.headers });

/** How many of each kind of post, of a hundred people. */
const shares: Readonly<Record<RoleId, number>> = { township: 70, county: 20, office: 7, leader: 3 };

/** So many people in the proportions of an office day, each with a session of their own. */
export async function crowdOf(where: Where, n: number): Promise<Person[]> {
  const wanted = Object.fromEntries(Object.entries(shares).map(([role, share]) => [role, Math.round((share * n) / 100)]));
  const people = await signInPeople(where, wanted as Record<RoleId, number>);
  // Only clerks of townships open cases; a county's reviewer would rightly be refused.
  return Object.entries(people).flatMap(([role, all]) =>
    role === 'township' ? all : all.map((one) => ({ ...one, committee: undefined })),
  );
}

const searches = ['邻里', '宅基地', '规范性文件', '供水', '管理办法'];

/** What one person does, over and over: the desk, a list, three matters from it, then something else. */
function* clicks(person: Person, seen: { keys: readonly string[] }, random: () => number): Generator<Click> {
  const pick = <T>(of: readonly T[]): T | undefined => of[Math.floor(random() * of.length)];
  for (;;) {
    yield { name: '工作台', ask: get('/api/desk', person), expect: 200 };
    yield { name: '列表', ask: get('/api/matters/mediation-case?limit=20', person), expect: 200 };
    for (const key of [pick(seen.keys), pick(seen.keys), pick(seen.keys)]) {
      if (key) yield { name: '事项', ask: get(`/api/matters/mediation-case/${key}`, person), expect: 200 };
    }
    yield somethingElse(person, random(), pick(searches) ?? '');
  }
}

/** Now and then a search or the figures; a new case where the unit has a committee. */
function somethingElse(person: Person, what: number, word: string): Click {
  if (what < 0.3) return { name: '查找', ask: get(`/api/search?q=${encodeURIComponent(word)}`, person), expect: 200 };
  if (what < 0.6 || !person.committee) return { name: '数字', ask: get('/api/figures?from=2019-10-01&to=2019-12-31', person), expect: 200 };
  return { name: '新办', ask: opening(person), expect: 201 };
}

const opening = (person: Person): Ask => ({
  method: 'POST',
  path: '/api/matters/mediation-case',
  headers: { ...person.headers, 'idempotency-key': randomUUID() },
  body: JSON.stringify({ act: 'apply', values: caseOf(person.committee) }),
});

/** Numbers that look random and are the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e37_79b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4_294_967_296;
  };
}

interface Tally {
  readonly took: number[];
  failed: number;
}

/**
 * Lets the crowd work for `seconds`. Pauses between clicks are one and a half to four and a half seconds: quicker than
 * people read.
 */
export async function crowd(port: number, people: readonly Person[], seconds: number): Promise<CrowdAnswer> {
  const tallies = new Map<string, Tally>();
  const failures: string[] = [];
  const until = performance.now() + seconds * 1000;
  const note = (click: Click, ms: number, status: number, text: () => string): void => {
    const tally = tallies.get(click.name) ?? { took: [], failed: 0 };
    tallies.set(click.name, tally);
    tally.took.push(ms);
    if (status === click.expect) return;
    tally.failed += 1;
    if (failures.length < 20) failures.push(`${click.name} ${click.ask.path}：${status} ${text().slice(0, 200)}`);
  };
  await Promise.all(
    people.map(async (person, k) => {
      const random = randomFrom(k + 1);
      const seen = { keys: [] as readonly string[] };
      const connection = new Connection(port);
      try {
        await pause(random() * 4000);
        for (const click of clicks(person, seen, random)) {
          if (performance.now() >= until) return;
          const sent = performance.now();
          const { status, text } = await connection.send(click.ask);
          note(click, performance.now() - sent, status, text);
          if (click.name === '列表' && status === 200)
            seen.keys = (JSON.parse(text()) as { rows: { key: string }[] }).rows.map((r) => r.key);
          await pause(1500 + random() * 3000);
        }
      } finally {
        connection.close();
      }
    }),
  );
  return { people: people.length, seconds, rows: [...tallies].map(([name, tally]) => rowOf(name, tally)), failures };
}

function rowOf(name: string, { took, failed }: Tally): CrowdRow {
  const sorted = Float64Array.from(took).sort();
  const at = (q: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
  return { name, n: sorted.length, p50: at(0.5), p99: at(0.99), max: sorted.at(-1) ?? 0, failed };
}
