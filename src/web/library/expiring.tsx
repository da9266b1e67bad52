import { useQuery } from '@tanstack/react-query';
import type { ExpiringDto } from '../../api/contract/library.ts';
import { printNumber } from '../kit/format.ts';
import { Await, Note } from '../kit/states.tsx';
import { MatterLink } from './document-link.tsx';
import { expiringQuery } from './queries.ts';

/** Documents whose validity ends soon, by the reminder that has come. */
export function Expiring({ document }: { readonly document: string }) {
  const found = useQuery(expiringQuery(undefined));
  return (
    <Await query={found}>
      {(data) => (
        <>
          <p className="grey">
            有效期届满当日的次日起文件自动失效。需要继续执行的，应在届满前评估并延续；届满前{data.reminders.join('、')}个月各提醒一次。
            {data.endless > 0 ? `另有${printNumber(data.endless)}件现行文件没有载明有效期。` : ''}
          </p>
          {data.rows.length === 0 ? <Note title={`${data.reminders[0] ?? 6}个月内没有有效期届满的文件`} /> : null}
          {[...data.reminders].reverse().map((months) => (
            <Group key={months} months={months} rows={data.rows.filter((r) => r.within === months)} document={document} />
          ))}
        </>
      )}
    </Await>
  );
}

interface GroupProps {
  readonly months: number;
  readonly rows: ExpiringDto['rows'];
  readonly document: string;
}

function Group({ months, rows, document }: GroupProps) {
  if (rows.length === 0) return null;
  return (
    <section className="section">
      <h2>
        {months}个月内届满
        <span className="unit-word">{rows.length}件</span>
      </h2>
      <ul className="library-due">
        {rows.map((r) => (
          <li key={r.key}>
            <span className={r.days <= 31 && !r.assessed ? 'light-red' : r.assessed ? 'light-green' : 'light-amber'}>
              {r.days === 0 ? '今日届满' : `还有${r.days}天`}
            </span>
            <span>
              <MatterLink procedure={document} to={r.key}>
                {r.title}
              </MatterLink>
              <span className="grey small library-said">
                {[r.docNo, r.issuer, `有效期至${r.expiresOn}`, r.assessed ? '已评估，待延续' : '尚未评估'].filter(Boolean).join('　')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
