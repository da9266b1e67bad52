import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { Expiring } from './expiring.tsx';
import { Filing } from './filing.tsx';
import { libraryQuery } from './queries.ts';
import './library.css';

const tabs = [
  ['expiring', '有效期'],
  ['filing', '备案'],
] as const;

/** 文件管理: what the document office looks after besides single matters. */
export function LibraryPage() {
  const { tab = 'expiring' } = useSearch({ strict: false });
  const library = useQuery(libraryQuery);
  useTitle('文件管理');
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>文件管理</h1>
          <p className="grey">有效期届满前的提醒、备案情况、已有文件的补录和法律变动的影响。</p>
        </div>
        {library.data?.importAct ? (
          <Link to="/library/import" className="button primary">
            导入已有文件
          </Link>
        ) : null}
        <Link to="/law/radar" className="button">
          法律变动影响
        </Link>
      </header>
      <nav className="library-tabs" aria-label="文件管理各栏">
        {tabs.map(([id, title]) => (
          <Link key={id} to="/library" search={{ tab: id }} aria-current={tab === id ? 'page' : undefined}>
            {title}
          </Link>
        ))}
        {library.data ? (
          <>
            <Link to="/m/$procedure" params={{ procedure: library.data.campaign }}>
              清理
            </Link>
            <Link to="/m/$procedure" params={{ procedure: library.data.book }}>
              汇编
            </Link>
          </>
        ) : null}
      </nav>
      <Await query={library}>
        {(data) =>
          tab === 'filing' ? (
            <Filing filing={data.filing} document={data.document} />
          ) : tab === 'expiring' ? (
            <Expiring document={data.document} />
          ) : (
            <Note title="没有这一栏" />
          )
        }
      </Await>
    </div>
  );
}
