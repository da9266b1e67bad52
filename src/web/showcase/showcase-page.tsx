import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { printDate } from '#kernel';
import type { ShowcaseDto } from '../../api/contract/showcase.ts';
import { printNumber } from '../kit/format.ts';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { HeatMap, Leads, rate } from './heat.tsx';
import { showcaseQuery } from './queries.ts';
import { Register } from './register.tsx';
import { Shortfalls } from './shortfalls.tsx';
import './showcase.css';

/** 示范创建: how far the city's indicators are met, who leads them, and who was named an example. */
export function ShowcasePage() {
  const { unit, year } = useSearch({ strict: false });
  const found = useQuery(showcaseQuery({ unit, year }));
  useTitle('示范创建情况');
  return (
    <div className="page showcase">
      <Await query={found}>{(data) => <Screen data={data} />}</Await>
    </div>
  );
}

function Screen({ data }: { readonly data: ShowcaseDto }) {
  const { indicators, titles } = data;
  const nothing = !indicators && titles.rows.length === 0 && data.applications.length === 0;
  return (
    <>
      <header className="page-head">
        <div>
          <h1>示范创建情况</h1>
          <p className="grey">
            {data.unit.name}，截至{printDate(data.asOf)}
          </p>
        </div>
        <Years year={data.year} asOf={data.asOf} />
      </header>
      {nothing ? (
        <Note title="本单位还没有示范创建的记录">有创建示范活动在申报期的，可以从左侧「示范创建」申报。</Note>
      ) : (
        <>
          <Saying data={data} />
          {indicators ? (
            <>
              <HeatMap data={indicators} />
              <div className="showcase-pair">
                <Leads data={indicators} />
                <Shortfalls rows={indicators.shortfalls} />
              </div>
            </>
          ) : null}
          <Register titles={titles} />
          <div className="showcase-pair">
            <InHand data={data} />
            <Visits data={data} />
          </div>
        </>
      )}
      <Editions data={data} />
    </>
  );
}

function Years({ year, asOf }: { readonly year: number; readonly asOf: string }) {
  const last = Number(asOf.slice(0, 4));
  return (
    <nav className="showcase-years no-print" aria-label="年度">
      {[last - 2, last - 1, last].map((one) => (
        <Link key={one} to="." search={(held) => ({ ...held, year: String(one) })} aria-current={one === year ? 'page' : undefined}>
          {one}年
        </Link>
      ))}
    </nav>
  );
}

/** The page in two sentences. */
function Saying({ data: { indicators, titles } }: { readonly data: ShowcaseDto }) {
  const active = titles.kinds.filter((kind) => kind.n > 0);
  const all = active.reduce((n, kind) => n + kind.n, 0);
  return (
    <section className="showcase-saying song" aria-label="总体">
      {indicators ? (
        <p>
          示范指标{printNumber(indicators.total)}项，已分解到牵头单位{printNumber(indicators.assigned)}项，经核验达标
          {printNumber(indicators.attained)}项，达标率{rate({ n: indicators.attained, of: indicators.total })}。
        </p>
      ) : null}
      <p>
        有效的示范单位（点）{printNumber(all)}个
        {active.length > 0 ? `：${active.map((kind) => `${kind.title}${kind.n}个`).join('，')}` : ''}。
      </p>
    </section>
  );
}

function InHand({ data: { applications, titles } }: { readonly data: ShowcaseDto }) {
  return (
    <section className="section" aria-labelledby="hand-head">
      <h2 id="hand-head">在办申报</h2>
      {applications.length === 0 ? <p className="grey">没有在办的申报。</p> : null}
      <ul className="showcase-lines">
        {applications.map(({ id, title, n }) => (
          <li key={id}>
            <Link to="/m/$procedure" params={{ procedure: titles.procedure }} search={{ state: id }}>
              {title}
            </Link>
            <span>{printNumber(n)}件</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Visits({ data: { visits, year, unit } }: { readonly data: ShowcaseDto }) {
  return (
    <section className="section" aria-labelledby="visits-head">
      <h2 id="visits-head">
        指导、抽查和复核<span className="unit-word">{year}年</span>
      </h2>
      <ul className="showcase-lines">
        {visits.map(({ id, title, value, unit: word }) => (
          <li key={id}>
            <Link
              to="/figures/$id"
              params={{ id }}
              search={{ from: `${year}-01-01`, to: `${year}-12-31`, year: String(year), unit: unit.code }}
            >
              {title}
            </Link>
            <span>
              {value === null ? '—' : printNumber(value)}
              {word}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The editions of the state's indicators: how much of each is known here. */
function Editions({ data: { editions } }: { readonly data: ShowcaseDto }) {
  return (
    <details className="section showcase-editions">
      <summary>国家指标体系各版本收录情况</summary>
      <ul>
        {editions.map(({ id, title, first, known, note }) => (
          <li key={id}>
            <p>
              {title}：一级{first}项；三级已见{known}项，其余未见公布文本。
            </p>
            <p className="small grey">{note}取得文本后，可以在「示范创建指标分解」中批量导入。</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
