import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useSession } from '../frame/session.ts';
import { forgetSearches, keepSearch, recentSearches } from './recent.ts';
import './search-box.css';

/** Takes over what the address says, and is empty when one leaves the results; what is being typed meanwhile stays. */
function useTyped(held: string) {
  const [typed, setTyped] = useState(held);
  const [before, setBefore] = useState(held);
  if (before !== held) {
    setBefore(held);
    if (typed === before) setTyped(held);
  }
  return [typed, setTyped] as const;
}

/** The latest searches that go with what is typed, and which of them the arrow keys have reached. */
function useRecent(account: string, typed: string, held: string) {
  const [recent, setRecent] = useState<readonly string[]>([]);
  const [at, setAt] = useState(-1);
  const shown = recent.filter((q) => typed === '' || typed === held || q.includes(typed));
  const look = () => setRecent(recentSearches(account));
  const close = () => {
    setRecent([]);
    setAt(-1);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    if (shown.length === 0) look();
    else setAt(Math.max(-1, Math.min(shown.length - 1, at + step)));
  };
  return { shown, at, setAt, look, close, onKey };
}

export function SearchBox() {
  const held = useSearch({ strict: false }).q ?? '';
  const { account } = useSession();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useTyped(held);
  const { shown, at, setAt, look, close, onKey } = useRecent(account, typed, held);
  const go = (q: string) => {
    if (!q) return;
    keepSearch(account, q);
    close();
    input.current?.blur();
    void navigate({ to: '/search', search: { q } });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    go((shown[at] ?? typed).trim());
  };
  const forget = () => {
    forgetSearches(account);
    close();
  };
  return (
    <search className="search-box">
      <form onSubmit={submit}>
        <input
          ref={input}
          className="input"
          type="search"
          role="combobox"
          aria-expanded={shown.length > 0}
          aria-controls="search-recent"
          aria-activedescendant={at >= 0 ? `search-recent-${at}` : undefined}
          aria-autocomplete="list"
          aria-keyshortcuts="/"
          autoComplete="off"
          value={typed}
          maxLength={100}
          placeholder="查事项：名称、文号、内容"
          aria-label="查事项"
          onChange={(e) => {
            setTyped(e.target.value);
            setAt(-1);
            look();
          }}
          onFocus={look}
          onBlur={close}
          onKeyDown={onKey}
        />
        <kbd className="search-key" aria-hidden="true">
          /
        </kbd>
        <button type="submit" className="button compact">
          查
        </button>
      </form>
      <Recent shown={shown} at={at} onPick={go} onForget={forget} />
    </search>
  );
}

interface RecentProps {
  readonly shown: readonly string[];
  readonly at: number;
  readonly onPick: (q: string) => void;
  readonly onForget: () => void;
}

/** What was searched last on this device; picked with the mouse without the box losing the focus. */
function Recent({ shown, at, onPick, onForget }: RecentProps) {
  return (
    <div className="search-recent" hidden={shown.length === 0} onMouseDown={(e) => e.preventDefault()}>
      <p className="search-recent-head">
        <span>最近查过（只留在本机）</span>
        <span className="link-button" aria-hidden="true" onClick={onForget}>
          清除
        </span>
      </p>
      <div id="search-recent" role="listbox" aria-label="最近查过">
        {shown.map((q, i) => (
          <div
            key={q}
            id={`search-recent-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            className="search-recent-one"
            onClick={() => onPick(q)}
          >
            {q}
          </div>
        ))}
      </div>
    </div>
  );
}
