import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { stateWords } from './chips.ts';
import { chipsQuery } from './queries.ts';
import { formats, type Listed, printSource, type Source } from './source.ts';

interface Props {
  readonly text: string;
  readonly figure: Pick<Listed, 'dimensions'> | undefined;
  readonly source: Source;
  readonly onChange: (source: Source) => void;
}

/** How a figure is split and worded, chosen from lists; what it will say stands below. */
export function FigureForm({ text, figure, source, onChange }: Props) {
  const id = useId();
  const known = formats.some(([value]) => value === source.format);
  return (
    <div className="figure-form">
      {figure?.dimensions.map((d) => (
        <label key={d.field} htmlFor={`${id}${d.field}`}>
          {d.title}
          <select
            id={`${id}${d.field}`}
            className="input"
            value={source.where[d.field] ?? ''}
            onChange={(e) => onChange({ ...source, where: { ...source.where, [d.field]: e.target.value } })}
          >
            <option value="">全部</option>
            {d.options.map((o) => (
              <option key={o.value} value={o.value}>
                {o.title}
              </option>
            ))}
          </select>
        </label>
      ))}
      <label htmlFor={`${id}format`}>
        写法
        <select
          id={`${id}format`}
          className="input"
          value={source.format}
          onChange={(e) => onChange({ ...source, format: e.target.value })}
        >
          {known ? null : <option value={source.format}>{source.format}</option>}
          {formats.map(([value, title]) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <Said text={text} source={printSource(source)} />
    </div>
  );
}

function Said({ text, source }: { readonly text: string; readonly source: string }) {
  const said = useQuery(chipsQuery(text, source)).data?.[0];
  const more = said ? stateWords(said) : '';
  return (
    <p className="figure-said" role="status">
      <span className="grey">文中写作</span> <b>{said?.text ?? '…'}</b>
      {more ? <span className="field-no small">　{more}</span> : null}
    </p>
  );
}
