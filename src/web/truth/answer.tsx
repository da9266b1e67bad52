import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useId, useState } from 'react';
import type { TruthQuestionDto } from '../../api/contract/truth.ts';
import type { MatterDto } from '../../api/contract.ts';
import { call, newKey } from '../client.ts';

interface Props {
  readonly question: TruthQuestionDto;
  readonly procedure: string;
  readonly acts: TruthQuestionDto['acts'];
}

interface Change {
  readonly number: string;
  readonly change: string;
}
const blank: Change = { number: '', change: '' };

/** The unit's answer on the spot; with papers to add, on the page of the matter. */
export function Answer({ question, procedure, acts }: Props) {
  const id = useId();
  const queries = useQueryClient();
  const [act, setAct] = useState(acts[0]?.id ?? '');
  const [answer, setAnswer] = useState('');
  const [late, setLate] = useState('');
  const [changes, setChanges] = useState<readonly Change[]>([blank]);
  const [key] = useState(newKey);
  const corrects = act === 'correct';
  const send = useMutation({
    mutationFn: () => {
      const told = changes.filter((c) => c.number || c.change);
      const values = { answer, ...(corrects && { corrections: told }), ...(late && { lateReason: late }) };
      return call<MatterDto>('POST', `/matters/${procedure}/${question.row.key}/acts/${act}`, {
        body: { values, seq: question.seq },
        idempotencyKey: key,
      });
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['truth'] });
      void queries.invalidateQueries({ queryKey: ['desk'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate();
  };
  const overdue = question.row.light.colour === 'red' || question.row.state.id === 'unanswered';
  const [region = '', matter = ''] = question.row.key.split('/');
  return (
    <form className="truth-answer" onSubmit={submit} aria-label={`答复：${question.row.title}`}>
      <fieldset>
        <legend>答复</legend>
        {acts.map((a) => (
          <label key={a.id}>
            <input type="radio" name={`${id}-act`} checked={act === a.id} onChange={() => setAct(a.id)} />
            {a.title.replace(/^答复：/, '')}
          </label>
        ))}
      </fieldset>
      <label htmlFor={`${id}-answer`}>说明</label>
      <textarea
        id={`${id}-answer`}
        className="input"
        rows={3}
        required
        minLength={4}
        value={answer}
        onChange={(e) => setAnswer(e.target.value)}
      />
      {corrects ? <Changes rows={changes} onChange={setChanges} /> : null}
      {overdue ? (
        <>
          <label htmlFor={`${id}-late`}>超期原因</label>
          <input id={`${id}-late`} className="input" value={late} maxLength={500} onChange={(e) => setLate(e.target.value)} />
        </>
      ) : null}
      <p className="truth-ask">
        <button type="submit" className="button primary" disabled={send.isPending}>
          {send.isPending ? '正在提交…' : '提交答复'}
        </button>
        <Link to="/m/$procedure/$region/$id" params={{ procedure, region, id: matter }}>
          需要附材料的，到事项页答复
        </Link>
      </p>
      {send.error ? (
        <p className="field-no" role="alert">
          {send.error.message || '没有办成，请再试一次。'}
        </p>
      ) : null}
    </form>
  );
}

interface ChangesProps {
  readonly rows: readonly Change[];
  readonly onChange: (rows: readonly Change[]) => void;
}

function Changes({ rows, onChange }: ChangesProps) {
  const set = (at: number, change: Partial<Change>) => onChange(rows.map((r, i) => (i === at ? { ...r, ...change } : r)));
  return (
    <fieldset className="truth-changes">
      <legend>更正的记录</legend>
      {rows.map((r, i) => (
        <div key={i}>
          <input
            className="input"
            aria-label={`第${i + 1}条事项编号`}
            placeholder="事项编号"
            value={r.number}
            onChange={(e) => set(i, { number: e.target.value })}
          />
          <input
            className="input"
            aria-label={`第${i + 1}条更正内容`}
            placeholder="更正了什么"
            value={r.change}
            onChange={(e) => set(i, { change: e.target.value })}
          />
        </div>
      ))}
      <button type="button" className="link-button" onClick={() => onChange([...rows, blank])}>
        再加一条
      </button>
    </fieldset>
  );
}
