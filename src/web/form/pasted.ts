import type { ClipboardEvent } from 'react';

const id = /\b\d{6}\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

/** Public ids of matters in a text that was copied from a list, each once, in their order. */
export const idsIn = (text: string): readonly string[] => [...new Set(text.match(id) ?? [])];

/** What stands behind an id up to the end of its line: the name it was copied with. Without one, the end of the id. */
export function labelsIn(text: string): Readonly<Record<string, string>> {
  const lines = text.split(/\r?\n/);
  return Object.fromEntries(
    idsIn(text).map((one) => {
      const said = lines
        .find((line) => line.includes(one))
        ?.split(one)[1]
        ?.replace(id, '')
        .trim();
      return [one, said || `事项…${one.slice(-8)}`];
    }),
  );
}

/** Takes ids out of a paste; anything else is left to the control. */
export function pastedIds(event: ClipboardEvent): readonly string[] {
  const ids = idsIn(event.clipboardData.getData('text'));
  if (ids.length > 0) event.preventDefault();
  return ids;
}

type Row = Readonly<Record<string, unknown>>;

/** Adds a row for each id that has none; rows without one give way. */
export function rowsWith(rows: readonly Row[], column: string, ids: readonly string[]): readonly Row[] {
  const kept = rows.filter((row) => row[column] !== undefined && row[column] !== '');
  const there = new Set(kept.map((row) => row[column]));
  return [...kept, ...ids.filter((id) => !there.has(id)).map((id) => ({ [column]: id }))];
}
