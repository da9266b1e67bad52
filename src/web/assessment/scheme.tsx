import { keepPreviousData, type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Scheme, SchemeBegunDto, SchemeCheckDto, SchemeDoneDto, SchemeDto } from '../../api/contract/assessments.ts';
import { call } from '../client.ts';
import { Await } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { EntryPlace } from './entry-place.tsx';
import { IndicatorPanel } from './indicator-panel.tsx';
import { NodePanel } from './node-panel.tsx';
import { Problems, readBytes } from './problems.tsx';
import { assessmentsQuery, schemePath, schemeQuery } from './queries.ts';
import { type Added, addIndicator, addNode, entryAt, isNode, renumbered, replaced } from './scheme-edit.ts';
import { SchemeGroups } from './scheme-groups.tsx';
import { SchemeTerms, TermsEditor } from './scheme-terms.tsx';
import { SchemeTree } from './scheme-tree.tsx';
import { kindTitles, periodWords, stateTitles } from './words.ts';
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
  const [open, setOpen] = useState<{ readonly code: string | undefined; readonly times: number }>({ code: undefined, times: 0 });
  const changed = scheme !== data.scheme;
  const live = useCheck(scheme, changed && data.editable);
  const show = (code: string | undefined) => setOpen(({ times }) => ({ code, times: times + 1 }));
  const put = (next: Scheme, code: string | undefined) => {
    setScheme(next);
    setOpen((now) => ({ code, times: code === now.code || recodes(scheme, next) ? now.times : now.times + 1 }));
  };
  const add = ({ scheme: next, code }: Added) => put(next, code);
  return (
    <div className="page">
      <SchemeHead data={data} />
      {data.editable ? (
        <SchemeActs {...{ data, scheme, changed, live }} onOpen={show} onRenumber={() => put(renumbered(scheme), undefined)} />
      ) : null}
      {data.locked ? <Locked data={data} /> : null}
      <div className={open.code === undefined ? '' : 'scheme-both'}>
        <div>
          <SchemeTree scheme={scheme} code={open.code} onOpen={show} onChange={data.editable ? setScheme : undefined} />
          {data.editable ? <Adding scheme={scheme} onAdd={add} /> : null}
        </div>
        {open.code === undefined ? null : (
          <EntryPanel key={open.times} {...{ data, scheme }} code={open.code} onChange={put} onClose={() => show(undefined)} />
        )}
      </div>
      <SchemeGroups
        scheme={scheme}
        kinds={data.kinds}
        units={live.data?.units ?? data.units}
        onChange={data.editable ? setScheme : undefined}
      />
      {data.editable ? <TermsEditor scheme={scheme} onChange={setScheme} /> : <SchemeTerms scheme={scheme} />}
    </div>
  );
}

/** Whether a change kept all entries: then the open one only has another number. */
const recodes = (before: Scheme, after: Scheme): boolean =>
  before.nodes.length === after.nodes.length && before.indicators.length === after.indicators.length;

function Adding({ scheme, onAdd }: { readonly scheme: Scheme; readonly onAdd: (added: Added) => void }) {
  return (
    <div className="assessment-acts scheme-adding">
      <button type="button" className="button compact" onClick={() => onAdd(addNode(scheme, null))}>
        增加一级指标
      </button>
      {(['bonus', 'deduction', 'veto'] as const).map((kind) => (
        <button key={kind} type="button" className="button compact" onClick={() => onAdd(addIndicator(scheme, null, kind))}>
          增加{kindTitles[kind]}项
        </button>
      ))}
    </div>
  );
}

/** A system whose year is over stays as it is; the next year's may begin from it. */
function Locked({ data }: { readonly data: SchemeDto }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const next = useMutation({
    mutationFn: () => call<SchemeBegunDto>('POST', `${schemePath(data.head.id)}/next-year`),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: assessmentsQuery.queryKey });
      await navigate({ to: '/assessment/$id/scheme', params: { id } });
    },
  });
  return (
    <section className="scheme-acts" aria-label="下一年度">
      <p className="problem-question">{data.locked}。</p>
      {data.mayEdit ? (
        <div className="assessment-acts">
          <button type="button" className="button" disabled={next.isPending} onClick={() => next.mutate()}>
            以此为底稿，另立{data.head.year + 1}年度指标体系
          </button>
        </div>
      ) : null}
      <Problems problems={undefined} error={next.error} />
    </section>
  );
}

