import type { PublicMatterDto } from '../api/contract/public.ts';
import { Await, useLoad } from './load.tsx';
import { Facts, Mark, PageTitle } from './parts.tsx';
import { Link, type PageProps } from './place.tsx';
import { printDay } from './words.ts';

/** A published matter: what it is, how it stands, its wording, its way, and what one may do about it. */
export function MatterPage({ params }: PageProps) {
  const { procedure = '', region = '', id = '' } = params;
  const path = `/matters/${encodeURIComponent(procedure)}/${encodeURIComponent(region)}/${encodeURIComponent(id)}`;
  return <Await from={useLoad<PublicMatterDto>(path)}>{(matter) => <Whole matter={matter} path={path} />}</Await>;
}

function Whole({ matter, path }: { readonly matter: PublicMatterDto; readonly path: string }) {
  const file = (f: { readonly sha256: string; readonly name: string }) => <a href={`/api/public${path}/files/${f.sha256}`}>{f.name}</a>;
  return (
    <article className="matter-page">
      {matter.shelf ? (
        <p className="crumb">
          <Link to={`/s/${matter.shelf.id}`}>{matter.shelf.title}</Link>
        </p>
      ) : null}
      <PageTitle title={matter.title}>
        <p className="matter-stands">
          <Mark mark={matter.mark} />
          {matter.until?.text ? (
            <span>
              {matter.until.title}：{printDay(matter.until.text)}
            </span>
          ) : null}
        </p>
      </PageTitle>
      <Doors matter={matter} />
      <Facts facts={matter.facts} file={file} />
      {matter.text ? <Wording text={matter.text} /> : null}
      {matter.more.length > 0 ? (
        <details className="section folded">
          <summary>其他公开事项（{matter.more.length}项）</summary>
          <Facts facts={matter.more} file={file} />
        </details>
      ) : null}
      <Links matter={matter} />
      {matter.steps.length > 0 ? (
        <section className="section" aria-labelledby="steps">
          <h2 id="steps">沿革</h2>
          <ol className="steps">
            {matter.steps.map((step, at) => (
              <li key={at}>
                <span className="grey nowrap">{step.on}</span> {step.title}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </article>
  );
}

/** What one may do: opens a form with this matter named in it. */
function Doors({ matter }: { readonly matter: PublicMatterDto }) {
  const { offers, says } = matter;
  if (offers.length === 0 && !says) return null;
  return (
    <p className="doors">
      {says ? (
        <Link to={`/say/${matter.procedure}/${matter.key}/${says.act}`} className="button primary">
          {says.title}
        </Link>
      ) : null}
      {offers.map((o, at) => (
        <Link
          key={`${o.procedure}/${o.act}`}
          to={`/apply/${o.procedure}/${o.act}?${new URLSearchParams({ [o.field]: matter.key, named: labelOf(matter) })}`}
          className={at === 0 && !says ? 'button primary' : 'button'}
        >
          {o.title}
        </Link>
      ))}
    </p>
  );
}

const labelOf = ({ title, number }: PublicMatterDto): string => (number ? `${title}（${number}）` : title);

/** A wording in paragraphs; chapters stand in the middle, the number of an article stands out. */
function Wording({ text }: { readonly text: string }) {
  return (
    <section className="wording" aria-label="正文">
      {text.split('\n').map((line, at) => {
        const trimmed = line.trim();
        if (trimmed === '') return null;
        if (/^第[一二三四五六七八九十百零〇\d]+[章节]/.test(trimmed)) return <h2 key={at}>{trimmed}</h2>;
        const [number] = /^第[一二三四五六七八九十百零〇\d]+条/.exec(trimmed) ?? [''];
        return (
          <p key={at}>
            {number ? <b>{number}</b> : null}
            {trimmed.slice(number.length)}
          </p>
        );
      })}
    </section>
  );
}

function Links({ matter }: { readonly matter: PublicMatterDto }) {
  const groups = [...new Set(matter.links.map((l) => l.title))];
  return (
    <>
      {groups.map((title) => (
        <section key={title} className="section" aria-label={title}>
          <h2>{title}</h2>
          <LinkList links={matter.links.filter((l) => l.title === title)} />
        </section>
      ))}
    </>
  );
}

/** So many stand open; a long list is folded. */
const shown = 6;

function LinkList({ links }: { readonly links: PublicMatterDto['links'] }) {
  const list = (some: PublicMatterDto['links']) => (
    <ul className="links">
      {some.map((l) => (
        <li key={l.key}>
          <Link to={`/m/${l.procedure}/${l.key}`}>{l.label}</Link>
        </li>
      ))}
    </ul>
  );
  if (links.length <= shown) return list(links);
  return (
    <>
      {list(links.slice(0, shown))}
      <details className="folded">
        <summary>还有{links.length - shown}项</summary>
        {list(links.slice(shown))}
      </details>
    </>
  );
}
