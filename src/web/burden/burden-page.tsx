import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { BurdenDto } from '../../api/contract/burden.ts';
import { query } from '../client.ts';
import { printNumber } from '../kit/format.ts';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { FieldTable } from './fields.tsx';
import { burdenQuery } from './queries.ts';
import { SecondsBox } from './seconds.tsx';
import './burden.css';
import { Wide } from '../kit/wide.tsx';

const tabs = [
  ['units', '单位'],
  ['fields', '栏目'],
  ['unused', '没有再使用的'],
  ['seconds', '用时估计'],
] as const;

/** 填报负担: what the units fill in, on which basis, what becomes of it, and what it costs. Computed, never typed. */
export function BurdenPage() {
  const { period, unit } = useSearch({ strict: false });
  const found = useQuery(burdenQuery({ period, unit }));
  useTitle('填报负担');
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>填报负担</h1>
          <p className="grey">由事项规定和实际办理的记录算出：填了什么、依据什么、之后用在哪里、约需多少时间。</p>
        </div>
        <a className="button" href={`/api/burden.xlsx${query({ period, unit })}`} download>
          导出表格
        </a>
      </header>
      <Await query={found}>{(data) => <Told data={data} />}</Await>
    </div>
  );
}

const hours = (minutes: number): string => printNumber(Math.round(minutes / 60));

function Told({ data }: { readonly data: BurdenDto }) {
  const search = useSearch({ strict: false });
  const tab = search.tab ?? 'units';
  const navigate = useNavigate();
  const { asked } = data;
  return (
    <>
      <div className="burden-bar">
        <label>
          <span className="grey">期间</span>
          <select
            className="input"
            value={data.period}
            onChange={(e) => void navigate({ to: '.', search: { ...search, period: e.target.value } })}
          >
            {data.periods.map((p) => (
              <option key={p.id} value={p.id}>
                {p.title}
              </option>
            ))}
          </select>
        </label>
        <span>{data.unit.name}及所属单位</span>
      </div>
      <dl className="burden-sums">
        <Sum title="填报用时" value={hours(data.minutes)} unit="小时" />
        <Sum title="办理" value={printNumber(data.acts)} unit="次" />
        <Sum title="填写" value={printNumber(data.values)} unit="项" />
        <Sum title="填过的栏目" value={`${printNumber(asked.given)}／${printNumber(asked.all)}`} unit="个" />
        <Sum title="没有再使用" value={printNumber(asked.unused)} unit="个" />
      </dl>
      <p className="grey small">用时按每类栏目的估计秒数计算，是平台的估计，没有法律依据，可由本市测算后修改；公众填写的不计。</p>
      <nav className="burden-tabs" aria-label="填报负担各栏">
        {tabs.map(([id, title]) => (
          <Link key={id} to="/burden" search={{ ...search, tab: id }} aria-current={tab === id ? 'page' : undefined}>
            {title}
          </Link>
        ))}
      </nav>
      {tab === 'units' ? <Units data={data} /> : null}
      {tab === 'fields' ? <FieldTable key="all" fields={data.fields} /> : null}
      {tab === 'unused' ? <Unused data={data} /> : null}
      {tab === 'seconds' ? <SecondsBox seconds={data.seconds} maySet={data.maySet} /> : null}
      {tabs.some(([id]) => id === tab) ? null : <Note title="没有这一栏" />}
    </>
  );
}

function Sum({ title, value, unit }: { readonly title: string; readonly value: string; readonly unit: string }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {value}
        <span className="unit-word">{unit}</span>
      </dd>
    </div>
  );
}

function Unused({ data }: { readonly data: BurdenDto }) {
  return (
    <>
      <p>
        下列栏目在期间内填写过，但没有进入任何统计、期限、规则、文书、通报，也没有公开。法律要求留存的应当保留；没有依据的，可以考虑不再填写。
      </p>
      <FieldTable key="unused" fields={data.fields.filter((f) => f.reused === 0)} />
    </>
  );
}

function Units({ data }: { readonly data: BurdenDto }) {
  return (
    <>
      <section className="section">
        <h2>按层级</h2>
        <Table
          label="按层级"
          head={['层级', '单位数', '办理次数', '填写项数', '栏目数', '合计（分钟）', '居中的单位', '最多的单位']}
          rows={data.levels.map((l) => [l.title, l.units, l.acts, l.values, l.fields, l.minutes, l.median, l.most])}
        />
      </section>
      <section className="section">
        <h2>按事项</h2>
        <Table
          label="按事项"
          head={['事项', '办理次数', '分钟']}
          rows={data.procedures.slice(0, 15).map((p) => [p.title, p.acts, p.minutes])}
        />
      </section>
      <section className="section">
        <h2>用时较多的单位</h2>
        <Table
          label="用时较多的单位"
          head={['单位', '办理次数', '填写项数', '分钟']}
          rows={data.units.slice(0, 30).map((u) => [u.name, u.acts, u.values, u.minutes])}
        />
      </section>
    </>
  );
}

interface TableProps {
  readonly label: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

function Table({ label, head, rows }: TableProps) {
  if (rows.length === 0) return <p className="grey">这一期间没有记录。</p>;
  return (
    <Wide label={`${label}表`}>
      <table className="grid-table burden-table">
        <thead>
          <tr>
            {head.map((title, i) => (
              <th scope="col" key={title} className={i > 0 ? 'right' : ''}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name = '', ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, i) => (
                <td key={head[i + 1]} className="right">
                  {typeof cell === 'number' ? printNumber(Math.round(cell)) : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
