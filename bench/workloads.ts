/** The questions put to both servers: the same answer is wanted from each, and compared before anything is timed. */
import { randomUUID } from 'node:crypto';
import type { Ask } from './load.ts';
import { casesOf, type People, type Person, type RoleId, roleTitles } from './people.ts';

type Asking = (connection: number, i: number) => Ask;

export interface Workload {
  readonly id: 'list' | 'desk' | 'statistics' | 'detail' | 'create';
  readonly title: string;
  readonly role: RoleId;
  /** Rate against the baseline that the platform should reach. */
  readonly target: number;
  readonly expect: number;
  readonly platform: Asking;
  readonly bare: Asking;
  /** What must agree between the two answers to the same question: parts of the one and of the other. */
  readonly compare?: (platform: unknown, bare: unknown) => readonly [unknown, unknown];
}

/** The day on which the demonstration stands, and its last quarter. */
const today = '2020-01-10';
const quarter = { from: '2019-10-01', to: '2019-12-31' };
const soon = '2020-01-15';

const query = (of: Readonly<Record<string, string>>): string => new URLSearchParams(of).toString();
const get = (path: string, person?: Person): Ask => ({ method: 'GET', path, ...(person && { headers: person.headers }) });

type Rows = readonly Readonly<Record<string, unknown>>[];
const sumOf = (rows: Rows, name: string): number => rows.reduce((n, row) => n + Number(row[name]), 0);

interface ListAnswer {
  readonly rows: readonly { readonly key: string; readonly region: string; readonly id: string }[];
  readonly total: number;
}

function compareLists(platform: unknown, bare: unknown): readonly [unknown, unknown] {
  const [p, b] = [platform as ListAnswer, bare as ListAnswer];
  return [
    [p.total, ...p.rows.map((row) => row.key)],
    [b.total, ...b.rows.map((row) => `${row.region}/${row.id}`)],
  ];
}

function compareDesks(platform: unknown, bare: unknown): readonly [unknown, unknown] {
  const p = platform as { overdue: number; due: Rows; systems: readonly { states: Rows }[] };
  const b = bare as { due: Rows; late: Rows; states: Rows };
  const stands = sumOf(
    p.systems.flatMap((s) => s.states),
    'n',
  );
  return [
    [stands, p.overdue, p.due.length],
    [sumOf(b.states, 'n'), sumOf(b.late, 'overdue'), b.due.length],
  ];
}

const concluding = new Set(['agree-oral', 'sign-agreement', 'terminate']);

function compareStatistics(platform: unknown, bare: unknown): readonly [unknown, unknown] {
  const valueOf = (id: string) => (platform as readonly { id: string; value: number }[]).find((f) => f.id === id)?.value;
  const acts = (bare as { acts: readonly { procedure: string; act: string; kind: string; matters: number; amount: string }[] }).acts;
  const counted = acts.filter((a) => a.procedure === 'mediation-case' && a.kind === 'people' && concluding.has(a.act));
  return [
    [valueOf('mediation-case.concluded'), valueOf('mediation-case.amount')],
    [sumOf(counted, 'matters'), sumOf(counted, 'amount')],
  ];
}

const compareDetails = (platform: unknown, bare: unknown): readonly [unknown, unknown] => [
  (platform as { steps: Rows }).steps.map((s) => s.act),
  (bare as { events: Rows }).events.map((e) => e.act),
];

type Body = Omit<Workload, 'role'>;

/** One workload as people of a role. `ask` gives both questions for one person. */
function as(role: RoleId, people: People, of: Omit<Body, 'platform' | 'bare'>, ask: (person: Person, i: number) => [Ask, Ask]): Workload {
  const all = people[role];
  const at = (k: number): Person => {
    const person = all[k % all.length];
    if (!person) throw new Error(`没有${roleTitles[role]}的账号`);
    return person;
  };
  return { ...of, role, platform: (k, i) => ask(at(k), i)[0], bare: (k, i) => ask(at(k), i)[1] };
}

const lists = (people: People): Workload[] =>
  (['township', 'county', 'leader'] as const).map((role) =>
    as(role, people, { id: 'list', title: '事项列表（本单位范围，含总数）', target: 1.5, expect: 200, compare: compareLists }, (person) => [
      get('/api/matters/mediation-case?limit=20', person),
      get(`/list?${query({ path: person.reach, procedure: 'mediation-case' })}`),
    ]),
  );

const desks = (people: People): Workload[] =>
  (['township', 'county', 'office'] as const).map((role) =>
    as(role, people, { id: 'desk', title: '工作台', target: 3, expect: 200, compare: compareDesks }, (person) => [
      get('/api/desk', person),
      get(`/desk?${query({ path: person.reach, today, soon, ...quarter })}`),
    ]),
  );

const statistics = (people: People): Workload[] =>
  (['county', 'office'] as const).map((role) =>
    as(role, people, { id: 'statistics', title: '季度统计（全部数字）', target: 3, expect: 200, compare: compareStatistics }, (person) => [
      get(`/api/figures?${query(quarter)}`, person),
      get(`/statistics?${query({ path: person.reach, ...quarter })}`),
    ]),
  );

async function details(people: People, url: string): Promise<Workload> {
  const cases = new Map<string, string[]>();
  for (const { reach } of people.county) if (!cases.has(reach)) cases.set(reach, await casesOf(url, reach));
  const of = { id: 'detail', title: '事项详情（含经过）', target: 0.5, expect: 200, compare: compareDetails } as const;
  const some = new Map(Object.entries(Object.fromEntries(cases)).filter(([, keys]) => keys.length > 0));
  const staffed = { ...people, county: people.county.filter((p) => some.has(p.reach)) };
  return as('county', staffed, of, (person, i) => {
    const keys = some.get(person.reach) ?? [];
    const key = keys[(i * 7 + 3) % keys.length] ?? '';
    const [region = '', id = ''] = key.split('/');
    return [get(`/api/matters/mediation-case/${key}`, person), get(`/detail?${query({ region, id })}`)];
  });
}

/** What a clerk writes down when a dispute is brought. */
export const caseOf = (committee: string | undefined) => ({
  kind: 'people',
  disputeType: 'neighbour',
  summary: '因宅基地边界引发的邻里纠纷',
  parties: [
    { party: { kind: 'person', name: '王守信' }, side: 'applicant' },
    { party: { kind: 'person', name: '李和平' }, side: 'respondent' },
  ],
  committee,
  amount: 1200,
  peopleInvolved: 2,
  difficulty: 'simple',
});

function create(people: People): Workload {
  const able = { ...people, township: people.township.filter((p) => p.committee !== undefined) };
  return as('township', able, { id: 'create', title: '新办（登记调解案件）', target: 0.5, expect: 201 }, (person) => {
    const values = caseOf(person.committee);
    const headers = { ...person.headers, 'idempotency-key': randomUUID() };
    const plain = { unit: person.unit, path: person.reach, title: values.summary, data: values };
    return [
      { method: 'POST', path: '/api/matters/mediation-case', headers, body: JSON.stringify({ act: 'apply', values }) },
      { method: 'POST', path: '/create', body: JSON.stringify(plain) },
    ];
  });
}

/** All workloads, those that write last: the plain copies hold what was seeded. */
export async function workloads(people: People, url: string): Promise<readonly Workload[]> {
  return [...lists(people), ...desks(people), ...statistics(people), await details(people, url), create(people)];
}
