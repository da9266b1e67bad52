import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JobDto } from '../../api/contract/exchange.ts';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { JobLine, JobTimes, useJobSteps } from './job-line.tsx';
import { isLive, jobsQuery } from './queries.ts';

/** One's own exports and imports, with what can still be taken or done. */
export function JobsPage() {
  useTitle('导入导出');
  const jobs = useQuery(jobsQuery);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>导入导出</h1>
          <p className="grey">只列出您自己的。文件到期自动删除，可以重新导出。</p>
        </div>
      </header>
      <Await query={jobs}>{(all) => (all.length === 0 ? <None /> : <Jobs jobs={all} />)}</Await>
    </div>
  );
}

const None = () => (
  <Note
    title="还没有导入导出"
    act={
      <Link to="/" className="button">
        回到工作台
      </Link>
    }
  >
    在任何列表的右上角都可以导出；可以新办的事项还可以用表格批量导入。
  </Note>
);

function Jobs({ jobs }: { readonly jobs: readonly JobDto[] }) {
  return (
    <ul className="jobs">
      {jobs.map((job) => (
        <li key={job.id}>
          <JobLine job={job}>
            <Remove job={job} />
          </JobLine>
          <JobTimes job={job} />
        </li>
      ))}
    </ul>
  );
}

function Remove({ job }: { readonly job: JobDto }) {
  const { remove } = useJobSteps(job.id);
  if (isLive(job)) return null;
  return (
    <button type="button" className="button plain compact" aria-label={`删除「${job.title}」`} onClick={() => void remove()}>
      删除
    </button>
  );
}
