/**
 * The work of the three administrators. All paths are under /api/administration. What is changed is first shown: the
 * answer of `…/preview` carries a `digest`, which the change must carry in turn; when meanwhile something else has
 * changed, it is refused with 409 and must be looked at again.
 */
import type { CivilDate } from '#kernel';

/** One thing that can be granted. `act` is `@see` for seeing alone. */
export interface GrantDto {
  /** `procedure/role/act` */
  readonly id: string;
  readonly act: string;
  readonly title: string;
}

/** A role of a declaration, with how its holder must stand to the matter, in words. */
export interface GrantRoleDto {
  readonly role: string;
  readonly title: string;
  readonly relation: string;
  readonly grants: readonly GrantDto[];
}
export interface GrantProcedureDto {
  readonly procedure: string;
  readonly title: string;
  readonly group: string;
  readonly roles: readonly GrantRoleDto[];
}

export interface RoleDto {
  readonly id: string;
  readonly title: string;
  /** built-in: comes with the declarations, can only be narrowed · own: of the city · administrator: one of the three. */
  readonly kind: 'built-in' | 'own' | 'administrator';
  /** 0: never changed. */
  readonly version: number;
  /** What it gives: how many of how many. */
  readonly granted: number;
  readonly of: number;
  readonly holders: number;
  readonly by: string | null;
  readonly at: string | null;
}

/** GET /roles (security) · GET /role-names (system, security): id and title alone. */
export interface RolesDto {
  readonly roles: readonly RoleDto[];
  readonly procedures: readonly GrantProcedureDto[];
}
export type RoleNamesDto = readonly Pick<RoleDto, 'id' | 'title' | 'kind'>[];

/** GET /roles/{id} (security) */
export interface RoleDetailDto extends RoleDto {
  /** Grants held now. */
  readonly grants: readonly string[];
  /** Grants it may hold; null: anything in the vocabulary. */
  readonly ceiling: readonly string[] | null;
  readonly versions: readonly {
    readonly version: number;
    readonly title: string;
    readonly granted: number;
    readonly by: string;
    readonly at: string;
  }[];
}

/** POST /roles/preview, POST /roles (with `digest`): `id` null makes a new role of the city. */
export interface RoleBody {
  readonly id: string | null;
  readonly title: string;
  readonly grants: readonly string[];
  /** The version it was made from. */
  readonly version: number;
  readonly digest?: string | undefined;
}

/** People who gain and lose the same. */
export interface EffectGroupDto {
  readonly gains: readonly string[];
  readonly loses: readonly string[];
  readonly people: readonly { readonly post: string; readonly name: string; readonly unit: string; readonly title: string }[];
}
/** Who gains or loses what. */
export interface EffectDto {
  readonly digest: string;
  readonly people: number;
  readonly groups: readonly EffectGroupDto[];
  /** `《合法性审查》审签人：签发` by grant id. */
  readonly names: Readonly<Record<string, string>>;
}

export interface SeatDto {
  readonly id: string;
  readonly unit: { readonly code: string; readonly name: string };
  readonly title: string;
  /** Roles granted. */
  readonly roles: readonly string[];
  /** Roles asked for and not yet granted. */
  readonly asked: readonly string[] | null;
  readonly from: CivilDate;
  /** First day on which it is no longer held. */
  readonly to: CivilDate | null;
  readonly state: 'held' | 'coming' | 'ended';
  /** Name of the person whose post it is, for a stand-in. */
  readonly standsFor: string | null;
}
export interface PersonDto {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly active: boolean;
  readonly seats: readonly SeatDto[];
}
/** GET /people?q=&unit=&role=&state=active|closed&waiting=1&page= (system, security) */
export interface PeopleDto {
  readonly rows: readonly PersonDto[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

/** POST /people (system) → `NewPersonDto`. POST /people/{id}/close, /people/{id}/reopen (system). */
export interface PersonBody {
  readonly login: string;
  readonly name: string;
  readonly seat?: SeatBody | undefined;
}
/** The password is shown once and must be changed at the first sign-in. */
export interface NewPersonDto {
  readonly person: PersonDto;
  readonly password: string;
}

/** POST /people/{id}/posts (system): takes effect when the security administrator grants the roles. */
export interface SeatBody {
  readonly unit: string;
  readonly title: string;
  readonly roles: readonly string[];
  readonly from: CivilDate;
  readonly to?: CivilDate | undefined;
}
/** POST /posts/{id}/end (system) {on} · POST /posts/{id}/transfer (system) SeatBody: the old post ends on `from`. */
export interface EndBody {
  readonly on: CivilDate;
}
/** POST /posts/{id}/delegate (system): another person stands in from a day to a day. */
export interface DelegateBody {
  readonly account: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** POST /posts/{id}/roles/preview, POST /posts/{id}/roles (security; with `digest`). */
export interface GrantBody {
  readonly roles: readonly string[];
  readonly digest?: string | undefined;
}

export interface UnitLineDto {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly kindName: string;
  readonly parent: string | null;
  readonly parentName: string | null;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly state: 'standing' | 'coming' | 'ended';
  readonly successor: { readonly code: string; readonly name: string } | null;
  /** Names it had before. */
  readonly formerly: readonly { readonly name: string; readonly to: CivilDate }[];
  /** Posts held today. */
  readonly posts: number;
}
/** GET /units (system) */
export type RegisterDto = readonly UnitLineDto[];

/** POST /units/preview, POST /units (system; with `digest`). */
export type UnitBody =
  | {
      readonly change: 'open';
      readonly name: string;
      readonly kind: string;
      readonly parent: string;
      /** Left out: the next free code is given. */
      readonly code?: string | undefined;
      readonly on: CivilDate;
      readonly digest?: string | undefined;
    }
  | {
      readonly change: 'rename';
      readonly code: string;
      readonly name: string;
      readonly on: CivilDate;
      readonly digest?: string | undefined;
    }
  | {
      readonly change: 'close';
      readonly code: string;
      readonly on: CivilDate;
      readonly successor?: string | undefined;
      readonly digest?: string | undefined;
    };

/** GET /offices (security): which unit holds which office, government by government. */
export interface HoldingsDto {
  readonly offices: readonly { readonly id: string; readonly title: string }[];
  readonly governments: readonly {
    readonly code: string;
    readonly name: string;
    readonly held: readonly { readonly office: string; readonly by: readonly { readonly code: string; readonly name: string }[] }[];
  }[];
}

/** POST /offices/preview → EffectDto, POST /offices (security; with `digest`). Without `from` one more unit holds the office. */
export interface HoldingBody {
  readonly office: string;
  readonly from?: string | undefined;
  readonly to: string;
  readonly on: CivilDate;
  readonly digest?: string | undefined;
}

export interface UnitEffectDto {
  readonly digest: string;
  /** What will be, one sentence each. */
  readonly sentences: readonly string[];
  readonly posts: readonly { readonly post: string; readonly name: string; readonly unit: string; readonly title: string }[];
}
