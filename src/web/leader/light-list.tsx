import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../frame/session.ts';
import { printNumber } from '../kit/format.ts';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { proceduresQuery } from '../queries.ts';
import { InstructDialog, mayInstruct, type Order } from './instruct.tsx';
import { type LightAsk, type LightName, lightListQuery, overviewQuery } from './queries.ts';
import { RedList } from './red-list.tsx';
import './leader.css';

const names: Readonly<Record<LightName, string>> = { overdue: '逾期', soon: '临近期限', 'in-time': '在期' };
const isLight = (text: string | undefined): text is LightName => text !== undefined && Object.hasOwn(names, text);

/** The matters behind a number of the screen, earliest due date first. */
export function LightListPage() {
  const { unit, procedure, light: asked, cursor } = useSearch({ strict: false });
  const light = isLight(asked) ? asked : 'overdue';
  const ask: LightAsk = { unit, procedure, light, cursor };
  const list = useQuery(lightListQuery(ask));
  const overview = useQuery(overviewQuery(unit));
  const kinds = new Map((useQuery(proceduresQuery).data ?? []).map((p) => [p.id, p.title]));
  const [order, setOrder] = useState<Order | undefined>(undefined);
  const session = useSession();
  const heading = `${procedure ? (kinds.get(procedure) ?? '') : ''}${names[light]}事项`;
  useTitle(heading);
  return (
    <div className="page leader">
      <header className="page-head">
        <div>
          <p className="small grey">
            <Link to="/leader" search={unit ? { unit } : {}}>
              {overview.data?.unit.name ?? ''}一屏
            </Link>
          </p>
          <h1>{heading}</h1>
        </div>
      </header>
      <Await query={list}>
        {(data) =>
          data.total === 0 ? (
            <Note
              title={`没有${names[light]}的事项`}
              act={
                <Link to="/leader" search={unit ? { unit } : {}} className="button">
                  回到一屏
                </Link>
              }
            />
          ) : (
            <>
              <p className="grey">
                {data.totalCapped ? '至少' : '共'} {printNumber(data.total)} 件，期限最早的在前
              </p>
              <RedList rows={data.rows} kinds={kinds} label={heading} onOrder={mayInstruct(session) ? setOrder : undefined} />
              <Pages ask={ask} next={data.next} />
            </>
          )
        }
      </Await>
      {order ? <InstructDialog order={order} onClose={() => setOrder(undefined)} /> : null}
    </div>
  );
}

function Pages({ ask, next }: { readonly ask: LightAsk; readonly next: string | null }) {
  const { cursor: _cursor, ...first } = ask;
  return (
    <p className="leader-pages no-print">
      {ask.cursor ? (
        <Link to="/leader/matters" search={first} className="button compact">
          回到首页
        </Link>
      ) : null}
      {next ? (
        <Link to="/leader/matters" search={{ ...first, cursor: next }} className="button compact">
          下一页
        </Link>
      ) : null}
    </p>
  );
}
