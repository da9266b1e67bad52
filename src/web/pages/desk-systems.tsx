import { Link } from '@tanstack/react-router';
import type { DeskDto } from '../../api/contract.ts';
import { FigureDoor } from '../kit/figure.tsx';
import { printNumber } from '../kit/format.ts';
import { LightMark } from '../kit/light.tsx';

/** How each system of the scope stands. */
export function Systems({ desk }: { readonly desk: DeskDto }) {
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
          <Link to="/m/$procedure" params={params} search={{ open: '1' }}>
            在办 {printNumber(system.open)}
          </Link>
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
