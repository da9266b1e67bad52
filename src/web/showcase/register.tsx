import { useState } from 'react';
import { printDate } from '#kernel';
import type { ShowcaseDto, TitleRow } from '../../api/contract/showcase.ts';
import { printNumber } from '../kit/format.ts';
import { type Tile, TileMap } from '../kit/tile-map.tsx';
import { Wide } from '../kit/wide.tsx';
import { MatterLink } from '../library/document-link.tsx';

type Titles = ShowcaseDto['titles'];
const few = 15;

function tilesOf({ tiles }: Titles): readonly Tile[] {
  return tiles.map(({ code, label, name, n, place }) => ({
    ...{ code, label, place, value: printNumber(n), word: '个有效', said: `${name}，有效示范单位${n}个` },
    ...{ colour: n > 0 ? ('green' as const) : ('grey' as const), heat: 0 as const },
  }));
}

/** The named units: where they are, until when, and which are no more. */
export function Register({ titles }: { readonly titles: Titles }) {
  return (
    <section className="section" aria-labelledby="register-head">
      <h2 id="register-head">示范单位名录</h2>
      <div className="showcase-register">
        {titles.tiles.length > 0 ? (
          <div className="showcase-map">
            <TileMap tiles={tilesOf(titles)} columns={titles.columns} label="各县区有效示范单位数" />
            <p className="small grey">各县区有效的示范单位数；本级部门另有{printNumber(titles.here)}个。</p>
          </div>
        ) : null}
        <Rows titles={titles} />
      </div>
    </section>
  );
}

const marks = { standing: '有效', 'looked-at': '复核、整改中', ended: '已到期、撤销' } as const;

function Rows({ titles }: { readonly titles: Titles }) {
  const [kind, setKind] = useState('');
  const [mark, setMark] = useState('');
  const [all, setAll] = useState(false);
  const found = titles.rows.filter((row) => (kind === '' || row.kind === kind) && (mark === '' || row.mark === mark));
  const shown = all ? found : found.slice(0, few);
  const kinds = titles.kinds.filter(({ title }) => titles.rows.some((row) => row.kind === title));
  return (
    <div className="showcase-rows">
      <search className="showcase-narrow no-print" aria-label="筛选名录">
        <label>
          <span className="grey">类型</span>
          <select className="input" value={kind} onChange={(event) => setKind(event.target.value)}>
            <option value="">全部</option>
            {kinds.map(({ id, title, n }) => (
              <option key={id} value={title}>
                {title}（有效{n}）
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="grey">状态</span>
          <select className="input" value={mark} onChange={(event) => setMark(event.target.value)}>
            <option value="">全部</option>
            {Object.entries(marks).map(([id, title]) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <p role="status">共{printNumber(found.length)}个</p>
      </search>
      {found.length === 0 ? <p className="grey">没有示范单位。</p> : <Table rows={shown} />}
      {shown.length < found.length ? (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          看全部 {found.length} 个
        </button>
      ) : null}
    </div>
  );
}

function Table({ rows }: { readonly rows: readonly TitleRow[] }) {
  return (
    <Wide label="示范单位名录表">
      <table className="grid-table showcase-table">
        <thead>
          <tr>
            {['示范单位', '类型', '命名文号', '命名日期', '有效期至', '状态'].map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <MatterLink procedure={row.procedure} to={row.key}>
                  {row.unit}
                </MatterLink>
              </th>
              <td>{row.kind}</td>
              <td className="showcase-day">{row.docNo}</td>
              <td className="showcase-day">{row.namedOn ? printDate(row.namedOn) : ''}</td>
              <td className="showcase-day">{row.validUntil ? printDate(row.validUntil) : ''}</td>
              <td className={`showcase-day showcase-${row.mark}`}>{row.state}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
