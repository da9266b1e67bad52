import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { RowDto } from '../../api/contract.ts';
import { usePhone } from '../preferences.ts';
import { Light } from './light.tsx';
import './matter-rows.css';

export interface Column {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: RowDto) => ReactNode;
  readonly numeric?: boolean;
}

interface Props {
  readonly rows: readonly RowDto[];
  /** What stands between the title and the fixed last two columns. */
  readonly columns?: readonly Column[];
  readonly caption: string;
  /** Titles of procedures, where rows of several stand together. */
  readonly kinds?: ReadonlyMap<string, string>;
  /** Keys of chosen rows, where rows may be chosen. */
  readonly chosen?: ReadonlySet<string>;
  readonly onChoose?: (chosen: ReadonlySet<string>) => void;
}

export function MatterLink({ row }: { readonly row: RowDto }) {
  const [region = '', id = ''] = row.key.split('/');
  return (
    <Link to="/m/$procedure/$region/$id" params={{ procedure: row.procedure, region, id }} title={row.title} data-row>
      {row.title}
    </Link>
  );
}

/** Matters as rows: title first and widest, state and due date always last, in the same place. Cards on a phone. */
export function MatterRows(props: Props) {
  return usePhone() ? <Cards {...props} /> : <Table {...props} />;
}

interface ChoiceProps {
  readonly label: string;
  readonly keys: readonly string[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** Chooses one row, or all that stand here. */
function Choice({ label, keys, chosen, onChoose }: ChoiceProps) {
  return (
    <label className="row-choice">
      <input
        type="checkbox"
        aria-label={label}
        checked={keys.length > 0 && keys.every((key) => chosen.has(key))}
        onChange={(e) => {
          const next = new Set(chosen);
          for (const key of keys)
            if (e.target.checked) next.add(key);
            else next.delete(key);
          onChoose(next);
        }}
      />
    </label>
  );
}

function Table({ rows, columns = [], caption, kinds, chosen, onChoose }: Props) {
  const numbered = rows.some((row) => row.number);
  return (
    <div className="scroll-x">
      <table className="grid-table matter-rows">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {chosen && onChoose ? (
              <th scope="col" className="col-choice">
                <Choice label="选择本页全部" keys={rows.map((row) => row.key)} chosen={chosen} onChoose={onChoose} />
              </th>
            ) : null}
            <th scope="col" className="col-title">
              事项
            </th>
            {numbered ? (
              <th scope="col" className="col-number">
                编号
              </th>
            ) : null}
            {kinds ? (
              <th scope="col" className="col-kind">
                类别
              </th>
            ) : null}
            {columns.map((c) => (
              <th key={c.id} scope="col" className={`col-middle ${c.numeric ? 'right' : ''}`}>
                {c.title}
              </th>
            ))}
            <th scope="col" className="col-state">
              状态
            </th>
            <th scope="col" className="col-due">
              期限
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {chosen && onChoose ? (
                <td className="col-choice">
                  <Choice label={`选择「${row.title}」`} keys={[row.key]} chosen={chosen} onChoose={onChoose} />
                </td>
              ) : null}
              <td className="col-title">
                <MatterLink row={row} />
              </td>
              {numbered ? <td className="col-number grey">{row.number}</td> : null}
              {kinds ? <td className="grey">{kinds.get(row.procedure) ?? ''}</td> : null}
              {columns.map((c) => (
                <td key={c.id} className={c.numeric ? 'right' : ''} title={titleOf(c.cell(row))}>
                  {c.cell(row)}
                </td>
              ))}
              <td className="col-state">{row.state.title}</td>
              <td className="col-due">
                <Due row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A cut text is whole in its hint. */
const titleOf = (cell: ReactNode): string | undefined => (typeof cell === 'string' && cell ? cell : undefined);

/** The light says how it stands; the date stands beside it unless the light's words are the date. */
function Due({ row }: { readonly row: RowDto }) {
  const { light, nextDueOn, closedOn } = row;
  const due = closedOn ? null : nextDueOn;
  const dated = due !== null && light.word === `${due.slice(5)}到期`;
  return (
    <span className="row-due">
      <Light light={dated ? { ...light, word: `${due}到期` } : light} />
      {due && !dated ? <span className="grey">{due}</span> : null}
    </span>
  );
}

function Cards({ rows, columns = [], caption, kinds, chosen, onChoose }: Props) {
  const [choosing, setChoosing] = useState(false);
  const choice = choosing && chosen && onChoose ? { chosen, onChoose } : undefined;
  return (
    <>
      {chosen && onChoose ? (
        <p className="cards-choose no-print">
          {choice ? (
            <span className="cards-all">
              <Choice label="选择本页全部" keys={rows.map((row) => row.key)} {...choice} />
              <span aria-hidden="true">本页全选</span>
            </span>
          ) : null}
          <button
            type="button"
            className="button plain compact"
            onClick={() => {
              onChoose(new Set());
              setChoosing(!choosing);
            }}
          >
            {choosing ? '退出选择' : '批量选择'}
          </button>
        </p>
      ) : null}
      <ul className="matter-cards" aria-label={caption}>
        {rows.map((row) => (
          <li key={row.key} className={choice ? 'card-choosing' : undefined}>
            {choice ? <Choice label={`选择「${row.title}」`} keys={[row.key]} {...choice} /> : null}
            <Card row={row} columns={columns} kind={kinds?.get(row.procedure)} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface CardProps {
  readonly row: RowDto;
  readonly columns: readonly Column[];
  readonly kind: string | undefined;
}

function Card({ row, columns, kind }: CardProps) {
  return (
    <div className="card-text">
      <p className="card-title">
        <MatterLink row={row} />
      </p>
      <p className="grey small">
        {[kind, row.number].filter(Boolean).join(' · ')}
        {columns.slice(0, 2).map((c) => (
          <span key={c.id} className="card-cell">
            {c.cell(row)}
          </span>
        ))}
      </p>
      <p className="card-foot">
        <span>{row.state.title}</span>
        <Due row={row} />
      </p>
    </div>
  );
}
