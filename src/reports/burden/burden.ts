import { type Basis, type Field, listOf, type Procedure } from '#kernel';
import { givenByPlatform, prefilledAt, type Reuse, type ReuseBook, reused } from './reuse.ts';

/** Seconds that a person needs for a field of a kind, for a value that only has to be looked at, and for an act as such. */
export interface Seconds {
  readonly kinds: Readonly<Record<string, number>>;
  readonly prefilled: number;
  readonly act: number;
}

/** Estimates of the platform without legal basis; a city measures and sets its own. */
export const defaultSeconds: Seconds = {
  kinds: {
    text: 15,
    'long-text': 90,
    'doc-number': 12,
    number: 8,
    money: 10,
    date: 6,
    choice: 5,
    choices: 8,
    flag: 3,
    unit: 6,
    reference: 12,
    party: 45,
    file: 40,
    rows: 60,
  },
  prefilled: 2,
  act: 20,
};

export const kindWords: Readonly<Record<string, string>> = {
  text: '一行文字',
  'long-text': '多行文字',
  'doc-number': '文号',
  number: '数值',
  money: '金额',
  date: '日期',
  choice: '单选',
  choices: '多选',
  flag: '是否',
  unit: '单位',
  reference: '关联事项',
  party: '当事人',
  file: '材料',
  rows: '表格',
};

/** How a value comes into a form. */
export type Coming = 'typed' | 'chosen' | 'taken' | 'file' | 'prefilled' | 'given';
export const comingWords: Readonly<Record<Coming, string>> = {
  typed: '手工填写',
  chosen: '点选',
  taken: '从记录引用',
  file: '上传材料',
  prefilled: '已有，核对即可',
  given: '平台自动填写',
};

const chosenKinds = new Set(['choice', 'choices', 'flag', 'unit', 'date']);

/** A value that nobody is asked for is given; one asked for before is prefilled; else by its kind. */
export function comingOf(p: Procedure, act: string, field: string): Coming {
  if (givenByPlatform(p, act, field)) return 'given';
  if (prefilledAt(p, act, field)) return 'prefilled';
  const kind = (p.fields[field] as Field | undefined)?.kind ?? 'text';
  if (kind === 'reference') return 'taken';
  if (kind === 'file') return 'file';
  return chosenKinds.has(kind) ? 'chosen' : 'typed';
}

/** What a unit filled in of one act in a period. */
export interface Filled {
  readonly unit: string;
  readonly procedure: string;
  readonly act: string;
  readonly acts: number;
  readonly fields: Readonly<Record<string, number>>;
}

export interface FieldLine {
  readonly procedure: string;
  readonly field: string;
  readonly title: string;
  readonly kind: string;
  /** Acts that ask for it. */
  readonly acts: readonly string[];
  readonly comings: readonly Coming[];
  readonly basis: Basis;
  /** The field's own provision, or only that of the act. */
  readonly ownBasis: boolean;
  readonly reuse: Reuse;
  readonly reused: number;
  /** Times given in the period, by the level of the unit. */
  readonly n: Readonly<Record<string, number>>;
  readonly times: number;
  readonly minutes: number;
}

export interface UnitBurden {
  readonly unit: string;
  readonly level: string;
  readonly acts: number;
  readonly values: number;
  readonly minutes: number;
}

export interface LevelBurden {
  readonly level: string;
  readonly units: number;
  readonly acts: number;
  readonly values: number;
  readonly minutes: number;
  /** Minutes of the unit in the middle, and of the one with the most. */
  readonly median: number;
  readonly most: number;
  /** Fields that such units were asked for. */
  readonly fields: number;
}

export interface ProcedureBurden {
  readonly procedure: string;
  readonly title: string;
  readonly acts: number;
  readonly minutes: number;
}

export interface Burden {
  readonly fields: readonly FieldLine[];
  /** Given in the period, and used again by nothing. */
  readonly unused: readonly FieldLine[];
  readonly levels: readonly LevelBurden[];
  readonly units: readonly UnitBurden[];
  readonly procedures: readonly ProcedureBurden[];
  readonly minutes: number;
  readonly acts: number;
  readonly values: number;
}

export interface BurdenAsk {
  readonly procedures: readonly Procedure[];
  readonly reuse: ReuseBook;
  readonly filled: readonly Filled[];
  readonly seconds: Seconds;
  /** County, department, township…; undefined for a unit that is not counted. */
  readonly levelOf: (unit: string) => string | undefined;
}

const round1 = (n: number): number => Math.round(n * 10) / 10;

function secondsOf(p: Procedure, act: string, field: string, seconds: Seconds): number {
  const coming = comingOf(p, act, field);
  if (coming === 'given') return 0;
  if (coming === 'prefilled') return seconds.prefilled;
  return seconds.kinds[(p.fields[field] as Field | undefined)?.kind ?? 'text'] ?? 0;
}

interface Sum {
  times: number;
  seconds: number;
  readonly n: Record<string, number>;
}

/** Adds up a period: each act that was done costs its own time and that of the values given in it. */
class Adding {
  readonly units = new Map<string, UnitBurden>();
  readonly fields = new Map<string, Sum>();
  readonly procedures = new Map<string, { acts: number; seconds: number }>();
  readonly levelFields = new Map<string, Set<string>>();
  readonly #ask: BurdenAsk;
  /** Of each field of each act, worked out once: many units give it. */
  readonly #costs = new Map<string, number | undefined>();
  readonly #byId: ReadonlyMap<string, Procedure>;

  constructor(ask: BurdenAsk) {
    this.#ask = ask;
    this.#byId = new Map(ask.procedures.map((p) => [p.id, p]));
    for (const line of ask.filled) this.#add(line);
  }

