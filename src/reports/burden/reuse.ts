import { type Field, listOf, type MetricDecl, type Procedure } from '#kernel';
import { printedWords, type RuleWords, ruleWords } from './words.ts';

/** What becomes of a value after it has been given, each with how often. */
export interface Reuse {
  /** Figures that count, split or add it up. */
  readonly figures: number;
  /** Times that bulletins and reports cite such a figure. */
  readonly cited: number;
  /** Limits that start, end or change by it. */
  readonly clocks: number;
  /** Rules that look at it before an act is accepted, and branches that hang on it. */
  readonly rules: number;
  /** Official letters in which it stands. */
  readonly letters: number;
  /** Other procedures that read it or are handed it. */
  readonly elsewhere: number;
  /** Shown in lists, printed as number or title. */
  readonly shown: number;
  /** The law opens it to the public. */
  readonly public: number;
}

export const reuseWords: Readonly<Record<keyof Reuse, string>> = {
  figures: '统计',
  cited: '通报和报告',
  clocks: '期限',
  rules: '办理规则',
  letters: '文书',
  elsewhere: '其他事项',
  shown: '列表和编号',
  public: '公开',
};

/** How often a value is used again in all. */
export const reused = (r: Reuse): number => Object.values(r).reduce((n, v) => n + v, 0);

/** The texts that a procedure brings along, as they lie beside its declaration. */
export interface ModuleTexts {
  readonly procedure: string;
  /** Declaration and rules as source. */
  readonly rules: string;
  readonly letters: readonly string[];
}

export interface ReuseSources {
  readonly modules: readonly ModuleTexts[];
  /** Bulletins and reports, which cite figures. */
  readonly reports: readonly string[];
}

const word = (field: string): string => field.replace(/[^A-Za-z0-9]/g, '');

/** Fields that a metric looks at. */
export function fieldsOfMetric(decl: MetricDecl): readonly string[] {
  const where = 'where' in decl ? Object.keys(decl.where ?? {}) : [];
  return [...new Set([...(decl.by ?? []), ...where, ...(decl.kind === 'sum' ? [decl.field] : [])])];
}

/** A share rests on what its two metrics look at. */
function metricsReading(p: Procedure, field: string): readonly string[] {
  const direct = new Set(Object.entries(p.metrics).flatMap(([id, m]) => (fieldsOfMetric(m).includes(field) ? [id] : [])));
  const shares = Object.entries(p.metrics).flatMap(([id, m]) =>
    m.kind === 'share' && (direct.has(m.of) || direct.has(m.over)) ? [id] : [],
  );
  return [...direct, ...shares];
}

/** How often each figure is cited, in one pass over all texts. */
function citations(reports: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const text of reports)
    for (const [id] of text.matchAll(/[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*/g)) found.set(id, (found.get(id) ?? 0) + 1);
  return found;
}

const clocksReading = (p: Procedure, field: string): number =>
  Object.values(p.deadlines).filter((d) => {
    const by = d.within && 'by' in d.within ? d.within.by : undefined;
    return [d.startsOn, d.until, d.waivedBy, by].includes(field);
  }).length;

/** A rule reads `values.x`, takes `x` out of the values, or is given its name. */
function readsIn({ property, taken, named }: RuleWords, field: string): number {
  const id = word(field);
  return (property.get(id) ?? 0) + (taken.get(id) ?? 0) + (named.get(id) ?? 0);
}

function branches(p: Procedure, field: string): number {
  const fields = Object.values(p.fields as Readonly<Record<string, Field>>).filter((f) => f.when?.field === field).length;
  const roles = Object.values(p.roles).filter((r) => r.field === field).length;
  const late = Object.values(p.acts).filter((a) => a.lateReason === field).length;
  return fields + roles + late + (p.owner === field ? 1 : 0);
}

