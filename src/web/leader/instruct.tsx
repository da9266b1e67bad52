import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { InstructionBody, RedRow } from '../../api/contract/overview.ts';
import type { PhrasesDto } from '../../api/contract/work.ts';
import type { SessionDto } from '../../api/contract.ts';
import { call, get, OfflineError, ProblemError } from '../client.ts';
import { useSession } from '../frame/session.ts';
import { Dialog } from '../kit/dialog.tsx';
import './instruct.css';

/** What a leader is about to say about a matter: 批示 to the unit, or the proposal of a 约谈. */
export interface Order {
  readonly kind: 'instruct' | 'talk';
  readonly row: RedRow;
}

/** Heads and leaders speak to those below them. */
export const mayInstruct = ({ post }: SessionDto): boolean => post.duties.some((d) => d === 'head' || d === 'leader');

export const saidWrong = (error: unknown): string => {
  if (error instanceof OfflineError) return '连不上服务器，文字还在，网络恢复后请再试。';
  return error instanceof ProblemError ? error.problem.detail || error.problem.title : '没有办成，请再试一次。';
};

/** Sentences that fit this matter; the first is a draft ready to send. */
function sentences({ kind, row }: Order): readonly string[] {
  const late = row.daysLate > 0 ? `已逾期${row.daysLate}天` : `将于${row.nextDueOn ?? '近日'}到期`;
  if (kind === 'talk') return [`《${row.title}》${late}，请就未按期办理的原因和整改措施作出说明。`];
  return [
    `${late}，请${row.call.name}3个工作日内办结，并报告结果。`,
    `${late}，请说明原因，明确办结日期和责任人。`,
    '请主要负责人亲自过问，限期办结。',
  ];
}

const titles = { instruct: '批示', talk: '提出约谈' } as const;

/** What differs between the two, in words. */
const wordings = {
  instruct: {
    to: '批给',
    label: '批示内容',
    note: '批示送到该单位的待办，并记在事项页上，办理后即为回复。',
    send: '送出批示',
    path: '/overview/instructions',
  },
  talk: {
    to: '约谈',
    label: '约谈事由',
    note: '这只是建议：由本单位或者法治政府办定下日期和地点，才通知该单位。',
    send: '提出约谈建议',
    path: '/overview/talks',
  },
} as const;

/** A draft with one tap to change it and one to send it. */
export function InstructDialog({ order, onClose }: { readonly order: Order; readonly onClose: () => void }) {
  const [sent, setSent] = useState(false);
  return (
    <Dialog title={titles[order.kind]} onClose={onClose}>
      {sent ? <Sent order={order} onClose={onClose} /> : <OrderForm order={order} onSent={() => setSent(true)} onClose={onClose} />}
    </Dialog>
  );
}

interface FormProps {
  readonly order: Order;
  readonly onSent: () => void;
  readonly onClose: () => void;
}

function OrderForm({ order, onSent, onClose }: FormProps) {
  const { row, kind } = order;
  const say = wordings[kind];
  const drafts = sentences(order);
  const [words, setWords] = useState(drafts[0] ?? '');
  const queries = useQueryClient();
  const body: InstructionBody = { matter: row.key, words };
  const send = useMutation({
    mutationFn: () => call<unknown>('POST', say.path, { body }),
    onSuccess: () => {
      for (const name of ['overview-talks', 'matter', 'urges']) void queries.invalidateQueries({ queryKey: [name] });
      onSent();
    },
  });
  return (
    <form
      className="instruct"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <dl className="instruct-about">
        <dt>事项</dt>
        <dd>{row.title}</dd>
        <dt>{say.to}</dt>
        <dd>
          {row.call.name}
          {row.head ? `（${row.head.post}${row.head.name}）` : ''}
        </dd>
      </dl>
      <label className="instruct-label" htmlFor="instruct-words">
        {say.label}
      </label>
      <textarea
        id="instruct-words"
        className="input"
        value={words}
        maxLength={500}
        required
        onChange={(event) => setWords(event.target.value)}
      />
      <Phrases drafts={drafts} held={words} withKept={kind === 'instruct'} onPick={setWords} />
      <p className="grey small">{say.note}</p>
      <div className="dialog-acts">
        <button type="submit" className="button primary" disabled={send.isPending || words.trim().length < 2}>
          {say.send}
        </button>
        <button type="button" className="button" onClick={onClose}>
          不了
        </button>
      </div>
      <p role="alert" className="field-no">
        {send.isError ? saidWrong(send.error) : ''}
      </p>
    </form>
  );
}

function Sent({ order, onClose }: { readonly order: Order; readonly onClose: () => void }) {
  return (
    <div className="instruct" role="status">
      <p className="song instruct-sent">
        {order.kind === 'instruct' ? `批示已送到${order.row.call.name}。` : '约谈建议已提出，等待安排。'}
      </p>
      <div className="dialog-acts">
        <button type="button" className="button" onClick={onClose}>
          好
        </button>
      </div>
    </div>
  );
}

interface PhrasesProps {
  readonly drafts: readonly string[];
  /** What stands in the box: not offered again. */
  readonly held: string;
  readonly withKept: boolean;
  readonly onPick: (words: string) => void;
}

/** Sentences made for this matter, then the person's and the unit's own common phrases. */
function Phrases({ drafts, held, withKept, onPick }: PhrasesProps) {
  const { account } = useSession();
  const kept = useQuery({
    queryKey: ['phrases', account],
    queryFn: ({ signal }) => get<PhrasesDto>('/phrases', signal),
    enabled: withKept,
    staleTime: 60_000,
    retry: false,
  });
  const all = [...new Set([...drafts, ...(kept.data?.phrases ?? []).map((p) => p.words)])].filter((phrase) => phrase !== held);
  if (all.length === 0) return null;
  return (
    <fieldset className="instruct-phrases">
      <legend className="small grey">换一句</legend>
      {all.map((phrase) => (
        <button key={phrase} type="button" className="instruct-phrase" onClick={() => onPick(phrase)}>
          {phrase}
        </button>
      ))}
    </fieldset>
  );
}
