/** Rows that the keys walk: focusable elements (a link, a button) marked `data-row`, in the order of the page. */
const rowMark = '[data-row]';

/** Typing goes into a field, never to the keys. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select, [role="combobox"], [role="textbox"]') !== null;
}

const seen = (element: HTMLElement): boolean => element.getClientRects().length > 0;

/** The next or the previous row of the page, from the one in focus; the first when none is. */
export function stepRow(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(`main ${rowMark}`)].filter(seen);
  const here = rows.findIndex((row) => row.contains(document.activeElement) || row === document.activeElement);
  const next = here === -1 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, here + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** What a page is there for: its one red button or link. */
export function doPrimary(): void {
  [...document.querySelectorAll<HTMLElement>('main .button.primary')].find(seen)?.click();
}

export function goSearch(): void {
  const box = [...document.querySelectorAll<HTMLInputElement>('header input[type="search"], main input[type="search"]')].find(seen);
  box?.focus();
  box?.select();
}
