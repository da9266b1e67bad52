import { useSyncExternalStore } from 'react';

export interface Preferences {
  readonly theme: 'auto' | 'light' | 'dark';
  /** 适老: everything in large type. */
  readonly large: boolean;
}

const key = 'zs-look';
const listeners = new Set<() => void>();

function read(): Preferences {
  try {
    const held = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Preferences>;
    return { theme: held.theme === 'dark' || held.theme === 'light' ? held.theme : 'auto', large: held.large === true };
  } catch {
    return { theme: 'auto', large: false };
  }
}

let current = read();
const systemDark = matchMedia('(prefers-color-scheme: dark)');

/** Whether the screen is dark now: as chosen, else as the machine has it. */
const isDark = (): boolean => (current.theme === 'auto' ? systemDark.matches : current.theme === 'dark');

/** Puts the look on the root element; called once before the first paint and at every change. */
export function applyPreferences(): void {
  const root = document.documentElement;
  root.dataset.theme = isDark() ? 'dark' : 'light';
  root.dataset.type = current.large ? 'large' : 'normal';
  for (const listener of listeners) listener();
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(key, JSON.stringify(current));
  } catch {
    // Private windows may refuse storage; the choice then lasts for this visit.
  }
  applyPreferences();
}

systemDark.addEventListener('change', applyPreferences);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, () => current);
export const useDark = (): boolean => useSyncExternalStore(subscribe, isDark);

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

/** Phones: where lists become cards and the navigation goes to the bottom. */
export const usePhone = (): boolean => useMedia('(max-width: 720px)');
