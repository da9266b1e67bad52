import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { Figure } from '#kernel';
import type { ProcedureDto } from '../../api/contract.ts';
import { useSession } from '../frame/session.ts';
import { FigureDoor } from '../kit/figure.tsx';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { type FigureAsk, figuresQuery, proceduresQuery, workedFiguresQuery } from '../queries.ts';
import { reportYear, ScopeBar } from './figure-scope.tsx';
import './figures.css';

/** All figures of a year and a scope, by system. */
export function FiguresPage() {
  useTitle('数据');
  const search = useSearch({ strict: false });
  const { today } = useSession();
  const ask: FigureAsk = { year: search.year ?? reportYear(today), unit: search.unit };
  const figures = useQuery(figuresQuery(ask));
  const worked = useQuery(workedFiguresQuery(ask)).data ?? [];
  const procedures = useQuery(proceduresQuery).data ?? [];
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>数据</h1>
          <p className="grey">每个数字都由办理记录算出，点开可看口径、算法和记录。</p>
        </div>
        <ScopeBar ask={ask} />
      </header>
      <Await query={figures}>{(data) => <FigureTable figures={[...data, ...worked]} procedures={procedures} ask={ask} />}</Await>
    </div>
  );
}

interface Props {
  readonly figures: readonly Figure[];
  readonly procedures: readonly ProcedureDto[];
  readonly ask: FigureAsk;
}

function FigureTable({ figures, procedures, ask }: Props) {
  if (figures.length === 0) {
    return (
      <Note
        title="这个范围内还没有数据"
        act={
          <Link to="/figures" className="button">
            看本单位本年度
          </Link>
        }
      />
    );
  }
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    const procedure = figure.id.split('.')[0] ?? '';
    groups.set(procedure, [...(groups.get(procedure) ?? []), figure]);
  }
  const titles = new Map(procedures.map((p) => [p.id, p.title]));
  return (
    <div className="figure-groups">
      {[...groups].map(([procedure, members]) => (
        <section key={procedure} className="figure-group">
          <h2>{titles.get(procedure) ?? procedure}</h2>
          <dl>
            {members.map((f) => (
              <div key={f.id}>
                <dt>
                  <Link to="/figures/$id" params={{ id: f.id }} search={{ year: ask.year, unit: ask.unit }}>
                    {f.title}
                  </Link>
                </dt>
                <dd>
                  <FigureDoor figure={f} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
