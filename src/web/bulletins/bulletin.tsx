import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { BulletinDto } from '../../api/contract/letters.ts';
import { call, OfflineError, ProblemError } from '../client.ts';
import { useSession } from '../frame/session.ts';
import { isOfficialDocument } from '../kit/official.ts';
import { OfficialPage } from '../kit/official-page.tsx';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { BulletinTextEditor } from './bulletin-text.tsx';
import { bulletinPath, bulletinQuery, bulletinsQuery } from './queries.ts';
import '../pages/report.css';
import './bulletins.css';

/** One bulletin as it would print, or as it was issued, each figure a door. */
export function BulletinPage() {
  const { system = '', quarter = '' } = useParams({ strict: false });
  const bulletin = useQuery(bulletinQuery(system, quarter));
  useTitle(bulletin.data ? `${bulletin.data.title}${bulletin.data.quarterTitle}通报` : '通报');
  return (
    <div className="page report">
      <Await query={bulletin}>{(data) => <Bulletin key={`${data.quarter}${data.state}`} data={data} />}</Await>
    </div>
  );
}

function Bulletin({ data }: { readonly data: BulletinDto }) {
  const figures = useMemo(() => new Map(data.figures.map(({ key, figure }) => [key, figure])), [data.figures]);
  return (
    <>
      <header className="page-head">
        <div>
          <p className="small no-print">
            <Link to="/bulletins">季度通报</Link>
          </p>
          <h1>
            {data.title}，{data.quarterTitle}
          </h1>
          <p className="grey">
            {data.state === 'issued'
              ? `${data.docNo}，${data.date}印发。数字和正文均为印发时的情况。`
              : '草稿。正文中的数字由记录算出，点开即见出处。'}
          </p>
        </div>
        <div className="scope-bar no-print">
          <a className="button primary" href={`/api${bulletinPath(data.system, data.quarter)}/file`} download>
            下载公文（.docx）
          </a>
        </div>
      </header>
      <div className={data.state === 'issued' ? '' : 'report-body'}>
        <div className="report-pages">
          {isOfficialDocument(data.document) ? (
            <OfficialPage document={data.document} figures={figures} />
          ) : (
            <Note title="这一期通报还不能成文">请先处理旁边列出的问题。</Note>
          )}
        </div>
        {data.state === 'issued' ? null : <Side data={data} />}
      </div>
    </>
  );
}

function Side({ data }: { readonly data: BulletinDto }) {
  const [editing, setEditing] = useState(false);
  return (
    <aside className="report-side no-print">
      {data.against.length > 0 ? (
        <section className="section">
          <h2>印发前须解决</h2>
          <ul className="findings">
            {data.against.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {data.mayIssue ? <Issue data={data} /> : null}
      <section className="section">
        <h2>通报底稿</h2>
        <p className="grey">{data.template.version === 0 ? '平台自带的底稿' : `第${data.template.version}版`}</p>
        <button type="button" className="button" onClick={() => setEditing(true)}>
          {data.template.editable ? '修改底稿' : '查看底稿'}
        </button>
      </section>
      {editing ? <BulletinTextEditor system={data.system} quarter={data.quarter} onClose={() => setEditing(false)} /> : null}
    </aside>
  );
}

const wordsOf = (error: unknown): string => {
  if (error instanceof OfflineError) return '连不上服务器，通报没有印发。';
  return error instanceof ProblemError ? error.problem.detail || error.problem.title : '没有印发成功，请再试一次。';
};

/** What the signing adds: the number and the date; then the edition is frozen. */
function Issue({ data }: { readonly data: BulletinDto }) {
  const { today } = useSession();
  const queries = useQueryClient();
  const [docNo, setDocNo] = useState('');
  const [date, setDate] = useState(today);
  const issue = useMutation({
    mutationFn: () => call<BulletinDto>('POST', bulletinPath(data.system, data.quarter), { body: { docNo, date } }),
    onSuccess: (done) => {
      queries.setQueryData(bulletinQuery(data.system, data.quarter).queryKey, done);
      void queries.invalidateQueries({ queryKey: bulletinsQuery.queryKey });
    },
  });
  return (
    <section className="section">
      <h2>印发</h2>
      <form
        className="bulletin-issue"
        onSubmit={(e) => {
          e.preventDefault();
          issue.mutate();
        }}
      >
        <label>
          文号
          <input className="input" required value={docNo} placeholder="驻司通〔2020〕1号" onChange={(e) => setDocNo(e.target.value)} />
        </label>
        <label>
          成文日期
          <input className="input" type="date" required max={today} value={date} onChange={(e) => setDate(e.target.value)} />
        </label>
        <button type="submit" className="button primary" disabled={issue.isPending || data.against.length > 0}>
          {issue.isPending ? '正在印发…' : '印发并留存'}
        </button>
        <p role="alert" className="field-no">
          {issue.isError ? wordsOf(issue.error) : ''}
        </p>
      </form>
      <p className="grey small">印发后不能再改；以后记录有更正，另发更正通报。</p>
    </section>
  );
}
