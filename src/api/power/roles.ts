import { randomBytes } from 'node:crypto';
import { refusal } from '#kernel';
import { administrators, isAdministrator } from '#store';
import type { EffectDto, RoleBody, RoleDetailDto, RoleDto, RoleNamesDto, RolesDto } from '../contract/administration.ts';
import type { Platform } from '../platform.ts';
import { notFound, Refused } from '../problem.ts';
import { effectOf, grantProcedures, powersOf, summary } from './effect.ts';
import { assertSeen, type Keeper, note, some } from './guard.ts';
import { dutyTitle } from './words.ts';

type Kind = RoleDto['kind'];

/** The three, then the duties of the declarations, then the city's own roles: every role there is. */
export function roleNames({ store }: Platform): RoleNamesDto {
  const builtIn = store.builtInRoles().map((id) => ({ id, title: dutyTitle(id), kind: 'built-in' as const }));
  const own = [...store.cityRoles().values()].filter((r) => !store.builtInRoles().includes(r.id));
  return [
    ...builtIn,
    ...own.map(({ id, title }) => ({ id, title, kind: 'own' as const })),
    ...administrators.map((id) => ({ id, title: dutyTitle(id), kind: 'administrator' as const })),
  ];
}

/** What a role may hold at most: of a duty what the declarations give it; of a role of the city anything. */
const ceilingOf = ({ store }: Platform, id: string): readonly string[] | null =>
  store.builtInRoles().includes(id) ? [...store.vocabulary()].flatMap(([grant, g]) => (g.duties.includes(id) ? [grant] : [])) : null;

function dtoOf(
  platform: Platform,
  name: RoleNamesDto[number],
  counts: ReadonlyMap<string, number>,
  names: ReadonlyMap<string, string>,
): RoleDto {
  const { store } = platform;
  const saved = store.cityRoles().get(name.id);
  return {
    ...name,
    version: saved?.version ?? 0,
    granted: store.granted([name.id]).size,
    of: ceilingOf(platform, name.id)?.length ?? store.vocabulary().size,
    holders: counts.get(name.id) ?? 0,
    by: saved ? (names.get(saved.by) ?? '') : null,
    at: saved?.at ?? null,
  };
}

async function holderCounts({ store, today }: Platform): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const post of await store.postsHeld({ on: today() })) for (const r of post.duties) counts.set(r, (counts.get(r) ?? 0) + 1);
  return counts;
}

export async function rolesDto(platform: Platform): Promise<RolesDto> {
  const saved = [...platform.store.cityRoles().values()];
  const [counts, names] = await Promise.all([holderCounts(platform), platform.store.names(saved.map((r) => r.by))]);
  return { roles: roleNames(platform).map((name) => dtoOf(platform, name, counts, names)), procedures: grantProcedures(platform) };
}

function named(platform: Platform, id: string): RoleNamesDto[number] {
  const found = roleNames(platform).find((r) => r.id === id);
  if (!found) throw notFound();
  return found;
}

export async function roleDetail(platform: Platform, id: string): Promise<RoleDetailDto> {
  const name = named(platform, id);
  const versions = await platform.store.roleVersions(id);
  const [counts, names] = await Promise.all([holderCounts(platform), platform.store.names(versions.map((v) => v.by))]);
  return {
    ...dtoOf(platform, name, counts, names),
    grants: [...platform.store.granted([id])],
    ceiling: isAdministrator(id) ? [] : ceilingOf(platform, id),
    versions: versions.map((v) => ({
      version: v.version,
      title: v.title,
      granted: platform.store.granted([id], v).size,
      by: names.get(v.by) ?? '',
      at: v.at,
    })),
  };
}

interface Draft {
  readonly id: string;
  readonly kind: Kind;
  readonly title: string;
  readonly version: number;
  /** As kept: what a duty withholds, or what a role of the city gives. */
  readonly grants: readonly string[];
}

const refuse = (code: string, text: string, remedy: string, field?: string): Refused =>
  new Refused(422, refusal(code, text, { remedy, field }));

const beyondWords = (declared: boolean): Refused =>
  declared
    ? refuse('beyond-duty', '内置角色只能减少权限，不能超出法定声明', '需要更多权限的，请另设本市角色', 'grants')
    : refuse('grant-unknown', '有的权限不在平台声明的范围内', '请从列出的权限中选择', 'grants');

function titleIn(platform: Platform, body: RoleBody): string {
  const title = body.title.trim();
  if (title.length < 2 || title.length > 20) throw refuse('title-length', '角色名称应为2至20个字', '请修改名称', 'title');
  const twin = roleNames(platform).find((r) => r.title === title && r.id !== body.id);
  if (twin) throw refuse('title-taken', `已有名为“${title}”的角色`, '请换一个名称', 'title');
  return title;
}

function draftOf(platform: Platform, body: RoleBody): Draft {
  const { store } = platform;
  const kind = body.id === null ? 'own' : named(platform, body.id).kind;
  if (kind === 'administrator') throw refuse('administrators-fixed', '三员的职责由平台固定，不能增减', '请选择其他角色');
  const ceiling = body.id === null ? null : ceilingOf(platform, body.id);
  const known = ceiling ?? [...store.vocabulary().keys()];
  const beyond = body.grants.find((g) => !known.includes(g));
  if (beyond !== undefined) throw beyondWords(store.vocabulary().has(beyond));
  const title = ceiling ? dutyTitle(body.id ?? '') : titleIn(platform, body);
  const given = new Set(body.grants);
  const grants = ceiling ? ceiling.filter((g) => !given.has(g)) : [...given].sort();
  return { id: body.id ?? '', kind, title, version: body.version, grants };
}

async function effectOfRole(platform: Platform, draft: Draft): Promise<EffectDto> {
  const holding = draft.id === '' ? [] : await platform.store.postsHeld({ on: platform.today(), role: draft.id });
  const known = new Map<string, { before: Set<string>; after: Set<string> }>();
  const changes = holding.map((post) => {
    const key = post.duties.join(' ');
    const both = known.get(key) ?? { before: powersOf(platform, post.duties), after: powersOf(platform, post.duties, draft) };
    known.set(key, both);
    return { post, ...both };
  });
  return effectOf(platform, changes, [draft.id, draft.title, draft.version, draft.grants]);
}

/** Who would gain or lose what. */
export const previewRole = (platform: Platform, body: RoleBody): Promise<EffectDto> => effectOfRole(platform, draftOf(platform, body));

/** Saves the next version of a role, once its effect was seen. */
export async function saveRole(keeper: Keeper, body: RoleBody): Promise<RoleDetailDto> {
  const { platform, who } = keeper;
  const draft = draftOf(platform, body);
  const effect = await effectOfRole(platform, draft);
  assertSeen(body.digest, effect.digest);
  const id = draft.id === '' ? `role-${randomBytes(6).toString('hex')}` : draft.id;
  const saved = await platform.store.saveRole(
    { id, title: draft.title, grants: draft.grants, by: who.id, at: platform.now() },
    draft.version,
  );
  if (!saved) throw new Refused(409, refusal('someone-was-faster', '他人刚刚修改过这个角色', { remedy: '请查看最新内容后再改' }));
  const { gains, loses } = summary(effect);
  await note(keeper, 'role-saved', `${id}@${saved.version}`, { people: effect.people, gains: some(gains), loses: some(loses) });
  return roleDetail(platform, id);
}
