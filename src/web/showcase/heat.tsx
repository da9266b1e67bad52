import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { MonthPart, PartOf, ShowcaseDto } from '../../api/contract/showcase.ts';
import { printNumber } from '../kit/format.ts';
import { Trend } from '../kit/trend.tsx';
import { Wide } from '../kit/wide.tsx';

type Indicators = NonNullable<ShowcaseDto['indicators']>;

/** 95.8%; nothing where there is nothing to divide by. */
export const rate = ({ n, of }: PartOf): string => (of === 0 ? '—' : `${((n / of) * 100).toFixed(1)}%`);

/** How strong a cell's ground is, 0 to 5: the last step is all. */
function heatOf({ n, of }: PartOf): number {
  if (of === 0 || n === 0) return 0;
  if (n === of) return 5;
  const share = n / of;
  return share >= 0.9 ? 4 : share >= 0.75 ? 3 : share >= 0.6 ? 2 : 1;
}

const monthWord = (month: string): string => `${Number(month.slice(5))}月`;

/** First-level indicators by month: how much of each was met at the end of the month. */
export function HeatMap({ data }: { readonly data: Indicators }) {
  const rows = [{ id: 'all', title: '全部', months: data.months, n: data.attained, of: data.total }, ...data.groups];
  return (
    <section className="section" aria-labelledby="heat-head">
      <h2 id="heat-head">
        指标达标情况
        <span className="unit-word">月末经核验达标的占适用指标的百分比</span>
      </h2>
      <Curve months={data.months} />
      <Wide label="指标达标按月情况表">
        <table className="heat-table">
          <thead>
            <tr>
              <th scope="col">一级指标</th>
              {data.months.map(({ month }) => (
                <th scope="col" key={month} className="right">
                  {monthWord(month)}
                </th>
              ))}
              <th scope="col" className="right">
                目前
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className={row.id === 'all' ? 'heat-all' : ''}>
                <th scope="row">{row.title}</th>
                {row.months.map((part) => (
                  <Cell key={part.month} part={part} />
                ))}
                <td className="right heat-now">
                  {row.n}/{row.of}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}

function Cell({ part }: { readonly part: MonthPart }) {
  const words = part.of === 0 ? '—' : String(Math.floor((part.n / part.of) * 100));
  return (
    <td className={`right heat-cell heat-${heatOf(part)}`} title={`${monthWord(part.month)}末，达标${part.n}项，共${part.of}项`}>
      {words}
    </td>
  );
}

function Curve({ months }: { readonly months: readonly MonthPart[] }) {
  const points = months.map((part) => ({
    label: `${Number(part.month.slice(0, 4))}年${monthWord(part.month)}`,
    value: part.of === 0 ? null : Math.round((part.n / part.of) * 1000) / 10,
  }));
  if (points.filter((p) => p.value !== null).length < 2) return null;
  return (
    <div className="showcase-curve">
      <Trend title="指标达标率" points={points} unit="%" digits={1} />
    </div>
  );
}

/** Rows shown before one asks for all of them. */
const few = 9;

/** Who leads how many, the least met first. */
export function Leads({ data }: { readonly data: Indicators }) {
  const [all, setAll] = useState(false);
  const most = Math.max(...data.leads.map((l) => l.of), 1);
  const shown = all ? data.leads : data.leads.slice(0, few);
  return (
    <section className="section" aria-labelledby="leads-head">
      <h2 id="leads-head">牵头单位</h2>
      <div className="scroll-x">
        <table className="grid-table leads-table">
          <thead>
            <tr>
              <th scope="col">单位</th>
              <th scope="col" className="leads-bar-head">
                <span className="unseen">比例</span>
              </th>
              <th scope="col" className="right">
                达标
              </th>
              <th scope="col" className="right">
                牵头
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((lead) => (
              <tr key={lead.code}>
                <th scope="row">
                  {lead.code ? (
                    <Link to="/m/$procedure" params={{ procedure: data.procedure }} search={{ 'f.lead': lead.code }}>
                      {lead.name}
                    </Link>
                  ) : (
                    lead.name
                  )}
                </th>
                <td className="leads-bar-cell">
                  <svg className="leads-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                    <rect className="leads-of" x={0} y={0} width={(lead.of / most) * 100} height={10} />
                    <rect className="leads-met" x={0} y={0} width={(lead.n / most) * 100} height={10} />
                  </svg>
                </td>
                <td className={`right ${lead.n < lead.of ? 'light-red' : ''}`}>{printNumber(lead.n)}</td>
                <td className="right">{printNumber(lead.of)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < data.leads.length ? (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          看全部 {data.leads.length} 个
        </button>
      ) : null}
    </section>
  );
}
