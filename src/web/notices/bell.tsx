import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { handlesMatters, useSession } from '../frame/session.ts';
import { noticeCountQuery } from './queries.ts';
import './bell.css';

const most = 99;

/** What waits, at the top of every page: how much, and whether any of it is overdue. Who only administers is told nothing. */
export function Bell() {
  const { post } = useSession();
  const handles = handlesMatters(post.duties);
  const count = useQuery({ ...noticeCountQuery, enabled: handles }).data;
  if (!handles) return null;
  const { open = 0, overdue = 0 } = count ?? {};
  const said = open === 0 ? '没有待看的消息' : `${open}条待看${overdue > 0 ? `，其中逾期${overdue}条` : ''}`;
  return (
    <Link to="/notices" className="bell" aria-label={`消息：${said}`} title={said}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="M10 2.5a4.6 4.6 0 0 0-4.6 4.6c0 4.1-1.6 5.5-1.6 6.4h12.4c0-.9-1.6-2.3-1.6-6.4A4.6 4.6 0 0 0 10 2.5ZM8.2 15.6a1.9 1.9 0 0 0 3.6 0" />
      </svg>
      <span className="bell-word">消息</span>
      {open > 0 ? <span className={`bell-n ${overdue > 0 ? 'hot' : ''}`}>{open > most ? `${most}+` : open}</span> : null}
    </Link>
  );
}
