import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { FigureDetail } from '../../api/contract.ts';
import { useSession } from '../frame/session.ts';
import { BarRows, Columns } from '../kit/bars.tsx';
import { printFigure, printNumber, printPeriod } from '../kit/format.ts';
import { MatterRows } from '../kit/matter-rows.tsx';
import { PassportRows } from '../kit/passport.tsx';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { type FigureAsk, figureQuery, recordsQuery } from '../queries.ts';
import { FigureSample } from './figure-sample.tsx';
import { reportYear, ScopeBar } from './figure-scope.tsx';
import './figures.css';

/** One figure in full: what it is, how it came about, how it moved, who it consists of, and its records. */
export function FigurePage() {
  const { id = '' } = useParams({ strict: false });
  const search = useSearch({ strict: false });
  const { today } = useSession();
  const ask: FigureAsk = {
    year: search.year ?? reportYear(today),
    from: search.from,
    to: search.to,
    unit: search.unit,
    units: search.units,
  };
  const detail = useQuery(figureQuery(id, ask));
  useTitle(detail.data?.figure.title);
  return (
    <div className="page">
      <Await query={detail}>{(data) => <FigureView detail={data} ask={ask} />}</Await>
    </div>
  );
}

interface Props {
  readonly detail: FigureDetail;
  readonly ask: FigureAsk;
}

function FigureView({ detail, ask }: Props) {
  const { figure } = detail;
  return (
    <>
      <header className="page-head">
        <div>
          <p className="grey small">
            <Link to="/figures" search={{ year: ask.year, unit: ask.unit }}>
              数据
            </Link>
          </p>
          <h1>{figure.title}</h1>
          <p className="grey">
            {figure.scope.name}，{printPeriod(figure.period)}
          </p>
        </div>
        <ScopeBar ask={{ year: ask.year, unit: ask.unit ?? figure.scope.code, units: ask.units }} moved />
      </header>
      <div className="figure-top">
        <div>
          <p className="figure-value">
            {printFigure(figure)}
            {figure.value === null ? null : <span className="unit-word small-unit">{figure.unit}</span>}
          </p>
          {figure.value === null ? <p className="grey">分母为零，无法计算。</p> : null}
          <PassportRows figure={figure} />
        </div>
        <Trend detail={detail} />
      </div>
      <Parts detail={detail} />
      <Records key={`${figure.id}${JSON.stringify(ask)}`} id={figure.id} ask={ask} />
      {detail.sampled ? <FigureSample key={`sample ${figure.id}${JSON.stringify(ask)}`} id={figure.id} ask={ask} /> : null}
    </>
  );
}

function Trend({ detail }: { readonly detail: FigureDetail }) {
  if (detail.trend.length === 0) return null;
  return (
    <section>
      <h2>近八个季度</h2>
      <Columns bars={detail.trend} digits={detail.figure.rounding.digits} title={detail.figure.title} />
    </section>
  );
}

function Parts({ detail }: { readonly detail: FigureDetail }) {
  const { figure, units, dimensions } = detail;
  return (
    <div className="figure-parts">
      {units.length ? (
        <section className="section">
          <h2>按单位</h2>
          <BarRows
            bars={units.map((u) => ({ key: u.code, label: u.name, value: u.value }))}
            digits={figure.rounding.digits}
            unit={figure.unit}
          />
        </section>
      ) : null}
      {dimensions
        .filter((d) => d.parts.length)
        .map((d) => (
          <section key={d.field} className="section">
            <h2>按{d.title}</h2>
            <BarRows bars={d.parts.map((p) => ({ key: p.value, label: p.title, value: p.n }))} />
          </section>
        ))}
    </div>
  );
}

function Records({ id, ask }: { readonly id: string; readonly ask: FigureAsk }) {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const records = useQuery(recordsQuery(id, { ...ask, cursor: search.cursor, limit: 20 }));
  return (
    <section className="section" aria-labelledby="records">
      <h2 id="records">记录</h2>
      <Await query={records}>
        {(list) =>
          list.rows.length === 0 ? (
            <Note title="没有计入这个数字的记录" />
          ) : (
            <>
              <p className="grey">
                {list.totalCapped ? '至少' : '共'} {printNumber(list.total)} 件
              </p>
              <MatterRows
                rows={list.rows}
                caption="计入这个数字的记录"
                columns={[
                  { id: 'unit', title: '单位', cell: (row) => row.unit.name },
                  { id: 'opened', title: '登记', cell: (row) => row.openedOn },
                ]}
              />
              <p className="pages no-print">
                {search.cursor ? (
                  <Link to="." search={{ ...search, cursor: undefined }} resetScroll={false} className="button compact">
                    回到首页
                  </Link>
                ) : null}
                {list.next ? (
                  <button
                    type="button"
                    className="button compact"
                    onClick={() => void navigate({ to: '.', search: { ...search, cursor: list.next ?? undefined }, resetScroll: false })}
                  >
                    下一页
                  </button>
                ) : null}
              </p>
            </>
          )
        }
      </Await>
    </section>
  );
}
