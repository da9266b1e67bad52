import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Figure } from '#kernel';
import type { ReportDto } from '../../api/contract.ts';
import { query } from '../client.ts';
import { useSession } from '../frame/session.ts';
import { FigureDoor } from '../kit/figure.tsx';
import { isOfficialDocument } from '../kit/official.ts';
import { OfficialPage } from '../kit/official-page.tsx';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { useMedia } from '../preferences.ts';
import { reportQuery } from '../queries.ts';
import { reportYear, useYears } from './figure-scope.tsx';
import { Problems } from './report-problems.tsx';
import { TemplateEditor } from './report-template.tsx';
import './report.css';

/** The annual report as it would print, each figure a door; findings and problems beside it. */
export function ReportPage() {
  const search = useSearch({ strict: false });
  const { today } = useSession();
  const year = Number(search.year ?? reportYear(today));
  const report = useQuery(reportQuery(year));
  useTitle(`${year}年法治政府建设年度报告`);
  return (
    <div className="page report">
      <header className="page-head">
        <div>
          <h1>{year}年法治政府建设年度报告</h1>
          <p className="grey">
            正文中的数字由记录算出，点开即见出处。供稿、封存、核对、签发和公开在<Link to="/reports/room">报告室</Link>办理。
          </p>
        </div>
        <Tools year={year} />
      </header>
      <Await query={report}>{(data) => <Report key={year} report={data} />}</Await>
    </div>
  );
}

function Tools({ year }: { readonly year: number }) {
  const navigate = useNavigate();
  const years = useYears();
  const all = years.includes(String(year)) ? years : [String(year), ...years];
  return (
    <div className="scope-bar no-print">
      <select
        className="input"
        aria-label="年度"
        value={String(year)}
        onChange={(e) => void navigate({ to: '.', search: { year: e.target.value } })}
      >
        {all.map((y) => (
          <option key={y} value={y}>
            {y}年
          </option>
        ))}
      </select>
      <a className="button primary" href={`/api/reports/annual.docx${query({ year })}`} download>
        下载公文（.docx）
      </a>
    </div>
  );
}

function Report({ report }: { readonly report: ReportDto }) {
  const [editing, setEditing] = useState(false);
  const figures = useMemo(() => new Map(report.figures.map((f) => [f.id, f])), [report.figures]);
  return (
    <div className="report-body">
      <div className="report-pages">
        {isOfficialDocument(report.document) ? (
          <OfficialPage document={report.document} figures={figures} />
        ) : (
          <Note title="这一年的报告还不能成文">请先处理旁边列出的问题。</Note>
        )}
      </div>
      <aside className="report-side no-print">
        <Findings findings={report.findings} figures={figures} />
        <section className="section">
          <h2>报告文本</h2>
          <p className="grey">第{report.template.version}版</p>
          <Pending problems={report.problems} />
          <p>
            <Link to="/reports/room">到报告室起草当年正文</Link>
          </p>
          <button type="button" className="button" onClick={() => setEditing(true)}>
            {report.template.editable ? '修改文本' : '查看文本'}
          </button>
        </section>
      </aside>
      {editing ? <TemplateEditor report={report} onClose={() => setEditing(false)} /> : null}
    </div>
  );
}

interface FindingsProps {
  readonly findings: ReportDto['findings'];
  readonly figures: ReadonlyMap<string, Figure>;
}

const severityWords = { error: '须更正', question: '须说明' } as const;

function countWords(findings: ReportDto['findings']): string {
  const count = (severity: 'error' | 'question') => findings.filter((f) => f.severity === severity).length;
  const said = (['error', 'question'] as const).filter((s) => count(s) > 0).map((s) => `${severityWords[s]}${count(s)}处`);
  return said.length ? said.join('，') : '各项数字互相一致';
}

/** What the text still lacks, folded away on a narrow screen. */
function Pending({ problems }: { readonly problems: ReportDto['problems'] }) {
  const narrow = useMedia('(max-width: 1080px)');
  if (problems.length === 0) return null;
  return (
    <details open={!narrow}>
      <summary>待完善{problems.length}处</summary>
      <Problems problems={problems} />
    </details>
  );
}

/** What the figures say against each other; folded away where it would push the document off the screen. */
function Findings({ findings, figures }: FindingsProps) {
  const narrow = useMedia('(max-width: 1080px)');
  return (
    <section className="section">
      <h2>一致性核对</h2>
      <details open={!narrow}>
        <summary>{countWords(findings)}</summary>
        <ul className="findings">
          {findings.map((f) => (
            <li key={f.text}>
              <p>
                <b className={f.severity === 'error' ? '' : 'light-amber'}>{severityWords[f.severity]}</b> {f.text}
              </p>
              <Cited ids={f.figures} figures={figures} />
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function Cited({ ids, figures }: { readonly ids: readonly string[]; readonly figures: ReadonlyMap<string, Figure> }) {
  return ids.map((id) => {
    const figure = figures.get(id);
    return figure ? (
      <p key={id} className="small">
        {figure.title} <FigureDoor figure={figure} />
      </p>
    ) : null;
  });
}
