import { type CivilDate, isCivilDate, type Refusal, refusal } from '#kernel';
import { administrators, type HeldPost, newId, type PostPlan } from '#store';
import type { DelegateBody, EffectDto, EndBody, GrantBody, SeatBody } from '../contract/administration.ts';
import type { Platform } from '../platform.ts';
import { malformed, notFound, Refused } from '../problem.ts';
import { type Change, effectOf, powersOf, summary } from './effect.ts';
import { assertSeen, type Keeper, note, some } from './guard.ts';
import { roleNames } from './roles.ts';

type Post = ReturnType<Exclude<ReturnType<PostPlan>, Refusal>['slice']>[number];

export const refused = (code: string, text: string, remedy: string, field?: string): Refused =>
  new Refused(422, refusal(code, text, { remedy, field }));

export function dayOf(text: string, field: string): CivilDate {
  if (isCivilDate(text)) return text;
  throw malformed('日期不是存在的日期', '请按 2019-06-30 的格式填写', field);
}

async function postOf({ store }: Platform, id: string): Promise<HeldPost> {
  const post = await store.post(id);
  if (!post) throw notFound();
  return post;
}

async function change(keeper: Keeper, accounts: readonly string[], plan: PostPlan): Promise<void> {
  const why = await keeper.platform.store.changePosts(accounts, plan);
  if (why) throw new Refused(422, why);
}

/** The post as it stands in the transaction; gone or ended meanwhile, it is refused. */
const still = (
  posts: readonly Post[],
  id: string,
  on: CivilDate,
  then: (post: Post) => readonly Post[] | Refusal,
): readonly Post[] | Refusal => {
  const post = posts.find((p) => p.id === id);
  if (post && (post.to === null || on < post.to)) return then(post);
  return refusal('post-ended', '这个岗位已经结束', { remedy: '请刷新页面后核对' });
};

/** Without one of each of the three nobody could put the city's power in order again. */
export async function assertNotLast({ store, today }: Platform, account: string, leaves: readonly string[]): Promise<void> {
  for (const role of administrators.filter((a) => leaves.includes(a))) {
    const others = (await store.administratorsOn(role, today())).filter((id) => id !== account);
    if (others.length === 0) throw refused('last-administrator', '这是唯一在任的一名管理员，不能结束', '请先另设一名同样的管理员');
  }
}

function knownRoles(platform: Platform, roles: readonly string[]): readonly string[] {
  const names = new Set(roleNames(platform).map((r) => r.id));
  const unknown = roles.find((r) => !names.has(r));
  if (unknown !== undefined) throw refused('role-unknown', '没有这个角色', '请从角色表中选择', 'roles');
  return [...new Set(roles)];
}

/** What the body says, as a post that still waits for its roles. */
export function seatIn(platform: Platform, account: string, body: SeatBody): Post {
  const { store } = platform;
  const from = dayOf(body.from, 'from');
  const to = body.to === undefined ? null : dayOf(body.to, 'to');
  if (to !== null && to <= from) throw refused('dates-crossed', '结束日期应晚于开始日期', '请核对日期', 'to');
  if (!store.unit(body.unit, from)) throw refused('unit-unknown', '单位名册中当日没有这个单位', '请从名册中选择', 'unit');
  const title = body.title.trim();
  if (title.length < 2 || title.length > 30) throw refused('title-length', '岗位名称应为2至30个字', '请修改名称', 'title');
  const asked = knownRoles(platform, body.roles);
  if (asked.length === 0) throw refused('no-role', '没有选择角色', '请至少选择一个角色', 'roles');
  return { id: newId(), account, unit: body.unit, title, duties: [], asked, from, to };
}

const twin = (posts: readonly Post[], seat: Post): Refusal | undefined =>
  posts.some((p) => p.unit === seat.unit && p.title === seat.title && p.forPost === seat.forPost && (p.to === null || seat.from < p.to))
    ? refusal('post-twice', '此人在该单位已有同名岗位', { remedy: '请换一个岗位名称，或者先结束原岗位', field: 'title' })
    : undefined;

/** A further post of a person; it gives nothing before its roles are granted. */
export async function openSeat(keeper: Keeper, account: string, body: SeatBody): Promise<void> {
  const seat = seatIn(keeper.platform, account, body);
  if (!(await keeper.platform.store.accountById(account))) throw notFound();
  await change(keeper, [account], (posts) => twin(posts, seat) ?? [seat]);
  await note(keeper, 'post-opened', seat.id, { account, unit: seat.unit, asked: [...(seat.asked ?? [])] });
}

export async function endSeat(keeper: Keeper, id: string, body: EndBody): Promise<void> {
  const { platform } = keeper;
  const [post, on] = [await postOf(platform, id), dayOf(body.on, 'on')];
  await assertNotLast(platform, post.account, post.duties);
  await change(keeper, [post.account], (posts) => still(posts, id, on, (p) => [{ ...p, to: on < p.from ? p.from : on }]));
  await note(keeper, 'post-ended', id, { account: post.account, on });
}

