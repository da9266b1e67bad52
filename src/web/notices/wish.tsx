import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { WishDto } from '../../api/contract/notices.ts';
import { call } from '../client.ts';
import { Await } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { HourSelect } from './hours.tsx';
import { noticeKinds } from './kinds.ts';
import { wishQuery } from './queries.ts';
import { Saved } from './saved.tsx';
import './settings.css';

/** 提醒方式: how a person wants to be told, besides the messages in the platform. */
export function WishPage() {
  useTitle('提醒方式');
  const wish = useQuery(wishQuery);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>提醒方式</h1>
          <p className="grey">
            平台里的<Link to="/notices">消息</Link>总会收到。这里设定是否另发邮件；邮件只写事项名称、编号、期限和链接，不写个人信息。
          </p>
        </div>
      </header>
      <Await query={wish}>{(data) => <WishForm wish={data} />}</Await>
    </div>
  );
}

const mails = [
  ['none', '不发邮件'],
  ['daily', '每日汇总一封'],
  ['each', '随时发'],
] as const;

function WishForm({ wish }: { readonly wish: WishDto }) {
  const [held, setHeld] = useState(wish);
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: ({ mailConnected: _connected, ...body }: WishDto) => call<WishDto>('PUT', '/notices/wish', { body }),
    onSuccess: (saved) => {
      queries.setQueryData(wishQuery.queryKey, saved);
      setHeld(saved);
    },
  });
  const set = (change: Partial<WishDto>) => setHeld((before) => ({ ...before, ...change }));
  const changed = JSON.stringify(held) !== JSON.stringify(wish);
  return (
    <form
      className="settings"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(held);
      }}
    >
      {wish.mailConnected ? null : <p className="summary">平台还没有接通邮件。设定会先保存，接通后按设定发送。</p>}
      <fieldset className="field">
        <legend>邮件</legend>
        <div className="settings-options">
          {mails.map(([id, word]) => (
            <label key={id}>
              <input type="radio" name="mail" checked={held.mail === id} onChange={() => set({ mail: id })} /> {word}
            </label>
          ))}
        </div>
      </fieldset>
      {held.mail === 'none' ? null : <MailWish held={held} set={set} />}
      <div className="dialog-acts">
        <button type="submit" className="button primary" disabled={!changed || save.isPending}>
          {save.isPending ? '正在保存…' : '保存'}
        </button>
        <Saved of={save} changed={changed} />
      </div>
    </form>
  );
}

interface PartProps {
  readonly held: WishDto;
  readonly set: (change: Partial<WishDto>) => void;
}

function MailWish({ held, set }: PartProps) {
  return (
    <>
      <div className="field">
        <label htmlFor="wish-address">邮箱</label>
        <input
          id="wish-address"
          className="input"
          type="email"
          autoComplete="email"
          maxLength={200}
          value={held.address}
          onChange={(e) => set({ address: e.target.value })}
        />
      </div>
      {held.mail === 'daily' ? (
        <div className="field settings-line">
          <span>每天</span>
          <HourSelect label="每日汇总的时间" value={held.hour} onChange={(hour) => set({ hour })} />
          <span>以后发出，没有消息不发</span>
        </div>
      ) : null}
      <Quiet held={held} set={set} />
      <fieldset className="field">
        <legend>哪些消息发邮件</legend>
        <div className="settings-options">
          {noticeKinds.map(([id, word]) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={held.kinds.includes(id)}
                onChange={(e) => set({ kinds: e.target.checked ? [...held.kinds, id] : held.kinds.filter((k) => k !== id) })}
              />{' '}
              {word}
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}

function Quiet({ held, set }: PartProps) {
  const { quiet } = held;
  return (
    <fieldset className="field">
      <legend>免打扰</legend>
      <div className="settings-line">
        <label>
          <input type="checkbox" checked={quiet !== null} onChange={(e) => set({ quiet: e.target.checked ? { from: 20, to: 8 } : null })} />{' '}
          这段时间不发
        </label>
        {quiet ? (
          <>
            <HourSelect label="免打扰开始" value={quiet.from} onChange={(from) => set({ quiet: { ...quiet, from } })} />
            <span>至</span>
            <HourSelect label="免打扰结束" value={quiet.to} onChange={(to) => set({ quiet: { ...quiet, to } })} />
          </>
        ) : null}
      </div>
    </fieldset>
  );
}
