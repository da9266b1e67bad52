import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { OpinionsDto, OpinionTableDto } from '../../api/contract/library.ts';
import type { MatterDto } from '../../api/contract.ts';
import { call } from '../client.ts';
import { useSession } from '../frame/session.ts';
import { opinionsQuery } from './queries.ts';

interface Props {
  readonly matter: MatterDto;
  /** The procedure of the opinions. */
  readonly procedure: string;
}

/** 征求意见: how the opinions on a draft stand, and closing the period with their table filled in. */
export function OpinionsPanel({ matter, procedure }: Props) {
  const found = useQuery(opinionsQuery(matter.key, matter.seq)).data;
  const open = matter.state.id === 'consulting';
  if (!found || (!open && found.received === 0)) return null;
  return (
    <section className="section no-print">
      <h2>收到的意见</h2>
      <p role="status">
        共{found.received}条，已处理{found.answered}条，采纳、部分采纳{found.adopted}条
        {found.results.length > 0 ? `（${found.results.map((r) => `${r.title}${r.n}`).join('、')}）` : ''}。
      </p>
      <p className="library-acts">
        <Link to="/m/$procedure" params={{ procedure }} search={{ 'f.document': matter.key }} className="button">
          逐条查看、处理
        </Link>
        {found.closes ? <Close matter={matter} found={found} /> : null}
      </p>
    </section>
  );
}

/** Fills the form that ends the period from the opinions held: numbers, list and table, for the person to look over. */
function Close({ matter, found }: { readonly matter: MatterDto; readonly found: OpinionsDto }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { today } = useSession();
  const fill = useMutation({
    mutationFn: async () => {
      const table = await call<OpinionTableDto>('POST', `/library/opinions/${matter.key}/table`);
      const path = `/drafts/${encodeURIComponent(matter.procedure)}/${encodeURIComponent(table.act)}?matter=${encodeURIComponent(matter.key)}`;
      await call('PUT', path, { body: { content: { values: table.values, on: today, names: {} }, seq: table.seq } });
      return table.act;
    },
    onSuccess: (act) => {
      void queries.invalidateQueries({ queryKey: ['draft'] });
      void navigate({ to: '.', search: { act } });
    },
  });
  const left = found.received - found.answered;
  return (
    <>
      <button type="button" className="button primary" disabled={left > 0 || fill.isPending} onClick={() => fill.mutate()}>
        {fill.isPending ? '正在生成采纳情况表…' : '生成采纳情况表并结束征求意见'}
      </button>
      {left > 0 ? <span className="grey">还有{left}条没有处理。</span> : null}
      {fill.error ? (
        <span className="field-no" role="alert">
          {fill.error.message || '没有生成，请再试一次。'}
        </span>
      ) : null}
    </>
  );
}
