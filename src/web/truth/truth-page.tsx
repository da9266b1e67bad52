import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { MediationOddities } from './mediation.tsx';
import { Office } from './office.tsx';
import { Own } from './own.tsx';
import { ownQuery } from './queries.ts';
import './truth.css';

const tabs = [
  ['office', '全市核对'],
  ['own', '本单位'],
  ['mediation', '调解数据'],
] as const;

/** 数据核对: what looks odd in the records is asked, answered by the unit first, and reviewed. No verdicts. */
export function TruthPage() {
  const { tab } = useSearch({ strict: false });
  const own = useQuery(ownQuery);
  useTitle('数据核对');
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>数据核对</h1>
          <p className="grey">记录中值得核实的情况，先问单位，由单位说明或者更正，再由考核办复核。询问不是结论，不自动扣分。</p>
        </div>
        {own.data ? (
          <Link to="/m/$procedure" params={{ procedure: own.data.procedure }} className="button">
            全部询问
          </Link>
        ) : null}
      </header>
      <Await query={own}>
        {(data) => {
          const shown = tabs.filter(([id]) => id !== 'office' || data.office);
          const here = tab ?? shown[0]?.[0];
          return (
            <>
              <nav className="truth-tabs" aria-label="数据核对各栏">
                {shown.map(([id, title]) => (
                  <Link key={id} to="/truth" search={{ tab: id }} aria-current={here === id ? 'page' : undefined}>
                    {title}
                    {id === 'own' && data.open.length > 0 ? <span className="unit-word">{data.open.length}件</span> : null}
                  </Link>
                ))}
              </nav>
              {here === 'office' && data.office ? <Office /> : null}
              {here === 'own' ? <Own data={data} /> : null}
              {here === 'mediation' ? <MediationOddities /> : null}
              {shown.some(([id]) => id === here) ? null : <Note title="没有这一栏" />}
            </>
          );
        }}
      </Await>
    </div>
  );
}
