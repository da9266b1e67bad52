import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Figure } from '#kernel';
import { Passport } from '../kit/passport.tsx';
import { place } from '../kit/place.ts';
import type { ChipBook } from './chips.ts';
import { stateWords } from './chips.ts';
import { FigureForm } from './figure-form.tsx';
import { catalogueQuery } from './queries.ts';
import { listed, printSource, readSource } from './source.ts';
import type { OpenChip } from './use-editor.ts';

interface Props {
  readonly text: string;
  readonly open: OpenChip;
  readonly source: string;
  readonly chips: ChipBook;
  readonly figures: readonly Figure[];
  readonly editable: boolean;
  readonly onChange: (source: string) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** What a figure in the text is and where its records are; its split and wording, where the text may be changed. */
export function ChipCard(props: Props) {
  const { open, source, chips, figures, onClose } = props;
  const panel = useRef<HTMLDivElement>(null);
  const shut = useRef(onClose);
  shut.current = onClose;
  useEffect(() => {
    const box = panel.current;
    if (!box) return;
    const follow = () => place(box, open.element);
    follow();
    box.focus({ preventScroll: true });
    const watch = new ResizeObserver(follow);
    watch.observe(box);
    const away = (event: Event) => {
      if (!box.contains(event.target as Node)) shut.current();
    };
    const esc = (event: KeyboardEvent) => {
      if (event.key === 'Escape') shut.current();
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('keydown', esc);
    addEventListener('scroll', follow, true);
    return () => {
      watch.disconnect();
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('keydown', esc);
      removeEventListener('scroll', follow, true);
    };
  }, [open.element]);
  const chip = chips.get(source);
  const figure = figures.find((f) => f.id === chip?.id);
  const more = chip ? stateWords(chip) : '';
  return createPortal(
    <div ref={panel} className="passport-panel chip-card" role="dialog" aria-label={figure?.title ?? '数据'} tabIndex={-1}>
      {more ? <p className="summary small">{more}</p> : null}
      {figure ? <Passport figure={figure} /> : <p className="grey">没有查到这项数据。</p>}
      {props.editable ? <Change key={source} {...props} /> : null}
    </div>,
    document.body,
  );
}

function Change({ text, source, onChange, onRemove }: Props) {
  const [now, setNow] = useState(() => readSource(source));
  const catalogue = useQuery(catalogueQuery).data;
  const figure = catalogue && listed(catalogue).find((f) => f.id === now?.figure);
  return (
    <div className="chip-change">
      {now ? <FigureForm text={text} figure={figure} source={now} onChange={setNow} /> : null}
      <p className="chip-acts">
        {now && printSource(now) !== source ? (
          <button type="button" className="button primary compact" onClick={() => onChange(printSource(now))}>
            改成这样
          </button>
        ) : null}
        <button type="button" className="button compact" onClick={onRemove}>
          从文中删去
        </button>
      </p>
    </div>
  );
}
