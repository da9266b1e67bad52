import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PointLine, PointsDecided } from '../../api/contract/points.ts';
import { call } from '../client.ts';
import { Dialog } from '../kit/dialog.tsx';
import { ErrorNote } from '../kit/states.tsx';

interface Props {
  readonly quarter: string;
  readonly chosen: ReadonlySet<string>;
  readonly lines: readonly PointLine[];
  readonly onDone: () => void;
}

/** Enters what was chosen, or says why it is not counted. */
export function PointDeciding({ quarter, chosen, lines, onDone }: Props) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const deciding = useMutation({
    mutationFn: (body: { readonly accept: boolean; readonly reason?: string }) =>
      call<PointsDecided>('POST', '/points/decisions', { body: { quarter, marks: [...chosen], ...body } }),
    onSuccess: () => {
      setAsking(false);
      onDone();
      void queries.invalidateQueries({ queryKey: ['points'] });
      void queries.invalidateQueries({ queryKey: ['quarter'] });
    },
  });
  return (
    <>
      {lines.length > 0 ? (
        <div className="quarter-acts">
          <button
            type="button"
            className="button primary"
            disabled={chosen.size === 0 || deciding.isPending}
            onClick={() => deciding.mutate({ accept: true })}
          >
            {deciding.isPending ? '正在办理…' : chosen.size > 0 ? `选中的${chosen.size}条计分` : '计分'}
          </button>
          <button type="button" className="button" disabled={chosen.size === 0 || deciding.isPending} onClick={() => setAsking(true)}>
            不予计分
          </button>
        </div>
      ) : null}
      {asking ? (
        <Reason
          n={chosen.size}
          pending={deciding.isPending}
          onClose={() => setAsking(false)}
          onGiven={(reason) => deciding.mutate({ accept: false, reason })}
        />
      ) : null}
      {deciding.error ? <ErrorNote error={deciding.error} /> : null}
      {deciding.data ? <Decided decided={deciding.data} lines={lines} /> : null}
    </>
  );
}

function Decided({ decided: { done, refused }, lines }: { readonly decided: PointsDecided; readonly lines: Props['lines'] }) {
  const name = (mark: string) => lines.find((line) => line.mark === mark)?.title ?? '';
  return (
    <div role="status">
      <p>
        已办理{done}条{refused.length > 0 ? `，${refused.length}条没有办成：` : '。'}
      </p>
      <ul className="findings">
        {refused.map(({ mark, why }) => (
          <li key={mark}>
            {name(mark)}：{why}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ReasonProps {
  readonly n: number;
  readonly pending: boolean;
  readonly onClose: () => void;
  readonly onGiven: (reason: string) => void;
}

function Reason({ n, pending, onClose, onGiven }: ReasonProps) {
  const [reason, setReason] = useState('');
  return (
    <Dialog title={`${n}条不予计分`} kind="box" onClose={onClose}>
      <form
        onSubmit={(e) => {
          e.preventDefault();
          onGiven(reason);
        }}
      >
        <label className="point-reason">
          <span>不予计分的理由</span>
          <textarea
            className="input"
            rows={4}
            minLength={2}
            maxLength={1000}
            required
            value={reason}
            onChange={(e) => setReason(e.target.value)}
          />
        </label>
        <p className="grey">理由记入积分流水，同一记录不再提出。</p>
        <button type="submit" className="button primary" disabled={pending || reason.trim().length < 2}>
          {pending ? '正在办理…' : '不予计分'}
        </button>
      </form>
    </Dialog>
  );
}