interface PanelProps {
  readonly data: SchemeDto;
  readonly scheme: Scheme;
  readonly code: string;
  readonly onChange: (next: Scheme, code: string | undefined) => void;
  readonly onClose: () => void;
}

/** What is open beside the tree: a level, or an indicator. */
function EntryPanel({ data, scheme, code, onChange, onClose }: PanelProps) {
  const head = useRef<HTMLHeadingElement>(null);
  // The panel stands above the tree on a small screen: whoever opened it is taken there.
  useEffect(() => head.current?.focus(), []);
  const entry = entryAt(scheme, code);
  if (!entry) return null;
  const { editable } = data;
  return (
    <section className="indicator-panel" aria-label={`${code}${entry.title}`}>
      <header className="gap-head">
        <h2 ref={head} tabIndex={-1}>
          {code} {entry.title || '（未命名）'}
        </h2>
        <button type="button" className="button plain compact" onClick={onClose}>
          收起
        </button>
      </header>
      {isNode(entry) ? (
        <NodePanel scheme={scheme} node={entry} onChange={onChange} />
      ) : (
        <IndicatorPanel
          {...{ scheme, figures: data.figures }}
          indicator={entry}
          onChange={editable ? (next) => onChange(replaced(scheme, code, next), code) : undefined}
        />
      )}
      {editable && !isNode(entry) ? <EntryPlace scheme={scheme} entry={entry} onChange={onChange} /> : null}
    </section>
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
  readonly live: LiveCheck;
  readonly onOpen: (code: string) => void;
  readonly onRenumber: () => void;
}

function SchemeActs({ data, scheme, changed, live, onOpen, onRenumber }: ActsProps) {
  const queries = useQueryClient();
  const path = schemePath(data.head.id);
  const again = {
    onSuccess: (done: SchemeDoneDto) => {
      if (done.problems.length === 0) void queries.invalidateQueries({ queryKey: ['assessment', data.head.id] });
    },
  };
  const save = useMutation({ mutationFn: () => call<SchemeDoneDto>('PUT', path, { body: { scheme } }), ...again });
  const publish = useMutation({ mutationFn: () => call<SchemeDoneDto>('POST', `${path}/publish`), ...again });
  const sheet = useMutation({
    mutationFn: (file: { name: string; content: string }) => call<SchemeDoneDto>('POST', `${path}/sheet`, { body: file }),
    ...again,
  });
  const busy = save.isPending || publish.isPending || sheet.isPending;
  const { state, version } = data.head;
  return (
    <section className="scheme-acts" aria-label="办理">
      <div className="assessment-acts">
        <button type="button" className="button primary" disabled={!changed || busy} onClick={() => save.mutate()}>
          保存草案
        </button>
        <button type="button" className="button" disabled={changed || busy || state === 'published'} onClick={() => publish.mutate()}>
          公布
        </button>
        <button type="button" className="button" onClick={onRenumber}>
          按次序重新编号
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
      {state === 'published' ? (
        <p className="grey">
          修改另存为新的草案，已公布的第{version}版不变；新草案公布以前，仍按第{version}版计分。
        </p>
      ) : null}
      <Problems
        problems={sheet.data?.problems.length ? sheet.data.problems : changed ? live.data?.problems : data.problems}
        error={save.error ?? publish.error ?? sheet.error ?? (changed ? live.error : null)}
        done="检查没有发现问题，可以公布。"
        titles={new Map(scheme.groups.map((g) => [g.id, g.title]))}
        onOpen={onOpen}
      />
    </section>
  );
}

type LiveCheck = Pick<UseQueryResult<SchemeCheckDto>, 'data' | 'error'>;

/** What stands against the system as it is being changed: asked again when nothing has been typed for a moment. */
function useCheck(scheme: Scheme, wanted: boolean): LiveCheck {
  const [settled, setSettled] = useState(scheme);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(scheme), 500);
    return () => clearTimeout(timer);
  }, [scheme]);
  return useQuery({
    queryKey: ['scheme-check', settled],
    queryFn: () => call<SchemeCheckDto>('POST', '/assessments/schemes/check', { body: { scheme: settled } }),
    enabled: wanted,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}
