import { useQuery } from '@tanstack/react-query';
import type { MatterDto } from '../../api/contract.ts';
import { CampaignPanel } from './campaign-panel.tsx';
import { ChecksPanel } from './checks-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { OpinionsPanel } from './opinions-panel.tsx';
import { libraryQuery } from './queries.ts';
import './library.css';

/** What the library adds to the page of one of its matters; nothing to others. */
export function Companion({ matter }: { readonly matter: MatterDto }) {
  const library = useQuery(libraryQuery).data;
  if (!library) return null;
  if (matter.procedure === library.document) {
    return (
      <>
        <OpinionsPanel matter={matter} procedure={library.opinion} />
        <ChecksPanel matter={matter} />
        {matter.values.publishedOn ? <HistoryPanel matter={matter} /> : null}
      </>
    );
  }
  if (matter.procedure === library.campaign) return <CampaignPanel matter={matter} document={library.document} item={library.item} />;
  if (matter.procedure === library.book) return <BookPanel matter={matter} />;
  return null;
}

function BookPanel({ matter }: { readonly matter: MatterDto }) {
  return (
    <section className="section no-print">
      <h2>汇编文本</h2>
      <p className="library-acts">
        <a className="button" href={`/api/library/books/${matter.key}/book.docx`} download>
          生成汇编（.docx）
        </a>
        <span className="grey">按主题编排，逐字收入正文，含目录；打开后按提示更新页码。</span>
      </p>
    </section>
  );
}
