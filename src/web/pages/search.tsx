import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { SearchDto, SearchGroupDto } from '../../api/contract/search.ts';
import { useSession } from '../frame/session.ts';
import { printNumber } from '../kit/format.ts';
import { ErrorNote, Loading, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { proceduresQuery, unitsQuery } from '../queries.ts';
import { FoundRows } from './search-found.tsx';
import { type SearchAsk, searchQuery } from './search-query.ts';
import './search.css';

/** Finds matters of every kind that one may see: five of each, or one kind page after page. */
export function SearchPage() {
  const { q = '', procedure, unit, from, to } = useSearch({ strict: false });
  const ask: SearchAsk = { q: q.trim(), procedure, unit, from, to };
  useTitle(ask.q ? `查「${ask.q}」` : '查事项');
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{ask.q ? `查「${ask.q}」` : '查事项'}</h1>
          <p className="grey">
            在您职责范围内各类事项的名称、编号和办理内容中查找。当事人姓名、证件号码等个人信息和密封内容单独保存，查不到，也不会出现在结果里。
          </p>
        </div>
      </header>
      {ask.q ? (
        <>
          <SearchFilters ask={ask} />
          <Results ask={ask} />
        </>
      ) : (
        <Note title="要查什么？">在页面上方输入名称、文号、案号或者内容里的词，几个词之间用空格隔开。</Note>
      )}
    </div>
  );
}

function SearchFilters({ ask }: { readonly ask: SearchAsk }) {
  const navigate = useNavigate();
  const procedures = useQuery(proceduresQuery).data ?? [];
  const { post } = useSession();
  const root = post.unit.kind === 'department' ? (post.unit.parent ?? post.unit.code) : post.unit.code;
  const units = (useQuery(unitsQuery({ under: root })).data ?? []).filter((u) => u.parent === root);
  const set = (change: Partial<SearchAsk>) => void navigate({ to: '.', search: { ...ask, ...change }, replace: true });
  const narrowed = [ask.procedure, ask.unit, ask.from, ask.to].some(Boolean);
  return (
    <search className="search-filters no-print" aria-label="筛选">
      <select className="input" aria-label="类别" value={ask.procedure ?? ''} onChange={(e) => set({ procedure: e.target.value })}>
        <option value="">类别：全部</option>
        {procedures.map((p) => (
          <option key={p.id} value={p.id}>
            {p.title}
          </option>
        ))}
      </select>
      {units.length > 0 ? (
        <select className="input" aria-label="单位" value={ask.unit ?? ''} onChange={(e) => set({ unit: e.target.value })}>
          <option value="">单位：全部</option>
          {units.map((u) => (
            <option key={u.code} value={u.code}>
              {u.name}
            </option>
          ))}
        </select>
      ) : null}
      <label>
        <span className="grey">登记自</span>
        <input type="date" className="input" value={ask.from ?? ''} onChange={(e) => set({ from: e.target.value })} />
      </label>
      <label>
        <span className="grey">至</span>
        <input type="date" className="input" value={ask.to ?? ''} onChange={(e) => set({ to: e.target.value })} />
      </label>
      {narrowed ? (
        <Link to="/search" search={{ q: ask.q }} className="small">
          清除条件
        </Link>
      ) : null}
    </search>
  );
}

function Results({ ask }: { readonly ask: SearchAsk }) {
  const found = useInfiniteQuery(searchQuery(ask));
  const first = found.data?.pages[0];
  if (!first) return found.error ? <ErrorNote error={found.error} retry={() => void found.refetch()} /> : <Loading what="正在查找" />;
  const pages = found.data?.pages ?? [];
  const groups = mergedGroups(pages);
  if (groups.length === 0 && first.numbered.length === 0) return <NothingFound ask={ask} />;
  return (
    <div className={found.isPlaceholderData ? 'search-stale' : ''}>
      <p className={groups.length === 1 && first.numbered.length === 0 ? 'unseen' : 'search-sum'} role="status">
        {sumOf(groups, first)}
      </p>
      <Numbered first={first} />
      {groups.map((g) => (
        <Group key={g.procedure} group={g} ask={ask} />
      ))}
      {found.hasNextPage ? (
        <p className="search-more">
          <button type="button" className="button" disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {found.isFetchingNextPage ? '正在查找…' : '再看20件'}
          </button>
        </p>
      ) : null}
    </div>
  );
}

/** The pages of one kind, one below the other. */
function mergedGroups(pages: readonly SearchDto[]): SearchGroupDto[] {
  const [first, ...more] = pages;
  return (first?.groups ?? []).map((g) => ({
    ...g,
    rows: [...g.rows, ...more.flatMap((p) => p.groups.find((one) => one.procedure === g.procedure)?.rows ?? [])],
  }));
}

function sumOf(groups: readonly SearchGroupDto[], first: SearchDto): string {
  const total = groups.reduce((n, g) => n + g.total, 0);
  if (total === 0) return `编号相符${first.numbered.length}件。`;
  const atLeast = groups.some((g) => g.totalCapped);
  return `${groups.length > 1 ? `${groups.length}类` : ''}共${atLeast ? '至少' : ''}${printNumber(total)}件。`;
}

function Numbered({ first }: { readonly first: SearchDto }) {
  if (first.numbered.length === 0) return null;
  return (
    <section className="section" aria-label="编号相符">
      <h2>编号相符</h2>
      <FoundRows rows={first.numbered} />
      {first.moreNumbered ? <p className="grey small">还有更多编号以此开头，请把编号写得更全一些。</p> : null}
    </section>
  );
}

function Group({ group, ask }: { readonly group: SearchGroupDto; readonly ask: SearchAsk }) {
  const more = !ask.procedure && group.total > group.rows.length;
  return (
    <section className="section" aria-label={group.title}>
      <h2>
        {group.title}
        <span className="unit-word">
          {group.totalCapped ? '至少' : ''}
          {printNumber(group.total)}件
        </span>
      </h2>
      <FoundRows rows={group.rows} />
      {more ? (
        <p className="search-all">
          <Link to="/search" search={{ ...ask, procedure: group.procedure }}>
            只看{group.title}
          </Link>
        </p>
      ) : null}
    </section>
  );
}

function NothingFound({ ask }: { readonly ask: SearchAsk }) {
  const narrowed = [ask.procedure, ask.unit, ask.from, ask.to].some(Boolean);
  return (
    <Note
      title={`没有查到「${ask.q}」`}
      act={
        narrowed ? (
          <Link to="/search" search={{ q: ask.q }} className="button">
            去掉条件再查
          </Link>
        ) : (
          <Link to="/" className="button">
            回到工作台
          </Link>
        )
      }
    >
      可以少写几个字，或者改用文号、案号；几个词之间用空格隔开。
    </Note>
  );
}
