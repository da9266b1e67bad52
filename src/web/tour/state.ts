import { useSyncExternalStore } from 'react';
import type { TourId } from '../../api/contract/help.ts';

/** The tour under way, as long as the window stays open. */
export interface Walk {
  readonly tour: TourId;
  readonly step: number;
}

let walk: Walk | undefined;
/** Where the focus was when it began. */
let from: Element | null = null;
const listeners = new Set<() => void>();

function put(next: Walk | undefined): void {
  walk = next;
  for (const listener of listeners) listener();
}

export function startTour(tour: TourId): void {
  from = document.activeElement;
  put({ tour, step: 0 });
}

export function goToStep(step: number): void {
  if (walk) put({ ...walk, step });
}

/** Ends it; the focus goes back to where it came from, or to the page. */
export function endTour(): void {
  put(undefined);
  const back = from instanceof HTMLElement && from.isConnected && from !== document.body ? from : document.getElementById('content');
  back?.focus({ preventScroll: true });
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useWalk = (): Walk | undefined => useSyncExternalStore(subscribe, () => walk);
