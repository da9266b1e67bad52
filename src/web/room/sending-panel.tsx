import { useState } from 'react';
import type { RoomDto, RoomWay } from '../../api/contract/room.ts';
import { useAct, useStep, whyNot } from './queries.ts';
import { printDay } from './words.ts';

/** Three ways out, each with its day and its receipt. */
export function SendingPanel({ room, today }: { readonly room: RoomDto; readonly today: string }) {
  if (!['signed', 'submitted', 'published', 'corrected', 'supervised', 'archived'].includes(room.state.id)) return null;
  return (
    <section className="section" aria-labelledby="room-sending">
      <h2 id="room-sending">报送和回执</h2>
      <ul className="room-rows room-ways">
        {room.ways.map((way) => (
          <Way key={way.id} way={way} room={room} today={today} />
        ))}
      </ul>
    </section>
  );
}

const sentWords = (way: RoomWay): string =>
  way.sentOn ? `${printDay(way.sentOn)}报送${way.to ?? ''}` : `未报送${way.due ? `，最迟${printDay(way.due)}` : ''}`;

function receiptWords(way: RoomWay): string {
  if (way.receivedOn) return `${printDay(way.receivedOn)}收到，${way.receipt ?? ''}`;
  return way.sentOn ? '未登记回执' : '';
}

function Way({ way, room, today }: { readonly way: RoomWay; readonly room: RoomDto; readonly today: string }) {
  const late = way.sentOn === null && way.due !== null && way.due < today;
  const open =
    way.sentOn === null ? room.mine.includes(`submit-${way.id}`) : way.receivedOn === null && room.mine.includes(`receive-${way.id}`);
  const form = way.sentOn === null ? <Send way={way} room={room} late={late} /> : <Receive way={way} room={room} today={today} />;
  return (
    <li>
      <b>{way.title}</b>
      <span className={late ? 'light-red' : ''}>{sentWords(way)}</span>
      <span className="grey">{receiptWords(way)}</span>
      {open ? form : null}
    </li>
  );
}

function Send({ way, room, late }: { readonly way: RoomWay; readonly room: RoomDto; readonly late: boolean }) {
  const [to, setTo] = useState('');
  const [lateReason, setLateReason] = useState('');
  const act = useAct(room, `submit-${way.id}`);
  return (
    <form
      className="room-inline room-wide"
      onSubmit={(e) => {
        e.preventDefault();
        act.mutate({ [`${way.id}Name`]: to, ...(lateReason && { lateReason }) });
      }}
    >
      <label>
        报送机关
        <input className="input" required maxLength={60} value={to} onChange={(e) => setTo(e.target.value)} />
      </label>
      {late ? (
        <label>
          逾期原因
          <input className="input" required maxLength={500} value={lateReason} onChange={(e) => setLateReason(e.target.value)} />
        </label>
      ) : null}
      <button type="submit" className="button" disabled={act.isPending}>
        登记报送
      </button>
      <p role="alert" className="field-no">
        {whyNot(act.error)}
      </p>
    </form>
  );
}

function Receive({ way, room, today }: { readonly way: RoomWay; readonly room: RoomDto; readonly today: string }) {
  const [receipt, setReceipt] = useState('');
  const [on, setOn] = useState(today);
  const act = useAct(room, `receive-${way.id}`);
  return (
    <form
      className="room-inline room-wide"
      onSubmit={(e) => {
        e.preventDefault();
        act.mutate({ [`${way.id}Receipt`]: receipt, [`${way.id}ReceivedOn`]: on });
      }}
    >
      <label>
        回执
        <input
          className="input"
          required
          maxLength={120}
          placeholder="收文登记号或者签收人"
          value={receipt}
          onChange={(e) => setReceipt(e.target.value)}
        />
      </label>
      <label>
        收到日期
        <input className="input" type="date" required max={today} value={on} onChange={(e) => setOn(e.target.value)} />
      </label>
      <button type="submit" className="button" disabled={act.isPending}>
        登记回执
      </button>
      <p role="alert" className="field-no">
        {whyNot(act.error)}
      </p>
    </form>
  );
}

/** The code by which anyone can verify the published report, and the way to correct it. */
export function PublishedPanel({ room }: { readonly room: RoomDto }) {
  const { published } = room;
  if (!published) return null;
  const address = `/p/verify?code=${published.code}`;
  return (
    <section className="section" aria-labelledby="room-published">
      <h2 id="room-published">公开和核验</h2>
      <p>
        {printDay(published.on)}公开第{published.version}版，核验码 <b className="nowrap">{published.code}</b>，
        <a href={address}>在公众服务网站核验</a>。
      </p>
      <p className="small grey room-hash">校验值 {published.seal}</p>
      {room.mine.includes('correct') ? <Correct room={room} /> : null}
    </section>
  );
}

function Correct({ room }: { readonly room: RoomDto }) {
  const [notice, setNotice] = useState('');
  const step = useStep(room.key, 'correct');
  return (
    <details className="room-more no-print">
      <summary>公开后发现有误，更正</summary>
      <form
        className="room-form"
        onSubmit={(e) => {
          e.preventDefault();
          step.mutate({ correctionNotice: notice });
        }}
      >
        <label>
          更正公告
          <textarea
            className="input"
            rows={3}
            required
            minLength={4}
            maxLength={2000}
            value={notice}
            onChange={(e) => setNotice(e.target.value)}
          />
        </label>
        <button type="submit" className="button" disabled={step.isPending}>
          {step.isPending ? '正在更正…' : '发布更正，旧版留存'}
        </button>
        <p role="alert" className="field-no">
          {whyNot(step.error)}
        </p>
      </form>
    </details>
  );
}
