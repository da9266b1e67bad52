import type { UnitDto } from '../../api/contract.ts';

interface Props {
  readonly title: string;
  readonly value: string;
  readonly units: readonly UnitDto[];
  readonly onSet: (value: string) => void;
}

/** Units within reach, under the unit they belong to. */
export function UnitSelect({ title, value, units, onSet }: Props) {
  const known = new Map(units.map((u) => [u.code, u]));
  const groups = new Map<string, UnitDto[]>();
  for (const unit of units) {
    const parent = unit.parent !== null && known.has(unit.parent) ? unit.parent : '';
    groups.set(parent, [...(groups.get(parent) ?? []), unit]);
  }
  const option = (u: UnitDto) => (
    <option key={u.code} value={u.code}>
      {u.name}
    </option>
  );
  return (
    <select className={`input ${value ? 'filter-set' : ''}`} aria-label={title} value={value} onChange={(e) => onSet(e.target.value)}>
      <option value="">{title}：全部</option>
      {[...groups].map(([parent, members]) =>
        parent === '' ? (
          members.map(option)
        ) : (
          <optgroup key={parent} label={known.get(parent)?.name ?? ''}>
            {members.map(option)}
          </optgroup>
        ),
      )}
    </select>
  );
}