/** The person goes on in another post: the old one ends on the day the new one begins; what was done in it stays as it is. */
export async function transferSeat(keeper: Keeper, id: string, body: SeatBody): Promise<void> {
  const { platform } = keeper;
  const post = await postOf(platform, id);
  const seat = seatIn(platform, post.account, body);
  if (post.forPost !== undefined) throw refused('stand-in', '代行的岗位不能调任', '请结束代行', 'from');
  if (seat.from <= post.from) throw refused('dates-crossed', '调任日期应晚于原岗位的开始日期', '请核对日期', 'from');
  await assertNotLast(platform, post.account, post.duties);
  await change(keeper, [post.account], (posts) => still(posts, id, seat.from, (p) => twin(posts, seat) ?? [{ ...p, to: seat.from }, seat]));
  await note(keeper, 'post-transferred', id, { account: post.account, to: seat.id, unit: seat.unit, on: seat.from });
}

/** Another person stands in for whoever holds the post, from a day to a day; recorded with both names. */
export async function delegateSeat(keeper: Keeper, id: string, body: DelegateBody): Promise<void> {
  const { platform } = keeper;
  const post = await postOf(platform, id);
  const [from, to] = [dayOf(body.from, 'from'), dayOf(body.to, 'to')];
  const held = await platform.store.accountById(body.account);
  if (!held?.active) throw refused('account-unknown', '没有这个在用的账号', '请重新选择代行人', 'account');
  if (held.id === post.account) throw refused('own-stand-in', '不能由本人代行本人的岗位', '请另选代行人', 'account');
  if (post.forPost !== undefined || post.duties.length === 0) throw refused('stand-in', '这个岗位不能委托代行', '请选择已授权的本人岗位');
  if (to <= from) throw refused('dates-crossed', '结束日期应晚于开始日期', '请核对日期', 'to');
  if (from < post.from || (post.to !== null && post.to < to))
    throw refused('beyond-post', '代行期间超出了原岗位的任期', '请缩短代行期间', 'to');
  const title = `${post.title}（代${post.name}）`;
  const seat: Post = {
    id: newId(),
    account: held.id,
    unit: post.unit,
    title,
    duties: [],
    asked: post.duties,
    from,
    to,
    forPost: id,
    forAccount: post.account,
  };
  await change(keeper, [post.account, held.id], (posts) =>
    still(
      posts,
      id,
      from,
      () =>
        twin(
          posts.filter((p) => p.account === held.id),
          seat,
        ) ?? [seat],
    ),
  );
  await note(keeper, 'post-delegated', id, { account: held.id, post: seat.id, from, to });
}

async function grantOf(
  platform: Platform,
  id: string,
  body: GrantBody,
): Promise<{ post: HeldPost; roles: readonly string[]; effect: EffectDto }> {
  const { store } = platform;
  const [post, roles] = [await postOf(platform, id), knownRoles(platform, body.roles)];
  const principal = post.forPost === undefined ? undefined : await store.post(post.forPost);
  const beyond = post.forPost !== undefined && roles.some((r) => !principal?.duties.includes(r));
  if (beyond) throw refused('beyond-principal', '代行人的权限不能超出被代行的岗位', '请去掉多出的角色', 'roles');
  const changes: Change[] = [{ post, before: powersOf(platform, post.duties), after: powersOf(platform, roles) }];
  for (const standIn of await store.postsHeld({ on: platform.today(), unit: post.unit })) {
    if (standIn.forPost !== id) continue;
    const left = standIn.duties.filter((d) => roles.includes(d));
    changes.push({ post: standIn, before: powersOf(platform, standIn.duties), after: powersOf(platform, left) });
  }
  return { post, roles, effect: effectOf(platform, changes, [id, post.duties, roles]) };
}

export const previewGrant = async (platform: Platform, id: string, body: GrantBody): Promise<EffectDto> =>
  (await grantOf(platform, id, body)).effect;

/** Gives a post its roles, or takes them, once the effect was seen. What was asked for is settled thereby. */
export async function grantSeat(keeper: Keeper, id: string, body: GrantBody): Promise<void> {
  const { platform } = keeper;
  const { post, roles, effect } = await grantOf(platform, id, body);
  assertSeen(body.digest, effect.digest);
  await assertNotLast(
    platform,
    post.account,
    post.duties.filter((d) => !roles.includes(d)),
  );
  await change(keeper, [post.account], (posts) =>
    still(posts, id, platform.today(), ({ asked: _settled, ...p }) => [{ ...p, duties: roles }]),
  );
  const { gains, loses } = summary(effect);
  await note(keeper, 'post-granted', id, { account: post.account, roles: [...roles], gains: some(gains), loses: some(loses) });
}
