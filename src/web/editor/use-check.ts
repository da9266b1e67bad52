import { useCallback, useEffect, useRef, useState } from 'react';
import type { TextCheckDto } from '../../api/contract/texts.ts';
import type { ChipBook } from './chips.ts';
import { checkText } from './queries.ts';
import type { TextNow } from './use-editor.ts';

/** After the last sign typed, until the text is looked through. */
const pause = 500;

export interface Checked {
  readonly answer: TextCheckDto | undefined;
  /** For each block of the checked text, the node it was written from. */
  readonly nodes: readonly number[];
  readonly failed: boolean;
}

/** Looks the text through on the server while it is written: figures, sources, contradictions, and how it prints. */
export function useCheck(id: string, chips: ChipBook, now: () => TextNow | undefined) {
  const [checked, setChecked] = useState<Checked>({ answer: undefined, nodes: [], failed: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const under = useRef<AbortController>(undefined);
  const run = useCallback(async () => {
    const text = now();
    if (!text) return;
    under.current?.abort();
    const mine = new AbortController();
    under.current = mine;
    try {
      const answer = await checkText(id, { head: text.head, blocks: text.blocks }, mine.signal);
      chips.put(answer.chips);
      setChecked({ answer, nodes: text.nodes, failed: false });
    } catch {
      if (!mine.signal.aborted) setChecked((held) => ({ ...held, failed: true }));
    }
  }, [id, chips, now]);
  const ask = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void run(), pause);
  }, [run]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      under.current?.abort();
    },
    [],
  );
  return { checked, ask, run };
}
