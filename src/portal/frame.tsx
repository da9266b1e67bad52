import { type ReactNode, Suspense } from 'react';
import { setPreferences, usePreferences } from '../web/preferences.ts';
import { Link } from './place.tsx';
import './frame.css';

const doors = [
  { to: '/', title: '首页' },
  { to: '/apply', title: '我要办' },
  { to: '/follow', title: '查办件' },
  { to: '/papers', title: '通报' },
] as const;

/** What stands around every page: the name, the ways, large type, who is responsible. */
export function Frame({ place, children }: { readonly place: string; readonly children: ReactNode }) {
  const { large } = usePreferences();
  const now = doors.findLast((d) => (d.to === '/' ? place === '' : place.startsWith(d.to)))?.to;
  return (
    <>
      <a className="skip" href="#content">
        跳到正文
      </a>
      <header className="top">
        <div className="top-inside">
          <Link to="/" className="brand">
            <span className="brand-name">准绳</span>
            <span className="brand-what">公众服务</span>
          </Link>
          <button type="button" className="button compact" aria-pressed={large} onClick={() => setPreferences({ large: !large })}>
            {large ? '标准字' : '大字'}
          </button>
        </div>
        <nav className="ways" aria-label="栏目">
          <ul>
            {doors.map((door) => (
              <li key={door.to}>
                <Link to={door.to} aria-current={door.to === now ? 'page' : undefined}>
                  {door.title}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main id="content" className="body" tabIndex={-1}>
        <Suspense fallback={<p className="coming" />}>{children}</Suspense>
      </main>
      <footer className="foot">
        <p>
          <Link to="/about">说明与个人信息保护</Link>
          <a href="/sign-in">工作人员登录</a>
        </p>
        <p className="grey small">查阅不用登录。公开的内容按政府信息公开的规定处理。</p>
      </footer>
    </>
  );
}
