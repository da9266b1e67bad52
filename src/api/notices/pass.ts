import { addDays, addWorkingDays, type Procedure, type Values } from '#kernel';
import { type Arrival, type MatterRow, type MessageDraft, newId } from '#store';
import type { NoticeKind } from '../contract/notices.ts';
import { procedureOf } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { Audience, type Holder, type Place, rolesAwaited } from './audience.ts';
import { remindersOn } from './decide.ts';
import { groupLetters } from './letters.ts';
import { type ReminderRule, ruleOf } from './rule.ts';

/** One matter about which some are to be told something. */
export interface Told {
  readonly row: MatterRow;
  readonly procedure: Procedure;
  readonly kind: NoticeKind;
  readonly stage: string;
  readonly holders: readonly Holder[];
  readonly content: Values;
}

/** More of a kind than this at once become one message. */
const together = 5;
/** Keys that such a message keeps; the list shows the rest. */
const kept = 50;
const page = 500;
const most = 50_000;
/** Days back in which new steps are looked for: a long weekend without the platform running is caught up. */
const lookBack = 4;
const doneSetting = 'reminders-done';

/** Where a matter stands today; one of a unit that was merged stands with the unit it went to. */
export function placeOf(platform: Platform, procedure: Procedure, row: MatterRow): Place {
  const { unit, unitPath } = platform.store.heirs()?.get(row.unit) ?? row;
  const near = row.nextDueOn !== null && row.nextDueOn <= addWorkingDays(platform.law().calendar, platform.today(), platform.soonDays());
  return { procedure, state: row.state, unit, unitPath, values: row.values, deadline: row.nextDue, near };
}

/** Everybody who can be told something today. */
export const audienceOf = async (platform: Platform): Promise<Audience> =>
  new Audience(platform, await platform.store.seats(platform.today()));

function remindersFor(platform: Platform, rule: ReminderRule, audience: Audience, row: MatterRow): Told[] {
  if (row.nextDue === null || row.nextDueOn === null) return [];
  const procedure = procedureOf(platform, row);
  const place = placeOf(platform, procedure, row);
  const days = { calendar: platform.law().calendar, soonDays: platform.soonDays() };
  const running = { deadline: row.nextDue, dueOn: row.nextDueOn };
  return remindersOn(platform.today(), running, rule, days).map((r) => ({
    row,
    procedure,
    kind: r.kind,
    stage: r.stage,
    holders: audience.at(r.to, place),
    content: { deadline: running.deadline, days: r.days, to: r.to },
  }));
}

/** A matter has come to somebody else, anew or back again; whoever goes on with the own work needs no message. */
function arrivalOf(platform: Platform, arrival: Arrival, audience: Audience): Told | undefined {
  const { row, act, role, actor, from } = arrival;
  const procedure = procedureOf(platform, row);
  const place = placeOf(platform, procedure, row);
  if (from === row.state || rolesAwaited(place).includes(role)) return undefined;
  const holders = audience.handlers(place).filter((h) => h.actor.id !== actor);
  const kind = procedure.acts[act]?.returns ? 'returned' : 'assigned';
  return { row, procedure, kind, stage: `at${row.seq}`, holders, content: { act, from: arrival.actorUnit, deadline: row.nextDue } };
}

const rising: readonly NoticeKind[] = ['expiring', 'moved', 'assigned', 'returned', 'soon', 'escalated', 'overdue', 'urged'];
const gravity = (of: readonly Told[]): number => rising.indexOf(of[0]?.kind ?? 'assigned');

function messagesOf(platform: Platform, told: readonly Told[]): MessageDraft[] {
  // By matter: of several roles that one person has in it, one is told. An office may be told of thousands.
  const heaps = new Map<string, { holder: Holder; of: Map<string, Told> }>();
  for (const one of told) {
    for (const holder of one.holders) {
      const key = [holder.actor.id, holder.actor.unit, one.kind, one.procedure.id].join('\t');
      const heap = heaps.get(key) ?? { holder, of: new Map() };
      if (!heap.of.has(one.row.key)) heap.of.set(one.row.key, one);
      heaps.set(key, heap);
    }
  }
  // The ids rise in this order, and the newest stands first: what is overdue above what is not yet.
  const sorted = [...heaps.values()]
    .map(({ holder, of }) => ({ holder, of: [...of.values()] }))
    .sort((a, b) => gravity(a.of) - gravity(b.of));
  return sorted.flatMap(({ holder, of }) =>
    of.length > together ? [summary(platform, holder, of)] : of.map((one) => message(platform, holder, one)),
  );
}

