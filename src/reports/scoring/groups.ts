import type { AssessedUnit, Grade, Indicator, Scheme, SchemeGroup, SchemeNode } from './model.ts';

/** The group that takes a unit, if any does. */
export const groupOf = (scheme: Pick<Scheme, 'groups'>, unit: AssessedUnit): SchemeGroup | undefined =>
  scheme.groups.find((group) => takes(group, unit));

function takes({ kinds, units, names, except }: SchemeGroup, { code, name, kind }: AssessedUnit): boolean {
  if (except?.includes(code) || !kinds.includes(kind)) return false;
  if (units) return units.includes(code);
  return names === undefined || names.some((part) => name.includes(part));
}

/** Units that are ranked with each other: of one group, and where it ranks apart, under one parent. */
export function fields(scheme: Scheme, units: readonly AssessedUnit[]): Map<string, { group: SchemeGroup; units: AssessedUnit[] }> {
  const found = new Map<string, { group: SchemeGroup; units: AssessedUnit[] }>();
  for (const unit of units) {
    const group = groupOf(scheme, unit);
    if (!group) continue;
    const key = group.apart ? `${group.id}/${unit.parent ?? ''}` : group.id;
    const there = found.get(key);
    if (there) there.units.push(unit);
    else found.set(key, { group, units: [unit] });
  }
  return found;
}

export const gradesOf = ({ grades }: Pick<Scheme, 'grades'>, group: string): readonly Grade[] => grades[group] ?? grades['*'] ?? [];

/** Code of the first-level node that an indicator stands under; empty for extras. */
export function firstLevelOf(nodes: readonly SchemeNode[], { parent }: Pick<Indicator, 'parent'>): string {
  let at = nodes.find((node) => node.code === parent);
  while (at && at.level !== 1) at = nodes.find((node) => node.code === at?.parent);
  return at?.code ?? '';
}

const extraKinds: readonly string[] = ['bonus', 'deduction', 'veto'];
export const isExtra = ({ kind }: Pick<Indicator, 'kind'>): boolean => extraKinds.includes(kind);

/** Figures that a scheme reads. */
export const figuresOf = (scheme: Pick<Scheme, 'indicators'>): readonly string[] => [
  ...new Set(scheme.indicators.flatMap(({ figure, applies }) => [...(figure ? [figure] : []), ...(applies ? [applies] : [])])),
];
