import type { PublicBlockDto, PublicPaperDto, PublicPaperTextDto } from '../api/contract/public.ts';
import { Await, useLoad } from './load.tsx';
import { PageTitle, Table } from './parts.tsx';
import { Link, type PageProps } from './place.tsx';

/** Bulletins and reports, as they were issued. */
export function PapersPage() {
  const papers = useLoad<readonly PublicPaperDto[]>('/papers');
  return (
    <>
      <PageTitle title="通报和报告">
        <p className="grey">
          已经发布的季度通报和年度报告，内容和发布时一致。年度报告可以凭末页的核验码<Link to="/verify">核验</Link>。
        </p>
      </PageTitle>
      <Await from={papers}>
        {(list) =>
          list.length === 0 ? (
            <p className="said">还没有发布的通报和报告。</p>
          ) : (
            <ul className="rows">
              {list.map((paper) => (
                <li key={paper.id}>
                  <h2>
                    <Link to={`/papers/${encodeURIComponent(paper.id)}`}>{paper.title}</Link>
                  </h2>
                  <p className="row-line">
                    {paper.issuer}　{paper.issuedOn}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Await>
    </>
  );
}

export function PaperPage({ params }: PageProps) {
  const id = encodeURIComponent(params.id ?? '');
  const paper = useLoad<PublicPaperTextDto>(`/papers/${id}`);
  return (
    <Await from={paper}>
      {(data) => (
        <article className="matter-page">
          <p className="crumb">
            <Link to="/papers">通报和报告</Link>
          </p>
          <PageTitle title={data.title}>
            <p className="row-line">
              {data.issuer}　{data.issuedOn}　<a href={`/api/public/papers/${id}/docx`}>下载 Word 文件</a>
            </p>
          </PageTitle>
          <section className="wording" aria-label="正文">
            {data.blocks.map((block, at) => (
              <Block key={at} block={block} />
            ))}
          </section>
        </article>
      )}
    </Await>
  );
}

function Block({ block }: { readonly block: PublicBlockDto }) {
  if (block.kind === 'table') return <Table title="表" head={block.head} rows={block.rows} />;
  if (block.kind === 'text') return <p>{block.text}</p>;
  return block.level === 1 ? <h2>{block.text}</h2> : <h3>{block.text}</h3>;
}
