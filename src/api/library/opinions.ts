import { type Json, printDate, view } from '#kernel';
import { everyRow, type MatterRow } from '#store';
import type { OpinionsDto, OpinionTableDto } from '../contract/library.ts';
import { docxType } from '../docx.ts';
import { loadSeen, presentRows, type Seen } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { Refused } from '../problem.ts';
import type { Signed } from '../session.ts';
import type { LibraryKind } from './kind.ts';
import { printed } from './print.ts';
import { libraryOf, textOf } from './shelf.ts';

interface Gathered {
  readonly kind: LibraryKind;
  readonly seen: Seen;
  readonly rows: readonly MatterRow[];
}

/** The opinions on a draft that the person may see, without those taken back. */
async function gathered(platform: Platform, who: Signed, key: string): Promise<Gathered> {
  const kind = libraryOf(platform);
  const seen = await loadSeen(platform, key, who.actor, kind.document);
  const drafter = platform.units.get(textOf(seen.stored.matter.values.draftingUnit) ?? '');
  const rows: MatterRow[] = [];
  const fields = [{ field: 'document', op: 'is', value: key }] as const;
  if (drafter)
    for await (const row of everyRow(platform.store, { procedure: kind.opinion.procedure, unitPath: drafter.path, fields }))
      if (row.state !== 'withdrawn' && presentRows(platform, [row], who.actor).length > 0) rows.push(row);
  return { kind, seen, rows };
}

const isAdopted = (kind: LibraryKind, row: MatterRow): boolean => kind.opinion.adopted.includes(String(row.values.result));
const isAnswered = (kind: LibraryKind, row: MatterRow): boolean => kind.opinion.answered.includes(row.state);

function mayClose(platform: Platform, who: Signed, { kind, seen }: Gathered): boolean {
  const { matter } = seen.stored;
  return (
    matter.state === kind.opinion.while &&
    matter.values.draftingUnit === who.actor.unit &&
    platform.registry.latest(kind.document) !== undefined
  );
}

/** How the opinions on a draft stand. */
export async function opinionsOf(platform: Platform, who: Signed, key: string): Promise<OpinionsDto> {
  const all = await gathered(platform, who, key);
  const { kind, rows } = all;
  const options = platform.registry.latest(kind.opinion.procedure)?.fields.result?.spec.options ?? {};
  return {
    received: rows.length,
    answered: rows.filter((r) => isAnswered(kind, r)).length,
    adopted: rows.filter((r) => isAdopted(kind, r)).length,
    results: Object.entries(options)
      .map(([id, title]) => ({ title, n: rows.filter((r) => r.values.result === id).length }))
      .filter((one) => one.n > 0),
    closes: mayClose(platform, who, all) ? kind.opinion.closes : null,
  };
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** 征求意见采纳情况表 without anybody's name, and the values with which the period may be closed. */
export async function opinionTable(platform: Platform, who: Signed, key: string): Promise<OpinionTableDto> {
  const { kind, seen, rows } = await gathered(platform, who, key);
  const { matter } = seen.stored;
  const values = view(seen.procedure, matter, seen.viewer)?.values ?? {};
  const declared = platform.registry.latest(kind.opinion.procedure)?.fields;
  const said = (row: MatterRow, field: string): string => declared?.[field]?.spec.options?.[String(row.values[field])] ?? '';
  const lines = rows
    .toSorted((a, b) => (a.openedOn < b.openedOn ? -1 : 1))
    .map((row, i) => [
      String(i + 1),
      said(row, 'commenterKind'),
      textOf(row.values.opinion) ?? '',
      said(row, 'result') || '未处理',
      textOf(row.values.answer) ?? '',
    ]);
  const title = textOf(values.title) ?? '';
  const catalogues = {
    title: '公开征求意见采纳情况表',
    subtitle: `《${title}》（征求意见稿），${printDate(textOf(values.commentFrom) ?? '')}至${printDate(textOf(values.commentUntil) ?? '')}`,
    groups: [{ title: '', head: ['序号', '提出人类别', '意见', '处理', '理由'], rows: lines }],
  };
  const bytes = await printed({ kind: 'catalogues', catalogues });
  const about = { name: '征求意见采纳情况表.docx', type: docxType, by: who.id, at: platform.now(), max: platform.maxFileBytes };
  const kept = await platform.store.putFile(once(bytes), about);
  if ('code' in kept) throw new Refused(422, kept);
  const file: Json = { sha256: kept.sha256, name: about.name, size: bytes.length, type: docxType };
  return {
    act: kind.opinion.closes,
    seq: matter.seq,
    values: {
      commentReceived: rows.length,
      commentAdopted: rows.filter((r) => isAdopted(kind, r)).length,
      adoptionTable: file,
      ...(rows.length > 0 && { opinions: rows.map((r) => r.key) }),
    },
  };
}
