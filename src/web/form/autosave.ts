import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftContent } from '../../api/contract/work.ts';
import { call, query } from '../client.ts';

/** Which form: the act of a procedure on a matter, or opening one. */
export interface Place {
  readonly procedure: string;
  readonly act: string;
  readonly matter?: string;
  /** The `seq` of the matter the form is made from. */
  readonly seq?: number;
}

export const draftPath = (at: Place): string =>
  `/drafts/${encodeURIComponent(at.procedure)}/${encodeURIComponent(at.act)}${query({ matter: at.matter })}`;

export type Saved = { readonly kind: 'none' | 'saving' | 'failed' } | { readonly kind: 'saved'; readonly at: string };

/** After the last sign typed, until it is saved. */
const pause = 1200;
/** Until a save that found no line is tried again. */
const retry = 5000;

/** Keeps a form on the server while it is being filled in. Without a place nothing is kept. */
export function useAutosave(place: Place | undefined, content: () => DraftContent) {
  const [saved, setSaved] = useState<Saved>({ kind: 'none' });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const under = useRef<Promise<unknown>>(Promise.resolve());
  const unsaved = useRef(false);
  const over = useRef(false);
  const latest = useRef({ place, content });
  latest.current = { place, content };

  /** True when nothing is left to be saved. */
  const save = useCallback(async (keepalive = false): Promise<boolean> => {
    clearTimeout(timer.current);
    const at = latest.current.place;
    if (!at || !unsaved.current || over.current) return true;
    unsaved.current = false;
    const { seq, ...rest } = at;
    const body = { content: latest.current.content(), ...(seq !== undefined && { seq }) };
    setSaved({ kind: 'saving' });
    const sent = call<{ readonly savedAt: string }>('PUT', draftPath(rest), { body, keepalive });
    under.current = sent.catch(() => undefined);
    try {
      const { savedAt } = await sent;
      setSaved({ kind: 'saved', at: savedAt });
      return true;
    } catch {
      unsaved.current = true;
      setSaved({ kind: 'failed' });
      if (!over.current) timer.current = setTimeout(() => void save(), retry);
      return false;
    }
  }, []);

  const touch = useCallback(() => {
    if (!latest.current.place) return;
    unsaved.current = true;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), pause);
  }, [save]);

  /** No more saving; what is kept goes too. */
  const discard = useCallback(async (ends: boolean): Promise<void> => {
    clearTimeout(timer.current);
    unsaved.current = false;
    over.current = ends;
    const at = latest.current.place;
    if (!at) return;
    // A save still on its way would bring the draft back after it was dropped.
    await under.current;
    await call('DELETE', draftPath(at), { keepalive: true }).catch(() => undefined);
    setSaved({ kind: 'none' });
  }, []);

  useEffect(() => {
    const hidden = () => {
      if (document.visibilityState === 'hidden') void save(true);
    };
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      clearTimeout(timer.current);
    };
  }, [save]);

  return { saved, touch, save, discard, isUnsaved: () => unsaved.current };
}
