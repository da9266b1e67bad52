import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { printDate } from '#kernel';
import type { PointLine, PointsDto } from '../../api/contract/points.ts';
import { Provision } from '../kit/provision.tsx';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { MatterLink } from '../library/document-link.tsx';
import { PointDeciding } from './point-deciding.tsx';
import { PointRules } from './point-rules.tsx';
import { pointsQuery } from './queries.ts';
import './quarter.css';

/** 积分建议: what the records of a quarter say is to be counted; a person decides on each. */
export function PointsPage() {
  const { quarter } = useSearch({ strict: false });
  const found = useQuery(pointsQuery(quarter));
  useTitle('积分建议');
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>积分建议</h1>
          <p className="grey">平台按计分规则从记录中提出，由督查机构逐条决定；办过的不再提出，没有决定的不计分。</p>
        </div>
        <Link to="/quarter" className="button">
          季度考评
        </Link>
      </header>
      <Await query={found}>{(data) => <Suggested key={data.quarter} data={data} />}</Await>
    </div>
  );
}

function Suggested({ data }: { readonly data: PointsDto }) {
  const navigate = useNavigate();
  const [unit, setUnit] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const units = [...new Map(data.lines.map((line) => [line.unit, line.unitName]))];
  const lines = data.lines.filter((line) => unit === '' || line.unit === unit);
  const turn = (mark: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(mark);
    else next.delete(mark);
    setChosen(next);
  };
  return (
    <>
      <search className="quarter-bar-line" aria-label="筛选">
        <label>
          <span className="grey">季度</span>
          <select className="input" value={data.quarter} onChange={(e) => void navigate({ to: '.', search: { quarter: e.target.value } })}>
            {data.quarters.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        {units.length > 1 ? (
          <label>
            <span className="grey">单位</span>
            <select className="input" value={unit} onChange={(e) => setUnit(e.target.value)}>
              <option value="">全部单位</option>
              {units.map(([code, name]) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <span className="grey" role="status">
          {lines.length > 0 ? `${lines.length}条待决定` : ''}
        </span>
        {lines.length > 1 ? (
          <button type="button" className="link-button" onClick={() => setChosen(new Set(lines.slice(0, 200).map((line) => line.mark)))}>
            全部选中
          </button>
        ) : null}
        <Link to="/m/$procedure" params={{ procedure: data.entry }}>
          积分流水
        </Link>
      </search>
      {lines.length === 0 ? <Note title="这一季度没有待决定的建议">记录有变化时，平台按下列规则重新提出。</Note> : null}
      <ul className="point-lines">
        {lines.map((line) => (
          <Line key={line.mark} line={line} chosen={chosen.has(line.mark)} onTurn={(on) => turn(line.mark, on)} />
        ))}
      </ul>
      <PointDeciding quarter={data.quarter} chosen={chosen} lines={data.lines} onDone={() => setChosen(new Set())} />
      <section className="section">
        <h2>计分规则</h2>
        <p className="grey">
          {data.version === 0
            ? '现行规则为平台缺省，没有法律规定；本市可以另行设定。'
            : `本市设定，第${data.version}版${data.setBy ? `，${data.setBy}` : ''}${data.setAt ? `，${printDate(data.setAt.slice(0, 10))}` : ''}。`}
          分值见<Link to="/law/local">本地期限</Link>。<Provision basis={data.basis} />
        </p>
        <PointRules key={data.version} data={data} />
      </section>
    </>
  );
}

const signed = (n: number): string => (n > 0 ? `+${n}分` : `−${Math.abs(n)}分`);

function Line({ line, chosen, onTurn }: { readonly line: PointLine; readonly chosen: boolean; readonly onTurn: (on: boolean) => void }) {
  return (
    <li>
      <input
        type="checkbox"
        aria-label={`选中${line.unitName}：${line.ruleTitle}，${line.title}`}
        checked={chosen}
        onChange={(e) => onTurn(e.target.checked)}
      />
      <span>
        <b>{line.unitName}</b>　{line.ruleTitle}
        <span className="grey">{line.why}</span>
        <MatterLink procedure={line.procedure} to={line.key}>
          {line.title}
        </MatterLink>
      </span>
      <span className="quarter-lost">
        {line.points < 0 ? <strong>{signed(line.points)}</strong> : signed(line.points)}
        <span className="grey">{line.eventTitle}</span>
      </span>
    </li>
  );
}
