import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { TruthAskedDto, TruthDto } from '../../api/contract/truth.ts';
import { call, newKey } from '../client.ts';
import { printInstant, printNumber } from '../kit/format.ts';
import { Provision } from '../kit/provision.tsx';
import { Await, Note } from '../kit/states.tsx';
import { Wide } from '../kit/wide.tsx';
import { Findings } from './findings.tsx';
import { PeriodSelect } from './period.tsx';
import { truthQuery } from './queries.ts';

/** What the office sees: the checks, what they found in the period, and what was asked. */
export function Office() {
  const { period } = useSearch({ strict: false });
  return <Await query={useQuery(truthQuery(period))}>{(data) => <Looked key={data.period} data={data} />}</Await>;
}

function Looked({ data }: { readonly data: TruthDto }) {
  const queries = useQueryClient();
  const look = useMutation({
    mutationFn: () => call<TruthDto>('POST', '/truth/runs', { body: { period: data.period } }),
    onSuccess: (fresh) => queries.setQueryData(truthQuery(data.period).queryKey, fresh),
  });
  return (
    <>
      <div className="truth-bar">
        <PeriodSelect tab="office" period={data.period} periods={data.periods} />
        {data.mayRun ? (
          <button type="button" className={data.run ? 'button' : 'button primary'} disabled={look.isPending} onClick={() => look.mutate()}>
            {look.isPending ? '正在核对全部记录…' : data.run ? '重新核对' : '开始核对'}
          </button>
        ) : null}
        <span className="grey" role="status">
          {data.run
            ? `${printInstant(data.run.at)}${data.run.by}核对，${printNumber(data.findings.length)}处值得核实，已询问${printNumber(data.findings.filter((f) => f.question).length)}处。`
            : '这一期间还没有核对。'}
        </span>
      </div>
      {look.error ? (
        <p className="field-no" role="alert">
          {look.error.message || '没有办成，请再试一次。'}
        </p>
      ) : null}
      {data.run ? <Asking data={data} /> : <Note title="核对后在这里列出值得核实的情况">核对只读取记录，不改变任何数据。</Note>}
      <Checks data={data} />
    </>
  );
}

const mostAtOnce = 100;

function Asking({ data }: { readonly data: TruthDto }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const queries = useQueryClient();
  const asking = useMutation({
    mutationFn: (marks: readonly string[]) =>
      call<TruthAskedDto>('POST', '/truth/questions', { body: { period: data.period, marks }, idempotencyKey: newKey() }),
    onSuccess: () => {
      setChosen(new Set());
      void queries.invalidateQueries({ queryKey: ['truth'] });
    },
  });
  const said = asking.data;
  return (
    <section className="section" aria-label="值得核实的情况">
      <Findings data={data} chosen={chosen} onChoose={setChosen} most={mostAtOnce} />
      {data.mayAsk ? (
        <div className="truth-ask">
          <button
            type="button"
            className="button primary"
            disabled={chosen.size === 0 || asking.isPending}
            onClick={() => asking.mutate([...chosen])}
          >
            {asking.isPending ? '正在提出…' : `就选中的${chosen.size}处询问单位`}
          </button>
          <span className="grey">单位收到后先行说明，期满前不作复核。</span>
        </div>
      ) : null}
      {said ? (
        <p role="status">
          已提出{said.asked}件。
          {said.refused.length > 0 ? `${said.refused.length}件没有提出：${said.refused[0]?.why}` : ''}
          <Link to="/m/$procedure" params={{ procedure: data.procedure }}>
            查看询问
          </Link>
        </p>
      ) : null}
      {asking.error ? (
        <p className="field-no" role="alert">
          {asking.error.message || '没有办成，请再试一次。'}
        </p>
      ) : null}
    </section>
  );
}

function Checks({ data }: { readonly data: TruthDto }) {
  return (
    <section className="section">
      <h2>核对项目</h2>
      <p className="grey">
        口径与界限由平台缺省，没有法律规定；本市可在<Link to="/law/local">本地期限</Link>中另行设定。
      </p>
      <Wide label="核对项目表">
        <table className="grid-table truth-checks">
          <thead>
            <tr>
              {['项目', '看什么', '界限', '本期'].map((head) => (
                <th scope="col" key={head} className={head === '本期' ? 'right' : ''}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.checks.map((c) => (
              <tr key={c.id}>
                <th scope="row">{c.title}</th>
                <td>{c.definition}</td>
                <td>
                  {c.threshold}
                  <br />
                  <Provision basis={c.basis} />
                </td>
                <td className="right">{data.run ? `${c.n}处` : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}
