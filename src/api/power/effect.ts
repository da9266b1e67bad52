import { listOf, type Procedure } from '#kernel';
import { type HeldPost, isAdministrator, seeing } from '#store';
import type { EffectDto, EffectGroupDto, GrantProcedureDto, GrantRoleDto } from '../contract/administration.ts';
import type { Platform } from '../platform.ts';
import { digest } from '../session.ts';
import { dutyTitle, relationWords } from './words.ts';

/** The newest edition that still has the role, and the act in it: old editions live on in their matters. */
function editionWith(platform: Platform, procedure: string, has: (p: Procedure) => boolean): Procedure | undefined {
  const latest = platform.registry.latest(procedure);
  for (let v = latest?.version ?? 0; v > 0; v -= 1) {
    const edition = platform.registry.edition(procedure, v);
    if (edition && has(edition)) return edition;
  }
  return latest;
}

const actTitle = (platform: Platform, procedure: string, act: string): string =>
  act === seeing ? '查看' : (editionWith(platform, procedure, (p) => p.acts[act] !== undefined)?.acts[act]?.title ?? act);

/** Everything that can be granted, by procedure and declared role, in the order declared. */
export function grantProcedures(platform: Platform): GrantProcedureDto[] {
  const grants = [...platform.store.vocabulary()];
  return platform.registry.all.flatMap((latest): GrantProcedureDto[] => {
    const own = grants.filter(([, g]) => g.procedure === latest.id);
    const roles = [...new Set(own.map(([, g]) => g.role))].flatMap((role): GrantRoleDto[] => {
      const decl = editionWith(platform, latest.id, (p) => p.roles[role] !== undefined)?.roles[role];
      const of = own.filter(([, g]) => g.role === role);
      const dtos = of.map(([id, g]) => ({ id, act: g.act, title: actTitle(platform, latest.id, g.act) }));
      return decl ? [{ role, title: decl.title, relation: relationWords(decl), grants: dtos }] : [];
    });
    return roles.length > 0 ? [{ procedure: latest.id, title: latest.title, group: latest.group, roles }] : [];
  });
}

/** A grant in words: 《合法性审查》审签人：签发. */
function grantWords(platform: Platform, id: string): string {
  const grant = platform.store.vocabulary().get(id);
  if (!grant) return dutyTitle(id);
  const { procedure, role, act } = grant;
  const declared = editionWith(platform, procedure, (p) => p.roles[role] !== undefined);
  return `《${declared?.title ?? procedure}》${declared?.roles[role]?.title ?? role}：${actTitle(platform, procedure, act)}`;
}

/** What a post may do, before and after. */
export interface Change {
  readonly post: HeldPost;
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

/** All that roles give: grants, and the work of an administrator under the id of that role. */
export const powersOf = (platform: Platform, roles: readonly string[], instead?: { id: string; grants: readonly string[] }): Set<string> =>
  new Set([...platform.store.granted(roles, instead), ...roles.filter(isAdministrator)]);

const without = (a: ReadonlySet<string>, b: ReadonlySet<string>): string[] => [...a].filter((one) => !b.has(one));

/** Who gains and who loses what; `about` is what the change itself says, so that the digest stands for both. */
export function effectOf(platform: Platform, changes: readonly Change[], about: unknown): EffectDto {
  const groups = new Map<string, { gains: string[]; loses: string[]; people: EffectGroupDto['people'][number][] }>();
  for (const { post, before, after } of changes) {
    const [gains, loses] = [without(after, before), without(before, after)];
    if (gains.length + loses.length === 0) continue;
    const key = `${gains.join()}|${loses.join()}`;
    const group = groups.get(key) ?? { gains, loses, people: [] };
    const unit = platform.units.get(post.unit)?.name ?? post.unit;
    group.people.push({ post: post.id, name: post.name, unit, title: post.title });
    groups.set(key, group);
  }
  const all = [...groups.values()].sort((a, b) => b.people.length - a.people.length);
  const named = new Set(all.flatMap((g) => [...g.gains, ...g.loses]));
  const people = new Set(changes.filter((c) => all.some((g) => g.people.some((p) => p.post === c.post.id))).map((c) => c.post.account));
  return {
    digest: digest(JSON.stringify([about, all])).slice(0, 32),
    people: people.size,
    groups: all,
    names: Object.fromEntries([...named].map((id) => [id, grantWords(platform, id)])),
  };
}

/** The gains and losses of an effect, once each: for the audit trail. */
export const summary = (effect: EffectDto): { gains: string[]; loses: string[] } => ({
  gains: [...new Set(effect.groups.flatMap((g) => listOf<string>(g.gains)))],
  loses: [...new Set(effect.groups.flatMap((g) => listOf<string>(g.loses)))],
});
