import { useEffect, useRef } from 'react';
import './list-tools.css';

interface Props {
  readonly title: string;
  readonly options: Readonly<Record<string, string>>;
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

/** Several of a closed list, behind a button that says what is chosen. Shuts on Esc and on a click elsewhere. */
export function CheckMenu({ title, options, chosen, onChoose }: Props) {
  const ref = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const shut = (event: Event) => {
      const menu = ref.current;
      if (menu?.open && !menu.contains(event.target as Node)) menu.open = false;
    };
    document.addEventListener('pointerdown', shut);
    return () => document.removeEventListener('pointerdown', shut);
  }, []);
  const names = chosen.map((code) => options[code] ?? code);
  const said = names.length === 0 ? '全部' : names.length > 2 ? `${names.length}项` : names.join('、');
  return (
    <details
      ref={ref}
      className="check-menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !ref.current?.open) return;
        ref.current.open = false;
        ref.current.querySelector('summary')?.focus();
      }}
    >
      <summary className={`input ${chosen.length > 0 ? 'filter-set' : ''}`}>
        {title}：{said}
      </summary>
      <fieldset className="check-menu-list">
        <legend className="unseen">{title}</legend>
        {Object.entries(options).map(([code, name]) => (
          <label key={code}>
            <input
              type="checkbox"
              checked={chosen.includes(code)}
              onChange={(e) => onChoose(e.target.checked ? [...chosen, code] : chosen.filter((c) => c !== code))}
            />
            {name}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
