import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ProcedureDto } from '../../api/contract.ts';
import { AdminLink, useAdministration } from '../administration/admin-nav.tsx';
import { proceduresQuery } from '../queries.ts';
import { useSession } from './session.ts';
import './nav.css';

/** Procedures by system group, in the order in which they come. */
export function byGroup(procedures: readonly ProcedureDto[]): readonly (readonly [string, readonly ProcedureDto[]])[] {
  const groups = new Map<string, ProcedureDto[]>();
  for (const p of procedures) groups.set(p.group, [...(groups.get(p.group) ?? []), p]);
  return [...groups];
}

/** Few systems stand open; many are folded, except the one at hand. */
const foldFrom = 16;

export function SideNav() {
  const procedures = useQuery(proceduresQuery).data ?? [];
  const here = useParams({ strict: false }).procedure;
  const { duties } = useSession().post;
  const leads = duties.some((d) => d === 'head' || d === 'leader');
  const audits = duties.includes('audit-administrator');
  return (
    <nav className="side-nav no-print" aria-label="主导航">
      <ul>
        <li>
          <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
            工作台
          </Link>
        </li>
        {useAdministration().map((entry) => (
          <li key={entry.to}>
            <AdminLink entry={entry} />
          </li>
        ))}
        {audits ? (
          <li>
            <Link to="/audit">操作痕迹</Link>
          </li>
        ) : null}
        {leads ? (
          <li>
            <Link to="/leader">领导一屏</Link>
          </li>
        ) : null}
        <li>
          <Link to="/calendar">月历</Link>
        </li>
        <li>
          <Link to="/figures">数据</Link>
        </li>
        <li>
          <Link to="/reports/annual">年度报告</Link>
        </li>
        <li>
          <Link to="/law">依据与期限</Link>
        </li>
        <li>
          <Link to="/help">帮助</Link>
        </li>
      </ul>
      {byGroup(procedures).map(([group, members]) => (
        <details key={group} open={procedures.length < foldFrom || members.some((p) => p.id === here)}>
          <summary>{group}</summary>
          <ul>
            {members.map((p) => (
              <li key={p.id}>
                <Link to="/m/$procedure" params={{ procedure: p.id }}>
                  {p.title}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </nav>
  );
}

export function BottomNav({ onMenu }: { readonly onMenu: () => void }) {
  const administration = useAdministration();
  if (administration.length > 0) return <AdminBottomNav entries={administration} />;
  return (
    <nav className="bottom-nav no-print" aria-label="主导航">
      <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
        工作台
      </Link>
      <button type="button" onClick={onMenu} aria-haspopup="dialog">
        事项
      </button>
      <Link to="/figures">数据</Link>
      <Link to="/reports/annual">报告</Link>
      <Link to="/law">依据</Link>
    </nav>
  );
}

/** An administrator's post handles no matters: its own pages instead. */
function AdminBottomNav({ entries }: { readonly entries: ReturnType<typeof useAdministration> }) {
  return (
    <nav className="bottom-nav no-print" aria-label="主导航">
      <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
        工作台
      </Link>
      {entries.map((entry) => (
        <AdminLink key={entry.to} entry={entry} />
      ))}
    </nav>
  );
}
