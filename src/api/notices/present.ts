import type { Actor } from '#kernel';
import type { Inbox, MatterRow, MessageRow } from '#store';
import type { NoticeCountDto, NoticeDto, NoticeKind, NoticeRowDto, NoticesDto } from '../contract/notices.ts';
import { presentRows } from '../matters.ts';
import type { Platform } from '../platform.ts';
import type { Signed } from '../session.ts';
import { soonOf } from '../worklist/rows.ts';
import { urgeable } from '../worklist/turn.ts';
import { kindWords, saidOf } from './words.ts';

/** The messages of a person in the unit of the post in use. */
export const inboxOf = (platform: Platform, who: Signed): Inbox => ({
  region: platform.units.get(who.post.unit.code)?.region ?? platform.cityRegion,
  account: who.id,
  unit: who.post.unit.code,
});

const shown = 3;
const keysOf = (m: MessageRow): readonly string[] =>
  m.matter === null ? ((m.content.keys ?? []) as readonly string[]).slice(0, shown) : [m.matter];

interface Known {
  readonly actor: Actor;
  readonly raw: ReadonlyMap<string, MatterRow>;
  readonly rows: ReadonlyMap<string, NoticeRowDto>;
}

function noticeDto(platform: Platform, m: MessageRow, { actor, raw, rows }: Known): NoticeDto | undefined {
  const procedure = platform.registry.latest(m.procedure ?? '');
  if (!procedure) return undefined;
  const kind = m.kind as NoticeKind;
  const keys = keysOf(m);
  const seen = keys.flatMap((key) => rows.get(key) ?? []);
  const on = { platform, soon: soonOf(platform) };
  const mayUrge = () => keys.flatMap((key) => raw.get(key) ?? []).some((row) => urgeable(on, procedure, actor, row).length > 0);
  return {
    id: m.id,
    kind,
    word: kindWords[kind] ?? '',
    said: saidOf(platform, m, procedure),
    on: m.on,
    at: m.at,
    read: m.readAt !== null,
    settled: m.settledAt !== null,
    rows: seen,
    n: Number(m.content.n ?? 1),
    list: m.matter === null ? { procedure: procedure.id, title: procedure.title } : null,
    urgeable: kind === 'escalated' && m.settledAt === null && mayUrge(),
  };
}

/** A page of messages; what stands in them of matters is read now, and only as far as the person may see it now. */
export async function noticesDto(
  platform: Platform,
  who: Signed,
  ask: { open?: boolean; kind?: string; before?: string; limit: number },
): Promise<NoticesDto> {
  const found = await platform.store.messages({ ...inboxOf(platform, who), ...ask, limit: ask.limit + 1 });
  const page = found.slice(0, ask.limit);
  const held = await platform.store.rows([...new Set(page.flatMap(keysOf))]);
  const rows = new Map(presentRows(platform, held, who.actor).map(({ values: _left, ...row }) => [row.key, row]));
  const known = { actor: who.actor, raw: new Map(held.map((r) => [r.key, r])), rows };
  const next = found.length > ask.limit ? (page.at(-1)?.id ?? null) : null;
  return { rows: page.flatMap((m) => noticeDto(platform, m, known) ?? []), next };
}

/** What waits for the person, for the bell. */
export async function countDto(platform: Platform, who: Signed): Promise<NoticeCountDto> {
  const regions = new Set(who.posts.map((p) => platform.units.get(p.unit.code)?.region ?? platform.cityRegion));
  const counts = await platform.store.openMessages(who.id, [...regions]);
  const here = counts.filter((c) => c.unit === who.post.unit.code);
  const own = new Set(who.posts.map((p) => p.unit.code));
  const sum = (of: typeof counts) => of.reduce((n, c) => n + c.n, 0);
  return {
    open: sum(here),
    overdue: sum(here.filter((c) => c.kind === 'overdue' || c.kind === 'escalated')),
    elsewhere: sum(counts.filter((c) => c.unit !== who.post.unit.code && own.has(c.unit))),
    byKind: here.map((c) => ({ kind: c.kind as NoticeKind, word: kindWords[c.kind as NoticeKind] ?? '', n: c.n })),
  };
}
