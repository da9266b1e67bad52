import { useState } from 'react';
import type { Shortfall } from '../../api/contract/showcase.ts';
import { LightMark } from '../kit/light.tsx';
import { MatterLink } from '../library/document-link.tsx';

const few = 8;

/** What is not met yet: the work item, who leads it, what is missing, until when. */
export function Shortfalls({ rows }: { readonly rows: readonly Shortfall[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, few);
  return (
    <section className="section" aria-labelledby="short-head">
      <h2 id="short-head">
        短板清单<span className="unit-word">{rows.length}项</span>
      </h2>
      {rows.length === 0 ? <p className="grey">指标都已达标。</p> : null}
      <ul className="short-list">
        {shown.map((row) => (
          <li key={row.key}>
            <p>
              <span className="short-code">{row.code}</span>
              <MatterLink procedure={row.procedure} to={row.key}>
                {row.title}
              </MatterLink>
            </p>
            <p className="small grey">
              {row.group}；{row.lead}牵头；{row.state}
              {row.note ? `；${row.note}` : ''}
            </p>
            <p className={`small light-${row.light.colour}`}>
              <LightMark colour={row.light.colour} /> {row.light.word}
            </p>
          </li>
        ))}
      </ul>
      {shown.length < rows.length ? (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          看全部 {rows.length} 项
        </button>
      ) : null}
    </section>
  );
}
