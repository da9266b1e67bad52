const gap = 12;
const edge = 12;
const pad = 6;

/** Where the words go beside what they are about: below, else above, else within the window at its foot. */
function beside(at: DOMRect, box: HTMLElement): { left: number; top: number } {
  const { offsetWidth: wide, offsetHeight: tall } = box;
  const left = Math.max(edge, Math.min(at.left, innerWidth - wide - edge));
  const below = at.bottom + pad + gap;
  const above = at.top - pad - gap - tall;
  if (below + tall <= innerHeight - edge) return { left, top: below };
  if (above >= edge) return { left, top: above };
  // Taller than the window leaves room for: to the right of it, or over its lower corner.
  const right = at.right + pad + gap;
  return { left: right + wide <= innerWidth - edge ? right : innerWidth - wide - edge, top: innerHeight - tall - edge };
}

function set(element: HTMLElement, values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values)) element.style.setProperty(name, `${Math.round(value)}px`);
}

/** Brings the place into view: on a phone into the part that the sheet leaves free. */
function show(place: HTMLElement): void {
  const at = place.getBoundingClientRect();
  const phone = innerWidth <= 720;
  const fits = at.top >= 60 && at.bottom <= innerHeight * (phone ? 0.55 : 0.8);
  if (fits || getComputedStyle(place).position === 'sticky') return;
  scrollBy({ top: at.top - Math.min(120, innerHeight * 0.2), behavior: 'instant' });
}

/** Keeps ring and words at a place while the page scrolls and grows. Without a place the words stand alone. Returns the end of it. */
export function follow(place: HTMLElement | null, ring: HTMLElement, box: HTMLElement): () => void {
  if (!place) {
    box.dataset.at = 'alone';
    return () => undefined;
  }
  show(place);
  const draw = () => {
    const at = place.getBoundingClientRect();
    const left = Math.max(2, at.left - pad);
    const top = Math.max(2, at.top - pad);
    set(ring, {
      '--left': left,
      '--top': top,
      '--wide': Math.min(innerWidth - 2, at.right + pad) - left,
      '--tall': Math.min(innerHeight - 2, at.bottom + pad) - top,
    });
    const spot = beside(at, box);
    set(box, { '--left': spot.left, '--top': spot.top });
    box.dataset.at = at.top > innerHeight * 0.55 ? 'head' : 'foot';
  };
  draw();
  const watch = new ResizeObserver(draw);
  for (const element of [place, box, document.body]) watch.observe(element);
  addEventListener('scroll', draw, true);
  addEventListener('resize', draw);
  return () => {
    watch.disconnect();
    removeEventListener('scroll', draw, true);
    removeEventListener('resize', draw);
  };
}
