import {
  type Clock,
  type Contribution,
  canonical,
  clocksOf,
  contributions,
  contributionsOf,
  type Draft,
  type Event,
  isApart,
  isList,
  type Json,
  type Kept,
  type Law,
  type Matter,
  nextDue,
  type Procedure,
  printValue,
  searchText,
  startsFrom,
  thePublic,
  type Values,
  type Viewer,
} from '#kernel';
import { vectorOf } from './search.ts';

type Cell = string | number | boolean | null;
export type Line = readonly Cell[];

/** Columns in the order of the lines made here. */
export const columns = {
  event: [
    ...['region', 'matter', 'seq', 'procedure', 'edition', 'act', 'occurred_on', 'month', 'recorded_at', 'recorded_on'],
    ...['actor', 'actor_unit', 'role', 'unit', 'unit_path', 'from_state', 'to_state', 'values', 'clocks', 'digests', 'seal'],
    'actor_for',
  ],
  kept: ['region', 'matter', 'seq', 'field', 'salt', 'value'],
  matter: [
    ...['region', 'id', 'procedure', 'edition', 'number', 'title', 'outcome', 'state', 'final', 'voided', 'suspended_on'],
    ...[
      'unit',
      'unit_path',
      'opened_on',
      'closed_on',
      'next_due_on',
      'next_due',
      'sort_key',
      'seq',
      'seal',
      'data',
      'search',
      'search_public',
    ],
  ],
  deadline: ['region', 'matter', 'deadline', 'procedure', 'kind', 'state', 'start_on', 'due_on', 'stopped_on', 'provisional', 'then_act'],
  link: ['region', 'matter', 'field', 'target_region', 'target', 'procedure'],
  stock: ['region', 'procedure', 'unit', 'state', 'unit_path', 'n', 'events'],
  flow: ['region', 'procedure', 'metric', 'month', 'unit', 'dims', 'unit_path', 'n', 'amount'],
} as const satisfies Record<string, readonly string[]>;

export const keys = {
  event: ['region', 'matter', 'seq'],
  kept: ['region', 'matter', 'seq', 'field'],
  matter: ['region', 'id'],
  deadline: ['region', 'matter', 'deadline'],
  link: ['region', 'matter', 'field', 'target_region', 'target'],
  stock: ['region', 'procedure', 'unit', 'state'],
  flow: ['region', 'procedure', 'metric', 'month', 'unit', 'dims'],
} as const satisfies Record<keyof typeof columns, readonly string[]>;

export const eventLine = (e: Event): Line => [
  ...[e.region, e.matter, e.seq, e.procedure, e.edition, e.act, e.occurredOn, e.occurredOn.slice(0, 7), e.recordedAt],
  ...[e.recordedAt.slice(0, 10), e.actor, e.actorUnit, e.role, e.unit, e.unitPath, e.from, e.to],
  ...[JSON.stringify(e.values), JSON.stringify(e.clocks), JSON.stringify(e.digests), e.seal, e.actorFor ?? null],
];

export const keptLines = (e: Event, kept: Readonly<Record<string, Kept>>): Line[] =>
  Object.entries(kept).map(([field, one]) => [e.region, e.matter, e.seq, field, one.salt, canonical(one.value)]);

const staff: Viewer = { kind: 'official', roles: [], inScope: true };

/** Values that may stand in the projection: those kept apart stay where they can be erased. */
function openValues(procedure: Procedure, values: Values): Values {
  const open: Record<string, Json> = {};
  for (const [id, value] of Object.entries(values)) {
    if (value !== undefined && !isApart(procedure.fields[id])) open[id] = value;
  }
  return open;
}

function printed(procedure: Procedure, field: string | undefined, values: Values): string | null {
  const declared = field === undefined ? undefined : procedure.fields[field];
  const text = declared && field !== undefined ? printValue(declared, values[field]) : '';
  return text === '' ? null : text;
}

