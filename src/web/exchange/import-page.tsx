import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { JobDto } from '../../api/contract/exchange.ts';
import type { ProcedureDetail } from '../../api/contract.ts';
import { printNumber } from '../kit/format.ts';
import { Provision } from '../kit/provision.tsx';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { setupQuery } from '../list/queries.ts';
import { procedureQuery } from '../queries.ts';
import { useJobSteps } from './job-line.tsx';
import { isLive, jobsQuery, jobUrl, sendTable, templateUrl } from './queries.ts';
import './exchange.css';

/** From the template to the register in three steps: fill in, have it checked, confirm. */
export function ImportPage() {
  const { procedure = '' } = useParams({ strict: false });
  const detail = useQuery(procedureQuery(procedure));
  useTitle(detail.data && `导入${detail.data.title}`);
  return (
    <div className="page import-page">
      <Await query={detail}>{(data) => <Import detail={data} />}</Await>
    </div>
  );
}

function Import({ detail }: { readonly detail: ProcedureDetail }) {
  const search = useSearch({ strict: false });
  const setup = useQuery(setupQuery(detail.id));
  const imports = setup.data?.imports ?? [];
  const act = imports.find((a) => a.act === search.act) ?? imports[0];
  const job = useQuery(jobsQuery).data?.find((j) => j.id === search.job);
  return (
    <>
      <header className="page-head">
        <div>
          <h1>导入{detail.title}</h1>
          <p className="grey">一行一件，按「{act?.title ?? ''}」登记到本单位，与逐件填报的规则相同。</p>
        </div>
        <Link to="/m/$procedure" params={{ procedure: detail.id }} className="button plain">
          回到列表
        </Link>
      </header>
      {setup.data && !act ? <Note title="您的岗位不能新办这类事项">请由有权岗位导入。</Note> : null}
      {act ? (
        <ol className="steps">
          <Template detail={detail} act={act.act} imports={imports} />
          <Upload procedure={detail.id} act={act.act} busy={job !== undefined && isLive(job)} />
          <Check job={job} procedure={detail.id} />
        </ol>
      ) : null}
    </>
  );
}

interface TemplateProps {
  readonly detail: ProcedureDetail;
  readonly act: string;
  readonly imports: readonly { readonly act: string; readonly title: string }[];
}

function Template({ detail, act, imports }: TemplateProps) {
  const navigate = useNavigate();
  const declared = detail.acts.find((a) => a.id === act);
  return (
    <li>
      <h2>填表</h2>
      {imports.length > 1 ? (
        <label className="import-act">
          办理
          <select
            className="input"
            value={act}
            onChange={(e) => void navigate({ to: '.', search: { act: e.target.value }, replace: true })}
          >
            {imports.map((a) => (
              <option key={a.act} value={a.act}>
                {a.title}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <p>列名、选项、必填和依据都已写在模板里；灰色的示例行不会导入。也可以用现成的 .xlsx 或者 .csv 表格，只要列名相同。</p>
      {declared ? <Provision basis={declared.basis} /> : null}
      <p>
        <a className="button" href={templateUrl(detail.id, act)} download>
          下载模板
        </a>
      </p>
    </li>
  );
}

function Upload({ procedure, act, busy }: { readonly procedure: string; readonly act: string; readonly busy: boolean }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const [sending, setSending] = useState(false);
  const send = async (file: File) => {
    setSaid('');
    setSending(true);
    try {
      const job = await sendTable(procedure, act, file);
      await queries.invalidateQueries({ queryKey: jobsQuery.queryKey });
      void navigate({ to: '.', search: { act, job: job.id }, replace: true });
    } catch (error) {
      setSaid(error instanceof Error ? error.message : '没有收到文件，请再试一次');
    }
    setSending(false);
    if (input.current) input.current.value = '';
  };
  return (
    <li>
      <h2>上传核对</h2>
      <p>先逐行核对，不写入任何内容。</p>
      <label
        className={`drop ${sending || busy ? 'drop-busy' : ''}`}
        onDragOver={(e) => e.preventDefault()}
        onDrop={(e) => {
          e.preventDefault();
          const [file] = e.dataTransfer.files;
          if (file) void send(file);
        }}
      >
        <input
          ref={input}
          type="file"
          accept=".xlsx,.csv"
          disabled={sending || busy}
          onChange={(e) => {
            const file = e.target.files?.[0];
            if (file) void send(file);
          }}
        />
        <span>{sending ? '正在上传…' : '选择表格，或者拖到这里'}</span>
      </label>
      {said ? (
        <p className="field-no" role="alert">
          {said}
        </p>
      ) : null}
    </li>
  );
}

function Check({ job, procedure }: { readonly job: JobDto | undefined; readonly procedure: string }) {
  return (
    <li>
      <h2>确认写入</h2>
      <div aria-live="polite">{job ? <Outcome job={job} procedure={procedure} /> : <p className="grey">核对无误后，在这里确认。</p>}</div>
    </li>
  );
}

function Outcome({ job, procedure }: { readonly job: JobDto; readonly procedure: string }) {
  const { said, step } = useJobSteps(job.id);
  if (isLive(job))
    return (
      <p>
        正在处理「{job.title}」，{job.total > 0 ? `${printNumber(job.done)} / ${printNumber(job.total)} 行` : '请稍候'}…
      </p>
    );
  if (job.state === 'done') {
    return (
      <p>
        <b>{job.note}</b>
        <Link to="/m/$procedure" params={{ procedure }} className="button compact outcome-act">
          看列表
        </Link>
      </p>
    );
  }
  if (job.state === 'checked' && job.refused === 0) {
    return (
      <>
        <p>
          「{job.title}」{job.note}。
        </p>
        <button type="button" className="button primary" onClick={() => void step('confirm')}>
          写入 {printNumber(job.accepted)} 件
        </button>
        {said ? (
          <p className="field-no" role="alert">
            {said}
          </p>
        ) : null}
      </>
    );
  }
  return (
    <>
      <p className="field-no">
        「{job.title}」{job.note}。
      </p>
      <Problems job={job} />
    </>
  );
}

function Problems({ job }: { readonly job: JobDto }) {
  if (job.problems.length === 0) return null;
  return (
    <>
      <p>
        {job.accepted > 0 ? `另有 ${printNumber(job.accepted)} 行无误。` : ''}改好后整张表重新上传，全部无误才会写入。
        {job.file ? (
          <a className="button compact outcome-act" href={jobUrl(job.id)} download>
            下载标明问题的表格
          </a>
        ) : null}
      </p>
      <table className="grid-table problems">
        <caption className="unseen">有问题的行</caption>
        <thead>
          <tr>
            <th scope="col">行</th>
            <th scope="col">问题</th>
          </tr>
        </thead>
        <tbody>
          {job.problems.map((p) => (
            <tr key={p.line}>
              <td>{p.line}</td>
              <td>{p.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {job.refused > job.problems.length ? (
        <p className="grey">
          只列出前 {job.problems.length} 行，其余 {printNumber(job.refused - job.problems.length)} 行见表格。
        </p>
      ) : null}
    </>
  );
}
