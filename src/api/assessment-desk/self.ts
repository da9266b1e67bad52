/** A unit's own assessment: what its records gave, what it has to prove, and what was decided. */
import { computedRows } from '#reports';
import type { StoredMatter } from '#store';
import type { ResultItemDto, SelfComputedDto, SelfDto, SelfItemDto } from '../contract/assessment-desk.ts';
import type { Platform } from '../platform.ts';
import { notFound } from '../problem.ts';
import type { Signed } from '../session.ts';
import { actsOpen, declared, dueOf, kindIn, machineFor, matterFor, mattersOf, perform, seen, stateOf } from './common.ts';
import { numberIn, rowsIn, textIn } from './kind.ts';
import { evidenceOf, indicatorsOf } from './rating.ts';

interface SelfLine {
  readonly indicator?: string;
  readonly selfScore?: number;
  readonly statement?: string;
}
interface ClaimLine {
  readonly indicator?: string;
  readonly claimed?: number;
  readonly why?: string;
}
type Known = Awaited<ReturnType<typeof indicatorsOf>>;

function computedOf(values: StoredMatter['matter']['values'], known: Known): readonly SelfComputedDto[] {
  const claims = new Map(rowsIn<ClaimLine>(values, 'disputes').map((row) => [row.indicator, row]));
  return rowsIn<Omit<SelfComputedDto, 'figure' | 'claimed' | 'why'>>(values, 'computed').map((row) => {
    const claim = claims.get(row.indicator);
    return { ...row, figure: known.get(row.indicator)?.figure ?? null, claimed: claim?.claimed ?? null, why: claim?.why ?? '' };
  });
}

function itemsOf(values: StoredMatter['matter']['values'], known: Known): readonly SelfItemDto[] {
  const own = new Map(rowsIn<SelfLine>(values, 'selfItems').map((row) => [row.indicator, row]));
  return rowsIn<{ indicator: string; title: string; weight: number; counts?: number }>(values, 'evidenceItems').map((row) => {
    const indicator = known.get(row.indicator);
    const said = own.get(row.indicator);
    return {
      ...{ indicator: row.indicator, title: row.title, weight: row.weight, counts: row.counts ?? row.weight },
      ...{ asked: indicator?.evidence ?? indicator?.text ?? '', basis: indicator?.basis.text ?? '' },
      ...{ selfScore: said?.selfScore ?? null, statement: said?.statement ?? '', evidence: evidenceOf(values, row.indicator) },
    };
  });
}

/** The newest assessment of the person's own unit; null where it has none. */
export async function selfOf(platform: Platform, who: Signed): Promise<SelfDto | null> {
  const { assessment: procedure } = kindIn(platform);
  const rows = await mattersOf(platform, procedure, { unitPath: who.actor.unitPath, unit: who.actor.unit });
  const newest = rows.toSorted((a, b) => Number(b.values.year) - Number(a.values.year))[0];
  const stored = newest && (await platform.store.matter(newest.key));
  if (!stored) return null;
  const values = seen(platform, who, stored);
  const cycle = await platform.store.matter(textIn(stored.matter.values, 'cycle'));
  const scheme = textIn(cycle?.matter.values ?? {}, 'schemeId');
  const known = await indicatorsOf(platform, scheme);
  const grades = declared(platform, procedure).fields.grade?.spec.options ?? {};
  return {
    ...{ procedure, key: stored.key, seq: stored.matter.seq, title: textIn(values, 'title'), scheme },
    unit: { code: stored.matter.unit, name: platform.units.get(stored.matter.unit)?.name ?? '' },
    period: { from: textIn(values, 'periodFrom'), to: textIn(values, 'periodTo') },
    ...{ state: stateOf(platform, stored.matter), due: dueOf(platform, stored) },
    ...{ computed: computedOf(values, known), items: itemsOf(values, known), selfTotal: numberIn(values, 'selfTotal') },
    ...{ total: numberIn(values, 'total'), grade: grades[textIn(values, 'grade')] ?? null, result: rowsIn<ResultItemDto>(values, 'items') },
    ...{ objections: rowsIn<SelfDto['objections'][number]>(values, 'objections'), reply: textIn(values, 'reply') },
    ...{ ruling: rowsIn<SelfDto['ruling'][number]>(values, 'ruling'), acts: actsOpen(platform, who, stored) },
  };
}

/** Reads the computed points anew from the records, while the unit still assesses itself. */
export async function refreshComputed(platform: Platform, who: Signed, key: string): Promise<void> {
  const { assessment: procedure } = kindIn(platform);
  const stored = await matterFor(platform, who, { key, procedure, roles: ['filler', 'signatory', 'organizer'] });
  await prefill(platform, stored);
}

export async function prefill(platform: Platform, { key, matter }: StoredMatter): Promise<void> {
  const { assessment: procedure } = kindIn(platform);
  const cycle = await platform.store.matter(textIn(matter.values, 'cycle'));
  const world = await platform.assessments.world(textIn(cycle?.matter.values ?? {}, 'schemeId'));
  const score = world && platform.assessments.score(world).units.find((one) => one.unit === matter.unit);
  if (!score) throw notFound();
  const computed = computedRows(score) as unknown as readonly { readonly [id: string]: string | number }[];
  await perform(platform, { procedure, key, act: 'prefill', actor: machineFor(matter), values: { computed } });
}
