import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { printDate } from '#kernel';
import type { QuarterItemLine, QuarterPointLine, QuarterUnitDto } from '../../api/contract/quarter.ts';
import { Await } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { placeWords } from './quarter-page.tsx';
import { paramsOf, quarterUnitQuery } from './queries.ts';
import './quarter.css';

/** One unit's quarter: what cost points first, with the figure and the records behind each. */
export function QuarterUnitPage() {
  const { region = '', id = '' } = useParams({ strict: false });
  const found = useQuery(quarterUnitQuery(`${region}/${id}`));
  return (
    <div className="page">
      <Await query={found}>{(data) => <Told data={data} />}</Await>
    </div>
  );
}

const points = (n: number): string => `${n.toFixed(2).replace(/\.?0+$/, '')}分`;
const signed = (n: number): string => (n > 0 ? `+${points(n)}` : points(n));

function Told({ data }: { readonly data: QuarterUnitDto }) {
  const { line, items, asked, before } = data;
  useTitle(`${line.unitName}${data.title}`);
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{line.unitName}</h1>
          <p className="grey">
            {data.title}，{line.stateTitle}
            {line.dueOn ? `，${printDate(line.dueOn)}前` : ''}
          </p>
        </div>
        {line.key === null ? null : (
          <Link to="/m/$procedure/$region/$id" params={{ procedure: data.kinds.unit, ...paramsOf(line.key) }} className="button">
            办理
          </Link>
        )}
      </header>
      {line.total === null ? null : <Sums data={data} />}
      {items.length > 0 ? (
        <section className="section">
          <h2>哪里扣了分</h2>
          <ul className="quarter-items">
            {items.map((item) => (
              <Item key={item.code} item={item} data={data} />
            ))}
          </ul>
        </section>
      ) : (
        <Asked asked={asked} />
      )}
      <Points lines={data.points} kind={data.kinds.entry} />
      <section className="section">
        <h2>历次考评</h2>
        <ul>
          {before.map((one) => (
            <li key={one.key}>
              <Link to="/quarter/$region/$id" params={paramsOf(one.key)}>
                {one.title}
              </Link>
              <span className="grey">
                {one.total === null ? '　尚未评分' : `　${points(one.total)}，${one.rank === null ? '未排名' : `第${one.rank}名`}`}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Sums({ data }: { readonly data: QuarterUnitDto }) {
  const { line } = data;
  const cells: readonly (readonly [string, string])[] = [
    ['总分', points(line.total ?? 0)],
    ['指标得分', points(data.indicatorScore ?? 0)],
    ['积分计入', signed((data.bonus ?? 0) - (data.deduction ?? 0))],
    ['组内名次', line.rank === null ? '未排名' : `${placeWords(line)}／${line.groupSize}`],
    ['等次', line.grade ?? '—'],
  ];
  return (
    <dl className="quarter-sums">
      {cells.map(([title, value]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Item({ item, data }: { readonly item: QuarterItemLine; readonly data: QuarterUnitDto }) {
  const { from, to } = data.period;
  // Nothing to measure: its weight went to the others.
  const counted = item.weight > 0;
  return (
    <li>
      <span>
        {item.name}
        <span className="grey">{counted ? `实际${item.actual}。${item.why}` : item.why}</span>
      </span>
      <span className="quarter-lost">
        {item.lost > 0 ? <strong>{`−${points(item.lost)}`}</strong> : counted ? '未扣分' : '不计'}
        {counted ? <span className="grey">{`得${item.points.toFixed(2)}／${item.weight.toFixed(2)}`}</span> : null}
      </span>
      <span className="quarter-way">
        {item.figure !== null && counted ? (
          <Link to="/figures/$id" params={{ id: item.figure }} search={{ from, to, unit: data.line.unit }}>
            看台账记录
          </Link>
        ) : null}
        {item.figure === null ? <span className="grey">单位报送、评分</span> : null}
      </span>
    </li>
  );
}

function Asked({ asked }: { readonly asked: QuarterUnitDto['asked'] }) {
  return (
    <section className="section">
      <h2>本季指标</h2>
      <ul className="quarter-items">
        {asked.map((one) => (
          <li key={one.code}>
            <span>{one.name}</span>
            <span className="quarter-lost">{`权重${one.weight}`}</span>
            <span className="quarter-way">
              {one.value}
              <span className="grey">{one.source === 'systemMetric' ? '平台取数' : '单位报送'}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Points({ lines, kind }: { readonly lines: readonly QuarterPointLine[]; readonly kind: string }) {
  if (lines.length === 0) return null;
  return (
    <section className="section">
      <h2>本季积分</h2>
      <ul className="quarter-items">
        {lines.map((one) => (
          <li key={one.key}>
            <span>
              <Link to="/m/$procedure/$region/$id" params={{ procedure: kind, ...paramsOf(one.key) }}>
                {one.title}
              </Link>
              <span className="grey">{`${one.event}，${printDate(one.on)}`}</span>
            </span>
            <span className="quarter-lost">{one.points < 0 ? <strong>{signed(one.points)}</strong> : signed(one.points)}</span>
            <span className="quarter-way">
              {one.about ? (
                <Link to="/m/$procedure/$region/$id" params={{ procedure: one.about.procedure, ...paramsOf(one.about.key) }}>
                  {one.about.title}
                </Link>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
