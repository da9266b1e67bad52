import { Link } from '@tanstack/react-router';
import type { FoundDto, MarkedPart } from '../../api/contract/search.ts';
import { Light } from '../kit/light.tsx';

/** A text in which what was searched is marked. */
export function MarkedText({ parts }: { readonly parts: readonly MarkedPart[] }) {
  let at = 0;
  return parts.map((part) => {
    const key = at;
    at += part.text.length;
    return part.hit ? (
      <mark key={key} className="hit">
        {part.text}
      </mark>
    ) : (
      <span key={key}>{part.text}</span>
    );
  });
}

/** Matters found: what it is and where the words stand; whose it is; state and due date last. */
export function FoundRows({ rows }: { readonly rows: readonly FoundDto[] }) {
  return (
    <ul className="found">
      {rows.map((row) => (
        <FoundRow key={row.key} row={row} />
      ))}
    </ul>
  );
}

function FoundRow({ row }: { readonly row: FoundDto }) {
  const [region = '', id = ''] = row.key.split('/');
  return (
    <li className="found-row">
      <div className="found-what">
        <p className="found-title">
          <Link to="/m/$procedure/$region/$id" params={{ procedure: row.procedure, region, id }} data-row="">
            <MarkedText parts={row.titleParts} />
          </Link>
        </p>
        {row.found ? (
          <p className="grey small">
            {row.found.field}：<MarkedText parts={row.found.parts} />
          </p>
        ) : null}
      </div>
      <span className="found-number grey">
        <MarkedText parts={row.numberParts} />
      </span>
      <span className="found-unit">{row.unit.name}</span>
      <span className="found-state">{row.state.title}</span>
      <span className="found-due">
        <Light light={row.light} />
      </span>
    </li>
  );
}
