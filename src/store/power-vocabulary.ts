import type { Procedure, Registry, RoleDecl } from '#kernel';
import { listOf } from '#kernel';

/** Standing in a role without any act of it: seeing what the role may see. */
export const seeing = '@see';

/** The three who administer: none does another's work, none touches a matter. */
export const administrators = ['system-administrator', 'security-administrator', 'audit-administrator'] as const;
export type Administrator = (typeof administrators)[number];
export const isAdministrator = (role: string): role is Administrator => (administrators as readonly string[]).includes(role);

/** One thing that can be granted: an act of a procedure in a declared role, or seeing what that role sees. */
export interface Grantable {
  readonly procedure: string;
  readonly role: string;
  readonly act: string;
  /** The duties to which the declarations give it. */
  readonly duties: readonly string[];
}

export const grantId = (procedure: string, role: string, act: string): string => `${procedure}/${role}/${act}`;

/** Every edition still in use: a matter lives under the one it was opened with. */
function editionsOf(registry: Registry, { id, version }: Procedure): Procedure[] {
  return Array.from({ length: version }, (_none, i) => registry.edition(id, i + 1)).flatMap((p) => p ?? []);
}

const grantable = (role: RoleDecl): boolean => role.relation !== 'anyone' && role.duties.length > 0;

function actsOf(p: Procedure, role: string): string[] {
  return Object.entries(p.acts).flatMap(([id, act]) => (listOf<string>(act.by).includes(role) ? [id] : []));
}

/** All that can be granted, by its id: what the registered declarations name, and nothing else. */
export function vocabulary(registry: Registry): ReadonlyMap<string, Grantable> {
  const all = new Map<string, Grantable>();
  for (const p of registry.all.flatMap((latest) => editionsOf(registry, latest))) {
    for (const [role, decl] of Object.entries(p.roles)) {
      if (!grantable(decl)) continue;
      for (const act of [seeing, ...actsOf(p, role)]) {
        const id = grantId(p.id, role, act);
        const duties = [...new Set([...(all.get(id)?.duties ?? []), ...decl.duties])].filter((d) => !isAdministrator(d));
        all.set(id, { procedure: p.id, role, act, duties });
      }
    }
  }
  return all;
}

/** The duties that declarations name: each is a role of its own, with all its grants. */
export const dutiesIn = (words: ReadonlyMap<string, Grantable>): readonly string[] => [
  ...new Set([...words.values()].flatMap((g) => g.duties)),
];
