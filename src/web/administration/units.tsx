import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RegisterDto, UnitLineDto } from '../../api/contract/administration.ts';
import { printNumber } from '../kit/format.ts';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { OnlyFor } from './admin-nav.tsx';
import { Find, Span } from './parts.tsx';
import { registerQuery } from './queries.ts';
import { type UnitAct, UnitDialog } from './unit-dialog.tsx';

/** 单位名册: every unit there is or was, and what becomes of it. */
export const UnitsPage = () => (
  <OnlyFor entry="/administration/units">
    <Units />
  </OnlyFor>
);

function Units() {
  useTitle('单位名册');
  const register = useQuery(registerQuery);
  const [act, setAct] = useState<UnitAct>();
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>单位名册</h1>
          <p className="grey">设立、更名、撤并都记日期：以往的记录和数字仍按当时的单位。</p>
        </div>
        <button type="button" className="button primary" onClick={() => setAct({ change: 'open' })}>
          设立单位
        </button>
      </header>
      <Await query={register}>{(units) => <Register units={units} onAct={setAct} />}</Await>
      {act ? <UnitDialog act={act} onClose={() => setAct(undefined)} /> : null}
    </div>
  );
}

const shownAtMost = 60;

function Register({ units, onAct }: { readonly units: RegisterDto; readonly onAct: (act: UnitAct) => void }) {
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState('');
  const [ended, setEnded] = useState(false);
  const [all, setAll] = useState(false);
  const q = typed.trim();
  const has = (u: UnitLineDto) => [u.name, u.code, u.parentName ?? '', ...u.formerly.map((f) => f.name)].some((t) => t.includes(q));
  const found = units.filter((u) => (ended || u.state !== 'ended') && (!kind || u.kind === kind) && has(u));
  const kinds = [...new Map(units.map((u) => [u.kind, u.kindName]))];
  const rows = all ? found : found.slice(0, shownAtMost);
  return (
    <>
      <search className="admin-filters no-print" aria-label="筛选">
        <Find label="查单位名称、曾用名或者代码" value={typed} onChange={setTyped} />
        <select className="input" aria-label="种类" value={kind} onChange={(e) => setKind(e.target.value)}>
          <option value="">种类：全部</option>
          {kinds.map(([id, title]) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
        <label className="admin-check">
          <input type="checkbox" checked={ended} onChange={(e) => setEnded(e.target.checked)} />
          含已撤并
        </label>
        <span className="grey" role="status">
          {printNumber(found.length)} 个单位
        </span>
      </search>
      {found.length === 0 ? <Note title="没有这样的单位">换个词试试，或者勾选“含已撤并”。</Note> : <Lines rows={rows} onAct={onAct} />}
      {rows.length < found.length ? (
        <p className="pages">
          <button type="button" className="button" onClick={() => setAll(true)}>
            全部列出（还有{printNumber(found.length - rows.length)}个）
          </button>
        </p>
      ) : null}
    </>
  );
}

function Lines({ rows, onAct }: { readonly rows: RegisterDto; readonly onAct: (act: UnitAct) => void }) {
  return (
    <table className="grid-table admin-table" aria-label="单位名册">
      <thead>
        <tr>
          <th scope="col">单位</th>
          <th scope="col">种类</th>
          <th scope="col">上级</th>
          <th scope="col" className="right">
            岗位
          </th>
          <th scope="col">起止</th>
          <th scope="col">
            <span className="unseen">办理</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((u) => (
          <tr key={u.code} className={u.state === 'ended' ? 'admin-ended' : ''}>
            <td data-cell="title">
              {u.name}
              <span className="grey small admin-code">{u.code}</span>
              {u.formerly.map((f) => (
                <p key={f.to} className="grey small">
                  {f.to} 前名“{f.name}”
                </p>
              ))}
            </td>
            <td data-title="种类">{u.kindName}</td>
            <td data-title="上级">{u.parentName ?? '—'}</td>
            <td data-title="岗位" className="right">
              {u.posts}
            </td>
            <td data-title="起止">
              <Standing unit={u} />
            </td>
            <td data-cell="acts" className="admin-acts">
              {u.to === null && u.state === 'standing' ? <Acts unit={u} onAct={onAct} /> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Standing({ unit }: { readonly unit: UnitLineDto }) {
  if (unit.to === null) return <Span from={unit.from} to={null} />;
  const into = unit.successor ? `，并入${unit.successor.name}` : '';
  return (
    <>
      {unit.to} {unit.state === 'ended' ? '撤并' : '起撤并'}
      {into}
    </>
  );
}

function Acts({ unit, onAct }: { readonly unit: UnitLineDto; readonly onAct: (act: UnitAct) => void }) {
  return (
    <>
      <button
        type="button"
        className="button plain compact"
        aria-label={`${unit.name}更名`}
        onClick={() => onAct({ change: 'rename', unit })}
      >
        更名
      </button>
      {unit.parent === null ? null : (
        <button
          type="button"
          className="button plain compact"
          aria-label={`撤并${unit.name}`}
          onClick={() => onAct({ change: 'close', unit })}
        >
          撤并
        </button>
      )}
    </>
  );
}
