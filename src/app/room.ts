import { codeWord, governmentOf, organName, type RoomDoor, type UnitBook } from '#api';
import type { Hash } from '#kernel';
import { fillScope, fillYear, type Problem, parseTemplate, type ReportingUnit, reportTemplates } from '#reports';
import type { Store } from '#store';
import type { CityClock } from './clock.ts';
import { provinceOf } from './provinces.ts';

const kind = 'template';

/** What makes up the report room. */
export const roomKinds = { report: 'annual-report', contribution: 'report-contribution', task: 'supervision-task' } as const;

/** Which template a unit reports by: each kind of unit has its own where one is named for it. */
const templateIds: Readonly<Record<string, string>> = {
  county: 'county-annual-report',
  zone: 'county-annual-report',
  department: 'department-annual-report',
};
export const templateIdOf = (kind: string | undefined): string => templateIds[kind ?? ''] ?? 'annual-report';

interface Parts {
  readonly store: Store;
  readonly units: UnitBook;
  readonly clock: CityClock;
  readonly hash: Hash;
  readonly cityCode: () => string;
}

/** A unit as it signs, and whom it reports to: the province above the city, the city above a county, its government above a department. */
export function reportingUnit({ units, cityCode }: Pick<Parts, 'units' | 'cityCode'>, code: string): ReportingUnit | undefined {
  const unit = units.get(code);
  if (!unit) return undefined;
  const governs = ['city', 'county', 'zone'].includes(unit.kind);
  const parent = unit.parent === null ? undefined : units.get(unit.parent);
  const place = governs ? unit : parent;
  return {
    ...{ code, name: unit.name, kind: unit.kind },
    organ: governs ? governmentOf(unit) : organName({ units }, code),
    superior: unit.parent === null ? provinceOf(code) : organName({ units }, unit.parent),
    sign: codeWord({ units, cityCode: cityCode() }, place),
  };
}

/** A unit that stands for all while a template is looked over. */
export const anyUnit: ReportingUnit = { code: '', name: '本单位', kind: '', organ: '本单位', superior: '上级机关', sign: '某' };

/** The report room's templates: those that ship, the city's versions of them, and those it has added. */
export function roomDoor(parts: Parts): RoomDoor {
  const { store, clock } = parts;
  const shipped = reportTemplates();
  const held = async (id: string) => {
    const own = await store.edition(kind, id);
    const base = shipped.find((t) => t.id === id);
    if (own && typeof own.content === 'string')
      return { id, title: base?.title ?? own.title, version: own.version, from: own.at.slice(0, 10), text: own.content };
    return base && { id, title: base.title, version: 0, from: base.from, text: base.text };
  };
  const fill = (text: string, code: string): string => {
    const unit = reportingUnit(parts, code);
    return unit ? fillScope(text, unit) : text;
  };
  const judged = (id: string, text: string): readonly Problem[] => {
    const year = Number(clock.today().slice(0, 4)) - 1;
    return parseTemplate({ id, version: 0, from: '2000-01-01', text: fillYear(fillScope(text, anyUnit), year) }, year).problems;
  };
  return {
    kinds: roomKinds,
    hash: parts.hash,
    fill,
    template: held,
    templates: async () => {
      const own = (await store.editions(kind)).map((e) => e.id);
      const ids = [...new Set([...shipped.map((t) => t.id), ...own])];
      return (await Promise.all(ids.map(held))).flatMap((t) => t ?? []);
    },
    saveTemplate: async (id, { title, text }, { actor, at }) => {
      const problems = judged(id, text);
      if (problems.some((p) => p.severity === 'refusal')) return problems;
      await store.putEdition({ kind, id, title, content: text, by: actor, at, frozen: false });
      return problems;
    },
  };
}
