import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { TruthMediationDto } from '../../api/contract/truth.ts';
import { printNumber } from '../kit/format.ts';
import { Await } from '../kit/states.tsx';
import { Wide } from '../kit/wide.tsx';
import { MatterLink } from '../library/document-link.tsx';
import { PeriodSelect } from './period.tsx';
import { truthMediationQuery } from './queries.ts';

type Odd = TruthMediationDto['odd'][number];

/** Committees that stand out, people before one committee twice, and what the parties said when called back. */
export function MediationOddities() {
  const { period } = useSearch({ strict: false });
  return (
    <Await query={useQuery(truthMediationQuery(period))}>
      {(data) => (
        <>
          <div className="truth-bar">
            <PeriodSelect tab="mediation" period={data.period} periods={data.periods} />
            <span className="grey">按期间办结的人民调解案件；当事人只比对摘要，不显示姓名、号码。</span>
          </div>
          <Oddities title="办结过快、单日过多的调委会" odd={data.odd.filter((o) => o.kind === 'outlier')} />
          <Oddities title="相同当事人重复立案" odd={data.odd.filter((o) => o.kind === 'duplicate-parties')} />
          <Oddities title="日期不可能" odd={data.odd.filter((o) => o.kind === 'impossible-date')} />
          <Samples data={data} />
        </>
      )}
    </Await>
  );
}

function Oddities({ title, odd }: { readonly title: string; readonly odd: readonly Odd[] }) {
  return (
    <section className="section">
      <h2>
        {title}
        <span className="unit-word">{odd.length}处</span>
      </h2>
      {odd.length === 0 ? <p className="grey">没有。</p> : null}
      <ul className="truth-past">
        {odd.map((o) => (
          <li key={`${o.unit.code} ${o.committee?.key ?? ''} ${o.why} ${o.records[0]?.key ?? ''}`}>
            <b>{o.unit.name}</b>
            {'　'}
            {o.committee ? (
              <MatterLink procedure={o.committee.procedure} to={o.committee.key}>
                {o.committee.title}
              </MatterLink>
            ) : null}
            <span className="truth-said">{o.why}</span>
            {o.records.length > 0 ? (
              <span className="small truth-said">
                {o.records.map((r) => (
                  <span key={r.key}>
                    <MatterLink procedure={r.procedure} to={r.key}>
                      {r.label}
                    </MatterLink>
                    　
                  </span>
                ))}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

const percent = (n: number | null): string => (n === null ? '—' : `${n.toFixed(2)}%`);

function Samples({ data }: { readonly data: TruthMediationDto }) {
  return (
    <section className="section">
      <h2>
        回访抽样
        <span className="unit-word">{data.samples.length}次</span>
      </h2>
      <p className="grey">登记的成功率高于样本的置信区间（95%）时，值得核实；区间由联系上的样本算得。</p>
      {data.samples.length === 0 ? <p className="grey">这一期间没有抽查。</p> : null}
      <Wide label="回访抽样表">
        <table className="grid-table truth-checks">
          <thead>
            <tr>
              {['抽查', '办结', '抽样', '联系上', '确认成功', '确认率', '置信区间', '登记成功率'].map((head, i) => (
                <th scope="col" key={head} className={i > 0 ? 'right' : ''}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.samples.map((s) => (
              <tr key={s.row.key}>
                <th scope="row">
                  <MatterLink procedure={s.row.procedure} to={s.row.key}>
                    {s.row.title}
                  </MatterLink>
                  <span className="grey small truth-said">{s.row.state.title}</span>
                </th>
                <td className="right">{printNumber(s.population)}</td>
                <td className="right">{printNumber(s.sampled)}</td>
                <td className="right">{printNumber(s.reached)}</td>
                <td className="right">{printNumber(s.confirmed)}</td>
                <td className="right">{percent(s.rate)}</td>
                <td className="right">{s.low === null ? '—' : `${percent(s.low)}—${percent(s.high)}`}</td>
                <td className={`right ${s.high !== null && s.told !== null && s.told > s.high ? 'light-amber' : ''}`}>{percent(s.told)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}
