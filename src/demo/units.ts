/**
 * The register of units of the demonstration: the city's real divisions of 2019 and the usual departments of a
 * prefecture-level city. The day from which a line holds is that of the register, not of the unit's founding.
 */
import type { World } from '#kernel';
import register from './units.json' with { type: 'json' };

type UnitKind = 'city' | 'county' | 'zone' | 'department' | 'township' | 'street';

export interface DemoUnit {
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly path: string;
  readonly parent: string | null;
  readonly region: string;
  /** Offices the unit holds, and the path prefix of the territory it holds them for. */
  readonly offices: readonly string[];
  readonly territory: string;
  readonly from: string;
  readonly note?: string;
}

export const cityCode = '411700';
/** The public's seat: the unit of an actor who holds no post. */
export const cityPath = '411700/';
const registerFrom = '2000-01-01';

/** Which department holds which office for the whole city. */
const officeOf: Readonly<Record<string, readonly string[]>> = {
  市政府办公室: ['government-office'],
  市司法局: ['justice', 'oversight', 'assessment'],
  市市场监督管理局: ['market-regulation'],
  市财政局: ['finance'],
};
/** The register goes down to the county government: its offices are held by posts within it. */
const countyOffices = ['justice', 'government-office', 'market-regulation', 'finance'];

function under(parent: string, code: string, kind: UnitKind, name: string): Omit<DemoUnit, 'offices' | 'territory' | 'region'> {
  const path = kind === 'township' || kind === 'street' ? `${cityPath}${parent}/${code}/` : `${cityPath}${code}/`;
  return { code, name, kind, path, parent, from: registerFrom };
}

const city: DemoUnit = {
  code: cityCode,
  name: '驻马店市',
  kind: 'city',
  path: cityPath,
  parent: null,
  region: cityCode,
  offices: [],
  territory: cityPath,
  from: registerFrom,
};

const counties = register.counties.map((row): DemoUnit => {
  const [code = '', name = ''] = row;
  const unit = under(cityCode, code, 'county', name);
  return { ...unit, region: code, offices: countyOffices, territory: unit.path };
});

const zones = register.zones.map((row): DemoUnit => {
  const [code, name, note] = row.map(String);
  const unit = under(cityCode, code ?? '', 'zone', name ?? '');
  return { ...unit, region: unit.code, offices: countyOffices, territory: unit.path, note: note ?? '' };
});

const departments = register.departments.map((row): DemoUnit => {
  const [code = '', name = ''] = row.map(String);
  return { ...under(cityCode, code, 'department', name), region: cityCode, offices: officeOf[name] ?? [], territory: cityPath };
});

const townships = register.townships.map((row): DemoUnit => {
  const [code = '', name = '', kind = ''] = row;
  const county = code.slice(0, 6);
  const unit = under(county, code, kind === '街道' ? 'street' : 'township', name);
  return { ...unit, region: county, offices: [], territory: unit.path };
});

/** Every unit, parents before children. */
export const units: readonly DemoUnit[] = [city, ...counties, ...zones, ...departments, ...townships];
const byCode = new Map(units.map((u) => [u.code, u]));

/** The unit of a code; a wrong code is a bug of the demonstration. */
export function unitOf(code: string): DemoUnit {
  const unit = byCode.get(code);
  if (!unit) throw new Error(`no unit ${code} in the register`);
  return unit;
}
export const findUnit: World['unit'] = (code) => byCode.get(code);

export const unitsOfKind = (...kinds: readonly UnitKind[]): readonly DemoUnit[] => units.filter((u) => kinds.includes(u.kind));

/** The published report counts 9 counties and 3 districts; of the three zones the third is kept but not counted. */
export const countedCounties: readonly DemoUnit[] = [...counties, ...zones.filter((_, i) => register.zones[i]?.[3] === true)];

const named = (name: string): DemoUnit => {
  const unit = departments.find((u) => u.name === name);
  if (!unit) throw new Error(`no department ${name}`);
  return unit;
};
export const governmentOffice = named('市政府办公室');
export const justiceBureau = named('市司法局');

/** What the demonstration city sets for its leader's screen: where units stand on the map, and which figures lead. */
export const leaderSettings = { 'tile-map': { tiles: register.tiles }, 'head-figures': register.headFigures };
