/** Who may see what, said a second time and in the plainest words, to be compared with what the platform answers. */
import { type Field, isList, type Json, type Matter, matterKey, type Procedure, type Registry, type RoleDecl } from '#kernel';
import { type Person, people, units } from './city.ts';
import type { Tokens } from './values.ts';
import type { Entry } from './walk.ts';

const unitOf = (person: Person) => {
  const found = units.find((u) => u.code === people[person].unit);
  if (!found) throw new Error(`${person} sits nowhere`);
  return found;
};
const administers = (person: Person): boolean => people[person].duties.every((d: string) => d.endsWith('-administrator'));
const dutiesOf = (person: Person): readonly string[] => people[person].duties;

function stands(role: RoleDecl, person: Person, m: Matter): boolean {
  const unit = unitOf(person);
  const territory = unit.kind === 'department' ? '411700/' : unit.path;
  switch (role.relation) {
    case 'own':
      return m.unit === unit.code;
    case 'above':
      return m.unit !== unit.code && m.unitPath.startsWith(unit.path);
    case 'office':
      return unit.offices.includes(role.office ?? '') && m.unitPath.startsWith(territory);
    case 'named':
      return m.values[role.field ?? ''] === unit.code;
    case 'anyone':
      return false;
  }
}

/** What the city has granted to a person's post (`procedure/role/act`); others have what their duties give. */
export const cityGrants = new Map<Person, ReadonlySet<string>>();

function holds(procedure: Procedure, id: string, role: RoleDecl, person: Person, act: string | undefined): boolean {
  const grants = cityGrants.get(person);
  if (!grants) return role.duties.some((d) => dutiesOf(person).includes(d));
  return [...grants].some((g) => (act === undefined ? g.startsWith(`${procedure.id}/${id}/`) : g === `${procedure.id}/${id}/${act}`));
}

/** The roles a person has towards a matter, for one act or at all. */
export const rolesOf = (procedure: Procedure, person: Person, m: Matter, act?: string): string[] =>
  Object.entries(procedure.roles)
    .filter(([id, role]) => holds(procedure, id, role, person, act) && stands(role, person, m))
    .map(([id]) => id);

/** Whether the declaration, the city's grants and where the person sits give an act on a matter. */
export const mayDo = (procedure: Procedure, person: Person, m: Matter, act: string): boolean => {
  const by = [procedure.acts[act]?.by ?? []].flat();
  return rolesOf(procedure, person, m, act).some((r) => by.includes(r));
};

/** In the unit's own subtree, or with a role towards the matter; the three administrators never. */
export const inScope = (procedure: Procedure, person: Person, m: Matter): boolean =>
  !administers(person) && (m.unitPath.startsWith(unitOf(person).path) || rolesOf(procedure, person, m).length > 0);

export const mayKnow = (procedure: Procedure, person: Person, m: Matter): boolean =>
  inScope(procedure, person, m) || procedure.publicIn.includes(m.state);

/** Whether the whole value may be seen. */
export function maySee(field: Field | undefined, procedure: Procedure, person: Person, m: Matter): boolean {
  if (!field || !mayKnow(procedure, person, m)) return false;
  if (field.publicity === 'public') return true;
  if (field.publicity === 'sealed') return rolesOf(procedure, person, m).some((r) => field.openTo?.includes(r));
  return inScope(procedure, person, m);
}

interface Place {
  readonly key: string;
  readonly field: string;
  readonly column: string | undefined;
}

/** Where each token of the world really stands: in which matters, fields and columns, now or at some time. */
export class Whereabouts {
  readonly #places = new Map<string, Place[]>();
  readonly #tokens: Tokens;
  readonly #registry: Registry;
  readonly #matters: ReadonlyMap<string, Matter>;

  constructor(registry: Registry, tokens: Tokens, matters: ReadonlyMap<string, Matter>, lives: Iterable<readonly Entry[]>) {
    this.#registry = registry;
    this.#tokens = tokens;
    this.#matters = matters;
    for (const life of lives) for (const { draft, after, procedure } of life) this.#enter(procedure, matterKey(after), draft.values);
  }

  #enter(procedure: Procedure, key: string, values: Readonly<Record<string, Json | undefined>>): void {
    for (const [field, value] of Object.entries(values)) {
      const rows = procedure.fields[field]?.spec.columns && isList(value) ? value : [];
      if (rows.length === 0) this.#note(value, { key, field, column: undefined });
      const cells = rows.flatMap((row) => Object.entries(row ?? {}));
      for (const [column, cell] of cells) this.#note(cell, { key, field, column });
    }
  }

  #note(value: unknown, place: Place): void {
    for (const token of this.#tokens.in(JSON.stringify(value ?? null)))
      this.#places.set(token, [...(this.#places.get(token) ?? []), place]);
  }

  /** Tokens in a text that the person may see nowhere. */
  leaks(text: string, person: Person): string[] {
    return this.#tokens.in(text).flatMap((token) => {
      const places = this.#places.get(token) ?? [];
      if (places.some((place) => this.#open(place, person))) return [];
      return [`${token} of ${places.map((p) => `${p.key} ${p.field}${p.column ? `.${p.column}` : ''}`).join(', ') || 'a refused act'}`];
    });
  }

  #open({ key, field, column }: Place, person: Person): boolean {
    const m = this.#matters.get(key);
    const procedure = m && this.#registry.edition(m.procedure, m.edition);
    const declared = procedure?.fields[field];
    if (!m || !procedure || !maySee(declared, procedure, person, m)) return false;
    return column === undefined || maySee(declared?.spec.columns?.[column], procedure, person, m);
  }

  /** Tokens that stand in the present value of a field. */
  tokensOf(m: Matter, field: string): string[] {
    return this.#tokens.in(JSON.stringify(m.values[field] ?? null));
  }
}
