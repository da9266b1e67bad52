import type { Actor, CivilDate, Refusal } from '#kernel';
import type { RoleRow } from './power-roles.ts';
import type { Grantable } from './power-vocabulary.ts';
import type { PostRow, UnitRow } from './types.ts';

/** An account as administrators see it: no password, nothing personal but the name. */
export interface PersonRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly active: boolean;
  /** Every post ever, oldest first. */
  readonly posts: readonly PostRow[];
}

export interface PeopleQuestion {
  /** Part of a name, a sign-in name, a post's title or a unit's name. */
  readonly q?: string;
  readonly unit?: string;
  readonly active?: boolean;
  readonly role?: string;
  /** Only those who hold a post on this day. */
  readonly seatedOn?: CivilDate;
  /** Only those with a post that waits for its roles. */
  readonly waiting?: boolean;
  readonly offset: number;
  readonly limit: number;
}

export interface HeldPost extends PostRow {
  readonly name: string;
  readonly login: string;
}

/** Given every post of the accounts, what becomes of them; posts not named stay as they are. */
export type PostPlan = (posts: readonly PostRow[]) => readonly PostRow[] | Refusal;

/** Who may do what: roles, posts, the register of units. */
export interface Power {
  /** Everything that can be granted, by grant id. */
  vocabulary(): ReadonlyMap<string, Grantable>;
  /** The duties that the declarations name: the built-in roles. */
  builtInRoles(): readonly string[];
  /** The last version of each role that the city has set. */
  cityRoles(): ReadonlyMap<string, RoleRow>;
  roleVersions(id: string): Promise<readonly RoleRow[]>;
  /** The next version after the one `seen`; undefined when somebody was faster. */
  saveRole(role: Omit<RoleRow, 'version'>, seen: number): Promise<RoleRow | undefined>;
  /** Grant ids that these roles add up to; `instead` stands for the saved role of its id. */
  granted(roles: readonly string[], instead?: Pick<RoleRow, 'id' | 'grants'>): ReadonlySet<string>;
  grantsOf(roles: readonly string[]): Actor['grants'] | undefined;
  heirs(): Actor['heirs'] | undefined;
  /** Every line of the dated register of units. */
  register(): readonly UnitRow[];
  people(question: PeopleQuestion): Promise<{ readonly rows: readonly PersonRow[]; readonly total: number }>;
  /** Posts not ended by a day, of a role, a unit, or all. */
  postsHeld(of: { readonly on: CivilDate; readonly role?: string; readonly unit?: string }): Promise<readonly HeldPost[]>;
  post(id: string): Promise<HeldPost | undefined>;
  /**
   * Changes posts of these accounts in one transaction, and units with them. Refused, with nothing changed, when a plan
   * refuses or an account would hold one of the three administrators' roles beside any other.
   */
  changePosts(accounts: readonly string[], plan: PostPlan, units?: readonly UnitRow[]): Promise<Refusal | undefined>;
  /** A new account; refused when the sign-in name is taken. */
  openAccount(account: { readonly id: string; readonly login: string; readonly name: string }): Promise<boolean>;
  setAccountActive(id: string, active: boolean): Promise<void>;
  /** Accounts in use that hold an administrator's role on a day. */
  administratorsOn(role: string, on: CivilDate): Promise<readonly string[]>;
}
