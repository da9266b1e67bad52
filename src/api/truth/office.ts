import { type Actor, printBasis, refusal } from '#kernel';
import { everyRow, type MatterRow } from '#store';
import type { TruthAskedDto, TruthDto, TruthFindingDto, TruthRecordsDto } from '../contract/truth.ts';
import { opensOf, presentRows, procedureOf } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { oversight } from '../power/offices.ts';
import { malformed, notFound, Refused } from '../problem.ts';
import type { Signed } from '../session.ts';
import type { TruthDoor, TruthRun } from './door.ts';
import { type Period, periodsOf } from './period.ts';

type Found = TruthRun['found'][number];

/** The checks of this platform; «not found» where it has none. */
export function truthOf(platform: Platform): TruthDoor {
  if (!platform.truth) throw notFound();
  return platform.truth;
}

/** Whether a post looks over the records of all: the office that watches and assesses. */
export const isOffice = (actor: Actor): boolean => actor.offices.includes(oversight) && actor.duties.some((d) => d !== 'leader');

/** Findings are for the office alone: a unit sees what it is asked, not what is thought of others. */
export function asOffice(platform: Platform, who: Signed): TruthDoor {
  const door = truthOf(platform);
  if (isOffice(who.actor)) return door;
  throw new Refused(403, refusal('not-competent', '数据核对的全部情况只由法治督导机构查看', { remedy: '本单位的询问见「本单位」一栏' }));
}

const mayAsk = (platform: Platform, who: Signed): boolean => {
  const { procedure, ask } = truthOf(platform).question;
  const declared = platform.registry.latest(procedure);
  return declared !== undefined && opensOf(platform, declared, who.actor).some((o) => o.act === ask);
};

/** Questions asked of a period, by what they are about. */
async function askedOf(platform: Platform, door: TruthDoor, { span }: Period): Promise<ReadonlyMap<string, MatterRow>> {
  const asked = new Map<string, MatterRow>();
  const unitPath = platform.units.get(platform.cityCode)?.path ?? '';
  const fields = [{ field: 'periodTo', op: 'is', value: span.to }] as const;
  const question = { procedure: door.question.procedure, unitPath, fields, shows: ['mark', 'outcome'] };
  for await (const row of everyRow(platform.store, question))
    if (typeof row.values.mark === 'string' && row.state !== 'withdrawn') asked.set(row.values.mark, row);
  return asked;
}

function findingDto(platform: Platform, found: Found, question: MatterRow | undefined): TruthFindingDto {
  const { mark, check, unit, observed, threshold, keys } = found;
  const declared = question && procedureOf(platform, question);
  const state = question && declared?.states[question.state];
  const outcome = question?.values.outcome;
  return {
    ...{ mark, check, observed, threshold, found: found.found, records: keys.length },
    unit: { code: unit, name: platform.units.get(unit)?.name ?? unit },
    question:
      question && state
        ? {
            key: question.key,
            state: state.title,
            final: state.final === true,
            outcome: typeof outcome === 'string' ? (declared?.fields.outcome?.spec.options?.[outcome] ?? null) : null,
          }
        : null,
  };
}

/** The office's page: the last look through a period, and what was asked. */
export async function truthDto(platform: Platform, who: Signed, period: Period): Promise<TruthDto> {
  const door = asOffice(platform, who);
  const [run, asked] = await Promise.all([door.latest(period.id), askedOf(platform, door, period)]);
  const found = run?.found ?? [];
  const by = run ? (await platform.store.names([run.by])).get(run.by) : undefined;
  return {
    procedure: door.question.procedure,
    period: period.id,
    periods: periodsOf(platform).map(({ id, title }) => ({ id, title })),
    ...period.span,
    mayRun: mayAsk(platform, who),
    mayAsk: mayAsk(platform, who),
    run: run ? { at: run.at, by: by ?? '', version: run.version } : null,
    checks: door.checks().map(({ basis, ...words }) => {
      return { ...words, basis: { text: printBasis(basis), mark: basis.mark }, n: found.filter((f) => f.check === words.id).length };
    }),
    findings: found.map((f) => findingDto(platform, f, asked.get(f.mark))),
  };
}

/** Records behind a finding of the office: each as far as view() shows it. */
export async function recordsOf(platform: Platform, who: Signed, period: Period, mark: string): Promise<TruthRecordsDto> {
  const run = await asOffice(platform, who).latest(period.id);
  const found = run?.found.find((f) => f.mark === mark);
  if (!found) throw notFound();
  const rows = presentRows(platform, await platform.store.rows(found.keys), who.actor);
  return { rows, hidden: found.keys.length - rows.length };
}

/** The records of the unit itself, as they are named in a question: kind and number, no title. */
function recordRows(platform: Platform, rows: readonly MatterRow[], unit: string) {
  return rows
    .filter((r) => r.unit === unit)
    .slice(0, 50)
    .map((r) => ({ kind: procedureOf(platform, r).title, ...(r.number !== null && { number: r.number }), key: r.key }));
}

async function askOne(platform: Platform, who: Signed, period: Period, found: Found, idempotencyKey: string): Promise<string | undefined> {
  const door = truthOf(platform);
  const words = door.checks().find((c) => c.id === found.check);
  const name = platform.units.get(found.unit)?.name ?? found.unit;
  const records = recordRows(platform, await platform.store.rows(found.keys), found.unit);
  const answer = await platform.store.act({
    procedure: door.question.procedure,
    act: door.question.ask,
    values: {
      title: `${name}${period.title}${words?.title ?? ''}`,
      unit: found.unit,
      check: found.check,
      periodFrom: period.span.from,
      periodTo: period.span.to,
      found: found.found,
      definition: `${words?.definition ?? ''}界限：${found.threshold}。`,
      mark: found.mark,
      ...(records.length > 0 && { records }),
    },
    on: platform.today(),
    actor: who.actor,
    recordedAt: platform.now(),
    idempotencyKey: `${idempotencyKey}-${found.check}-${found.unit}`.slice(0, 80),
  });
  return answer.ok ? undefined : answer.refusals.map((r) => `${r.text}。${r.remedy}`).join('；');
}

/** Puts questions to units, each judged by itself; what was asked before is not asked twice. */
export async function ask(platform: Platform, who: Signed, period: Period, marks: readonly string[], key: string): Promise<TruthAskedDto> {
  const door = asOffice(platform, who);
  const run = await door.latest(period.id);
  if (!run) throw malformed('这一期间还没有核对', '请先核对', 'period');
  const before = await askedOf(platform, door, period);
  const refused: { mark: string; why: string }[] = [];
  let asked = 0;
  for (const mark of new Set(marks)) {
    const found = run.found.find((f) => f.mark === mark);
    if (!found) refused.push({ mark, why: '最近一次核对中没有这一项' });
    else if (before.has(mark)) refused.push({ mark, why: '已经询问过' });
    else {
      const why = await askOne(platform, who, period, found, `${key}-${asked}`);
      if (why === undefined) asked += 1;
      else refused.push({ mark, why });
    }
  }
  return { asked, refused };
}
