import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { NoticeCountDto, NoticeDto } from '../../api/contract/notices.ts';
import { printWeekday } from '../kit/format.ts';
import { ErrorNote, Loading, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { NoticeItem } from './item.tsx';
import { noticeKinds } from './kinds.ts';
import { noticeCountQuery, noticesQuery, useRead } from './queries.ts';
import './inbox.css';

/** 消息: what the person is told, newest first, by day. */
export function InboxPage() {
  useTitle('消息');
  const search = useSearch({ strict: false });
  const open = search.all === undefined;
  const count = useQuery(noticeCountQuery);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>消息</h1>
          <p className="grey" role="status">
            {count.data ? <Standing count={count.data} /> : ' '}
          </p>
        </div>
        <HeadActs open={count.data?.open ?? 0} />
      </header>
      <Choices open={open} kind={search.kind} count={count.data} />
      <Messages open={open} kind={search.kind} />
    </div>
  );
}

function Standing({ count }: { readonly count: NoticeCountDto }) {
  const here = count.open === 0 ? '没有待看的消息' : `${count.open}条待看${count.overdue > 0 ? `，其中逾期${count.overdue}条` : ''}`;
  return count.elsewhere > 0 ? `${here}；其他岗位还有${count.elsewhere}条，换岗位后查看` : here;
}

function HeadActs({ open }: { readonly open: number }) {
  const read = useRead();
  return (
    <div className="inbox-acts no-print">
      <Link to="/notices/wish" className="button plain">
        提醒方式
      </Link>
      <Link to="/notices/rule" className="button plain">
        提醒规则
      </Link>
      <button type="button" className="button" disabled={open === 0 || read.isPending} onClick={() => read.mutate(undefined)}>
        全部标为已读
      </button>
    </div>
  );
}

interface ChoiceProps {
  readonly open: boolean;
  readonly kind: string | undefined;
  readonly count: NoticeCountDto | undefined;
}

/** What is shown stands in the address; a kind with nothing waiting stays in its place. */
function Choices({ open, kind, count }: ChoiceProps) {
  const all = open ? undefined : '1';
  return (
    <nav className="inbox-choices no-print" aria-label="筛选消息">
      <span>
        <Link to="/notices" search={{ kind }} className={open ? 'chosen' : ''} aria-current={open || undefined}>
          待看
        </Link>
        <Link to="/notices" search={{ all: '1', kind }} className={open ? '' : 'chosen'} aria-current={!open || undefined}>
          全部
        </Link>
      </span>
      <span>
        <Link to="/notices" search={{ all }} className={kind ? '' : 'chosen'} aria-current={!kind || undefined}>
          各类
        </Link>
        {noticeKinds.map(([id, word]) => {
          const n = count?.byKind.find((k) => k.kind === id)?.n ?? 0;
          return (
            <Link
              key={id}
              to="/notices"
              search={{ all, kind: id }}
              className={kind === id ? 'chosen' : ''}
              aria-current={kind === id || undefined}
            >
              {word}
              {n > 0 ? <span className="inbox-n">{n}</span> : null}
            </Link>
          );
        })}
      </span>
    </nav>
  );
}

/** Days, newest first, each with its messages. */
function byDay(rows: readonly NoticeDto[]): readonly (readonly [string, readonly NoticeDto[]])[] {
  const days = new Map<string, NoticeDto[]>();
  for (const row of rows) days.set(row.on, [...(days.get(row.on) ?? []), row]);
  return [...days];
}

function Messages({ open, kind }: Omit<ChoiceProps, 'count'>) {
  const list = useInfiniteQuery(noticesQuery({ open, kind }));
  const read = useRead();
  if (list.error) return <ErrorNote error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Loading what="正在取消息" />;
  const rows = list.data.pages.flatMap((p) => p.rows);
  if (rows.length === 0) return <Nothing open={open} kind={kind} />;
  return (
    <>
      {byDay(rows).map(([day, messages]) => (
        <section key={day} className="inbox-day" aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`}>
            {day} <span className="grey">{printWeekday(day)}</span>
          </h2>
          <ul>
            {messages.map((m) => (
              <NoticeItem key={m.id} notice={m} onRead={() => read.mutate([m.id])} />
            ))}
          </ul>
        </section>
      ))}
      {list.hasNextPage ? (
        <p className="inbox-more">
          <button type="button" className="button" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {list.isFetchingNextPage ? '正在取…' : '更早的消息'}
          </button>
        </p>
      ) : null}
    </>
  );
}

function Nothing({ open, kind }: Omit<ChoiceProps, 'count'>) {
  return (
    <Note
      title={open ? '没有待看的消息' : '没有这样的消息'}
      act={
        <Link to="/notices" search={{ all: open ? '1' : undefined, kind: open ? kind : undefined }} className="button">
          {open ? '看以前的消息' : '看待看的消息'}
        </Link>
      }
    >
      {open ? '事项临近到期、逾期、退回或者有人催办时，会在这里告知。' : undefined}
    </Note>
  );
}
