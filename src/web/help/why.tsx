import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Mark } from '#kernel';
import { place } from '../kit/place.ts';
import { MarkWord } from '../kit/provision.tsx';
import './why.css';

interface Props {
  /** What it is about: said to who cannot see where the opener stands. */
  readonly about: string;
  readonly word?: string;
  /** Shown beside the opener unless verified: nobody takes a default for law. */
  readonly mark?: Mark | undefined;
  /** The word is a title of its own and looks like the text around it. */
  readonly plain?: boolean;
  readonly children: ReactNode;
}

/** A small opener beside a label, a state or a limit: why it is so, told in a panel. Esc and a tap elsewhere shut it. */
export function Why({ about, word = '依据', mark, plain = false, children }: Props) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  return (
    <span className={plain ? 'why-plain' : 'why no-print'}>
      <button
        ref={button}
        type="button"
        className="why-door"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={plain ? `${word}，看依据` : undefined}
        onClick={() => setOpen(!open)}
      >
        {word}
        {plain ? null : <span className="unseen">：{about}</span>}
      </button>
      {mark && mark !== 'verified' ? <MarkWord mark={mark} /> : null}
      {open && button.current ? (
        <Panel id={id} about={about} door={button.current} onClose={() => setOpen(false)}>
          {children}
        </Panel>
      ) : null}
    </span>
  );
}

interface PanelProps {
  readonly id: string;
  readonly about: string;
  readonly door: HTMLElement;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function Panel({ id, about, door, onClose, children }: PanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const box = panel.current;
    if (!box) return;
    const shut = (event: Event) => {
      const at = event.target as Node;
      if (!box.contains(at) && !door.contains(at)) close.current();
    };
    const esc = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // A drawer below stays open.
      event.preventDefault();
      event.stopPropagation();
      close.current();
      door.focus();
    };
    const follow = () => place(box, door);
    follow();
    box.focus({ preventScroll: true });
    const watch = new ResizeObserver(follow);
    watch.observe(box);
    document.addEventListener('pointerdown', shut);
    document.addEventListener('keydown', esc, true);
    addEventListener('scroll', follow, true);
    return () => {
      watch.disconnect();
      document.removeEventListener('pointerdown', shut);
      document.removeEventListener('keydown', esc, true);
      removeEventListener('scroll', follow, true);
    };
  }, [door]);
  // Inside a modal dialog all that is outside of it cannot be reached.
  return createPortal(
    <div ref={panel} id={id} className="why-panel" role="dialog" aria-label={about} tabIndex={-1}>
      <p className="why-head">{about}</p>
      {children}
      <p className="why-foot">
        <button
          type="button"
          className="link-button"
          onClick={() => {
            onClose();
            door.focus();
          }}
        >
          关闭
        </button>
      </p>
    </div>,
    door.closest('dialog') ?? document.body,
  );
}
