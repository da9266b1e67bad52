import { type Actor, addDays, type CivilDate, printDate, type Values } from '#kernel';
import { diffLines, type TextOn, textOn, type Version } from '#reports';
import type { MatterRow } from '#store';
import type { HistoryDto } from '../contract/library.ts';
import { loadSeen, presentRows } from '../matters.ts';
import type { Platform } from '../platform.ts';
import type { LibraryKind } from './kind.ts';
import { libraryOf, textOf } from './shelf.ts';

/** Longest line of a text that is followed. */
const most = 40;

interface Held {
  readonly row: MatterRow;
  readonly values: Values;
}

/** What a document amends, and what amended it: the ends of one line of text. */
async function neighbours(platform: Platform, kind: LibraryKind, { row, values }: Held): Promise<string[]> {
  const { to } = await platform.store.links(row.key);
  const later = to.filter((l) => l.procedure === kind.document && l.field === 'amends').map((l) => l.from);
  const after = row.state === 'amended' ? textOf(values.replacedBy) : undefined;
  return [...later, ...[textOf(values.amends), after].filter((key) => key !== undefined)];
}

/** Every document of the line that the actor may see, begun from one of them. */
async function lineOf(platform: Platform, kind: LibraryKind, actor: Actor, first: string): Promise<Held[]> {
  const held = new Map<string, Held | undefined>();
  let open = [first];
  while (open.length > 0 && held.size < most) {
    const rows = await platform.store.rows(open);
    const seen = new Map(presentRows(platform, rows, actor).map((r) => [r.key, r.values as Values]));
    for (const key of open) held.set(key, undefined);
    const fresh = rows.flatMap((row) =>
      seen.has(row.key) && row.procedure === kind.document ? [{ row, values: seen.get(row.key) ?? {} }] : [],
    );
    for (const one of fresh) held.set(one.row.key, one);
    const next = (await Promise.all(fresh.map((one) => neighbours(platform, kind, one)))).flat();
    open = [...new Set(next)].filter((key) => !held.has(key));
  }
  return [...held.values()].filter((one) => one !== undefined);
}

/** The first day without effect, where a version ended by itself and not by the next one. */
function endOf(kind: LibraryKind, { row, values }: Held): CivilDate | undefined {
  if (row.state === 'amended') return undefined;
  const expires = textOf(values.expiresOn);
  const ends = [kind.ended.includes(row.state) ? (row.closedOn ?? undefined) : undefined, expires && addDays(expires, 1)];
  return ends.filter((d) => d !== undefined).sort()[0];
}

function versionOf(kind: LibraryKind, held: Held): Version[] {
  const { row, values } = held;
  const [from, text] = [textOf(values.effectiveOn), textOf(values.text)];
  return from && text ? [{ key: row.key, title: textOf(values.title) ?? row.title, text, from, to: endOf(kind, held) }] : [];
}

const isText = (answer: ReturnType<typeof textOn>): answer is TextOn => 'text' in answer;

function noneSaid(answer: Exclude<ReturnType<typeof textOn>, TextOn>): string {
  if (answer.why === 'not-yet') return `当日尚未施行，${printDate(answer.on ?? '')}起施行。`;
  if (answer.why === 'ended') return `当日已不再有效，${printDate(answer.on ?? '')}起废止、失效。`;
  return '平台没有可检索的正文，不能推出当日的文本。';
}

/** The line of a text and what it said on a day. */
export async function historyOn(platform: Platform, key: string, actor: Actor, on: CivilDate): Promise<HistoryDto> {
  const kind = libraryOf(platform);
  await loadSeen(platform, key, actor, kind.document);
  const line = await lineOf(platform, kind, actor, key);
  const answer = textOn(
    line.flatMap((held) => versionOf(kind, held)),
    on,
  );
  const versions = line
    .map((held) => ({
      key: held.row.key,
      title: textOf(held.values.title) ?? held.row.title,
      docNo: textOf(held.values.docNo) ?? null,
      from: textOf(held.values.effectiveOn) ?? null,
      to: endOf(kind, held) ?? null,
      state: presentRows(platform, [held.row], actor)[0]?.state.title ?? '',
    }))
    .sort((a, b) => ((a.from ?? '9') < (b.from ?? '9') ? -1 : 1));
  if (!isText(answer)) return { on, versions, text: null, none: noneSaid(answer) };
  const { version, text, before, applied } = answer;
  return {
    on,
    versions,
    text: {
      key: version.key,
      lines: diffLines(before ?? text, text),
      amended: before !== undefined,
      failed: applied.flatMap((a) => (a.failed === undefined ? [] : [{ words: a.instruction.words, why: a.failed }])),
      carried: applied.filter((a) => a.failed === undefined).length,
    },
    none: null,
  };
}
