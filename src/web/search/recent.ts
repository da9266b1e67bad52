/** The latest searches of one account: kept on this device only, never sent, since words may name people. */
const most = 8;
const keyOf = (account: string): string => `zs-searches:${account}`;

export function recentSearches(account: string): readonly string[] {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(keyOf(account)) ?? '[]');
    return Array.isArray(held) ? held.filter((q) => typeof q === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

/** The newest first, each once. */
export const withSearch = (held: readonly string[], q: string): string[] => [q, ...held.filter((one) => one !== q)].slice(0, most);

export function keepSearch(account: string, q: string): void {
  try {
    localStorage.setItem(keyOf(account), JSON.stringify(withSearch(recentSearches(account), q)));
  } catch {
    // Private windows may refuse storage; then there are no suggestions.
  }
}

export function forgetSearches(account: string): void {
  try {
    localStorage.removeItem(keyOf(account));
  } catch {
    // Nothing was kept.
  }
}
