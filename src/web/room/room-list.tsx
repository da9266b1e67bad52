import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { RoomDto, RoomLine, RoomListDto } from '../../api/contract/room.ts';
import { call } from '../client.ts';
import { useSession } from '../frame/session.ts';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { roomListQuery, whyNot } from './queries.ts';
import { TemplateDialog } from './template-dialog.tsx';
import { placeOf, printDay } from './words.ts';
import '../kit/text-lines.css';
import './room.css';

/** The yearly reports that this post has to do with, what it may begin, and the templates they are made from. */
export function RoomListPage() {
  useTitle('报告室');
  const list = useQuery(roomListQuery);
  return (
    <div className="page room">
      <header className="page-head">
        <div>
          <h1>报告室</h1>
          <p className="grey">年度报告从部署供稿到公开核验，一份一个卷宗；数字取自记录，封存后不再变动。</p>
        </div>
      </header>
      <Await query={list}>{(data) => <List data={data} />}</Await>
    </div>
  );
}

function List({ data }: { readonly data: RoomListDto }) {
  const { today } = useSession();
  const years = [...new Set(data.reports.map((r) => r.year))];
  return (
    <>
      <Begin data={data} />
      {years.length === 0 ? <Note title="还没有年度报告">年度结束后，由起草机构启动。</Note> : null}
      {years.map((year) => (
        <section key={year} className="section">
          <h2>{year}年度</h2>
          <ul className="room-rows">
            {data.reports
              .filter((r) => r.year === year)
              .map((report) => (
                <Line key={report.key} report={report} today={today} />
              ))}
          </ul>
        </section>
      ))}
      <Templates data={data} />
    </>
  );
}

function Line({ report, today }: { readonly report: RoomLine; readonly today: string }) {
  const unsent = !['submitted', 'published', 'corrected', 'supervised', 'archived', 'closed'].includes(report.state.id);
  const due = unsent ? report.submitBefore : report.state.id === 'submitted' ? report.publishBefore : null;
  return (
    <li>
      <Link to="/reports/room/$region/$id" params={placeOf('', report.key)}>
        {report.title}
      </Link>
      <span className="grey">{report.state.title}</span>
      <span className={due && due < today ? 'light-red' : 'grey'}>
        {due ? `最迟${printDay(due)}${unsent ? '报送' : '公开'}` : (report.docNo ?? '')}
      </span>
    </li>
  );
}

function Begin({ data }: { readonly data: RoomListDto }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const open = useMutation({
    mutationFn: (body: { template: string; unit: string; year: number }) => call<RoomDto>('POST', '/reports/room', { body }),
    onSuccess: (room) => {
      void queries.invalidateQueries({ queryKey: roomListQuery.queryKey, exact: true });
      void navigate({ to: '/reports/room/$region/$id', params: placeOf('', room.key) });
    },
  });
  if (data.mayOpen.length === 0) return null;
  return (
    <section className="section no-print">
      <h2>可以启动</h2>
      <ul className="room-rows">
        {data.mayOpen.map(({ template, title, unit, year }) => (
          <li key={`${template}${unit.code}`}>
            <span>
              {unit.name}
              {year}年度
            </span>
            <span className="grey">{title}</span>
            <button
              type="button"
              className="button compact"
              disabled={open.isPending}
              onClick={() => open.mutate({ template, unit: unit.code, year })}
            >
              启动
            </button>
          </li>
        ))}
      </ul>
      <p role="alert" className="field-no">
        {whyNot(open.error)}
      </p>
    </section>
  );
}

const kindWords: Readonly<Record<string, string>> = {
  city: '市',
  county: '县',
  zone: '区、管委会',
  department: '部门',
  township: '乡镇',
  street: '街道',
};

function Templates({ data }: { readonly data: RoomListDto }) {
  const [open, setOpen] = useState<string>();
  return (
    <section className="section">
      <h2>报告底稿</h2>
      <p className="grey">同一套数据，换一份底稿就是另一种报告；本市可以修改，也可以增加。</p>
      <ul className="room-rows">
        {data.templates.map((t) => (
          <li key={t.id}>
            <span>{t.title}</span>
            <span className="grey">
              {t.kinds.length > 0 ? `用于${t.kinds.map((k) => kindWords[k] ?? k).join('、')}` : '各类单位'}，
              {t.version === 0 ? '平台自带' : `本市第${t.version}版`}
            </span>
            <button type="button" className="button compact no-print" onClick={() => setOpen(t.id)}>
              {data.mayEditTemplates ? '修改' : '查看'}
              <span className="unseen">{t.title}</span>
            </button>
          </li>
        ))}
      </ul>
      {data.mayEditTemplates ? (
        <p className="no-print">
          <button type="button" className="button" onClick={() => setOpen('')}>
            增加底稿
          </button>
        </p>
      ) : null}
      {open !== undefined ? <TemplateDialog id={open} first={data.templates[0]?.id ?? ''} onClose={() => setOpen(undefined)} /> : null}
    </section>
  );
}
