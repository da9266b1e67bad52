import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { printDate } from '#kernel';
import type { LawDto } from '../../api/contract.ts';
import { MarkWord, Provision } from '../kit/provision.tsx';
import { Await } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { lawQuery } from '../queries.ts';
import { DueCalculator } from './law-due.tsx';
import './law.css';
import { Wide } from '../kit/wide.tsx';

/** 依据与期限: what the platform rests on, how sure of it we are, and a calculator of days. */
export function LawPage() {
  useTitle('依据与期限');
  const law = useQuery(lawQuery);
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>依据与期限</h1>
          <p className="grey">平台办理事项所依据的规定，每个数都注明出处和核对情况。</p>
        </div>
        <nav className="law-links no-print" aria-label="相关">
          <Link to="/law/radar">法律变动影响</Link>
          <Link to="/law/local">本地期限</Link>
          <Link to="/calendar/notices">放假安排</Link>
        </nav>
      </header>
      <Marks />
      <DueCalculator />
      <section className="section">
        <label className="law-find">
          <span className="grey">在期限和文件中查</span>
          <input className="input" type="search" value={typed} placeholder="事项、条文、文号" onChange={(e) => setTyped(e.target.value)} />
        </label>
      </section>
      <Await query={law}>
        {(data) => (
          <>
            <Norms norms={data.norms} q={q} />
            <Instruments instruments={data.instruments} q={q} />
          </>
        )}
      </Await>
    </div>
  );
}

/** What the three marks mean, in words. */
function Marks() {
  return (
    <dl className="law-marks small">
      <div>
        <dt>
          <MarkWord mark="verified" always />
        </dt>
        <dd>核：已与原文核对，作为法定数值使用</dd>
      </div>
      <div>
        <dt>
          <MarkWord mark="recalled" />
        </dt>
        <dd>忆：凭记忆录入，待与原文核对</dd>
      </div>
      <div>
        <dt>
          <MarkWord mark="default" />
        </dt>
        <dd>设：法规没有规定，由平台设定，本市可以调整</dd>
      </div>
    </dl>
  );
}

type Norm = LawDto['norms'][number];

const adjustableWords = { no: '不可调整', tighten: '只可从严', free: '可调整' } as const;

/** Several words, all of which must stand somewhere. */
const has = (text: string, q: string): boolean => q.split(/\s+/).every((word) => text.includes(word));

const textOf = (n: Norm): string => [n.title, n.value, n.local ?? '', ...n.editions.map((e) => `${e.value}${e.basis.text}`)].join(' ');

function Norms({ norms, q }: { readonly norms: LawDto['norms']; readonly q: string }) {
  const shown = norms.filter((n) => has(textOf(n), q));
  return (
    <section className="section" aria-label="期限与数额">
      <h2>
        期限与数额
        <span className="unit-word">{shown.length}项</span>
      </h2>
      <ul className="law-norms">
        {shown.map((n) => (
          <li key={n.id}>
            <NormRow norm={n} />
          </li>
        ))}
      </ul>
      {shown.length === 0 ? <p className="grey">没有这样的期限或者数额。</p> : null}
    </section>
  );
}

/** One norm on a line; opened, every value it has had and what the city has set. */
function NormRow({ norm }: { readonly norm: Norm }) {
  const now = norm.editions.at(-1);
  return (
    <details>
      <summary>
        <span className="law-title">{norm.title}</span>
        <span className="law-value">{norm.value}</span>
        <span className="law-local">
          {norm.local ? `本市${norm.local}` : <span className="grey">{adjustableWords[norm.adjustable]}</span>}
        </span>
        <span className="law-mark">
          <MarkWord mark={norm.basis.mark} always />
        </span>
        <span className="law-basis">
          <Provision basis={{ ...norm.basis, mark: 'verified' }} />
        </span>
      </summary>
      <dl className="law-editions">
        {norm.editions.map((e) => (
          <div key={e.from} className={e === now ? 'now' : ''}>
            <dt>自{printDate(e.from)}</dt>
            <dd>
              {e.value} <Provision basis={e.basis} />
            </dd>
          </div>
        ))}
        {norm.locals.map((l) => (
          <div key={`local ${l.from}`}>
            <dt>本市自{printDate(l.from)}</dt>
            <dd>{l.value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

const span = (i: LawDto['instruments'][number]) => (i.from || i.to ? `${i.from ?? ''} 至 ${i.to ?? '今'}` : '');

function Instruments({ instruments, q }: { readonly instruments: LawDto['instruments']; readonly q: string }) {
  const shown = instruments.filter((i) => has(`${i.title}${i.number ?? ''}`, q));
  return (
    <section className="section">
      <h2>
        文件
        <span className="unit-word">{shown.length}件</span>
      </h2>
      <Wide label="文件">
        <table className="grid-table law-table">
          <thead>
            <tr>
              <th scope="col">名称</th>
              <th scope="col">文号</th>
              <th scope="col">施行</th>
              <th scope="col">核对</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((i) => (
              <tr key={i.id}>
                <td>
                  {i.title}
                  {i.note ? <p className="grey small">{i.note}</p> : null}
                </td>
                <td className="nowrap">{i.number}</td>
                <td className="nowrap">{span(i)}</td>
                <td>
                  <MarkWord mark={i.mark} always />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {shown.length === 0 ? <p className="grey">没有这样的文件。</p> : null}
    </section>
  );
}
