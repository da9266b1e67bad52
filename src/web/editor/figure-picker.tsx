import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../kit/dialog.tsx';
import { Await } from '../kit/states.tsx';
import { FigureForm } from './figure-form.tsx';
import { catalogueQuery } from './queries.ts';
import { type Listed, listed, printSource, type Source, searched } from './source.ts';

interface Props {
  readonly text: string;
  readonly onPick: (source: string) => void;
  readonly onClose: () => void;
}

/** Finds a figure by words, and puts it into the text. */
export function FigurePicker(props: Props) {
  const catalogue = useQuery(catalogueQuery);
  return (
    <Dialog title="插入数据" kind="box" onClose={props.onClose}>
      <Await query={catalogue}>{(data) => <Search {...props} all={listed(data)} />}</Await>
    </Dialog>
  );
}

/** Figures shown at once. */
const most = 40;

function Search({ text, all, onPick }: Props & { readonly all: readonly Listed[] }) {
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<Listed>();
  if (chosen) return <Chosen text={text} figure={chosen} onPick={onPick} onBack={() => setChosen(undefined)} />;
  const found = searched(all, words);
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        setChosen(found[0]);
      }}
    >
      <input
        className="input"
        aria-label="查找数据"
        placeholder="事项或者数据的名称，如 调解 成功率"
        value={words}
        ref={(box) => box?.focus()}
        onChange={(e) => setWords(e.target.value)}
      />
      <p className="grey small" role="status">
        {found.length === 0 ? '没有这样的数据，换个词试试。' : `${found.length}项${found.length > most ? `，列出前${most}项` : ''}`}
      </p>
      <ul className="figure-list">
        {found.slice(0, most).map((f) => (
          <li key={f.id}>
            <button type="button" onClick={() => setChosen(f)}>
              <span>
                {f.title}
                <span className="grey small">　{f.group}</span>
              </span>
              <span className="grey small">{f.definition}</span>
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}

interface ChosenProps {
  readonly text: string;
  readonly figure: Listed;
  readonly onPick: (source: string) => void;
  readonly onBack: () => void;
}

function Chosen({ text, figure, onPick, onBack }: ChosenProps) {
  const [source, setSource] = useState<Source>({ figure: figure.id, where: {}, format: '' });
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        onPick(printSource(source));
      }}
    >
      <p>
        <b>{figure.title}</b>
        <span className="grey">　{figure.group}</span>
      </p>
      <p className="grey small">{figure.definition}</p>
      <FigureForm text={text} figure={figure} source={source} onChange={setSource} />
      <div className="dialog-acts">
        <button type="submit" className="button primary" ref={(b) => b?.focus()}>
          插入
        </button>
        <button type="button" className="button" onClick={onBack}>
          另选数据
        </button>
      </div>
    </form>
  );
}
