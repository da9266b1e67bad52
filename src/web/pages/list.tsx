import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { DescribedField } from '#kernel';
import type { ListDto, ProcedureDetail, UnitsDto } from '../../api/contract.ts';
import { printNumber } from '../kit/format.ts';
import { type Column, MatterRows } from '../kit/matter-rows.tsx';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { type Names, printValue } from '../kit/values.ts';
import { listQuery, procedureQuery, proceduresQuery, unitsQuery } from '../queries.ts';
import { Filters } from './list-filter-bar.tsx';
import { filtersOf, pageSize, trailOf } from './list-filters.ts';
import './list.css';

export function ListPage() {
  const { procedure = '' } = useParams({ strict: false });
  const detail = useQuery(procedureQuery(procedure));
  useTitle(detail.data?.title);
  return (
    <div className="page">
      <Await query={detail}>{(data) => <List key={procedure} detail={data} />}</Await>
    </div>
  );
}

function List({ detail }: { readonly detail: ProcedureDetail }) {
  const search = useSearch({ strict: false });
  const filters = filtersOf(search);
  const units = useQuery(unitsQuery({}));
  const list = useQuery(listQuery(detail.id, { ...filters, cursor: search.cursor, limit: pageSize }));
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{detail.title}</h1>
          <p className="grey">{list.data ? <Total list={list.data} filtered={Object.keys(filters).length > 0} /> : ' '}</p>
        </div>
        <OpenActs procedure={detail.id} />
      </header>
      <Filters detail={detail} filters={filters} units={units.data ?? []} />
      <Await query={list}>
        {(data) => (
          <div className={list.isPlaceholderData ? 'list-stale' : ''}>
            <Rows list={data} detail={detail} units={units.data ?? []} filtered={Object.keys(filters).length > 0} />
            <Pages list={data} procedure={detail.id} filters={filters} page={Number(search.page ?? 1) || 1} />
          </div>
        )}
      </Await>
    </>
  );
}

function Total({ list, filtered }: { readonly list: ListDto; readonly filtered: boolean }) {
  return (
    <span role="status">
      {filtered ? '符合条件的' : '共'}
      {list.totalCapped ? '至少 ' : ' '}
      {printNumber(list.total)} 件
    </span>
  );
}

function OpenActs({ procedure }: { readonly procedure: string }) {
  const opens = useQuery(proceduresQuery).data?.find((p) => p.id === procedure)?.opens ?? [];
  return (
    <div className="list-opens no-print">
      {opens.map((o, i) => (
        <Link key={o.act} to="/m/$procedure/new/$act" params={{ procedure, act: o.act }} className={`button ${i === 0 ? 'primary' : ''}`}>
          {o.title}
        </Link>
      ))}
    </div>
  );
}

/** Few fields of the declaration stand between the title and the fixed columns; fewer where a number takes the room. */
function columnsOf(detail: ProcedureDetail, names: Names, numbered: boolean): readonly Column[] {
  const { title, number, list } = detail.shows;
  const shown = list
    .filter((id) => id !== title && id !== number)
    .map((id) => detail.fields.find((f) => f.id === id))
    .filter((f): f is DescribedField => f !== undefined && f.kind !== 'file' && f.kind !== 'long-text')
    .slice(0, numbered ? 1 : 2);
  return [
    ...shown.map((field) => ({
      id: field.id,
      title: field.title,
      numeric: field.kind === 'number' || field.kind === 'money',
      cell: (row: ListDto['rows'][number]) => printValue(field, row.values[field.id], names),
    })),
    { id: 'unit', title: '单位', cell: (row) => row.unit.name },
    ...(numbered ? [] : [{ id: 'opened', title: '登记', cell: (row: ListDto['rows'][number]) => row.openedOn }]),
  ];
}

interface RowsProps {
  readonly list: ListDto;
  readonly detail: ProcedureDetail;
  readonly units: UnitsDto;
  readonly filtered: boolean;
}

function Rows({ list, detail, units, filtered }: RowsProps) {
  const navigate = useNavigate();
  if (list.rows.length === 0) {
    return (
      <Note
        title={filtered ? '没有符合条件的事项' : `还没有「${detail.title}」`}
        act={
          filtered ? (
            <button type="button" className="button" onClick={() => void navigate({ to: '.', search: {} })}>
              清除条件
            </button>
          ) : (
            <Link to="/" className="button">
              回到工作台
            </Link>
          )
        }
      />
    );
  }
  const names = Object.fromEntries(units.map((u) => [u.code, u.name]));
  const numbered = list.rows.some((row) => row.number);
  return <MatterRows rows={list.rows} columns={columnsOf(detail, names, numbered)} caption={detail.title} />;
}

interface PagesProps {
  readonly list: ListDto;
  readonly procedure: string;
  readonly filters: Readonly<Record<string, string>>;
  readonly page: number;
}

function Pages({ list, procedure, filters, page }: PagesProps) {
  const trail = trailOf(procedure, filters);
  if (page === 1 && !list.next) return null;
  const before = trail.find(page - 1);
  // A page whose cursor is not remembered leads back to the first one.
  const back = before === null || page <= 2 ? filters : { ...filters, page: String(page - 1), cursor: before };
  return (
    <nav className="pages no-print" aria-label="翻页">
      {page > 1 ? (
        <Link to="." search={back} className="button compact">
          {before === null ? '回到首页' : '上一页'}
        </Link>
      ) : null}
      <span className="grey">第 {page} 页</span>
      {list.next ? (
        <Link
          to="."
          search={{ ...filters, page: String(page + 1), cursor: list.next }}
          className="button compact"
          onClick={() => list.next && trail.keep(page + 1, list.next)}
        >
          下一页
        </Link>
      ) : null}
    </nav>
  );
}
