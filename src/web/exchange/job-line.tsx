import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { JobDto } from '../../api/contract/exchange.ts';
import { printInstant, printNumber } from '../kit/format.ts';
import { isLive, type JobStep, jobsQuery, jobUrl, removeJob, stepJob } from './queries.ts';
import './exchange.css';

const words: Readonly<Record<JobDto['state'], string>> = {
  waiting: '排队等候',
  running: '正在办理',
  checked: '已核对',
  done: '已完成',
  failed: '没有做完',
  cancelled: '已取消',
  interrupted: '已中断',
};

const kinds = { export: '导出', import: '导入' } as const;

/** How far it is, as a bar and in figures. */
function Progress({ job }: { readonly job: JobDto }) {
  const known = job.total > 0;
  const label = `${kinds[job.kind]}「${job.title}」`;
  return (
    <span className="job-progress">
      {known ? <progress aria-label={label} max={job.total} value={job.done} /> : <progress aria-label={label} />}
      <span className="grey small">
        {job.state === 'waiting' ? '排队等候' : known ? `${printNumber(job.done)} / ${printNumber(job.total)}` : '正在准备'}
      </span>
    </span>
  );
}

/** Does a step and shows the jobs anew; the reason why not stays beside the job. */
export function useJobSteps(id: string) {
  const queries = useQueryClient();
  const [said, setSaid] = useState('');
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    setSaid('');
    try {
      await work();
    } catch (error) {
      setSaid(error instanceof Error ? error.message : '没有办成，请再试一次');
    }
    await queries.invalidateQueries({ queryKey: jobsQuery.queryKey });
  };
  return { said, step: (what: JobStep) => run(() => stepJob(id, what)), remove: () => run(() => removeJob(id)) };
}

interface Props {
  readonly job: JobDto;
  /** Beside the acts of the job itself. */
  readonly children?: ReactNode;
}

/** One export or import: what it is, how far, and what can be done with it. */
export function JobLine({ job, children }: Props) {
  const { said, step } = useJobSteps(job.id);
  return (
    <div className="job-line">
      <p className="job-title">
        <span className="grey">{kinds[job.kind]}</span>
        <b>{job.title}</b>
      </p>
      {isLive(job) ? <Progress job={job} /> : <p className="job-note">{job.note || words[job.state]}</p>}
      {said ? (
        <p className="field-no" role="alert">
          {said}
        </p>
      ) : null}
      <p className="job-acts">
        <Acts job={job} onStep={(what) => void step(what)} />
        {children}
      </p>
    </div>
  );
}

function Acts({ job, onStep }: { readonly job: JobDto; readonly onStep: (what: JobStep) => void }) {
  const isExport = job.kind === 'export';
  if (isLive(job)) {
    return (
      <button type="button" className="button plain compact" onClick={() => onStep('cancel')}>
        取消
      </button>
    );
  }
  if (job.file) {
    return (
      <a className="button compact" href={jobUrl(job.id)} download>
        {isExport ? '下载' : '下载标明问题的表格'}
      </a>
    );
  }
  if (job.state === 'checked') {
    return (
      <Link to="/m/$procedure/import" params={{ procedure: job.procedure }} search={{ job: job.id }} className="button compact">
        去确认
      </Link>
    );
  }
  // A table that cannot be used stays unusable: it is mended and sent anew.
  if (job.state !== 'interrupted' && !(isExport && job.state === 'failed')) return null;
  return (
    <button type="button" className="button compact" onClick={() => onStep('again')}>
      {isExport ? '重新导出' : '重新核对'}
    </button>
  );
}

/** When it was asked for, and how long its file stays. */
export function JobTimes({ job }: { readonly job: JobDto }) {
  return (
    <span className="grey small">
      {printInstant(job.madeAt)}
      {job.file && job.expiresAt ? `，文件保留至 ${printInstant(job.expiresAt)}` : ''}
    </span>
  );
}
