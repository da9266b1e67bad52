import type { CivilDate, Values } from '#kernel';
import { newId, type PersonRow } from '#store';
import type { NewPersonDto, PeopleDto, PersonBody, PersonDto, SeatDto } from '../contract/administration.ts';
import { issuePassword } from '../identity/credentials.ts';
import type { Platform } from '../platform.ts';
import { notFound, Refused } from '../problem.ts';
import { type Keeper, note } from './guard.ts';
import { assertNotLast, refused, seatIn } from './seats.ts';

const pageSize = 50;

export interface PeopleAsk {
  readonly q?: string | undefined;
  readonly unit?: string | undefined;
  readonly role?: string | undefined;
  readonly state?: 'active' | 'closed' | undefined;
  readonly waiting?: boolean | undefined;
  readonly page: number;
}

function seatDto(platform: Platform, post: PersonRow['posts'][number], today: CivilDate, names: ReadonlyMap<string, string>): SeatDto {
  const unit = platform.units.get(post.unit);
  return {
    id: post.id,
    unit: { code: post.unit, name: unit?.name ?? post.unit },
    title: post.title,
    roles: post.duties,
    asked: post.asked ?? null,
    from: post.from,
    to: post.to,
    state: post.to !== null && post.to <= today ? 'ended' : post.from > today ? 'coming' : 'held',
    standsFor: post.forAccount === undefined ? null : (names.get(post.forAccount) ?? ''),
  };
}

async function personDtos(platform: Platform, rows: readonly PersonRow[]): Promise<PersonDto[]> {
  const names = await platform.store.names(rows.flatMap((r) => r.posts.flatMap((p) => p.forAccount ?? [])));
  const today = platform.today();
  return rows.map(({ posts, ...r }) => ({ ...r, seats: posts.map((p) => seatDto(platform, p, today, names)) }));
}

/** Accounts with all their posts, by sign-in name. */
export async function peopleDto(platform: Platform, ask: PeopleAsk): Promise<PeopleDto> {
  const { rows, total } = await platform.store.people({
    ...(ask.q?.trim() && { q: ask.q.trim() }),
    ...(ask.unit && { unit: ask.unit }),
    ...(ask.role && { role: ask.role }),
    ...(ask.state && { active: ask.state === 'active' }),
    ...(ask.waiting && { waiting: true }),
    offset: (ask.page - 1) * pageSize,
    limit: pageSize,
  });
  return { rows: await personDtos(platform, rows), total, page: ask.page, pageSize };
}

const loginShape = /^[a-z][a-z0-9._-]{2,39}$/;

/** A new account with a password that is seen once; with a first post, if one is given. */
export async function openPerson(keeper: Keeper, body: PersonBody): Promise<NewPersonDto> {
  const { platform } = keeper;
  const { store } = platform;
  const [login, name] = [body.login.trim().toLowerCase(), body.name.trim()];
  if (!loginShape.test(login)) {
    throw refused('login-shape', '账号应以小写字母开头，为3至40位字母、数字、点、横线', '请修改账号，例如姓名的拼音', 'login');
  }
  if (name.length < 2 || name.length > 40) throw refused('name-length', '姓名应为2至40个字', '请填写真实姓名', 'name');
  const id = newId();
  const seat = body.seat && seatIn(platform, id, body.seat);
  if (!(await store.openAccount({ id, login, name }))) throw refused('login-taken', '这个账号已有人使用', '请换一个账号', 'login');
  const why = seat && (await store.changePosts([id], () => [seat]));
  if (why) throw new Refused(422, why);
  const held = await store.accountById(id);
  if (!held) throw notFound();
  const password = await issuePassword(platform, held, 'first');
  await note(keeper, 'account-opened', id, seat ? { post: seat.id, unit: seat.unit, asked: [...(seat.asked ?? [])] } : {});
  const [person] = await personDtos(platform, [{ id, login, name, active: true, posts: seat ? [seat] : [] }]);
  if (!person) throw notFound();
  return { person, password };
}

/** Takes an account out of use, or puts it back: its posts and all that was done stay as they are. */
export async function setInUse(keeper: Keeper, id: string, active: boolean): Promise<void> {
  const { platform, who } = keeper;
  const { store } = platform;
  const held = await store.accountById(id);
  if (held?.kind !== 'official') throw notFound();
  if (!active) {
    if (id === who.id) throw refused('own-account', '不能停用本人的账号', '请由另一名系统管理员办理');
    const posts = await store.posts(id, platform.today());
    await assertNotLast(
      platform,
      id,
      posts.flatMap((p) => p.duties),
    );
  }
  await store.setAccountActive(id, active);
  if (!active) await store.deleteSessionsOf(held.login);
  const detail: Values = {};
  await note(keeper, active ? 'account-reopened' : 'account-closed', id, detail);
}
