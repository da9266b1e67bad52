import { addDays, resolve } from '#kernel';
import { servesKind } from '#reports';
import type { RoomListDto } from '../contract/room.ts';
import { opensOf } from '../matters.ts';
import type { Platform, RegisteredUnit } from '../platform.ts';
import { malformed, notFound } from '../problem.ts';
import type { Signed } from '../session.ts';
import { definitionsSeal } from './freeze.ts';
import { findReport, perform } from './matter.ts';

const levels: Readonly<Record<string, string>> = {
  city: 'government',
  county: 'government',
  zone: 'government',
  department: 'department',
  township: 'township',
  street: 'township',
};
const levelOf = (unit: RegisteredUnit): string => levels[unit.kind] ?? 'department';

/** Whose reports a person's unit drafts: a justice office its government's, everybody else their own. */
function reportersOf(platform: Platform, who: Signed): readonly RegisteredUnit[] {
  const own = platform.units.get(who.actor.unit);
  const governs = who.actor.offices.includes('justice') ? platform.units.all().find((u) => u.path === who.actor.territory) : undefined;
  return [...new Set([governs, own].flatMap((u) => (u && u.kind !== 'city' ? [u] : u && u === governs ? [u] : [])))];
}

const lastBefore = (year: number, day: string): string => addDays(`${year + 1}-${day}`, -1);

/** The last days by which a report has to be where, by the law of the day. */
function daysOf(platform: Platform, year: number, level: string) {
  const day = (id: string): string => {
    const norm = platform.norms.find((n) => n.id === id);
    const value = norm && resolve(norm, platform.today(), platform.law().policies).value;
    return lastBefore(year, typeof value === 'string' ? value : '01-01');
  };
  const submitBefore = day(level === 'department' ? 'annual-report.departments' : 'annual-report.submission');
  return {
    open: {
      submitBefore,
      publishBefore: day('annual-report.publication'),
      ...(level === 'government' && { npcBefore: day('annual-report.submission') }),
    },
    demonstrationBefore: day('annual-report.demonstration'),
    request: { contributeBefore: day('annual-report.contribution'), freezeBefore: day('annual-report.freeze') },
  };
}

/** What this person may begin: the templates that serve the units they draft for, where the last year has no report yet. */
export async function openable(platform: Platform, who: Signed): Promise<RoomListDto['mayOpen']> {
  const procedure = platform.registry.latest(platform.room.kinds.report);
  if (!procedure || opensOf(platform, procedure, who.actor).length === 0) return [];
  const year = Number(platform.today().slice(0, 4)) - 1;
  const templates = await platform.room.templates();
  const found: { template: string; title: string; unit: { code: string; name: string }; year: number }[] = [];
  for (const unit of reportersOf(platform, who)) {
    for (const { id, title } of templates.filter((t) => servesKind(t.text, unit.kind))) {
      const held = await findReport(platform.store, platform.room.kinds.report, { template: id, year, unit: unit.code });
      if (!held) found.push({ template: id, title, unit: { code: unit.code, name: unit.name }, year });
    }
  }
  return found;
}

interface Opening {
  readonly template: string;
  readonly unit: string;
  readonly year: number;
  readonly demonstrationArea?: boolean;
}

/** Opens a report with the days that the law sets; answers its key. */
export async function openReport(platform: Platform, who: Signed, ask: Opening): Promise<string> {
  const unit = reportersOf(platform, who).find((u) => u.code === ask.unit);
  const template = await platform.room.template(ask.template);
  if (!unit || !template) throw notFound();
  if (!servesKind(template.text, unit.kind)) throw malformed('这一底稿不适用于所选单位', '请选择适用的底稿', 'template');
  if (await findReport(platform.store, platform.room.kinds.report, ask))
    throw malformed('这一年度的报告已经启动', '请从报告室的列表中打开', 'year');
  const level = levelOf(unit);
  const days = daysOf(platform, ask.year, level);
  const organ = platform.room.fill('{organ}', unit.code);
  const values = {
    title: `${organ}关于${ask.year}年度法治政府建设情况的报告`,
    ...{ reportYear: ask.year, reporter: unit.code, level, template: ask.template },
    ...days.open,
    demonstrationArea: ask.demonstrationArea === true,
    ...(ask.demonstrationArea === true && { demonstrationBefore: days.demonstrationBefore }),
  };
  const { key } = await perform(platform, who, { act: 'open', values });
  return key;
}

/** What is needed to ask for contributions: the days, and the seal of what all figures count. */
export const requestValues = (platform: Platform, year: number, level: string) => ({
  ...daysOf(platform, year, level).request,
  definitions: definitionsSeal(platform, year),
});
