import type { PublicListDto } from '../api/contract/public.ts';
import { Await, useLoad } from './load.tsx';
import { PageTitle, Rows } from './parts.tsx';
import { askedIn, go, Link, type PageProps } from './place.tsx';
import { SearchBox } from './search-box.tsx';

/** A kind of published matters: search, how they stand, a few choices, one page after the other. */
export function ShelfPage({ params, place }: PageProps) {
  const asked = askedIn(place);
  const list = useLoad<PublicListDto>(`/shelves/${encodeURIComponent(params.shelf ?? '')}${asked.size ? `?${asked}` : ''}`);
  return <Await from={list}>{(data) => <ShelfList data={data} asked={asked} />}</Await>;
}

/** The same list asked differently; always from its first page. */
function changed(shelf: string, asked: URLSearchParams, name: string, value: string | undefined): string {
  const next = new URLSearchParams(asked);
  next.delete('page');
  if (value) next.set(name, value);
  else next.delete(name);
  return `/s/${shelf}${next.size ? `?${next}` : ''}`;
}

function ShelfList({ data, asked }: { readonly data: PublicListDto; readonly asked: URLSearchParams }) {
  const { shelf, rows, total, page, pages } = data;
  const q = asked.get('q') ?? '';
  const told = q ? `找到${total.toLocaleString('zh-CN')}件` : `共${total.toLocaleString('zh-CN')}件`;
  return (
    <>
      <PageTitle title={shelf.title}>
        <p className="grey">{shelf.words}</p>
      </PageTitle>
      <SearchBox shelf={shelf.id} q={q} label="标题、文号或者正文中的词" />
      <Narrow data={data} asked={asked} />
      <p className="count" role="status">
        {told}
      </p>
      {rows.length > 0 ? <Rows rows={rows} level="h2" /> : <Nothing shelf={shelf.id} q={q} />}
      {pages > 1 ? (
        <nav className="pages" aria-label="翻页">
          {page > 1 ? <Link to={pageOf(shelf.id, asked, page - 1)}>上一页</Link> : <span />}
          <span className="grey">
            第{page}页，共{pages}页
          </span>
          {page < pages ? <Link to={pageOf(shelf.id, asked, page + 1)}>下一页</Link> : <span />}
        </nav>
      ) : null}
    </>
  );
}

function pageOf(shelf: string, asked: URLSearchParams, page: number): string {
  const next = new URLSearchParams(asked);
  next.set('page', String(page));
  return `/s/${shelf}?${next}`;
}

function Nothing({ shelf, q }: { readonly shelf: string; readonly q: string }) {
  return (
    <div className="said">
      <p>{q ? `没有找到含“${q}”的。可以换个词，或者少写几个字。` : '这里现在没有。'}</p>
      {q ? (
        <Link to={`/s/${shelf}`} className="button">
          看全部
        </Link>
      ) : null}
    </div>
  );
}

function Narrow({ data, asked }: { readonly data: PublicListDto; readonly asked: URLSearchParams }) {
  const { shelf } = data;
  const mark = asked.get('mark') ?? '';
  return (
    <div className="narrow">
      {shelf.marks.length > 1 ? (
        <nav aria-label="按状态">
          <ul className="tabs">
            {[{ id: '', title: '全部' }, ...shelf.marks].map((m) => (
              <li key={m.id}>
                <Link to={changed(shelf.id, asked, 'mark', m.id)} aria-current={m.id === mark ? 'true' : undefined}>
                  {m.title}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {shelf.choices.length > 0 ? (
        <div className="choices">
          {shelf.choices.map((choice) => (
            <label key={choice.field}>
              <span>{choice.title}</span>
              <select
                className="input"
                value={asked.get(choice.field) ?? ''}
                onChange={(e) => go(changed(shelf.id, asked, choice.field, e.target.value))}
              >
                <option value="">不限</option>
                {Object.entries(choice.options).map(([code, title]) => (
                  <option key={code} value={code}>
                    {title}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
      ) : null}
    </div>
  );
}
