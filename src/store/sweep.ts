import { addDays } from '#kernel';
import { act, clockActor } from './act.ts';
import type { Context } from './context.ts';
import type { DueRow, SweepAnswer } from './types.ts';

interface RawDue {
  readonly region: string;
  readonly matter: string;
  readonly procedure: string;
  readonly deadline: string;
  readonly due_on: string;
  readonly kind: string;
  readonly then_act: string;
  readonly unit: string;
  readonly unit_path: string;
  readonly last_on: string;
}

async function rawDue(context: Context, today: string): Promise<RawDue[]> {
  return context.db.query<RawDue>(
    `select d.region, d.matter, d.procedure, d.deadline, d.due_on, d.kind, d.then_act, m.unit, m.unit_path,
      (select e.occurred_on from event e where e.region = m.region and e.matter = m.id and e.seq = m.seq) as last_on
     from deadline d join matter m on m.region = d.region and m.id = d.matter
     where d.then_act is not null and d.state = 'running'
       and (d.due_on < $1::date or (d.due_on = $1::date and d.kind = 'at-least')) order by d.due_on, d.region, d.matter`,
    [today],
  );
}

/** Matters whose at-most limit has passed in silence, or whose day has come (at-least), where the law says what follows. */
export async function due(context: Context, today: string): Promise<DueRow[]> {
  const rows = await rawDue(context, today);
  return rows.map((r) => ({
    key: `${r.region}/${r.matter}`,
    procedure: r.procedure,
    deadline: r.deadline,
    dueOn: r.due_on,
    act: r.then_act,
  }));
}

/** Does the acts of the clock: on the day itself of an at-least limit, else on the day after, or with the last step if that was later. */
export async function sweep(context: Context, today: string, recordedAt = `${today}T00:05:00+08:00`): Promise<SweepAnswer> {
  const refused: SweepAnswer['refused'][number][] = [];
  let done = 0;
  for (const r of await rawDue(context, today)) {
    const key = `${r.region}/${r.matter}`;
    const next = r.kind === 'at-least' ? r.due_on : addDays(r.due_on, 1);
    const on = next > r.last_on ? next : r.last_on;
    const actor = clockActor({ unit: r.unit, unitPath: r.unit_path });
    const answer = await act(context, { procedure: r.procedure, key, act: r.then_act, values: {}, on, actor, recordedAt });
    if (answer.ok) done += 1;
    else refused.push({ key, act: r.then_act, refusals: answer.refusals });
  }
  return { done, refused };
}
