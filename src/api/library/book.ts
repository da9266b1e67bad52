import { printDate, type Values, view } from '#kernel';
import type { BookEntry, BookPart } from '#reports';
import { loadSeen } from '../matters.ts';
import type { Platform } from '../platform.ts';
import type { Signed } from '../session.ts';
import { printed } from './print.ts';
import { libraryOf, publicValues, textOf } from './shelf.ts';

function entryOf(platform: Platform, values: Values): BookEntry {
  const day = (id: string): string => {
    const held = textOf(values[id]);
    return held ? printDate(held) : '';
  };
  const dates = [
    ['成文', day('signedOn')],
    ['公布', day('publishedOn')],
    ['施行', day('effectiveOn')],
  ].flatMap(([title, on]) => (on ? [`${on}${title}`] : []));
  return {
    title: textOf(values.title) ?? '',
    number: textOf(values.docNo) ?? '',
    issuer: platform.units.get(textOf(values.issuer) ?? '')?.name ?? '',
    dates: dates.join('　'),
    signedOn: textOf(values.signedOn) ?? '',
    text: textOf(values.text) ?? '',
  };
}

/** The yearly book of documents in force as a file: by topic, each word for word, with contents. */
export async function bookOf(platform: Platform, who: Signed, key: string): Promise<{ bytes: Uint8Array; title: string }> {
  const kind = libraryOf(platform);
  const { stored, procedure, viewer } = await loadSeen(platform, key, who.actor, kind.book);
  const values = view(procedure, stored.matter, viewer)?.values ?? {};
  const keys = Array.isArray(values.documents) ? (values.documents as readonly string[]) : [];
  const topics = platform.registry.latest(kind.document)?.fields.topic?.spec.options ?? {};
  const entries = (await platform.store.rows(keys)).flatMap((row) => {
    const seen = publicValues(platform, row);
    return seen ? [{ topic: textOf(seen.topic) ?? '', entry: entryOf(platform, seen) }] : [];
  });
  const parts = [...Object.entries(topics), ['', '其他'] as const].map(([id, title]): BookPart => {
    const held = entries.filter((e) => e.topic === id).map((e) => e.entry);
    return { title, entries: held.toSorted((a, b) => (a.signedOn < b.signedOn ? -1 : 1)) };
  });
  const title = textOf(values.title) ?? '';
  const compiler = platform.units.get(textOf(values.compiler) ?? '')?.name ?? '';
  const book = {
    title,
    compiler,
    committee: textOf(values.committee) ?? '',
    year: Number(values.year ?? 0),
    date: textOf(values.approvedOn) ?? platform.today(),
    parts: parts.filter((p) => p.entries.length > 0),
  };
  return { bytes: await printed({ kind: 'book', book }), title };
}
