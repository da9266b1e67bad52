import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { printDate } from '#kernel';
import type { LawChangeDto, RadarDto } from '../../api/contract/library.ts';
import { call } from '../client.ts';
import { printInstant, printNumber } from '../kit/format.ts';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { lawQuery } from '../queries.ts';
import { MatterLink } from './document-link.tsx';
import { changesQuery, libraryQuery, radarQuery } from './queries.ts';
import './library.css';

/** 法律变动影响: everything on the platform that rests on an instrument which was amended or repealed. */
export function RadarPage() {
  const { title = '', number } = useSearch({ strict: false });
  useTitle(title ? `《${title}》的影响` : '法律变动影响');
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>法律变动影响</h1>
          <p className="grey">输入已经修改或者废止的法律、法规、规章、文件，列出引用它的现行文件、办理规定、期限和模板。</p>
        </div>
        <Link to="/law">依据与期限</Link>
      </header>
      <Ask key={`${title} ${number ?? ''}`} title={title} number={number} />
      {title ? <Result title={title} number={number} /> : <Changes />}
    </div>
  );
}

interface Asked {
  readonly title: string;
  readonly number?: string | undefined;
}

function Ask({ title: asked, number: askedNumber }: Asked) {
  const navigate = useNavigate();
  const instruments = useQuery(lawQuery).data?.instruments ?? [];
  const [title, setTitle] = useState(asked);
  const [number, setNumber] = useState(askedNumber ?? '');
  const names = [...new Set(instruments.map((i) => i.title))];
  const go = (event: FormEvent) => {
    event.preventDefault();
    const bare = title.trim().replace(/[《》]/g, '');
    if (bare.length >= 2) void navigate({ to: '/law/radar', search: { title: bare, ...(number.trim() && { number: number.trim() }) } });
  };
  return (
    <form className="radar-ask" onSubmit={go}>
      <label>
        <span>名称</span>
        <input
          className="input"
          list="instruments"
          value={title}
          minLength={2}
          maxLength={120}
          required
          onChange={(e) => setTitle(e.target.value)}
        />
      </label>
      <datalist id="instruments">
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <label>
        <span>文号（可不填）</span>
        <input className="input" value={number} maxLength={60} onChange={(e) => setNumber(e.target.value)} />
      </label>
      <button type="submit" className="button primary">
        查影响
      </button>
    </form>
  );
}

function Result({ title, number }: Asked) {
  const found = useQuery(radarQuery({ title, number }));
  const may = useQuery(libraryQuery).data?.mayEnterLaw === true;
  return (
    <Await query={found}>
      {(data) => (
        <>
          <Known data={data} />
          {may ? <Enter data={data} onDone={() => void found.refetch()} /> : null}
          <Found data={data} />
        </>
      )}
    </Await>
  );
}

function Known({ data }: { readonly data: RadarDto }) {
  const total = data.documents.n + data.procedures.length + data.norms.length + data.questions.length + data.templates.length;
  return (
    <>
      <p role="status" className="radar-sum">
        引用《{data.title}》的：现行文件{printNumber(data.documents.n)}件，办理规定{data.procedures.length}类，期限和数值{data.norms.length}
        项，模板
        {data.templates.length}个{data.questions.length > 0 ? `，试题${data.questions.length}道` : ''}。
      </p>
      {total === 0 ? <Note title="没有引用它的内容">请核对名称；只写文号的，请一并填写文号。</Note> : null}
      {data.known.length > 0 ? (
        <p className="grey small">
          平台收录的版本：
          {data.known.map((k) => [k.number, k.from ? `${k.from}起` : '', k.to ? `${k.to}止` : '现行'].filter(Boolean).join(' ')).join('；')}
        </p>
      ) : null}
      {data.changes.map((c) => (
        <p key={c.id} className="radar-change">
          {said(c)}
        </p>
      ))}
    </>
  );
}

const said = (c: LawChangeDto): string =>
  `${printDate(c.on)}起${c.kind === 'repealed' ? '废止' : '修改'}${c.by ? `，依据${c.by}` : ''}${c.note ? `。${c.note}` : ''}`;

