import { type AnchorHTMLAttributes, type MouseEvent, useSyncExternalStore } from 'react';

/** Where the portal stands in the addresses of the platform. */
const root = '/p';

const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};
addEventListener('popstate', tell);

const here = (): string => location.pathname.slice(root.length).replace(/\/+$/, '') + location.search;

/** What every page is given. */
export interface PageProps {
  readonly params: Readonly<Record<string, string>>;
  /** The place with its question. */
  readonly place: string;
}

/** The path inside the portal with its question, e.g. `/s/documents?q=…`. */
export const usePlace = (): string =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, here);

export const hrefOf = (to: string): string => `${root}${to === '/' ? '/' : to}`;

/** Goes to a page of the portal; `instead`: without a step to come back to. */
export function go(to: string, instead = false): void {
  if (hrefOf(to) === location.pathname + location.search) return;
  if (instead) history.replaceState(null, '', hrefOf(to));
  else history.pushState(null, '', hrefOf(to));
  if (!instead) scrollTo(0, 0);
  tell();
}

interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly to: string;
}

/** A link inside the portal: followed without loading the page anew, except where the reader wants another window. */
export function Link({ to, ...rest }: LinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
  };
  return <a href={hrefOf(to)} onClick={follow} {...rest} />;
}

/** The parts of a path matched against a pattern with `:names`; undefined when it is another page. */
export function matched(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const [wanted, given] = [pattern.split('/'), (path.split('?')[0] ?? '').split('/')];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const held = given[at] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(held);
    else if (part !== held) return undefined;
  }
  return params;
}

/** The question of a place. */
export const askedIn = (place: string): URLSearchParams => new URLSearchParams(place.split('?')[1] ?? '');
