import { useRef } from 'react';
import './text-lines.css';

interface Props {
  readonly label: string;
  readonly text: string;
  readonly editable: boolean;
  readonly onChange: (text: string) => void;
  /** Lines with a problem stand out. */
  readonly marked: readonly number[];
}

/** A plain text area with line numbers beside it. */
export function TextLines({ label, text, editable, onChange, marked }: Props) {
  const numbers = useRef<HTMLOListElement>(null);
  const count = text.split('\n').length;
  const wrong = new Set(marked);
  return (
    <div className="lines">
      <ol ref={numbers} aria-hidden="true">
        {Array.from({ length: count }, (_, i) => (
          <li key={i} className={wrong.has(i + 1) ? 'wrong' : ''}>
            {i + 1}
          </li>
        ))}
      </ol>
      <textarea
        aria-label={label}
        wrap="off"
        spellCheck={false}
        readOnly={!editable}
        value={text}
        onChange={(e) => onChange(e.target.value)}
        onScroll={(e) => {
          if (numbers.current) numbers.current.scrollTop = e.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}
