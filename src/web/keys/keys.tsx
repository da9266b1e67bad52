import { useEffect, useState, useSyncExternalStore } from 'react';
import { Dialog } from '../kit/dialog.tsx';
import { doPrimary, goSearch, isTyping, stepRow } from './places.ts';
import './keys.css';

/** The keys and what they do. */
export const keyHelp: readonly (readonly [key: string, what: string])[] = [
  ['/', '查事项'],
  ['j', '下一行'],
  ['k', '上一行'],
  ['Enter', '打开所在的一行'],
  ['e', '办理本页的主要事项'],
  ['?', '看这一页说明'],
];

const stored = 'zs-keys';
const listeners = new Set<() => void>();

function isOn(): boolean {
  try {
    return localStorage.getItem(stored) !== 'off';
  } catch {
    return true;
  }
}

function turn(on: boolean): void {
  try {
    localStorage.setItem(stored, on ? 'on' : 'off');
  } catch {
    // Private windows may refuse storage; the keys then stay as they are.
  }
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What one key does on the page; undefined for keys that are none of ours. */
const acts: Readonly<Record<string, () => void>> = { '/': goSearch, j: () => stepRow(1), k: () => stepRow(-1), e: doPrimary };

const isOurs = (event: KeyboardEvent): boolean =>
  !(event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) &&
  document.querySelector('dialog[open]') === null;

/** Single keys for who works at a keyboard. Mounted once, in the frame; can be turned off in its own help. */
export function Keys() {
  const [shown, setShown] = useState(false);
  const on = useSyncExternalStore(subscribe, isOn);
  useEffect(() => {
    // The help is always there: else nobody could turn the keys on again.
    const open: Readonly<Record<string, () => void>> = { ...(on && acts), '?': () => setShown(true) };
    const press = (event: KeyboardEvent) => {
      const act = isOurs(event) ? open[event.key] : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [on]);
  if (!shown) return null;
  return (
    <Dialog title="键盘操作" kind="box" onClose={() => setShown(false)}>
      <dl className="keys">
        {keyHelp.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label className="keys-on">
        <input type="checkbox" checked={on} onChange={(e) => turn(e.target.checked)} />
        使用单个按键操作
      </label>
      <p className="grey small">填写表单时，按键只用于输入。</p>
    </Dialog>
  );
}
