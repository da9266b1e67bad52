import { useEffect, useState } from 'react';
import type { StreamEnd, WallAct, WallDto } from '../../api/contract/overview.ts';
import { query } from '../client.ts';

/** live: what is shown is how it stands · lost: the line broke, it is tried again · full: too many walls · ended: signed out. */
export type LineState = 'opening' | 'live' | 'lost' | 'full' | 'ended';

export interface Wall {
  readonly state: LineState;
  readonly data: WallDto | undefined;
  /** Acts told since this page was opened: shown as new for a moment. */
  readonly fresh: ReadonlySet<string>;
  /** When something was last heard, in the time of this machine. */
  readonly heardAt: Date | undefined;
}

const shown = 14;
/** The server is heard at least every 15 seconds; a silence this long is a broken line. */
const silenceMs = 40_000;
const againMs = 5000;
const fullMs = 20_000;

const blank: Wall = { state: 'opening', data: undefined, fresh: new Set(), heardAt: undefined };

function withAct(wall: Wall, act: WallAct): Wall {
  if (!wall.data || wall.data.acts.some((a) => a.id === act.id)) return wall;
  const acts = [act, ...wall.data.acts].slice(0, shown);
  return { ...wall, data: { ...wall.data, acts }, fresh: new Set([act.id, ...wall.fresh].slice(0, shown)) };
}

/** Why the server would not open the line: nobody is signed in, or there are too many; else it is away. */
async function whyShut(url: string): Promise<Extract<LineState, 'ended' | 'lost' | 'full'>> {
  try {
    const answer = await fetch(url, { credentials: 'same-origin' });
    await answer.body?.cancel();
    return answer.status === 401 ? 'ended' : answer.status === 429 ? 'full' : 'lost';
  } catch {
    return 'lost';
  }
}

class Listener {
  #source: EventSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;
  readonly #url: string;
  readonly #change: (next: (wall: Wall) => Wall) => void;

  constructor(unit: string | undefined, change: (next: (wall: Wall) => Wall) => void) {
    this.#url = `/api/stream${query({ unit })}`;
    this.#change = change;
  }

  open(): void {
    if (this.#stopped) return;
    this.#source?.close();
    const source = new EventSource(this.#url);
    this.#source = source;
    source.addEventListener('snapshot', (event) => {
      this.#heard();
      const data = JSON.parse(event.data) as WallDto;
      this.#change((wall) => ({ ...wall, state: 'live', data, heardAt: new Date() }));
    });
    source.addEventListener('act', (event) => {
      this.#heard();
      this.#change((wall) => withAct({ ...wall, heardAt: new Date() }, JSON.parse(event.data) as WallAct));
    });
    source.addEventListener('beat', () => {
      this.#heard();
      this.#change((wall) => ({ ...wall, heardAt: new Date() }));
    });
    source.addEventListener('end', (event) => {
      const { reason } = JSON.parse(event.data) as StreamEnd;
      if (reason === 'session') this.#end('ended');
      else this.#broke();
    });
    source.addEventListener('error', () => this.#failed(source));
    this.#heard();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#source?.close();
  }

  #heard(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#broke(), silenceMs);
  }

  #end(state: LineState): void {
    this.#source?.close();
    clearTimeout(this.#timer);
    this.#change((wall) => ({ ...wall, state }));
  }

  #broke(): void {
    this.#end('lost');
    this.#timer = setTimeout(() => this.open(), againMs);
  }

  /** The browser tries again by itself unless the server has answered with a refusal. */
  #failed(source: EventSource): void {
    if (source.readyState !== EventSource.CLOSED) return this.#change((wall) => ({ ...wall, state: 'lost' }));
    void whyShut(this.#url).then((why) => {
      if (this.#stopped) return;
      this.#end(why);
      if (why !== 'ended') this.#timer = setTimeout(() => this.open(), why === 'full' ? fullMs : againMs);
    });
  }
}

/** The wall of a unit as the server tells it, kept up for as long as the page is open. */
export function useWall(unit: string | undefined): Wall {
  const [wall, setWall] = useState<Wall>(blank);
  useEffect(() => {
    setWall(blank);
    const listener = new Listener(unit, setWall);
    listener.open();
    return () => listener.stop();
  }, [unit]);
  return wall;
}
