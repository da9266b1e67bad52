import { useState } from 'react';
import type { RoomDto } from '../../api/contract/room.ts';
import { Wide } from '../kit/wide.tsx';
import { useStep, whyNot } from './queries.ts';

/** The frozen figures: when, how many, whether they are still what the ledger sealed, and what changed since. */
export function FiguresPanel({ room }: { readonly room: RoomDto }) {
  const { frozen, changes } = room;
  return (
    <section className="section" aria-labelledby="room-figures">
      <h2 id="room-figures">封存数据</h2>
      {frozen ? (
        <>
          <p>
            {frozen.at.slice(0, 16).replace('T', ' ')}封存第{frozen.edition}版，共{frozen.figures}项数据，取自台账前{frozen.events}条记录。
          </p>
          <p className={frozen.intact ? 'light-green' : 'light-red'}>
            {frozen.intact ? '刚才核对：所存数据与台账封存的校验值一致。' : '所存数据与台账封存的校验值不一致，请联系系统管理员。'}
          </p>
          {frozen.definitionsChanged ? <p className="light-amber">部署供稿以后，有数据的口径作过调整，请核对后重新封存。</p> : null}
          <p className="small grey room-hash">校验值 {frozen.seal}</p>
          <Changes room={room} />
          {room.mine.includes('freeze-again') ? <FreezeAgain room={room} urgent={changes.length > 0} /> : null}
        </>
      ) : (
        <p className="grey">还没有封存。封存以前，正文中的数字随记录变化。</p>
      )}
    </section>
  );
}

function Changes({ room: { changes } }: { readonly room: RoomDto }) {
  if (changes.length === 0) return <p className="grey">封存以后，各项数据的记录没有变化。</p>;
  return (
    <details className="room-more" open={changes.length <= 12}>
      <summary className="light-amber">封存以后，有{changes.length}项数据的记录发生变化</summary>
      <Wide label="封存后的变化">
        <table className="room-table">
          <thead>
            <tr>
              <th scope="col">数据</th>
              <th scope="col">封存时</th>
              <th scope="col">现在</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((c) => (
              <tr key={c.id}>
                <td>{c.title}</td>
                <td>{c.frozen}</td>
                <td>{c.now}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <p className="small grey">报告仍用封存的数字。确需改用新数的，由数据归口人重新封存并写明理由。</p>
    </details>
  );
}

function FreezeAgain({ room, urgent }: { readonly room: RoomDto; readonly urgent: boolean }) {
  const [reason, setReason] = useState('');
  const step = useStep(room.key, 'freeze');
  return (
    <details className="room-more no-print" open={urgent && step.isError}>
      <summary>重新封存</summary>
      <form
        className="room-form"
        onSubmit={(e) => {
          e.preventDefault();
          step.mutate({ refreezeReason: reason });
        }}
      >
        <label>
          重新封存的理由
          <input className="input" required minLength={4} maxLength={500} value={reason} onChange={(e) => setReason(e.target.value)} />
        </label>
        <button type="submit" className="button" disabled={step.isPending}>
          {step.isPending ? '正在封存…' : '重新封存，旧版留存'}
        </button>
        <p role="alert" className="field-no">
          {whyNot(step.error)}
        </p>
      </form>
    </details>
  );
}
