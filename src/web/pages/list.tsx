import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { ListSetupDto } from '../../api/contract/exchange.ts';
import type { ListDto, ProcedureDetail } from '../../api/contract.ts';
import { BatchBar } from '../form/batch-bar.tsx';
import { printNumber } from '../kit/format.ts';
import { MatterRows } from '../kit/matter-rows.tsx';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { askOf, conditionsOf, defaultView } from '../list/ask.ts';
import { columnsFor, defaultColumns, isNumeric } from '../list/columns.tsx';
import { Pager } from '../list/pager.tsx';
import { setupQuery, sumsQuery } from '../list/queries.ts';
import { ViewsBar } from '../list/views-bar.tsx';
import { listQuery, procedureQuery, proceduresQuery, unitsQuery } from '../queries.ts';
import { Filters } from './list-filter-bar.tsx';
import './list.css';

const ColumnsBox = lazy(() => import('../list/columns-box.tsx').then((m) => ({ default: m.ColumnsBox })));
const ExportBox = lazy(() => import('../exchange/export-box.tsx').then((m) => ({ default: m.ExportBox })));

export function ListPage() {
  const { procedure = '' } = useParams({ strict: false });
  const detail = useQuery(procedureQuery(procedure));
  const setup = useQuery(setupQuery(procedure));
  const search = useSearch({ strict: false });
  useTitle(detail.data?.title);
  const first = Object.keys(search).length === 0 ? defaultView(setup.data) : undefined;
  if (first) return <Navigate to="." search={{ ...first.search, view: first.id }} replace />;
  return (
    <div className="page">
      <Await query={detail}>{(data) => <List key={procedure} detail={data} setup={setup.data} />}</Await>
    </div>
  );
}

interface Props {
  readonly detail: ProcedureDetail;
  readonly setup: ListSetupDto | undefined;
}

function List({ detail, setup }: Props) {
  const search = useSearch({ strict: false });
  const ask = askOf(search);
  const conditions = conditionsOf(search);
  const list = useQuery(listQuery(detail.id, { ...ask, cursor: search.cursor, limit: ask.limit ?? 20 }));
  const narrowed = Object.keys(conditions).length > 0;
  const { at: _at, ...kept } = ask;
  const shape = Object.fromEntries(Object.entries(kept).filter(([name]) => name === 'cols' || name === 'limit'));
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{detail.title}</h1>
          <p className="grey">
            {list.data ? <Total list={list.data} narrowed={narrowed} /> : ' '}
            <Sums detail={detail} ask={kept} />
          </p>
        </div>
        <Acts detail={detail} setup={setup} ask={ask} total={list.data} />
      </header>
      {setup ? <ViewsBar procedure={detail.id} setup={setup} search={search} /> : null}
      <Filters detail={detail} setup={setup} conditions={conditions} shape={shape} />
      <Await query={list}>
        {(data) => (
          <div className={list.isPlaceholderData ? 'list-stale' : ''}>
            <Rows key={JSON.stringify([ask, search.cursor])} list={data} detail={detail} ask={ask} narrowed={narrowed} />
            <Pager list={data} procedure={detail.id} ask={ask} page={Number(search.page ?? 1) || 1} setup={setup} />
          </div>
        )}
      </Await>
    </>
  );
}

function Total({ list, narrowed }: { readonly list: ListDto; readonly narrowed: boolean }) {
  return (
    <span role="status">
      {narrowed ? '符合条件的' : '共'}
      {list.totalCapped ? '至少 ' : ' '}
      {printNumber(list.total)} 件
    </span>
  );
}

/** Sums of the number columns on the screen; many rows are not added up, and the line says so. */
function Sums({ detail, ask }: { readonly detail: ProcedureDetail; readonly ask: Readonly<Record<string, string>> }) {
  const shown = (ask.cols ?? '').split(',');
  const fields = detail.fields.filter((f) => shown.includes(f.id) && isNumeric(f)).slice(0, 4);
  const { data } = useQuery(
    sumsQuery(
      detail.id,
      ask,
      fields.map((f) => f.id),
    ),
  );
  if (!data) return null;
  return fields.map((f) => {
    const sum = data[f.id];
    if (sum === undefined) return null;
    return (
      <span key={f.id} className="list-sum">
        {sum === null
          ? `${f.title}：超过2万件，不合计，请缩小范围`
          : `${f.title}合计 ${printNumber(sum.sum)}${f.unit ?? (f.kind === 'money' ? '元' : '')}（${printNumber(sum.rows)} 件有数）`}
      </span>
    );
  });
}

