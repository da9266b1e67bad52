import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Dialog } from '../kit/dialog.tsx';
import { Bell } from '../notices/bell.tsx';
import { setPreferences, useDark, usePreferences } from '../preferences.ts';
import { SearchBox } from '../search/search-box.tsx';
import { handlesMatters, useSession, useSignOut, useSwitchPost } from './session.ts';
import './top-bar.css';

export function TopBar() {
  const handles = handlesMatters(useSession().post.duties);
  return (
    <header className="top-bar no-print">
      <Link to="/" className="brand" aria-label="准绳 法治政府建设督导考评平台，回到工作台">
        <span className="brand-name">准绳</span>
        <span className="brand-line">法治政府建设督导考评平台</span>
      </Link>
      {handles ? <SearchBox /> : null}
      <Bell />
      <Me />
    </header>
  );
}

function Me() {
  const session = useSession();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="me" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span className="me-name">{session.name}</span>
        <span className="me-post">
          {session.post.unit.name} {session.post.title}
        </span>
      </button>
      {open ? (
        <Dialog title={session.name} kind="box" onClose={() => setOpen(false)}>
          <Posts onDone={() => setOpen(false)} />
          <Look />
          <p className="me-account">
            <Link to="/account" onClick={() => setOpen(false)}>
              账户与安全
            </Link>
            <Link to="/help" onClick={() => setOpen(false)}>
              帮助
            </Link>
          </p>
          <SignOut />
        </Dialog>
      ) : null}
    </>
  );
}

function Posts({ onDone }: { readonly onDone: () => void }) {
  const session = useSession();
  const change = useSwitchPost();
  return (
    <fieldset className="me-group">
      <legend>现在以哪个岗位办理</legend>
      {session.posts.map((post) => (
        <label key={post.id} className="me-choice">
          <input
            type="radio"
            name="post"
            checked={post.id === session.post.id}
            disabled={change.isPending}
            onChange={() => change.mutate(post.id, { onSuccess: onDone })}
          />
          <span>
            {post.title}
            <span className="grey"> {post.unit.name}</span>
          </span>
        </label>
      ))}
      {change.isError ? <p role="alert">没有换成，请再试一次。</p> : null}
    </fieldset>
  );
}

function Look() {
  const { large } = usePreferences();
  const dark = useDark();
  return (
    <fieldset className="me-group">
      <legend>显示</legend>
      <label className="me-choice">
        <input type="checkbox" checked={large} onChange={(e) => setPreferences({ large: e.target.checked })} />
        <span>大字</span>
      </label>
      <label className="me-choice">
        <input type="checkbox" checked={dark} onChange={(e) => setPreferences({ theme: e.target.checked ? 'dark' : 'light' })} />
        <span>深色</span>
      </label>
    </fieldset>
  );
}

function SignOut() {
  const signOut = useSignOut();
  return (
    <button type="button" className="button" disabled={signOut.isPending} onClick={() => signOut.mutate()}>
      退出登录
    </button>
  );
}
