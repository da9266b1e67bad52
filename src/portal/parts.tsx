import { type ReactNode, useEffect, useRef } from 'react';
import type { PublicFactDto, PublicMarkDto, PublicRowDto } from '../api/contract/public.ts';
import type { MarkedPart } from '../api/contract/search.ts';
import { Link } from './place.tsx';
import { printBytes, printText } from './words.ts';

const shapes: Readonly<Record<PublicMarkDto['tone'], string>> = { good: '●', waiting: '▲', ended: '■', plain: '○' };

/** How a matter stands: shape, word and colour. */
export function Mark({ mark }: { readonly mark: PublicMarkDto }) {
  return (
    <span className={`mark mark-${mark.tone}`}>
      <span aria-hidden="true">{shapes[mark.tone]}</span> {mark.title}
    </span>
  );
}

/** A text with what was looked for marked in it. */
export function Parts({ parts }: { readonly parts: readonly MarkedPart[] }) {
  return <>{parts.map((part, at) => (part.hit ? <mark key={at}>{part.text}</mark> : <span key={at}>{part.text}</span>))}</>;
}

/** The heading of a page; it takes the focus, so that a reader of the screen hears where one has come. */
export function PageTitle({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · 准绳公众服务`;
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <header className="page-title">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </header>
  );
}

/** Published matters one below the other. */
export function Rows({ rows, level = 'h3' }: { readonly rows: readonly PublicRowDto[]; readonly level?: 'h2' | 'h3' }) {
  const Heading = level;
  return (
    <ul className="rows">
      {rows.map((row) => (
        <li key={row.key}>
          <Heading>
            <Link to={`/m/${row.procedure}/${row.key}`}>{row.titleParts ? <Parts parts={row.titleParts} /> : row.title}</Link>
          </Heading>
          <p className="row-line">
            <Mark mark={row.mark} />
            {row.line.map((fact) => (
              <span key={fact.id}>
                <span className="unseen">{fact.title}：</span>
                {/日$/.test(fact.title) || fact.title.endsWith('日期') ? `${fact.title} ${fact.text ?? ''}` : fact.text}
              </span>
            ))}
          </p>
          {row.found ? (
            <p className="row-found">
              <Parts parts={row.found} />
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

interface FactsProps {
  readonly facts: readonly PublicFactDto[];
  /** A file of the matter, as a link or as something to be fetched. */
  readonly file: (file: NonNullable<PublicFactDto['files']>[number]) => ReactNode;
}

/** Names and values, a line each; tables below their name. */
export function Facts({ facts, file }: FactsProps) {
  if (facts.length === 0) return null;
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.id} className={fact.table || (fact.text?.length ?? 0) > 60 ? 'fact fact-wide' : 'fact'}>
          <dt>{fact.title}</dt>
          <dd>
            <FactValue fact={fact} file={file} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function FactValue({ fact, file }: { readonly fact: PublicFactDto } & Pick<FactsProps, 'file'>) {
  if (fact.files)
    return (
      <ul>
        {fact.files.map((f) => (
          <li key={f.sha256}>
            {file(f)} <span className="grey small">{printBytes(f.size)}</span>
          </li>
        ))}
      </ul>
    );
  if (fact.links)
    return (
      <ul>
        {fact.links.map((link) => (
          <li key={link.key}>
            <Link to={`/m/${link.procedure}/${link.key}`}>{link.label}</Link>
          </li>
        ))}
      </ul>
    );
  if (fact.table) return <Table title={fact.title} {...fact.table} />;
  const text = fact.text ?? '';
  if (/^https?:\/\/\S+$/.test(text))
    return (
      <a href={text} rel="noopener noreferrer">
        {text}
      </a>
    );
  return <span className="fact-text">{printText(text)}</span>;
}

interface TableProps {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function Table({ title, head, rows }: TableProps) {
  return (
    <section className="scroll-x" tabIndex={0} aria-label={title}>
      <table className="grid-table">
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, at) => (
            <tr key={at}>
              {cells.map((cell, column) => (
                <td key={head[column]}>{printText(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
