import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { printDate } from '#kernel';
import type { LawDto } from '../../api/contract.ts';
import { Provision } from '../kit/provision.tsx';
import { Await } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { lawQuery } from '../queries.ts';
import { LocalForm } from './law-local-form.tsx';
import './law.css';
import { Wide } from '../kit/wide.tsx';

type Norm = LawDto['norms'][number];

/** 本地期限: what the law leaves to the city, and what the city has set. */
export function LawLocalPage() {
  useTitle('本地期限');
  const law = useQuery(lawQuery);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>本地期限</h1>
          <p className="grey">法律规定的期限只能从严，不能放宽；法律没有规定的，由本市设定。设定后只管生效日起开始计算的期限。</p>
        </div>
        <Link to="/law">依据与期限</Link>
      </header>
      <Await query={law}>{(data) => <Local law={data} />}</Await>
    </div>
  );
}

function Local({ law }: { readonly law: LawDto }) {
  const { norm: asked } = useSearch({ strict: false });
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const open = law.norms.filter((n) => n.adjustable !== 'no' && !(typeof n.held === 'string' && n.held.startsWith('^')));
  const shown = open.filter((n) => `${n.title}${n.basis.text}`.includes(typed.trim()));
  const set = shown.filter((n) => n.locals.length > 0);
  const chosen = law.may ? open.find((n) => n.id === asked) : undefined;
  return (
    <>
      {law.may ? null : <p className="grey">本地数值由市司法行政部门负责人设定。</p>}
      <section className="section">
        <h2>
          本市已设定
          <span className="unit-word">{set.length}项</span>
        </h2>
        {set.length > 0 ? <Table norms={set} may={law.may} /> : <p className="grey">还没有设定，全部按法定数值或者平台缺省办理。</p>}
      </section>
      <section className="section">
        <h2>
          可以设定的
          <span className="unit-word">{shown.length}项</span>
        </h2>
        <label className="law-find">
          <span className="unseen">查期限或者依据</span>
          <input className="input" type="search" value={typed} placeholder="查期限或者依据" onChange={(e) => setTyped(e.target.value)} />
        </label>
        <Table norms={shown} may={law.may} />
      </section>
      {chosen ? <LocalForm norm={chosen} onClose={() => void navigate({ to: '/law/local', search: {} })} /> : null}
    </>
  );
}

/** What stands in force, and from when; a value set for later says so. */
function localOf(n: Norm): string {
  const coming = n.locals.at(-1);
  if (n.local) return `${n.local}，自${printDate(n.localFrom ?? '')}`;
  return coming ? `${coming.value}，自${printDate(coming.from)}起` : '';
}

function Table({ norms, may }: { readonly norms: readonly Norm[]; readonly may: boolean }) {
  return (
    <Wide label="本地期限">
      <table className="grid-table law-table local-rows">
        <thead>
          <tr>
            <th scope="col">期限或者数额</th>
            <th scope="col">规定</th>
            <th scope="col">本市</th>
            <th scope="col">依据</th>
            {may ? (
              <th scope="col">
                <span className="unseen">办理</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {norms.map((n) => (
            <tr key={n.id}>
              <td>{n.title}</td>
              <td className="nowrap">{n.value}</td>
              <td>{localOf(n) || <span className="grey">{n.adjustable === 'tighten' ? '只可从严' : '可调整'}</span>}</td>
              <td>
                <Provision basis={n.basis} />
              </td>
              {may ? (
                <td>
                  <Link to="/law/local" search={{ norm: n.id }} resetScroll={false} aria-label={`设定${n.title}`}>
                    设定
                  </Link>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
