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

const addressees = (doc: OfficialDocument): readonly DocumentPart[] =>
  doc.addressees.length ? [{ key: 'to', node: <p className="official-to">{doc.addressees.join('、')}：</p> }] : [];

const titleLines = (doc: OfficialDocument) => doc.title.map((line) => <span key={line}>{line}</span>);

/** A letter: the organ's name over a red double rule, the number at the right (10.1). */
function letterParts(doc: OfficialDocument): readonly DocumentPart[] {
  const { issuerMark, docNo } = doc.head;
  const head = (
    <header className="official-letter-head">
      <p className="official-issuer">{issuerMark}</p>
      <p className="official-letter-no">{docNo || '（文号待编）'}</p>
    </header>
  );
  return [
    { key: 'head', keep: 'with-next', node: head },
    { key: 'title', keep: 'with-next', node: <h1 className="official-title">{titleLines(doc)}</h1> },
    ...addressees(doc),
  ];
}

/** A decision or a notice: the organ's name, the document's name, the number; nothing red. */
function decisionParts(doc: OfficialDocument): readonly DocumentPart[] {
  const { issuerMark, docNo } = doc.head;
  const head = (
    <header className="official-decision-head">
      <p>{issuerMark}</p>
      <h1>{titleLines(doc)}</h1>
      <p className="official-decision-no">{docNo || '（文号待编）'}</p>
    </header>
  );
  return [{ key: 'head', keep: 'with-next', node: head }, ...addressees(doc)];
}

function headParts(doc: OfficialDocument): readonly DocumentPart[] {
  if (doc.form === 'letter') return letterParts(doc);
  if (doc.form === 'decision') return decisionParts(doc);
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
      node: <h1 className="official-title">{titleLines(doc)}</h1>,
    },
    ...addressees(doc),
  ];
}

type Table = Extract<Block, { kind: 'table' }>;

const textOf = (cell: readonly Run[]): string => cell.map((run) => run.text).join('');
/** Digits and Latin letters take half a place. */
const widthOf = (text: string): number => [...text].reduce((sum, c) => sum + ((c.codePointAt(0) ?? 0) < 0x2000 ? 0.65 : 1), 0.8);

/** Columns as wide as what stands in them asks; the first that holds more than numbers is the one of names. */
function columnsOf({ head, rows }: Table) {
  const most = head.length >= 6 ? 9 : 16;
  const widths = head.map((_cell, c) => Math.min(most, Math.max(3, ...[head, ...rows].map((row) => widthOf(textOf(row[c] ?? []))))));
  const names = head.findIndex((_cell, c) => rows.some((row) => !/^[\d.,%—-]*$/.test(textOf(row[c] ?? []))));
  return { template: widths.map((w) => `minmax(0, ${w.toFixed(1)}fr)`).join(' '), names };
}

function tableParts(block: Table, key: string, figures: Figures): readonly DocumentPart[] {
  const { template, names } = columnsOf(block);
  const wide = block.head.length >= 6 ? 'wide' : '';
  const row = (cells: readonly (readonly Run[])[], head: boolean) => (
    <div className={`official-row ${head ? 'head' : ''} ${wide}`} style={{ gridTemplateColumns: template }}>
      {cells.map((cell, i) => (
        <span key={i} className={i === names ? 'names' : ''}>
          {runsView(cell, figures)}
        </span>
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

/** 版记: copies, and on a 「…文件」 the printing office; nothing where there is nothing to say. */
function imprint(doc: OfficialDocument): readonly DocumentPart[] {
  const printed = doc.form === undefined || doc.form === 'document';
  if (!printed && doc.cc.length === 0) return [];
  const node = (
    <footer className="official-imprint">
      {doc.cc.length ? <p>抄送：{doc.cc.join('，')}。</p> : null}
      {printed ? (
        <p>
          <span>{doc.printing.office}</span>
          <span>{doc.printing.dateText}印发</span>
        </p>
      ) : null}
    </footer>
  );
  return [{ key: 'imprint', keep: 'whole', node }];
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
    ...imprint(doc),
  ];
}

/** The document taken apart in the order in which it is set. */
export const partsOf = (doc: OfficialDocument, figures: Figures): readonly DocumentPart[] => [
  ...headParts(doc),
  ...doc.blocks.flatMap((block, i) => blockParts(block, `b${i}`, figures)),
  ...footParts(doc),
];