const handedOn = (p: Procedure, field: string): number =>
  Object.values(p.acts)
    .flatMap((a) => a.brings ?? [])
    .filter((b) => b.on === field || b.when?.field === field || Object.values(b.carry ?? {}).includes(field)).length;

const refersTo = (q: Procedure, id: string): boolean =>
  Object.values(q.fields as Readonly<Record<string, Field>>).some((f) => f.kind === 'reference' && f.spec.procedure === id);

const shownAs = (p: Procedure, field: string): number => {
  const { title, number, outcome, list } = p.shows;
  const serials = Object.values(p.serials).filter((s) => s?.pattern.includes(`{field:${field}}`)).length;
  return [title, number, outcome, ...list].filter((f) => f === field).length + serials;
};

/** Tells, from the declarations and the texts beside them, what becomes of a field's value; worked out once for each. */
export class ReuseBook {
  readonly #modules: ReadonlyMap<string, ModuleTexts>;
  readonly #cited: ReadonlyMap<string, number>;
  readonly #words = new Map<string, { readonly rules: RuleWords; readonly letters: readonly ReadonlySet<string>[] }>();
  readonly #readers = new Map<string, readonly string[]>();
  readonly #known = new Map<string, Reuse>();
  readonly #all: readonly Procedure[];

  constructor(all: readonly Procedure[], { modules, reports }: ReuseSources) {
    this.#all = all;
    this.#modules = new Map(modules.map((m) => [m.procedure, m]));
    this.#cited = citations(reports);
  }

  of(p: Procedure, field: string): Reuse {
    const id = `${p.id} ${field}`;
    const known = this.#known.get(id) ?? this.#read(p, field);
    this.#known.set(id, known);
    return known;
  }

  /** The words of a procedure's rules and letters, read once. */
  #wordsOf(id: string) {
    const own = this.#modules.get(id);
    const known = this.#words.get(id) ?? { rules: ruleWords(own?.rules ?? ''), letters: (own?.letters ?? []).map(printedWords) };
    this.#words.set(id, known);
    return known;
  }

  /** The procedures that refer to this one and bring texts along. */
  #readersOf(id: string): readonly string[] {
    const known = this.#readers.get(id);
    if (known) return known;
    const readers = this.#all.filter((q) => q.id !== id && refersTo(q, id)).flatMap((q) => (this.#modules.has(q.id) ? [q.id] : []));
    this.#readers.set(id, readers);
    return readers;
  }

  #read(p: Procedure, field: string): Reuse {
    const own = this.#wordsOf(p.id);
    const metrics = metricsReading(p, field);
    const id = word(field);
    return {
      figures: metrics.length,
      cited: metrics.reduce((n, metric) => n + (this.#cited.get(`${p.id}.${metric}`) ?? 0), 0),
      clocks: clocksReading(p, field),
      rules: readsIn(own.rules, field) + branches(p, field),
      letters: own.letters.filter((letter) => letter.has(id)).length,
      elsewhere: handedOn(p, field) + this.#readersOf(p.id).filter((reader) => this.#wordsOf(reader).rules.values.has(id)).length,
      shown: shownAs(p, field),
      public: p.fields[field]?.publicity === 'public' && p.publicIn.length > 0 ? 1 : 0,
    };
  }
}

/** Whether the platform itself gives the value: nobody is asked for it. */
export function givenByPlatform(p: Procedure, act: string, field: string): boolean {
  const decl = p.acts[act];
  if (Object.hasOwn(decl?.sets ?? {}, field)) return true;
  const serial = p.serials[field];
  return serial !== undefined && listOf(serial.at).includes(act);
}

/** Whether the form has the value already: an opening act asked for it, and this act comes later. */
export function prefilledAt(p: Procedure, act: string, field: string): boolean {
  if (p.acts[act]?.from === undefined) return false;
  return Object.values(p.acts).some((a) => a.from === undefined && (a.needs?.includes(field) || a.asks?.includes(field)));
}
