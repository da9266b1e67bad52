import { addMonths } from '#kernel';
import { lastDay, parseBulletin, type Quarter } from '#reports';
import type { Opened } from './platform.ts';

/** Whose hand issues the bulletins of the demonstration. */
const issuer = 'kezhang';
/** Quarters of the year whose bulletins are out; the last one is still a draft, and the first was before there were bulletins. */
const out: readonly Quarter['n'][] = [2, 3];

/** The number left open in a template: 驻司通〔2019〕号. */
const openNumber = /〕号$/;

/** Issues the bulletins of the middle quarters of a demonstration year, in the order of the systems, half a month after each. */
export async function issueBulletins(platform: Opened, year: number): Promise<void> {
  const account = await platform.store.account(issuer);
  if (!account) return;
  const systems = await platform.bulletins.systems();
  const since = await platform.store.firstMonths();
  const given = new Map<string, number>();
  for (const n of out) {
    // A system that had no records yet had nothing to be told.
    const kept = systems.filter(({ system }) => (since.get(system) ?? '9999') <= lastDay({ year, n }).slice(0, 7));
    for (const { system } of kept) await issueOne(platform, account.id, system, { year, n }, given);
  }
}

/** One bulletin, with the next number of its series. */
async function issueOne(platform: Opened, by: string, system: string, quarter: Quarter, given: Map<string, number>): Promise<void> {
  const date = `${addMonths(lastDay(quarter), 1).slice(0, 8)}15`;
  const template = await platform.bulletins.template(system);
  const open = template ? parseBulletin({ id: system, from: date, ...template }, quarter).head.docNo : '';
  if (!openNumber.test(open)) return;
  const serial = (given.get(open) ?? 0) + 1;
  const signing = { docNo: open.replace(openNumber, `〕${serial}号`), date, by, at: `${date}T10:00:00.000+08:00` };
  const against = await platform.bulletins.issue(system, quarter, signing);
  if (against?.length === 0) given.set(open, serial);
}
