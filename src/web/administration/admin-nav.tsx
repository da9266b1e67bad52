import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSession } from '../frame/session.ts';
import { Note } from '../kit/states.tsx';
import { administrationEntries, type Entry } from './entries.ts';

/** The pages of the post in use, if it is an administrator's. */
export const useAdministration = (): readonly Entry[] => administrationEntries(useSession().post.duties);

export const AdminLink = ({ entry, className }: { readonly entry: Entry; readonly className?: string }) => (
  <Link to={entry.to} {...(className !== undefined && { className })}>
    {entry.title}
  </Link>
);

/** Where to go from a post that handles no matters. */
export function IdleActs() {
  const [first, ...more] = useAdministration();
  if (!first) {
    return (
      <Link to="/law" className="button">
        看依据与期限
      </Link>
    );
  }
  return (
    <>
      <AdminLink entry={first} className="button primary" />{' '}
      {more.map((entry) => (
        <AdminLink key={entry.to} entry={entry} className="button" />
      ))}
    </>
  );
}

/** A page for one of the three; whoever comes by the address is told whose it is. The server refuses all the same. */
export function OnlyFor({ entry, children }: { readonly entry: Entry['to']; readonly children: ReactNode }) {
  const mine = useAdministration().some((e) => e.to === entry);
  if (mine) return <>{children}</>;
  return <Note title="这里不在您的职责范围内">系统管理员管单位、账号和岗位，安全保密管理员管角色和授权，互不兼任。</Note>;
}
