import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { LibraryDto, RecognisedDto } from '../../api/contract/library.ts';
import type { MatterDto, ProcedureDetail } from '../../api/contract.ts';
import { call } from '../client.ts';
import { sendFile } from '../evidence/send.ts';
import { ActForm } from '../form/act-form.tsx';
import { askAnew } from '../form/after-act.ts';
import { fieldsOf } from '../form/groups.ts';
import { useSession } from '../frame/session.ts';
import { Await, ErrorNote, Loading, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { procedureQuery } from '../queries.ts';
import { MatterLink } from './document-link.tsx';
import { libraryQuery } from './queries.ts';
import { ReadText } from './read-text.tsx';
import './library.css';

const taken = '.docx,.txt,.html,.htm';

/** 导入已有文件: files are read, a person confirms what was recognised beside the text, and only then it is recorded. */
export function LibraryImportPage() {
  useTitle('导入已有文件');
  const library = useQuery(libraryQuery);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>导入已有文件</h1>
          <p className="grey">从 .docx、.txt、.html 中识别标题、文号、日期、主送和正文，逐件核对后补录；没有提交的不会留下记录。</p>
        </div>
        <Link to="/library">文件管理</Link>
      </header>
      <Await query={library}>{(data) => (data.importAct ? <Importing library={data} act={data.importAct} /> : <NotHere />)}</Await>
    </div>
  );
}

const NotHere = () => <Note title="您的岗位不能补录文件">由制定机关、政府办公室或者司法行政部门补录。</Note>;

function Importing({ library, act }: { readonly library: LibraryDto; readonly act: string }) {
  const detail = useQuery(procedureQuery(library.document));
  const [waiting, setWaiting] = useState<readonly File[]>([]);
  const [entered, setEntered] = useState<readonly MatterDto[]>([]);
  const [file, ...rest] = waiting;
  const next = () => setWaiting(rest);
  return (
    <>
      {file ? null : <Choose onTake={setWaiting} again={entered.length > 0} />}
      {entered.length > 0 ? <Entered entered={entered} /> : null}
      {file ? (
        <Await query={detail}>
          {(d) => (
            <One
              key={`${file.name} ${file.size} ${file.lastModified} ${rest.length}`}
              file={file}
              left={rest.length}
              detail={d}
              act={act}
              onSkip={next}
              onDone={(matter) => {
                setEntered((all) => [matter, ...all]);
                next();
              }}
            />
          )}
        </Await>
      ) : null}
    </>
  );
}

function Choose({ onTake, again }: { readonly onTake: (files: readonly File[]) => void; readonly again: boolean }) {
  return (
    <div className="library-choose">
      <label className="button primary">
        {again ? '再选一批' : '选择文件'}
        <input
          type="file"
          className="unseen"
          accept={taken}
          multiple
          onChange={(e) => {
            onTake([...(e.target.files ?? [])]);
            e.target.value = '';
          }}
        />
      </label>
      <span className="grey">可以一次选多件，逐件核对。扫描件没有文字，不能识别。</span>
    </div>
  );
}

function Entered({ entered }: { readonly entered: readonly MatterDto[] }) {
  return (
    <section className="section">
      <h2>
        本次已补录
        <span className="unit-word">{entered.length}件</span>
      </h2>
      <ul className="library-plain">
        {entered.map((m) => (
          <li key={m.key}>
            <MatterLink procedure={m.procedure} to={m.key}>
              {m.title}
            </MatterLink>
            <span className="grey small">　{m.number}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OneProps {
  readonly file: File;
  readonly left: number;
  readonly detail: ProcedureDetail;
  readonly act: string;
  readonly onSkip: () => void;
  readonly onDone: (matter: MatterDto) => void;
}

async function read(file: File, signal: AbortSignal): Promise<RecognisedDto> {
  const sent = await sendFile(file, { onProgress: () => undefined, signal });
  return call<RecognisedDto>('POST', '/library/recognise', { body: { sha256: sent.sha256 }, signal });
}

function One({ file, left, detail, act, onSkip, onDone }: OneProps) {
  // The next one begins at its own head, not where the last one was handed in.
  useEffect(() => {
    window.scrollTo(0, 0);
  }, []);
  const found = useQuery({
    queryKey: ['library', 'recognise', file.name, file.size, file.lastModified],
    queryFn: ({ signal }) => read(file, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  return (
    <section className="section" aria-label={file.name}>
      <h2>
        {file.name}
        <span className="unit-word">{left > 0 ? `后面还有${left}件` : '最后一件'}</span>
      </h2>
      <p className="library-acts">
        <button type="button" className="button compact" onClick={onSkip}>
          跳过这一件
        </button>
      </p>
      {found.data ? <Confirm read={found.data} detail={detail} act={act} onDone={onDone} /> : null}
      {found.error ? <ErrorNote error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <Loading what="正在识别" /> : null}
    </section>
  );
}

type ConfirmProps = Pick<OneProps, 'detail' | 'act' | 'onDone'> & { readonly read: RecognisedDto };

/** The text on one side, the form on the other; what is unsure is said at the head. */
function Confirm({ read: seen, detail, act: id, onDone }: ConfirmProps) {
  const { today } = useSession();
  const queries = useQueryClient();
  const [at, setAt] = useState<number>();
  const act = detail.acts.find((a) => a.id === id);
  if (!act) return null;
  const asked = new Set(fieldsOf(detail, act).map((a) => a.field.id));
  const start = Object.fromEntries(Object.entries(seen.start).filter(([field]) => asked.has(field)));
  return (
    <div className="import-sides">
      <ReadText read={seen} at={at} />
      <div className="import-form">
        <Seen read={seen} onShow={setAt} procedure={detail.id} />
        <ActForm<MatterDto>
          detail={detail}
          act={act}
          target={{ path: `/matters/${detail.id}`, extra: { act: id }, held: {}, tried: true }}
          start={start}
          names={seen.names}
          today={today}
          onDone={(matter) => {
            askAnew(queries);
            onDone(matter);
          }}
        />
      </div>
    </div>
  );
}

interface SeenProps {
  readonly read: RecognisedDto;
  readonly onShow: (line: number) => void;
  readonly procedure: string;
}

function Seen({ read: seen, onShow, procedure }: SeenProps) {
  return (
    <section className="import-seen" aria-label="识别结果">
      <h3>识别结果</h3>
      <ul>
        {seen.found.map((f) => (
          <li key={f.id}>
            <span className="grey">{f.title}</span>
            <span>
              <button type="button" className="link-button" onClick={() => onShow(f.at)}>
                {f.value}
                <span className="unseen">，看原文</span>
              </button>
              {f.sure ? null : <span className="library-mark mark-changed">请核对</span>}
              {f.why ? <span className="grey small library-said">{f.why}</span> : null}
            </span>
          </li>
        ))}
      </ul>
      {seen.missing.length > 0 ? <p className="light-amber">没有识别到：{seen.missing.join('、')}，请在下面填写。</p> : null}
      {seen.misnumbered.length > 0 ? (
        <p className="light-amber">序号：{seen.misnumbered.map((m) => m.said).join('、')}，请对照原件。</p>
      ) : null}
      {seen.held.length > 0 ? (
        <div className="summary" role="alert">
          <p className="summary-title">文件库中已有同名或者同文号的文件</p>
          <ul>
            {seen.held.map((d) => (
              <li key={d.key}>
                <MatterLink procedure={procedure} to={d.key}>
                  {d.title}
                </MatterLink>
                <span className="grey small">　{[d.docNo, d.issuer, d.state].filter(Boolean).join('　')}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
