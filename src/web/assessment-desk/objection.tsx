import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { SelfDto } from '../../api/contract/assessment-desk.ts';
import { Told } from './parts.tsx';
import { doAct } from './queries.ts';

/** Points are asked for in the weight that was published, not in what it counts for once other weights went to it. */
function weightWords(self: SelfDto, indicator: string): string {
  const counts = self.result.find((row) => row.indicator === indicator)?.weight ?? 0;
  const weight = self.items.find((item) => item.indicator === indicator)?.weight ?? counts;
  return weight === counts ? `本项分值${weight}分。` : `本项分值${weight}分，请按此填写；分到不适用指标的分值后，计${counts}分。`;
}

/** The head of the unit agrees, or objects to named items. */
export function Objecting({ self }: { readonly self: SelfDto }) {
  const queries = useQueryClient();
  const open = self.result.filter((row) => row.score < row.weight && !self.objections.some((one) => one.indicator === row.indicator));
  const [indicator, setIndicator] = useState(open[0]?.indicator ?? '');
  const [claim, setClaim] = useState('');
  const [reason, setReason] = useState('');
  const run = useMutation({
    mutationFn: ({ act, values }: { act: string; values: Readonly<Record<string, unknown>> }) =>
      doAct({ procedure: self.procedure, key: self.key, act, values, seq: self.seq }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['assessment-self'] }),
  });
  const object = (event: FormEvent) => {
    event.preventDefault();
    run.mutate({ act: 'object', values: { objections: [{ indicator, claim, reason }] } });
  };
  return (
    <section className="section" aria-labelledby="self-object">
      <h2 id="self-object">对得分有没有异议</h2>
      <p className="desk-acts">
        <button type="button" className="button" disabled={run.isPending} onClick={() => run.mutate({ act: 'confirm', values: {} })}>
          没有异议，确认
        </button>
        <span className="grey">异议由没有参加评分的单位复核，书面答复。</span>
      </p>
      <form className="sheet desk-box" onSubmit={object}>
        <label className="desk-label" htmlFor="object-item">
          有异议的指标
        </label>
        <select id="object-item" className="input" value={indicator} onChange={(event) => setIndicator(event.target.value)}>
          {open.map((row) => (
            <option key={row.indicator} value={row.indicator}>
              {row.indicator} {row.title}（{row.score} / {row.weight}）
            </option>
          ))}
        </select>
        <label className="desk-label" htmlFor="object-claim">
          请求改定为（分）
        </label>
        <input
          id="object-claim"
          className="input"
          inputMode="decimal"
          aria-describedby="object-weight"
          value={claim}
          onChange={(event) => setClaim(event.target.value)}
        />
        <p id="object-weight" className="grey small">
          {weightWords(self, indicator)}
        </p>
        <label className="desk-label" htmlFor="object-reason">
          事实和理由
        </label>
        <textarea id="object-reason" className="input" maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        <Told error={run.error} />
        <button type="submit" className="button primary" disabled={run.isPending || reason.trim() === ''}>
          提出异议
        </button>
      </form>
    </section>
  );
}