function Enter({ data, onDone }: { readonly data: RadarDto; readonly onDone: () => void }) {
  const queries = useQueryClient();
  const [kind, setKind] = useState<'amended' | 'repealed'>('amended');
  const [on, setOn] = useState('');
  const [by, setBy] = useState('');
  const enter = useMutation({
    mutationFn: () => {
      const body = { title: data.title, kind, on, ...(data.number && { number: data.number }), ...(by.trim() && { by: by.trim() }) };
      return call<readonly LawChangeDto[]>('POST', '/law/changes', { body });
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['law', 'changes'] });
      void queries.invalidateQueries({ queryKey: ['library', 'checks'] });
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (on) enter.mutate();
  };
  return (
    <details className="library-block">
      <summary>登记这项变动</summary>
      <form className="radar-ask" onSubmit={submit}>
        <label>
          <span>变动</span>
          <select className="input" value={kind} onChange={(e) => setKind(e.target.value === 'repealed' ? 'repealed' : 'amended')}>
            <option value="amended">修改</option>
            <option value="repealed">废止</option>
          </select>
        </label>
        <label>
          <span>自何日起</span>
          <input type="date" className="input" value={on} required onChange={(e) => setOn(e.target.value)} />
        </label>
        <label>
          <span>修改、废止它的文件（可不填）</span>
          <input className="input" value={by} maxLength={200} onChange={(e) => setBy(e.target.value)} />
        </label>
        <button type="submit" className="button" disabled={enter.isPending}>
          {enter.isPending ? '正在登记…' : '登记'}
        </button>
      </form>
      <p className="grey small">登记后，核查正文时会提示引用它的文件；不改变任何办理规定和期限。</p>
      {enter.error ? (
        <p className="field-no" role="alert">
          {enter.error.message}
        </p>
      ) : null}
    </details>
  );
}

function Found({ data }: { readonly data: RadarDto }) {
  const document = useQuery(libraryQuery).data?.document ?? '';
  return (
    <>
      <Part title="现行文件" n={data.documents.n}>
        {data.documents.rows.slice(0, atFirst).map((d) => (
          <Citing key={d.key} document={d} procedure={document} />
        ))}
        {data.documents.n > atFirst ? <Rest data={data} procedure={document} /> : null}
      </Part>
      <Part title="办理规定" n={data.procedures.length}>
        {data.procedures.map((p) => (
          <li key={p.id}>
            <Link to="/help/rules/$procedure" params={{ procedure: p.id }}>
              {p.title}
            </Link>
            <span className="grey small library-said">{p.places.join('；')}</span>
          </li>
        ))}
      </Part>
      <Part title="期限和数值" n={data.norms.length}>
        {data.norms.map((n) => (
          <li key={n.id}>
            {n.title}：{n.value}
            <span className="grey small library-said">{n.provision}</span>
          </li>
        ))}
      </Part>
      <Part title="模板" n={data.templates.length}>
        {data.templates.map((t) => (
          <li key={t.id}>
            {t.title}
            <span className="grey small library-said">{t.lines.join('；')}</span>
          </li>
        ))}
      </Part>
      <Part title="试题" n={data.questions.length}>
        {data.questions.map((q) => (
          <li key={q.id}>{q.title}</li>
        ))}
      </Part>
    </>
  );
}

/** Documents named at once; the others are folded, so that what follows is seen. */
const atFirst = 15;

interface CitingProps {
  readonly document: RadarDto['documents']['rows'][number];
  readonly procedure: string;
}

function Citing({ document: d, procedure }: CitingProps) {
  return (
    <li>
      <MatterLink procedure={procedure} to={d.key}>
        {d.title}
      </MatterLink>
      <span className="grey small library-said">{[d.docNo, d.issuer, d.words.slice(0, 3).join('；')].filter(Boolean).join('　')}</span>
    </li>
  );
}

function Rest({ data, procedure }: { readonly data: RadarDto; readonly procedure: string }) {
  const { n, rows } = data.documents;
  return (
    <li className="library-block">
      <details>
        <summary>
          其余{printNumber(n - atFirst)}件{n > rows.length ? `，列出${rows.length - atFirst}件` : ''}
        </summary>
        <ul className="library-plain">
          {rows.slice(atFirst).map((d) => (
            <Citing key={d.key} document={d} procedure={procedure} />
          ))}
        </ul>
      </details>
    </li>
  );
}

function Part({ title, n, children }: { readonly title: string; readonly n: number; readonly children: React.ReactNode }) {
  if (n === 0) return null;
  return (
    <section className="section">
      <h2>
        {title}
        <span className="unit-word">{printNumber(n)}</span>
      </h2>
      <ul className="library-plain">{children}</ul>
    </section>
  );
}

function Changes() {
  const changes = useQuery(changesQuery);
  return (
    <section className="section">
      <h2>已登记的变动</h2>
      <Await query={changes}>
        {(data) => (
          <>
            {data.length === 0 ? <p className="grey">还没有登记。先查影响，再登记变动。</p> : null}
            <ul className="library-plain">
              {data.map((c) => (
                <li key={c.id}>
                  <Link to="/law/radar" search={{ title: c.title, ...(c.number && { number: c.number }) }}>
                    《{c.title}》
                  </Link>
                  <span className="grey small library-said">
                    {said(c)}　{c.enteredBy} {printInstant(c.at)}登记
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Await>
    </section>
  );
}
