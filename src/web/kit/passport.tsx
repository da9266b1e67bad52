import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Figure } from '#kernel';
import { type FigureAsk, figureQuery } from '../queries.ts';
import { Columns } from './bars.tsx';
import { printFigure, printInstant, printNumber, printPeriod, printRounding } from './format.ts';
import './passport.css';

/** The question a figure answers, as the server is asked again. */
export function askOf({ period, scope }: Figure): FigureAsk {
  const year = period.from.slice(0, 4);
  const whole = period.from === `${year}-01-01` && period.to === `${year}-12-31`;
  return whole ? { year, unit: scope.code } : { year: period.to.slice(0, 4), from: period.from, to: period.to, unit: scope.code };
}

/** How many records stand behind a figure: the numerator of a share, else the value itself where it counts. */
function recordsWord(figure: Figure): string {
  const n = figure.numerator ?? (['件', '次', '个', '人', '份', '项', '起'].includes(figure.unit) ? figure.value : null);
  return n === null || n === undefined ? '看记录' : `看记录（${printNumber(n)}）`;
}

/** What a number is, how it came about and where its records are. */
export function Passport({ figure }: { readonly figure: Figure }) {
  const detail = useQuery(figureQuery(figure.id, askOf(figure)));
  const trend = detail.data?.trend ?? [];
  return (
    <div className="passport">
      <header>
        <p className="passport-title">{figure.title}</p>
        <p className="passport-value">
          {printFigure(figure)}
          {figure.value === null ? null : <span className="unit-word small-unit">{figure.unit}</span>}
        </p>
      </header>
      <PassportRows figure={figure} />
      {trend.length > 0 ? (
        <>
          <p className="passport-label">近八个季度</p>
          <Columns bars={trend} digits={figure.rounding.digits} title={figure.title} />
        </>
      ) : null}
      <footer>
        <Link to="/figures/$id" params={{ id: figure.id }} search={{ ...askOf(figure) }} className="button compact">
          {recordsWord(figure)}
        </Link>
      </footer>
    </div>
  );
}

export function PassportRows({ figure }: { readonly figure: Figure }) {
  const { numerator, denominator, asOf } = figure;
  return (
    <dl className="passport-rows">
      <dt>口径</dt>
      <dd>{figure.definition}</dd>
      {numerator === undefined || denominator === undefined ? null : (
        <>
          <dt>算法</dt>
          <dd>
            {printNumber(numerator)} ÷ {printNumber(denominator)}
          </dd>
        </>
      )}
      <dt>取整</dt>
      <dd>{printRounding(figure.rounding)}</dd>
      <dt>期间</dt>
      <dd>{printPeriod(figure.period)}</dd>
      <dt>范围</dt>
      <dd>{figure.scope.name}</dd>
      <dt>台账</dt>
      <dd>
        读至第{printNumber(asOf.events)}条，{printInstant(asOf.at)}
        {asOf.root ? <span className="passport-root">封存 {asOf.root.slice(0, 12)}</span> : null}
      </dd>
      {figure.basis ? (
        <>
          <dt>依据</dt>
          <dd>{figure.basis}</dd>
        </>
      ) : null}
    </dl>
  );
}
