import type { CivilDate } from './date.ts';
import { clocksOf, type Law } from './deadline.ts';
import { decide, type World } from './decide.ts';
import type { Actor, LinkedMatter, Matter } from './matter.ts';
import type { Procedure } from './procedure.ts';
import { thePublic, view } from './publicity.ts';
import type { Refusal } from './refusal.ts';
import { canonical, type Json, type Values } from './value.ts';

/** What a scenario may expect after an act; only what is named is compared. */
export interface Expected {
  readonly state?: string;
  /** A refusal code among those given; the act was not accepted. */
  readonly refused?: string;
  /** Due dates by deadline; `paused` or `stopped` for a clock that does not run. */
  readonly due?: Readonly<Record<string, CivilDate | 'paused' | 'stopped' | undefined>>;
  /** What the public sees of these fields; undefined: nothing. */
  readonly publicly?: Readonly<Record<string, Json | undefined>>;
  readonly values?: Readonly<Record<string, Json | undefined>>;
}

/** The reader of a scenario: on a day, as somebody, do an act, expect. */
export interface Play {
  readonly matter: Matter | undefined;
  readonly refusals: readonly Refusal[];
  on(day: CivilDate): Play;
  /** Act in a role; a second person of the same role is `reviewer#2`. */
  as(role: string): Play;
  do(act: string, values?: Readonly<Record<string, unknown>>): Play;
  /** What a reference field will find. */
  given(id: string, linked: Partial<LinkedMatter> & { procedure: string }): Play;
  expect(expected: Expected): Play;
}

const city = '411700';
const home = '411700-D01';
const digestOfNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const pathOf = (unit: string): string => (unit === city ? `${city}/` : `${city}/${unit}/`);

/** An actor who has exactly the role asked for: the relation is satisfied by construction. */
function actorOf(procedure: Procedure, named: string, matter: Matter | undefined, values: Readonly<Record<string, unknown>>): Actor {
  const [role = ''] = named.split('#');
  const decl = procedure.roles[role];
  if (!decl && role !== 'clock') throw new Error(`no role ${role} in ${procedure.id}`);
  const kind = !decl ? 'clock' : decl.relation === 'anyone' ? 'public' : 'official';
  const offices = decl?.office === undefined ? [] : [decl.office];
  const at = (unit: string, territory = pathOf(unit)): Actor => {
    return { id: named, name: named, kind, unit, unitPath: pathOf(unit), duties: decl?.duties ?? [], offices, territory };
  };
  const held = (field: string | undefined): string => String((field && (matter?.values[field] ?? values[field])) || home);
  switch (decl?.relation) {
    case 'office':
      return at('411700-D09', pathOf(city));
    case 'above':
      return at(city);
    case 'named':
      return at(held(decl.field));
    case 'own':
      return at(matter?.unit ?? held(procedure.owner));
    default:
      return at(home);
  }
}

/** Makes the scenario language for one procedure. `units` answers the kind of any unit code; by default all are departments. */
export function play(procedure: Procedure, law: Law, units: (code: string) => string | undefined = () => 'department'): Play {
  const linked = new Map<string, LinkedMatter>();
  const serials = new Map<string, number>();
  let [day, role] = ['2019-01-02', ''];
  const world: World = {
    unit: (code) => {
      const kind = units(code);
      return kind === undefined ? undefined : { code, kind, path: pathOf(code), region: city };
    },
    hasFile: (sha) => sha === digestOfNothing || /^[0-9a-f]{64}$/.test(sha),
    linked: (id) => linked.get(id),
    serial: (series) => serials.set(series, (serials.get(series) ?? 0) + 1).get(series) ?? 1,
  };
  const self: { -readonly [K in keyof Play]: Play[K] } = {
    matter: undefined,
    refusals: [],
    on: (next) => {
      day = next;
      return self;
    },
    as: (next) => {
      role = next;
      return self;
    },
    given: (id, more) => {
      linked.set(id, { id, state: '', unit: home, unitPath: pathOf(home), openedOn: day, values: {}, ...more });
      return self;
    },
    do: (act, values = {}) => {
      const { matter } = self;
      const common = { newId: '01900000-0000-7000-8000-000000000001', recordedAt: `${day}T09:00:00+08:00`, world, law };
      const decision = decide({ procedure, matter, act, values, on: day, actor: actorOf(procedure, role, matter, values), ...common });
      self.refusals = decision.ok ? [] : decision.refusals;
      if (decision.ok) self.matter = decision.matter;
      return self;
    },
    expect: (expected) => {
      compare(procedure, law, self, expected);
      return self;
    },
  };
  return self;
}

/** Throws at what is not as expected. */
const mustOf = (procedure: Procedure, refusals: readonly Refusal[]) => (what: string, is: Json | undefined, want: Json | undefined) => {
  if (canonical(is) === canonical(want)) return;
  const why = refusals.map((r) => ` (${r.code}: ${r.text} ${r.remedy})`).join('');
  throw new Error(`${procedure.id} ${what}: expected ${canonical(want)}, got ${canonical(is)}${why}`);
};

/** What holds after an act, in the words of `Expected`. */
const holding = (procedure: Procedure, matter: Matter, law: Law) => ({
  due: Object.fromEntries(clocksOf(procedure, matter, law).map((c) => [c.id, c.state === 'running' ? c.due : c.state])) as Values,
  publicly: view(procedure, matter, thePublic)?.values ?? {},
  values: matter.values,
});

function compare(procedure: Procedure, law: Law, { matter, refusals }: Pick<Play, 'matter' | 'refusals'>, expected: Expected): void {
  const must = mustOf(procedure, refusals);
  const codes = refusals.map((r) => r.code);
  if (expected.refused === undefined) must('refusals', codes, []);
  else must('refusals', codes.includes(expected.refused) ? expected.refused : codes, expected.refused);
  if (expected.state !== undefined) must('state', matter?.state, expected.state);
  const held = matter && holding(procedure, matter, law);
  for (const part of ['due', 'publicly', 'values'] as const) {
    for (const [id, want] of Object.entries(expected[part] ?? {})) must(`${part} ${id}`, held?.[part][id], want);
  }
}
