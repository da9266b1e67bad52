import { isApart, type Json, type Procedure, view } from '#kernel';
import { type Letter, type MatterRow, type MessageRow, type NewLetter, newId } from '#store';
import type { NoticeKind, WishDto } from '../contract/notices.ts';
import { procedureOf } from '../matters.ts';
import type { Platform } from '../platform.ts';
import type { Told } from './pass.ts';
import type { ReminderRule } from './rule.ts';
import { kindWords } from './words.ts';

/** What leaves the platform about a matter: no value of it but its title, where every official in scope may read that. */
export interface LetterItem {
  readonly word: string;
  readonly title: string;
  readonly number: string | null;
  readonly due: string | null;
  /** Path of the matter's page. */
  readonly path: string;
}

/** A letter to a group's robot, as it waits in the outbox. */
export interface GroupLetter {
  readonly robot: string;
  readonly title: string;
  readonly items: readonly LetterItem[];
  /** Matters beside those listed. */
  readonly more: number;
}

/** A letter to a person: of what; it is written when it is sent. */
interface MailLetter {
  readonly account: string;
  readonly of: readonly { readonly kind: string; readonly keys: readonly string[]; readonly n: number }[];
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly title: string;
  readonly items: readonly LetterItem[];
  readonly more: number;
}

const listed = 10;
const anyOfficial = { kind: 'official', roles: [], inScope: true } as const;

/** The title as it may stand in a letter: never one that is personal, sealed, for parties only, or masked. */
export function openTitle(procedure: Procedure, row: MatterRow): string {
  const field = procedure.fields[procedure.shows.title];
  const open = field && !isApart(field) && (field.publicity === 'public' || field.publicity === 'staff');
  const seen = open ? view(procedure, { state: row.state, values: row.values, history: [] }, anyOfficial) : undefined;
  const title = seen?.masked.includes(procedure.shows.title) ? undefined : seen?.values[procedure.shows.title];
  if (title === undefined || title === null) return procedure.title;
  return field?.spec.options?.[String(title)] ?? String(title);
}

const itemOf = (platform: Platform, row: MatterRow, kind: string): LetterItem => {
  const procedure = procedureOf(platform, row);
  const path = `/m/${row.procedure}/${row.key}`;
  return { word: kindWords[kind as NoticeKind] ?? '', title: openTitle(procedure, row), number: row.number, due: row.nextDueOn, path };
};

/** An instant (UTC) at which a group may be written to: now (null), or when its hours begin in the city. */
export function withinHours(nowMs: number, { from, to }: ReminderRule['robots']): string | null {
  const city = new Date(nowMs + 8 * 3_600_000);
  const hour = city.getUTCHours();
  if (hour >= from && hour < to) return null;
  const start = Date.UTC(city.getUTCFullYear(), city.getUTCMonth(), city.getUTCDate() + (hour >= to ? 1 : 0), from) - 8 * 3_600_000;
  return new Date(start).toISOString();
}

/** What groups are told: once for all that is new under the group's unit. Who handles what within a unit is not their matter. */
export function groupLetters(platform: Platform, rule: ReminderRule, told: readonly Told[]): NewLetter[] {
  return (platform.channels?.robots ?? []).flatMap((robot) => {
    const path = platform.units.get(robot.unit)?.path;
    const due = told.filter((t) => path !== undefined && t.row.unitPath.startsWith(path) && ['soon', 'overdue', 'urged'].includes(t.kind));
    if (due.length === 0) return [];
    const count = (kind: NoticeKind) => due.filter((t) => t.kind === kind).length;
    const parts = (['overdue', 'soon', 'urged'] as const).flatMap((k) => (count(k) > 0 ? [`${kindWords[k]}${count(k)}件`] : []));
    const letter: GroupLetter = {
      robot: robot.id,
      title: `${platform.units.get(robot.unit)?.name ?? ''}：${parts.join('，')}`,
      items: due.slice(0, listed).map((t) => itemOf(platform, t.row, t.kind)),
      more: Math.max(0, due.length - listed),
    };
    return [letterOf(platform, 'robot', letter as unknown as Json, withinHours(Date.now(), rule.robots))];
  });
}

const letterOf = (platform: Platform, kind: string, payload: Json, nextAt: string | null): NewLetter => ({
  region: platform.cityRegion,
  id: newId(),
  kind,
  payload,
  at: platform.now(),
  nextAt,
});

const keysOf = (m: MessageRow): readonly string[] => (m.matter === null ? ((m.content.keys ?? []) as readonly string[]) : [m.matter]);

/** The letter about a person's messages, of the kinds they wish; undefined when there are none. */
export function mailLetter(platform: Platform, wish: WishDto, account: string, rows: readonly MessageRow[]): NewLetter | undefined {
  const wanted = rows.filter((m) => wish.kinds.includes(m.kind as NoticeKind));
  if (wanted.length === 0) return undefined;
  const letter: MailLetter = { account, of: wanted.map((m) => ({ kind: m.kind, keys: keysOf(m), n: Number(m.content.n ?? 1) })) };
  return letterOf(platform, 'mail', letter as unknown as Json, null);
}

/** Writes a mail from what is true when it is sent; undefined when the person no longer wishes any. */
export async function mailOf(platform: Platform, letter: Letter, wish: WishDto | undefined): Promise<Mail | undefined> {
  if (!wish || wish.mail === 'none' || wish.address === '') return undefined;
  const { of } = letter.payload as unknown as MailLetter;
  const told = of.flatMap(({ kind, keys }) => keys.map((key) => ({ kind, key })));
  const rows = new Map((await platform.store.rows(told.slice(0, listed).map((t) => t.key))).map((r) => [r.key, r]));
  const items = told.slice(0, listed).flatMap(({ kind, key }) => {
    const row = rows.get(key);
    return row ? [itemOf(platform, row, kind)] : [];
  });
  const n = of.reduce((sum, one) => sum + one.n, 0);
  return { to: wish.address, subject: `【准绳】${n}件事项提醒`, title: `您有${n}件事项提醒：`, items, more: Math.max(0, n - items.length) };
}
