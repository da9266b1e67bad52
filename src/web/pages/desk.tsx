import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { DeskDto, ProcedureDto } from '../../api/contract.ts';
import { IdleActs } from '../administration/admin-nav.tsx';
import { statusOf } from '../client.ts';
import { Quarter } from '../desk/quarter.tsx';
import { worklistQuery } from '../desk/queries.ts';
import { type Section, sectionOf, Tabs } from '../desk/tabs.tsx';
import { Unfinished } from '../desk/unfinished.tsx';
import { Urges } from '../desk/urges.tsx';
import { WorkRows } from '../desk/work-rows.tsx';
import { Worklist } from '../desk/worklist.tsx';
import { useSession } from '../frame/session.ts';
import { printWeekday } from '../kit/format.ts';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { deskQuery, proceduresQuery } from '../queries.ts';
import { Opens } from './desk-opens.tsx';
import { Systems } from './desk-systems.tsx';
import './desk.css';

/** 工作台: what waits for me, and how the unit stands. */
export function DeskPage() {
  useTitle('工作台');
  const desk = useQuery(deskQuery);
  const idle = statusOf(desk.error) === 403 || desk.data?.systems.length === 0;
  return (
    <div className="page desk">
      <Head />
      {idle ? (
        <Note title="现在的岗位不办理事项" act={<IdleActs />}>
          如兼任其他岗位，可在右上角换岗位。
        </Note>
      ) : (
        <Desk desk={desk} />
      )}
    </div>
  );
}

function Head() {
  const { today, post } = useSession();
  return (
    <header className="page-head desk-head">
      <h1>
        {post.unit.name}
        <small>
          {post.title}
          <span className="nowrap desk-day">
            {today} {printWeekday(today)}
          </span>
        </small>
      </h1>
      <Opens />
    </header>
  );
}

function Desk({ desk }: { readonly desk: ReturnType<typeof useQuery<DeskDto>> }) {
  const here = sectionOf(useSearch({ strict: false }).tab);
  const counts = useInfiniteQuery(worklistQuery('todo')).data?.pages[0]?.counts;
  const kinds = new Map((useQuery(proceduresQuery).data ?? []).map((p: ProcedureDto) => [p.id, p.title]));
  const { post } = useSession();
  const wide =
    desk.data !== undefined && (desk.data.unit.code !== post.unit.code || !['township', 'street', 'department'].includes(post.unit.kind));
  return (
    <>
      <div className="desk-body">
        <section className="desk-work" aria-label="我的工作">
          <Tabs here={here} counts={counts} wide={wide} />
          <Shown here={here} kinds={kinds} desk={desk} />
        </section>
        <aside className="desk-side" aria-label="本单位">
          <Await query={desk}>{(data) => <Quarter desk={data} />}</Await>
          <Unfinished />
        </aside>
      </div>
      {desk.data ? <Systems desk={desk.data} /> : null}
    </>
  );
}

interface ShownProps {
  readonly here: Section;
  readonly kinds: ReadonlyMap<string, string>;
  readonly desk: ReturnType<typeof useQuery<DeskDto>>;
}

function Shown({ here, kinds, desk }: ShownProps) {
  if (here === 'urges') return <Urges />;
  if (here !== 'due') return <Worklist key={here} tab={here} kinds={kinds} />;
  return (
    <Await query={desk}>
      {(data) =>
        data.due.length ? (
          <WorkRows
            rows={data.due}
            kinds={kinds}
            caption="有期限的事项，最早到期的在前"
            columns={[
              { id: 'unit', title: '单位', cell: (row) => row.unit.name },
              { id: 'now', title: '现在', cell: (row) => row.state.title },
            ]}
          />
        ) : (
          <p className="desk-empty grey">没有带期限的在办事项。</p>
        )
      }
    </Await>
  );
}
