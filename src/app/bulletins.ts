import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BulletinDoor, BulletinEdition, FigureDoor, UnitBook } from '#api';
import type { CivilDate, Registry } from '#kernel';
import {
  againstBulletin,
  bulletinFigures,
  type ComposedBulletin,
  composeBulletin,
  fillScope,
  type KeyedFigure,
  lastDay,
  type OfficialDocument,
  parseBulletin,
  printDocx,
  printMarkdown,
  printQuarter,
  type Quarter,
  quarterOn,
  shifted,
  type Template,
  type UnitGroup,
} from '#reports';
import type { Store } from '#store';
import { plain } from '#store';
import type { CityClock } from './clock.ts';
import { registerKinds } from './figures.ts';
import { anyUnit, reportingUnit } from './room.ts';
import { shippedBulletins } from './templates.ts';

const editionKind = 'bulletin';
const templateKind = 'bulletin-template';

/** What is kept of an issued bulletin. */
interface Frozen {
  readonly document: OfficialDocument;
  readonly figures: readonly KeyedFigure[];
  readonly docNo: string;
  readonly date: CivilDate;
  readonly templateVersion: number;
  readonly sha256: string;
}

export interface Parts {
  readonly store: Store;
  readonly registry: Registry;
  readonly units: UnitBook;
  readonly figures: FigureDoor;
  readonly clock: CityClock;
  readonly cityCode: () => string;
}

export interface Bulletins extends BulletinDoor {
  write(
    system: string,
    quarter: Quarter,
    out: string,
  ): Promise<{ written: readonly string[]; refused: readonly string[]; notes: readonly string[] } | undefined>;
}

const idOf = (system: string, quarter: Quarter): string => `${system}/${printQuarter(quarter)}`;

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Units of a group below the city that stood on a day, in the order of the register. */
function unitsOn({ store, units, cityCode }: Parts, on: CivilDate): (group: UnitGroup) => readonly { code: string; name: string }[] {
  const city = units.get(cityCode());
  // In the city's own bulletin its name need not stand before each of its zones.
  const short = (name: string) =>
    city && name.startsWith(city.name) && name.length > city.name.length + 2 ? name.slice(city.name.length) : name;
  return (group) =>
    store
      .units(city?.path ?? '', on)
      .filter((u) => registerKinds[group]?.includes(u.kind) && units.get(u.code))
      .map(({ code, name }) => ({ code, name: short(name) }));
}

/** The city's newest text, else the one that ships with the module. */
async function templateOf(store: Store, system: string): Promise<Template | undefined> {
  const shipped = shippedBulletins().find((one) => one.procedure === system);
  if (!shipped) return undefined;
  const held = await store.edition(templateKind, system);
  const own = held && typeof held.content === 'string' ? { version: held.version, text: held.content } : undefined;
  return { id: system, from: '2000-01-01', version: own?.version ?? 0, text: own?.text ?? shipped.text };
}

async function composed(parts: Parts, system: string, quarter: Quarter, signing = {}): Promise<ComposedBulletin | undefined> {
  const template = await templateOf(parts.store, system);
  if (!template) return undefined;
  const code = parts.cityCode();
  const since = await parts.store.firstMonths();
  const city = reportingUnit(parts, code);
  return composeBulletin({
    template: city ? { ...template, text: fillScope(template.text, city) } : template,
    quarter,
    scope: { code, name: parts.units.get(code)?.name ?? code },
    figures: (asks) => parts.figures.figures(asks.map(({ id, period, unit }) => ({ id, ...period, unit }))),
    units: unitsOn(parts, lastDay(quarter)),
    since: (procedure) => since.get(procedure),
    signing,
  });
}

async function frozen(store: Store, system: string, quarter: Quarter) {
  const held = await store.edition(editionKind, idOf(system, quarter), 1);
  return held && { ...(held.content as unknown as Frozen), by: held.by, at: held.at };
}

const editionOf = (c: ComposedBulletin): BulletinEdition => ({
  document: c.document,
  figures: c.figures,
  against: againstBulletin(c),
  findings: c.findings.map(({ severity, text }) => ({ severity, text })),
  templateVersion: c.template.version,
});

