import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RoleDto, RolesDto } from '../../api/contract/administration.ts';
import { printNumber } from '../kit/format.ts';
import { Await } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { OnlyFor } from './admin-nav.tsx';
import './administration.css';
import { rolesQuery } from './queries.ts';

/** 角色与权限: the roles there are, what each gives, how many hold it. */
export const RolesPage = () => (
  <OnlyFor entry="/administration/roles">
    <Roles />
  </OnlyFor>
);

function Roles() {
  useTitle('角色与权限');
  const roles = useQuery(rolesQuery);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>角色与权限</h1>
          <p className="grey">法律法规的声明是上限：内置角色只能减少权限，本市角色在声明的范围内组合，都不能扩大管辖关系。</p>
        </div>
        <Link to="/administration/roles/$role" params={{ role: 'new' }} className="button primary">
          新设本市角色
        </Link>
      </header>
      <Await query={roles}>{(data) => <Kinds roles={data.roles} />}</Await>
    </div>
  );
}

const kinds = [
  ['built-in', '平台内置', '按岗位职责设立，默认有声明的全部权限'],
  ['own', '本市设立', '由本市按需要组合'],
  ['administrator', '三员', '职责由平台固定，须由不同的人担任，看不到业务事项'],
] as const;

function Kinds({ roles }: { readonly roles: RolesDto['roles'] }) {
  return kinds.map(([kind, title, note]) => {
    const of = roles.filter((r) => r.kind === kind);
    return (
      <section key={kind} className="section">
        <h2>
          {title}
          <span className="grey small admin-note">{note}</span>
        </h2>
        {of.length > 0 ? (
          <Lines roles={of} title={title} fixed={kind === 'administrator'} />
        ) : (
          <p className="grey">还没有本市设立的角色。</p>
        )}
      </section>
    );
  });
}

function Lines({ roles, title, fixed }: { readonly roles: readonly RoleDto[]; readonly title: string; readonly fixed: boolean }) {
  return (
    <table className="grid-table admin-table role-table" aria-label={title}>
      <thead>
        <tr>
          <th scope="col">角色</th>
          <th scope="col">权限</th>
          <th scope="col" className="right">
            岗位数
          </th>
          <th scope="col">最近修改</th>
        </tr>
      </thead>
      <tbody>
        {roles.map((r) => (
          <tr key={r.id}>
            <td data-cell="title">
              {fixed ? (
                r.title
              ) : (
                <Link to="/administration/roles/$role" params={{ role: r.id }}>
                  {r.title}
                </Link>
              )}
            </td>
            <td data-title="权限">{fixed ? <span className="grey">平台固定</span> : <Granted role={r} />}</td>
            <td data-title="岗位数" className="right">
              {printNumber(r.holders)}
            </td>
            <td data-title="最近修改">
              {r.at ? `${r.at.slice(0, 10)} ${r.by ?? ''}（第${r.version}版）` : <span className="grey">未修改</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Granted({ role }: { readonly role: RoleDto }) {
  if (role.kind === 'own') return <>{printNumber(role.granted)} 项</>;
  if (role.granted === role.of) return <>全部 {printNumber(role.of)} 项</>;
  return (
    <>
      {printNumber(role.granted)} 项<span className="admin-less">，减少 {printNumber(role.of - role.granted)} 项</span>
    </>
  );
}
