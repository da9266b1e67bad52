import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { NoticeDto, NoticesDto } from '../../api/contract/calendar.ts';
import { printInstant } from '../kit/format.ts';
import { MarkWord } from '../kit/provision.tsx';
import { Await } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { NoticeDays } from './calendar-notice-days.tsx';
import { NoticeForm } from './calendar-notice-form.tsx';
import { noticesQuery } from './calendar-query.ts';
import './calendar.css';

/** 放假安排: the notices that the calendar rests on, and taking in the next one. */
export function CalendarNoticesPage() {
  useTitle('放假安排');
  const notices = useQuery(noticesQuery);
  const [writing, setWriting] = useState(false);
  return (
    <div className="page">
      <Await query={notices}>
        {(data) => (
          <>
            <header className="page-head">
              <div>
                <h1>放假安排</h1>
                <p className="grey">
                  工作日按国务院办公厅历年通知计算，已有安排到{data.nextYear - 1}年；{data.nextYear}年以后暂按周末推算，届满日标明“推算”。
                </p>
              </div>
              {data.may && !writing ? (
                <button type="button" className="button primary" onClick={() => setWriting(true)}>
                  录入放假通知
                </button>
              ) : null}
            </header>
            {writing ? <NoticeForm year={data.nextYear} onClose={() => setWriting(false)} /> : null}
            <Years notices={data.notices} />
            <Changes data={data} />
          </>
        )}
      </Await>
    </div>
  );
}

function Years({ notices }: { readonly notices: readonly NoticeDto[] }) {
  return (
    <section className="section" aria-label="历年通知">
      <h2>历年通知</h2>
      <div className="year-list">
        {notices.map((n) => (
          <details key={n.id}>
            <summary>
              <span className="year">{n.year}年</span>
              <span>{n.title}</span>
              <span className="grey">{n.number}</span>
              <span className="grey">{n.issuedOn}</span>
              <span>
                <MarkWord mark={n.mark} always />
                {n.imported ? <span className="unit-word">本市录入</span> : null}
              </span>
            </summary>
            <NoticeDays days={n.days} />
          </details>
        ))}
      </div>
    </section>
  );
}

function Changes({ data }: { readonly data: NoticesDto }) {
  return (
    <section className="section">
      <h2>期限变动记录</h2>
      {data.changes.length === 0 ? <p className="grey">还没有录入过通知或者设定过本地数值。</p> : null}
      <ul className="change-list">
        {data.changes.map((c) => (
          <li key={`${c.id} ${c.version}`}>
            <Link to="/calendar/changes/$id/$version" params={{ id: c.id, version: String(c.version) }}>
              {c.title}
            </Link>
            <span className="unit-word">
              {c.by} {printInstant(c.at)}
            </span>
          </li>
        ))}
      </ul>
      {data.may ? null : <p className="grey small">放假通知由市司法行政部门负责人录入。</p>}
    </section>
  );
}
