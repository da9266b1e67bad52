import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RatingLineDto, RatingQueueDto } from '../../api/contract/assessment-desk.ts';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { AssessmentDoors } from './parts.tsx';
import { queueQuery } from './queries.ts';

/** 材料评分: what a rater has to rate, and what was handed in. */
export function ReviewQueuePage() {
  useTitle('材料评分');
  const queue = useQuery(queueQuery);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>材料评分</h1>
          <p className="grey">每项由两名评分人各自评分，互不可见；分歧过大的由第三人评分，取中位数。</p>
        </div>
      </header>
      <AssessmentDoors />
      <Await query={queue}>{(data) => <Queue data={data} />}</Await>
    </div>
  );
}

function Queue({ data }: { readonly data: RatingQueueDto }) {
  const [open, done] = [data.rows.filter((row) => row.open), data.rows.filter((row) => !row.open)];
  if (data.rows.length === 0) return <Note title="没有派给本单位的评分">考核办派出评分后，这里会列出要评的单位。</Note>;
  return (
    <>
      <section className="section" aria-labelledby="rating-open">
        <h2 id="rating-open">待评（{open.length}）</h2>
        {open.length === 0 ? <p className="grey">都评完了。</p> : <Lines rows={open} />}
      </section>
      {done.length > 0 ? (
        <section className="section" aria-labelledby="rating-done">
          <h2 id="rating-done">已评</h2>
          <Lines rows={done} />
        </section>
      ) : null}
    </>
  );
}

const Lines = ({ rows }: { readonly rows: readonly RatingLineDto[] }) => (
  <ul className="desk-lines">
    {rows.map((row) => {
      const [region = '', id = ''] = row.key.split('/');
      return (
        <li key={row.key}>
          <Link to="/assessment/review/$region/$id" params={{ region, id }}>
            {row.unitName}
          </Link>
          <span className="grey">
            {row.seat}，{row.items}项，{row.state.title}
            {row.open && row.due ? `，${row.due}到期` : ''}
          </span>
        </li>
      );
    })}
  </ul>
);