interface ActsProps extends Props {
  readonly ask: Readonly<Record<string, string>>;
  readonly total: ListDto | undefined;
}

function Acts({ detail, setup, ask, total }: ActsProps) {
  const navigate = useNavigate();
  const [box, setBox] = useState<'columns' | 'export'>();
  const opens = useQuery(proceduresQuery).data?.find((p) => p.id === detail.id)?.opens ?? [];
  const cols = (ask.cols ?? '').split(',').filter(Boolean);
  const choose = (columns: readonly string[]) => {
    setBox(undefined);
    const { cols: _cols, ...rest } = ask;
    const next = columns.length > 0 ? { ...rest, cols: columns.join(',') } : rest;
    void navigate({ to: '.', search: Object.keys(next).length > 0 ? next : { view: 'all' }, replace: true });
  };
  return (
    <div className="list-opens no-print">
      {setup && total?.total ? (
        <>
          <button type="button" className="button plain" onClick={() => setBox('columns')}>
            列
          </button>
          <button type="button" className="button plain" onClick={() => setBox('export')}>
            导出
          </button>
        </>
      ) : null}
      {setup && setup.imports.length > 0 ? (
        <Link to="/m/$procedure/import" params={{ procedure: detail.id }} className="button plain">
          导入
        </Link>
      ) : null}
      {opens.map((o, i) => (
        <Link
          key={o.act}
          to="/m/$procedure/new/$act"
          params={{ procedure: detail.id, act: o.act }}
          className={`button ${i === 0 ? 'primary' : ''}`}
        >
          {o.title}
        </Link>
      ))}
      <Suspense fallback={null}>
        {box === 'columns' && setup ? (
          <ColumnsBox
            detail={detail}
            allowed={setup.columns}
            shown={cols.length > 0 ? cols : defaultColumns(detail, total?.rows.some((row) => row.number) === true)}
            onChoose={choose}
            onClose={() => setBox(undefined)}
          />
        ) : null}
        {box === 'export' && total ? <ExportBox procedure={detail.id} ask={ask} total={total} onClose={() => setBox(undefined)} /> : null}
      </Suspense>
    </div>
  );
}

interface RowsProps {
  readonly list: ListDto;
  readonly detail: ProcedureDetail;
  readonly ask: Readonly<Record<string, string>>;
  readonly narrowed: boolean;
}

function Rows({ list, detail, ask, narrowed }: RowsProps) {
  const units = useQuery(unitsQuery({}));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  if (list.rows.length === 0) return <Nothing title={detail.title} narrowed={narrowed} />;
  const names = { ...Object.fromEntries((units.data ?? []).map((u) => [u.code, u.name])), ...list.names };
  const numbered = list.rows.some((row) => row.number);
  const cols = (ask.cols ?? '').split(',').filter(Boolean);
  const columns = columnsFor(detail, cols.length > 0 ? cols : defaultColumns(detail, numbered), names);
  return (
    <div className={`list-cols-${columns.length}`}>
      <MatterRows rows={list.rows} columns={columns} caption={detail.title} chosen={chosen} onChoose={setChosen} />
      <BatchBar rows={list.rows.filter((row) => chosen.has(row.key))} detail={detail} onClear={() => setChosen(new Set())} />
    </div>
  );
}

function Nothing({ title, narrowed }: { readonly title: string; readonly narrowed: boolean }) {
  const act = narrowed ? (
    <Link to="." search={{ view: 'all' }} className="button">
      清除条件
    </Link>
  ) : (
    <Link to="/" className="button">
      回到工作台
    </Link>
  );
  return <Note title={narrowed ? '没有符合条件的事项' : `还没有「${title}」`} act={act} />;
}
