import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { MovedDto, MovesDto } from '../../api/contract/calendar.ts';
import { printNumber } from '../kit/format.ts';
import { Wide } from '../kit/wide.tsx';

interface Props {
  readonly moves: MovesDto;
  /** It has been put in force. */
  readonly done?: boolean;
  /** What may be done now: stands before the long list, so that nobody has to scroll for it. */
  readonly acts?: ReactNode;
}

/** What a change moves: in one sentence, by kind of limit, and one by one. */
export function Moves({ moves, done = false, acts }: Props) {
  if (moves.total === 0) {
    return (
      <>
        <p className="moves-sum">{done ? '没有在办事项的期限变动。' : '没有在办事项的期限会变动。'}</p>
        {acts}
      </>
    );
  }
  const more = moves.total - moves.rows.length;
  return (
    <>
      <p className="moves-sum" role="status">
        {sumOf(moves, done)}
      </p>
      <Groups groups={moves.groups} />
      {acts}
      <Rows rows={moves.rows} />
      {more > 0 ? (
        <p className="grey small">
          按原届满日列出前{moves.rows.length}个，另有{printNumber(more)}个已计入上面的合计。
        </p>
      ) : null}
    </>
  );
}

function sumOf({ total, later, earlier, settled }: MovesDto, done: boolean): string {
  const told = [
    later > 0 && `推后${printNumber(later)}个`,
    earlier > 0 && `提前${printNumber(earlier)}个`,
    settled > 0 && `日期不变、不再是推算的${printNumber(settled)}个`,
  ].filter(Boolean);
  return `在办事项${done ? '变动了' : '将变动'}${printNumber(total)}个期限：${told.join('，')}。`;
}

function Groups({ groups }: { readonly groups: MovesDto['groups'] }) {
  return (
    <table className="grid-table moves-groups">
      <caption className="unseen">按期限合计</caption>
      <thead>
        <tr>
          <th scope="col">类别</th>
          <th scope="col">期限</th>
          <th scope="col" className="right">
            个数
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map((g) => (
          <tr key={`${g.kind} ${g.deadline}`}>
            <td>{g.kind}</td>
            <td>{g.deadline}</td>
            <td className="right">{printNumber(g.n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Rows({ rows }: { readonly rows: readonly MovedDto[] }) {
  return (
    <Wide label="变动的期限">
      <table className="grid-table moves-rows">
        <caption className="unseen">变动的期限</caption>
        <thead>
          <tr>
            <th scope="col">事项</th>
            <th scope="col">单位</th>
            <th scope="col">期限</th>
            <th scope="col">原届满</th>
            <th scope="col">新届满</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.key} ${row.deadline}`}>
              <td>
                <MovedLink row={row} />
              </td>
              <td>{row.unit}</td>
              <td>{row.deadline}</td>
              <td className="nowrap grey">{row.before}</td>
              <td className="nowrap">
                {row.after}
                {row.provisional ? <span className="unit-word">推算</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

function MovedLink({ row }: { readonly row: MovedDto }) {
  const [region = '', id = ''] = row.key.split('/');
  return (
    <>
      <Link to="/m/$procedure/$region/$id" params={{ procedure: row.procedure, region, id }}>
        {row.title}
      </Link>
      <span className="unit-word">{row.number ?? row.kind}</span>
    </>
  );
}
