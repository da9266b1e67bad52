import { addMonths } from '#kernel';
import type { News } from '#store';
import type { WallAct, WallDto } from './contract/overview.ts';
import { wallAct, wallOf } from './overview.ts';
import type { Platform } from './platform.ts';

/** Somebody who watches a unit: told of acts as they happen, and of how everything stands. */
export interface Watcher {
  readonly account: string;
  /** Code of the unit watched. */
  readonly unit: string;
  /** A screen that nobody sits at. */
  readonly byPass: boolean;
  tell(event: 'snapshot' | 'act', data: unknown): void;
}

/** Acts shown on a wall. */
const shown = 14;
/** News is gathered this long before the database is asked, and what stands is told at most this often. */
const gatherMs = 150;
const restMs = 1000;
/** Watchers at most, over all and of one account. */
const mostWatchers = 120;
const mostOfAccount = 6;

interface Scope {
  readonly watchers: Set<Watcher>;
  acts: readonly WallAct[];
  /** Acts told already; those that come again in an answer are not news. */
  readonly known: Set<string>;
  readonly procedures: Set<string>;
  readonly units: Set<string>;
  all: boolean;
  timer: NodeJS.Timeout | undefined;
  toldAt: number;
  told: Promise<WallDto> | undefined;
}

/**
 * One in a process: hears of committed acts, asks the database once for all who watch the same unit, and tells them.
 * Nothing is asked while nobody watches.
 */
export class Hub {
  readonly #platform: Platform;
  readonly #scopes = new Map<string, Scope>();
  #deaf: (() => void) | undefined;
  #closed = false;

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** Whether one more may watch. */
  hasRoom(account: string): boolean {
    const all = [...this.#scopes.values()].flatMap((s) => [...s.watchers]);
    return all.length < mostWatchers && all.filter((w) => w.account === account).length < mostOfAccount;
  }

  /** Watches from now on; the first thing told is how everything stands. Returns how to stop. */
  join(watcher: Watcher): () => void {
    this.#deaf ??= this.#platform.store.changes((news) => this.#hear(news));
    const scope = this.#scopeOf(watcher.unit);
    scope.watchers.add(watcher);
    scope.told ??= this.#stand(watcher.unit, scope, true);
    scope.told.then((wall) => this.#show(watcher, scope, wall)).catch(() => undefined);
    return () => this.#leave(watcher);
  }

  close(): void {
    this.#closed = true;
    this.#deaf?.();
    for (const scope of this.#scopes.values()) clearTimeout(scope.timer);
    this.#scopes.clear();
  }

  #scopeOf(unit: string): Scope {
    const held = this.#scopes.get(unit);
    if (held) return held;
    const made: Scope = {
      ...{ watchers: new Set<Watcher>(), known: new Set<string>(), procedures: new Set<string>(), units: new Set<string>() },
      ...{ acts: [], all: false, timer: undefined, toldAt: 0, told: undefined },
    };
    this.#scopes.set(unit, made);
    return made;
  }

  #leave(watcher: Watcher): void {
    const scope = this.#scopes.get(watcher.unit);
    scope?.watchers.delete(watcher);
    if (!scope || scope.watchers.size > 0) return;
    clearTimeout(scope.timer);
    this.#scopes.delete(watcher.unit);
    if (this.#scopes.size > 0) return;
    this.#deaf?.();
    this.#deaf = undefined;
  }

  #hear(news: News): void {
    if (news === 'people' || this.#closed) return;
    for (const [unit, scope] of this.#scopes) {
      const path = this.#platform.units.get(unit)?.path;
      const felt = news === 'everything' ? [] : news.changes.filter((c) => path !== undefined && c.unitPath.startsWith(path));
      if (news !== 'everything' && felt.length === 0) continue;
      scope.all ||= news === 'everything';
      for (const change of felt) {
        scope.procedures.add(change.procedure);
        scope.units.add(change.unitPath.split('/').at(-2) ?? '');
      }
      scope.timer ??= setTimeout(() => void this.#flush(unit, scope), gatherMs);
    }
  }

  /** Acts at once; how everything stands not more often than once a second. */
  async #flush(unit: string, scope: Scope): Promise<void> {
    try {
      const fresh = await this.#freshActs(unit, scope);
      for (const act of fresh.toReversed()) for (const watcher of scope.watchers) watcher.tell('act', act);
      const wait = Math.max(0, scope.toldAt + restMs - performance.now());
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      if (this.#closed || scope.watchers.size === 0) return;
      scope.told = this.#stand(unit, scope, false);
      const wall = await scope.told;
      for (const watcher of scope.watchers) this.#show(watcher, scope, wall);
    } catch {
      // The database is away for a moment: the next act or the next to join asks again.
      scope.told = undefined;
    } finally {
      scope.timer = undefined;
      const waiting = scope.all || scope.procedures.size > 0;
      if (waiting && !this.#closed && scope.watchers.size > 0) scope.timer = setTimeout(() => void this.#flush(unit, scope), gatherMs);
    }
  }

  #show(watcher: Watcher, scope: Scope, wall: WallDto): void {
    watcher.tell('snapshot', { ...wall, acts: scope.acts, doors: !watcher.byPass } satisfies WallDto);
  }

  async #stand(unit: string, scope: Scope, first: boolean): Promise<WallDto> {
    scope.toldAt = performance.now();
    const registered = this.#platform.units.get(unit);
    if (!registered) throw new Error(`no unit ${unit}`);
    if (first) scope.all = true;
    if (first) await this.#freshActs(unit, scope);
    return wallOf(this.#platform, registered, scope.acts);
  }

  /** What was done just now, newest first; the acts now shown begin with it. After a load all are read anew, and none is news. */
  async #freshActs(unit: string, scope: Scope): Promise<readonly WallAct[]> {
    const { all } = scope;
    const ask = this.#question(unit, scope);
    scope.all = false;
    scope.procedures.clear();
    scope.units.clear();
    const told = (await this.#platform.store.latestActs(ask)).map((line) => wallAct(this.#platform, line));
    const fresh = told.filter((act) => !scope.known.has(act.id));
    if (scope.known.size > 5000) scope.known.clear();
    for (const act of told) scope.known.add(act.id);
    scope.acts = all ? told : [...fresh, ...scope.acts].slice(0, shown);
    return all ? [] : fresh;
  }

  #question(unit: string, scope: Scope) {
    const platform = this.#platform;
    const since = addMonths(`${platform.today().slice(0, 7)}-01`, -1).slice(0, 7);
    const unitPath = platform.units.get(unit)?.path ?? '-/';
    const ask = { since, limit: shown, unitPath };
    if (scope.all) return { ...ask, procedures: platform.registry.all.map((p) => p.id) };
    const now = platform.now();
    const entered = [later(now, -newsMs), later(now, leadMs)] as const;
    return { ...ask, procedures: [...scope.procedures], units: [...scope.units], entered };
  }
}

/** News is what was entered within the last minute; clocks of other servers may run a little ahead. */
const newsMs = 60_000;
const leadMs = 5000;

/** An instant of the city so much later, written alike. */
const later = (instant: string, ms: number): string =>
  `${new Date(Date.parse(instant) + 8 * 3_600_000 + ms).toISOString().slice(0, 23)}+08:00`;