/** Sorts by the next due day, then the newest first. */
function sortKey(due: string | undefined, openedOn: string): string {
  return `${due ?? '9999-12-31'}~${99_999_999 - Number(openedOn.replaceAll('-', ''))}`;
}

function matterLine(procedure: Procedure, m: Matter, seal: string, next: Clock | undefined): Line {
  const values = openValues(procedure, m.values);
  const seen = { state: m.state, values, history: [] };
  const number = printed(procedure, procedure.shows.number, values);
  const title = printed(procedure, procedure.shows.title, values) ?? '';
  const outcome = printed(procedure, procedure.shows.outcome, values);
  const isPublic = procedure.publicIn.includes(m.state);
  return [
    ...[m.region, m.id, m.procedure, m.edition, number, title, outcome, m.state, procedure.states[m.state]?.final === true],
    ...[m.voided, m.suspendedOn ?? null, m.unit, m.unitPath, m.openedOn, m.closedOn ?? null, next?.due ?? null, next?.id ?? null],
    ...[sortKey(next?.due, m.openedOn), m.seq, seal, JSON.stringify(values)],
    vectorOf(`${title} ${number ?? ''} ${searchText(procedure, seen, staff)}`),
    isPublic ? vectorOf(searchText(procedure, seen, thePublic)) : null,
  ];
}

/** The act of the clock that follows when the limit ends; none where the matter stands so that it cannot be done. */
function thenOf(procedure: Procedure, m: Matter, c: Clock): string | null {
  const then = procedure.deadlines[c.id]?.then;
  const act = then === undefined ? undefined : procedure.acts[then];
  return then !== undefined && act && startsFrom(procedure, act, m) ? then : null;
}

const deadlineLine = (procedure: Procedure, m: Matter, c: Clock): Line => [
  ...[m.region, m.id, c.id, m.procedure, c.kind, c.state, c.start, c.due ?? null, c.stoppedOn ?? null, c.provisional],
  thenOf(procedure, m, c),
];

const reference = /^(\d{6})\/([0-9a-f-]{36})$/;

/** Region and uuid of a public id. */
export function parseKey(key: string): { region: string; id: string } | undefined {
  const m = key.match(reference);
  return m ? { region: m[1] ?? '', id: m[2] ?? '' } : undefined;
}

function linkLines(procedure: Procedure, m: Matter): Line[] {
  const lines = new Map<string, Line>();
  for (const [id, field] of Object.entries(procedure.fields)) {
    const held = m.values[id];
    if (field.kind !== 'reference' || held === undefined || isApart(field)) continue;
    for (const one of isList(held) ? held : [held]) {
      const to = parseKey(String(one));
      if (to) lines.set(`${id} ${one}`, [m.region, m.id, id, to.region, to.id, m.procedure]);
    }
  }
  return [...lines.values()];
}

/** What a matter looks like in the tables that can be rebuilt. */
export interface Projected {
  readonly matter: Line;
  readonly deadlines: readonly Line[];
  readonly links: readonly Line[];
}

export function project(procedure: Procedure, m: Matter, seal: string, law: Law): Projected {
  const clocks = clocksOf(procedure, m, law);
  return {
    matter: matterLine(procedure, m, seal, nextDue(clocks)),
    deadlines: clocks.map((c) => deadlineLine(procedure, m, c)),
    links: linkLines(procedure, m),
  };
}

