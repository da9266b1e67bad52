/** Where a page ended, as one word that can travel in an address. */
export const encodeCursor = (parts: readonly unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

/** Where the page before ended; undefined for a cursor that is none. */
export function decodeCursor(cursor: string | undefined, shapes: readonly RegExp[]): string[] | undefined {
  if (cursor === undefined || cursor.length > 400) return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parts) || parts.length !== shapes.length) return undefined;
    const texts = parts.map(String);
    return texts.every((t, i) => shapes[i]?.test(t)) ? texts : undefined;
  } catch {
    return undefined;
  }
}

/** Region and uuid of a matter: what every cursor over matters holds. */
export const matterShapes = [/^\d{6}$/, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/] as const;
/** Of a list in the order of its sort key. */
export const listShapes = [/^[0-9~-]{10,30}$/, ...matterShapes];
/** The end of a page of a list. */
export const listCursor = (row: { readonly sort_key: string; readonly region: string; readonly id: string }): string =>
  encodeCursor([row.sort_key, row.region, row.id]);
