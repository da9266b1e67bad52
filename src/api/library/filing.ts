import type { CivilDate, Question } from '#kernel';
import { everyRow, type MatterRow } from '#store';
import type { DocumentRef, FilingDto, FilingRowDto, FilingUnitDto } from '../contract/library.ts';
import { presentRows } from '../matters.ts';
import type { Platform, RegisteredUnit } from '../platform.ts';
import type { Signed } from '../session.ts';
import type { LibraryKind } from './kind.ts';
import { libraryOf, publicValues, refOf, textOf } from './shelf.ts';

const metrics = {
  due: 'due',
  submitted: 'submitted',
  onTime: 'on-time',
  late: 'late',
  conforming: 'conforming',
  corrected: 'corrected',
} as const;
type Column = keyof typeof metrics;
const columns = Object.keys(metrics) as Column[];

export interface FilingAsk {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly unit: RegisteredUnit;
}

const none = (): Record<Column, number> => ({ due: 0, submitted: 0, onTime: 0, late: 0, conforming: 0, corrected: 0 });

/** One line for each unit right under the scope, from the counters: the figures are those of the reports. */
async function byUnit(platform: Platform, kind: LibraryKind, question: Question): Promise<FilingUnitDto[]> {
  const lines = new Map<string, Record<Column, number>>();
  for (const column of columns) {
    const parts = await platform.store.tallyBy(kind.filing.procedure, metrics[column], question, 'unit');
    for (const { key, tally } of parts) {
      const line = lines.get(key) ?? none();
      line[column] = tally.n;
      lines.set(key, line);
    }
  }
  return [...lines]
    .filter(([, line]) => columns.some((c) => line[c] > 0))
    .map(([code, line]) => ({ code, name: platform.units.get(code)?.name ?? code, ...line }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

const sumOf = (lines: readonly FilingUnitDto[]): FilingDto['total'] => {
  const total = none();
  for (const line of lines) for (const c of columns) total[c] += line[c];
  return total;
};

function lateRow(platform: Platform, who: Signed, row: MatterRow, on: CivilDate | null): FilingRowDto[] {
  const [seen] = presentRows(platform, [row], who.actor);
  if (!seen) return [];
  const authority = textOf(seen.values.authority);
  const kindOf = platform.registry.latest(row.procedure)?.fields.authorityKind?.spec.options ?? {};
  return [
    {
      key: row.key,
      title: textOf(seen.values.title) ?? seen.title,
      docNo: textOf(seen.values.docNo) ?? null,
      unit: seen.unit.name,
      authority: kindOf[String(seen.values.authorityKind)] ?? (authority ? (platform.units.get(authority)?.name ?? '') : ''),
      publishedOn: textOf(seen.values.publishedOn) ?? null,
      on,
      reason: textOf(seen.values.lateReason) ?? null,
    },
  ];
}

/** The records behind the figure of late filings, as far as one page goes. */
async function lateOf(platform: Platform, who: Signed, kind: LibraryKind, question: Question): Promise<FilingRowDto[]> {
  const { rows } = await platform.store.records(kind.filing.procedure, metrics.late, question, { limit: 200 });
  return rows.flatMap((row) => lateRow(platform, who, row, row.event?.on ?? null));
}

async function overdueOf(platform: Platform, who: Signed, kind: LibraryKind, unit: RegisteredUnit): Promise<FilingRowDto[]> {
  const asked = { procedure: kind.filing.procedure, unitPath: unit.path, state: kind.filing.pending, dueBefore: platform.today() };
  const { rows } = await platform.store.list({ ...asked, limit: 200 });
  return rows.flatMap((row) => lateRow(platform, who, row, row.nextDueOn));
}

/** Published in the period, and nobody entered it as to be filed: what no figure of filings can show. */
async function unlistedOf(platform: Platform, kind: LibraryKind, { from, to, unit }: FilingAsk): Promise<DocumentRef[]> {
  const span = [
    { field: 'publishedOn', op: 'from', value: from },
    { field: 'publishedOn', op: 'to', value: to },
  ] as const;
  const entered = new Set<string>();
  for await (const row of everyRow(platform.store, { procedure: kind.filing.procedure, unitPath: unit.path, fields: span }))
    entered.add(String(row.values.document));
  const found: DocumentRef[] = [];
  for await (const row of everyRow(platform.store, { procedure: kind.document, unitPath: unit.path, fields: span, publicOnly: true })) {
    const values = entered.has(row.key) || row.voided ? undefined : publicValues(platform, row);
    if (values) found.push(refOf(platform, row, values));
  }
  return found;
}

/** How the filing of a scope and a period stands: by unit, what came late, what is overdue, what was never entered. */
export async function filingOf(platform: Platform, who: Signed, ask: FilingAsk): Promise<FilingDto> {
  const kind = libraryOf(platform);
  const { from, to, unit } = ask;
  const question: Question = { from, to, unitPath: unit.path };
  const [units, late, overdue, unlisted] = await Promise.all([
    byUnit(platform, kind, question),
    lateOf(platform, who, kind, question),
    overdueOf(platform, who, kind, unit),
    unlistedOf(platform, kind, ask),
  ]);
  return { from, to, unit: { code: unit.code, name: unit.name }, units, total: sumOf(units), late, overdue, unlisted };
}
