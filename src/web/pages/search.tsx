import { useQueries, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ListDto, ProcedureDto } from '../../api/contract.ts';
import { printNumber } from '../kit/format.ts';
import { MatterRows } from '../kit/matter-rows.tsx';
import { Await, ErrorNote, Loading, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { listQuery, proceduresQuery } from '../queries.ts';

/** Finds matters of every kind that one may see, five of each. */
export function SearchPage() {
  const { q = '' } = useSearch({ strict: false });
  useTitle(`查「${q}」`);
  const procedures = useQuery(proceduresQuery);
  return (
    <div className="page">
      <header className="page-head">
        <h1>查「{q}」</h1>
      </header>
      <Await query={procedures}>{(data) => <Results q={q} procedures={data} />}</Await>
    </div>
  );
}

function Results({ q, procedures }: { readonly q: string; readonly procedures: readonly ProcedureDto[] }) {
  const answers = useQueries({ queries: procedures.map((p) => ({ ...listQuery(p.id, { q, limit: 5 }), enabled: q !== '' })) });
  const failed = answers.find((a) => a.isError);
  const found = procedures.flatMap((p, i) => {
    const list = answers[i]?.data;
    return list && list.rows.length > 0 ? [{ p, list }] : [];
  });
  if (found.length === 0) {
    if (answers.some((a) => a.isPending)) return <Loading what="正在查找" />;
    if (failed) return <ErrorNote error={failed.error} retry={() => void failed.refetch()} />;
    return (
      <Note
        title={`没有查到「${q}」`}
        act={
          <Link to="/" className="button">
            回到工作台
          </Link>
        }
      >
        可以少写几个字，或改用文号、当事人姓名。
      </Note>
    );
  }
  return found.map(({ p, list }) => <Found key={p.id} procedure={p} list={list} q={q} />);
}

function Found({ procedure, list, q }: { readonly procedure: ProcedureDto; readonly list: ListDto; readonly q: string }) {
  return (
    <section className="section">
      <h2>{procedure.title}</h2>
      <MatterRows rows={list.rows} caption={procedure.title} columns={[{ id: 'unit', title: '单位', cell: (row) => row.unit.name }]} />
      {list.next ? (
        <p>
          <Link to="/m/$procedure" params={{ procedure: procedure.id }} search={{ q }}>
            全部{list.totalCapped ? '（至少' : '（'}
            {printNumber(list.total)}件）
          </Link>
        </p>
      ) : null}
    </section>
  );
}
