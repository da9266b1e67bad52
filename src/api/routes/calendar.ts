import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { addDays, addMonths, type CivilDate, type HolidayNotice, isCivilDate, refusal } from '#kernel';
import type { DueDay, Moved } from '#store';
import type {
  CalendarDayDto,
  CalendarDayRowsDto,
  CalendarMonthDto,
  ChangeDoneDto,
  ChangeDto,
  NoticeDto,
  NoticePreviewDto,
  NoticesDto,
} from '../contract/calendar.ts';
import { assertMayGovern, mayGovern } from '../govern.ts';
import { lightOf } from '../light.ts';
import { presentRows } from '../matters.ts';
import { movesDto } from '../moves.ts';
import { tellMoved } from '../notices/moved.ts';
import type { Platform } from '../platform.ts';
import { malformed, notFound, Refused } from '../problem.ts';
import { reachesOf } from '../reaches.ts';
import { handlesMatters, reachOf } from '../scope.ts';
import { audit, type Signed, signed } from '../session.ts';

const monthQuery = z.object({ month: z.string().max(7).optional() });
const dayQuery = z.object({ day: z.string().max(10) });
const noticeBody = z.object({
  year: z.number().int(),
  number: z.string().max(60),
  title: z.string().max(120),
  issuedOn: z.string().max(10),
  source: z.string().max(60),
  text: z.string().max(8000).optional(),
  days: z.array(z.unknown()).max(120).optional(),
});
const changeParams = z.object({ id: z.string().max(200), version: z.coerce.number().int().min(1).max(100_000) });

/** Matters of one day shown at once. */
const listed = 100;

function dayDto(platform: Platform, date: CivilDate, dues: readonly DueDay[]): CalendarDayDto {
  const { calendar } = platform.law();
  const { kind, why, notice, provisional } = calendar.day(date);
  const due = dues.reduce((n, d) => n + d.n, 0);
  const light = due === 0 ? null : lightOf({ due: date, closedOn: null }, platform.today(), calendar, platform.soonDays()).colour;
  const kinds = dues.map(({ procedure, n }) => ({ procedure, title: platform.registry.latest(procedure)?.title ?? '', n }));
  return { date, kind, why, notice: notice ?? null, provisional, due, light, kinds: kinds.toSorted((a, b) => b.n - a.n) };
}

async function monthDto(platform: Platform, who: Signed, asked: string | undefined): Promise<CalendarMonthDto> {
  const month = asked || platform.today().slice(0, 7);
  const first = `${month}-01`;
  if (!isCivilDate(first)) throw malformed('没有这个月份', '请按 2020-01 的格式填写', 'month');
  const last = addDays(addMonths(first, 1), -1);
  const dues = await platform.store.dueDays(reachesOf(who.actor, platform.registry.all), first, last);
  const byDay = Map.groupBy(dues, (d) => d.day);
  const days: CalendarDayDto[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) days.push(dayDto(platform, date, byDay.get(date) ?? []));
  const unit = platform.units.all().find((u) => u.path === reachOf(who.actor));
  return {
    month,
    today: platform.today(),
    scope: handlesMatters(who.actor) ? (unit?.name ?? who.post.unit.name) : '',
    published: platform.law().calendar.isPublished(Number(month.slice(0, 4))),
    days,
    due: days.reduce((n, d) => n + d.due, 0),
  };
}

async function dayRows(platform: Platform, who: Signed, day: string): Promise<CalendarDayRowsDto> {
  if (!isCivilDate(day)) throw malformed('日期不存在', '请按 2020-01-10 的格式填写', 'day');
  const rows = await platform.store.dueOn(reachesOf(who.actor, platform.registry.all), day, listed + 1);
  return { day, rows: presentRows(platform, rows.slice(0, listed), who.actor), more: rows.length > listed };
}

const noticeDto = (n: HolidayNotice, imported: boolean): NoticeDto => {
  const { id, number, title, issuedOn, year, mark, days } = n;
  return { id, number: number ?? null, title, issuedOn: issuedOn ?? null, year, mark, imported, days };
};

