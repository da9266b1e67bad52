import type { CivilDate, ClockFact, Json } from '#kernel';
import type { Context } from './context.ts';

/** Matters of one procedure whose number begins so, with few of their fields: what a whole plan is drawn from. */
export interface KindQuestion {
  readonly procedure: string;
  readonly numberFrom: string;
  readonly fields: readonly string[];
}

export interface KindClock {
  readonly start: CivilDate;
  readonly due: CivilDate | null;
  readonly stopped: CivilDate | null;
}

export interface KindRow {
  readonly key: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly unit: string;
  readonly unitPath: string;
  readonly openedOn: CivilDate;
  readonly values: Readonly<Record<string, Json>>;
  readonly clocks: Readonly<Record<string, KindClock>>;
}

/** One thing done to such a matter. */
export interface KindMove {
  readonly key: string;
  readonly seq: number;
  readonly act: string;
  readonly on: CivilDate;
  readonly to: string;
  readonly values: Readonly<Record<string, Json>>;
}

/** Acts of one procedure in a time and place, with what they stopped. */
export interface DeedQuestion {
  readonly procedure: string;
  readonly acts: readonly string[];
  readonly unitPath: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** An act done on a matter that has a number. */
export interface KindDeed {
  readonly key: string;
  readonly number: string;
  readonly title: string;
  /** Who answers for the matter now. */
  readonly unit: string;
  readonly unitPath: string;
  readonly act: string;
  readonly seq: number;
  readonly on: CivilDate;
  readonly clocks: Readonly<Record<string, ClockFact>>;
  /** All acts of the matter up to now, with the day of each and the clocks it stopped. */
  readonly course: readonly { readonly act: string; readonly on: CivilDate; readonly clocks: KindDeed['clocks'] }[];
}

export interface Kinds {
  /** In the order of their numbers. */
  ofKind(question: KindQuestion): Promise<readonly KindRow[]>;
  /** All that was done to them, in order, up to a day. */
  moves(question: KindQuestion, until: CivilDate): Promise<readonly KindMove[]>;
  /** What was done in a time and place, by day. */
  deeds(question: DeedQuestion): Promise<readonly KindDeed[]>;
  /** Matters of a procedure that refer to any of these, with a clock. */
  referring(procedure: string, field: string, clock: string): Promise<readonly { readonly target: string; readonly clock: KindClock }[]>;
}

/** The end of the range of numbers that begin alike. */
const upTo = (from: string): string => `${from}\uffff`;

/** The fields asked for, as one object; ids come from declarations, never from outside. */
const subset = (from: string, fields: readonly string[]): string =>
  `jsonb_strip_nulls(jsonb_build_object(${fields.map((f) => `'${f.replaceAll("'", '')}', ${from}->'${f.replaceAll("'", '')}'`).join(', ')}))`;

async function ofKind(context: Context, q: KindQuestion): Promise<KindRow[]> {
  return context.db.query<KindRow>(
    `select m.region || '/' || m.id as key, m.number, m.title, m.state, m.unit, m.unit_path as "unitPath", m.opened_on as "openedOn",
       ${subset('m.data', q.fields)} as "values",
       coalesce((select jsonb_object_agg(d.deadline, jsonb_build_object('start', d.start_on, 'due', d.due_on, 'stopped', d.stopped_on))
         from deadline d where d.region = m.region and d.matter = m.id), '{}') as clocks
     from matter m where m.procedure = $1 and m.number >= $2 and m.number < $3 and not m.voided order by m.number`,
    [q.procedure, q.numberFrom, upTo(q.numberFrom)],
  );
}

async function moves(context: Context, q: KindQuestion, until: CivilDate): Promise<KindMove[]> {
  return context.db.query<KindMove>(
    `select e.region || '/' || e.matter as key, e.seq, e.act, e.occurred_on as "on", e.to_state as "to",
       ${subset('e."values"::jsonb', q.fields)} as "values"
     from matter m join event e on e.region = m.region and e.matter = m.id
     where m.procedure = $1 and m.number >= $2 and m.number < $3 and not m.voided and e.occurred_on <= $4::date
     order by e.region, e.matter, e.seq`,
    [q.procedure, q.numberFrom, upTo(q.numberFrom), until],
  );
}

async function referring(context: Context, procedure: string, field: string, clock: string) {
  return context.db.query<{ readonly target: string; readonly clock: KindClock }>(
    `select l.target_region || '/' || l.target as target,
       jsonb_build_object('start', d.start_on, 'due', d.due_on, 'stopped', d.stopped_on) as clock
     from matter m join link l on l.region = m.region and l.matter = m.id and l.field = $2
       join deadline d on d.region = m.region and d.matter = m.id and d.deadline = $3
     where m.procedure = $1 and not m.voided`,
    [procedure, field, clock],
  );
}

async function deeds(context: Context, q: DeedQuestion): Promise<KindDeed[]> {
  return context.db.query<KindDeed>(
    `select e.region || '/' || e.matter as key, m.number, m.title, m.unit, m.unit_path as "unitPath", e.act, e.seq,
       e.occurred_on as "on", e.clocks,
       (select jsonb_agg(jsonb_build_object('act', x.act, 'on', x.occurred_on, 'clocks', x.clocks) order by x.seq)
         from event x where x.region = e.region and x.matter = e.matter) as course
     from event e join matter m on m.region = e.region and m.id = e.matter
     where e.procedure = $1 and e.act = any($2::text[]) and e.unit_path >= $3 and e.unit_path < $4
       and e.occurred_on between $5::date and $6::date and not m.voided and m.number is not null
     order by e.occurred_on, e.region, e.matter, e.seq`,
    [q.procedure, q.acts, q.unitPath, upTo(q.unitPath), q.from, q.to],
  );
}

export const kindsOn = (context: Context): Kinds => ({
  ofKind: (q) => ofKind(context, q),
  moves: (q, until) => moves(context, q, until),
  deeds: (q) => deeds(context, q),
  referring: (procedure, field, clock) => referring(context, procedure, field, clock),
});