/** A decimal as whole millionths: sums stay exact over any number of rows. */
const millionths = (amount: number): bigint => BigInt(amount.toFixed(6).replace('.', ''));
function decimal(of: bigint): string {
  const digits = (of < 0n ? -of : of).toString().padStart(7, '0');
  return `${of < 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/, '');
}

export const isVoiding = (procedure: Procedure, draft: Draft): boolean => procedure.acts[draft.act]?.voids === true;

interface Counter {
  readonly head: Line;
  n: number;
  more: bigint;
}

/** The line of a metric that adds up all its dimensions: what most figures read. */
export const wholeDims = '{}';

/**
 * After every month: the line under which all that a stock has ever gained and lost stands added up. What stood at the end
 * of a month is this less what came after, so that a year's end costs the same after one year and after ten.
 */
export const everMonth = '9999-99';

/** Gathers what events add to the counter tables; the lines come out sorted, so that writers never wait in a circle. */
export class Counters {
  readonly #stock = new Map<string, Counter>();
  readonly #flow = new Map<string, Counter>();

  #add(to: Map<string, Counter>, key: string, head: () => Line, n: number, more: bigint): void {
    const there = to.get(key);
    if (there) {
      there.n += n;
      there.more += more;
    } else to.set(key, { head: head(), n, more });
  }

  /** `earlier`: the matter's events before this one; needed only when the act voids, to take back what they added. */
  add(procedure: Procedure, before: Matter | undefined, after: Matter, draft: Draft, earlier: readonly Draft[] = []): void {
    if (before && before.state !== after.state) this.#stand(before, -1, 0n);
    this.#stand(after, before && before.state === after.state ? 0 : 1, 1n);
    const undone = earlier.length > 0 && isVoiding(procedure, draft) ? contributionsOf(procedure, earlier) : [];
    for (const c of contributions(procedure, before, after, draft, undone)) {
      this.#counted(draft, c);
      if (procedure.metrics[c.metric]?.kind === 'stock') this.#counted(draft, { ...c, month: everMonth });
    }
  }

  /** Under the values of its dimensions, and as a whole. */
  #counted(draft: Draft, c: Contribution): void {
    const dims = canonical(c.dims);
    this.#happened(draft, c, dims);
    if (dims !== wholeDims) this.#happened(draft, c, wholeDims);
  }

  #happened({ region, procedure }: Draft, c: Contribution, dims: string): void {
    const key = `${region}\t${procedure}\t${c.metric}\t${c.month}\t${c.unit}\t${dims}`;
    const head = () => [region, procedure, c.metric, c.month, c.unit, dims, c.unitPath];
    this.#add(this.#flow, key, head, c.n, c.amount === 0 ? 0n : millionths(c.amount));
  }

  #stand(m: Matter, n: number, events: bigint): void {
    const head = () => [m.region, m.procedure, m.unit, m.state, m.unitPath];
    this.#add(this.#stock, `${m.region}\t${m.procedure}\t${m.unit}\t${m.state}`, head, n, events);
  }

  stockLines(): Line[] {
    return [...this.#stock].sort(byKey).map(([, c]) => [...c.head, c.n, String(c.more)]);
  }

  flowLines(): Line[] {
    return [...this.#flow].sort(byKey).map(([, c]) => [...c.head, c.n, c.more === 0n ? '0' : decimal(c.more)]);
  }

  /** Several gathered apart, as one. */
  static together(all: readonly Counters[]): Counters {
    const [first] = all;
    if (first && all.length === 1) return first;
    const sum = new Counters();
    for (const one of all) {
      for (const [key, c] of one.#stock) sum.#add(sum.#stock, key, () => c.head, c.n, c.more);
      for (const [key, c] of one.#flow) sum.#add(sum.#flow, key, () => c.head, c.n, c.more);
    }
    return sum;
  }

  /** Procedures and unit paths whose counters change. */
  places(): { readonly procedure: string; readonly unitPath: string }[] {
    const of = (c: Counter, path: number) => ({ procedure: String(c.head[1]), unitPath: String(c.head[path]) });
    return [...[...this.#stock.values()].map((c) => of(c, 4)), ...[...this.#flow.values()].map((c) => of(c, 6))];
  }

  get size(): number {
    return this.#stock.size + this.#flow.size;
  }
}

const byKey = (a: readonly [string, unknown], b: readonly [string, unknown]): number => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);
