import type { ReactNode } from 'react';
import type { Figure } from '#kernel';
import { FigureDoor } from './figure.tsx';
import type { Block, OfficialDocument, Part, Run } from './official.ts';

/** A part of a document that the page break may fall before: a line of the head, a paragraph, a row of a table. */
export interface DocumentPart {
  readonly key: string;
  readonly node: ReactNode;
  readonly keep?: Exclude<Part['keep'], undefined>;
}

type Figures = ReadonlyMap<string, Figure>;

function RunView({ run, figures }: { readonly run: Run; readonly figures: Figures }) {
  if (run.kind === 'text') return <>{run.text}</>;
  if (run.kind === 'bold') return <b>{run.text}</b>;
  const figure = figures.get(run.id);
  if (!figure) return <>{run.text}</>;
  return <FigureDoor figure={figure} words={run.text} className={`figure-words ${run.bold ? 'official-bold' : ''}`} />;
}

const runsView = (runs: readonly Run[], figures: Figures): ReactNode =>
  runs.map((run, i) => <RunView key={i} run={run} figures={figures} />);

function headParts(doc: OfficialDocument): readonly DocumentPart[] {
  const { head } = doc;
  const marks = [head.copyNo, head.secrecy, head.urgency].filter(Boolean);
  return [
    {
      key: 'head',
      keep: 'with-next',
      node: (
        <header className="official-head">
          <div className="official-marks">
            {marks.map((mark) => (
              <span key={mark}>{mark}</span>
            ))}
          </div>
          <p className="official-issuer">{head.issuerMark}</p>
          <p className={`official-docno ${head.upward ? 'upward' : ''}`}>
            <span>{head.docNo || '（文号待编）'}</span>
            {head.upward ? (
              <span>
                签发人：<i>{head.signatories.join(' ') || '（待签发）'}</i>
              </span>
            ) : null}
          </p>
        </header>
      ),
    },
    {
      key: 'title',
      keep: 'with-next',
      node: (
        <h1 className="official-title">
          {doc.title.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </h1>
      ),
    },
    ...(doc.addressees.length ? [{ key: 'to', node: <p className="official-to">{doc.addressees.join('、')}：</p> }] : []),
  ];
}

function tableParts(block: Extract<Block, { kind: 'table' }>, key: string, figures: Figures): readonly DocumentPart[] {
  const row = (cells: readonly (readonly Run[])[], head: boolean) => (
    <div className={`official-row ${head ? 'head' : ''}`} style={{ gridTemplateColumns: `repeat(${cells.length}, minmax(0, 1fr))` }}>
      {cells.map((cell, i) => (
        <span key={i}>{runsView(cell, figures)}</span>
      ))}
    </div>
  );
  return [
    { key: `${key}-head`, keep: 'with-next', node: row(block.head, true) },
    ...block.rows.map((cells, i): DocumentPart => ({ key: `${key}-${i}`, keep: 'whole', node: row(cells, false) })),
  ];
}

function blockParts(block: Block, key: string, figures: Figures): readonly DocumentPart[] {
  if (block.kind === 'table') return tableParts(block, key, figures);
  if (block.kind === 'paragraph') return [{ key, node: <p className="official-text">{runsView(block.runs, figures)}</p> }];
  const Heading = `h${Math.min(block.level + 1, 5)}` as 'h2';
  return [
    {
      key,
      keep: 'with-next',
      node: (
        <Heading className={`official-h${block.level}`}>
          {block.number}
          {runsView(block.runs, figures)}
        </Heading>
      ),
    },
  ];
}

function footParts(doc: OfficialDocument): readonly DocumentPart[] {
  const attachments = doc.attachments.map((name, i) => (
    <p key={name} className="official-attachment">
      {i === 0 ? '附件：' : '   '}
      {doc.attachments.length > 1 ? `${i + 1}.` : ''}
      {name}
    </p>
  ));
  return [
    ...(attachments.length ? [{ key: 'attachments', node: <div className="official-attachments">{attachments}</div> }] : []),
    {
      key: 'signature',
      keep: 'whole',
      node: (
        <div className={`official-signature ${doc.sealed ? 'sealed' : ''}`}>
          <p>{doc.signature}</p>
          <p>{doc.dateText}</p>
        </div>
      ),
    },
    ...(doc.annotation ? [{ key: 'annotation', node: <p className="official-text">（{doc.annotation}）</p> }] : []),
    {
      key: 'imprint',
      keep: 'whole',
      node: (
        <footer className="official-imprint">
          {doc.cc.length ? <p>抄送：{doc.cc.join('，')}。</p> : null}
          <p>
            <span>{doc.printing.office}</span>
            <span>{doc.printing.dateText}印发</span>
          </p>
        </footer>
      ),
    },
  ];
}

/** The document taken apart in the order in which it is set. */
export const partsOf = (doc: OfficialDocument, figures: Figures): readonly DocumentPart[] => [
  ...headParts(doc),
  ...doc.blocks.flatMap((block, i) => blockParts(block, `b${i}`, figures)),
  ...footParts(doc),
];
