import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Indicator, Scheme, SchemeCheckDto, SchemeDoneDto, SchemeDto } from '../../api/contract/assessments.ts';
import { call } from '../client.ts';
import { Await } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { IndicatorPanel } from './indicator-panel.tsx';
import { Problems, readBytes } from './problems.tsx';
import { schemePath, schemeQuery } from './queries.ts';
import { SchemeTree } from './scheme-tree.tsx';
import { periodWords, stateTitles } from './words.ts';
import './assessment.css';

/** An indicator system: its tree, the weights of every group, the rule of every indicator. */
export function SchemePage() {
  const { id = '' } = useParams({ strict: false });
  const scheme = useQuery(schemeQuery(id));
  useTitle('指标体系');
  return <Await query={scheme}>{(data) => <Editor key={`${data.head.id} ${data.head.version} ${data.head.state}`} data={data} />}</Await>;
}

function Editor({ data }: { readonly data: SchemeDto }) {
  const [scheme, setScheme] = useState<Scheme>(data.scheme);
  const [code, setCode] = useState<string | undefined>(undefined);
  const changed = scheme !== data.scheme;
  const chosen = scheme.indicators.find((i) => i.code === code);
  const replace = (next: Indicator) =>
    setScheme((now) => ({ ...now, indicators: now.indicators.map((i) => (i.code === code ? next : i)) }));
  return (
    <div className="page">
      <SchemeHead data={data} />
      {data.editable ? <SchemeActs data={data} scheme={scheme} changed={changed} onOpen={setCode} /> : null}
      {data.locked ? <p className="problem-question">{data.locked}。</p> : null}
      <div className={chosen ? 'scheme-both' : ''}>
        <SchemeTree scheme={scheme} code={code} onOpen={setCode} onChange={data.editable ? setScheme : undefined} />
        {chosen ? (
          <IndicatorPanel
            key={chosen.code}
            scheme={scheme}
            indicator={chosen}
            figures={data.figures}
            onChange={data.editable ? replace : undefined}
            onClose={() => setCode(undefined)}
          />
        ) : null}
      </div>
      <SchemeTerms scheme={scheme} />
    </div>
  );
}

function SchemeHead({ data }: { readonly data: SchemeDto }) {
  const { head } = data;
  const file = `/api${schemePath(head.id)}/file`;
  return (
    <header className="page-head">
      <div>
        <h1>指标体系</h1>
        <p className="grey">
          {head.title}，考核期{periodWords(head.period)}，{stateTitles[head.state]}
          {head.version > 0 ? `，第${head.version}版` : ''}。
        </p>
      </div>
      <p className="assessment-links">
        <Link to="/assessment/$id" params={{ id: head.id }}>
          得分和排名
        </Link>
        <a href={`${file}.xlsx`}>导出表格</a>
        <a href={`${file}.json`}>导出文件</a>
      </p>
    </header>
  );
}

interface ActsProps {
  readonly data: SchemeDto;
  readonly scheme: Scheme;
  readonly changed: boolean;
  readonly onOpen: (code: string) => void;
}

function SchemeActs({ data, scheme, changed, onOpen }: ActsProps) {
  const queries = useQueryClient();
  const path = schemePath(data.head.id);
  const again = {
    onSuccess: (done: SchemeDoneDto) => {
      if (done.problems.length === 0) void queries.invalidateQueries({ queryKey: ['assessment', data.head.id] });
    },
  };
  const check = useMutation({ mutationFn: () => call<SchemeCheckDto>('POST', '/assessments/schemes/check', { body: { scheme } }) });
  const save = useMutation({ mutationFn: () => call<SchemeDoneDto>('PUT', path, { body: { scheme } }), ...again });
  const publish = useMutation({ mutationFn: () => call<SchemeDoneDto>('POST', `${path}/publish`), ...again });
  const sheet = useMutation({
    mutationFn: (file: { name: string; content: string }) => call<SchemeDoneDto>('POST', `${path}/sheet`, { body: file }),
    ...again,
  });
  const busy = save.isPending || publish.isPending || sheet.isPending;
  const stands = check.data?.problems ?? publish.data?.problems ?? sheet.data?.problems ?? save.data?.problems;
  return (
    <section className="scheme-acts" aria-label="办理">
      <div className="assessment-acts">
        <button type="button" className="button primary" disabled={!changed || busy} onClick={() => save.mutate()}>
          保存草案
        </button>
        <button type="button" className="button" disabled={check.isPending} onClick={() => check.mutate()}>
          检查
        </button>
        <button
          type="button"
          className="button"
          disabled={changed || busy || data.head.state === 'published'}
          onClick={() => publish.mutate()}
        >
          公布
        </button>
        <label className="button">
          导入表格
          <input
            className="unseen"
            type="file"
            accept=".xlsx,.csv"
            onChange={(e) => void readBytes(e.target).then((file) => file && sheet.mutate(file))}
          />
        </label>
        {changed ? <span className="grey">有未保存的修改，公布前须先保存</span> : null}
      </div>
      <Problems
        problems={stands ?? (changed ? undefined : data.problems)}
        error={check.error ?? save.error ?? publish.error ?? sheet.error}
        {...(check.data && { done: '没有发现问题。' })}
        onOpen={onOpen}
      />
    </section>
  );
}

/** What holds for the whole: composition, grades, ties, what becomes of the weight of what does not apply. */
function SchemeTerms({ scheme }: { readonly scheme: Scheme }) {
  const { composition: c, extras, grades, spread, ties, nodes } = scheme;
  const titled = ties.map((code) => nodes.find((n) => n.code === code)?.title ?? code);
  return (
    <section className="section">
      <h2>计分办法</h2>
      <ul className="scheme-terms">
        <li>
          总分＝材料{c.material}%＋实地{c.onsite}%＋满意度{c.survey}%＋日常监测{c.daily}%；缺的部分，所占比例由其他部分分担。加分至多
          {extras.bonus}分，减分至多{extras.deduction}
          分，总分在0至100之间。
        </li>
        <li>
          没有相应事项的指标不适用，其分值按比例分到
          {spread === 'first-level' ? '同一一级指标下的其他指标；都不适用的，分到其余各项' : '其余各项'}。
        </li>
        <li>
          名次按未经四舍五入的总分排列；总分相同的{titled.length > 0 ? `，依次比较${titled.join('、')}；仍相同的` : ''}并列。公布的分数保留
          {scheme.rounding.digits}位小数，四舍五入。
        </li>
        {Object.entries(grades).map(([group, list]) => (
          <li key={group}>
            {group === '*' ? '其他各组' : (scheme.groups.find((g) => g.id === group)?.title ?? group)}：
            {list.map((g) => `${g.from}分以上${g.title}`).join('，')}，以下不合格（以上含本数）；命中否决项的不得评最高等次。
          </li>
        ))}
      </ul>
      {scheme.note ? <p className="grey">{scheme.note}</p> : null}
      <p className="grey small">依据：{scheme.basis.text}</p>
    </section>
  );
}
