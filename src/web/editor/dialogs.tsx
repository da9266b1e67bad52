import { useState } from 'react';
import { Dialog } from '../kit/dialog.tsx';
import type { ChipBook } from './chips.ts';
import { headItems, headValue, withHead } from './head.ts';
import { plainWords } from './pieces.tsx';
import type { Choice, Conflicting } from './use-saving.ts';

interface WordsProps {
  readonly title: string;
  readonly label: string;
  readonly act: string;
  readonly quote?: string;
  readonly hint?: string;
  readonly onSend: (words: string) => Promise<string | undefined>;
  readonly onClose: () => void;
}

/** Asks for a few words; what is answered stands there when it was not accepted. */
export function WordsDialog({ title, label, act, quote, hint, onSend, onClose }: WordsProps) {
  const [words, setWords] = useState('');
  const [state, setState] = useState<'idle' | 'busy' | { readonly why: string }>('idle');
  return (
    <Dialog title={title} kind="box" onClose={onClose}>
      <form
        onSubmit={(e) => {
          e.preventDefault();
          setState('busy');
          void onSend(words).then((why) => (why === undefined ? onClose() : setState({ why })));
        }}
      >
        {quote ? <blockquote className="dialog-quote">{quote}</blockquote> : null}
        <label className="dialog-words">
          {label}
          <textarea className="input" required maxLength={2000} value={words} onChange={(e) => setWords(e.target.value)} />
        </label>
        {hint ? <p className="grey small">{hint}</p> : null}
        <p role="alert" className="field-no">
          {typeof state === 'object' ? state.why : ''}
        </p>
        <div className="dialog-acts">
          <button type="submit" className="button primary" disabled={state === 'busy'}>
            {act}
          </button>
          <button type="button" className="button" onClick={onClose}>
            取消
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Items that the platform reads by themselves, several to a box, one on a line. */
const lists = ['主送', '抄送', '签发人', '附件', '专名'];
/** What belongs to the template, not to the words of one report. */
const ofTemplate = ['适用', '合计', '覆盖'];
const flags = ['上行文', '用印'];
const hints: Readonly<Record<string, string>> = {
  标题: '要分行的地方写「|」',
  专名: '含有数字而不是数据的专门名称、引文，一行一个',
};

interface HeadProps {
  readonly head: string;
  readonly editable: boolean;
  readonly onChange: (head: string) => void;
  readonly onClose: () => void;
}

/** 标题、主送、抄送 and what else stands around the words of an official document. */
export function HeadDialog({ head, editable, onChange, onClose }: HeadProps) {
  return (
    <Dialog title="公文要素" onClose={onClose}>
      <div className="head-form">
        {headItems(head)
          .filter(({ title }) => !ofTemplate.includes(title))
          .map(({ title }) => (
            <label key={title}>
              <span>
                {title}
                {hints[title] ? <span className="grey small">　{hints[title]}</span> : null}
              </span>
              <HeadInput title={title} head={head} editable={editable} onChange={onChange} />
            </label>
          ))}
      </div>
    </Dialog>
  );
}

function HeadInput({ title, head, editable, onChange }: Omit<HeadProps, 'onClose'> & { readonly title: string }) {
  const [text, setText] = useState(() => headValue(head, title).join('\n'));
  const type = (said: string) => {
    setText(said);
    onChange(withHead(head, title, said.split('\n')));
  };
  if (flags.includes(title)) {
    return (
      <select className="input" disabled={!editable} value={text} onChange={(e) => type(e.target.value)}>
        <option value="是">是</option>
        <option value="否">否</option>
      </select>
    );
  }
  return lists.includes(title) ? (
    <textarea className="input" rows={3} readOnly={!editable} value={text} onChange={(e) => type(e.target.value)} />
  ) : (
    <input className="input" readOnly={!editable} value={text} onChange={(e) => type(e.target.value)} />
  );
}

interface ConflictProps {
  readonly conflict: Conflicting;
  readonly chips: ChipBook;
  readonly onChoose: (each: readonly Choice[]) => void;
  readonly onClose: () => void;
}

const choices: readonly (readonly [Choice, string])[] = [
  ['mine', '用我的'],
  ['theirs', '用对方的'],
  ['both', '两段都留，再改'],
];

const shown = (text: string, chips: ChipBook): string => plainWords(text, chips) || '（删去）';

/** Somebody else saved in between and changed the same: both wordings, and a choice for each place. */
export function ConflictDialog({ conflict, chips, onChoose, onClose }: ConflictProps) {
  const { conflicts, by } = conflict;
  const [each, setEach] = useState<readonly Choice[]>(() => conflicts.map(() => 'both'));
  return (
    <Dialog title="有人先保存了" onClose={onClose}>
      <p>
        您打开之后，{by}保存了第{conflict.version}版。其他地方的改动已经并在一起；下面{conflicts.length}
        处两人都改了，请逐处选定。您写的文字都在，选定之前不会丢。
      </p>
      <ol className="conflicts">
        {conflicts.map((c, i) => (
          <li key={`${c.before}${c.mine}`} className="card">
            <p>
              <b>我的</b>　{shown(c.mine, chips)}
            </p>
            <p>
              <b>{by}的</b>　{shown(c.theirs, chips)}
            </p>
            <div className="options">
              {choices.map(([value, title]) => (
                <label key={value}>
                  <input
                    type="radio"
                    name={`conflict${i}`}
                    checked={each[i] === value}
                    onChange={() => setEach(each.map((e, k) => (k === i ? value : e)))}
                  />
                  {title}
                </label>
              ))}
            </div>
          </li>
        ))}
      </ol>
      <div className="dialog-acts">
        <button type="button" className="button primary" onClick={() => onChoose(each)}>
          按所选保存
        </button>
        <button type="button" className="button" onClick={onClose}>
          先不保存
        </button>
      </div>
    </Dialog>
  );
}
