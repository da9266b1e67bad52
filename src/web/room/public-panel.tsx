import { useState } from 'react';
import type { RoomBlock, RoomDto } from '../../api/contract/room.ts';
import { Wide } from '../kit/wide.tsx';
import { useAct, whyNot } from './queries.ts';
import { adoptedWords } from './words.ts';

/** What others said of the draft and what became of it. */
export function Adoptions({ room: { adoptions } }: { readonly room: RoomDto }) {
  if (adoptions.length === 0) return null;
  return (
    <section className="section" aria-labelledby="room-adoptions">
      <h2 id="room-adoptions">意见采纳情况</h2>
      <Wide label="意见采纳情况表">
        <table className="room-table">
          <thead>
            <tr>
              <th scope="col">单位</th>
              <th scope="col">意见</th>
              <th scope="col">采纳情况</th>
              <th scope="col">理由</th>
            </tr>
          </thead>
          <tbody>
            {adoptions.map((a) => (
              <tr key={`${a.unit}${a.opinion}`}>
                <td>{a.unit}</td>
                <td>{a.opinion}</td>
                <td className="nowrap">{adoptedWords[a.adopted]}</td>
                <td>{a.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}

/** The difference between the internal and the public edition: told, or made by the reviewer. */
export function PublicPanel({ room }: { readonly room: RoomDto }) {
  const reviewing = room.mine.includes('review-secrecy');
  if (!reviewing && room.redactions.length === 0) return null;
  return (
    <section className="section" aria-labelledby="room-public">
      <h2 id="room-public">公开版差异</h2>
      {reviewing ? (
        <Review room={room} />
      ) : (
        <ul className="findings">
          {room.redactions.map((r) => (
            <li key={r.path}>
              第{r.path}段「{r.quote}……」不公开：{room.grounds[r.ground] ?? r.ground}。{r.reason}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface Chosen {
  readonly ground: string;
  readonly reason: string;
}

function Review({ room }: { readonly room: RoomDto }) {
  const [out, setOut] = useState<Readonly<Record<string, Chosen>>>({});
  const [closed, setClosed] = useState(false);
  const act = useAct(room, 'review-secrecy');
  const rows = room.blocks.flatMap((b) => {
    const chosen = out[b.path];
    return chosen ? [{ path: b.path, quote: b.quote, ...chosen }] : [];
  });
  const result = closed ? 'closed' : rows.length > 0 ? 'partly' : 'public';
  const words = { closed: '涉密，不公开', partly: `删减${rows.length}段后公开`, public: '全文公开' }[result];
  return (
    <form
      className="room-form"
      onSubmit={(e) => {
        e.preventDefault();
        act.mutate({ secrecyResult: result, redactions: closed ? [] : rows });
      }}
    >
      <p className="grey">逐段看过，不宜公开的勾选并写明理由；内部版保留全文。</p>
      <ul className="room-blocks">
        {room.blocks.map((block) => (
          <BlockRow
            key={block.path}
            block={block}
            grounds={room.grounds}
            chosen={out[block.path]}
            onChange={(next) =>
              setOut(next ? { ...out, [block.path]: next } : Object.fromEntries(Object.entries(out).filter(([p]) => p !== block.path)))
            }
          />
        ))}
      </ul>
      <label className="room-check">
        <input type="checkbox" checked={closed} onChange={(e) => setClosed(e.target.checked)} />
        全文涉密，不公开
      </label>
      <button type="submit" className="button primary" disabled={act.isPending}>
        {act.isPending ? '正在办理…' : `作出结论：${words}`}
      </button>
      <p role="alert" className="field-no">
        {whyNot(act.error)}
      </p>
    </form>
  );
}

interface BlockRowProps {
  readonly block: RoomBlock;
  readonly grounds: RoomDto['grounds'];
  readonly chosen: Chosen | undefined;
  readonly onChange: (next: Chosen | undefined) => void;
}

function BlockRow({ block, grounds, chosen, onChange }: BlockRowProps) {
  const first = Object.keys(grounds)[0] ?? '';
  return (
    <li className={`is-${block.kind}`}>
      <label className="room-check">
        <input
          type="checkbox"
          checked={chosen !== undefined}
          onChange={(e) => onChange(e.target.checked ? { ground: first, reason: '' } : undefined)}
        />
        <span>
          {block.quote}
          {block.kind === 'heading' ? '' : '……'}
          {block.kind === 'table' ? <span className="grey">（表）</span> : null}
        </span>
      </label>
      {chosen ? (
        <div className="room-pair">
          <label className="small">
            不公开的理由
            <select className="input" value={chosen.ground} onChange={(e) => onChange({ ...chosen, ground: e.target.value })}>
              {Object.entries(grounds).map(([id, title]) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          <label className="small">
            说明
            <input
              className="input"
              required
              value={chosen.reason}
              maxLength={500}
              onChange={(e) => onChange({ ...chosen, reason: e.target.value })}
            />
          </label>
        </div>
      ) : null}
    </li>
  );
}
