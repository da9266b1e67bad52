import type { Platform, RegisteredUnit } from './platform.ts';

type Register = Pick<Platform, 'units' | 'cityCode'>;

/** The government unit that a path lies under: the nearest county, zone or city. */
export function territoryUnit({ units }: Pick<Platform, 'units'>, unitPath: string): RegisteredUnit | undefined {
  const codes = unitPath.split('/').filter(Boolean).reverse();
  return codes.map((code) => units.get(code)).find((u) => u !== undefined && ['city', 'county', 'zone'].includes(u.kind));
}

export function governmentOf(unit: RegisteredUnit | undefined): string {
  if (!unit) return '';
  if (/(政府|委员会)$/.test(unit.name)) return unit.name;
  return `${unit.name}${unit.kind === 'zone' ? '管理委员会' : '人民政府'}`;
}

/** What a township's or a street's own organ is called. */
const ownOrgans: Readonly<Record<string, string>> = { township: '人民政府', street: '办事处' };

/** The organ of a unit by its full name, as it signs and is addressed: 市司法局 → 驻马店市司法局, 西平县 → 西平县人民政府. */
export function organName({ units }: Pick<Platform, 'units'>, code: string): string {
  const unit = units.get(code);
  if (!unit) return code;
  if (['city', 'county', 'zone'].includes(unit.kind)) return governmentOf(unit);
  const parent = unit.parent === null ? undefined : units.get(unit.parent);
  const level = unit.name.charAt(0);
  if (parent && /[市县区]/.test(level) && parent.name.endsWith(level)) return `${parent.name}${unit.name.slice(1)}`;
  const own = ownOrgans[unit.kind];
  return own === undefined || unit.name.endsWith(own) ? unit.name : `${unit.name}${own}`;
}

/** 机关代字: the first sign of the region's name; a zone is told apart by what it is (驻开, 驻示). */
export function codeWord({ units, cityCode }: Register, unit: RegisteredUnit | undefined): string {
  const first = (name: string) => [...name][0] ?? '';
  if (!unit) return '';
  if (unit.kind !== 'zone') return first(unit.name);
  const city = units.get(cityCode)?.name ?? '';
  return `${first(city)}${[...unit.name.replace(/区$/, '')].at(-2) ?? ''}`;
}
