/** The records of a unit that may be checked on the spot, and which of them a seed draws. */
import type { RegisteredUnit } from '#api';
import type { Registry } from '#kernel';
import { onsiteCeiling, onsiteFloor, onsiteShare } from '#law';
import { drawSample, figuresOf, type Scheme } from '#reports';
import { everyRow, type Store } from '#store';

/** Mediation has a check of its own: its cases are drawn and the parties called every quarter. */
const apart: readonly string[] = ['mediation-case'];

export interface DrawnRecords {
  readonly population: number;
  readonly sample: readonly { readonly record: string; readonly kind: string; readonly title: string }[];
}

/** Kinds of matter from which a scheme computes. */
export const checkedKinds = (registry: Registry, scheme: Scheme): readonly string[] => [
  ...new Set(
    figuresOf(scheme).flatMap((figure) => {
      const id = figure.slice(0, figure.indexOf('.'));
      return registry.latest(id) && !apart.includes(id) ? [id] : [];
    }),
  ),
];

/** How many are drawn of so many: a share, at least some, at most what can be checked. */
export function sampleSize(population: number): number {
  const at = (of: { readonly values: readonly { readonly value: number }[] }): number => of.values.at(-1)?.value ?? 0;
  const share = Math.ceil((population * at(onsiteShare)) / 100);
  return Math.min(population, Math.max(at(onsiteFloor), Math.min(share, at(onsiteCeiling))));
}

/** All records of the period, and those that the seed draws of them: the same for everybody who knows the seed. */
export async function drawRecords(
  { store, registry }: { readonly store: Store; readonly registry: Registry },
  { scheme, unit, seed }: { readonly scheme: Scheme; readonly unit: Pick<RegisteredUnit, 'path'>; readonly seed: string },
): Promise<DrawnRecords> {
  const { from, to } = scheme.period;
  const known = new Map<string, { kind: string; title: string }>();
  for await (const row of everyRow(store, { procedure: checkedKinds(registry, scheme), unitPath: unit.path, from, to }))
    if (!row.voided) known.set(row.key, { kind: registry.latest(row.procedure)?.title ?? row.procedure, title: row.title.slice(0, 200) });
  const drawn = drawSample(known.keys(), sampleSize(known.size), seed);
  return {
    population: known.size,
    sample: drawn.map((record) => ({ record, kind: known.get(record)?.kind ?? '', title: known.get(record)?.title ?? '' })),
  };
}
