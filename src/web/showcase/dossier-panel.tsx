import { useQuery } from '@tanstack/react-query';
import type { MatterDto } from '../../api/contract.ts';
import { showcasePlaceQuery } from './queries.ts';

/** On the page of an application: everything it rests on as one archive. */
export function DossierPanel({ matter }: { readonly matter: MatterDto }) {
  const place = useQuery(showcasePlaceQuery).data;
  if (matter.procedure !== place?.application) return null;
  return (
    <section className="section no-print">
      <h2>申报材料</h2>
      <p className="library-acts">
        <a className="button" href={`/api/showcase/dossiers/${matter.key}`} download>
          导出申报材料（.zip）
        </a>
        <span className="grey">含目录、逐条佐证、佐证文件和摘要值索引。</span>
      </p>
    </section>
  );
}
