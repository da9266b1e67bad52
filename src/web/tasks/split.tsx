import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TaskDto, TaskPartInput, TaskResults } from '../../api/contract/tasks.ts';
import type { UnitDto } from '../../api/contract.ts';
import { call, newKey, ProblemError } from '../client.ts';
import { ErrorNote, Loading } from '../kit/states.tsx';
import { Wide } from '../kit/wide.tsx';
import { UnitSelect } from '../list/unit-select.tsx';
import { unitsQuery } from '../queries.ts';

interface Door {
  readonly data: TaskDto;
  /** The page tells what came of it: this table is gone by then. */
  readonly onDone: (results: TaskResults) => void;
}

/** Breaks a task down in one table and hands every part down at once; what was left is handed down again. */
export function Split({ data, onDone }: Door) {
  const units = useQuery(unitsQuery({})).data;
  return (
    <section className="section no-print">
      <h2>{data.maySplit ? '分解' : '继续下达'}</h2>
      {data.maySplit ? (
        units ? (
          <Table data={data} units={units} onDone={onDone} />
        ) : (
          <Loading />
        )
      ) : (
        <>
          <p>分解方案中还有{data.missing}项没有下达。</p>
          <Send data={data} parts={undefined} label="下达其余子任务" onDone={onDone} />
        </>
      )}
    </section>
  );
}

type Draft = TaskPartInput & { readonly id: string };

const blank = (data: TaskDto): Draft => ({
  id: newKey(),
  title: '',
  unit: '',
  weight: 0,
  dueOn: data.line.dueOn,
  covers: data.criteria.map((_, i) => i + 1).join('、'),
  isKey: false,
});

/** Equal weights that add up to a hundred: what is over goes to the first. */
function evenly(rows: readonly Draft[]): Draft[] {
  const each = Math.floor(10_000 / Math.max(1, rows.length)) / 100;
  return rows.map((row, i) => ({ ...row, weight: i === 0 ? Math.round((100 - each * (rows.length - 1)) * 100) / 100 : each }));
}

function draftsFor(data: TaskDto, units: readonly UnitDto[]): Draft[] {
  return evenly(
    units.map((u) => ({ ...blank(data), unit: u.code, title: `${u.name}：${data.line.title.split('：').at(-1) ?? ''}`.slice(0, 60) })),
  );
}

function Table({ data, units, onDone }: Door & { readonly units: readonly UnitDto[] }) {
  const [rows, setRows] = useState<readonly Draft[]>([blank(data)]);
  const sum = Math.round(rows.reduce((n, row) => n + row.weight * 100, 0)) / 100;
  const change = (id: string, more: Partial<Draft>) => setRows(rows.map((row) => (row.id === id ? { ...row, ...more } : row)));
  const below = units.filter((u) => u.parent === data.line.unit);
  const counties = units.filter((u) => u.kind === 'county' || u.kind === 'zone');
  return (
    <>
      <div className="task-acts">
        {below.length > 0 ? (
          <button type="button" className="button" onClick={() => setRows(draftsFor(data, below))}>
            列入所属{below.length}个单位
          </button>
        ) : null}
        {below.length === 0 && counties.length > 1 ? (
          <button type="button" className="button" onClick={() => setRows(draftsFor(data, counties))}>
            列入{counties.length}个县区
          </button>
        ) : null}
        <button type="button" className="button" onClick={() => setRows([...rows, blank(data)])}>
          增加一行
        </button>
        <button type="button" className="button" onClick={() => setRows(evenly(rows))}>
          平均权重
        </button>
      </div>
      <Wide label="分解方案">
        <table className="grid-table split-table">
          <thead>
            <tr>
              <th scope="col">子任务</th>
              <th scope="col">责任单位</th>
              <th scope="col">权重</th>
              <th scope="col">时限</th>
              <th scope="col">对应完成标准</th>
              <th scope="col">关键</th>
              <th scope="col">
                <span className="unseen">去掉</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <Line
                key={row.id}
                row={row}
                n={i + 1}
                units={units}
                last={data.line.dueOn}
                onChange={(more) => change(row.id, more)}
                onDrop={() => setRows(rows.filter((r) => r.id !== row.id))}
              />
            ))}
          </tbody>
        </table>
      </Wide>
      <p className={sum === 100 ? 'grey' : 'field-no'}>权重合计{sum}，应为100。</p>
      <Send data={data} parts={rows.map(({ id: _id, ...part }) => part)} label={`分解并下达${rows.length}项子任务`} onDone={onDone} />
    </>
  );
}

interface LineProps {
  readonly row: Draft;
  readonly n: number;
  readonly units: readonly UnitDto[];
  readonly last: string;
  readonly onChange: (more: Partial<Draft>) => void;
  readonly onDrop: () => void;
}

function Line({ row, n, units, last, onChange, onDrop }: LineProps) {
  return (
    <tr>
      <td>
        <input
          className="input"
          aria-label={`第${n}项子任务名称`}
          value={row.title}
          maxLength={60}
          onChange={(e) => onChange({ title: e.target.value })}
        />
      </td>
      <td>
        <UnitSelect title={`第${n}项责任单位`} value={row.unit} units={units} onSet={(unit) => onChange({ unit })} />
      </td>
      <td>
        <input
          className="input split-weight"
          type="number"
          min="0.01"
          max="100"
          step="0.01"
          aria-label={`第${n}项权重`}
          value={row.weight}
          onChange={(e) => onChange({ weight: Number(e.target.value) })}
        />
      </td>
      <td>
        <input
          className="input"
          type="date"
          max={last}
          aria-label={`第${n}项时限`}
          value={row.dueOn}
          onChange={(e) => onChange({ dueOn: e.target.value })}
        />
      </td>
      <td>
        <input
          className="input split-covers"
          aria-label={`第${n}项对应完成标准`}
          value={row.covers}
          onChange={(e) => onChange({ covers: e.target.value })}
        />
      </td>
      <td>
        <input
          type="checkbox"
          aria-label={`第${n}项为关键任务`}
          checked={row.isKey}
          onChange={(e) => onChange({ isKey: e.target.checked })}
        />
      </td>
      <td>
        <button type="button" className="button plain compact" onClick={onDrop} aria-label={`去掉第${n}项`}>
          去掉
        </button>
      </td>
    </tr>
  );
}

interface SendProps extends Door {
  readonly parts: readonly TaskPartInput[] | undefined;
  readonly label: string;
}

function Send({ data, parts, label, onDone }: SendProps) {
  const queries = useQueryClient();
  const [key, setKey] = useState(newKey);
  const send = useMutation({
    mutationFn: () =>
      call<TaskResults>('POST', `/tasks/${data.line.key}/break-down`, { body: parts === undefined ? {} : { parts }, idempotencyKey: key }),
    onSettled: () => setKey(newKey()),
    onSuccess: (results) => {
      onDone(results);
      return queries.invalidateQueries({ queryKey: ['tasks'] });
    },
  });
  const refusals = send.error instanceof ProblemError ? send.error.problem.refusals : [];
  return (
    <div className="task-acts">
      <button type="button" className="button primary" disabled={send.isPending} onClick={() => send.mutate()}>
        {send.isPending ? '正在下达…' : label}
      </button>
      {refusals.length > 0 ? (
        <ul className="findings" role="alert">
          {refusals.map((one) => (
            <li key={one.code + one.text}>
              {one.text}。{one.remedy}
            </li>
          ))}
        </ul>
      ) : null}
      {send.error && refusals.length === 0 ? <ErrorNote error={send.error} /> : null}
    </div>
  );
}
