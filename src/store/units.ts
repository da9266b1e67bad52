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
});

const standsOn = (u: UnitRow, on: string): boolean => u.from <= on && (u.to === null || on < u.to);

/** The register of units in memory: small, read at every step, changed a few times a year. */
export class UnitBook {
  #all: readonly UnitRow[] = [];
  #byCode = new Map<string, UnitRow[]>();
  #narrowed = new Map<string, { readonly region?: string; readonly unit?: string }>();
  /** Asked at every row of a list; the same answer until the register is read again. */
  readonly #under = new Map<string, readonly UnitRow[]>();
  readonly #db: Queryable;

  constructor(db: Queryable) {
    this.#db = db;
  }

  async load(): Promise<void> {
    const rows = await this.#db.query<Row>('select * from unit order by position, path, from_on');
    this.#all = rows.map(unitOf);
    this.#byCode = new Map();
    this.#narrowed = new Map();
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

  async upsert(units: readonly UnitRow[]): Promise<void> {
    const set = 'to_on = excluded.to_on, name = excluded.name, kind = excluded.kind, path = excluded.path, parent = excluded.parent';
    for (const u of units) {
      const values = [u.code, u.from, u.to, u.name, u.kind, u.path, u.parent, u.region, u.offices, u.position];
      await this.#db.query(
        `insert into unit (code, from_on, to_on, name, kind, path, parent, region, offices, position) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)
         on conflict (code, from_on) do update set ${set}, region = excluded.region, offices = excluded.offices, position = excluded.position`,
        values,
      );
    }
    await this.load();
  }
}
