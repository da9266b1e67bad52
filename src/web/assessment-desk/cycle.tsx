import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { BoardDto } from '../../api/contract/assessment-desk.ts';
import { call } from '../client.ts';
import { Told } from './parts.tsx';

type Running = NonNullable<BoardDto['cycle']>;
type Step = NonNullable<Running['step']>['id'];

/** What a step asks for in words; everything else of it the platform works out. */
interface Word {
  readonly id: 'noticeNo' | 'lateReason' | 'satisfaction' | 'problems';
  readonly title: string;
  readonly long?: true;
  readonly optional?: true;
}
const asked: Readonly<Partial<Record<Step, readonly Word[]>>> = {
  'publish-scheme': [
    { id: 'noticeNo', title: '公布文号' },
    { id: 'lateReason', title: '逾期公布的，写明原因', optional: true },
  ],
  'publish-results': [
    { id: 'satisfaction', title: '满意度情况', long: true },
    { id: 'problems', title: '主要问题', long: true },
  ],
};

function placeOf(key: string): { region: string; id: string } {
  const [region = '', id = ''] = key.split('/');
  return { region, id };
}

/** The assessment of the year, and the next step on it as a whole. */
export function Cycle({ cycle }: { readonly cycle: Running }) {
  const queries = useQueryClient();
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  const words = (cycle.step && asked[cycle.step.id]) ?? [];
  const run = useMutation({
    mutationFn: (body: object) => call('POST', `/assessment-desk/cycles/${cycle.key}/${cycle.step?.id ?? ''}`, { body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['assessment-board'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run.mutate(Object.fromEntries(words.flatMap(({ id }) => (said[id]?.trim() ? [[id, said[id]]] : []))));
  };
  return (
    <form className="section desk-form" onSubmit={submit} aria-label={cycle.title}>
      <p>
        <Link to="/m/$procedure/$region/$id" params={{ procedure: cycle.procedure, ...placeOf(cycle.key) }}>
          {cycle.title}
        </Link>
        ：{cycle.state.title}。
      </p>
      {words.map((word) => (
        <Asked key={word.id} word={word} value={said[word.id] ?? ''} onChange={(text) => setSaid({ ...said, [word.id]: text })} />
      ))}
      <Told error={run.error} />
      {cycle.step ? (
        <button type="submit" className="button primary" disabled={run.isPending}>
          {run.isPending ? '正在办理…' : cycle.step.title}
        </button>
      ) : null}
    </form>
  );
}

interface AskedProps {
  readonly word: Word;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function Asked({ word: { id, title, long, optional }, value, onChange }: AskedProps) {
  const common = { id: `told-${id}`, className: 'input', required: !optional, value };
  return (
    <>
      <label htmlFor={common.id}>{title}</label>
      {long ? (
        <textarea {...common} minLength={4} maxLength={2000} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...common} maxLength={optional ? 500 : 60} onChange={(event) => onChange(event.target.value)} />
      )}
    </>
  );
}

/** A new year begins with a published indicator system: period and version are the system's, nobody copies them. */
export function Drafting({ board }: { readonly board: BoardDto }) {
  const queries = useQueryClient();
  const [scheme, setScheme] = useState(board.mayDraft[0]?.id ?? '');
  const [method, setMethod] = useState('');
  const draft = useMutation({
    mutationFn: () => call('POST', '/assessment-desk/cycles', { body: { scheme, method } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['assessment-board'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    draft.mutate();
  };
  return (
    <form className="section desk-form" onSubmit={submit} aria-labelledby="board-draft">
      <h2 id="board-draft">起草考核方案</h2>
      <label htmlFor="draft-scheme">已公布的指标体系</label>
      <select id="draft-scheme" className="input" value={scheme} onChange={(event) => setScheme(event.target.value)}>
        {board.mayDraft.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      <label htmlFor="draft-method">考核方法</label>
      <textarea
        id="draft-method"
        className="input"
        required
        maxLength={5000}
        value={method}
        onChange={(event) => setMethod(event.target.value)}
      />
      <Told error={draft.error} />
      <button type="submit" className="button primary" disabled={draft.isPending}>
        {draft.isPending ? '正在起草…' : '起草，报领导小组批准'}
      </button>
    </form>
  );
}
