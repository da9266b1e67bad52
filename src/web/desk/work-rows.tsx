import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { WorkRowDto } from '../../api/contract/desk.ts';
import type { RowDto } from '../../api/contract.ts';
import { useSession } from '../frame/session.ts';
import { shortDate } from '../kit/format.ts';
import { Light } from '../kit/light.tsx';
import { usePhone } from '../preferences.ts';
import { urgeNames } from './urge-words.ts';
import './work-rows.css';

/** What a row must tell; what else it may hold is for the columns. */
type Line = Omit<RowDto, 'values'> & Partial<Pick<WorkRowDto, 'mine' | 'limit' | 'back' | 'moved' | 'urged'>>;

/** What stands between title and limit: it differs by list. */
export interface WorkColumn<R> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: R) => ReactNode;
  /** Something to do, not something to read. */
  readonly acts?: true;
}

interface Props<R extends Line> {
  readonly rows: readonly R[];
  readonly columns: readonly WorkColumn<R>[];
  readonly kinds: ReadonlyMap<string, string>;
  readonly caption: string;
}

export const placeOf = (row: Pick<WorkRowDto, 'procedure' | 'key'>) => {
  const [region = '', id = ''] = row.key.split('/');
  return { to: '/m/$procedure/$region/$id', params: { procedure: row.procedure, region, id } } as const;
};

/** A person's matters: one line each, the title first, the limit last. `data-row`: keys move over the titles. */
export function WorkRows<R extends Line>(props: Props<R>) {
  return usePhone() ? <Cards {...props} /> : <Table {...props} />;
}

const Title = ({ row }: { readonly row: Line }) => (
  <Link {...placeOf(row)} data-row="" title={row.title}>
    {row.title}
  </Link>
);

/** What is to be seen before anything else: urged, sent back, moved. */
function Marks({ row }: { readonly row: Line }) {
  return (
    <>
      {row.urged ? (
        <span className="work-mark" title={`${row.urged.unit}：${row.urged.words}`}>
          {urgeNames[row.urged.kind]}
        </span>
      ) : null}
      {row.back && row.mine?.length ? <span className="work-mark">退回</span> : null}
      {row.moved ? <span className="work-mark work-moved">有新进展</span> : null}
    </>
  );
}

function Table<R extends Line>({ rows, columns, kinds, caption }: Props<R>) {
  return (
    <table className="grid-table work-rows">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">事项</th>
          {columns.map((c) => (
            <th key={c.id} scope="col" className={`work-${c.id}`}>
              {c.title}
            </th>
          ))}
          <th scope="col" className="work-due">
            期限
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <td>
              <span className="work-title">
                <Marks row={row} />
                <Title row={row} />
                <span className="work-kind">{kinds.get(row.procedure)}</span>
              </span>
            </td>
            {columns.map((c) => (
              <td key={c.id} className={`work-${c.id}`}>
                {c.cell(row)}
              </td>
            ))}
            <td>
              <Due row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The light's words, and the day it is about unless they name it. */
function Due({ row }: { readonly row: Line }) {
  const { today } = useSession();
  const due = row.closedOn ? null : row.nextDueOn;
  const dated = due !== null && row.light.word.startsWith(due.slice(5));
  return (
    <span className="work-limit" title={row.limit ?? undefined}>
      <Light light={dated ? { ...row.light, word: `${due}到期` } : row.light} />
      {due && !dated ? <span className="grey">{shortDate(due, today)}</span> : null}
    </span>
  );
}

function Cards<R extends Line>({ rows, columns, kinds, caption }: Props<R>) {
  const [done, said] = [columns.filter((c) => c.acts), columns.filter((c) => !c.acts)];
  return (
    <ul className="work-cards" aria-label={caption}>
      {rows.map((row) => (
        <li key={row.key}>
          <p className="work-card-title">
            <Marks row={row} />
            <Title row={row} />
          </p>
          <p className="work-card-said grey">
            {kinds.get(row.procedure)}
            {said.map((c) => (
              <span key={c.id}>{c.cell(row)}</span>
            ))}
          </p>
          <div className="work-card-foot">
            {done.map((c) => (
              <span key={c.id}>{c.cell(row)}</span>
            ))}
            <Due row={row} />
          </div>
        </li>
      ))}
    </ul>
  );
}
