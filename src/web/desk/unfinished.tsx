import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DraftsDto } from '../../api/contract/work.ts';
import { printInstant } from '../kit/format.ts';
import { draftsQuery } from './queries.ts';

const most = 5;

type Draft = DraftsDto[number];

/** Forms that were filled in and not handed in: each opens where it was left. Nothing while there are none. */
export function Unfinished() {
  const drafts = useQuery(draftsQuery).data ?? [];
  if (drafts.length === 0) return null;
  return (
    <section className="desk-unfinished" aria-labelledby="desk-unfinished">
      <h2 id="desk-unfinished">没有提交的表单</h2>
      <ul>
        {drafts.slice(0, most).map((draft) => (
          <li key={`${draft.procedure} ${draft.act} ${draft.matter}`}>
            <DraftLink draft={draft} />
            <span className="grey small">保存于{printInstant(draft.savedAt)}</span>
          </li>
        ))}
      </ul>
      {drafts.length > most ? <p className="grey small">另有{drafts.length - most}份，打开原来的表单即可接着填。</p> : null}
    </section>
  );
}

function DraftLink({ draft: { procedure, act, matter, title } }: { readonly draft: Draft }) {
  if (matter === null)
    return (
      <Link to="/m/$procedure/new/$act" params={{ procedure, act }}>
        {title}
      </Link>
    );
  const [region = '', id = ''] = matter.split('/');
  return (
    <Link to="/m/$procedure/$region/$id" params={{ procedure, region, id }} search={{ act }}>
      {title}
    </Link>
  );
}
