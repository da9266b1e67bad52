import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AssessmentsDto, SchemeDoneDto, SchemeHeadDto } from '../../api/contract/assessments.ts';
import { AssessmentDoors } from '../assessment-desk/parts.tsx';
import { call } from '../client.ts';
import { printInstant } from '../kit/format.ts';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { Problems, readText } from './problems.tsx';
import { assessmentsQuery } from './queries.ts';
import { periodWords, stateTitles } from './words.ts';
import './assessment.css';

/** 考核: every indicator system with its ranking, and where new ones come in. */
export function AssessmentsPage() {
  useTitle('考核');
  const assessments = useQuery(assessmentsQuery);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>依法行政考核</h1>
          <p className="grey">能由办理记录算出的，都由记录计算；每一分失在哪里，都可以看到是哪些记录。</p>
        </div>
      </header>
      <AssessmentDoors />
      <Await query={assessments}>{(data) => <Schemes data={data} />}</Await>
    </div>
  );
}

function Schemes({ data }: { readonly data: AssessmentsDto }) {
  return (
    <>
      {data.schemes.length === 0 ? (
        <Note title="还没有考核">市司法行政部门公布指标体系后，这里会列出各年度的考核。</Note>
      ) : (
        <ul className="assessments">
          {data.schemes.map((one) => (
            <li key={one.id}>
              <Scheme head={one} />
            </li>
          ))}
        </ul>
      )}
      {data.mayEdit ? <BringIn /> : null}
    </>
  );
}

function standing({ state, frozenAt, resultPublished }: SchemeHeadDto): string {
  if (resultPublished) return '结果已公布';
  if (frozenAt !== null) return `得分已于${printInstant(frozenAt)}封存，待公布`;
  return state === 'published' ? '指标体系已公布' : `指标体系：${stateTitles[state]}`;
}

function Scheme({ head }: { readonly head: SchemeHeadDto }) {
  return (
    <>
      <h2>
        <Link to="/assessment/$id" params={{ id: head.id }}>
          {head.title}
        </Link>
      </h2>
      <p className="grey">
        考核期{periodWords(head.period)}，{standing(head)}。
      </p>
      <p className="assessment-links">
        <Link to="/assessment/$id" params={{ id: head.id }}>
          得分和排名
        </Link>
        <Link to="/assessment/$id/scheme" params={{ id: head.id }}>
          指标体系
        </Link>
      </p>
    </>
  );
}

/** A system from a file, or the few official indicators that are known. */
function BringIn() {
  const queries = useQueryClient();
  const done = { onSuccess: () => void queries.invalidateQueries({ queryKey: assessmentsQuery.queryKey }) };
  const file = useMutation({
    mutationFn: (text: string) => call<SchemeDoneDto>('POST', '/assessments/schemes/import', { body: { text } }),
    ...done,
  });
  const example = useMutation({ mutationFn: () => call<SchemeDoneDto>('POST', '/assessments/schemes/example'), ...done });
  const answer = file.data ?? example.data;
  const error = file.error ?? example.error;
  return (
    <section className="section">
      <h2>另立一套指标</h2>
      <div className="assessment-acts">
        <label className="button">
          从文件导入
          <input
            className="unseen"
            type="file"
            accept=".json,application/json"
            onChange={(e) => void readText(e.target).then((text) => text !== undefined && file.mutate(text))}
          />
        </label>
        <button type="button" className="button" disabled={example.isPending} onClick={() => example.mutate()}>
          导入官方示范指标中已知的三项
        </button>
      </div>
      <p className="grey small">官方示范指标的分值没有公布，全文也未取得；导入后分值留空，缺的条目标明「内容尚未取得」。</p>
      <Problems problems={answer?.problems} error={error} done="已导入为草案。" />
    </section>
  );
}
