import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { printNumber } from '../kit/format.ts';
import { Await } from '../kit/states.tsx';
import { firstPersonQuery } from './queries.ts';

/** 四个亲自: counted from records, each opening to them. */
export function FirstPerson({ year }: { readonly year: string | undefined }) {
  const found = useQuery(firstPersonQuery(year));
  return (
    <section className="section">
      <h2>第一责任人履职</h2>
      <Await query={found}>
        {(data) => (
          <dl className="first-person">
            {data.lines.map((line) => (
              <div key={line.id}>
                <dt>{line.title}</dt>
                <dd>
                  {line.figure === null ? (
                    <span className="first-person-n">{printNumber(line.value)}</span>
                  ) : (
                    <Link
                      className="first-person-n"
                      to="/figures/$id"
                      params={{ id: line.figure }}
                      search={{ from: `${data.year}-01-01`, to: `${data.year}-12-31` }}
                    >
                      {printNumber(line.value)}
                    </Link>
                  )}
                  <span className="grey small">{line.what}</span>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Await>
      <p className="grey small">依据《党政主要负责人履行推进法治建设第一责任人职责规定》第4条，次数由会议、任务和督办的记录算出。</p>
    </section>
  );
}
