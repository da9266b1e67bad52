import { useCallback, useEffect, useRef, useState } from 'react';
import type { TextBody, TextSaveDto } from '../../api/contract/texts.ts';
import { call } from '../client.ts';
import { failureOf, textPath } from './queries.ts';
import type { TextNow } from './use-editor.ts';

export type Refusing = Extract<TextSaveDto, { saved: false }>;
export type Conflicting = Extract<Refusing, { conflicts: unknown }>;
export type Choice = 'mine' | 'theirs' | 'both';

export type Keeping =
  | { readonly kind: 'clean' | 'typing' | 'saving' }
  | { readonly kind: 'kept'; readonly at: string }
  | { readonly kind: 'saved'; readonly version: number; readonly merged: boolean }
  | { readonly kind: 'failed'; readonly why: string };

/** After the last sign typed, until it is kept as a draft. */
const pause = 2500;
const retry = 8000;

interface Asked {
  readonly id: string;
  readonly version: number;
  readonly now: () => TextNow | undefined;
}

/** Keeps what is typed as a draft on the server, so that neither a closed window nor a lost line costs a word. */
export function useDraft({ id, version, now }: Asked) {
  const [keeping, setKeeping] = useState<Keeping>({ kind: 'clean' });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const unkept = useRef(false);
  const keep = useCallback(
    async (keepalive = false): Promise<void> => {
      clearTimeout(timer.current);
      const text = now();
      if (!unkept.current || !text) return;
      unkept.current = false;
      const body = { head: text.head, blocks: text.blocks, version };
      try {
        // A request that outlives its page may carry only so much; a longer text is sent as long as the page stands.
        const small = JSON.stringify(body).length < 20_000;
        const { savedAt } = await call<{ savedAt: string }>('PUT', `${textPath(id)}/draft`, { body, keepalive: keepalive && small });
        setKeeping((held) => (unkept.current || held.kind === 'saving' ? held : { kind: 'kept', at: savedAt }));
      } catch (error) {
        unkept.current = true;
        setKeeping({ kind: 'failed', why: failureOf(error, '草稿没有存上') });
        timer.current = setTimeout(() => void keep(), retry);
      }
    },
    [id, version, now],
  );
  const touch = useCallback(() => {
    unkept.current = true;
    setKeeping({ kind: 'typing' });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void keep(), pause);
  }, [keep]);
  /** Nothing is left to be kept: it was saved, or thrown away. */
  const settle = useCallback((said: Keeping) => {
    clearTimeout(timer.current);
    unkept.current = false;
    setKeeping(said);
  }, []);
  useEffect(() => {
    const hidden = () => {
      if (document.visibilityState === 'hidden') void keep(true);
    };
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      clearTimeout(timer.current);
    };
  }, [keep]);
  return { keeping, setKeeping, touch, settle, keep, isUnkept: () => unkept.current };
}

/** Sends a version to be saved. */
export const sendText = (
  id: string,
  body: TextBody & {
    readonly version: number;
    readonly remark: string;
    readonly choices?: { readonly against: number; readonly each: readonly Choice[] };
  },
): Promise<TextSaveDto> => call<TextSaveDto>('PUT', textPath(id), { body });
