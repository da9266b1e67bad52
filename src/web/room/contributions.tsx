import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { RoomContribution, RoomDto } from '../../api/contract/room.ts';

import { Request } from './now-panel.tsx';
import { placeOf, printDay } from './words.ts';

const missing = (c: RoomContribution): boolean => ['requested', 'drafted', 'returned'].includes(c.state.id);

/** Who has contributed and who has not; the latter first. */
export function Contributions({ room }: { readonly room: RoomDto }) {
  const [all, setAll] = useState(false);
  const { contributions, askable } = room;
  if (askable === 0) return null;
  const out = contributions.filter(missing);
  const shown = all ? contributions : out;
  const collecting = room.state.id === 'collecting' && room.mine.includes('freeze') && contributions.length < askable;
  return (
    <section className="section" aria-labelledby="room-contributions">
      <h2 id="room-contributions">各单位供稿</h2>
      {contributions.length === 0 ? <p className="grey">还没有部署供稿。</p> : <Sums contributions={contributions} askable={askable} />}
      {contributions.length > 0 ? (
        <p className="room-tabs no-print">
          <button type="button" className="button compact" aria-pressed={!all} onClick={() => setAll(false)}>
            未报送（{out.length}）
          </button>
          <button type="button" className="button compact" aria-pressed={all} onClick={() => setAll(true)}>
            全部（{contributions.length}）
          </button>
        </p>
      ) : null}
      {shown.length > 0 ? (
        <Rows rows={shown} kind={room.kinds.contribution} />
      ) : contributions.length > 0 ? (
        <p className="grey">已全部报送。</p>
      ) : null}
      {collecting ? (
        <details className="room-more no-print">
          <summary>还有{askable - contributions.length}个单位没有部署</summary>
          <Request room={room} title="补充部署" />
        </details>
      ) : null}
    </section>
  );
}

function Sums({ contributions, askable }: { readonly contributions: readonly RoomContribution[]; readonly askable: number }) {
  const n = (...states: readonly string[]) => contributions.filter((c) => states.includes(c.state.id)).length;
  const late = contributions.filter((c) => c.late).length;
  const disputed = contributions.filter((c) => c.verdict === 'disputed').length;
  const sums: readonly (readonly [title: string, value: number, tone?: string])[] = [
    ['部署', contributions.length],
    ['已采用', n('accepted')],
    ['待审核', n('submitted')],
    ['退回修改', n('returned')],
    ['未报送', n('requested', 'drafted')],
    ['其中逾期', late, late > 0 ? 'light-red' : ''],
    ['数据有异议', disputed, disputed > 0 ? 'light-amber' : ''],
  ];
  return (
    <dl className="room-sums" aria-label={`共${askable}个单位`}>
      {sums.map(([title, value, tone = '']) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd className={tone}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Rows shown at once; a city asks some sixty units. */
const most = 12;

function Rows({ rows, kind }: { readonly rows: readonly RoomContribution[]; readonly kind: string }) {
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, most);
  return (
    <>
      <ul className="room-rows">
        {shown.map((c) => (
          <li key={c.key}>
            <Link to="/m/$procedure/$region/$id" params={placeOf(kind, c.key)}>
              {c.unit.name}
            </Link>
            <span className="grey">{c.state.title}</span>
            <span className={c.late ? 'light-red' : 'grey'}>
              {c.dueOn ? `${printDay(c.dueOn)}截止` : ''}
              {c.late ? '，已逾期' : ''}
            </span>
            {c.disputes.length > 0 ? (
              <span className="room-wide light-amber">
                对{c.disputes.map((d) => `「${d.name}」`).join('')}有异议：{c.disputes.map((d) => d.reason).join('；')}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {shown.length < rows.length ? (
        <p className="room-tabs no-print">
          <button type="button" className="button compact" onClick={() => setAll(true)}>
            显示其余{rows.length - shown.length}个单位
          </button>
        </p>
      ) : null}
    </>
  );
}
