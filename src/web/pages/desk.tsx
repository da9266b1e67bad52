import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DeskDto } from '../../api/contract.ts';
import { statusOf } from '../client.ts';
import { useSession } from '../frame/session.ts';
import { FigureDoor } from '../kit/figure.tsx';
import { printNumber } from '../kit/format.ts';
import { LightMark } from '../kit/light.tsx';
import { MatterRows } from '../kit/matter-rows.tsx';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { deskQuery } from '../queries.ts';
import { Opens } from './desk-opens.tsx';
import './desk.css';

/** 工作台: what is due, and how each system stands. */
export function DeskPage() {
  useTitle('工作台');
  const desk = useQuery(deskQuery);
  return (
    <div className="page">
      {statusOf(desk.error) === 403 || desk.data?.systems.length === 0 ? (
        <Note
          title="现在的岗位不办理事项"
          act={
            <Link to="/law" className="button">
              看依据与期限
            </Link>
          }
        >
          如兼任其他岗位，可在右上角换岗位。
        </Note>
      ) : (
        <Await query={desk}>{(data) => <Desk desk={data} />}</Await>
      )}
    </div>
  );
}

function Desk({ desk }: { readonly desk: DeskDto }) {
  const { today } = useSession();
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{desk.unit.name}</h1>
          <p className="grey">
            {today} · {desk.period.label}
          </p>
        </div>
        <Opens />
      </header>
      <Counts desk={desk} />
      <DueList desk={desk} />
      <Systems desk={desk} />
    </>
  );
}

function Counts({ desk }: { readonly desk: DeskDto }) {
  const items = [
    { word: '逾期', n: desk.overdue, colour: 'red' as const },
    { word: '临近', n: desk.soon, colour: 'amber' as const },
    { word: '在办', n: desk.open, colour: 'grey' as const },
  ];
  return (
    <dl className="desk-counts">
      {items.map((item) => (
        <div key={item.word} className={item.n > 0 ? `light-${item.colour}` : ''}>
          <dt>
            <LightMark colour={item.colour} /> {item.word}
          </dt>
          <dd className={item.colour === 'red' && item.n > 0 ? 'hot' : ''}>
            {printNumber(item.n)}
            <span className="unit-word small-unit">件</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function DueList({ desk }: { readonly desk: DeskDto }) {
  const kinds = new Map(desk.systems.map((s) => [s.procedure, s.title]));
  return (
    <section className="section" aria-labelledby="due-head">
      <h2 id="due-head">待办（按期限）</h2>
      {desk.due.length ? (
        <MatterRows
          rows={desk.due}
          kinds={kinds}
          caption="有期限的在办事项，最早到期的在前"
          columns={[{ id: 'unit', title: '单位', cell: (row) => row.unit.name }]}
        />
      ) : (
        <p className="grey">没有带期限的在办事项。</p>
      )}
    </section>
  );
}

function Systems({ desk }: { readonly desk: DeskDto }) {
  return (
    <section className="section" aria-labelledby="systems-head">
      <h2 id="systems-head">各项工作</h2>
      <div className="desk-systems">
        {desk.systems.map((s) => (
          <System key={s.procedure} system={s} />
        ))}
      </div>
    </section>
  );
}

function System({ system }: { readonly system: DeskDto['systems'][number] }) {
  const params = { procedure: system.procedure };
  return (
    <article className="desk-system">
      <header>
        <h3>
          <Link to="/m/$procedure" params={params}>
            {system.title}
          </Link>
        </h3>
        <span className="nowrap">
          在办 {printNumber(system.open)}
          {system.overdue ? (
            <Link to="/m/$procedure" params={params} search={{ due: 'overdue' }} className="desk-overdue">
              <LightMark colour="red" /> 逾期 {printNumber(system.overdue)}
            </Link>
          ) : null}
        </span>
      </header>
      <ul className="desk-states">
        {system.states
          .filter((s) => s.n > 0)
          .map((s) => (
            <li key={s.id}>
              <Link to="/m/$procedure" params={params} search={{ state: s.id }}>
                {s.title} <b>{printNumber(s.n)}</b>
              </Link>
            </li>
          ))}
      </ul>
      {system.figures.length ? (
        <dl className="desk-figures">
          {system.figures.map((f) => (
            <div key={f.id}>
              <dt>{f.title}</dt>
              <dd>
                <FigureDoor figure={f} />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </article>
  );
}
