import { useQuery } from '@tanstack/react-query';
import type { MatterDto } from '../../api/contract.ts';
import { MatterLink } from '../library/document-link.tsx';
import { showcasePlaceQuery, standingFactsQuery } from './queries.ts';
import './showcase.css';

/** On the page of an application: everything it rests on as one archive. */
export function DossierPanel({ matter }: { readonly matter: MatterDto }) {
  const place = useQuery(showcasePlaceQuery).data;
  if (matter.procedure !== place?.application) return null;
  return (
    <>
      <RecordFacts matter={matter} />
      <section className="section no-print">
        <h2>申报材料</h2>
        <p className="library-acts">
          <a className="button" href={`/api/showcase/dossiers/${matter.key}`} download>
            导出申报材料（.zip）
          </a>
          <span className="grey">含目录、逐条佐证、佐证文件和摘要值索引。</span>
        </p>
      </section>
    </>
  );
}

/** What the records say of the applicant: what forbids an application, and what is to be weighed. */
function RecordFacts({ matter }: { readonly matter: MatterDto }) {
  const { data } = useQuery(standingFactsQuery(matter.key));
  if (!data) return null;
  const { facts, hidden } = data;
  return (
    <section className="section">
      <h2>申报单位的有关记录</h2>
      {facts.length === 0 && hidden === 0 ? (
        <p className="grey">记录中没有不得申报的情形，也没有逾期整改和核对未能说明的事项。</p>
      ) : (
        <ul className="record-facts">
          {facts.map((fact) => (
            <li key={`${fact.key} ${fact.said}`}>
              <span className={fact.veto ? 'record-veto' : 'grey'}>{fact.veto ? '不得申报' : '供参考'}</span>
              <span>{fact.said}</span>
              <MatterLink procedure={fact.procedure} to={fact.key}>
                {fact.number ?? fact.title}
              </MatterLink>
            </li>
          ))}
        </ul>
      )}
      {hidden > 0 ? <p className="grey">另有{hidden}件不在您的查看范围内，由命名机关核对。</p> : null}
    </section>
  );
}
