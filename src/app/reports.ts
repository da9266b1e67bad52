import type { FigureDoor, ReportDoor, RoomDoor, UnitBook } from '#api';
import { annualReportTemplate, type Composed, composeReport, parseTemplate, printDocx, type Template, writeReport } from '#reports';
import type { Store } from '#store';
import type { CityClock } from './clock.ts';
import { templateIdOf } from './room.ts';

const kind = 'template';

/** The template in use for a unit: filled with its names. */
async function templateFor(
  store: Store,
  room: RoomDoor,
  unit: { readonly code: string; readonly kind: string } | undefined,
): Promise<Template> {
  const own = unit && unit.kind !== 'city' ? templateIdOf(unit.kind) : undefined;
  const held = own === undefined ? undefined : await room.template(own);
  if (!unit || !held) return currentTemplate(store);
  return { id: held.id, version: held.version, from: held.from, text: room.fill(held.text, unit.code) };
}

/** The city's template in use: its newest version, else the one that ships with the platform. */
async function currentTemplate(store: Store): Promise<Template> {
  const shipped = annualReportTemplate();
  const held = await store.edition(kind, shipped.id);
  const text = held?.content;
  return held && typeof text === 'string' ? { ...shipped, version: held.version, text } : shipped;
}

export interface Reports extends ReportDoor {
  compose(year: number, unit: string): Promise<Composed>;
  write(
    year: number,
    unit: string,
    out: string,
  ): Promise<{ written: readonly string[]; refused: readonly string[]; notes: readonly string[] }>;
}

/** The annual report, from the city's template and the figures of its records. */
export function reportDoor(store: Store, units: UnitBook, figures: FigureDoor, clock: CityClock, room: RoomDoor): Reports {
  const compose = async (year: number, code: string): Promise<Composed> => {
    const unit = units.get(code);
    const scope = { code, name: unit?.name ?? code };
    const ask = { from: `${year}-01-01`, to: `${year}-12-31`, unit: code };
    return composeReport({
      template: await templateFor(store, room, unit),
      year,
      scope,
      figures: (ids) => figures.figures(ids.map((id) => ({ id, ...ask }))),
    });
  };
  return {
    compose,
    annual: async (year, unit) => {
      const composed = await compose(year, unit);
      const { document, figures: cited, findings, problems } = composed;
      const template = await templateFor(store, room, units.get(unit));
      return {
        year,
        document,
        figures: cited,
        findings,
        problems,
        template: { version: template.version, text: template.text, editable: false },
      };
    },
    docx: async (year, unit) => printDocx((await compose(year, unit)).document),
    saveTemplate: async (text, by) => {
      const shipped = annualReportTemplate();
      const { problems } = parseTemplate({ ...shipped, text }, Number(clock.today().slice(0, 4)) - 1);
      const refusing = problems.filter((p) => p.severity === 'refusal');
      if (refusing.length > 0) return { problems };
      await store.putEdition({
        kind,
        id: shipped.id,
        title: '法治政府建设年度报告',
        content: text,
        by: by.actor,
        at: by.at,
        frozen: false,
      });
      return { problems };
    },
    write: async (year, unit, out) => {
      const composed = await compose(year, unit);
      const { written, refused } = await writeReport(composed, out);
      const notes = [
        ...composed.findings.map((f) => `${f.severity === 'error' ? '不符' : '请核实'}:${f.text}`),
        ...composed.problems.map((p) => `第${p.line}行：${p.text}。${p.remedy}`),
      ];
      return { written, refused, notes };
    },
  };
}
