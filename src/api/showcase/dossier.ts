import { readFile } from 'node:fs/promises';
import { isList, type Json, type Procedure, printDate, printValue, refusal, type Values, view } from '#kernel';
import { type Dossier, type DossierFile, type DossierItem, zip } from '#reports';
import { everyRow } from '#store';
import { printed } from '../library/print.ts';
import { textOf } from '../library/shelf.ts';
import { loadSeen, presentRows } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { notFound, Refused } from '../problem.ts';
import type { Signed } from '../session.ts';
import type { ShowcaseKind } from './kind.ts';
import { showcaseOf } from './showcase.ts';

/** More than this is not put together at once. */
const mostBytes = 200 * 1024 * 1024;

interface Held {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
}
const isHeld = (value: Json | undefined): value is Json & Held =>
  typeof value === 'object' && value !== null && !isList(value) && 'sha256' in value && 'name' in value;

type Row = Readonly<Record<string, Json | undefined>>;
const rowsOf = (value: Json | undefined): readonly Row[] => (isList(value) ? (value as readonly Row[]) : []);

interface Told {
  readonly code: string;
  readonly title: string;
  readonly verdict: string;
  readonly note: string;
  readonly files: readonly Held[];
}

/** Criteria of the call with what the applicant gave for each. */
function byCriteria(kind: ShowcaseKind, values: Values, call: Values, verdicts: Readonly<Record<string, string>>): Told[] {
  const given = Map.groupBy(rowsOf(values[kind.application.evidence]), (row) => textOf(row.code) ?? '');
  const criteria = rowsOf(call[kind.application.criteria]).map((row) => [textOf(row.code) ?? '', textOf(row.item) ?? ''] as const);
  const listed = criteria.length > 0 ? criteria : [...given.keys()].map((code) => [code, '申报材料'] as const);
  return listed.map(([code, title]) => {
    const rows = given.get(code) ?? [];
    const [first] = rows;
    return {
      ...{ code, title, verdict: verdicts[textOf(first?.verdict) ?? ''] ?? '', note: textOf(first?.note) ?? '' },
      files: rows.flatMap((row) => (isHeld(row.file) ? [row.file] : [])),
    };
  });
}

/** The indicators of the call that are broken down, each with the evidence of its lead unit. */
async function byIndicators(platform: Platform, who: Signed, kind: ShowcaseKind, programme: string): Promise<Map<string, Told[]>> {
  const { procedure, programme: field, group, code, verdict, met, note, evidence, outside } = kind.indicator;
  const declared = platform.registry.latest(procedure);
  const unitPath = platform.units.get(platform.cityCode)?.path ?? '';
  const asked = {
    procedure,
    unitPath,
    fields: [{ field, op: 'is', value: programme }] as const,
    shows: [group, code, verdict, note, evidence],
  };
  const held = [];
  for await (const row of everyRow(platform.store, asked)) if (!outside.includes(row.state)) held.push(row);
  const seen = presentRows(platform, held, who.actor);
  const titles = declared?.fields[group]?.spec.options ?? {};
  const verdicts = declared?.fields[verdict]?.spec.options ?? {};
  const told = seen.map((row) => {
    const text = (id: string): string => textOf(row.values[id]) ?? '';
    const files = rowsOf(row.values[evidence]).flatMap((one) => (isHeld(one.file) ? [one.file] : []));
    const item: Told = {
      code: text(code),
      title: row.title,
      verdict: verdicts[text(verdict)] ?? '尚未自评',
      note: row.values[verdict] === met ? '' : text(note),
      files,
    };
    return [titles[text(group)] ?? '', item] as const;
  });
  const parts = Map.groupBy(told, ([title]) => title);
  const byCode = (items: readonly (readonly [string, Told])[]) => items.map(([, item]) => item).sort((a, b) => (a.code < b.code ? -1 : 1));
  return new Map(Object.values(titles).flatMap((title) => (parts.has(title) ? [[title, byCode(parts.get(title) ?? [])] as const] : [])));
}

