import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { OfflineError, ProblemError } from '../client.ts';
import './states.css';

interface NoteProps {
  readonly title: string;
  readonly children?: ReactNode;
  /** The one thing to do. */
  readonly act?: ReactNode;
  readonly role?: 'alert' | 'status';
}

/** One sentence, one thing to do: the shape of empty, error, offline and not-found. */
export function Note({ title, children, act, role = 'status' }: NoteProps) {
  return (
    <div className="note" role={role}>
      <p className="note-title song">{title}</p>
      {children ? <p className="grey">{children}</p> : null}
      {act ? <div className="note-act">{act}</div> : null}
    </div>
  );
}

/** Says that something is coming, but only when it takes long enough to be noticed. */
export function Loading({ what = '正在打开' }: { readonly what?: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 250);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="loading" role="status" aria-live="polite">
      {late ? `${what}…` : ''}
    </div>
  );
}

const byStatus: Readonly<Record<number, readonly [title: string, more: string]>> = {
  403: ['这里不在您的职责范围内', '如确需查看，请由所在单位的系统管理员调整岗位。'],
  404: ['没有找到', '可能已经移走，或者地址有误。'],
  429: ['操作太频繁', '请稍候再试。'],
  503: ['平台正在维护', '请稍候再试。'],
};

function wordsOf(error: unknown): readonly [string, string] {
  if (error instanceof OfflineError) return ['连不上服务器', '网络恢复后再试；已经填写的内容还在。'];
  if (error instanceof ProblemError) {
    const said = byStatus[error.problem.status];
    if (said) return [said[0], error.problem.detail || said[1]];
    return [error.problem.title || '没有办成', error.problem.detail || '请再试一次。'];
  }
  return ['这一页没有打开', '请再试一次。'];
}

export function ErrorNote({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const [title, more] = wordsOf(error);
  const lost = error instanceof ProblemError && (error.problem.status === 404 || error.problem.status === 403);
  const again = retry && !lost;
  return (
    <Note
      role="alert"
      title={title}
      act={
        again ? (
          <button type="button" className="button" onClick={retry}>
            再试一次
          </button>
        ) : (
          <Link to="/" className="button">
            回到工作台
          </Link>
        )
      }
    >
      {more}
    </Note>
  );
}

interface AwaitProps<T> {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}

/** Shows what came, or that it is coming, or why it did not. */
export function Await<T>({ query, children }: AwaitProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <ErrorNote error={query.error} retry={() => void query.refetch()} />;
  return <Loading />;
}
