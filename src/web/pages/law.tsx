import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LawDto } from '../../api/contract.ts';
import { MarkWord, Provision } from '../kit/provision.tsx';
import { Await } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { lawQuery } from '../queries.ts';
import { DueCalculator } from './law-due.tsx';
import './law.css';

/** 依据与期限: what the platform rests on, how sure of it we are, and a calculator of days. */
export function LawPage() {
  useTitle('依据与期限');
  const law = useQuery(lawQuery);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>依据与期限</h1>
          <p className="grey">
            平台办理事项所依据的规定。
            <MarkWord mark="verified" always /> 已与原文核对；
            <MarkWord mark="recalled" /> 尚待核对原文；
            <MarkWord mark="default" /> 法规未定、由平台设定，可由本市调整。
          </p>
        </div>
      </header>
      <DueCalculator />
      <Await query={law}>
        {(data) => (
          <>
            <Norms norms={data.norms} />
            <Instruments instruments={data.instruments} />
          </>
        )}
      </Await>
    </div>
  );
}

const adjustableWords = { no: '不可调整', tighten: '可缩短', free: '可调整' } as const;

function Norms({ norms }: { readonly norms: LawDto['norms'] }) {
  return (
    <section className="section">
      <h2>期限与数额</h2>
      <section className="scroll-x" tabIndex={0} aria-label="期限与数额">
        <table className="grid-table law-table">
          <thead>
            <tr>
              <th scope="col">事项</th>
              <th scope="col">规定</th>
              <th scope="col">本市</th>
              <th scope="col">依据</th>
            </tr>
          </thead>
          <tbody>
            {norms.map((n) => (
              <tr key={n.id}>
                <td>{n.title}</td>
                <td className="nowrap">{n.value}</td>
                <td className="nowrap">{n.local ?? <span className="grey">{adjustableWords[n.adjustable]}</span>}</td>
                <td>
                  <Provision basis={n.basis} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

const span = (i: LawDto['instruments'][number]) => (i.from || i.to ? `${i.from ?? ''} 至 ${i.to ?? '今'}` : '');

function Instruments({ instruments }: { readonly instruments: LawDto['instruments'] }) {
  const [typed, setTyped] = useState('');
  const shown = instruments.filter((i) => `${i.title}${i.number ?? ''}`.includes(typed.trim()));
  return (
    <section className="section">
      <h2>文件</h2>
      <input
        className="input law-find"
        type="search"
        aria-label="查文件名称或文号"
        placeholder="查文件名称或文号"
        value={typed}
        onChange={(e) => setTyped(e.target.value)}
      />
      <section className="scroll-x" tabIndex={0} aria-label="文件">
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
      </section>
      {shown.length === 0 ? <p className="grey">没有这样的文件。</p> : null}
    </section>
  );
}