/** Gives every file its number, in the order of the criteria. */
function numbered(told: readonly Told[], count: { n: number }): DossierItem[] {
  return told.map((item) => {
    const files = item.files.map(({ sha256, name, size }): DossierFile => {
      count.n += 1;
      return { no: String(count.n).padStart(3, '0'), name, size, sha256 };
    });
    return { ...item, files };
  });
}

type Printed = (field: string, value: Json) => string | undefined;

/** The table of what was applied for, in the order told. */
function factsOf(kind: ShowcaseKind, procedure: Procedure, values: Values, words: Printed): Dossier['facts'] {
  return kind.application.facts.flatMap((id) => {
    const [field, held] = [procedure.fields[id], values[id]];
    if (!field || held === undefined || held === null) return [];
    return [[field.title, words(id, held) ?? printValue(field, held)] as const];
  });
}

async function dossierOf(platform: Platform, who: Signed, key: string): Promise<Dossier> {
  const kind = showcaseOf(platform);
  const { stored, procedure, viewer } = await loadSeen(platform, key, who.actor, kind.application.procedure);
  // What the public may know of it is no dossier: that is for those who handle or oversee it.
  if (!viewer.inScope) throw notFound();
  const values = view(procedure, stored.matter, viewer)?.values ?? {};
  const programme = textOf(values[kind.application.programme]);
  const [call] = programme === undefined ? [] : presentRows(platform, await platform.store.rows([programme]), who.actor);
  const verdicts = procedure.fields[kind.application.evidence]?.spec.columns?.verdict?.spec.options ?? {};
  const own = byCriteria(kind, values, call?.values ?? {}, verdicts);
  const broken = programme === undefined ? new Map<string, Told[]>() : await byIndicators(platform, who, kind, programme);
  const count = { n: 0 };
  const unitName = (code: Json | undefined): string | undefined => platform.units.get(textOf(code) ?? '')?.name;
  const words: Printed = (id, held) => (id === kind.application.programme ? call?.title : unitName(held));
  return {
    title: textOf(values.title) ?? '',
    applicant: unitName(values[kind.application.applicant]) ?? '',
    number: textOf(values[procedure.shows.number ?? '']) ?? '',
    date: platform.today(),
    dateText: printDate(platform.today()),
    facts: factsOf(kind, procedure, values, words),
    parts: [
      { title: broken.size > 0 ? '申报材料' : '', items: numbered(own, count) },
      ...[...broken].map(([title, items]) => ({ title, items: numbered(items, count) })),
    ].filter((part) => part.items.length > 0),
  };
}

const plain = (name: string): string => name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').slice(-100);
const csv = (cell: string | number): string => `"${String(cell).replaceAll('"', '""')}"`;

/** The whole application as one archive: the book of contents, every file under its number, and the index of digests. */
export async function dossierZip(platform: Platform, who: Signed, key: string): Promise<{ name: string; bytes: Uint8Array }> {
  const dossier = await dossierOf(platform, who, key);
  const files = dossier.parts.flatMap((part) => part.items.flatMap((item) => item.files));
  if (files.reduce((sum, file) => sum + file.size, 0) > mostBytes) {
    throw new Refused(413, refusal('dossier-large', '佐证材料过多，不能一次导出', { remedy: '请从事项页逐件下载' }));
  }
  const index = [['编号', '名称', '大小（字节）', '摘要值（SHA-256）'], ...files.map((f) => [f.no, f.name, f.size, f.sha256])];
  const book = await printed({ kind: 'dossier', dossier });
  const parts = [
    { name: '目录.docx', data: Buffer.from(book) },
    { name: '索引.csv', data: Buffer.from(`\uFEFF${index.map((row) => row.map(csv).join(',')).join('\r\n')}\r\n`) },
  ];
  for (const file of files) {
    const path = platform.store.filePath(file.sha256);
    if (path === undefined) continue;
    parts.push({ name: `佐证/${file.no}_${plain(file.name)}`, data: await readFile(path) });
  }
  return { name: dossier.title, bytes: zip(parts) };
}
