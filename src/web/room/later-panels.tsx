import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { RoomCompareDto, RoomDto } from '../../api/contract/room.ts';
import { Await } from '../kit/states.tsx';
import { Wide } from '../kit/wide.tsx';
import { compareQuery, useStep, whyNot } from './queries.ts';

/** What the report promises for the next year, and which of it is a task already. */
export function PromisedPanel({ room }: { readonly room: RoomDto }) {
  const step = useStep(room.key, 'tasks');
  const { promised } = room;
  if (promised.length === 0) return null;
  const open = promised.filter((p) => !p.given).length;
  const may = ['signed', 'submitted', 'published', 'corrected', 'archived'].includes(room.state.id) && open > 0;
  return (
    <section className="section" aria-labelledby="room-promised">
      <h2 id="room-promised">下一年度安排</h2>
      <ul className="findings">
        {promised.map((p) => (
          <li key={p.title}>
            <b>{p.title}</b> <span className="grey">{p.given ? '已转为任务' : '尚未转为任务'}</span>
          </li>
        ))}
      </ul>
      {may ? (
        <p className="room-acts no-print">
          <button type="button" className="button" disabled={step.isPending} onClick={() => step.mutate(undefined)}>
            {step.isPending ? '正在拟制…' : `拟制${open}项任务草稿`}
          </button>
          <Link to="/m/$procedure" params={{ procedure: room.kinds.task }} className="button plain">
            查看任务
          </Link>
        </p>
      ) : (
        <p className="grey small">报告签发后，可以把各项安排转为任务草稿，再分解下达。</p>
      )}
      <p role="alert" className="field-no">
        {whyNot(step.error)}
      </p>
    </section>
  );
}

/** This year and the year before, figure by figure; opened when asked for. */
export function ComparePanel({ room }: { readonly room: RoomDto }) {
  const [asked, setAsked] = useState(false);
  return (
    <section className="section" aria-labelledby="room-compare">
      <h2 id="room-compare">与上一年度比较</h2>
      {asked ? (
        <Compared room={room} />
      ) : (
        <button type="button" className="button no-print" onClick={() => setAsked(true)}>
          比较{room.year - 1}年和{room.year}年
        </button>
      )}
    </section>
  );
}

function Compared({ room }: { readonly room: RoomDto }) {
  const compared = useQuery(compareQuery(room.key, room.year - 1));
  return <Await query={compared}>{(data) => <CompareTable data={data} />}</Await>;
}

function CompareTable({ data }: { readonly data: RoomCompareDto }) {
  const comparable = data.figures.filter((f) => f.why === null).length;
  return (
    <>
      <p className="grey">
        {data.with}年的数字取自{data.source === 'frozen' ? '当年封存的数据' : '当年的记录'}；{data.figures.length}项中{comparable}
        项可比，其余写明不可比的原因。
      </p>
      <Wide label="两年数据比较">
        <table className="room-table">
          <thead>
            <tr>
              <th scope="col">数据</th>
              <th scope="col">{data.with}年</th>
              <th scope="col">{data.year}年</th>
              <th scope="col">变化</th>
            </tr>
          </thead>
          <tbody>
            {data.figures.map((f) => (
              <tr key={f.id}>
                <td>{f.title}</td>
                <td className="nowrap">{f.before}</td>
                <td className="nowrap">{f.now}</td>
                <td className={f.why ? 'grey' : ''}>{f.why ?? f.change}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {data.text ? <TextRows rows={data.text} /> : <p className="grey">{data.with}年报告的正文不在平台上，只比较数据。</p>}
    </>
  );
}

function TextRows({ rows }: { readonly rows: NonNullable<RoomCompareDto['text']> }) {
  return (
    <details className="room-more">
      <summary>正文的变化</summary>
      <ol className="room-text-rows">
        {rows.map((row, at) => (
          <li key={at} className={row.same ? 'grey' : ''}>
            {row.pieces.map((piece, i) => {
              if (piece.kind === 'cut') return <del key={i}>{piece.text}</del>;
              return piece.kind === 'added' ? <ins key={i}>{piece.text}</ins> : <span key={i}>{piece.text}</span>;
            })}
          </li>
        ))}
      </ol>
    </details>
  );
}