async function issue(parts: Parts, system: string, quarter: Quarter, { docNo, date, by, at }: Parameters<BulletinDoor['issue']>[2]) {
  const { store } = parts;
  if (await frozen(store, system, quarter)) return undefined;
  const made = await composed(parts, system, quarter, { docNo, date });
  if (!made) return ['没有这个系统'];
  const against = againstBulletin(made);
  if (against.length > 0) return against;
  const name = `${made.document.title.join('')}.docx`;
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const file = await store.putFile(once(await printDocx(made.document)), { name, type, by, at, max: 50 * 1024 * 1024 });
  if (!('sha256' in file)) return [file.text];
  const content: Frozen = {
    document: made.document,
    figures: made.figures,
    docNo,
    date,
    templateVersion: made.template.version,
    sha256: file.sha256,
  };
  await store.putEdition({
    kind: editionKind,
    id: idOf(system, quarter),
    // The list of editions is read without their contents.
    title: `${docNo} ${date}`,
    content: plain(content),
    by,
    at,
    frozen: true,
  });
  return [];
}

async function docx(parts: Parts, system: string, quarter: Quarter) {
  const kept = await frozen(parts.store, system, quarter);
  if (kept) {
    const bytes = (await parts.store.readFile(kept.sha256)) ?? (await printDocx(kept.document));
    return { name: `${kept.document.title.join('')}.docx`, bytes };
  }
  const made = await composed(parts, system, quarter);
  return made && { name: `${made.document.title.join('')}（草稿）.docx`, bytes: await printDocx(made.document) };
}

/** bulletin.docx, bulletin.md and figures.json; the issued edition where there is one. */
async function write(parts: Parts, system: string, quarter: Quarter, out: string): ReturnType<Bulletins['write']> {
  const kept = await frozen(parts.store, system, quarter);
  const made = kept ? undefined : await composed(parts, system, quarter);
  const content = kept ?? made;
  if (!content) return undefined;
  const refused = made ? againstBulletin(made) : [];
  const notes = made ? made.findings.filter((f) => f.severity === 'question').map((f) => `请核实:${f.text}`) : [];
  if (refused.length > 0) return { written: [], refused, notes };
  await mkdir(out, { recursive: true });
  const { document, figures } = content;
  const file = kept ? await parts.store.readFile(kept.sha256) : undefined;
  const keyed = figures.map(({ key, figure }) => ({ ...figure, id: key }));
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    ['bulletin.docx', file ?? (await printDocx(document))],
    ['bulletin.md', printMarkdown(document, keyed)],
    ['figures.json', `${JSON.stringify(bulletinFigures(document, figures), null, 2)}\n`],
  ];
  for (const [name, data] of files) await writeFile(join(out, name), data);
  return { written: files.map(([name]) => join(out, name)), refused, notes };
}

async function systems({ store, registry, clock }: Parts) {
  const quarter = shifted(quarterOn(clock.today()), -1);
  const order = new Map(registry.all.map((p, i) => [p.id, i]));
  const shipped = shippedBulletins().filter((one) => order.has(one.procedure));
  const titled = await Promise.all(
    shipped.map(async ({ procedure }) => {
      const template = await templateOf(store, procedure);
      return { system: procedure, title: template ? parseBulletin(template, quarter).system : procedure };
    }),
  );
  return titled.sort((a, b) => (order.get(a.system) ?? 0) - (order.get(b.system) ?? 0));
}

/** Quarterly bulletins of the city, from its templates and the figures of its records. */
export function bulletinDoor(parts: Parts): Bulletins {
  const { store, clock } = parts;
  return {
    systems: () => systems(parts),
    draft: async (system, quarter) => {
      const made = await composed(parts, system, quarter);
      return made && editionOf(made);
    },
    issued: (system, quarter) => frozen(store, system, quarter),
    editions: async () =>
      (await store.editions(editionKind))
        .filter((e) => e.version === 1)
        .map(({ id, title }) => {
          const [system = '', quarter = ''] = id.split('/');
          const [docNo = '', date = ''] = title.split(' ');
          return { system, quarter, docNo, date };
        }),
    issue: (system, quarter, signing) => issue(parts, system, quarter, signing),
    docx: (system, quarter) => docx(parts, system, quarter),
    template: async (system) => {
      const template = await templateOf(store, system);
      return template && { version: template.version, text: template.text };
    },
    saveTemplate: async (system, text, { actor, at }) => {
      const quarter = shifted(quarterOn(clock.today()), -1);
      const parsed = parseBulletin({ id: system, version: 0, from: '2000-01-01', text: fillScope(text, anyUnit) }, quarter);
      if (parsed.problems.some((p) => p.severity === 'refusal')) return { problems: parsed.problems };
      await store.putEdition({
        kind: templateKind,
        id: system,
        title: `${parsed.system}季度通报`,
        content: text,
        by: actor,
        at,
        frozen: false,
      });
      return { problems: parsed.problems };
    },
    write: (system, quarter, out) => write(parts, system, quarter, out),
  };
}
