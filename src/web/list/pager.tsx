import { Link, useNavigate } from '@tanstack/react-router';
import type { ListSetupDto } from '../../api/contract/exchange.ts';
import type { ListDto } from '../../api/contract.ts';
import { monthsBetween, pageSizes, printMonth, trailOf } from './ask.ts';

interface Props {
  readonly list: ListDto;
  readonly procedure: string;
  readonly ask: Readonly<Record<string, string>>;
  readonly page: number;
  readonly setup: ListSetupDto | undefined;
}

/** On, back, and straight to a month: a long list is never walked through page by page. */
export function Pager({ list, procedure, ask, page, setup }: Props) {
  const navigate = useNavigate();
  const trail = trailOf(procedure, ask);
  if (page === 1 && !list.next && !ask.at) return null;
  const before = trail.find(page - 1);
  // A page whose cursor is not remembered leads back to the first one.
  const back = before === null || page <= 2 ? ask : { ...ask, page: String(page - 1), cursor: before };
  const { at: _at, ...fromStart } = ask;
  return (
    <nav className="pages no-print" aria-label="翻页">
      {setup ? (
        <Jump
          edges={setup.edges}
          at={ask.at ?? ''}
          onJump={(at) => void navigate({ to: '.', search: at ? { ...fromStart, at } : fromStart })}
        />
      ) : null}
      <span className="pages-steps">
        {page > 1 ? (
          <Link to="." search={back} className="button compact">
            {before === null ? '回到首页' : '上一页'}
          </Link>
        ) : null}
        <span className="grey">第 {page} 页</span>
        {list.next ? (
          <Link
            to="."
            search={{ ...ask, page: String(page + 1), cursor: list.next }}
            className="button compact"
            onClick={() => list.next && trail.keep(page + 1, list.next)}
          >
            下一页
          </Link>
        ) : null}
      </span>
      <select
        className="input"
        aria-label="每页件数"
        value={ask.limit ?? String(pageSizes[0])}
        onChange={(e) =>
          void navigate({ to: '.', search: { ...ask, limit: e.target.value === String(pageSizes[0]) ? undefined : e.target.value } })
        }
      >
        {pageSizes.map((n) => (
          <option key={n} value={n}>
            每页 {n} 件
          </option>
        ))}
      </select>
    </nav>
  );
}

interface JumpProps {
  readonly edges: ListSetupDto['edges'];
  readonly at: string;
  readonly onJump: (at: string) => void;
}

/** The list holds what falls due first, then the rest by the day of entry, newest first: both have their months. */
function Jump({ edges, at, onJump }: JumpProps) {
  const due = monthsBetween(edges.firstDue, edges.lastDue);
  const opened = monthsBetween(edges.oldest, edges.newest).reverse();
  return (
    <select className={`input ${at ? 'filter-set' : ''}`} aria-label="跳到" value={at} onChange={(e) => onJump(e.target.value)}>
      <option value="">{at ? '从头看' : '跳到…'}</option>
      <optgroup label="有期限的，按到期月">
        {due.map((m) => (
          <option key={m} value={`due:${m}`}>
            {printMonth(m)}到期
          </option>
        ))}
      </optgroup>
      <optgroup label="没有期限的，按登记月">
        {opened.map((m) => (
          <option key={m} value={`opened:${m}`}>
            {printMonth(m)}登记
          </option>
        ))}
      </optgroup>
    </select>
  );
}
