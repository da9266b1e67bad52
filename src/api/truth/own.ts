import { isList, type Json } from '#kernel';
import type { TruthMediationDto, TruthOwnDto, TruthQuestionDto } from '../contract/truth.ts';
import { labelOf, loadSeen, matterDto, presentRows } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { handlesMatters, reachOf, scopeOf } from '../scope.ts';
import type { Signed } from '../session.ts';
import { isOffice, truthOf } from './office.ts';
import { type Period, periodsOf } from './period.ts';

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);
const numberOf = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null);

function recordsIn(value: Json | undefined): TruthQuestionDto['records'] {
  const rows = isList(value) ? (value as readonly Readonly<Record<string, Json | undefined>>[]) : [];
  return rows.map((r) => ({ kind: textOf(r.kind) ?? '', number: textOf(r.number) ?? '', key: textOf(r.key) ?? '' }));
}

async function questionDto(platform: Platform, who: Signed, key: string): Promise<TruthQuestionDto> {
  const seen = await loadSeen(platform, key, who.actor, truthOf(platform).question.procedure);
  const {
    steps: _steps,
    clocks: _clocks,
    acts,
    links: _links,
    starts: _starts,
    names: _names,
    ...row
  } = await matterDto(platform, seen, who.actor);
  const { values } = row;
  return {
    row,
    seq: row.seq,
    found: textOf(values.found) ?? '',
    definition: textOf(values.definition) ?? '',
    more: textOf(values.more),
    answer: textOf(values.answer),
    reviewNote: textOf(values.reviewNote),
    acts: acts.filter((a) => a.mine && a.closed === null).map(({ id, title, needs }) => ({ id, title, needs })),
    records: recordsIn(values.records),
  };
}

const mostOpen = 50;
const mostPast = 20;

/** What the unit of the post is asked, and how the past questions ended. */
export async function ownQuestions(platform: Platform, who: Signed): Promise<TruthOwnDto> {
  const { procedure } = truthOf(platform).question;
  const declared = platform.registry.latest(procedure);
  const office = isOffice(who.actor);
  if (!declared || !handlesMatters(who.actor)) return { procedure, office, open: [], past: [] };
  const asked = { procedure, ...scopeOf(declared, who.actor), unit: who.actor.unit, count: 'none' as const };
  const [open, all] = await Promise.all([
    platform.store.list({ ...asked, open: true, limit: mostOpen }),
    platform.store.list({ ...asked, limit: mostOpen + mostPast }),
  ]);
  const waiting = new Set(open.rows.map((r) => r.key));
  const past = all.rows.filter((r) => !waiting.has(r.key)).slice(0, mostPast);
  const dtos = (keys: readonly { readonly key: string }[]) => Promise.all(keys.map(({ key }) => questionDto(platform, who, key)));
  return { procedure, office, open: await dtos(open.rows), past: await dtos(past) };
}

type Sample = TruthMediationDto['samples'][number];

/** Call-back samples whose period lies in the one asked for, as far as the post may see them. */
async function samplesOf(platform: Platform, who: Signed, { span }: Period): Promise<readonly Sample[]> {
  const declared = platform.registry.latest(truthOf(platform).samples);
  if (!declared) return [];
  const fields = [
    { field: 'periodTo', op: 'from', value: span.from },
    { field: 'periodFrom', op: 'to', value: span.to },
  ] as const;
  const shows = [
    'periodFrom',
    'periodTo',
    'population',
    'reportedSuccesses',
    'sample',
    'reached',
    'confirmed',
    'rate',
    'rateLow',
    'rateHigh',
  ];
  const { rows } = await platform.store.list({
    procedure: declared.id,
    ...scopeOf(declared, who.actor),
    fields,
    shows,
    count: 'none',
    limit: 60,
  });
  const held = new Map((await platform.store.rows(rows.map((r) => r.key))).map((r) => [r.key, r]));
  return presentRows(platform, [...held.values()], who.actor).map((row): Sample => {
    const v = row.values;
    const [population, successes] = [numberOf(v.population), numberOf(v.reportedSuccesses)];
    return {
      row: { ...row, values: {} },
      from: textOf(v.periodFrom),
      to: textOf(v.periodTo),
      population,
      sampled: isList(v.sample) ? v.sample.length : 0,
      reached: numberOf(v.reached),
      confirmed: numberOf(v.confirmed),
      rate: numberOf(v.rate),
      low: numberOf(v.rateLow),
      high: numberOf(v.rateHigh),
      told: population && successes !== null ? Number(((successes * 100) / population).toFixed(2)) : null,
    };
  });
}

/** Committees that stand out, people before one committee twice, and what the samples say: within what the post oversees. */
export async function mediationDto(platform: Platform, who: Signed, period: Period): Promise<TruthMediationDto> {
  const reach = handlesMatters(who.actor) ? reachOf(who.actor) : '-/';
  const all = await truthOf(platform).mediation(period.span);
  const odd = all.filter((o) => platform.units.get(o.unit)?.path.startsWith(reach)).slice(0, 200);
  const keys = [...new Set(odd.flatMap((o) => [...(o.committee ? [o.committee] : []), ...o.keys]))];
  const rows = new Map(presentRows(platform, await platform.store.rows(keys), who.actor).map((r) => [r.key, r]));
  return {
    period: period.id,
    periods: periodsOf(platform).map(({ id, title }) => ({ id, title })),
    odd: odd.map(({ kind, unit, committee, keys: of, why }) => {
      const held = committee === null ? undefined : rows.get(committee);
      return {
        ...{ kind, why },
        unit: { code: unit, name: platform.units.get(unit)?.name ?? unit },
        committee: held ? { key: held.key, procedure: held.procedure, title: held.title } : null,
        records: of.flatMap((key) => {
          const row = rows.get(key);
          return row ? [{ key, procedure: row.procedure, label: labelOf(row) }] : [];
        }),
      };
    }),
    samples: await samplesOf(platform, who, period),
  };
}
