import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TrendDto } from '../../api/contract/overview.ts';
import { FigureDoor } from '../kit/figure.tsx';
import { printNumber } from '../kit/format.ts';
import { Await } from '../kit/states.tsx';
import { Trend } from '../kit/trend.tsx';
import { trendsQuery } from './queries.ts';

/** Head figures over eight quarters; the numbers stand behind each line as a table, every one a door. */
export function Trends({ unit }: { readonly unit: string }) {
  const trends = useQuery(trendsQuery(unit));
  return (
    <section className="section leader-trends" aria-labelledby="trends-head">
      <h2 id="trends-head">主要数字，近八个季度</h2>
      <Await query={trends}>
        {(list) => (
          <div className="leader-trend-grid">
            {list.map((one) => (
              <TrendCard key={one.figure.id} trend={one} />
            ))}
          </div>
        )}
      </Await>
    </section>
  );
}

function TrendCard({ trend: { figure, points, system } }: { readonly trend: TrendDto }) {
  return (
    <article className="trend-card">
      <header>
        <h3>
          <span className="trend-system">{system}</span> {figure.title}
        </h3>
        <p className="trend-now-value">
          <FigureDoor figure={figure} size="large" />
          <span className="grey small">{points.at(-1)?.label}</span>
        </p>
      </header>
      <Trend title={figure.title} points={points} unit={figure.unit} digits={figure.rounding.digits} />
      <details className="trend-table">
        <summary>看数</summary>
        <table>
          <caption className="unseen">{figure.title}，近八个季度</caption>
          <tbody>
            {points.map((p) => (
              <tr key={p.label}>
                <th scope="row">{p.label}</th>
                <td className="right">
                  {p.value === null ? (
                    <span className="grey">无记录</span>
                  ) : (
                    <Link
                      to="/figures/$id"
                      params={{ id: figure.id }}
                      search={{ from: p.from, to: p.to, year: p.to.slice(0, 4), unit: figure.scope.code }}
                    >
                      {printNumber(p.value, figure.rounding.digits)}
                      <span className="unit-word">{figure.unit}</span>
                    </Link>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </article>
  );
}