async function noticesDto(platform: Platform, who: Signed): Promise<NoticesDto> {
  const notices = platform.lawDoor.notices();
  const changes = await platform.store.editions('law-change');
  const names = await platform.store.names([...new Set(changes.map((c) => c.by))]);
  return {
    notices: notices
      .map((n) => noticeDto(n, n.imported))
      .toSorted((a, b) => b.year - a.year || ((a.issuedOn ?? '') < (b.issuedOn ?? '') ? 1 : -1)),
    nextYear: Math.max(0, ...notices.map((n) => n.year)) + 1,
    may: mayGovern(platform, who),
    changes: changes
      .map(({ id, version, title, by, at }): ChangeDto => ({ id, version, title, by: names.get(by) ?? '', at }))
      .toSorted((a, b) => (a.at < b.at ? 1 : -1)),
  };
}

type Typed = z.infer<typeof noticeBody>;

function readNotice(platform: Platform, who: Signed, typed: Typed): HolidayNotice {
  assertMayGovern(platform, who);
  const read = platform.lawDoor.readNotice(typed);
  const source = typed.source.trim();
  const unseen =
    source === ''
      ? [refusal('holiday-notice-source', '缺少来源', { remedy: '请填写通知原文的出处，例：国务院公报', field: 'source' })]
      : [];
  if (!read.ok || unseen.length > 0) throw new Refused(422, ...(read.ok ? [] : read.refusals), ...unseen);
  return read.notice;
}

async function preview(platform: Platform, who: Signed, typed: Typed): Promise<NoticePreviewDto> {
  const notice = readNotice(platform, who, typed);
  const moved = await platform.lawDoor.preview({ notice });
  return { notice: noticeDto(notice, true), moves: await movesDto(platform, who, moved) };
}

async function adopt(platform: Platform, who: Signed, typed: Typed): Promise<ChangeDoneDto> {
  const notice = readNotice(platform, who, typed);
  const [at, title] = [platform.now(), `${notice.title}（${notice.number}，据${typed.source.trim()}）`];
  const done = await platform.lawDoor.adopt({ notice }, { actor: who.id, at, title });
  await audit(platform, who.id, 'calendar', notice.id);
  await tellMoved(platform, done.moved);
  const change = { id: done.id, version: done.version, title, by: who.name, at };
  return { change, moves: await movesDto(platform, who, done.moved) };
}

/** What was kept of a change when it was made; each reader sees of it what lies in the reader's own reach. */
async function changed(platform: Platform, who: Signed, { id, version }: z.infer<typeof changeParams>): Promise<ChangeDoneDto> {
  const held = await platform.store.edition('law-change', id, version);
  if (!held) throw notFound();
  const { moved } = held.content as unknown as { readonly moved: readonly Moved[] };
  const names = await platform.store.names([held.by]);
  const change = { id, version, title: held.title, by: names.get(held.by) ?? '', at: held.at };
  return { change, moves: await movesDto(platform, who, handlesMatters(who.actor) ? moved : []) };
}

/** The month's due dates, the notices they rest on, and taking in the next one. */
export const calendarRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    app.get('/calendar/month', { schema: { summary: '月历', querystring: monthQuery } }, async (request) =>
      monthDto(platform, await signed(platform, request), request.query.month),
    );
    app.get('/calendar/day', { schema: { summary: '某日到期的事项', querystring: dayQuery } }, async (request) =>
      dayRows(platform, await signed(platform, request), request.query.day),
    );
    app.get('/calendar/notices', { schema: { summary: '放假通知' } }, async (request) =>
      noticesDto(platform, await signed(platform, request)),
    );
    app.post('/calendar/notices/preview', { schema: { summary: '录入放假通知前查看变动', body: noticeBody } }, async (request) =>
      preview(platform, await signed(platform, request), request.body),
    );
    app.post('/calendar/notices', { schema: { summary: '录入放假通知', body: noticeBody } }, async (request, reply) =>
      reply.code(201).send(await adopt(platform, await signed(platform, request), request.body)),
    );
    app.get('/calendar/changes/:id/:version', { schema: { summary: '期限变动', params: changeParams } }, async (request) =>
      changed(platform, await signed(platform, request), request.params),
    );
  };
