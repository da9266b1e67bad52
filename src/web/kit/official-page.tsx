import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Figure } from '#kernel';
import { usePhone } from '../preferences.ts';
import { type OfficialDocument, type Part, paginate, type Slice } from './official.ts';
import { type DocumentPart, partsOf } from './official-parts.tsx';
import './official-page.css';

interface Props {
  readonly document: OfficialDocument;
  readonly figures: ReadonlyMap<string, Figure>;
}

/** Heights of the parts in lines of the grid, measured where they are set; again when the fonts are there. */
function useLines(parts: readonly DocumentPart[]) {
  const ref = useRef<HTMLDivElement>(null);
  const [lines, setLines] = useState<readonly Part[]>([]);
  useLayoutEffect(() => {
    let live = true;
    const measure = () => {
      const set = ref.current;
      if (!live || !set) return;
      const line = set.getBoundingClientRect().width / (156 / 10.2273);
      const found = Array.from(set.children, (child, i): Part => {
        const keep = parts[i]?.keep;
        return { lines: Math.round(child.getBoundingClientRect().height / line), ...(keep && { keep }) };
      });
      setLines(found);
    };
    measure();
    void document.fonts.ready.then(measure);
    return () => {
      live = false;
    };
  }, [parts]);
  return { ref, lines };
}

/** The width the pages may take, to scale them down where the window is narrower than a sheet. */
function useScale() {
  const ref = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(1);
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    const watch = new ResizeObserver(([entry]) => {
      const wide = entry?.contentRect.width ?? 794;
      setScale(Math.min(1, Math.floor((wide / 794) * 1000) / 1000));
    });
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  return { ref, scale };
}

/**
 * An official document as it prints: A4, 156 × 225 mm of text, 22 lines of 28 characters, red head, page numbers
 * (GB/T 9704-2012). On a phone the same document flows as one sheet for reading.
 */
export function OfficialPage({ document, figures }: Props) {
  const phone = usePhone();
  const parts = useMemo(() => partsOf(document, figures), [document, figures]);
  return phone ? <FlowingSheet parts={parts} /> : <PrintedPages parts={parts} />;
}

function FlowingSheet({ parts }: { readonly parts: readonly DocumentPart[] }) {
  return (
    <article className="official official-flow">
      {parts.map((part) => (
        <div key={part.key}>{part.node}</div>
      ))}
    </article>
  );
}

function PrintedPages({ parts }: { readonly parts: readonly DocumentPart[] }) {
  const { ref, lines } = useLines(parts);
  const { ref: box, scale } = useScale();
  const pages = lines.length === parts.length ? paginate(lines) : [];
  return (
    <div ref={box} className="official-pages">
      <div className="official official-measure" ref={ref} aria-hidden="true" inert>
        {parts.map((part) => (
          <div key={part.key}>{part.node}</div>
        ))}
      </div>
      <article style={{ zoom: scale }}>
        {pages.map((slices, i) => (
          <Page key={i} number={i + 1} of={pages.length}>
            {slices.map((slice) => (
              <SliceView key={`${slice.part}-${slice.from}`} slice={slice} part={parts[slice.part]} />
            ))}
          </Page>
        ))}
      </article>
    </div>
  );
}

/** Odd page numbers stand right, even ones left (7.5). */
function Page({ number, of, children }: { readonly number: number; readonly of: number; readonly children: ReactNode }) {
  return (
    <section className="official official-sheet" aria-label={`第${number}页，共${of}页`}>
      <div className="official-core">{children}</div>
      <p className={`official-number ${number % 2 ? 'odd' : 'even'}`}>— {number} —</p>
    </section>
  );
}

function SliceView({ slice, part }: { readonly slice: Slice; readonly part: DocumentPart | undefined }) {
  return (
    <div className="official-slice" style={{ height: `calc(var(--line) * ${slice.lines})` }}>
      <div style={{ marginTop: `calc(var(--line) * -${slice.from})` }}>{part?.node}</div>
    </div>
  );
}