  #add({ unit, procedure, act, acts, fields }: Filled): void {
    const [p, level] = [this.#byId.get(procedure), this.#ask.levelOf(unit)];
    if (!p || level === undefined) return;
    const { seconds } = this.#ask;
    let spent = acts * seconds.act;
    let values = 0;
    for (const [field, n] of Object.entries(fields)) {
      const each = this.#costOf(p, act, field);
      if (each === undefined) continue;
      const cost = n * each;
      spent += cost;
      values += n;
      this.#field(`${procedure} ${field}`, level, n, cost);
    }
    const before = this.units.get(unit) ?? { unit, level, acts: 0, values: 0, minutes: 0 };
    this.units.set(unit, { ...before, acts: before.acts + acts, values: before.values + values, minutes: before.minutes + spent / 60 });
    const sum = this.procedures.get(procedure) ?? { acts: 0, seconds: 0 };
    this.procedures.set(procedure, { acts: sum.acts + acts, seconds: sum.seconds + spent });
  }

  /** Undefined for what nobody is asked for. */
  #costOf(p: Procedure, act: string, field: string): number | undefined {
    const key = `${p.id} ${act} ${field}`;
    if (this.#costs.has(key)) return this.#costs.get(key);
    const asked = p.fields[field] !== undefined && !givenByPlatform(p, act, field);
    const cost = asked ? secondsOf(p, act, field, this.#ask.seconds) : undefined;
    this.#costs.set(key, cost);
    return cost;
  }

  #field(id: string, level: string, n: number, seconds: number): void {
    const sum = this.fields.get(id) ?? { times: 0, seconds: 0, n: {} };
    sum.times += n;
    sum.seconds += seconds;
    sum.n[level] = (sum.n[level] ?? 0) + n;
    this.fields.set(id, sum);
    this.levelFields.set(level, (this.levelFields.get(level) ?? new Set()).add(id));
  }
}

/** Every field that some act asks of an official; what only the public fills in is no burden of the units. */
function askedFields(p: Procedure): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [id, act] of Object.entries(p.acts)) {
    const byOfficials = listOf(act.by).some((role) => role !== 'clock' && p.roles[role]?.relation !== 'anyone');
    if (!byOfficials) continue;
    for (const field of new Set([...(act.needs ?? []), ...(act.asks ?? [])])) {
      if (!givenByPlatform(p, id, field)) found.set(field, [...(found.get(field) ?? []), id]);
    }
  }
  return found;
}

function fieldLines(ask: BurdenAsk, adding: Adding): readonly FieldLine[] {
  return ask.procedures.flatMap((p) =>
    [...askedFields(p)].flatMap(([field, acts]) => {
      const declared = p.fields[field] as Field | undefined;
      const first = p.acts[acts[0] ?? ''];
      if (!declared || !first) return [];
      const reuse = ask.reuse.of(p, field);
      const sum = adding.fields.get(`${p.id} ${field}`);
      return [
        {
          procedure: p.id,
          field,
          title: declared.title,
          kind: declared.kind,
          acts: acts.map((a) => p.acts[a]?.title ?? a),
          comings: [...new Set(acts.map((a) => comingOf(p, a, field)))],
          basis: declared.basis ?? first.basis,
          ownBasis: declared.basis !== undefined,
          reuse,
          reused: reused(reuse),
          n: sum?.n ?? {},
          times: sum?.times ?? 0,
          minutes: round1((sum?.seconds ?? 0) / 60),
        },
      ];
    }),
  );
}

function levelsOf(adding: Adding): readonly LevelBurden[] {
  const byLevel = new Map<string, UnitBurden[]>();
  for (const u of adding.units.values()) byLevel.set(u.level, [...(byLevel.get(u.level) ?? []), u]);
  return [...byLevel].map(([level, units]) => {
    const minutes = units.map((u) => u.minutes).sort((a, b) => a - b);
    const sum = (of: (u: UnitBurden) => number): number => units.reduce((n, u) => n + of(u), 0);
    return {
      level,
      units: units.length,
      acts: sum((u) => u.acts),
      values: sum((u) => u.values),
      minutes: round1(sum((u) => u.minutes)),
      median: round1(minutes[Math.floor(minutes.length / 2)] ?? 0),
      most: round1(minutes.at(-1) ?? 0),
      fields: adding.levelFields.get(level)?.size ?? 0,
    };
  });
}

/** What reporting costs the units in a period, computed from the declarations and from what was really done. */
export function burdenOf(ask: BurdenAsk): Burden {
  const adding = new Adding(ask);
  const fields = [...fieldLines(ask, adding)].sort((a, b) => b.minutes - a.minutes || b.times - a.times);
  const levels = levelsOf(adding);
  const total = (of: (l: LevelBurden) => number): number => levels.reduce((n, l) => n + of(l), 0);
  const titles = new Map(ask.procedures.map((p) => [p.id, p.title]));
  return {
    fields,
    unused: fields.filter((f) => f.times > 0 && f.reused === 0),
    levels: [...levels].sort((a, b) => b.minutes - a.minutes),
    units: [...adding.units.values()].map((u) => ({ ...u, minutes: round1(u.minutes) })).sort((a, b) => b.minutes - a.minutes),
    procedures: [...adding.procedures]
      .map(([procedure, { acts, seconds }]) => ({
        procedure,
        title: titles.get(procedure) ?? procedure,
        acts,
        minutes: round1(seconds / 60),
      }))
      .sort((a, b) => b.minutes - a.minutes),
    minutes: round1(total((l) => l.minutes)),
    acts: total((l) => l.acts),
    values: total((l) => l.values),
  };
}
