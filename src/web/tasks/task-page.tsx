import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { TaskDto, TaskResults } from '../../api/contract/tasks.ts';
import { call, newKey } from '../client.ts';
import { useSession } from '../frame/session.ts';
import { printNumber } from '../kit/format.ts';
import { LightMark } from '../kit/light.tsx';
import { Await, ErrorNote } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { Curve } from './curve.tsx';
import { Instruction } from './instructions.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { colourOf, levelTitles, lights, taskQuery } from './queries.ts';
import { Results } from './results.tsx';
import { Split } from './split.tsx';
import { TaskLink } from './task-link.tsx';
import { TaskTree } from './tree.tsx';
import './tasks.css';

/** One task: its light and why, plan against progress, parts, reports, and how the light changed. */
export function TaskPage() {
  const { region = '', id = '' } = useParams({ strict: false });
  const key = `${region}/${id}`;
  const found = useQuery(taskQuery(key));
  useTitle(found.data?.line.title ?? '任务');
  return (
    <div className="page tasks">
      <Await query={found}>{(data) => <Task key={key} data={data} />}</Await>
    </div>
  );
}

function Task({ data }: { readonly data: TaskDto }) {
  const { line } = data;
  const { today } = useSession();
  const [sent, setSent] = useState<TaskResults>();
  const [region = '', id = ''] = line.key.split('/');
  return (
    <>
      <header className="page-head">
        <div>
          <p className="grey small">
            <Link to="/tasks">督导任务</Link>
            {data.above.map((one) => (
              <span key={one.key}>
                {' / '}
                <TaskLink line={one} />
              </span>
            ))}
          </p>
          <h1>{line.title}</h1>
          <p className="grey task-facts">
            <span>{line.number}</span>
            <span>{levelTitles[line.level]}任务</span>
            <span>{line.unitName}</span>
            <span>权重{line.weight}</span>
            <span>
              {line.startOn} 至 {line.dueOn}
            </span>
            <span>{line.stateTitle}</span>
          </p>
        </div>
        <Link className="button primary" to="/m/$procedure/$region/$id" params={{ procedure: data.kinds.task, region, id }}>
          办理
        </Link>
      </header>
      <div className="task-head">
        <p className={`light light-${colourOf(line.light)} task-verdict`}>
          <LightMark colour={colourOf(line.light)} />
          <span>
            {lights.find((one) => one.id === line.light)?.title}：{line.why}
          </span>
        </p>
        <ProgressBar progress={line.progress} planned={line.planned} done={line.done} behind={line.rule === 'behind-plan'} />
      </div>
      {data.instruction ? (
        <section className="section">
          <h2>批示</h2>
          <Instruction instruction={{ ...data.instruction, tasks: [] }} />
        </section>
      ) : null}
      <section className="section">
        <h2>计划与进度</h2>
        <Curve curve={data.curve} today={today} />
      </section>
      <Criteria data={data} />
      {data.maySplit || (data.mayHandDown && data.missing > 0) ? <Split data={data} onDone={setSent} /> : null}
      {sent ? <Results results={sent} done="已下达" /> : null}
      {data.parts.length > 0 ? (
        <section className="section">
          <h2>
            子任务<span className="unit-word">{data.parts.length}项</span>
          </h2>
          <TaskTree lines={data.parts} ask={{ year: line.number.slice(3, 7) }} />
        </section>
      ) : null}
      {line.parts === 0 ? <Reports data={data} /> : null}
      <Changes data={data} />
    </>
  );
}

const measureTitles: Readonly<Record<string, string>> = { evidence: '材料证明', number: '数量', figure: '平台数据' };

function Criteria({ data }: { readonly data: TaskDto }) {
  const { line, criteria } = data;
  return (
    <section className="section">
      <h2>完成标准</h2>
      <ol className="task-criteria">
        {criteria.map((one) => (
          <li key={one.text + one.figure}>
            {one.text}
            <span className="grey small">
              {measureTitles[one.measure]}
              {one.target === null ? '' : `，目标${printNumber(one.target)}`}
            </span>
            {one.figure === null ? null : (
              <span className="small">
                <Link to="/figures/$id" params={{ id: one.figure }} search={{ unit: line.unit, from: line.startOn }}>
                  现为{printNumber(one.value)}
                </Link>
              </span>
            )}
          </li>
        ))}
      </ol>
      {data.mayProve ? <Prove data={data} /> : null}
    </section>
  );
}

/** The figure proves it, not a form: the platform notes the value and proposes completion; two people still look at it. */
function Prove({ data }: { readonly data: TaskDto }) {
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const prove = useMutation({
    mutationFn: () => call<TaskResults>('POST', `/tasks/${data.line.key}/prove`, { idempotencyKey: key }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tasks'] }),
  });
  return (
    <div className="task-acts no-print">
      <button type="button" className="button" disabled={prove.isPending || prove.isSuccess} onClick={() => prove.mutate()}>
        {prove.isPending ? '正在核验…' : '以平台数据核验'}
      </button>
      {prove.error ? <ErrorNote error={prove.error} /> : null}
      {prove.data ? <Results results={prove.data} done={`${prove.data.rows[0]?.title ?? ''}：`} /> : null}
    </div>
  );
}

function Reports({ data }: { readonly data: TaskDto }) {
  return (
    <section className="section">
      <h2>进度填报</h2>
      {data.reports.length === 0 ? <p className="grey">每期结束后由平台布置填报。</p> : null}
      <ul className="task-reports">
        {data.reports.map((one) => {
          const [region = '', id = ''] = one.key.split('/');
          return (
            <li key={one.key}>
              <Link to="/m/$procedure/$region/$id" params={{ procedure: data.kinds.report, region, id }}>
                {one.period}
              </Link>
              <span>{one.pct === null ? '未填报' : `${one.pct}%`}</span>
              <span>{one.stateTitle}</span>
              <span className={one.missed ? 'light-amber' : 'grey'}>
                {one.filedOn === null ? `应于${one.dueOn ?? ''}前报送` : `${one.filedOn}报送${one.missed ? '，逾期' : ''}`}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Changes({ data }: { readonly data: TaskDto }) {
  const title = (id: string | null): string => (id === null ? '' : `${lights.find((one) => one.id === id)?.title ?? ''} → `);
  return (
    <section className="section">
      <h2>亮灯记录</h2>
      <ol className="task-changes">
        {data.changes.map((one) => (
          <li key={one.on + one.rule}>
            <span className="nowrap">{one.on}</span>
            <span className={`light light-${colourOf(one.to)}`}>
              <LightMark colour={colourOf(one.to)} />
              <span>
                {title(one.from)}
                {lights.find((l) => l.id === one.to)?.title}
              </span>
            </span>
            <span>{one.why}</span>
          </li>
        ))}
      </ol>
      <details className="grey small">
        <summary>亮灯规则</summary>
        <ul>
          {data.rules.map((one) => (
            <li key={one.title}>
              {one.title}：{one.value}
              {one.local ? '（本市规定）' : '（平台缺省，可在「本市规定」中调整）'}
            </li>
          ))}
        </ul>
        <p>次序：超过时限、连续未填报、证据不实、督办单超期的为红灯；其次进度落后、临近时限、逾期填报的为黄灯；其余为绿灯。</p>
      </details>
    </section>
  );
}
