import type { Actor, Registry } from '#kernel';
import type { Queryable } from './db.ts';
import { dutiesIn, type Grantable, isAdministrator, vocabulary } from './power-vocabulary.ts';

/** A role as the city has set it, one version of it. */
export interface RoleRow {
  /** A duty of the declarations, or `role-…` for one of the city's own. */
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** Grant ids. Of a duty those withheld from what the declarations give; of a role of the city those given. */
  readonly grants: readonly string[];
  readonly by: string;
  readonly at: string;
}

interface RawRole {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly grants: readonly string[];
  readonly made_by: string;
  readonly made_at: string;
}
const roleOf = ({ made_by, made_at, ...r }: RawRole): RoleRow => ({ ...r, by: made_by, at: made_at });

type Grants = NonNullable<Actor['grants']>;

/** The roles of the city in memory: asked at every request, changed a few times a year. */
export class RoleBook {
  readonly words: ReadonlyMap<string, Grantable>;
  readonly duties: readonly string[];
  readonly #db: Queryable;
  #latest = new Map<string, RoleRow>();
  readonly #known = new Map<string, Grants | undefined>();

  constructor(db: Queryable, registry: Registry) {
    this.#db = db;
    this.words = vocabulary(registry);
    this.duties = dutiesIn(this.words);
  }

  async load(): Promise<void> {
    const rows = await this.#db.query<RawRole>('select distinct on (id) * from role order by id, version desc');
    this.#latest = new Map(rows.map((r) => [r.id, roleOf(r)]));
    this.#known.clear();
  }

  /** The last version of each role that was ever set. */
  get latest(): ReadonlyMap<string, RoleRow> {
    return this.#latest;
  }

  versions(id: string): Promise<RoleRow[]> {
    return this.#db.query<RawRole>('select * from role where id = $1 order by version desc', [id]).then((rows) => rows.map(roleOf));
  }

  /** The grants that roles add up to, as ids; `instead` stands for the role of its id. Nothing outside the vocabulary. */
  granted(roles: readonly string[], instead?: Pick<RoleRow, 'id' | 'grants'>): ReadonlySet<string> {
    const held = roles.filter((id) => !isAdministrator(id));
    return new Set(held.flatMap((id) => this.#grantsOfOne(id, new Set((instead?.id === id ? instead : this.#latest.get(id))?.grants))));
  }

  #grantsOfOne(id: string, set: ReadonlySet<string>): string[] {
    const grants = [...this.words];
    const given = this.duties.includes(id)
      ? grants.filter(([grant, of]) => of.duties.includes(id) && !set.has(grant))
      : grants.filter(([grant]) => set.has(grant));
    return given.map(([grant]) => grant);
  }

  /** What a post with these roles may do; undefined where its duties give all that is declared, as nobody set otherwise. */
  grantsOf(roles: readonly string[]): Grants | undefined {
    if (roles.every((id) => !this.#latest.has(id) && (this.duties.includes(id) || isAdministrator(id)))) return undefined;
    const key = roles.join(' ');
    const known = this.#known.get(key);
    if (known) return known;
    const grants = new Map<string, Set<string>>();
    for (const id of this.granted(roles)) {
      const of = this.words.get(id);
      if (!of) continue;
      const at = `${of.procedure}/${of.role}`;
      grants.set(at, (grants.get(at) ?? new Set()).add(of.act));
    }
    if (this.#known.size > 2000) this.#known.clear();
    this.#known.set(key, grants);
    return grants;
  }
}
