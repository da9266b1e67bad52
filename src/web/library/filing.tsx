import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { DocumentRef, FilingDto, FilingRowDto } from '../../api/contract/library.ts';
import { printNumber } from '../kit/format.ts';
import { Await } from '../kit/states.tsx';
import { Wide } from '../kit/wide.tsx';
import { MatterLink } from './document-link.tsx';
import { filingQuery } from './queries.ts';

interface Props {
  readonly filing: string;
  readonly document: string;
}

/** How filing stands in a period: by unit, what came late and why, what is overdue, what was never entered. */
export function Filing({ filing, document }: Props) {
  const { from, to } = useSearch({ strict: false });
  const found = useQuery(filingQuery({ from, to }));
  return (
    <Await query={found}>
      {(data) => (
        <>
          <Period data={data} />
          <p className="radar-sum" role="status">
            应报{printNumber(data.total.due)}件，已报{printNumber(data.total.submitted)}件，其中迟报{printNumber(data.total.late)}
            件；目前逾期仍未报备{data.overdue.length}件，已公布而未列入应报备{data.unlisted.length}件。
          </p>
          {data.overdue.length > 0 ? <Rows title="逾期仍未报备" on="应报日期" rows={data.overdue} procedure={filing} grave /> : null}
          {data.unlisted.length > 0 ? <Unlisted rows={data.unlisted} document={document} filing={filing} /> : null}
          <Units data={data} />
          <Rows title="迟报" on="报送日期" rows={data.late} procedure={filing} />
        </>
      )}
    </Await>
  );
}

function Period({ data }: { readonly data: FilingDto }) {
  const navigate = useNavigate();
  const set = (change: { readonly from?: string; readonly to?: string }) =>
    void navigate({ to: '.', search: { tab: 'filing', from: data.from, to: data.to, ...change }, replace: true });
  return (
    <search className="library-period no-print" aria-label="期间">
      <label>
        <span className="grey">自</span>
        <input
          type="date"
          className="input"
          value={data.from}
          max={data.to}
          onChange={(e) => e.target.value && set({ from: e.target.value })}
        />
      </label>
      <label>
        <span className="grey">至</span>
        <input
          type="date"
          className="input"
          value={data.to}
          min={data.from}
          onChange={(e) => e.target.value && set({ to: e.target.value })}
        />
      </label>
    </search>
  );
}

/** A share in per cent with two decimals, as the figures of the reports have it. */
const rate = (of: number, over: number): string => (over === 0 ? '—' : `${((of / over) * 100).toFixed(2)}%`);

function Units({ data }: { readonly data: FilingDto }) {
  const lines = [...data.units, { code: 'total', name: '合计', ...data.total }];
  return (
    <section className="section" aria-label="各单位备案情况">
      <h2>
        {data.unit.name}备案情况
        <span className="unit-word">每件文件每个备案机关计一件</span>
      </h2>
      <Wide label="各单位备案情况表">
        <table className="grid-table library-filing">
          <thead>
            <tr>
              {['单位', '应报', '已报', '及时', '迟报', '及时率', '规范', '规范率', '纠错'].map((head, i) => (
                <th scope="col" key={head} className={i > 0 ? 'right' : ''}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((u) => (
              <tr key={u.code} className={u.code === 'total' ? 'library-total' : ''}>
                <th scope="row">{u.name}</th>
                <td className="right">{printNumber(u.due)}</td>
                <td className="right">{printNumber(u.submitted)}</td>
                <td className="right">{printNumber(u.onTime)}</td>
                <td className={`right ${u.late > 0 ? 'light-red' : ''}`}>{printNumber(u.late)}</td>
                <td className="right">{rate(u.onTime, u.submitted)}</td>
                <td className="right">{printNumber(u.conforming)}</td>
                <td className="right">{rate(u.conforming, u.submitted)}</td>
                <td className="right">{printNumber(u.corrected)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}

interface UnlistedProps extends Props {
  readonly rows: readonly DocumentRef[];
}

function Unlisted({ rows, document, filing }: UnlistedProps) {
  return (
    <section className="section">
      <h2>
        已公布、未列入应报备
        <span className="unit-word">{rows.length}件</span>
      </h2>
      <ul className="library-plain">
        {rows.map((d) => (
          <li key={d.key}>
            <MatterLink procedure={document} to={d.key}>
              {d.title}
            </MatterLink>
            <span className="grey small library-said">
              {[d.docNo, d.issuer].filter(Boolean).join('　')}
              {'　'}
              <Link to="/m/$procedure/new/$act" params={{ procedure: filing, act: 'open' }} search={{ ref: d.key, field: 'document' }}>
                列入应报备
              </Link>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RowsProps {
  readonly title: string;
  /** What the day in the last column is. */
  readonly on: string;
  readonly rows: readonly FilingRowDto[];
  readonly procedure: string;
  readonly grave?: boolean;
}

function Rows({ title, on, rows, procedure, grave = false }: RowsProps) {
  return (
    <section className="section">
      <h2>
        {title}
        <span className="unit-word">{rows.length}件</span>
      </h2>
      {rows.length === 0 ? <p className="grey">没有。</p> : null}
      <ul className="library-due">
        {rows.map((r) => (
          <li key={r.key}>
            <span className={grave ? 'light-red' : ''}>
              {r.on}
              <span className="grey small library-said">{on}</span>
            </span>
            <span>
              <MatterLink procedure={procedure} to={r.key}>
                {r.title}
              </MatterLink>
              <span className="grey small library-said">
                {[r.unit, `报${r.authority}`, r.publishedOn ? `${r.publishedOn}公布` : '', r.reason ?? ''].filter(Boolean).join('　')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
