import type { AdoptionRow, ChipDto, ComposedText, FigureDoor, TextDoor, TextStanding, UnitBook } from '#api';
import type { Figure } from '#kernel';
import { annualReportTemplate, chipOf, citedId, composeReport, fillYear, readManuscript, settled, type Template } from '#reports';
import type { Store } from '#store';

interface TextPlace {
  readonly template: string;
  readonly year: number;
  readonly unit: string;
}

export interface TextParts {
  readonly store: Store;
  readonly units: UnitBook;
  readonly figures: FigureDoor;
  /** What may be done as the report of a text stands. */
  readonly standingOf?: (id: string) => Promise<TextStanding>;
  /** The frozen figures of its report. */
  readonly frozenOf?: (id: string) => Promise<readonly Figure[] | undefined>;
  readonly templateOf?: (template: string) => Promise<Template | undefined>;
  /** Puts the names of the reporting unit into the words of a template. */
  readonly fill?: (text: string, unit: string) => string;
}

/** `template/year/unit` taken apart. */
export function textPlace(id: string): TextPlace | undefined {
  const [template = '', year = '', unit = '', ...more] = id.split('/');
  return template && unit && more.length === 0 && /^\d{4}$/.test(year) ? { template, year: Number(year), unit } : undefined;
}

/** The city's newest text of a template, else the one that ships with the platform. */
async function heldTemplate(store: Store, id: string): Promise<Template | undefined> {
  const shipped = annualReportTemplate();
  const held = await store.edition('template', id);
  if (held && typeof held.content === 'string') return { id, from: shipped.from, version: held.version, text: held.content };
  return id === shipped.id ? shipped : undefined;
}

async function begin(parts: TextParts, id: string): Promise<string | undefined> {
  const place = textPlace(id);
  const template = place && (await (parts.templateOf?.(place.template) ?? heldTemplate(parts.store, place.template)));
  if (!place || !template || !parts.units.get(place.unit)) return undefined;
  const filled = parts.fill ? parts.fill(template.text, place.unit) : template.text;
  // What is said to those who write templates is nothing to those who write a report.
  const text = fillYear(filled, place.year).replace(/^(---\n)((?:#.*\n)+)/, '$1');
  return settled(text);
}

/** Figures of a report's year and unit, as the records stand. */
async function live({ figures }: TextParts, { year, unit }: TextPlace, ids: readonly string[]): Promise<readonly (Figure | undefined)[]> {
  return figures.figures(ids.map((id) => ({ id, unit, from: `${year}-01-01`, to: `${year}-12-31` })));
}

interface Known {
  readonly live: ReadonlyMap<string, Figure>;
  /** Undefined while the figures are not frozen. */
  readonly frozen: ReadonlyMap<string, Figure> | undefined;
}

async function known(parts: TextParts, id: string, place: TextPlace, ids: readonly string[]): Promise<Known> {
  const [now, frozen] = await Promise.all([live(parts, place, ids), parts.frozenOf?.(id)]);
  const byId = (list: readonly (Figure | undefined)[]) => new Map(list.flatMap((f) => (f ? [[f.id, f] as const] : [])));
  return { live: byId(now), frozen: frozen && byId(frozen) };
}

function chip(source: string, { live: now, frozen }: Known): ChipDto {
  const id = citedId(source) ?? '';
  if (!frozen) return { ...chipOf(source, now.get(id)), state: 'live' };
  const kept = frozen.get(id);
  if (!kept) return { ...chipOf(source, now.get(id)), state: 'unfrozen' };
  const [said, saidNow] = [chipOf(source, kept), chipOf(source, now.get(id))];
  return said.text === saidNow.text ? { ...said, state: 'frozen' } : { ...said, state: 'changed', now: saidNow.text };
}

const sourcesIn = (text: string): string[] => [
  ...new Set(readManuscript(text).blocks.flatMap((b) => [...b.matchAll(/\{\{([^{}]*)\}\}/g)].map(([, inner = '']) => inner.trim()))),
];

async function compose(parts: TextParts, id: string, text: string, signing: Parameters<TextDoor['compose']>[2]): Promise<ComposedText> {
  const place = textPlace(id) ?? { template: '', year: 0, unit: '' };
  let held: Known = { live: new Map(), frozen: undefined };
  const composed = await composeReport({
    template: { id: place.template, version: 0, from: '2000-01-01', text },
    year: place.year,
    scope: { code: place.unit, name: parts.units.get(place.unit)?.name ?? place.unit },
    figures: async (ids) => {
      held = await known(parts, id, place, ids);
      return ids.map((one) => held.frozen?.get(one) ?? held.live.get(one));
    },
    ...(signing && { signing }),
  });
  return { ...composed, chips: sourcesIn(text).map((source) => chip(source, held)) };
}

async function adoption({ store, units }: TextParts, id: string): Promise<readonly AdoptionRow[]> {
  const rows = await store.proposals(id);
  const names = await store.names([...new Set(rows.flatMap((r) => [r.by, ...(r.settledBy ? [r.settledBy] : [])]))]);
  return rows.map((r) => ({
    ...{ id: r.id, unit: r.unit, unitName: units.get(r.unit)?.name ?? r.unit, by: names.get(r.by) ?? '', at: r.at },
    ...{ place: r.heading, before: r.before, after: r.after, reason: r.reason, result: r.result, answer: r.answer },
    ...{ decidedBy: r.settledBy && (names.get(r.settledBy) ?? ''), decidedAt: r.settledAt, version: r.settledVersion },
  }));
}

/** The texts of reports over the store and the figures. */
export function textDoor(parts: TextParts): TextDoor {
  const { store } = parts;
  return {
    begin: (id) => begin(parts, id),
    open: async (id, made) => {
      const held = await store.text(id);
      const text = held ? undefined : await begin(parts, id);
      if (text !== undefined) await store.saveText(0, { id, text, remark: '由模板起稿', ...made });
      return held ?? store.text(id);
    },
    current: (id) => store.text(id),
    version: (id, version) => store.text(id, version),
    standing: async (id) => (await parts.standingOf?.(id)) ?? { edit: true, propose: true },
    frozen: async (id) => parts.frozenOf?.(id),
    compose: (id, text, signing) => compose(parts, id, text, signing),
    chips: async (id, sources) => {
      const place = textPlace(id);
      if (!place) return [];
      const held = await known(parts, id, place, [...new Set(sources.flatMap((s) => citedId(s) ?? []))]);
      return sources.map((source) => chip(source.trim(), held));
    },
    adoption: (id) => adoption(parts, id),
  };
}
