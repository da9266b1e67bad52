import { useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Figure } from '#kernel';
import { printFigure } from './format.ts';
import { Passport } from './passport.tsx';
import { place } from './place.ts';
import './figure.css';

interface Props {
  readonly figure: Figure;
  /** The words that stand for the number in a text; without it the number and its unit. */
  readonly words?: string;
  readonly size?: 'text' | 'large';
  readonly className?: string;
}

type Open = 'shut' | 'peek' | 'held';

/** Opens on hover after a moment, on tap or click at once; Esc and a click elsewhere shut it. */
function useDoor() {
  const [open, setOpen] = useState<Open>('shut');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const later = (next: Open, ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen((now) => (now === 'held' ? now : next)), ms);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const hover = {
    onPointerEnter: (event: { pointerType: string }) => {
      if (event.pointerType === 'mouse') later('peek', 280);
    },
    onPointerLeave: (event: { pointerType: string }) => {
      if (event.pointerType === 'mouse') later('shut', 220);
    },
  };
  return { open, setOpen, hover };
}

/** A number with a dotted underline that opens its passport. */
export function FigureDoor({ figure, words, size = 'text', className = '' }: Props) {
  const { open, setOpen, hover } = useDoor();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (open === 'shut') return;
    const shut = (event: Event) => {
      const at = event.target as Node;
      if (!panel.current?.contains(at) && !button.current?.contains(at)) setOpen('shut');
    };
    const esc = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      setOpen('shut');
      button.current?.focus();
    };
    const follow = () => panel.current && button.current && place(panel.current, button.current);
    follow();
    const watch = new ResizeObserver(follow);
    if (panel.current) watch.observe(panel.current);
    if (open === 'held') panel.current?.focus({ preventScroll: true });
    document.addEventListener('pointerdown', shut);
    document.addEventListener('keydown', esc, true);
    addEventListener('scroll', follow, true);
    return () => {
      watch.disconnect();
      document.removeEventListener('pointerdown', shut);
      document.removeEventListener('keydown', esc, true);
      removeEventListener('scroll', follow, true);
    };
  }, [open, setOpen]);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={`figure-door figure-${size} ${className}`}
        aria-haspopup="dialog"
        aria-expanded={open !== 'shut'}
        aria-controls={open === 'shut' ? undefined : id}
        onClick={() => setOpen(open === 'held' ? 'shut' : 'held')}
        {...hover}
      >
        <FigureText figure={figure} words={words} />
      </button>
      {open === 'shut'
        ? null
        : createPortal(
            <div ref={panel} id={id} className="passport-panel" role="dialog" aria-label={figure.title} tabIndex={-1} {...hover}>
              <Passport figure={figure} />
            </div>,
            document.body,
          )}
    </>
  );
}

function FigureText({ figure, words }: { readonly figure: Figure; readonly words: string | undefined }) {
  if (words !== undefined) return <>{words}</>;
  return (
    <>
      <span className="figure-number">{printFigure(figure)}</span>
      {figure.value === null ? null : <span className="unit-word">{figure.unit}</span>}
    </>
  );
}
