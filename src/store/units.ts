import type { Queryable } from './db.ts';
import type { UnitRow } from './types.ts';

interface Row {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly path: string;
  readonly parent: string | null;
  readonly region: string;
  readonly offices: string[];
  readonly from_on: string;
  readonly to_on: string | null;
  readonly position: number;
  readonly successor: string | null;
}

const unitOf = (r: Row): UnitRow => ({
  code: r.code,
  name: r.name,
  kind: r.kind,
  path: r.path,
  parent: r.parent,
  region: r.region,
  offices: r.offices,
  from: r.from_on,
  to: r.to_on,
  position: r.position,
  ...(r.successor !== null && { successor: r.successor }),
});

/** Where a unit is now. */
export interface Heir {
  readonly unit: string;
  readonly unitPath: string;
}

const standsOn = (u: UnitRow, on: string): boolean => u.from <= on && (u.to === null || on < u.to);

/** The register of units in memory: small, read at every step, changed a few times a year. */
export class UnitBook {
  #all: readonly UnitRow[] = [];
  #byCode = new Map<string, UnitRow[]>();
  #narrowed = new Map<string, { readonly region?: string; readonly unit?: string }>();
  /** Asked at every row of a list; the same answer until the register is read again. */
  readonly #under = new Map<string, readonly UnitRow[]>();
  #heirs: { readonly on: string | undefined; readonly map: ReadonlyMap<string, Heir> } | undefined;
  readonly #db: Queryable;
  readonly #today: (() => string) | undefined;

  /** Without `today` a merger counts from the day it is entered. */
  constructor(db: Queryable, today?: () => string) {
    this.#db = db;
    this.#today = today;
  }

  async load(): Promise<void> {
    const rows = await this.#db.query<Row>('select * from unit order by position, path, from_on');
    this.#all = rows.map(unitOf);
    this.#byCode = new Map();
    this.#narrowed = new Map();
    this.#heirs = undefined;
    this.#under.clear();
    for (const unit of this.#all) this.#byCode.set(unit.code, [...(this.#byCode.get(unit.code) ?? []), unit]);
  }

  /** The unit as it stood on a day; without a day, as it stands last. */
  unit(code: string, on?: string): UnitRow | undefined {
    const all = this.#byCode.get(code);
    return on === undefined ? all?.at(-1) : all?.find((u) => standsOn(u, on));
  }

  /** All units under a path, itself included; without a day, those that have not ended. */
  under(path: string, on?: string): readonly UnitRow[] {
    const key = `${path} ${on}`;
    const known = this.#under.get(key);
    if (known) return known;
    if (this.#under.size > 2000) this.#under.clear();
    const found = this.#all.filter((u) => u.path.startsWith(path) && (on === undefined ? u.to === null : standsOn(u, on)));
    this.#under.set(key, found);
    return found;
  }

  /** The region that everything under a path lies in, and the unit if it is the only one; found once per path. */
  narrow(path: string): { readonly region?: string; readonly unit?: string } {
    if (this.moved(path)) return {};
    const known = this.#narrowed.get(path);
    if (known) return known;
    const under = this.#all.filter((u) => u.path.startsWith(path));
    const [regions, codes] = [new Set(under.map((u) => u.region)), new Set(under.map((u) => u.code))];
    const [region, unit] = [[...regions][0], [...codes][0]];
    const found = {
      ...(regions.size === 1 && region !== undefined && { region }),
      ...(codes.size === 1 && unit !== undefined && { unit }),
    };
    this.#narrowed.set(path, found);
    return found;
  }

  /** Units that are no longer where they once were, by their code: merged into another, or moved. Undefined when there is none. */
  heirs(): ReadonlyMap<string, Heir> | undefined {
    const on = this.#today?.();
    if (!this.#heirs || this.#heirs.on !== on) this.#heirs = { on, map: this.#heirsOn(on) };
    return this.#heirs.map.size > 0 ? this.#heirs.map : undefined;
  }

  #heirsOn(on: string | undefined): ReadonlyMap<string, Heir> {
    const found = new Map<string, Heir>();
    for (const [code, rows] of this.#byCode) {
      const now = this.#standing(code, on);
      if (now && rows.some((r) => r.code !== now.code || r.path !== now.path)) found.set(code, { unit: now.code, unitPath: now.path });
    }
    return found;
  }

  /** The unit itself while it stands, else the one it was merged into, as often as that happened; undefined when nobody took over. */
  #standing(code: string, on: string | undefined): UnitRow | undefined {
    for (let [at, steps] = [code, 0]; steps < 20; steps += 1) {
      const row = (on === undefined ? undefined : this.unit(at, on)) ?? this.unit(at);
      if (!row || row.to === null || (on !== undefined && on < row.to)) return row;
      if (row.successor === undefined) return undefined;
      at = row.successor;
    }
    return undefined;
  }

  /** The path where the unit of a path is now, if it is elsewhere. */
  heirOf(path: string): string | undefined {
    const heir = this.heirs()?.get(path.split('/').at(-2) ?? '');
    return heir && heir.unitPath !== path ? heir.unitPath : undefined;
  }

  /**
   * Where units have come to a path or left it: the units whose matters belong under it now, with their regions. Undefined
   * where the path itself says it all.
   */
  moved(path: string): { readonly units: readonly string[]; readonly regions: readonly string[] } | undefined {
    const heirs = path === '' ? undefined : this.heirs();
    if (!heirs) return undefined;
    const was = (code: string) => this.#byCode.get(code)?.some((r) => r.path.startsWith(path)) === true;
    if ([...heirs].every(([code, heir]) => was(code) === heir.unitPath.startsWith(path))) return undefined;
    const units = [...this.#byCode.keys()].filter((code) => heirs.get(code)?.unitPath.startsWith(path) ?? was(code));
    const regions = new Set(units.flatMap((code) => this.#byCode.get(code)?.map((r) => r.region) ?? []));
    return { units, regions: [...regions] };
  }

  /** Every line of the register, of every time. */
  get all(): readonly UnitRow[] {
    return this.#all;
  }

  async upsert(units: readonly UnitRow[]): Promise<void> {
    await this.write(this.#db, units);
    await this.load();
  }

  /** Writes lines without reading the register again: for a transaction that may yet come to nothing. */
  async write(on: Queryable, units: readonly UnitRow[]): Promise<void> {
    const set = 'to_on = excluded.to_on, name = excluded.name, kind = excluded.kind, path = excluded.path, parent = excluded.parent';
    for (const u of units) {
      const values = [u.code, u.from, u.to, u.name, u.kind, u.path, u.parent, u.region, u.offices, u.position, u.successor ?? null];
      await on.query(
        `insert into unit (code, from_on, to_on, name, kind, path, parent, region, offices, position, successor)
         values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11) on conflict (code, from_on) do update set ${set}, region = excluded.region,
         offices = excluded.offices, position = excluded.position, successor = excluded.successor`,
        values,
      );
    }
  }
}
