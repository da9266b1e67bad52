import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { TalkDto } from '../../api/contract/overview.ts';
import { call, get, query } from '../client.ts';
import { useSession } from '../frame/session.ts';
import { Dialog } from '../kit/dialog.tsx';
import { printInstant } from '../kit/format.ts';
import { MatterLink } from '../kit/matter-rows.tsx';
import { saidWrong } from './instruct.tsx';
import './instruct.css';

const talksQuery = (unit: string) =>
  queryOptions({
    queryKey: ['overview-talks', unit],
    queryFn: ({ signal }) => get<readonly TalkDto[]>(`/overview/talks${query({ unit })}`, signal),
    staleTime: 15_000,
  });

const stands = { proposed: '待安排', arranged: '已安排', dropped: '不约谈' } as const;

/** 约谈: what is proposed and waits for somebody to complete it, and what has been arranged. Nothing where there is none. */
export function Talks({ unit }: { readonly unit: string }) {
  const talks = useQuery(talksQuery(unit)).data ?? [];
  const [settling, setSettling] = useState<TalkDto | undefined>(undefined);
  if (talks.length === 0) return null;
  return (
    <section className="section" aria-labelledby="talks-head">
      <h2 id="talks-head">约谈</h2>
      <ul className="talks">
        {talks.map((talk) => (
          <li key={talk.id}>
            <p className="talk-head">
              <b>{talk.unit.name}</b>
              <span className="grey">
                {stands[talk.state]}
                {talk.state === 'arranged' ? `：${talk.heldOn ?? ''}，${talk.place ?? ''}` : ''}
              </span>
            </p>
            <p>{talk.words}</p>
            <p className="small grey">
              {talk.by.post}
              {talk.by.name}于{printInstant(talk.proposedAt)}提出
              {talk.matter ? (
                <>
                  ，因
                  <MatterLink row={talk.matter} />
                </>
              ) : null}
              {talk.state === 'dropped' ? `。不约谈：${talk.note ?? ''}` : ''}
            </p>
            {talk.mine ? (
              <p className="talk-acts">
                <button
                  type="button"
                  className="button compact"
                  onClick={() => setSettling(talk)}
                  aria-label={`安排约谈：${talk.unit.name}`}
                >
                  安排
                </button>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      {settling ? <SettleDialog talk={settling} onClose={() => setSettling(undefined)} /> : null}
    </section>
  );
}

function SettleDialog({ talk, onClose }: { readonly talk: TalkDto; readonly onClose: () => void }) {
  const { today } = useSession();
  const [state, setState] = useState<'arranged' | 'dropped'>('arranged');
  const queries = useQueryClient();
  const settle = useMutation({
    mutationFn: (body: unknown) => call<unknown>('POST', `/overview/talks/${talk.id}`, { body }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['overview-talks'] });
      onClose();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = Object.fromEntries([...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]));
    settle.mutate({ ...given, state });
  };
  return (
    <Dialog title={`安排约谈：${talk.unit.name}`} onClose={onClose}>
      <form className="talk-form" onSubmit={submit}>
        <p>{talk.words}</p>
        <fieldset className="field options">
          <legend className="unseen">怎么办</legend>
          <label>
            <input type="radio" name="how" checked={state === 'arranged'} onChange={() => setState('arranged')} />
            约谈
          </label>
          <label>
            <input type="radio" name="how" checked={state === 'dropped'} onChange={() => setState('dropped')} />
            不约谈
          </label>
        </fieldset>
        {state === 'arranged' ? (
          <>
            <label>
              <span>日期</span>
              <input className="input input-date" type="date" name="heldOn" min={today} defaultValue={today} required />
            </label>
            <label>
              <span>地点</span>
              <input className="input" name="place" maxLength={200} required />
            </label>
          </>
        ) : null}
        <label>
          <span>{state === 'arranged' ? '说明' : '理由'}</span>
          <textarea className="input" name="note" maxLength={500} required={state === 'dropped'} />
        </label>
        <div className="dialog-acts">
          <button type="submit" className="button primary" disabled={settle.isPending}>
            {state === 'arranged' ? '定下并通知该单位' : '不约谈'}
          </button>
        </div>
        <p role="alert" className="field-no">
          {settle.isError ? saidWrong(settle.error) : ''}
        </p>
      </form>
    </Dialog>
  );
}
