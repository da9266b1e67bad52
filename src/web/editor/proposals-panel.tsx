import { useMutation } from '@tanstack/react-query';
import type { Editor } from '@tiptap/core';
import { useState } from 'react';
import type { TextProposalDto } from '../../api/contract/texts.ts';
import { call } from '../client.ts';
import { printInstant } from '../kit/format.ts';
import type { ChipBook } from './chips.ts';
import { goTo } from './go.ts';
import { Pieces, plainWords } from './pieces.tsx';
import { failureOf, textPath } from './queries.ts';

interface Props {
  readonly id: string;
  readonly editor: Editor;
  readonly proposals: readonly TextProposalDto[];
  readonly nodes: readonly number[];
  readonly chips: ChipBook;
  readonly mayDecide: boolean;
  readonly active: string | undefined;
  readonly onActive: (id: string) => void;
  /** Saves what is being written first, so that nothing of it is lost; false when that failed. */
  readonly before: () => Promise<boolean>;
  readonly onSettled: (all: readonly TextProposalDto[], textChanged: boolean) => void;
}

const results = { pending: '待处理', adopted: '已采纳', partly: '部分采纳', refused: '未采纳', withdrawn: '已撤回' } as const;

/** What others would change, each to be decided on; what became of the rest is the table of adoption. */
export function ProposalsPanel(props: Props) {
  const open = props.proposals.filter((p) => p.result === 'pending');
  const rest = props.proposals.filter((p) => p.result !== 'pending');
  return (
    <>
      {open.length === 0 ? <p className="grey">没有待处理的修改建议。</p> : null}
      <ul className="cards">
        {open.map((p) => (
          <Proposal key={p.id} proposal={p} {...props} />
        ))}
      </ul>
      {rest.length > 0 ? (
        <details className="panel-rest">
          <summary>意见采纳情况（{rest.length}）</summary>
          <ul className="cards">
            {rest.map((p) => (
              <Proposal key={p.id} proposal={p} {...props} />
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function Proposal({ proposal: p, ...props }: Props & { readonly proposal: TextProposalDto }) {
  const { editor, nodes, chips, active, onActive } = props;
  const node = p.place === null ? undefined : (nodes[p.place] ?? nodes.at(-1));
  return (
    <li data-card={p.id} className={p.id === active ? 'card card-active' : 'card'}>
      <button
        type="button"
        className="card-quote"
        disabled={node === undefined}
        onClick={() => {
          onActive(p.id);
          if (node !== undefined) goTo(editor, node);
        }}
      >
        {plainWords(p.heading, chips) || '开头'}
      </button>
      <p className="pieces">
        <Pieces pieces={p.pieces} chips={chips} />
      </p>
      <p>理由：{p.reason}</p>
      <p className="grey small">
        {p.unit} {p.by}，{printInstant(p.at)}
      </p>
      {p.result === 'pending' ? <Decide proposal={p} {...props} /> : <Result proposal={p} />}
    </li>
  );
}

const Result = ({ proposal: p }: { readonly proposal: TextProposalDto }) => (
  <p className="small">
    <b>{results[p.result]}</b>
    {p.settledVersion ? `，见第${p.settledVersion}版` : ''}
    {p.answer ? `：${p.answer}` : ''}
    <span className="grey">
      　{p.settledBy}，{p.settledAt ? printInstant(p.settledAt) : ''}
    </span>
  </p>
);

interface Deciding {
  readonly result: 'adopted' | 'partly' | 'refused' | 'withdrawn';
  readonly answer: string;
  readonly apply: boolean;
}

type Decided = (result: Deciding['result'], apply?: boolean, answer?: string) => void;

function Decide({ proposal: p, id, mayDecide, before, onSettled }: Props & { readonly proposal: TextProposalDto }) {
  const send = useMutation({
    mutationFn: async (body: Deciding) => {
      if (body.apply && !(await before())) throw new Error('unsaved');
      return call<readonly TextProposalDto[]>('POST', `${textPath(id)}/proposals/${p.id}/settle`, { body });
    },
    onSuccess: (all, { apply }) => onSettled(all, apply),
  });
  const decide: Decided = (result, apply = false, answer = '') => send.mutate({ result, answer, apply });
  const unsaved = send.error?.message === 'unsaved';
  return (
    <>
      {mayDecide ? <Choices moved={p.place === null} busy={send.isPending} decide={decide} /> : null}
      {!mayDecide && p.mine ? (
        <p className="panel-acts">
          <button type="button" className="link-button" disabled={send.isPending} onClick={() => decide('withdrawn')}>
            撤回
          </button>
        </p>
      ) : null}
      {send.isError ? (
        <p role="alert" className="field-no small">
          {unsaved ? '您的改动还没有保存成，请先保存，再采纳建议。' : failureOf(send.error, '没有处理成')}
        </p>
      ) : null}
    </>
  );
}

function Choices({ moved, busy, decide }: { readonly moved: boolean; readonly busy: boolean; readonly decide: Decided }) {
  const [asking, setAsking] = useState<'partly' | 'refused'>();
  return (
    <>
      {moved ? <p className="field-no small">这一段在建议提出后已经改动，请在正文中改好后再处理。</p> : null}
      <p className="panel-acts">
        <button type="button" className="button compact" disabled={busy} onClick={() => decide('adopted', !moved)}>
          {moved ? '已改入正文' : '采纳'}
        </button>
        <button type="button" className="button plain compact" onClick={() => setAsking('partly')}>
          部分采纳
        </button>
        <button type="button" className="button plain compact" onClick={() => setAsking('refused')}>
          不采纳
        </button>
      </p>
      {asking ? <Why key={asking} result={asking} busy={busy} decide={decide} onCancel={() => setAsking(undefined)} /> : null}
    </>
  );
}

interface WhyProps {
  readonly result: 'partly' | 'refused';
  readonly busy: boolean;
  readonly decide: Decided;
  readonly onCancel: () => void;
}

function Why({ result, busy, decide, onCancel }: WhyProps) {
  const [answer, setAnswer] = useState('');
  const label = result === 'partly' ? '采纳了什么，为什么没有全部采纳' : '不采纳的理由';
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        decide(result, false, answer);
      }}
    >
      <textarea
        className="input"
        required
        maxLength={2000}
        aria-label={label}
        placeholder={label}
        value={answer}
        onChange={(e) => setAnswer(e.target.value)}
      />
      <p className="panel-acts">
        <button type="submit" className="button compact" disabled={busy}>
          {result === 'partly' ? '部分采纳' : '不采纳'}并答复
        </button>
        <button type="button" className="button plain compact" onClick={onCancel}>
          取消
        </button>
      </p>
    </form>
  );
}
