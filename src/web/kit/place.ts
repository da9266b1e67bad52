/** Puts a fixed panel below its door, or above when there is more room; kept inside the window. */
export function place(panel: HTMLElement, door: HTMLElement): void {
  if (innerWidth <= 720) {
    panel.style.cssText = '';
    return;
  }
  const at = door.getBoundingClientRect();
  const { offsetWidth: wide, offsetHeight: tall } = panel;
  const left = Math.max(8, Math.min(at.left - 12, innerWidth - wide - 8));
  const below = at.bottom + 6;
  const above = at.top - tall - 6;
  const top = below + tall <= innerHeight - 8 || above < 8 ? Math.min(below, Math.max(8, innerHeight - tall - 8)) : above;
  panel.style.left = `${left}px`;
  panel.style.top = `${top}px`;
}
