import { useEffect, useRef } from 'react';
import type { RecognisedDto } from '../../api/contract/library.ts';

interface Props {
  readonly read: RecognisedDto;
  /** The line to look at. */
  readonly at: number | undefined;
}

/** The whole text with what was recognised in its lines; scrolls to the line asked for. */
export function ReadText({ read, at }: Props) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (at === undefined) return;
    box.current?.querySelector(`[data-line="${at}"]`)?.scrollIntoView({ block: 'center' });
  }, [at]);
  const marks = new Map<number, string[]>();
  for (const f of read.found) marks.set(f.at, [...(marks.get(f.at) ?? []), f.title]);
  const levels = new Map(read.levels.map((l) => [l.at, l.level]));
  const lines = read.lines.reduce<{ readonly at: number; readonly text: string }[]>((all, text) => [...all, { at: all.length, text }], []);
  return (
    <section ref={box} className="import-text sheet" aria-label="原文" tabIndex={0}>
      {lines
        .filter((l) => l.text !== '')
        .map((l) => (
          <p
            key={l.at}
            data-line={l.at}
            className={`${marks.has(l.at) ? 'import-hit' : ''} ${l.at === at ? 'import-here' : ''} ${levelClass(levels.get(l.at))}`}
          >
            {marks.has(l.at) ? <span className="import-label">{marks.get(l.at)?.join('、')}</span> : null}
            {l.text}
          </p>
        ))}
    </section>
  );
}

const levelClass = (level: string | undefined): string =>
  level === '章' || level === '节' ? 'import-heading' : level ? 'import-numbered' : '';
