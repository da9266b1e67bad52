import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Await } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { textQuery } from './queries.ts';
import { Workspace } from './workspace.tsx';
import './editor.css';
import './prose.css';

/** The text of one report, where it is written, remarked upon and put together. */
export function ReportTextPage() {
  const { template = '', year = '', unit = '' } = useParams({ strict: false });
  const id = `${template}/${year}/${unit}`;
  const text = useQuery(textQuery(id));
  useTitle(text.data?.title);
  return (
    <div className="page text-page">
      <Await query={text}>{(data) => <Workspace key={data.id} data={data} />}</Await>
    </div>
  );
}
