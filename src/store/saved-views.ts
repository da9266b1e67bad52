import type { Json } from '#kernel';
import type { Queryable } from './db.ts';

/** A list as a person or a unit keeps it: the part of the address that says what is shown. */
export interface SavedViewRow {
  readonly id: string;
  readonly ownerKind: 'person' | 'unit';
  /** Account id, or unit code. */
  readonly owner: string;
  readonly procedure: string;
  readonly name: string;
  readonly search: Readonly<Record<string, string>>;
  /** Shown first when the list is opened with nothing asked; one per owner and procedure. */
  readonly isDefault: boolean;
  readonly by: string;
  readonly at: string;
}

export interface SavedViews {
  /** Those of a person and of a unit, the person's first, by name. */
  savedViews(procedure: string, owners: { readonly person: string; readonly unit: string }): Promise<readonly SavedViewRow[]>;
  savedView(id: string): Promise<SavedViewRow | undefined>;
  /** Adds it, or replaces name, search and default of the one with this id. A default takes the place of the one before. */
  putSavedView(view: SavedViewRow): Promise<void>;
  deleteSavedView(id: string): Promise<void>;
}

interface Raw {
  readonly id: string;
  readonly owner_kind: 'person' | 'unit';
  readonly owner: string;
  readonly procedure: string;
  readonly name: string;
  readonly search: Json;
  readonly is_default: boolean;
  readonly made_by: string;
  readonly made_at: string;
}

const viewOf = (r: Raw): SavedViewRow => ({
  id: r.id,
  ownerKind: r.owner_kind,
  owner: r.owner,
  procedure: r.procedure,
  name: r.name,
  search: r.search as Readonly<Record<string, string>>,
  isDefault: r.is_default,
  by: r.made_by,
  at: r.made_at,
});

export function savedViewsOn(db: Queryable): SavedViews {
  return {
    savedViews: async (procedure, { person, unit }) => {
      const sql = `select * from saved_view where procedure = $1 and ((owner_kind = 'person' and owner = $2) or (owner_kind = 'unit' and owner = $3))
        order by owner_kind, name`;
      return (await db.query<Raw>(sql, [procedure, person, unit])).map(viewOf);
    },
    savedView: async (id) => {
      const [found] = await db.query<Raw>('select * from saved_view where id = $1::uuid', [id]);
      return found && viewOf(found);
    },
    putSavedView: async (v) => {
      if (v.isDefault) {
        const others =
          'update saved_view set is_default = false where procedure = $1 and owner_kind = $2 and owner = $3 and id <> $4::uuid';
        await db.query(others, [v.procedure, v.ownerKind, v.owner, v.id]);
      }
      await db.query(
        `insert into saved_view (id, owner_kind, owner, procedure, name, search, is_default, made_by, made_at)
         values ($1::uuid, $2, $3, $4, $5, $6, $7::boolean, $8, $9)
         on conflict (id) do update set name = excluded.name, search = excluded.search, is_default = excluded.is_default`,
        [v.id, v.ownerKind, v.owner, v.procedure, v.name, JSON.stringify(v.search), v.isDefault, v.by, v.at],
      );
    },
    deleteSavedView: async (id) => {
      await db.query('delete from saved_view where id = $1::uuid', [id]);
    },
  };
}
