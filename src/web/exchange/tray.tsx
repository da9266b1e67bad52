import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { JobLine } from './job-line.tsx';
import { isLive, jobsQuery } from './queries.ts';

/** What is under way, and what came of it, at the foot of every page until it is put away. */
export function ExchangeTray() {
  const jobs = useQuery({ ...jobsQuery, retry: false }).data;
  const seen = useRef(new Set<string>());
  const [away, setAway] = useState<ReadonlySet<string>>(new Set());
  for (const job of jobs ?? []) if (isLive(job)) seen.current.add(job.id);
  const shown = (jobs ?? []).filter((job) => seen.current.has(job.id) && !away.has(job.id)).slice(0, 3);
  if (shown.length === 0) return null;
  return (
    <section className="tray no-print" aria-label="导入导出">
      {shown.map((job) => (
        <JobLine key={job.id} job={job}>
          {isLive(job) ? null : (
            <button
              type="button"
              className="button plain compact"
              aria-label={`收起「${job.title}」`}
              onClick={() => setAway(new Set([...away, job.id]))}
            >
              收起
            </button>
          )}
        </JobLine>
      ))}
      <Link to="/exchange" className="small">
        全部导入导出
      </Link>
    </section>
  );
}