const common = (platform: Platform, { region, actor }: Holder, one: Told) => ({
  region,
  account: actor.id,
  unit: actor.unit,
  id: newId(),
  kind: one.kind,
  on: platform.today(),
  at: platform.now(),
  procedure: one.procedure.id,
});

const message = (platform: Platform, holder: Holder, one: Told): MessageDraft => ({
  ...common(platform, holder, one),
  matter: one.row.key,
  state: one.row.state,
  dueOn: one.row.nextDueOn,
  content: one.content,
});

function summary(platform: Platform, holder: Holder, of: readonly Told[]): MessageDraft {
  const [first] = of as [Told];
  const content = { n: of.length, keys: of.slice(0, kept).map((t) => t.row.key), to: first.content.to ?? null };
  return { ...common(platform, holder, first), matter: null, state: null, dueOn: null, content };
}

/** Tells what is new in it; the same twice tells nothing the second time. Returns how many messages were made. */
export function tell(platform: Platform, rule: ReminderRule, told: readonly Told[]): Promise<number> {
  if (told.length === 0) return Promise.resolve(0);
  const keyOf = (t: Told) => `${t.row.key} ${t.stage}`;
  return platform.store.remind(
    told.map((t) => ({ key: t.row.key, stage: t.stage })),
    platform.today(),
    (fresh) => {
      const news = told.filter((t) => fresh.has(keyOf(t)));
      return { messages: messagesOf(platform, news), letters: groupLetters(platform, rule, news) };
    },
  );
}

const arrived = (platform: Platform, audience: Audience, arrivals: readonly Arrival[]): Told[] =>
  arrivals.flatMap((a) => arrivalOf(platform, a, audience) ?? []);

/** Looks through every deadline once a day, and anew when the city changes its rule. */
async function dueToday(platform: Platform, rule: ReminderRule, audience: Audience): Promise<Told[]> {
  const upTo = addWorkingDays(platform.law().calendar, platform.today(), platform.soonDays());
  const found: Told[] = [];
  let after: MatterRow | undefined;
  for (let seen = 0; seen < most; seen += page) {
    const rows = await platform.store.dueMatters(upTo, after, page);
    for (const row of rows) found.push(...remindersFor(platform, rule, audience, row));
    after = rows.at(-1);
    if (rows.length < page) break;
  }
  return found;
}

/**
 * The hourly look: new steps of the last days, and once a day every deadline. Runs beside the work of others: page by
 * page, and what it tells is told in one transaction. Returns how many messages were made.
 */
export async function lookThrough(platform: Platform): Promise<number> {
  const { store } = platform;
  const [rule, audience] = await Promise.all([ruleOf(platform), audienceOf(platform)]);
  const arrivals = await store.arrivals({ since: addDays(platform.today(), -lookBack) });
  await store.settle('all', platform.now());
  let made = await tell(platform, rule, arrived(platform, audience, arrivals));
  const stamp = JSON.stringify([platform.today(), platform.soonDays(), rule]);
  if ((await store.setting(doneSetting)) !== stamp) {
    made += await tell(platform, rule, await dueToday(platform, rule, audience));
    await store.setSetting(doneSetting, stamp);
  }
  return made;
}

/** The same for a few matters on which something has just been done: whoever is next hears of it within a moment. */
export async function lookAt(platform: Platform, keys: readonly string[]): Promise<number> {
  const { store } = platform;
  await store.settle(keys, platform.now());
  const arrivals = await store.arrivals({ keys });
  if (arrivals.length === 0) return 0;
  const [rule, audience] = await Promise.all([ruleOf(platform), audienceOf(platform)]);
  const due = arrivals.flatMap((a) => remindersFor(platform, rule, audience, a.row));
  return tell(platform, rule, [...arrived(platform, audience, arrivals), ...due]);
}
