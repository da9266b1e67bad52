import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { newKey, OfflineError, ProblemError } from '../client.ts';
import type { FileValue } from '../kit/values.ts';
import { Stopped, sendFile } from './send.ts';

/** One file under way, or one that did not arrive. */
export interface Going {
  readonly id: string;
  readonly file: File;
  readonly share: number;
  /** Why it did not arrive; undefined while it is under way. */
  readonly wrong?: string;
  /** Trying again may help: the line was down, not the file refused. */
  readonly lost?: boolean;
}

/** Uploads of a whole form: its submission waits for them. */
export interface Pending {
  readonly track: (upload: Promise<boolean>) => void;
}
const none: Pending = { track: () => undefined };
const PendingContext = createContext<Pending>(none);
export const PendingProvider = PendingContext.Provider;

/** Collects the uploads under way of a form. `settled` waits for all: false when one did not arrive. */
export function usePending(): { readonly pending: Pending; readonly waiting: () => number; readonly settled: () => Promise<boolean> } {
  const held = useRef(new Set<Promise<boolean>>());
  const track = useCallback((upload: Promise<boolean>) => {
    held.current.add(upload);
    void upload.finally(() => held.current.delete(upload));
  }, []);
  const settled = useCallback(async () => {
    let all = true;
    while (held.current.size > 0) all = (await Promise.all(held.current)).every(Boolean) && all;
    return all;
  }, []);
  const [pending] = useState<Pending>(() => ({ track }));
  return { pending, waiting: () => held.current.size, settled };
}

function wordsOf(name: string, error: unknown): string {
  if (error instanceof OfflineError) return `「${name}」没有传完：连不上服务器。网络恢复后点“接着传”。`;
  if (error instanceof ProblemError) return error.problem.detail || `「${name}」没有传上去：${error.problem.title}。`;
  return `「${name}」没有传上去，请再试一次。`;
}

/** Sends files one after another and hands on each that has arrived. */
export function useUploads(onArrived: (file: FileValue) => void) {
  const [going, setGoing] = useState<readonly Going[]>([]);
  const { track } = useContext(PendingContext);
  const stops = useRef(new Map<string, AbortController>());
  const arrived = useRef(onArrived);
  arrived.current = onArrived;
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => {
    const held = stops.current;
    return () => {
      for (const stop of held.values()) stop.abort();
    };
  }, []);
  const change = (id: string, with_: Partial<Going> | undefined) =>
    setGoing((now) => now.flatMap((g) => (g.id !== id ? [g] : with_ ? [{ ...g, ...with_ }] : [])));
  const sendOne = async (id: string, file: File, signal: AbortSignal): Promise<boolean> => {
    try {
      if (signal.aborted) return true;
      const kept = await sendFile(file, { signal, onProgress: (share) => change(id, { share }) });
      arrived.current(kept);
      change(id, undefined);
      return true;
    } catch (error) {
      if (error instanceof Stopped) return true;
      change(id, { wrong: wordsOf(file.name, error), lost: !(error instanceof ProblemError) || error.problem.status >= 500 });
      return false;
    } finally {
      stops.current.delete(id);
    }
  };
  const add = (files: readonly File[]) => {
    for (const file of files) {
      const id = newKey();
      const stop = new AbortController();
      stops.current.set(id, stop);
      setGoing((now) => [...now, { id, file, share: 0 }]);
      const sent = queue.current.then(() => sendOne(id, file, stop.signal));
      queue.current = sent;
      track(sent);
    }
  };
  const drop = (id: string) => {
    stops.current.get(id)?.abort();
    change(id, undefined);
  };
  const again = (g: Going) => {
    drop(g.id);
    add([g.file]);
  };
  return { going, add, drop, again };
}
